"""Each view and state of the window as a picture, in light and in dark.

Seen at half its size and tile by tile, so that another font's edges do not matter, and a word or a
button in another place does. ``--update-golden`` takes new ones: look at them first.
"""

from __future__ import annotations

import dataclasses
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication, QWidget

from stylestudio import paths
from stylestudio.errors import OutOfMemoryError
from stylestudio.gallery.record import record_of
from stylestudio.imaging.load import load_picture
from stylestudio.imaging.resize import resize_picture
from stylestudio.request.style_request import StyleRequest
from stylestudio.ui.language.languages import Languages
from stylestudio.ui.main_window import MainWindow
from stylestudio.ui.pictures import from_qimage
from stylestudio.ui.pieces.example import load_example
from stylestudio.ui.preferences.settings_dialog import SettingsDialog
from stylestudio.ui.sharing.export_dialog import ExportDialog
from stylestudio.ui.theme import Theme
from stylestudio.ui.views.modes import CompareMode
from tests.golden.checking import check_against

_SIZE = QSize(1280, 800)
_MOST_RMS = 9.0
_TILE_PX = 80


@pytest.fixture
def studio_window(qtbot, qapp, empty_window, engine) -> MainWindow:
    """The window with the samples in it, at 1280 by 800; what is painted looks like the example."""
    engine.result = load_picture(paths.resources() / "example" / "weighted.jpg")
    empty_window.resize(_SIZE)
    empty_window.load_pair()
    empty_window.check_all_style_losses()
    qtbot.waitUntil(lambda: empty_window.session.ready)
    return empty_window


@pytest.fixture(params=["light", "dark"])
def look(qapp, request) -> Iterator[str]:
    theme = qapp.findChild(Theme)
    theme.apply(dark=request.param == "dark")
    yield request.param
    theme.apply(dark=False)


def first_start(window: MainWindow, **_: object) -> None:
    window.studio._on_example_loaded(load_example())


def compared(mode: CompareMode) -> Callable[..., None]:
    def bring_about(window: MainWindow, **_: object) -> None:
        first_start(window)
        pane = window.canvas_pane.compare
        pane.set_current(window.studio.pieces.all[-1].key)
        pane.set_mode(mode)

    return bring_about


def sketching(window: MainWindow, qtbot, engine) -> None:
    engine.gate = threading.Event()
    window.paint_box.paint_button.click()
    qtbot.waitUntil(lambda: engine.previews == 8)
    qtbot.waitUntil(lambda: all(p.pixels is not None for p in window.studio.pieces.all))


def sketched(window: MainWindow, qtbot, engine) -> None:
    window.paint_box.paint_button.click()
    ended(window, qtbot)


def finished(window: MainWindow, qtbot, engine) -> None:
    sketched(window, qtbot, engine)
    window.session.finish_all()
    ended(window, qtbot)


def with_touches(window: MainWindow, qtbot, engine) -> None:
    finished(window, qtbot, engine)
    window.canvas_pane.compare.set_mode(CompareMode.SINGLE)
    window.paint_pane.touches.heading_button.click()


def stopped(window: MainWindow, qtbot, engine) -> None:
    window.settings.variant_chooser.cards.choose("gram")
    engine.gate = threading.Event()
    window.paint_box.paint_button.click()
    qtbot.waitUntil(lambda: window.strip.fraction > 0.39)
    qtbot.waitUntil(lambda: window.studio.pieces.all[0].pixels is not None)
    window.session.stop()
    ended(window, qtbot)


def failed(window: MainWindow, qtbot, engine) -> None:
    engine.fail_at = "painting"
    engine.error = OutOfMemoryError("There is not enough memory for 512 px.", "Choose less.")
    window.settings.variant_chooser.cards.choose("gram")
    window.paint_box.paint_button.click()
    ended(window, qtbot)


def with_details(window: MainWindow, qtbot, engine) -> None:
    finished(window, qtbot, engine)
    window.canvas_pane.details.toggle.click()


def advanced(window: MainWindow, **_: object) -> None:
    window.settings.advanced_button.click()
    QApplication.processEvents()
    bar = window.settings.verticalScrollBar()
    bar.setValue(bar.maximum())


def with_settings(window: MainWindow, **_: object) -> QWidget:
    window.studio.preferences.open()
    (dialog,) = window.findChildren(SettingsDialog)
    return dialog


