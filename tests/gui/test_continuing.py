"""What a run leaves on the disk: used to go on, and gone once it is of no use."""

from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QMessageBox

from stylestudio import paths
from stylestudio.app import finish
from stylestudio.engine import planner, transfer
from stylestudio.engine.run_files import SOURCES, STATE, Owner
from stylestudio.errors import CheckpointError
from stylestudio.imaging.load import load_picture
from stylestudio.jobs.queue import RunQueue
from stylestudio.request.presets import bundled_presets
from stylestudio.ui.main_window import MainWindow
from stylestudio.ui.pieces.pieces import PieceState
from tests.engine.conftest import fixed_calibration, make_tiny_weights
from tests.gui.conftest import kept_pictures, newest
from tests.gui.interrupted_runs import interrupted

ROOT = Path(__file__).parents[2]


# When the files go -------------------------------------------------------------------------------


@pytest.fixture
def running(qtbot, window, engine) -> Path:
    """A run of the fake engine in its middle, and the folder that it is kept in."""
    folder = interrupted("Harbour × Waves")
    engine.report = {"checkpoint": str(folder)}
    engine.gate = threading.Event()
    window.session.start()
    qtbot.waitUntil(lambda: newest(window).fraction > 0.39)
    qtbot.waitUntil(lambda: newest(window).pixels is not None)
    return folder


def test_a_finished_run_is_removed_once_its_picture_is_kept(window, engine, running, finished):
    engine.gate.set()
    finished()
    assert len(kept_pictures()) == 1
    assert not running.exists()


def test_a_stopped_run_can_be_continued_while_the_window_is_open(window, running, finished):
    window.session.stop()
    finished()
    assert len(kept_pictures()) == 1
    assert running.is_dir()
    window.close()
    assert len(kept_pictures()) == 1
    assert not running.exists(), "it was stopped on purpose"


def test_continuing_a_stopped_run_uses_and_then_removes_it(window, engine, running, finished):
    window.session.stop()
    finished()
    engine.gate.set()
    proceed, _ = window.canvas_pane.message_bar.action_buttons
    proceed.click()
    finished()
    assert engine.keepings[-1].resume.folder == running
    assert newest(window).state is PieceState.FINISHED
    assert not running.exists()


def test_starting_over_removes_it_once_the_picture_is_kept(
    qtbot, window, engine, running, finished
):
    window.session.stop()
    finished()
    engine.report = {}
    engine.gate.set()
    window.session.start()
    assert not running.exists()
    finished()
    assert len(kept_pictures()) == 2


def test_stopping_one_of_them_is_on_purpose_too(window, running, finished):
    window.session.stop_piece(newest(window).key)
    finished()
    assert running.is_dir()
    window.close()
    assert not running.exists()


def test_closing_in_the_middle_leaves_it_for_the_next_start(window, running):
    window.close_without_asking()
    assert len(kept_pictures()) == 1
    assert running.is_dir()


def test_a_run_that_goes_on_after_a_stop_is_interrupted_all_the_same(
    qtbot, window, running, finished
):
    window.session.stop()
    finished()
    proceed, _ = window.canvas_pane.message_bar.action_buttons
    proceed.click()
    qtbot.waitUntil(lambda: newest(window).state is PieceState.PAINTING)
    window.close_without_asking()
    assert running.is_dir()


def test_stop_and_close_at_once_removes_it(window, running):
    window.session.stop()
    window.close()
    assert not window.isVisible()
    assert len(kept_pictures()) == 1
    assert not running.exists()


def test_where_the_picture_could_not_be_kept_it_stays(qtbot, window, running, finished, tmp_path):
    paths.pictures_dir().write_text("a file in the way of the folder")
    window.session.stop()
    finished()
    with qtbot.waitSignal(window.studio.exporting.failed):
        window.studio.exporting.save(newest(window), tmp_path / "missing" / "mine.png")
    assert running.is_dir()
    window.close()
    (box,) = window.findChildren(QMessageBox)
    next(b for b in box.buttons() if b.text() == "Close anyway").click()
    assert running.is_dir()


def test_a_run_that_failed_is_offered_at_the_next_start(window, engine, running, finished):
    engine.fail_at = "end"
    engine.gate.set()
    finished()
    piece = newest(window)
    assert piece.state is PieceState.FAILED
    # The real engine reports it; what the fake one raises carries no report.
    piece.checkpoint = running
    assert piece.saved_to is not None
    window.close()
    assert running.is_dir()


def test_a_new_run_that_comes_to_nothing_leaves_nothing(qtbot, window, engine, finished):
    folder = interrupted()
    engine.report = {"checkpoint": str(folder)}
    engine.gate, engine.gate_step = threading.Event(), 1
    window.session.start()
    qtbot.waitUntil(lambda: len(engine.requests) == 1)
    window.session.stop()
    finished()
    assert not folder.exists()


