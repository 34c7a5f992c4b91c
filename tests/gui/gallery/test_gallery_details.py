"""The details: what a picture's file tells, and in what it differs from now."""

from __future__ import annotations

import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from stylestudio.gallery.metadata import read_record
from stylestudio.request.style_request import StyleRequest
from stylestudio.ui.gallery.differences import difference_rows
from stylestudio.ui.gallery.gallery_details import compare_reason
from tests.gui.conftest import make_picture
from tests.gui.gallery.conftest import names, select
from tests.gui.gallery.pictures import write_picture


def rows(page, title: str) -> dict[str, str]:
    """The rows of a section; none where it is missing."""
    found = [s.rows for s in page.details.figures.sections if s.title == title]
    return dict(found[0]) if found else {}


def show(qtbot, page, row: int) -> None:
    select(page, row)
    entry = page.model.entries[row]
    qtbot.waitUntil(
        lambda: page.details.facts is not None and page.details.facts.entry.path == entry.path
    )


def test_nothing_is_selected_at_first(page):
    assert page.details.nothing.isVisible()
    assert "Select a picture" in page.details.nothing.text()


def test_the_selected_picture_tells_everything(qtbot, page):
    show(qtbot, page, 5)
    details = page.details
    assert details.title.text() == "Zoë × Fields"
    assert details.line.text() == "Classic (Gram) · 14 Mar 2026"
    assert not details.note.isVisible()
    settings = rows(page, "Settings")
    assert settings["Style loss"] == "Classic (Gram)"
    assert settings["Strength"] == "80"
    assert settings["Size"] == "512 px"
    assert settings["Quality"] == "Good"
    assert settings["Seed"] == "6"
    assert settings["Coarse to fine"] == "on"
    assert settings["Style layers"].startswith("conv1_1 4 · conv2_1 6")
    assert rows(page, "Picture")["Evaluations"] == "117"
    assert rows(page, "Picture")["Most memory"] == "1.3 GB"
    assert rows(page, "Time")["Style loss"] == "4.0 s · 11 %"
    assert rows(page, "Loss")["Style conv1_1"] == "0.25"
    assert rows(page, "This computer")["Computed on"] == "Processor (4 threads)"
    assert rows(page, "Made with")["torch"] == "2.8"
    file = rows(page, "File")
    assert file["File"] == "f.png"
    assert file["Size"] == "64 × 48 px"
    assert file["Format"].startswith("PNG · 8 bits · ")
    text = details.figures.toPlainText()
    assert "Computed on" in text
    assert "Processor (4 threads)" in text


def test_photo_and_painting_are_seen(qtbot, make_page, tmp_path):
    make_picture(tmp_path / "Photo.png", 64, 48)
    make_picture(tmp_path / "Painting.png", 64, 48)
    from stylestudio.gallery.gallery import Gallery
    from stylestudio.gallery.record import record_of
    from stylestudio.imaging.load import load_picture

    gallery = Gallery(tmp_path / "kept")
    request = StyleRequest(
        content=str(tmp_path / "Photo.png"), styles=((str(tmp_path / "Painting.png"), 1.0),)
    )
    gallery.keep(load_picture(tmp_path / "Photo.png"), record_of("A × B", request, {}))
    gallery.close()
    page = make_page(tmp_path / "kept")
    qtbot.waitUntil(lambda: page.model.rowCount() == 1)
    show(qtbot, page, 0)
    assert page.details.sources.names == ["Photo: Photo", "Painting: Painting"]
    assert len(page.details.facts.sources) == 2


def test_what_differs_from_the_settings_of_now(qtbot, page, tmp_path):
    request = StyleRequest(
        content=str(tmp_path / "Another.png"), styles=((str(tmp_path / "Painting.png"), 1.0),)
    )
    current = [request]
    page.set_current_request(lambda: current[0])
    show(qtbot, page, 5)
    title = "Different from your settings now"
    assert rows(page, title) == {
        "Photo": "Photo, now Another",
        "Strength": "80, now 50",
        "Seed": "6, now 0",
    }
    current[0] = None
    page.details.refresh_differences()
    assert rows(page, title) == {}


def test_the_same_style_loss_with_other_settings(tmp_path):
    path = write_picture(tmp_path, "a.png", "A", variant="pca")
    record = read_record(path)
    now = record.style_request()
    assert difference_rows(record, now) == []
    from stylestudio.request.variants import PcaSettings

    other = now.replace(variant_settings=PcaSettings(detail=20.0))
    assert difference_rows(record, other) == [("Style detail", "50, now 20")]
    assert difference_rows(record, now.replace(variant="svd")) == [
        ("Style loss", "Smooth (PCA), now Essence (SVD)")
    ]


