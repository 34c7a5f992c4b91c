"""Words on pictures: in Pillow's own font, which is there on every machine, wrapped to a width."""

from __future__ import annotations

import unicodedata
from functools import cache
from itertools import groupby

from PIL import ImageFont

_ELLIPSIS = "…"


@cache
def font(size_px: float) -> ImageFont.FreeTypeFont:
    """The font at a size."""
    loaded = ImageFont.load_default(size=size_px)
    assert isinstance(loaded, ImageFont.FreeTypeFont), "every wheel of Pillow brings FreeType"
    return loaded


def drawable(text: str) -> str:
    """``text`` in the letters that the font has.

    Letters lose accents that it lacks; what is left of another script becomes an ellipsis.
    """
    plain = "".join(map(_nearest, unicodedata.normalize("NFC", text)))
    return "".join(
        "".join(group) if known else _ELLIPSIS for known, group in groupby(plain, _in_font)
    )


def wrapped(text: str, lettering: ImageFont.FreeTypeFont, width_px: float, most: int) -> list[str]:
    """``text`` in at most ``most`` lines, none wider than ``width_px``.

    A word that is too wide is broken; what is left over is shown by an ellipsis.
    """
    lines: list[str] = []
    words = drawable(text).split()
    while words:
        line = words.pop(0)
        while words and lettering.getlength(f"{line} {words[0]}") <= width_px:
            line = f"{line} {words.pop(0)}"
        if len(lines) == most - 1 and words:
            return [*lines, _shortened(f"{line} {words[0]}", lettering, width_px)]
        if lettering.getlength(line) > width_px:
            if len(lines) == most - 1:
                return [*lines, _shortened(line, lettering, width_px)]
            fitting = _fitting(line, lettering, width_px)
            words.insert(0, line[fitting:])
            line = line[:fitting]
        lines.append(line)
    return lines


def _fitting(text: str, lettering: ImageFont.FreeTypeFont, width_px: float) -> int:
    """How many letters of ``text`` fit; at least one."""
    count = len(text)
    while count > 1 and lettering.getlength(text[:count]) > width_px:
        count -= 1
    return count


def _shortened(text: str, lettering: ImageFont.FreeTypeFont, width_px: float) -> str:
    room = width_px - lettering.getlength(_ELLIPSIS)
    return text[: _fitting(text, lettering, room)].rstrip() + _ELLIPSIS


def _nearest(letter: str) -> str:
    """The letter, or, where the font lacks it, what it is made of without marks."""
    if _in_font(letter):
        return letter
    spelt = {"ß": "ss", "×": "x", "–": "-", "—": "-", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L"}
    if letter in spelt:
        return spelt[letter]
    parts = unicodedata.normalize("NFKD", letter)
    return "".join(part for part in parts if not unicodedata.combining(part)) or letter


@cache
def _in_font(letter: str) -> bool:
    """Whether the font has more for ``letter`` than the box that stands for what it lacks."""
    if letter.isspace():
        return True
    probe = font(20)
    return bytes(probe.getmask(letter)) != bytes(probe.getmask("\uffff"))