def with_queue(window: MainWindow, qtbot, engine) -> QWidget:
    sketched(window, qtbot, engine)
    window.canvas_pane.queue_button.click()
    return window.canvas_pane.queue_button.popover


def in_german(window: MainWindow, **_: object) -> None:
    first_start(window)
    QApplication.instance().findChild(Languages).choose("de")


def in_gallery(window: MainWindow, qtbot, **_: object) -> None:
    gallery = window.feed.gallery
    samples = paths.resources() / "samples"
    request = StyleRequest(
        content=str(samples / "content_harbour.jpg"),
        styles=((str(samples / "style_swirls.jpg"), 1.0),),
    )
    for number, name in enumerate(("gram", "pca", "svd", "weighted", "gram", "pca")):
        record = record_of(
            f"Old town × Swirling night · {name}",
            request.replace(variant=name, strength=40.0 + 10 * number),
            {"evaluations": 75, "elapsed_s": 74.2, "seconds": {"style_loss": 2.4}},
            series="a" if number < 4 else "b",
        )
        made_at = f"2026-11-{22 - number // 4:02}T12:0{number}:00+00:00"
        record = dataclasses.replace(record, picture_id=f"{number:032}", made_at=made_at)
        pixels = load_picture(paths.resources() / "example" / f"{name}.jpg", longer_side_px=400)
        kept = gallery.keep(pixels, record)
        gallery.set_stars(kept, (0, 5, 3, 0, 0, 1)[number])
    window.studio.browsing.show()
    page = window.studio.browsing.page
    page.toolbar.group_button.click()
    qtbot.waitUntil(lambda: page.model.rowCount() == 6)
    page.select([page.model.entries[1].path])
    qtbot.waitUntil(lambda: page.details.facts is not None)
    qtbot.waitUntil(lambda: all(page.model.thumbnail(entry) for entry in page.model.entries))


def exporting(window: MainWindow, qtbot, engine) -> QWidget:
    finished(window, qtbot, engine)
    piece = window.studio.pieces.all[0]
    window.studio.outlets.exports.export_pixels(piece.pixels, None, "Old town × Swirling night")
    (dialog,) = window.findChildren(ExportDialog)
    qtbot.waitUntil(lambda: "About" in dialog.estimate.text())
    return dialog


def ended(window: MainWindow, qtbot) -> None:
    qtbot.waitUntil(lambda: not (window.queue.busy or window.background.busy), timeout=10_000)


#: Each returns what is looked at, or None for the window.
STATES: dict[str, Callable[..., QWidget | None]] = {
    "first-start": first_start,
    "single": compared(CompareMode.SINGLE),
    "split": compared(CompareMode.SPLIT),
    "side-by-side": compared(CompareMode.SIDE_BY_SIDE),
    "difference": compared(CompareMode.DIFFERENCE),
    "sketching": sketching,
    "sketched": sketched,
    "finished": finished,
    "touches": with_touches,
    "stopped": stopped,
    "failed": failed,
    "details": with_details,
    "advanced": advanced,
    "settings": with_settings,
    "queue": with_queue,
    "german": in_german,
    "gallery": in_gallery,
    "export": exporting,
}


@pytest.mark.parametrize("state", STATES)
def test_it_looks_as_it_did(qtbot, studio_window, engine, look, state, request, tmp_path):
    window = studio_window
    seen = STATES[state](window=window, qtbot=qtbot, engine=engine) or window
    qtbot.waitUntil(lambda: not window.background.busy)
    shot = half_size(settled(qtbot, seen))
    QApplication.instance().findChild(Languages).choose("en")
    if seen is not window:
        seen.close()
    check_against(
        shot,
        Path(__file__).parent / f"{state}-{look}.png",
        _MOST_RMS,
        update=request.config.getoption("--update-golden"),
        failures=tmp_path,
        tile_px=_TILE_PX,
    )
    if engine.gate is not None:
        engine.gate.set()


def settled(qtbot, window: QWidget) -> np.ndarray:
    """What the window looks like once it changes no more."""
    shots: list[np.ndarray] = []

    def still() -> bool:
        QApplication.processEvents()
        shots.append(from_qimage(window.grab().toImage()))
        return len(shots) > 2 and all((shots[-1] == shot).all() for shot in shots[-3:-1])

    qtbot.waitUntil(still, timeout=10_000)
    return shots[-1]


def half_size(picture: np.ndarray) -> np.ndarray:
    height, width = picture.shape[:2]
    return resize_picture(picture, height // 2, width // 2)
