"""Where pictures that were read go among the sources. Values in, values out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from stylestudio.ui.sources.loaded import Loaded, PictureRef
from stylestudio.ui.sources.sources_state import MOST_STYLES, SourcesState, StyleEntry


class Photos(NamedTuple):
    """The queue, and which of it is the current photo."""

    queue: list[Loaded]
    current: int


def lasting(styles: Sequence[StyleEntry]) -> list[StyleEntry]:
    """The paintings that stay when another one comes."""
    return [entry for entry in styles if not entry.loaded.stands_in]


def with_styles(styles: Sequence[StyleEntry], loaded: Sequence[Loaded]) -> list[StyleEntry]:
    """The stack with more paintings on it."""
    kept = lasting(styles)
    if kept:
        loaded = [picture for picture in loaded if not picture.stands_in]
    return [*kept, *map(StyleEntry, loaded)][:MOST_STYLES]


def with_photo(photos: Photos, photo: Loaded) -> tuple[Photos, bool]:
    """The queue with a photo in the current one's place.

    One that is in a queue already becomes the current one; the flag says so.
    """
    queue, current = list(photos.queue), photos.current
    paths = [other.path for other in queue]
    if len(queue) > 1 and photo.path in paths:
        current = paths.index(photo.path)
        # The file may have been changed since it was read.
        queue[current] = photo
        return Photos(queue, current), True
    queue[current : current + 1] = [photo]
    return Photos(queue, current), False


def put_back(state: SourcesState, have: Mapping[Path, Loaded]) -> tuple[Photos, list[StyleEntry]]:
    """What a state describes, without what could not be read any more."""

    def back(ref: PictureRef) -> Loaded:
        loaded = have[ref.path]
        if loaded.ref == ref:
            return loaded
        return replace(loaded, title=ref.title, is_sample=ref.is_sample, stands_in=ref.stands_in)

    queue = [back(ref) for ref in state.photos if ref.path in have]
    before = sum(ref.path in have for ref in state.photos[: state.current])
    styles = [
        StyleEntry(back(style.picture), style.weight)
        for style in state.styles
        if style.picture.path in have
    ]
    return Photos(queue, max(0, min(before, len(queue) - 1))), styles
