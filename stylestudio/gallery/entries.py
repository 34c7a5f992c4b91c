"""What the gallery knows of each picture without opening its file, and how it is asked for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum
from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A picture of the gallery.

    Attributes:
        path: the file.
        modified_ns, size_bytes: of the file when it was read.
        picture_id: of its record; empty for a picture of somebody else's.
        title: what people call it.
        variant: the style loss; empty where it is not known.
        outcome: see :data:`stylestudio.gallery.record.OUTCOMES`; empty where it is not known.
        series: the same for all variants that ran together; empty where it ran alone.
        made_at: ISO 8601 in UTC; the file's time where there is no record.
        stars: 0 to 5.
        width_px, height_px: of the picture; 0 where the file cannot be read.
        fault: what is wrong with the file, a sentence; empty for nothing.
    """

    path: Path
    modified_ns: int
    size_bytes: int
    picture_id: str = ""
    title: str = ""
    variant: str = ""
    outcome: str = ""
    series: str = ""
    made_at: str = ""
    stars: int = 0
    width_px: int = 0
    height_px: int = 0
    fault: str = ""


class Order(Enum):
    """How pictures are sorted."""

    NEWEST = "newest"
    OLDEST = "oldest"
    NAME = "name"
    STARS = "stars"
    VARIANT = "variant"


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """Which pictures, in which order. By default all of them, the newest first.

    Attributes:
        words: all of them must be found in names, style losses, parameters or dates, whatever
            their case and accents; what stands in quotes is one word.
        variants: one of these style losses; empty for any.
        stars: that many at least.
        since, until: the days on which they were made, both included, in UTC.
        series: of this comparison alone.
        grouped: keep the pictures of a comparison together, at the place of its newest.
        order: how they are sorted.
    """

    words: str = ""
    variants: tuple[str, ...] = ()
    stars: int = 0
    since: date | None = None
    until: date | None = None
    series: str = ""
    grouped: bool = False
    order: Order = Order.NEWEST
