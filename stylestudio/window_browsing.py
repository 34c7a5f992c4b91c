"""How fluid a large gallery is, measured in an open window."""

from __future__ import annotations

import dataclasses
import os
import time
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from statistics import median
from typing import Any

import numpy as np
import psutil

from stylestudio.gallery.entries import Query
from stylestudio.gallery.gallery import Gallery
from stylestudio.gallery.metadata import texts_of
from stylestudio.gallery.record import record_of
from stylestudio.imaging.encode import encode_picture
from stylestudio.request.style_request import StyleRequest
from stylestudio.request.variants import variants
from stylestudio.ui.gallery.gallery_page import GalleryPage
from stylestudio.ui.main_window import MainWindow
from stylestudio.window_looking import Script
from stylestudio.window_watching import quantile

_PLACES = ("Tübingen", "Harbour", "Old town", "Lake", "Alps", "Garden", "Market", "Bridge")
_PAINTINGS = ("Starry Night", "The Scream", "Shipwreck", "Great Wave", "Water Lilies")
#: What is searched for, as somebody types it.
_SEARCHES = ("tub", "tubingen", "scream svd", "strength 70", "2026-11", "nothing like it")
_SEARCH_ROUNDS = 3
_SCROLL_STEPS = 300
_SCROLL_PX = 60
_SIZE_PX = (72, 96)


def fill(folder: Path, count: int) -> None:
    """Put pictures with all that is known of them into a folder, each of its own making."""
    folder.mkdir(parents=True)
    random = np.random.default_rng(0)
    names = list(variants())
    grounds = [random.integers(0, 256, (*_SIZE_PX, 3), np.uint8) for _ in range(16)]
    now = datetime.now(UTC)
    for number in range(count):
        series, variant = divmod(number, len(names))
        place, painting = _PLACES[series % 8], _PAINTINGS[series % 5]
        request = StyleRequest(
            content=f"/photos/{place}.jpg",
            styles=((f"/paintings/{painting}.jpg", 1.0),),
            variant=names[variant],
            strength=float(10 * (number % 11)),
            seed=number,
        )
        record = record_of(
            f"{place} × {painting} · {request.variant}", request, {}, series=f"series {series}"
        )
        made_at = (now - timedelta(minutes=7 * number)).isoformat(timespec="milliseconds")
        record = dataclasses.replace(record, made_at=made_at)
        data = encode_picture(grounds[number % 16], "PNG", text=texts_of(record, {}, number % 6))
        (folder / f"{number:05} {record.name}.png").write_bytes(data)


def index(folder: Path) -> float:
    """Make the index of a folder; how long it took, in seconds."""
    gallery = Gallery(folder)
    began = time.perf_counter()
    gallery.refresh()
    took_s = time.perf_counter() - began
    gallery.close()
    return took_s


def browse(window: MainWindow, found: dict[str, Any]) -> Script:
    """Measure how long the gallery's page takes, into ``found``.

    ``open_s``: from the press until its first pictures are painted. ``search_ms``: the longest
    wait for the pictures that a search finds, without the pause in which one goes on typing, and
    by search ``searches_ms``; ``all_again_ms``: until all are there once more.
    ``scroll_p99_ms`` and ``scroll_max_ms``: of the time that a step of scrolling takes to be
    painted, while thumbnails come in. ``memory_bytes``: what the process grew by.
    """
    yield lambda: not window.background.busy
    process = psutil.Process(os.getpid())
    before_bytes = process.memory_info().rss
    began = time.perf_counter()
    window.studio.browsing.show()
    page = window.studio.browsing.page
    assert page is not None
    yield partial(_is_painted, page)
    found["open_s"] = round(time.perf_counter() - began, 3)
    yield lambda: not window.background.busy
    yield from _search(window, page, found)
    yield from _scroll(page, found)
    yield lambda: not window.background.busy
    found["memory_bytes"] = max(0, process.memory_info().rss - before_bytes)


def _search(window: MainWindow, page: GalleryPage, found: dict[str, Any]) -> Script:
    """Each search once in a round, from all pictures; the median of the rounds."""
    times_ms: dict[str, list[float]] = {}
    answered_at: list[float] = []
    page.model.answered.connect(lambda: answered_at.append(time.perf_counter()))
    for words in [
        query for _ in range(_SEARCH_ROUNDS) for search in _SEARCHES for query in (search, "")
    ]:
        answered_at.clear()
        began = time.perf_counter()
        page.model.set_query(Query(words=words))
        yield lambda: bool(answered_at)
        page.grid.viewport().repaint()
        times_ms.setdefault(words, []).append(1000 * (time.perf_counter() - began))
        yield lambda: not window.background.busy
    all_ms = median(times_ms.pop(""))
    searches_ms = {words: round(median(took), 1) for words, took in times_ms.items()}
    found["search_ms"] = max(searches_ms.values())
    found["searches_ms"] = searches_ms
    found["all_again_ms"] = round(all_ms, 1)


def _is_painted(page: GalleryPage) -> bool:
    return page.model.rowCount() > 0 and page.grid.isVisible() and _has_thumbnail(page)


def _has_thumbnail(page: GalleryPage) -> bool:
    entries = page.model.entries
    return bool(entries) and page.model.thumbnail(entries[0]) is not None


def _scroll(page: GalleryPage, found: dict[str, Any]) -> Script:
    bar = page.grid.verticalScrollBar()
    took_ms = []
    for step in range(_SCROLL_STEPS):
        # Slowly, then in leaps, as the scroll bar is dragged.
        by_px = _SCROLL_PX if step < _SCROLL_STEPS // 2 else 20 * _SCROLL_PX
        began = time.perf_counter()
        bar.setValue((bar.value() + by_px) % max(1, bar.maximum()))
        page.grid.viewport().repaint()
        took_ms.append(1000 * (time.perf_counter() - began))
        yield lambda: True
    took_ms.sort()
    found["scroll_p99_ms"] = round(quantile(took_ms), 1)
    found["scroll_max_ms"] = round(took_ms[-1], 1)
