"""From files and folders to the pictures among them."""

from __future__ import annotations

import os
import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from stylestudio.imaging.files import read_failure, shown_name
from stylestudio.imaging.formats import LOAD_EXTENSIONS
from stylestudio.ui.sources.loaded import PictureRef, ref_of
from stylestudio.ui.sources.rejection import Rejection

#: The most that is taken at once.
MOST_PICTURES = 200

#: A dropped folder and the folders in it, no deeper.
_LEVELS = 2

_DIGITS = re.compile(r"(\d+)")


@dataclass(frozen=True, slots=True)
class Found:
    """What there is to be read.

    Attributes:
        refs: the pictures, in the order in which they were given.
        repeated: the titles of those that came twice, or are there already.
        rejections: what could not even be looked into.
        cut: whether there are more than :data:`MOST_PICTURES`.
    """

    refs: tuple[PictureRef, ...] = ()
    repeated: tuple[str, ...] = ()
    rejections: tuple[Rejection, ...] = ()
    cut: bool = False


def collect(paths: Iterable[Path], known: Collection[Path] = ()) -> Found:
    """The files among ``paths`` and the pictures in their folders. Reads no picture.

    Files keep the order that they were given in; in a folder they are sorted as people count, and
    what does not look like a picture is passed over in silence.

    Args:
        known: files that are there already.
    """
    refs: list[PictureRef] = []
    repeated: list[str] = []
    rejections: list[Rejection] = []
    seen = {_identity(path) for path in known}
    cut = False
    for path in _files(paths, rejections):
        identity = _identity(path)
        if identity in seen:
            repeated.append(ref_of(path).title)
            continue
        if len(refs) == MOST_PICTURES:
            cut = True
            break
        seen.add(identity)
        refs.append(ref_of(path))
    return Found(tuple(refs), tuple(repeated), tuple(rejections), cut)


def natural_key(path: Path) -> list[str | int]:
    """Sorts “photo 2” before “photo 10”."""
    parts = _DIGITS.split(path.name.casefold())
    return [int(part) if index % 2 else part for index, part in enumerate(parts)]


def _files(paths: Iterable[Path], rejections: list[Rejection]) -> Iterator[Path]:
    for path in paths:
        if not _is_folder(path):
            yield path
            continue
        failures = len(rejections)
        empty = True
        for inside in _pictures_in(path, _LEVELS, rejections):
            empty = False
            yield inside
        if empty and len(rejections) == failures:
            rejections.append(
                Rejection(
                    shown_name(path),
                    _tr("There are no pictures in the folder {name}.").format(
                        name=shown_name(path)
                    ),
                    _tr("Pictures deeper than one folder further in are not looked for."),
                )
            )


def _pictures_in(folder: Path, levels: int, rejections: list[Rejection]) -> Iterator[Path]:
    """The pictures in a folder, then those in its folders."""
    try:
        entries = sorted(folder.iterdir(), key=natural_key)
    except OSError as error:
        failure = read_failure(error, folder)
        rejections.append(Rejection.of(folder, failure))
        return
    visible = [entry for entry in entries if not entry.name.startswith(".")]
    folders = [entry for entry in visible if _is_folder(entry)]
    for entry in visible:
        if entry.suffix.lower() in LOAD_EXTENSIONS and entry not in folders:
            yield entry
    if levels > 1:
        for entry in folders:
            yield from _pictures_in(entry, levels - 1, rejections)


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except (OSError, ValueError):
        # Reading it will say what is wrong with it.
        return False


def _identity(path: Path) -> str:
    """The same for all names of one file."""
    try:
        return os.path.normcase(os.path.realpath(path))
    except (OSError, ValueError):
        return str(path)


def address_rejection(address: str) -> Rejection:
    """Why something on the network is not taken."""
    return Rejection(
        address,
        _tr("{address} is only an address on the network.").format(address=address),
        _tr("Save the picture first, or drag the picture itself."),
    )


def _tr(text: str) -> str:
    return QCoreApplication.translate("collecting", text)
