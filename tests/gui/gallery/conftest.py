from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from stylestudio.ui.gallery.gallery_feed import GalleryFeed
from stylestudio.ui.gallery.gallery_page import GalleryPage
from tests.gui.gallery.pictures import make_gallery


@pytest.fixture
def folder(tmp_path) -> Path:
    return make_gallery(tmp_path / "pictures")


@pytest.fixture
def make_page(qtbot, background) -> Iterator[Callable[..., GalleryPage]]:
    """Makes pages, and takes them down as the window does."""
    made: list[tuple[GalleryPage, GalleryFeed]] = []

    def make(folder: Path, *, shown: bool = True) -> GalleryPage:
        feed = GalleryFeed(background, folder)
        page = GalleryPage(background, feed)
        made.append((page, feed))
        page.resize(1000, 640)
        if shown:
            page.show()
            qtbot.waitExposed(page)
        return page

    yield make
    for page, feed in made:
        page.hide()
        page.forget_deleted()
        feed.stop()
    background.wait()
    for page, feed in made:
        page.deleteLater()
        feed.deleteLater()


@pytest.fixture
def page(qtbot, make_page, folder) -> GalleryPage:
    """A page with six pictures, at rest."""
    page = make_page(folder)
    qtbot.waitUntil(lambda: page.model.rowCount() == 6)
    qtbot.waitUntil(lambda: not page._feed.busy)
    return page


def names(page: GalleryPage) -> str:
    """The files on show, without extension, in one word."""
    return "".join(entry.path.stem for entry in page.model.entries)


def place_of(page: GalleryPage, row: int) -> QPoint:
    return page.grid.visualRect(page.model.index(row)).center()


def click(page: GalleryPage, row: int, modifier=Qt.KeyboardModifier.NoModifier) -> None:
    viewport = page.grid.viewport()
    QTest.mouseClick(viewport, Qt.MouseButton.LeftButton, modifier, place_of(page, row))


def select(page: GalleryPage, *rows: int) -> None:
    for row in rows:
        first = row == rows[0]
        modifier = Qt.KeyboardModifier.NoModifier if first else Qt.KeyboardModifier.ControlModifier
        click(page, row, modifier)
