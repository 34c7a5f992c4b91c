"""A kept picture is there, under a readable name that was free."""

from __future__ import annotations

import re
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from PIL import Image

from stylestudio.errors import SaveError
from stylestudio.gallery.keep import keep_picture
from stylestudio.gallery.names import free_path, picture_name, safe_title


def flat(value: int) -> np.ndarray:
    return np.full((8, 9, 3), value, np.uint8)


def test_pictures_of_one_name_do_not_replace_each_other(tmp_path: Path) -> None:
    folder = tmp_path / "new" / "folder"
    kept = [keep_picture(flat(value), "Tübingen × Starry Night", folder) for value in (1, 2, 3)]
    assert len(set(kept)) == 3
    for value, path in zip((1, 2, 3), kept, strict=True):
        assert re.fullmatch(r"20\d\d-\d\d-\d\d Tübingen × Starry Night( \(\d\))?\.png", path.name)
        with Image.open(path) as picture:
            assert np.asarray(picture)[0, 0, 0] == value


def test_two_processes_that_keep_at_the_same_moment_lose_nothing(tmp_path: Path) -> None:
    with ThreadPoolExecutor(8) as pool:
        kept = list(
            pool.map(lambda value: keep_picture(flat(value), "one name", tmp_path), range(40))
        )
    assert len(set(kept)) == 40
    values = set()
    for path in tmp_path.iterdir():
        with Image.open(path) as picture:
            values.add(int(np.asarray(picture)[0, 0, 0]))
    assert values == set(range(40)), "every picture is there, and nothing else"


def test_a_free_path_counts_on_from_what_is_there(tmp_path: Path) -> None:
    wanted = tmp_path / "St. Mark.png"
    for name in ("St. Mark.png", "St. Mark (2).png", "St. Mark (3).png"):
        assert free_path(wanted).name == name
        (tmp_path / name).touch()


def test_a_disk_without_hard_links_will_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_links(*_: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(Path, "hardlink_to", no_links)
    one, two = (keep_picture(flat(value), "one name", tmp_path) for value in (1, 2))
    assert one != two
    assert {path.name for path in tmp_path.iterdir()} == {one.name, two.name}


def test_a_folder_that_cannot_be_made_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(SaveError, match="cannot be created"):
        keep_picture(flat(1), "name", tmp_path / "file" / "folder")


@given(content=st.text(), styles=st.text() | st.lists(st.text(), min_size=1), variant=st.text())
@example(content="🎨" * 99, styles=["🎨" * 99] * 9, variant="🎨" * 99)
def test_any_titles_make_a_name_that_files_can_have(
    content: str, styles: str | list[str], variant: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    name = picture_name(content, styles, variant)
    path = keep_picture(flat(5), name, tmp_path_factory.mktemp("names"))
    assert path.is_file()


@pytest.mark.parametrize(
    ("content", "styles", "name"),
    [
        ("Harbour", "Waves", "Harbour × Waves"),
        ("Harbour", ["Waves"], "Harbour × Waves"),
        ("Tübingen", ["Starry Night", "The Scream"], "Tübingen × Starry Night + The Scream"),
        ("a", ["b/c", "", "d"], "a × b c + Picture + d"),
        ("a", ["b" * 60, "c" * 60], f"a × {'b' * 60} + {'c' * 27}"),
        ('a/b\\c:d*e?f"g<h>i|j', "x\ny", "a b c d e f g h i j × x y"),
        ("...", "", "Picture × Picture"),
        ("x" * 300, "y" * 300, f"{'x' * 90} × {'y' * 90}"),
    ],
)
def test_a_name_says_what_was_painted_from_what(
    content: str, styles: str | list[str], name: str
) -> None:
    assert picture_name(content, styles) == name


@pytest.mark.parametrize(
    "title", ["CON", "nul.txt", "com1", "...", "", "a/b", "x" * 300, "🎨" * 99]
)
def test_names_that_systems_refuse_are_changed(title: str) -> None:
    safe = safe_title(title)
    assert safe
    assert safe.upper() not in ("CON", "NUL.TXT", "COM1")
    assert "/" not in safe
    assert len(safe.encode()) <= 110
