"""The gallery's page: finds pictures, and says what becomes of them."""

from __future__ import annotations

import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QFrame,
    QLineEdit,
    QListView,
    QMainWindow,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from stylestudio.gallery.bin import Deleted
from stylestudio.gallery.metadata import read_metadata
from stylestudio.gallery.thumbnails import ThumbnailCache
from stylestudio.ui.gallery.gallery_model import SERIES_ROLE, SeriesPlace
from stylestudio.ui.gallery.gallery_toolbar import GalleryToolbar
from stylestudio.ui.language import languages as languages_module
from stylestudio.ui.language.translation_table import Entry, TranslationTable
from stylestudio.ui.theme import Theme
from tests.gui.gallery.conftest import click, names, place_of, select
from tests.gui.gallery.pictures import write_picture
from tests.gui.picture_folders import make_many


def choose(box, data) -> None:
    box.setCurrentIndex(box.findData(data))
    box.activated.emit(box.currentIndex())


# Finding ------------------------------------------------------------------------------------------


def test_the_newest_comes_first(page):
    assert names(page) == "abcdef"
    assert page.toolbar.count.text() == "6 pictures"


def test_search_narrows(qtbot, page):
    QTest.keyClicks(page.toolbar.search, "zoe")
    qtbot.waitUntil(lambda: names(page) == "f")
    assert page.toolbar.count.text() == "1 of 6 pictures"
    page.toolbar.search.setText("lake essence")
    qtbot.waitUntil(lambda: names(page) == "d")


def test_typing_is_one_question(qtbot, page, monkeypatch):
    asked = []
    find = page._feed.gallery.find
    monkeypatch.setattr(
        page._feed.gallery, "find", lambda *query: asked.append(query) or find(*query)
    )
    QTest.keyClicks(page.toolbar.search, "fields")
    qtbot.waitUntil(lambda: names(page) == "cef")
    assert len(asked) == 1, "the total is known already"


def test_a_style_loss_alone(qtbot, page):
    assert [page.toolbar.loss_box.itemText(n) for n in range(page.toolbar.loss_box.count())] == [
        "All style losses",
        "Classic (Gram)",
        "Smooth (PCA)",
        "Essence (SVD)",
        "Adaptive (weighted Gram)",
    ]
    choose(page.toolbar.loss_box, "svd")
    qtbot.waitUntil(lambda: names(page) == "cd")
    choose(page.toolbar.loss_box, "")
    qtbot.waitUntil(lambda: names(page) == "abcdef")


def test_stars_at_least(qtbot, page):
    choose(page.toolbar.stars_box, 2)
    qtbot.waitUntil(lambda: names(page) == "ac")
    choose(page.toolbar.stars_box, 5)
    qtbot.waitUntil(lambda: names(page) == "c")


def test_orders(qtbot, page):
    for order, wanted in (("oldest", "fedcba"), ("name", "ecabdf"), ("stars", "cabdef")):
        choose(page.toolbar.order_box, order)
        qtbot.waitUntil(lambda wanted=wanted: names(page) == wanted)


def test_order_and_grouping_are_remembered(qtbot, page):
    choose(page.toolbar.order_box, "name")
    page.toolbar.group_button.click()
    another = GalleryToolbar()
    qtbot.addWidget(another)
    assert another.query().order.value == "name"
    assert another.query().grouped


def test_comparisons_are_kept_together_on_a_band(qtbot, page):
    assert page.model.index(1).data(SERIES_ROLE) is SeriesPlace.ALONE
    page.toolbar.group_button.click()
    qtbot.waitUntil(lambda: names(page) == "abdcef")
    places = [page.model.index(row).data(SERIES_ROLE) for row in range(6)]
    alone = SeriesPlace.ALONE
    assert places == [alone, SeriesPlace.FIRST, SeriesPlace.LAST, alone, alone, alone]
    # Between two of a series the band goes on, at its ends and elsewhere the ground is the page's.
    image = page.grid.viewport().grab().toImage()
    rects = [page.grid.visualRect(page.model.index(row)) for row in range(4)]
    seam = [image.pixelColor(rect.left(), rect.center().y()).name() for rect in rects]
    ground = page.palette().window().color().name()
    assert seam[2] != ground
    assert {seam[1], seam[3]} == {ground}


