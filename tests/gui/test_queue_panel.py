"""The queue panel shows what it is told, and passes on what is asked of it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from stylestudio.ui.queue.queue_button import QueueButton
from stylestudio.ui.queue.queue_entry import STATES, QueueEntry
from stylestudio.ui.queue.queue_panel import QueuePanel


@pytest.fixture
def panel(qtbot, qapp) -> QueuePanel:
    panel = QueuePanel()
    qtbot.addWidget(panel)
    panel.resize(380, 400)
    panel.show()
    qtbot.waitExposed(panel)
    return panel


def entry(run_id: str, state: str = "waiting", **more) -> QueueEntry:
    return QueueEntry(run_id, f"Picture {run_id}", state, **more)


def click(button) -> None:
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def shown(row) -> dict[str, bool]:
    names = ("retry_button", "stop_button", "remove_button", "bar")
    return {name: getattr(row, name).isVisible() for name in names}


def test_an_empty_queue_says_what_it_is_for(panel):
    assert panel.empty.isVisible()
    assert panel.rows == []
    assert not panel.pause_button.isEnabled()
    assert not panel.clear_button.isEnabled()
    panel.set_entries([entry("a")])
    assert not panel.empty.isVisible()


@pytest.mark.parametrize(
    ("state", "visible"),
    [
        ("waiting", {"remove_button"}),
        ("running", {"stop_button", "bar"}),
        ("paused", {"stop_button", "bar"}),
        ("stopped", {"retry_button", "remove_button"}),
        ("done", {"remove_button"}),
        ("failed", {"retry_button", "remove_button"}),
    ],
)
def test_each_state_offers_what_makes_sense(panel, state, visible):
    panel.set_entries([entry("a", state)])
    (row,) = panel.rows
    assert {name for name, is_shown in shown(row).items() if is_shown} == visible


def test_all_states_are_told_apart_in_words(panel):
    panel.set_entries([entry(state, state) for state in STATES])
    words = [row.status.text() for row in panel.rows]
    assert words == ["Waiting", "Painting…", "Paused", "Stopped", "Done", "Ended early"]


def test_words_and_errors_are_shown(panel):
    panel.set_entries(
        [
            entry("a", "running", fraction=0.25, words="about 40 s left"),
            entry("b", "done", words="0:42"),
            entry("c", "failed", error="Memory ran out. Choose a smaller size."),
        ]
    )
    first, second, third = panel.rows
    assert first.title.text() == "Picture a"
    assert first.status.text() == "Painting… about 40 s left"
    assert first.bar.value() == 250
    assert second.status.text() == "Done · 0:42"
    assert third.status.text() == "Ended early"
    assert third.reason.text() == "Memory ran out. Choose a smaller size."
    assert third.reason.isVisible()
    assert not second.reason.isVisible()
    assert third.accessibleName() == f"Picture c, Ended early, {third.entry.error}"
    assert first.stop_button.accessibleName() == "Stop “Picture a”"


def test_a_run_of_unknown_length_has_a_busy_bar(panel):
    panel.set_entries([entry("a", "running")])
    assert panel.rows[0].bar.busy
    panel.set_entries([entry("a", "running", fraction=0.5)])
    assert not panel.rows[0].bar.busy


def test_an_unknown_state_is_refused():
    with pytest.raises(ValueError, match="no state"):
        entry("a", "sleeping")


def test_one_run_twice_is_refused(panel):
    with pytest.raises(ValueError, match="one entry"):
        panel.set_entries([entry("a"), entry("a", "done")])


def test_rows_stay_what_they_are(panel):
    panel.set_entries([entry("a"), entry("b"), entry("c")])
    a, b, c = panel.rows
    panel.set_entries([entry("c"), entry("a", "running"), entry("d")])
    first, second, third = panel.rows
    assert (first, second) == (c, a)
    assert third.entry.run_id == "d"
    assert a.status.text() == "Painting…"
    assert b not in panel.rows


def test_only_rows_that_changed_are_touched(panel, monkeypatch):
    panel.set_entries([entry("a"), entry("b", "running")])
    touched = []
    for row in panel.rows:
        monkeypatch.setattr(row, "show_entry", touched.append)
    changed = entry("b", "running", fraction=0.5)
    panel.set_entries([entry("a"), changed])
    assert touched == [changed]


@pytest.mark.parametrize(
    ("state", "button", "signal"),
    [
        ("waiting", "remove_button", "remove_requested"),
        ("failed", "retry_button", "retry_requested"),
        ("running", "stop_button", "stop_requested"),
    ],
)
def test_a_click_asks_for_that_run(qtbot, panel, state, button, signal):
    panel.set_entries([entry("other"), entry("mine", state)])
    with qtbot.waitSignal(getattr(panel, signal)) as asked:
        click(getattr(panel.rows[1], button))
    assert asked.args == ["mine"]


def test_all_are_paused_and_continued(qtbot, panel):
    panel.set_entries([entry("a", "running"), entry("b")])
    assert panel.pause_button.text() == "Pause all"
    with (
        qtbot.waitSignal(panel.pause_all_requested),
        qtbot.assertNotEmitted(panel.continue_all_requested),
    ):
        click(panel.pause_button)
    panel.set_entries([entry("a", "paused"), entry("b")], paused=True)
    assert panel.pause_button.text() == "Continue all"
    panel.set_entries([entry("b")], paused=True)
    assert panel.pause_button.text() == "Continue all", "although nothing has begun"
    with qtbot.waitSignal(panel.continue_all_requested):
        click(panel.pause_button)


def test_what_has_ended_is_cleared(qtbot, panel):
    panel.set_entries([entry("a", "running")])
    assert not panel.clear_button.isEnabled()
    panel.set_entries([entry("a", "done")])
    assert not panel.pause_button.isEnabled()
    with qtbot.waitSignal(panel.clear_requested):
        click(panel.clear_button)


def test_the_focus_stays_in_its_row(qtbot, panel):
    panel.activateWindow()
    qtbot.waitUntil(panel.isActiveWindow)
    panel.set_entries([entry("a"), entry("b", "running")])
    row = panel.rows[1]
    row.stop_button.setFocus()
    panel.set_entries([entry("a"), entry("b", "running", fraction=0.5)])
    assert row.stop_button.hasFocus()
    panel.set_entries([entry("b", "running", fraction=0.6), entry("a")])
    assert row.stop_button.hasFocus(), "also where it moves"
    panel.set_entries([entry("b", "failed"), entry("a")])
    assert row.retry_button.hasFocus()


def test_the_focus_of_a_row_that_goes_passes_to_the_next(qtbot, panel):
    panel.activateWindow()
    qtbot.waitUntil(panel.isActiveWindow)
    panel.set_entries([entry(name) for name in "abc"])
    a, b, c = panel.rows
    b.remove_button.setFocus()
    panel.set_entries([entry("a"), entry("c")])
    assert c.remove_button.hasFocus()
    panel.set_entries([entry("a")])
    assert a.remove_button.hasFocus()
    panel.set_entries([])
    assert panel.hasFocus()


def test_long_titles_do_not_widen_it(panel):
    panel.set_entries([entry("a", "failed", error="A reason that is long. " * 20)])
    narrow = panel.minimumSizeHint().width()
    panel.set_entries([QueueEntry("a", "A title without end " * 20, "waiting")])
    assert panel.minimumSizeHint().width() <= max(narrow, 320)


@pytest.fixture
def button(qtbot, qapp) -> QueueButton:
    button = QueueButton(QueuePanel())
    qtbot.addWidget(button)
    button.show()
    qtbot.waitExposed(button)
    return button


def test_the_button_counts_those_that_wait(button):
    panel = button.popover.findChild(QueuePanel)
    assert button.text() == "Queue"
    panel.set_entries([entry("a", "running"), entry("b"), entry("c")])
    assert button.text() == "Queue · 2"
    assert button.accessibleName() == "Queue, 2 waiting"
    panel.set_entries([entry("a", "done")])
    assert button.text() == button.accessibleName() == "Queue"


def test_the_button_opens_the_queue_and_escape_closes_it(qtbot, button):
    panel = button.popover.findChild(QueuePanel)
    panel.set_entries([entry("a", "running")])
    click(button)
    assert panel.isVisible()
    assert button.screen().geometry().contains(button.popover.geometry())
    QTest.keyClick(button.popover, Qt.Key.Key_Escape)
    assert not panel.isVisible()
