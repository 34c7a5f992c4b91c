"""Finds again what a picture was painted from: by content, then by place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from stylestudio.disk import sha256_of
from stylestudio.errors import StyleStudioError
from stylestudio.gallery.gallery import Gallery
from stylestudio.gallery.record import PictureRecord, SourceRecord
from stylestudio.imaging.probe import probe_picture


@dataclass(frozen=True, slots=True)
class FoundSource:
    """A source, and where it is now.

    Attributes:
        source: as the record has it.
        path: None where it is missing.
        same: whether it is surely the same file, byte for byte.
    """

    source: SourceRecord
    path: Path | None
    same: bool


def find_sources(
    record: PictureRecord,
    gallery: Gallery,
    others: Iterable[Path] = (),
    folders: Iterable[Path] = (),
) -> list[FoundSource]:
    """Where the pictures are that ``record`` was painted from, in its order.

    Args:
        gallery: remembers where pictures of the same content were.
        others: files that may be meant, for example those that were opened lately.
        folders: where they may lie as well, for example beside the picture.
    """
    known, around = list(others), list(folders)
    return [_found(source, gallery, known, around) for source in record.sources]


def _found(
    source: SourceRecord, gallery: Gallery, others: list[Path], folders: list[Path]
) -> FoundSource:
    own = Path(source.path)
    if source.sha256:
        seen: set[Path] = set()
        for path in _candidates(source, gallery, others, folders):
            if path not in seen and _has_content(path, source.sha256):
                return FoundSource(source, path, same=True)
            seen.add(path)
    # A picture that was given away has names without folders: they mean no place here.
    there = own.is_absolute() and _is_picture(own)
    return FoundSource(source, own if there else None, same=False)


def _candidates(
    source: SourceRecord, gallery: Gallery, others: list[Path], folders: list[Path]
) -> Iterator[Path]:
    own = Path(source.path)
    if own.is_absolute():
        yield own
    yield from gallery.paths_of_source(source.sha256)
    yield from others
    # Moved together with another one, or into the gallery, or beside the picture.
    places = [*folders, gallery.folder, *(path.parent for path in others)]
    for folder in dict.fromkeys(places):
        yield folder / own.name


def _has_content(path: Path, sha256: str) -> bool:
    try:
        return path.is_file() and sha256_of(path) == sha256
    except (OSError, ValueError):
        return False


def _is_picture(path: Path) -> bool:
    """Whether something can be painted from it, as far as its header shows."""
    try:
        probe_picture(path)
    except StyleStudioError:
        return False
    return True
