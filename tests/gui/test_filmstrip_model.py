"""The filmstrip's model: fills itself without blocking, and follows its folder."""

from __future__ import annotations

import shutil
import threading
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt, QTimer, Slot
from PySide6.QtGui import QImage
from PySide6.QtTest import QAbstractItemModelTester

from stylestudio.gallery.thumbnails import ThumbnailCache
from stylestudio.ui.filmstrip import filmstrip_model, thumbnail_loader
from stylestudio.ui.filmstrip.filmstrip_model import FAULT_ROLE, FilmstripModel
from tests.gui.conftest import make_picture
from tests.gui.picture_folders import add, make_folder, make_many

DECORATION = Qt.ItemDataRole.DecorationRole


@pytest.fixture
def folder(tmp_path) -> Path:
    return make_folder(tmp_path / "pictures")


@pytest.fixture
def cache(tmp_path_factory) -> ThumbnailCache:
    return ThumbnailCache(tmp_path_factory.mktemp("cache") / "thumbnails")


@pytest.fixture
def make_model(qtbot, background, cache):
    """Makes models that have read their folder."""
    made = []

    def make(folder: Path) -> FilmstripModel:
        model = FilmstripModel(background, folder, cache)
        made.append(model)
        qtbot.waitSignal(model.scanned).wait()
        return model

    yield make
    for model in made:
        model.forget_wishes()
    background.wait()
    for model in made:
        model.deleteLater()


def names(model: FilmstripModel) -> list[str]:
    return [model.path_at(row).name for row in range(model.rowCount())]


# The folder --------------------------------------------------------------------------------------


def test_the_newest_picture_is_the_first(make_model, folder):
    assert names(make_model(folder)) == ["0.png", "1.png", "2.png", "3.png", "4.png"]


def test_it_follows_what_happens_in_its_folder(qtbot, make_model, folder):
    model = make_model(folder)
    # Fails the test where rows come or go otherwise than they were announced.
    tester = QAbstractItemModelTester(model)
    with qtbot.waitSignal(model.scanned):
        add(folder, "new.png", -1)
    assert names(model)[0] == "new.png"
    with qtbot.waitSignal(model.scanned):
        (folder / "3.png").unlink()
    assert names(model) == ["new.png", "0.png", "1.png", "2.png", "4.png"]
    tester.deleteLater()


def test_many_changes_at_once_are_one_look(qtbot, make_model, folder, monkeypatch):
    model = make_model(folder)
    looks = []
    scan = filmstrip_model.scan_folder
    monkeypatch.setattr(filmstrip_model, "scan_folder", lambda f: looks.append(f) or scan(f))
    with qtbot.waitSignal(model.scanned):
        for number in range(20):
            add(folder, f"new {number}.png", -number - 1)
    assert model.rowCount() == 25
    assert len(looks) == 1


def test_a_folder_that_goes_and_comes_back(qtbot, make_model, folder):
    model = make_model(folder)
    with qtbot.waitSignal(model.scanned):
        shutil.rmtree(folder)
    assert model.rowCount() == 0
    with qtbot.waitSignal(model.scanned):
        folder.mkdir()
    with qtbot.waitSignal(model.scanned):
        add(folder, "again.png", 0)
    assert names(model) == ["again.png"]


def test_a_folder_that_is_not_there_yet(qtbot, make_model, tmp_path):
    folder = tmp_path / "not" / "yet"
    model = make_model(folder)
    assert model.rowCount() == 0
    with qtbot.waitSignal(model.scanned):
        folder.parent.mkdir()
    with qtbot.waitSignal(model.scanned):
        folder.mkdir()
    with qtbot.waitSignal(model.scanned):
        add(folder, "first.png", 0)
    assert names(model) == ["first.png"]


def test_another_folder(qtbot, make_model, folder, tmp_path):
    model = make_model(folder)
    other = tmp_path / "other"
    other.mkdir()
    add(other, "x.png", 0)
    with qtbot.waitSignal(model.scanned):
        model.set_folder(other)
    assert names(model) == ["x.png"]
    assert model.folder == other


def test_a_change_while_the_folder_is_read_is_not_lost(qtbot, make_model, folder):
    model = make_model(folder)
    with qtbot.waitSignal(model.scanned):
        model.refresh()
        add(folder, "late.png", -1)
        model.refresh()
    assert names(model)[0] == "late.png"