def test_a_record_of_another_version_is_told_as_far_as_it_goes(tmp_path):
    import dataclasses

    from stylestudio.gallery.entries import Entry
    from stylestudio.ui.gallery.picture_facts import PictureFacts
    from stylestudio.ui.gallery.record_words import facts_sections

    record = read_record(write_picture(tmp_path, "a.png", "A"))
    odd = dataclasses.replace(
        record,
        request={
            "variant": "future",
            "variant_settings": {"x": 1},
            "style_taps": 7,
            "size_px": "?",
        },
        report={"seconds": 3, "losses": "none"},
    )
    entry = Entry(path=tmp_path / "a.png", modified_ns=0, size_bytes=10)
    settings = dict(facts_sections(PictureFacts(entry=entry, record=odd))[0].rows)
    assert settings == {"Style loss": "future", "x": "1", "Size": "?", "Style layers": "7"}
    now = record.style_request()
    assert ("Size", "?, now 512 px") in difference_rows(odd, now)


def test_copy_puts_all_figures_on_the_clipboard(qtbot, page):
    show(qtbot, page, 1)
    page.details.copy_button.click()
    text = QGuiApplication.clipboard().text()
    assert text.startswith("Lake × Waves\n\nSettings\n  Style loss: Smooth (PCA)\n")
    assert "  Style detail: 50\n" in text
    assert "  Computed on: Processor (4 threads)\n" in text


@pytest.mark.parametrize("how", ["all", "settings", "all_but_seed", "photo", "style"])
def test_a_picture_is_used_again(qtbot, page, folder, how):
    show(qtbot, page, 2)
    with qtbot.waitSignal(page.reuse_requested) as asked:
        page.details.reuse_menu.deeds[how].trigger()
    assert asked.args == [folder / "c.png", how]


def test_a_picture_of_somebody_elses(qtbot, page, folder):
    Image.new("RGB", (90, 60), "red").save(folder / "g.jpg")
    qtbot.waitUntil(lambda: page.model.rowCount() == 7)
    show(qtbot, page, page.model.row_of(folder / "g.jpg"))
    assert page.details.note.text() == "Not painted here, or it carries no record."
    assert [s.title for s in page.details.figures.sections] == ["File"]
    file = rows(page, "File")
    assert file["Size"] == "90 × 60 px"
    assert file["Format"].startswith("JPEG · ")
    assert file["Date"]
    deeds = page.details.reuse_menu.deeds
    assert [how for how in deeds if deeds[how].isEnabled()] == ["photo", "style"]


def test_a_broken_picture_says_what_is_wrong(qtbot, page, folder):
    (folder / "g.png").write_bytes(b"\x89PNG\r\n\x1a\nnothing")
    qtbot.waitUntil(lambda: page.model.rowCount() == 7)
    show(qtbot, page, page.model.row_of(folder / "g.png"))
    assert "g.png" in rows(page, "File")["Fault"]


def test_several_are_counted_and_compared(qtbot, page, folder):
    select(page, 0, 1, 2)
    qtbot.waitUntil(page.details.several.isVisible)
    assert page.details.several.text() == "3 pictures selected"
    with qtbot.waitSignal(page.compare_requested) as asked:
        page.details.compare_button.click()
    assert asked.args == [[folder / f"{name}.png" for name in "abc"]]


def test_two_to_eight_are_compared():
    def same(text):
        return text

    assert [count for count in range(12) if not compare_reason(count, same)] == list(range(2, 9))
    assert "At most eight" in compare_reason(9, same)


def test_stars_of_the_picture_on_show_are_followed(qtbot, page):
    show(qtbot, page, 0)
    assert "2 of 5 stars" in page.details.line.text()
    QTest.keyClick(page.grid, Qt.Key.Key_5)
    qtbot.waitUntil(lambda: "5 of 5 stars" in page.details.line.text())


def test_a_picture_passed_by_is_not_read(qtbot, page, monkeypatch):
    from stylestudio.ui.gallery import gallery_details

    read = []
    facts = gallery_details.read_facts
    monkeypatch.setattr(
        gallery_details, "read_facts", lambda entry: read.append(entry.path.stem) or facts(entry)
    )
    page.grid.setCurrentIndex(page.model.index(0))
    for _ in range(3):
        QTest.keyClick(page.grid, Qt.Key.Key_Right)
    qtbot.waitUntil(lambda: page.details.facts is not None)
    assert read == ["d"]
    assert names(page) == "abcdef"