def test_an_empty_folder_says_what_will_be_there(qtbot, make_page, tmp_path):
    page = make_page(tmp_path / "none")
    qtbot.waitUntil(page.empty.isVisible)
    assert page.empty.text() == "Your pictures will gather here."
    write_picture(tmp_path / "none", "a.png", "First")
    qtbot.waitUntil(lambda: names(page) == "a")
    assert page.grid.isVisible()


def test_nothing_found_offers_all(qtbot, page):
    page.toolbar.search.setText("nonsense")
    qtbot.waitUntil(page.nothing.isVisible)
    assert page.nothing.text() == "Nothing matches."
    page.show_all_button.click()
    qtbot.waitUntil(page.grid.isVisible)
    assert names(page) == "abcdef"
    assert page.toolbar.search.text() == ""


# Keys ---------------------------------------------------------------------------------------------


def test_escape_leaves_the_search_and_then_the_page(qtbot, page):
    QTest.keyClick(page.grid, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert page.toolbar.search.hasFocus()
    page.toolbar.search.setText("lake")
    with qtbot.assertNotEmitted(page.back_requested):
        QTest.keyClick(page.toolbar.search, Qt.Key.Key_Escape)
    assert page.toolbar.search.text() == ""
    with qtbot.waitSignal(page.back_requested):
        QTest.keyClick(page.toolbar.search, Qt.Key.Key_Escape)
    with qtbot.waitSignal(page.back_requested):
        page.toolbar.back_button.click()


def test_from_the_search_to_a_picture_by_keyboard(qtbot, page, folder):
    page.toolbar.focus_search()
    QTest.keyClicks(page.toolbar.search, "fields")
    qtbot.waitUntil(lambda: names(page) == "cef")
    QTest.keyClick(page.toolbar.search, Qt.Key.Key_Down)
    QTest.keyClick(page.grid, Qt.Key.Key_Right)
    with qtbot.waitSignal(page.opened) as opened:
        QTest.keyClick(page.grid, Qt.Key.Key_Return)
    assert opened.args == [folder / "e.png"]


def test_arrows_go_along_the_rows(page):
    grid, model = page.grid, page.model
    columns = grid.columns
    assert 1 < columns < 6
    grid.setCurrentIndex(model.index(0))
    QTest.keyClick(grid, Qt.Key.Key_Left)
    assert grid.currentIndex().row() == 0
    QTest.keyClick(grid, Qt.Key.Key_Down)
    assert grid.currentIndex().row() == columns
    QTest.keyClick(grid, Qt.Key.Key_Up)
    for _ in range(columns):
        QTest.keyClick(grid, Qt.Key.Key_Right)
    assert grid.currentIndex().row() == columns
    QTest.keyClick(grid, Qt.Key.Key_End)
    assert grid.currentIndex().row() == 5
    QTest.keyClick(grid, Qt.Key.Key_Home, Qt.KeyboardModifier.ShiftModifier)
    assert len(grid.selected) == 6


def test_a_double_click_opens(qtbot, page, folder):
    click(page, 2)
    with qtbot.waitSignal(page.opened) as opened:
        QTest.mouseDClick(
            page.grid.viewport(),
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
            place_of(page, 2),
        )
    assert opened.args == [folder / "c.png"]


def test_keys_of_the_page_come_before_the_windows(qtbot, make_page, folder, background):
    page, window, triggered = make_page(folder, shown=False), QMainWindow(), []
    around = QWidget()
    QVBoxLayout(around).addWidget(page)
    window.setCentralWidget(around)
    for keys in ("Esc", "Ctrl+F", "Ctrl+C", "Del", "4"):
        action = QAction(keys, window)
        action.setShortcut(keys)
        action.triggered.connect(lambda _=False, keys=keys: triggered.append(keys))
        window.addAction(action)
    window.show()
    qtbot.waitExposed(window)
    window.activateWindow()
    qtbot.waitUntil(lambda: page.model.rowCount() == 6 and page.grid.hasFocus())
    select(page, 0)
    QTest.keyClick(page.grid, Qt.Key.Key_4)
    QTest.keyClick(page.grid, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    with qtbot.waitSignal(page.back_requested):
        QTest.keyClick(page.grid, Qt.Key.Key_Escape)
    QTest.keyClick(page.grid, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert page.toolbar.search.hasFocus()
    assert triggered == []
    window.hide()
    background.wait()
    page.setParent(None)
    window.deleteLater()


# Stars --------------------------------------------------------------------------------------------


def test_a_digit_gives_stars_to_what_is_selected(qtbot, page, folder, background):
    select(page, 1, 3)
    QTest.keyClick(page.grid, Qt.Key.Key_4)
    assert [entry.stars for entry in page.model.entries] == [2, 4, 5, 4, 0, 0], "at once"
    background.wait()
    assert read_metadata(folder / "b.png").stars == read_metadata(folder / "d.png").stars == 4
    QTest.keyClick(page.grid, Qt.Key.Key_0)
    background.wait()
    assert read_metadata(folder / "b.png").stars == 0
    assert [entry.path.stem for entry in page.grid.selected] == ["b", "d"]
    assert page.grid.selected[0].stars == 0


def star_place(page, row, star):
    rect = page.grid.visualRect(page.model.index(row))
    metrics = page.grid.fontMetrics()
    for x in range(rect.left(), rect.right()):
        for y in range(rect.bottom(), rect.center().y(), -3):
            place = rect.center()
            place.setX(x)
            place.setY(y)
            if page.grid._delegate.star_at(rect, metrics, place) == star:
                return place
    raise AssertionError("no such star")


def click_star(page, row, star):
    QTest.mouseClick(
        page.grid.viewport(),
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
        star_place(page, row, star) + page.grid.viewport().rect().topLeft(),
    )


def test_a_click_on_a_star_gives_so_many(qtbot, page, folder, background):
    with qtbot.assertNotEmitted(page.grid.opened):
        click_star(page, 4, 3)
    background.wait()
    assert read_metadata(folder / "e.png").stars == 3
    qtbot.waitUntil(lambda: page.model.entries[4].stars == 3)
    click_star(page, 4, 3)
    background.wait()
    assert read_metadata(folder / "e.png").stars == 0, "once more takes them away"


def test_the_picture_stays_on_show_while_its_file_changes(qtbot, page, background):
    entry = page.model.entries[0]
    qtbot.waitUntil(lambda: page.model.thumbnail(entry) is not None)
    select(page, 0)
    QTest.keyClick(page.grid, Qt.Key.Key_5)
    background.wait()
    qtbot.waitUntil(lambda: page.model.entries[0].modified_ns != entry.modified_ns)
    assert page.model.thumbnail(page.model.entries[0]) is not None


def test_what_holds_no_stars_says_so(qtbot, page, folder, background):
    Image.new("RGB", (64, 48), "red").save(folder / "g.jpg")
    qtbot.waitUntil(lambda: page.model.rowCount() == 7)
    select(page, page.model.row_of(folder / "g.jpg"))
    with qtbot.waitSignal(page.failed) as told:
        QTest.keyClick(page.grid, Qt.Key.Key_3)
    assert "g.jpg" in told.args[0].message
    qtbot.waitUntil(lambda: page.model.entries[page.model.row_of(folder / "g.jpg")].stars == 0)


# Deleting -----------------------------------------------------------------------------------------


def held(folder):
    return [path for path in folder.iterdir() if path.name.startswith(".stylestudio")]


def test_delete_and_undo(qtbot, page, folder, background):
    select(page, 1, 2)
    with qtbot.waitSignal(page.deleted) as told:
        QTest.keyClick(page.grid, Qt.Key.Key_Delete)
    assert [deleted.path.stem for deleted in told.args[0]] == ["b", "c"]
    assert all(isinstance(deleted, Deleted) for deleted in told.args[0])
    qtbot.waitUntil(lambda: names(page) == "adef")
    assert not (folder / "b.png").exists()
    assert page.can_undo_delete
    page.undo_delete()
    qtbot.waitUntil(lambda: names(page) == "abcdef")
    assert (folder / "b.png").exists()
    assert [entry.path.stem for entry in page.grid.selected] == ["b", "c"]
    assert not page.can_undo_delete


def test_only_what_was_deleted_last_is_held(qtbot, page, folder, background):
    for row in (0, 1):
        select(page, row)
        with qtbot.waitSignal(page.deleted):
            QTest.keyClick(page.grid, Qt.Key.Key_Delete)
        background.wait()
        qtbot.waitUntil(lambda row=row: page.model.rowCount() == 5 - row)
    assert len(held(folder)) == 1
    page.forget_deleted()
    background.wait()
    assert held(folder) == []
    assert names(page) == "bdef"


def test_what_cannot_be_deleted_stays_and_is_told(qtbot, page, folder, monkeypatch):
    def refuse(path):
        raise OSError("no bin here")

    monkeypatch.setattr("stylestudio.gallery.bin.send2trash", refuse)
    select(page, 0)
    with qtbot.waitSignal(page.failed) as told:
        QTest.keyClick(page.grid, Qt.Key.Key_Delete)
    assert "a.png" in told.args[0].message
    assert (folder / "a.png").exists()
    assert not page.can_undo_delete


# Behind our back ----------------------------------------------------------------------------------


def test_files_that_come_and_go_are_noticed(qtbot, page, folder):
    select(page, 2)
    write_picture(folder, "g.png", "New × One", age_min=-1, seed=9)
    qtbot.waitUntil(lambda: page.model.rowCount() == 7)
    (folder / "a.png").unlink()
    qtbot.waitUntil(lambda: page.model.rowCount() == 6)
    assert "a" not in names(page)
    assert [entry.path.stem for entry in page.grid.selected] == ["c"], "it stays selected"


def test_another_folder(qtbot, page, tmp_path):
    write_picture(tmp_path / "other", "z.png", "Elsewhere")
    page._feed.set_folder(tmp_path / "other")
    qtbot.waitUntil(lambda: names(page) == "z")


def test_a_hidden_page_does_nothing(qtbot, make_page, folder, background, monkeypatch):
    page = make_page(folder, shown=False)
    background.wait()
    asked = []
    gallery = page._feed.gallery
    for name in ("find", "refresh", "variants"):
        monkeypatch.setattr(gallery, name, lambda *a, name=name: asked.append(name))
    page.toolbar.search.setText("lake")
    page._feed.note_changed()
    qtbot.wait(250)
    background.wait()
    assert asked == []
    assert not page._feed._watcher.directories()


def test_a_page_that_is_shown_again_catches_up(qtbot, page, folder):
    page.hide()
    write_picture(folder, "g.png", "New × One", age_min=-1, seed=9)
    (folder / "b.png").unlink()
    qtbot.wait(50)
    assert names(page) == "abcdef"
    page.show()
    qtbot.waitUntil(lambda: page.model.rowCount() == 6 and "b" not in names(page))


def test_a_picture_is_selected_when_it_comes(qtbot, page, folder):
    path = write_picture(folder, "g.png", "New × One", age_min=30, seed=9)
    page.select([path])
    qtbot.waitUntil(lambda: page.grid.selected_paths == [path])


def test_selection_survives_another_order(qtbot, page):
    select(page, 0, 4)
    choose(page.toolbar.order_box, "oldest")
    qtbot.waitUntil(lambda: names(page) == "fedcba")
    assert sorted(entry.path.stem for entry in page.grid.selected) == ["a", "e"]


# For everybody ------------------------------------------------------------------------------------


def test_all_is_reached_by_tab(page):
    page.toolbar.back_button.setFocus()
    there = []
    for _ in range(12):
        there.append(QApplication.focusWidget())
        QTest.keyClick(there[-1], Qt.Key.Key_Tab)
    toolbar = page.toolbar
    wanted = [
        toolbar.back_button,
        toolbar.search,
        toolbar.loss_box,
        toolbar.stars_box,
        toolbar.order_box,
        toolbar.group_button,
        page.grid,
    ]
    assert there[: len(wanted)] == wanted


def test_the_pictures_have_the_focus_at_first(page):
    assert page.grid.hasFocus()


def test_an_answer_takes_the_focus_from_nobody(qtbot, page, folder):
    page.toolbar.back_button.setFocus()
    write_picture(folder, "g.png", "New × One", age_min=9, seed=9)
    qtbot.waitUntil(lambda: page.model.rowCount() == 7)
    assert page.toolbar.back_button.hasFocus()


def test_a_full_folder_is_never_said_to_be_empty(qtbot, make_page, folder):
    page = make_page(folder, shown=False)
    said = []
    page._pages.currentChanged.connect(lambda _: said.append(page._pages.currentWidget()))
    page.show()
    qtbot.waitUntil(lambda: page.model.rowCount() == 6)
    assert said == [page.grid]


def test_everything_has_a_name_for_screen_readers(qtbot, page):
    select(page, 0)
    qtbot.waitUntil(lambda: page.details.facts is not None)
    nameless = [
        widget
        for kind in (QAbstractButton, QComboBox, QLineEdit, QListView, QTextBrowser)
        for widget in page.findChildren(kind)
        if widget.focusPolicy() != Qt.FocusPolicy.NoFocus
        and not (widget.accessibleName() or (hasattr(widget, "text") and widget.text()))
        # The list of a combo box is named by its box.
        and not isinstance(widget.window(), QFrame)
    ]
    assert nameless == []


@pytest.mark.parametrize("choice", ["light", "dark"])
def test_words_can_be_read_in_both_themes(qapp, qtbot, page, choice):
    qapp.findChild(Theme).choose(choice)
    try:
        palette = page.grid.palette()
        ground = page.grid.viewport().grab().toImage().pixelColor(2, 2)
        assert ground == palette.window().color()
        difference = abs(ground.lightness() - palette.text().color().lightness())
        assert difference > 120
    finally:
        qapp.findChild(Theme).choose("system")


def test_larger_text_makes_larger_cells(qtbot, page):
    index = page.model.index(0)
    before = page.grid.visualRect(index)
    font = page.grid.font()
    font.setPointSizeF(2.6 * font.pointSizeF())
    page.grid.setFont(font)
    qtbot.waitUntil(lambda: page.grid.visualRect(index).height() > before.height())
    assert page.grid.visualRect(index).width() > before.width()


def test_the_language_is_changed_while_it_is_shown(qtbot, page, qapp, monkeypatch):
    table = TranslationTable(
        (
            Entry("GalleryToolbar", "Back to painting", ("Zurück zum Malen",)),
            Entry(
                "GalleryToolbar", "{shown} of {count} pictures", ("{shown} von {count} Bildern",)
            ),
            Entry("GalleryToolbar", "All style losses", ("Alle",)),
            Entry("Variant", "Smooth (PCA)", ("Sanft (PCA)",)),
            Entry("gallery", "Settings", ("Einstellungen",)),
            Entry("GalleryGrid", "Delete", ("Löschen",)),
        )
    )
    monkeypatch.setattr(languages_module.TranslationTable, "load", classmethod(lambda c, f: table))
    select(page, 1)
    qtbot.waitUntil(lambda: page.details.facts is not None)
    page.toolbar.search.setText("lake")
    qtbot.waitUntil(lambda: names(page) == "bd")
    languages = languages_module.Languages(qapp, "en")
    try:
        languages.choose("de")
        assert page.toolbar.back_button.text() == "Zurück zum Malen"
        assert page.toolbar.count.text() == "2 von 6 Bildern"
        assert page.toolbar.loss_box.itemText(0) == "Alle"
        assert page.toolbar.loss_box.itemText(2) == "Sanft (PCA)"
        assert page.details.figures.sections[0].title == "Einstellungen"
        assert "Löschen" in [action.text() for action in page.deeds.menu().actions()]
        assert "Sanft" in page.model.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    finally:
        languages.choose("en")
        languages.deleteLater()
    assert page.toolbar.back_button.text() == "Back to painting"


def test_few_thumbnails_of_many_are_made(qtbot, make_page, tmp_path, background, monkeypatch):
    many, made = make_many(tmp_path / "many", 600), []
    thumbnail = ThumbnailCache.thumbnail
    monkeypatch.setattr(
        ThumbnailCache, "thumbnail", lambda *args: made.append(args) or thumbnail(*args)
    )
    page = make_page(many)
    qtbot.waitUntil(lambda: page.model.rowCount() == 600, timeout=30_000)
    qtbot.waitUntil(lambda: not background.busy, timeout=30_000)
    assert 1 <= len(made) < 100, "only those in sight"
    bar = page.grid.verticalScrollBar()
    for value in range(0, bar.maximum(), bar.maximum() // 40):
        bar.setValue(value)
        page.grid.viewport().repaint()
    qtbot.waitUntil(lambda: not background.busy, timeout=30_000)
    assert len(page.model._thumbnails._images) <= 300
    assert len(page.grid._delegate._pixmaps) <= 250