def test_a_sketch_leaves_nothing(qtbot, window, engine, finished):
    folder = interrupted()
    engine.report = {"checkpoint": str(folder)}
    window.session.sketch()
    finished()
    assert newest(window).state is PieceState.SKETCHED
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
        window.close_without_asking()
        assert finish(window, queue, 0) == 0


@pytest.fixture
def tiny_network(monkeypatch) -> None:
    monkeypatch.setattr(planner, "load_or_measure", lambda *_: fixed_calibration())
    monkeypatch.setattr(transfer, "load_vgg16", make_tiny_weights)


def test_a_killed_program_is_continued(qtbot, qapp, tiny_network, photo_file, painting_file):
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
        window.queue.run_progressed.connect(lambda event: seen.append(event.progress))
        offer.continue_button.click()
        qtbot.waitUntil(lambda: not window.queue.busy, timeout=100_000)
        assert window.strip.phase.text().startswith("Finished in ")
        painted = [progress for progress in seen if progress.evaluation]
        assert painted[0].evaluation > 1, "not from the beginning"
        assert max(newest(window).pixels.shape) == 64
        qtbot.waitUntil(lambda: not window.background.busy)
        assert window.canvas_pane.message_bar.text == "Saved in your gallery."
        assert len(kept_pictures()) == 1
        assert not folder.exists()


def test_closing_in_the_middle_and_continuing(
    qtbot, qapp, monkeypatch, tiny_network, photo_file, painting_file
):
    with real_window(qtbot, photo_file, painting_file) as window:
        window.settings.controls["evaluations"].set_value(2000)
        window.session.start()
        qtbot.waitUntil(lambda: window.strip.phase.text() == "Painting…", timeout=20_000)
    (folder,) = paths.unfinished_dir().iterdir()
    (kept,) = kept_pictures()
    assert max(load_picture(kept).shape) == 64
    # The program has ended: here its process is that of the tests.
    monkeypatch.setattr(Owner, "is_running", lambda _: False)
    with real_window(qtbot) as window:
        offer = window.canvas_pane.offer_bar
        assert offer.text.startswith("“Harbour × Waves” was interrupted")
        offer.continue_button.click()
        qtbot.waitUntil(lambda: window.strip.phase.text() == "Painting…", timeout=20_000)
        window.session.stop()
        qtbot.waitUntil(lambda: not window.queue.busy)
        assert newest(window).name == "Harbour × Waves"
    assert not folder.exists(), "stopped by the user, and kept when the window was closed"
    assert len(kept_pictures()) == 2


def test_a_run_found_damaged_while_it_is_continued_is_told(qtbot, qapp, tiny_network):
    folder = interrupted()
    with real_window(qtbot) as window:
        sources = bytearray((folder / SOURCES).read_bytes())
        sources[-1] ^= 1
        (folder / SOURCES).write_bytes(sources)
        failed = []
        window.queue.run_failed.connect(failed.append)
        window.canvas_pane.offer_bar.continue_button.click()
        qtbot.waitUntil(lambda: bool(failed), timeout=20_000)
        assert isinstance(failed[0].error, CheckpointError)
        assert "“Boat × Storm” is damaged" in window.canvas_pane.message_bar.text
        assert window.canvas_pane.message_bar.kind == "error"
        assert window.strip.phase.text() == "Ended early."
        assert newest(window).state is PieceState.FAILED
        assert window.session.ready


def test_a_paused_run_goes_on(qtbot, qapp, tiny_network, photo_file, painting_file):
    with real_window(qtbot, photo_file, painting_file) as window:
        window.settings.controls["evaluations"].set_value(2000)
        window.session.start()
        qtbot.waitUntil(lambda: window.strip.phase.text() == "Painting…", timeout=20_000)
        window.paint_box.pause_button.click()
        assert window.strip.phase.text() == "Paused"
        # A checkpoint is written when a pause begins.
        folder = paths.unfinished_dir()
        qtbot.waitUntil(lambda: len(list(folder.glob(f"*/{STATE}"))) == 1, timeout=20_000)
        QCoreApplication.processEvents()
        seen = []
        window.queue.run_progressed.connect(seen.append)
        window.paint_box.pause_button.click()
        qtbot.waitUntil(lambda: len(seen) > 0, timeout=20_000)
        assert window.strip.phase.text() == "Painting…"
        window.session.stop()
        qtbot.waitUntil(lambda: not window.queue.busy, timeout=20_000)
    assert list(folder.iterdir()) == [], "its picture was kept when the window was closed"
