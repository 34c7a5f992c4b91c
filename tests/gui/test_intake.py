"""What drops, folders and the clipboard offer, and how what cannot be taken is told."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QUrl

from stylestudio.errors import ImageError, InternalError
from stylestudio.ui.sources import collecting
from stylestudio.ui.sources.collecting import collect
from stylestudio.ui.sources.intake import (
    looks_like_picture,
    offer_of,
    offers_picture,
    offers_something,
)
from stylestudio.ui.sources.rejection import Rejection, rejection_words
from tests.gui.conftest import file_mime, make_picture
from tests.gui.source_cases import image_mime, pictures, text_mime, web_mime


def titles(found: collecting.Found) -> list[str]:
    return [ref.title for ref in found.refs]


def test_what_lights_up_is_what_can_be_taken(qapp, tmp_path, photo_file):
    note = tmp_path / "notes.txt"
    note.write_text("hello")
    disguised = tmp_path / "disguised.jpg"
    disguised.write_text("only a text")
    renamed = photo_file.rename(tmp_path / "no extension")
    for mime, let_in, lit in (
        (file_mime(renamed), True, True),
        (file_mime(note, renamed), True, True),
        (file_mime(tmp_path), True, True),
        (image_mime(), True, True),
        (file_mime(note), True, False),
        (file_mime(disguised), True, False),
        (file_mime(tmp_path / "gone.png"), True, False),
        (web_mime(), True, False),
        (text_mime(), False, False),
    ):
        assert offers_something(mime) is let_in, mime.urls()
        assert offers_picture(mime) is lit, mime.urls()


def test_a_pipe_is_never_waited_for(qapp, tmp_path):
    pipe = tmp_path / "pipe.png"
    os.mkfifo(pipe)
    assert not looks_like_picture(pipe)
    assert not offers_picture(file_mime(pipe))


def test_files_go_before_image_data_because_they_keep_their_name(qapp, photo_file):
    mime = image_mime()
    mime.setUrls([QUrl.fromLocalFile(str(photo_file)), QUrl("https://example.org/a.png")])
    offer = offer_of(mime)
    assert offer.paths == (photo_file,)
    assert offer.image is None


def test_image_data_goes_before_an_address(qapp):
    mime = image_mime(45, 37)
    mime.setUrls([QUrl("https://example.org/a.png")])
    offer = offer_of(mime)
    assert (offer.image.width(), offer.image.height()) == (45, 37)
    assert offer.paths == offer.addresses == ()


def test_image_data_stands_in_for_a_file_of_the_browser_that_is_gone(qapp, tmp_path):
    mime = image_mime()
    mime.setUrls([QUrl.fromLocalFile(str(tmp_path / "gone.png"))])
    assert offer_of(mime).image is not None
    assert offers_picture(mime)


def test_an_address_alone_is_named_without_its_long_parts(qapp):
    (address,) = offer_of(web_mime("https://example.org/a.png?token=secret")).addresses
    assert address == "https://example.org/a.png"
    (address,) = offer_of(web_mime("data:image/png;base64," + "A" * 5000)).addresses
    assert len(address) <= 60


def test_words_offer_nothing(qapp):
    assert offer_of(text_mime()) is None


def test_files_keep_their_order_and_folders_are_sorted_as_people_count(tmp_path):
    folder = tmp_path / "folder"
    pictures(folder, 11)
    first, last = pictures(tmp_path, 2)
    found = collect([last, folder, first])
    numbers = [f"picture {number}" for number in range(1, 12)]
    assert titles(found) == ["picture 2", *numbers, "picture 1"]
    assert not found.repeated
    assert not found.rejections
    assert not found.cut


def test_a_folder_gives_its_pictures_and_those_one_further_in_no_deeper(tmp_path):
    top = tmp_path / "top"
    for folder in (top, top / "a", top / "a" / "too deep", top / ".hidden"):
        pictures(folder, 1)
    (top / "notes.txt").write_text("passed over in silence")
    (top / ".picture 0.png").write_bytes(b"")
    (top / "a folder.png").mkdir()
    found = collect([top])
    assert [ref.path for ref in found.refs] == [
        top / "picture 1.png",
        top / "a" / "picture 1.png",
    ]
    assert not found.rejections


def test_a_folder_without_pictures_is_named(tmp_path):
    empty = tmp_path / "empty"
    (empty / "a" / "b").mkdir(parents=True)
    pictures(empty / "a" / "b", 1)
    (rejection,) = collect([empty]).rejections
    assert rejection.name == "empty"
    assert "no pictures" in rejection.reason
    assert rejection.remedy


def test_a_folder_that_cannot_be_looked_into_is_named(tmp_path, monkeypatch):
    folder = tmp_path / "locked"
    folder.mkdir()
    (one,) = pictures(tmp_path, 1)

    def refuse(self: Path) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "iterdir", refuse)
    found = collect([folder, one])
    (rejection,) = found.rejections
    assert "not allowed" in rejection.reason
    assert "locked" in rejection.reason
    assert titles(found) == ["picture 1"]


def test_links_in_a_circle_end(tmp_path):
    folder = tmp_path / "folder"
    pictures(folder, 1)
    (folder / "again").symlink_to(folder, target_is_directory=True)
    found = collect([folder])
    assert titles(found) == ["picture 1"]


def test_no_more_than_two_hundred_are_taken(tmp_path):
    folder = tmp_path / "many"
    folder.mkdir()
    for number in range(collecting.MOST_PICTURES):
        (folder / f"{number}.png").write_bytes(b"unread")
    assert not collect([folder]).cut
    (folder / "one more.png").write_bytes(b"unread")
    found = collect([folder])
    assert found.cut
    assert titles(found) == [str(number) for number in range(collecting.MOST_PICTURES)]


def test_one_file_under_several_names_is_found_once(tmp_path, monkeypatch):
    (one,) = pictures(tmp_path, 1)
    link = tmp_path / "link.png"
    link.symlink_to(one)
    monkeypatch.chdir(tmp_path)
    found = collect([one, link, Path("picture 1.png"), tmp_path / "x" / ".." / "picture 1.png"])
    assert titles(found) == ["picture 1"]
    assert len(found.repeated) == 3
    assert collect([link], known=[one]).repeated == ("link",)
    assert collect([one], known=[one]).refs == ()


@pytest.mark.parametrize(
    "name", ["海の絵.png", "לוח.png", "картина é ü.png", "🎨 art.png", "a%20b#c.png"]
)
def test_names_of_any_script(qapp, tmp_path, name):
    path = make_picture(tmp_path / name, 40, 33)
    (taken,) = offer_of(file_mime(path)).paths
    (ref,) = collect([taken]).refs
    assert ref.path == path
    assert ref.title == path.stem


def test_a_relative_path_becomes_absolute(tmp_path, monkeypatch):
    (one,) = pictures(tmp_path, 1)
    monkeypatch.chdir(tmp_path)
    (ref,) = collect([Path(one.name)]).refs
    assert ref.path == one


def test_an_impossible_name_goes_through_to_the_reader():
    (ref,) = collect([Path("nul\0.png")]).refs
    assert "\0" not in ref.title


def rejections(count: int) -> list[Rejection]:
    return [
        Rejection(f"{n}.txt", f"{n}.txt is no picture.", "Choose another.") for n in range(count)
    ]


def test_one_rejection_is_its_reason_and_its_remedy():
    assert rejection_words(rejections(1)) == "0.txt is no picture. Choose another."
    assert rejection_words([]) == ""


def test_several_are_named_one_by_one_and_the_rest_is_counted():
    words = rejection_words(rejections(4))
    assert words.splitlines() == [
        "4 files could not be used:",
        *[f"• {n}.txt is no picture." for n in range(4)],
        "Choose another.",
    ]
    assert "and 12 more" in rejection_words(rejections(16))
    assert "4.txt" not in rejection_words(rejections(16))
    assert "15.txt" in rejection_words(rejections(16), named=None)


def test_a_rejection_always_names_its_file():
    about_it = Rejection.of(Path("/a/b.png"), ImageError("b.png is empty.", "Get it again."))
    assert about_it.reason == "b.png is empty."
    general = Rejection.of(Path("/a/b.png"), InternalError("Something went wrong.", ""))
    assert general.reason == "b.png: Something went wrong."


def test_a_file_out_of_reach_is_no_exception_while_it_is_dragged(monkeypatch, tmp_path):
    def out_of_reach(self: Path) -> bool:
        raise PermissionError(13, "Permission denied")

    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(tmp_path / "away" / "picture.png"))])
    monkeypatch.setattr(Path, "is_dir", out_of_reach)
    monkeypatch.setattr(Path, "exists", out_of_reach)
    assert not offers_picture(mime)
    assert offers_something(mime)
