"""An interrupted picture is offered again; its files go once it is deleted or safe."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np
import pytest
import torch
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtTest import QTest

from stylestudio import paths
from stylestudio.app import finish
from stylestudio.engine import planner, transfer
from stylestudio.engine.checkpoint import CheckpointWriter
from stylestudio.engine.run_files import SOURCES, STATE, Owner
from stylestudio.errors import CheckpointError, WeightsError
from stylestudio.imaging.load import load_picture
from stylestudio.jobs.queue import RunQueue
from stylestudio.request.presets import bundled_presets
from stylestudio.request.style_request import StyleRequest
from stylestudio.ui.main_window import MainWindow
from tests.engine.conftest import fixed_calibration, make_tiny_weights

ROOT = Path(__file__).parents[2]
REQUEST = StyleRequest(content="Boat.png", style="Storm.png", seed=7)
SOURCE = np.full((8, 9, 3), 77, np.uint8)


def interrupted(title: str = "Boat × Storm", evaluation: int = 4450, **facts) -> Path:
    """The folder of a run that nobody works on, interrupted in the second of two scales."""
    scales = [
        {"size_px": size_px, "evaluations": evaluations, "evaluation_s": seconds}
        for size_px, evaluations, seconds in ((128, 5000, 1.0), (256, 10000, 3.0))
    ]
    writer = CheckpointWriter.create(
        REQUEST, {"scales": scales}, {"photo": SOURCE, "painting": SOURCE}, title=title
    )
    facts = {"scale": 1, "evaluation": evaluation, "elapsed_s": 83.0} | facts
    assert writer.save({"image": torch.zeros(3)}, facts) is None
    writer.release()
    return writer.folder


@pytest.fixture
def offer(empty_window):
    return empty_window.canvas_pane.offer_bar


@pytest.fixture
def ended(qtbot, empty_window) -> Callable[[], None]:
    def wait() -> None:
        qtbot.waitUntil(lambda: not empty_window._queue.busy, timeout=10_000)

    return wait


# The offer ---------------------------------------------------------------------------------------


def test_where_nothing_was_interrupted_nothing_is_offered(window, offer, message):
    window.offer_unfinished()
    assert offer.isHidden()
    assert message() == ""


def test_the_newest_run_is_offered(window, offer, message):
    interrupted("Cat × Storm")
    interrupted("Boat × Storm")
    window.offer_unfinished()
    # 5000 + 3 · 4450 of 35000 predicted seconds.
    assert offer.text == "“Boat × Storm” was interrupted at 52 %."
    assert offer.accessibleName() == offer.text
    assert offer.continue_button.accessibleName() == "Continue “Boat × Storm”"
    assert offer.delete_button.accessibleName() == "Delete “Boat × Storm”"
    assert message() == ""


@pytest.mark.parametrize("facts", [{"scale": 9}, {"scale": "one"}, {"elapsed_s": None}])
def test_where_it_stood_need_not_be_known(window, offer, facts):
    interrupted(**facts)
    window.offer_unfinished()
    assert offer.text == "“Boat × Storm” was interrupted."


def test_the_plan_that_it_went_on_with_counts(window, offer):
    smaller = {"scales": [{"size_px": 64, "evaluations": 10000, "evaluation_s": 1.0}]}
    interrupted(plan=smaller, scale=0, evaluation=2550)
    window.offer_unfinished()
    assert offer.text == "“Boat × Storm” was interrupted at 25 %."


def test_a_run_without_a_title_is_called_after_its_pictures(window, offer):
    interrupted("")
    window.offer_unfinished()
    assert offer.text.startswith("“Boat × Storm” was")


def test_the_program_looks_for_interrupted_runs_before_it_loads_the_engine():
    folder = interrupted()
    code = (
        "import sys\n"
        "from stylestudio import app\n"
        "from stylestudio.ui.main_window import MainWindow\n"
        "shown = MainWindow.offer_unfinished\n"
        "def look(window):\n"
        "    shown(window)\n"
        "    print(window.canvas_pane.offer_bar.text, 'torch' in sys.modules)\n"
        "    raise SystemExit(0)\n"
        "MainWindow.offer_unfinished = look\n"
        "app.run_window()\n"
    )
    told = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", code],
        capture_output=True,
        check=True,
        encoding="utf-8",
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    )
    assert told.stdout.strip() == "“Boat × Storm” was interrupted at 52 %. False"
    assert folder.is_dir()


def test_delete_asks_once_more_in_its_own_place(qtbot, window, offer):
    folder = interrupted()
    window.offer_unfinished()
    now = 100.0
    offer.clock = lambda: now
    offer.delete_button.click()
    offer.delete_button.click()
    assert offer.delete_button.text() == "Delete for good?"
    assert offer.delete_button.accessibleName() == "Delete for good?"
    assert folder.is_dir(), "a double click is no second thought"
    now += 5
    offer.delete_button.click()
    assert not folder.exists()
    assert offer.isHidden()


def test_not_now_leaves_it_for_the_next_start(window, offer):
    folder = interrupted()
    window.offer_unfinished()
    offer.delete_button.click()
    offer.close_button.click()
    assert offer.isHidden()
    assert folder.is_dir()
    window.offer_unfinished()
    assert offer.delete_button.text() == "Delete", "asked anew"


def test_the_keyboard_reaches_the_offer(qtbot, window, offer, engine, ended):
    interrupted()
    window.offer_unfinished()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.canvas_pane.canvas.setFocus()
    reached = []
    for _ in range(3):
        QTest.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
        reached.append(window.focusWidget())
    assert reached == [offer.continue_button, offer.delete_button, offer.close_button]
    offer.continue_button.setFocus()
    QTest.keyClick(offer.continue_button, Qt.Key.Key_Space)
    assert window.focusWidget() is window.start_button
    ended()
    assert engine.requests == [REQUEST]


def test_damaged_runs_are_told_once_and_not_offered(window, offer, message):
    folder = interrupted()
    (folder / STATE).write_bytes(b"damaged")
    window.offer_unfinished()
    assert offer.isHidden()
    assert message().startswith("The unfinished picture “Boat × Storm” is damaged")
    assert "Start the picture again" in message()
    assert window.canvas_pane.message_bar.kind == "notice"


def test_a_damaged_run_hides_neither_what_was_told_nor_a_sound_run(window, offer, message):
    folder = interrupted("Cat × Storm")
    (folder / STATE).write_bytes(b"damaged")
    interrupted("Boat × Storm")
    window.canvas_pane.message_bar.show_notice("A setting was ignored.")
    window.offer_unfinished()
    assert offer.text.startswith("“Boat × Storm”")
    assert message().startswith("A setting was ignored.\nThe unfinished picture “Cat × Storm”")


def test_the_offer_waits_while_another_picture_is_painted(qtbot, window, offer, engine, ended):
    interrupted()
    window.offer_unfinished()
    engine.gate = threading.Event()
    window.session.start()
    assert offer.isHidden()
    engine.gate.set()
    ended()
    assert offer.text.startswith("“Boat × Storm”")


# Continuing --------------------------------------------------------------------------------------


def test_continue_goes_on_where_it_was(qtbot, window, offer, engine, ended, tmp_path):
    interrupted("Cat × Storm")
    folder = interrupted()
    window.offer_unfinished()
    now = 100.0
    window.strip.clock = lambda: now
    engine.gate, engine.gate_step = threading.Event(), 1
    engine.report = {"checkpoint": str(folder)}
    offer.continue_button.click()
    assert offer.isHidden()
    assert window.start_button.text() == "Stop"
    assert not window.actions_.start.isEnabled()
    assert window.canvas_pane.title.text() == "Boat × Storm"
    assert window.canvas_pane.canvas.headline == ""
    assert window.strip.fraction == pytest.approx(0.524, abs=0.001)
    assert window.strip.elapsed_s == 83
    now += 4
    engine.gate.set()
    ended()
    assert engine.requests == [REQUEST]
    assert engine.keepings[0].resume.folder == folder
    assert engine.keepings[0].title == "Boat × Storm"
    assert window.strip.phase.text() == "Finished in 1:27."
    assert not window.canvas_pane.compare_button.isEnabled(), "its photo is not at hand"
    results = window.session.results
    assert results.current.name == "Boat × Storm"
    assert folder.is_dir(), "the picture is in no file yet"
    with qtbot.waitSignal(results.saved):
        results.save(tmp_path / "mine.png")
    assert not folder.exists()
    assert offer.isHidden(), "the other one waits for the next start"


def test_continue_needs_no_pictures_in_the_panes(qtbot, empty_window, offer, engine, ended):
    interrupted()
    empty_window.offer_unfinished()
    offer.continue_button.click()
    ended()
    assert empty_window.session.results.unsaved


def test_continue_keeps_the_unsaved_picture_first(qtbot, window, offer, engine, ended):
    interrupted()
    window.offer_unfinished()
    window.session.start()
    ended()
    offer.continue_button.click()
    assert offer.isHidden()
    qtbot.waitUntil(lambda: len(engine.requests) == 2)
    ended()
    (kept,) = paths.pictures_dir().iterdir()
    assert kept.name.startswith("Harbour × Waves")
    assert window.session.results.current.name == "Boat × Storm"


def test_where_the_picture_cannot_be_kept_the_offer_stays(
    qtbot, window, offer, engine, ended, message
):
    interrupted()
    window.offer_unfinished()
    paths.pictures_dir().write_text("a file in the way of the folder")
    window.session.start()
    ended()
    offer.continue_button.click()
    qtbot.waitUntil(lambda: "press Continue again" in message())
    assert offer.isVisible()
    offer.continue_button.click()
    qtbot.waitUntil(lambda: len(engine.requests) == 2)
    ended()


def test_a_continued_run_that_comes_to_nothing_can_be_continued_later(
    window, offer, engine, ended, message
):
    folder = interrupted()
    window.offer_unfinished()
    engine.fail_at, engine.error = "loading", WeightsError("The weights are gone.")
    engine.report = {"checkpoint": str(folder)}
    offer.continue_button.click()
    ended()
    assert message() == "The weights are gone."
    assert folder.is_dir()


# When the files go -------------------------------------------------------------------------------


@pytest.fixture
def running(qtbot, window, engine) -> Path:
    """A run of the fake engine in its middle, and the folder that it is kept in."""
    folder = interrupted("Harbour × Waves")
    engine.report = {"checkpoint": str(folder)}
    engine.gate = threading.Event()
    window.session.start()
    qtbot.waitUntil(lambda: engine.previews == 2)
    return folder


def test_a_stopped_run_is_kept_until_its_picture_is(qtbot, window, running, ended):
    window.session.stop()
    ended()
    assert running.is_dir()
    window.close()
    assert len(list(paths.pictures_dir().iterdir())) == 1
    assert not running.exists()


def test_starting_over_removes_it_once_the_picture_is_kept(qtbot, window, engine, running, ended):
    window.session.stop()
    ended()
    engine.report = {}
    engine.gate.set()
    window.session.start()
    qtbot.waitUntil(lambda: len(engine.requests) == 2)
    ended()
    assert not running.exists()


def test_closing_in_the_middle_leaves_it_for_the_next_start(window, running):
    window.close()
    assert len(list(paths.pictures_dir().iterdir())) == 1
    assert running.is_dir()


def test_stop_and_close_at_once_removes_it(window, running):
    window.session.stop()
    window.close()
    assert len(list(paths.pictures_dir().iterdir())) == 1
    assert not running.exists()


def test_where_the_picture_could_not_be_saved_it_stays(qtbot, window, running, ended, tmp_path):
    window.session.stop()
    ended()
    with qtbot.waitSignal(window.session.results.save_failed):
        window.session.results.save(tmp_path / "missing" / "mine.png")
    assert running.is_dir()


def test_a_new_run_that_comes_to_nothing_leaves_nothing(qtbot, window, engine, ended):
    folder = interrupted()
    engine.report = {"checkpoint": str(folder)}
    engine.gate, engine.gate_step = threading.Event(), 1
    window.session.start()
    qtbot.waitUntil(lambda: len(engine.requests) == 1)
    window.session.stop()
    ended()
    assert not folder.exists()


# With the real engine ----------------------------------------------------------------------------


@contextmanager
def real_window(qtbot, *pair: Path) -> Iterator[MainWindow]:
    """A window whose engine is the real one, closed at the end."""
    queue = RunQueue()
    window = MainWindow(queue, bundled_presets())
    window.load_pair(*pair)
    window.offer_unfinished()
    window.show()
    qtbot.waitUntil(lambda: window.session.ready)
    window.settings.controls["size_px"].set_value(64)
    try:
        yield window
    finally:
        window.close()
        assert finish(window, queue, 0) == 0


@pytest.fixture
def tiny_network(monkeypatch) -> None:
    monkeypatch.setattr(planner, "load_or_measure", lambda *_: fixed_calibration())
    monkeypatch.setattr(transfer, "load_vgg16", make_tiny_weights)


def test_a_killed_program_is_continued(
    qtbot, qapp, tiny_network, photo_file, painting_file, tmp_path
):
    with subprocess.Popen(
        [sys.executable, "-m", "tests.gui.interrupt_run", photo_file, painting_file],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        encoding="utf-8",
    ) as process:
        assert process.stdout.readline() == "kept\n"
        with real_window(qtbot) as window:
            assert window.canvas_pane.offer_bar.isHidden(), "somebody works on it"
        process.kill()
    photo_file.unlink()
    with real_window(qtbot) as window:
        (folder,) = paths.unfinished_dir().iterdir()
        offer = window.canvas_pane.offer_bar
        assert offer.text.startswith("“Harbour × Waves” was interrupted at ")
        seen = []
        window._queue.run_progressed.connect(lambda event: seen.append(event.progress))
        offer.continue_button.click()
        qtbot.waitUntil(lambda: not window._queue.busy, timeout=100_000)
        assert window.canvas_pane.message_bar.text == ""
        assert window.strip.phase.text().startswith("Finished in ")
        painted = [progress for progress in seen if progress.evaluation]
        assert painted[0].evaluation > 1, "not from the beginning"
        result = window.session.results.current.pixels
        assert max(result.shape) == 64
        with qtbot.waitSignal(window.session.results.saved):
            window.session.results.save(tmp_path / "mine.png")
        assert not folder.exists()


def test_closing_in_the_middle_and_continuing(
    qtbot, qapp, monkeypatch, tiny_network, photo_file, painting_file
):
    with real_window(qtbot, photo_file, painting_file) as window:
        window.settings.controls["evaluations"].set_value(2000)
        window.session.start()
        qtbot.waitUntil(lambda: window.strip.phase.text() == "Painting…", timeout=20_000)
    (folder,) = paths.unfinished_dir().iterdir()
    (kept,) = paths.pictures_dir().iterdir()
    assert max(load_picture(kept).shape) == 64
    # The program has ended: here its process is that of the tests.
    monkeypatch.setattr(Owner, "is_running", lambda _: False)
    with real_window(qtbot) as window:
        offer = window.canvas_pane.offer_bar
        assert offer.text.startswith("“Harbour × Waves” was interrupted")
        offer.continue_button.click()
        qtbot.waitUntil(lambda: window.strip.phase.text() == "Painting…", timeout=20_000)
        window.session.stop()
        qtbot.waitUntil(lambda: not window._queue.busy)
        assert window.session.results.current.name == "Harbour × Waves"
    assert not folder.exists(), "stopped by the user, and kept when the window was closed"
    assert len(list(paths.pictures_dir().iterdir())) == 2


def test_a_run_found_damaged_while_it_is_continued_is_told(qtbot, qapp, tiny_network):
    folder = interrupted()
    with real_window(qtbot) as window:
        sources = bytearray((folder / SOURCES).read_bytes())
        sources[-1] ^= 1
        (folder / SOURCES).write_bytes(sources)
        failed = []
        window._queue.run_failed.connect(failed.append)
        window.canvas_pane.offer_bar.continue_button.click()
        qtbot.waitUntil(lambda: bool(failed), timeout=20_000)
        assert isinstance(failed[0].error, CheckpointError)
        assert "“Boat × Storm” is damaged" in window.canvas_pane.message_bar.text
        assert window.canvas_pane.message_bar.kind == "error"
        assert window.strip.phase.text() == "Ended early."
        assert window.canvas_pane.canvas.headline, "the panes' pictures are back"
        assert window.session.ready


def test_a_paused_run_goes_on(qtbot, qapp, tiny_network, photo_file, painting_file):
    with real_window(qtbot, photo_file, painting_file) as window:
        window.settings.controls["evaluations"].set_value(2000)
        window.session.start()
        qtbot.waitUntil(lambda: window.strip.phase.text() == "Painting…", timeout=20_000)
        window.pause_button.click()
        assert window.strip.phase.text() == "Paused"
        # A checkpoint is written when a pause begins.
        folder = paths.unfinished_dir()
        qtbot.waitUntil(lambda: len(list(folder.glob(f"*/{STATE}"))) == 1, timeout=20_000)
        QCoreApplication.processEvents()
        seen = []
        window._queue.run_progressed.connect(seen.append)
        window.pause_button.click()
        qtbot.waitUntil(lambda: len(seen) > 0, timeout=20_000)
        assert window.strip.phase.text() == "Painting…"
        window.session.stop()
        qtbot.waitUntil(lambda: not window._queue.busy, timeout=20_000)
    assert list(folder.iterdir()) == [], "its picture was kept when the window was closed"
