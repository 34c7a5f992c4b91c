"""What is to be exported, as far as the dialog has to know it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from stylestudio.imaging.depth import Pixels


@dataclass(frozen=True, kw_only=True)
class ExportSource:
    """One picture, or several that are exported alike.

    Attributes:
        name: what people call it, without extension.
        width_px, height_px: of it; of several, those of the smallest.
        bits: 8, or 16 where it has so many, or one of several has.
        several: how many pictures.
        sample: gives its pixels (of several, those of one), to show and to estimate from. Called
            in another thread; may raise a :class:`StyleStudioError`. None for neither.
    """

    name: str
    width_px: int
    height_px: int
    bits: int = 8
    several: int = 1
    sample: Callable[[], Pixels] | None = None