class Turns(QObject):
    """Counts the turns of the event loop, and the rows that came since the last one."""

    def __init__(self, model: FilmstripModel) -> None:
        super().__init__()
        self._rows = 0
        self.most_rows = 0
        self.turns = 0
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._on_turn)
        self._timer.start(0)
        model.rowsInserted.connect(self._on_rows_inserted)

    @Slot()
    def _on_turn(self) -> None:
        self.turns += 1
        self.most_rows = max(self.most_rows, self._rows)
        self._rows = 0

    def _on_rows_inserted(self, _, first: int, last: int) -> None:
        self._rows += last - first + 1

    def stop(self) -> None:
        self._on_turn()
        self._timer.stop()


@pytest.fixture
def many(tmp_path) -> Path:
    return make_many(tmp_path / "many", 3000)


def test_thousands_of_pictures_come_a_few_at_a_time(qtbot, background, many, cache):
    model = FilmstripModel(background, many, cache)
    turns = Turns(model)
    with qtbot.waitSignal(model.scanned, timeout=30_000):
        assert model.rowCount() == 0, "nothing is read before the window has its turn"
    turns.stop()
    assert model.rowCount() == 3000
    # Two steps may fall between two turns of the counter; never more.
    assert turns.most_rows <= 400
    assert turns.turns >= 8
    model.deleteLater()


# Thumbnails --------------------------------------------------------------------------------------


def test_a_thumbnail_comes_after_it_was_asked_for(qtbot, make_model, folder):
    model = make_model(folder)
    index = model.index(2)
    with qtbot.waitSignal(model.dataChanged) as changed:
        assert index.data(DECORATION) is None
    assert changed.args[0].row() == 2
    image = index.data(DECORATION)
    assert isinstance(image, QImage)
    assert image.size().toTuple() == (80, 60)


def test_large_pictures_are_reduced_to_their_room(qtbot, make_model, folder):
    make_picture(folder / "large.png", 1000, 500)
    model = make_model(folder)
    assert names(model)[0] == "large.png"
    with qtbot.waitSignal(model.dataChanged):
        model.index(0).data(DECORATION)
    assert model.index(0).data(DECORATION).size().toTuple() == (184, 92)


def test_what_is_asked_for_last_comes_first(qtbot, make_model, folder, monkeypatch):
    model = make_model(folder)
    go_on, order = threading.Event(), []
    thumbnail = ThumbnailCache.thumbnail

    def gated(cache, picture):
        assert go_on.wait(10)
        order.append(picture.path.name)
        return thumbnail(cache, picture)

    monkeypatch.setattr(ThumbnailCache, "thumbnail", gated)
    for row in (0, 1, 2, 3, 1):
        model.index(row).data(DECORATION)
    go_on.set()
    qtbot.waitUntil(lambda: len(order) == 4)
    assert order == ["0.png", "1.png", "3.png", "2.png"]


def test_memory_for_thumbnails_is_bounded(qtbot, make_model, folder, monkeypatch):
    monkeypatch.setattr(thumbnail_loader, "_MOST_THUMBNAILS", 2)
    model = make_model(folder)
    for row in range(4):
        with qtbot.waitSignal(model.dataChanged):
            model.index(row).data(DECORATION)
    assert len(model._thumbnails._images) == 2
    assert model.index(3).data(DECORATION) is not None


def test_a_file_that_is_no_picture_says_so(qtbot, make_model, folder):
    (folder / "5.png").write_text("words")
    model = make_model(folder)
    row = model.row_of(folder / "5.png")
    with qtbot.waitSignal(model.dataChanged):
        model.index(row).data(DECORATION)
    assert model.index(row).data(FAULT_ROLE)
    assert model.index(row).data(Qt.ItemDataRole.ToolTipRole).startswith("5.png\n")
    assert model.index(row).data(DECORATION) is None


def test_a_file_that_was_still_being_written_is_looked_at_again(qtbot, make_model, folder):
    whole = (folder / "0.png").read_bytes()
    path = folder / "5.png"
    path.write_bytes(whole[:200])
    model = make_model(folder)
    with qtbot.waitSignal(model._thumbnails.failed):
        model.index(model.row_of(path)).data(DECORATION)
    # In its place: the folder itself does not change.
    with qtbot.waitSignal(model.scanned), path.open("r+b") as file:
        file.write(whole)
        file.flush()
    with qtbot.waitSignal(model.dataChanged):
        model.index(model.row_of(path)).data(DECORATION)
    assert model.index(model.row_of(path)).data(FAULT_ROLE) == ""
