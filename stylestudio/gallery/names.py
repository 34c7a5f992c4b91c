"""Names of pictures that people can read and every system's files can have."""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections.abc import Iterator, Sequence
from pathlib import Path

#: Two titles, a variant, a date and a number stay within the 255 bytes that file systems allow,
#: even where each letter takes four of them.
_LONGEST_TITLE_BYTES = 90
_LONGEST_VARIANT_BYTES = 30

# What Windows keeps for devices, with or without an extension.
_RESERVED = re.compile(r"(con|prn|aux|nul|(com|lpt)[\d¹²³]|con(in|out)\$) *(\..*)?", re.IGNORECASE)


# What a system refuses; control characters; marks that turn the direction of what follows, with
# which a name could look like another one; half a surrogate pair, which is no text.
_NOT_IN_NAMES = re.compile(
    '[\x00-\x1f\x7f-\x9f<>:"/\\\\|?*\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]+'
)


def picture_name(content: str, styles: str | Sequence[str], variant: str = "") -> str:
    """``<content> × <style> + <style>`` from titles, without extension.

    A ``variant`` behind it, ``… · pca``, tells pictures from the same sources apart.
    """
    titles = [styles] if isinstance(styles, str) else styles
    # Once more together: however many there are, they have the room of one.
    name = f"{safe_title(content)} × {safe_title(' + '.join(map(safe_title, titles)))}"
    return f"{name} · {safe_title(variant, _LONGEST_VARIANT_BYTES)}" if variant else name


def safe_title(title: str, longest_bytes: int = _LONGEST_TITLE_BYTES) -> str:
    """``title`` without what Windows, macOS or Linux refuse in a file's name; never empty."""
    words = _NOT_IN_NAMES.sub(" ", unicodedata.normalize("NFC", title))
    words = " ".join(words.split()).strip(". ")
    cut = words.encode()[:longest_bytes].decode(errors="ignore").strip(". ")
    if _RESERVED.fullmatch(cut):
        cut = f"Picture {cut}"
    return cut or "Picture"


def numbered(path: Path) -> Iterator[Path]:
    """``path``, then ``path (2)``, ``path (3)`` and so on, without end."""
    yield path
    for count in itertools.count(2):
        yield path.with_name(f"{path.stem} ({count}){path.suffix}")


def free_path(path: Path) -> Path:
    """The first of :func:`numbered` at which there is no file yet."""
    return next(candidate for candidate in numbered(path) if not candidate.exists())
