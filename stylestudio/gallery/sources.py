"""Finds again what a picture was painted from: by content, then by place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from stylestudio.disk import sha256_of
from stylestudio.gallery.gallery import Gallery
from stylestudio.gallery.record import PictureRecord, SourceRecord


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
    record: PictureRecord, gallery: Gallery, others: Iterable[Path] = ()
) -> list[FoundSource]:
    """Where the pictures are that ``record`` was painted from, in its order.

    Args:
        gallery: remembers where pictures of the same content were.
        others: files that may be meant, for example those that were opened lately.
    """
    known = list(others)
    return [_found(source, gallery, known) for source in record.sources]


def _found(source: SourceRecord, gallery: Gallery, others: list[Path]) -> FoundSource:
    own = Path(source.path)
    if source.sha256:
        seen: set[Path] = set()
        for path in _candidates(source, gallery, others):
            if path not in seen and _has_content(path, source.sha256):
                return FoundSource(source, path, same=True)
            seen.add(path)
    return FoundSource(source, own if _is_file(own) else None, same=False)


def _candidates(source: SourceRecord, gallery: Gallery, others: list[Path]) -> Iterator[Path]:
    own = Path(source.path)
    yield own
    yield from gallery.paths_of_source(source.sha256)
    yield from others
    # Moved together with another one, or into the gallery.
    for folder in dict.fromkeys([gallery.folder, *(path.parent for path in others)]):
        yield folder / own.name


def _has_content(path: Path, sha256: str) -> bool:
    try:
        return path.is_file() and sha256_of(path) == sha256
    except (OSError, ValueError):
        return False


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except (OSError, ValueError):
        return False
