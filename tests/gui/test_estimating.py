"""What the window tells of time and memory before Paint is pressed."""

from __future__ import annotations

import threading

import pytest

from stylestudio.errors import OutOfMemoryError
from stylestudio.ui.controls.size_box import SIZES_PX
from tests.gui.conftest import make_picture
from tests.jobs import fake_engine
from tests.jobs.fake_engine import FakePlan


@pytest.fixture
def loaded(qtbot, window):
    """The window with a pair of pictures, whose engine is loaded; it takes 51 s for 512 px."""
    window.queue.prepare()
    said(qtbot, window, "Paint · about 50 s")
    return window


def said(qtbot, window, words: str) -> None:
    """Wait until the button says so."""
    button = window.paint_box.paint_button
    qtbot.waitUntil(lambda: button.text() == words)
    assert button.accessibleName() == words


def set_size(window, size_px: int) -> None:
    box = window.settings.controls["size_px"].box
    box.setEditText(str(size_px))
    box.lineEdit().editingFinished.emit()


def test_nothing_is_said_before_the_engine_is_there(qtbot, window, engine):
    qtbot.wait(400)
    assert window.paint_box.paint_button.text() == "Paint"
    assert engine.questions == []
    window.queue.prepare()
    said(qtbot, window, "Paint · about 50 s")


def test_the_button_says_how_long_what_is_set_takes(qtbot, loaded, engine):
    set_size(loaded, 1024)
    said(qtbot, loaded, "Paint · about 2 min")
    asked = next(r for r in reversed(engine.questions) if r.size_px == 1024)
    (wanted,) = loaded.settings.requests(
        str(loaded.sources.photo.path), loaded.sources.style_pairs()
    )
    assert asked == wanted
    assert loaded.paint_box.hint.isHidden()
    assert loaded.paint_box.sketch_button.isHidden()


def test_several_begin_as_sketches_and_take_their_time_together(qtbot, loaded, engine):
    engine.questions.clear()
    loaded.settings.variant_chooser.cards.cards["pca"].click()
    said(qtbot, loaded, "Paint · about 2 min")
    sketches = [request for request in engine.questions if request.quality == "sketch"]
    assert {request.variant for request in sketches} == {"gram", "pca"}


def test_several_photos_are_counted(qtbot, loaded, tmp_path):
    more = [make_picture(tmp_path / f"{name}.png", 40, 36, seed) for seed, name in enumerate("abc")]
    loaded.sources.take_files(more, "photo")
    qtbot.waitUntil(lambda: len(loaded.sources.photos) == 3)
    said(qtbot, loaded, "Paint · about 3 min")


def test_each_size_of_the_list_says_how_long_it_takes(qtbot, loaded):
    size = loaded.settings.controls["size_px"]
    qtbot.waitUntil(lambda: all("·" in words for words in size.offered()))
    assert len(size.offered()) == len(SIZES_PX)
    assert size.offered()[SIZES_PX.index(512)] == "512 px  ·  about 50 s"
    assert size.offered()[-1] == "4096 px  ·  about 7 min"


@pytest.mark.parametrize(
    ("share", "words"), [(0.5, ""), (0.8, "Needs about 6.9 GB of 8.6 GB free.")]
)
def test_what_takes_most_of_the_memory_is_told(qtbot, loaded, monkeypatch, share, words):
    free_bytes = 1 << 33
    monkeypatch.setattr(
        fake_engine,
        "FakePlan",
        lambda predicted_s: FakePlan(predicted_s, round(share * free_bytes)),
    )
    set_size(loaded, 600)
    said(qtbot, loaded, "Paint · about 1 min")
    assert loaded.paint_box.hint.text() == words
    assert loaded.paint_box.hint.isVisible() is bool(words)
    assert "free" not in loaded.paint_box.paint_button.text()


def test_above_ten_minutes_a_sketch_is_offered(qtbot, loaded, engine, finished):
    box = loaded.paint_box
    set_size(loaded, 8000)
    said(qtbot, loaded, "Paint · about 13 min")
    assert box.hint.text() == "About 13 min on this computer."
    assert box.sketch_button.isVisible()
    set_size(loaded, 600)
    said(qtbot, loaded, "Paint · about 1 min")
    assert box.sketch_button.isHidden()
    assert box.hint.isHidden()
    set_size(loaded, 8000)
    said(qtbot, loaded, "Paint · about 13 min")
    box.sketch_button.click()
    finished()
    assert [request.quality for request in engine.requests] == ["sketch"]


def test_what_cannot_be_painted_here_is_told_before_it_is_tried(qtbot, loaded, engine):
    size = loaded.settings.controls["size_px"]
    qtbot.waitUntil(lambda: all("·" in words for words in size.offered()))
    engine.estimate_error = OutOfMemoryError(
        "There is not enough memory for this size.", "Choose a smaller one."
    )
    set_size(loaded, 8000)
    hint = loaded.paint_box.hint
    words = "There is not enough memory for this size. Choose a smaller one."
    qtbot.waitUntil(lambda: hint.text() == words)
    assert loaded.paint_box.paint_button.text() == "Paint"
    assert loaded.paint_box.paint_button.isEnabled(), "an estimate is no more than that"
    qtbot.waitUntil(lambda: not any("·" in words for words in size.offered()))
    engine.estimate_error = None
    set_size(loaded, 600)
    said(qtbot, loaded, "Paint · about 1 min")
    assert hint.isHidden()


def test_while_the_machine_is_not_measured_nothing_is_said(qtbot, window, engine):
    engine.measured = False
    window.queue.prepare()
    qtbot.waitUntil(lambda: len(engine.questions) > len(SIZES_PX))
    assert window.paint_box.paint_button.text() == "Paint"


def test_an_old_answer_is_not_given_to_a_new_question(qtbot, loaded, engine):
    engine.estimating = threading.Event()
    set_size(loaded, 8000)
    qtbot.waitUntil(lambda: loaded.paint_box.paint_button.text() == "Paint")
    set_size(loaded, 600)
    qtbot.wait(300)
    engine.estimating.set()
    said(qtbot, loaded, "Paint · about 1 min")
    assert loaded.paint_box.sketch_button.isHidden()


def test_without_a_painting_nothing_is_asked(qtbot, loaded, engine):
    loaded.sources.remove_style(0)
    said(qtbot, loaded, "Paint")
    engine.questions.clear()
    qtbot.wait(300)
    assert engine.questions == []


def test_stop_is_not_written_over(qtbot, loaded, engine, start_and_hold, finished):
    start_and_hold()
    set_size(loaded, 1024)
    qtbot.waitUntil(lambda: engine.questions[-1].size_px == SIZES_PX[-1])
    qtbot.wait(50)
    assert loaded.paint_box.paint_button.text() == "Stop"
    engine.gate.set()
    finished()
    said(qtbot, loaded, "Paint · about 2 min")
