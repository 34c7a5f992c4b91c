"""The sources as values: what undo keeps of them, and how paintings share a picture."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from stylestudio.ui.sources.loaded import Loaded, PictureRef

#: More paintings than these nobody tells apart in one picture.
MOST_STYLES = 8

#: In the middle, so that a painting can be given more or less than the others.
DEFAULT_WEIGHT = 0.5


#: A sum as near to 1 is 1.
_NEARLY = 1e-9


@dataclass(frozen=True, slots=True)
class StyleEntry:
    """A painting in the stack.

    Attributes:
        loaded: the picture.
        weight: 0 to 1, against those of the others.
    """

    loaded: Loaded
    weight: float = DEFAULT_WEIGHT


@dataclass(frozen=True, slots=True)
class StyleRef:
    """A painting to be read again, with its weight."""

    picture: PictureRef
    weight: float


@dataclass(frozen=True, slots=True)
class SourcesState:
    """All sources at one moment, without their pixels.

    Attributes:
        photos: the queue.
        current: which of them is the photo, 0 where there is none; to look at another is no step.
        styles: the stack.
    """

    photos: tuple[PictureRef, ...] = ()
    current: int = field(default=0, compare=False)
    styles: tuple[StyleRef, ...] = ()

    @property
    def pictures(self) -> tuple[PictureRef, ...]:
        """All pictures, the photo first, each file once."""
        ahead = self.photos[self.current : self.current + 1]
        refs = (*ahead, *self.photos, *(style.picture for style in self.styles))
        unique: dict[Path, PictureRef] = {}
        for ref in refs:
            unique.setdefault(ref.path, ref)
        return tuple(unique.values())


def shares(weights: Sequence[float]) -> tuple[float, ...]:
    """How much of the style each painting gives: the weights, scaled to a sum of 1.

    Where all are 0, none is meant more than another: they share alike.
    """
    total = sum(weights)
    if not total:
        return tuple(1 / len(weights) for _ in weights)
    if abs(total - 1) < _NEARLY:
        # Divided once more, they would be other numbers, and another picture come out.
        return tuple(weights)
    return tuple(weight / total for weight in weights)
