"""The real program with the real network, in a process of its own where it has to end."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtWidgets import QApplication

from stylestudio import paths
from stylestudio.app import finish
from stylestudio.gallery.metadata import read_metadata
from stylestudio.gallery.verify import faults_of
from stylestudio.imaging.load import load_picture
from stylestudio.jobs.queue import RunQueue
from stylestudio.request.presets import bundled_presets
from stylestudio.ui.gallery.reuse_menu import ReuseMenu
from stylestudio.ui.main_window import MainWindow
from tests.gui.conftest import drop, file_mime, kept_pictures, newest

DRIVER = Path(__file__).with_name("drive_window.py")
ROOT = Path(__file__).parents[2]

# While torch is being imported, and while it paints. Each takes seconds, so most are long.
MOMENTS = [
    pytest.param(moment, delay_ms, marks=() if delay_ms in always else pytest.mark.long)
    for moment, always, delays_ms in (
        ("import", (0, 300, 1500), (0, 1, 20, 100, 300, 600, 1000, 1500, 2000, 3000)),
        ("preview", (0, 60, 400), (0, 1, 10, 30, 60, 100, 150, 250, 400, 700)),
    )
    for delay_ms in delays_ms
]


@pytest.fixture
def program() -> Iterator[Callable[..., subprocess.Popen]]:
    """Starts the program; whatever the test does then, it does not outlive it."""
    with contextlib.ExitStack() as started:

        def start(*arguments: str) -> subprocess.Popen:
            process = subprocess.Popen(
                [sys.executable, "-X", "faulthandler", str(DRIVER), *arguments],
                cwd=ROOT,
                env={**os.environ, "PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "offscreen"},
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                text=True,
            )
            started.enter_context(process)
            # Does nothing to a process that has ended.
            started.callback(process.kill)
            return process

        yield start


def log_text() -> str:
    path = paths.log_dir() / "stylestudio.log"
    return path.read_text(encoding="utf-8") if path.exists() else ""


@pytest.mark.parametrize(("moment", "delay_ms"), MOMENTS)
def test_closing_in_the_middle_of_a_run_ends_the_process_well(program, moment, delay_ms):
    _, errors = (process := program(moment, str(delay_ms))).communicate(timeout=240)
    assert process.returncode == 0, errors
    assert "Traceback" not in errors
    assert "QThread" not in errors
    assert "not caught" not in log_text()
    assert "ends: cancelled" in log_text() or "ends: finished" in log_text()
    if moment == "preview":
        (kept,) = kept_pictures()
        assert max(load_picture(kept).shape) == 128


@pytest.mark.skipif(os.name != "posix", reason="no signal reaches another process there")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_an_interruption_from_the_terminal_closes_the_window(program, number):
    process = program("wait")
    deadline = time.monotonic() + 60
    while "the window is up" not in log_text():
        assert time.monotonic() < deadline
        assert process.poll() is None
        time.sleep(0.05)
    process.send_signal(number)
    _, errors = process.communicate(timeout=60)
    assert process.returncode == 0, errors
    assert "Traceback" not in errors


@pytest.fixture
def real_window(qtbot, qapp, photo_file, painting_file) -> Iterator[MainWindow]:
    """A shown window with a pair of pictures loaded, whose engine is the real one."""
    queue = RunQueue()
    window = MainWindow(queue, bundled_presets())
    window.load_pair(photo_file, painting_file)
    window.show()
    qtbot.waitUntil(lambda: window.session.ready)
    yield window
    window.hide()
    assert finish(window, queue, 0) == 0


@pytest.mark.parametrize("variant", ["gram", "pca"])
def test_the_window_paints_with_the_bundled_network(qtbot, real_window, variant):
    window = real_window
    window.settings.controls["size_px"].set_value(64)
    window.settings.controls["evaluations"].set_value(4)
    window.settings.variant_chooser.cards.choose(variant)
    seen = []
    window.queue.preview_ready.connect(lambda event: seen.append(event.picture.shape))
    window.paint_box.paint_button.click()
    qtbot.waitUntil(lambda: not window.queue.busy, timeout=200_000)
    qtbot.waitUntil(lambda: window.canvas_pane.message_bar.text == "Saved in your gallery.")
    assert window.strip.phase.text().startswith("Finished in")
    assert seen
    result = newest(window).pixels
    assert max(result.shape) == 64
    assert result.std() > 0
    (kept,) = kept_pictures()
    assert kept.name.endswith(f"Harbour × Waves{' · pca' if variant == 'pca' else ''}.png")
    assert (load_picture(kept) == result).all()


def test_a_picture_that_is_dropped_is_painted_once_more_to_the_last_pixel(qtbot, real_window):
    window = real_window

    def paint() -> Path:
        before = kept_pictures()
        window.paint_box.paint_button.click()
        qtbot.waitUntil(lambda: not window.queue.busy, timeout=200_000)
        qtbot.waitUntil(lambda: len(kept_pictures()) > len(before) and not window.background.busy)
        (new,) = set(kept_pictures()) - set(before)
        return new

    # Noise, whose seed must come back, and a style loss that learns.
    for name, value in {"size_px": 64, "evaluations": 12, "start": "noise", "seed": 7}.items():
        window.settings.controls[name].set_value(value)
    window.settings.variant_chooser.cards.choose("weighted")
    first = paint()
    window.settings.controls["seed"].set_value(8)
    window.settings.controls["size_px"].set_value(80)
    window.settings.variant_chooser.cards.choose("gram")
    window.sources.swap()
    other = paint()
    assert load_picture(other).shape != load_picture(first).shape

    drop(window.canvas_pane.compare, file_mime(first))
    qtbot.waitUntil(lambda: isinstance(QApplication.activePopupWidget(), ReuseMenu))
    menu = QApplication.activePopupWidget()
    menu.deeds["all"].trigger()
    menu.close()
    qtbot.waitUntil(lambda: not window.background.busy)
    again = paint()
    np.testing.assert_array_equal(load_picture(again), load_picture(first))
    records = [read_metadata(path).record for path in (first, again)]
    assert records[0].request == records[1].request
    assert records[0].report["plan"]["scales"] == records[1].report["plan"]["scales"]
    assert records[0].pixels_sha256 == records[1].pixels_sha256
    assert all(source.sha256 for source in records[1].sources)
    assert faults_of(again) == []
