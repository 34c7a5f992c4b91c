"""Names of any kind become names that Windows, macOS and Linux can have, each its own file."""

from __future__ import annotations

import random
import re
from pathlib import Path

from stylestudio.gallery.gallery import Gallery
from stylestudio.gallery.names import picture_name, safe_title
from stylestudio.imaging.load import load_picture

from .making import pixels, record

PARTS = (
    "🎨", "👩‍🎨", "🏳️‍🌈", "é", "é", "שלום", "مرحبا", "\u202e", "\u2066", "ß", "漢字", "한글", "Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍",
    "CON", "nul", "com1", "LPT9", "com¹", "CONIN$", ".", "..", " ", "\t", "\n", "\r",
    "\0", "\x1b", "\x7f", "\x85", "/", "\\", ":", "*", "?", '"', "<", ">", "|",
    "~", "%", "$", "'", "`", "&", ";", "-",
    "\ud800", "\udcff", "\ufffe", "\uffff", "\u200b", "\u00a0", "\u3000", "a", "b" * 40, "İ", "ﬁ",
)  # fmt: skip
WHOLE = (
    "", " ", ".", "..", "...", "CON", "con.txt", "nul .png", "AUX", "x" * 300, "🎨" * 300,
    "é" * 300, "a" * 89 + "🎨", "a" * 88 + ". .", "-rf", "~", "%PATH%", ".hidden",
    "name.", "name ", "CON ", "desktop.ini", "\u202egnp.exe", "a\u0301" * 200,
    "\ud800\udc00", "COM0", "LPT²", "CLOCK$",
)  # fmt: skip

_WINDOWS_REFUSES = re.compile(r'[<>:"/\\|?*\x00-\x1f]')
_WINDOWS_KEEPS = {
    "CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$",
    *(f"{port}{digit}" for port in ("COM", "LPT") for digit in "0123456789¹²³"),
}  # fmt: skip


def assert_valid_everywhere(name: str) -> None:
    """By the rules of Windows, which are the strictest, and 255 bytes as on Linux.

    Source: Microsoft, *Naming Files, Paths, and Namespaces*.
    """
    assert name.encode("utf-8").decode("utf-8") == name
    assert 0 < len(name.encode()) <= 255
    assert len(name.encode("utf-16-le")) // 2 <= 255
    assert not _WINDOWS_REFUSES.search(name)
    assert name[-1] not in ". "
    assert name[0] not in ". "
    assert name.split(".")[0].rstrip().upper() not in _WINDOWS_KEEPS


def titles(count: int) -> list[str]:
    rng = random.Random(5)
    return [
        *WHOLE,
        *("".join(rng.choices(PARTS, k=rng.choice((1, 2, 5, 60)))) for _ in range(count)),
    ][:count]


def test_five_hundred_names_are_five_hundred_pictures(tmp_path: Path) -> None:
    gallery = Gallery(tmp_path / "pictures", tmp_path / "index.sqlite")
    names = titles(500)
    kept = {}
    for number, name in enumerate(names):
        path = gallery.keep(pixels(number % 251), record(name))
        assert_valid_everywhere(path.name)
        kept[path] = number
    assert len({str(path).casefold() for path in kept}) >= 490
    assert len(kept) == 500
    assert {entry.path for entry in gallery.find()} == kept.keys()
    for path, number in kept.items():
        assert load_picture(path)[20, 20, 0] == number % 251
        assert gallery.picture(path.name).path == path
        gallery.set_stars(path, 1)
    assert {entry.stars for entry in gallery.find()} == {1}
    assert not gallery.refresh()
    gallery.close()


def test_a_title_alone_is_a_name_as_well() -> None:
    for title in titles(500):
        safe = safe_title(title)
        assert_valid_everywhere(safe)
        assert_valid_everywhere(f"{safe}.png")
        assert safe_title(safe) == safe
        assert_valid_everywhere(f"2026-11-22 {picture_name(title, [title] * 3, title)} (9999).png")


def test_pictures_of_one_name_are_numbered_at_the_longest_name_too(tmp_path: Path) -> None:
    gallery = Gallery(tmp_path / "pictures", tmp_path / "index.sqlite")
    kept = [gallery.keep(pixels(n), record("🎨" * 300)) for n in range(12)]
    assert len(set(kept)) == 12
    for path in kept:
        assert_valid_everywhere(path.name)
    gallery.close()
