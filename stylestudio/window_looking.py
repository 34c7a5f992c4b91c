"""How fluid large pictures and finishing touches are, measured in an open window."""

from __future__ import annotations

import time
from collections.abc import Callable, Generator
from functools import partial
from statistics import median
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF

from stylestudio import paths
from stylestudio.imaging.load import load_picture
from stylestudio.imaging.resize import resize_picture
from stylestudio.ui.main_window import MainWindow
from stylestudio.ui.pictures import to_qimage
from stylestudio.ui.pieces.pieces import Piece, PieceState
from stylestudio.ui.views.modes import CompareMode

#: Of the largest pictures that the views are made for.
_LARGE_PX = (6144, 8192)
#: 2 megapixels.
_TOUCHED_PX = (1224, 1632)
_ZOOM_STEPS, _PAN_STEPS = 12, 20
_PAN = QPointF(-37.0, -23.0)

#: Waits until the condition that it yields holds.
Script = Generator[Callable[[], bool], None, None]


def look(window: MainWindow, found: dict[str, Any]) -> Script:
    """Measure how long views and touches take, into ``found``.

    ``large_view_ms``: the longest time in which a picture of 8192 px is painted at its next place,
    over steps of zoom and pan, and by view ``large_views_ms``, with the medians. ``touch_ms``: the
    longest time from a slider's step until the picture of 2 megapixels shows it, and by finishing
    touch ``touches_ms``.
    """
    yield from _views(window, found)
    yield from _touches(window, found)


def _sample(height_px: int, width_px: int) -> NDArray[np.uint8]:
    folder = paths.resources() / "samples"
    return resize_picture(load_picture(str(folder / "content_harbour.jpg")), height_px, width_px)


def _views(window: MainWindow, found: dict[str, Any]) -> Script:
    pixels = _sample(*_LARGE_PX)
    pieces = [Piece(None, f"Large {n}", f"large {n}", state=PieceState.SHOWN) for n in (1, 2)]
    for piece in pieces:
        piece.pixels = pixels
    window.studio.pieces.replace(pieces)
    compare = window.canvas_pane.compare
    views_ms: dict[str, dict[str, float]] = {}
    for mode in (CompareMode.SINGLE, CompareMode.SIDE_BY_SIDE, CompareMode.GRID):
        compare.set_mode(mode)
        compare.viewport.fit()
        compare.picture_view.repaint()
        yield lambda: not window.background.busy
        took_ms = [_time_ms(step) for step in _steps(window)]
        views_ms[mode.name.lower()] = {
            "median": round(median(took_ms), 1),
            "longest": round(max(took_ms), 1),
        }
    found["large_view_ms"] = max(times["longest"] for times in views_ms.values())
    found["large_views_ms"] = views_ms
    compare.viewport.fit()
    window.studio.pieces.replace([])


def _steps(window: MainWindow) -> list[Callable[[], None]]:
    compare = window.canvas_pane.compare

    def zoom() -> None:
        compare.picture_view.zoom_step(larger=True)
        compare.picture_view.repaint()

    def pan() -> None:
        compare.viewport.pan_by(_PAN, compare.picture_view.frames()[0])
        compare.picture_view.repaint()

    return [zoom] * _ZOOM_STEPS + [pan] * _PAN_STEPS


def _time_ms(step: Callable[[], None]) -> float:
    began = time.perf_counter()
    step()
    return 1000 * (time.perf_counter() - began)


def _touches(window: MainWindow, found: dict[str, Any]) -> Script:
    piece = Piece(None, "Touched", "touched", state=PieceState.SHOWN)
    piece.pixels = _sample(*_TOUCHED_PX)
    piece.photo = to_qimage(piece.pixels[:, ::-1].copy())
    window.studio.pieces.replace([piece])
    compare, panel = window.canvas_pane.compare, window.paint_pane.touches
    panel.heading_button.click()
    touches_ms: dict[str, float] = {}
    for name, row in panel.rows.items():
        slider = row.control.slider
        longest_ms = 0.0
        for share in (0.4, 0.6):
            yield lambda: not window.background.busy
            before = _seen(window, piece)
            began = time.perf_counter()
            slider.setValue(round(slider.minimum() + share * (slider.maximum() - slider.minimum())))
            yield partial(_looks_different, window, piece, before)
            longest_ms = max(longest_ms, 1000 * (time.perf_counter() - began))
        touches_ms[name] = round(longest_ms, 1)
    found["touch_ms"] = max(touches_ms.values())
    found["touches_ms"] = touches_ms
    compare.viewport.fit()
    window.studio.pieces.replace([])


def _looks_different(window: MainWindow, piece: Piece, before: int) -> bool:
    return _seen(window, piece) != before


def _seen(window: MainWindow, piece: Piece) -> int:
    image = window.canvas_pane.compare.image_of(piece.key)
    return image.cacheKey() if image is not None else 0
