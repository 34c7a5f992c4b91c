"""The menu of the selected pictures."""

from __future__ import annotations

import pytest
from PIL import Image
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from stylestudio.gallery.metadata import read_metadata
from stylestudio.ui.gallery import gallery_actions
from tests.gui.gallery.conftest import place_of, select
from tests.gui.gallery.pictures import write_picture


def offered(page) -> list[str]:
    return [action.text() for action in page.deeds.menu().actions() if action.isEnabled()]


def trigger(page, *texts: str) -> None:
    menu = page.deeds.menu()
    for text in texts[:-1]:
        menu = next(action for action in menu.actions() if action.text() == text).menu()
    next(action for action in menu.actions() if action.text() == texts[-1]).trigger()


def test_one_picture_can_be_used_in_all_ways(page):
    select(page, 0)
    everything = [action.text() for action in page.deeds.menu().actions() if action.text()]
    assert everything == [
        "Open", "Compare", "Show in folder", "Use as photo", "Use as painting", "Reuse", "Copy",
        "Export…", "Save as a sheet", "Share", "Stars", "Delete",
    ]  # fmt: skip
    of_several = ("Compare", "Save as a sheet")
    assert [text for text in offered(page) if text] == [
        text for text in everything if text not in of_several
    ]
    assert page.deeds.compare_action.toolTip() == "Select two to eight pictures to compare them."


def test_several_can_be_compared(qtbot, page, folder):
    select(page, 0, 3)
    assert [text for text in offered(page) if text] == [
        "Compare", "Copy", "Export…", "Save as a sheet", "Stars", "Delete",
    ]  # fmt: skip
    with qtbot.waitSignal(page.compare_requested) as asked:
        trigger(page, "Compare")
    assert asked.args == [[folder / "a.png", folder / "d.png"]]


def test_more_than_eight_cannot(qtbot, page, folder):
    for number in range(4):
        write_picture(folder, f"g{number}.png", "More", age_min=10 + number, seed=20 + number)
    qtbot.waitUntil(lambda: page.model.rowCount() == 10)
    QTest.keyClick(page.grid, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert len(page.grid.selected) == 10
    assert "Compare" not in offered(page)
    assert "At most eight" in page.deeds.compare_action.toolTip()
    with qtbot.assertNotEmitted(page.compare_requested):
        page.deeds.compare()


@pytest.mark.parametrize(
    ("texts", "signal", "more"),
    [
        (("Open",), "opened", []),
        (("Use as photo",), "reuse_requested", ["photo"]),
        (("Use as painting",), "reuse_requested", ["style"]),
        (("Reuse", "Reuse all"), "reuse_requested", ["all"]),
        (("Reuse", "Reuse settings"), "reuse_requested", ["settings"]),
        (("Reuse", "Reuse all but seed"), "reuse_requested", ["all_but_seed"]),
        (("Share", "Before and after…"), "share_requested", ["before_after"]),
        (("Share", "Painting film…"), "share_requested", ["film"]),
    ],
)
def test_what_is_chosen_is_asked_for(qtbot, page, folder, texts, signal, more):
    select(page, 1)
    with qtbot.waitSignal(getattr(page, signal)) as asked:
        trigger(page, *texts)
    assert asked.args == [folder / "b.png", *more]


def test_export_takes_all_that_are_selected(qtbot, page, folder):
    select(page, 1, 2)
    with qtbot.waitSignal(page.export_requested) as asked:
        trigger(page, "Export…")
    assert asked.args == [[folder / "b.png", folder / "c.png"]]


def test_stars_from_the_menu(page, folder, background):
    select(page, 0)
    stars = page.deeds.stars_menu
    page.deeds.menu()
    assert [action.text() for action in stars.actions() if action.isChecked()] == ["2 stars"]
    trigger(page, "Stars", "1 star")
    background.wait()
    assert read_metadata(folder / "a.png").stars == 1


def test_a_picture_without_record_cannot_give_its_settings(qtbot, page, folder):
    Image.new("RGB", (64, 48), "red").save(folder / "g.jpg")
    qtbot.waitUntil(lambda: page.model.rowCount() == 7)
    select(page, page.model.row_of(folder / "g.jpg"))
    assert "Share" not in offered(page)
    assert not any(action.isEnabled() for action in page.deeds.reuse_menu.actions())


def test_the_folder_is_shown(page, folder, monkeypatch):
    seen = []
    monkeypatch.setattr(gallery_actions, "show_in_folder", seen.append)
    select(page, 2)
    trigger(page, "Show in folder")
    assert seen == [folder / "c.png"]


def test_copy_by_key(page, folder, background):
    select(page, 2)
    QTest.keyClick(page.grid, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    background.wait()
    mime = QGuiApplication.clipboard().mimeData()
    assert mime.urls() == [QUrl.fromLocalFile(str(folder / "c.png"))]
    assert QImage(mime.imageData()).size().toTuple() == (64, 48)
    select(page, 0, 1)
    trigger(page, "Copy")
    mime = QGuiApplication.clipboard().mimeData()
    assert [url.fileName() for url in mime.urls()] == ["a.png", "b.png"]
    assert not mime.hasImage()


def test_the_menu_appears_where_it_is_asked_for(page):
    select(page, 0)
    page.grid.customContextMenuRequested.emit(place_of(page, 0))
    menu = QApplication.activePopupWidget()
    assert menu is not None
    menu.close()


def test_pictures_are_dragged_out_as_files(page, folder):
    model = page.model
    mime = model.mimeData([model.index(2), model.index(0)])
    assert [url.fileName() for url in mime.urls()] == ["a.png", "c.png"]
    assert model.supportedDragActions() == Qt.DropAction.CopyAction
    assert model.flags(model.index(0)) & Qt.ItemFlag.ItemIsDragEnabled
