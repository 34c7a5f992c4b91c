"""What leaves the gallery with a picture: all of its record, but not where files lay.

The folders of a computer tell its owner's name, and more. A picture that is given away says what
its sources were called, not where they were; their checksums stay, by which they are found again,
and so do their thumbnails.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import Any

from stylestudio.gallery.metadata import source_thumbnails, texts_of
from stylestudio.gallery.names import numbered
from stylestudio.gallery.record import PictureRecord

#: A path in a sentence: all of ours put them in quotes.
_QUOTED_PATH = re.compile(r"“((?:/|~|\\\\|[A-Za-z]:[\\/])[^”]*)”")


def shared_record(record: PictureRecord) -> PictureRecord:
    """The record as it may be given away: every path in it is only a file's name.

    Sources of one name that lay in different folders are numbered, so that they stay apart.
    """
    names = shared_names(record)
    return dataclasses.replace(
        record,
        request=_shared(record.request, names),
        touches=_shared(record.touches, names),
        report=_shared(record.report, names),
        more=_shared(record.more, names),
        sources=tuple(
            dataclasses.replace(source, path=names[source.path], title=_shared(source.title, names))
            for source in record.sources
        ),
    )


def shared_texts(
    record: PictureRecord, thumbnails: Mapping[str, bytes] | None = None, stars: int = 0
) -> dict[str, str]:
    """What is written into a picture that is given away, keyword → text.

    Args:
        thumbnails: a source's path in ``record`` → JPEG; None takes them from the sources, as far
            as those can be read.
    """
    names = shared_names(record)
    if thumbnails is None:
        thumbnails = source_thumbnails(record)
    renamed = {names[path]: jpeg for path, jpeg in thumbnails.items() if path in names}
    return texts_of(shared_record(record), renamed, stars)


def shared_names(record: PictureRecord) -> dict[str, str]:
    """How each source is called outside of the gallery, by its path in ``record``."""
    names: dict[str, str] = {}
    taken: set[str] = set()
    for path in _paths(record):
        if path not in names:
            wanted = Path(_file_name(path))
            name = next(free.name for free in numbered(wanted) if free.name not in taken)
            names[path] = name
            taken.add(name)
    return names


def _paths(record: PictureRecord) -> Iterator[str]:
    """The sources' paths, wherever they stand; requests of older programs have one style."""
    yield from (source.path for source in record.sources)
    for key in ("content", "style"):
        if isinstance(record.request.get(key), str):
            yield record.request[key]
    styles = record.request.get("styles")
    for pair in styles if isinstance(styles, list | tuple) else ():
        if isinstance(pair, list | tuple) and pair and isinstance(pair[0], str):
            yield pair[0]


def _shared(value: Any, names: Mapping[str, str]) -> Any:
    """JSON-ready data without folders."""
    if isinstance(value, Mapping):
        return {_shared(key, names): _shared(item, names) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_shared(item, names) for item in value]
    if not isinstance(value, str):
        return value
    if value in names:
        return names[value]
    if _is_absolute(value):
        return _file_name(value)
    return _QUOTED_PATH.sub(lambda found: f"“{_file_name(found[1])}”", value)


def _is_absolute(text: str) -> bool:
    # A record may come from a computer of another kind.
    return PurePosixPath(text).is_absolute() or PureWindowsPath(text).is_absolute()


def _file_name(path: str) -> str:
    # Both kinds of separators, for the same reason.
    return PureWindowsPath(path).name or "picture"
