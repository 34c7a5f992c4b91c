"""The ways to look at pictures."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum

from PySide6.QtCore import QCoreApplication


class CompareMode(Enum):
    """One way to look at pictures; the value is part of its icon's name."""

    SINGLE = "single"
    SPLIT = "split"
    SIDE_BY_SIDE = "side-by-side"
    GRID = "grid"
    DIFFERENCE = "difference"

    @property
    def is_paired(self) -> bool:
        """Whether it compares a left picture with a right one."""
        return self in (CompareMode.SPLIT, CompareMode.SIDE_BY_SIDE, CompareMode.DIFFERENCE)


def mode_words(mode: CompareMode) -> str:
    """What the mode is called."""
    words: dict[CompareMode, Callable[[], str]] = {
        CompareMode.SINGLE: lambda: _tr("Single"),
        CompareMode.SPLIT: lambda: _tr("Split"),
        CompareMode.SIDE_BY_SIDE: lambda: _tr("Side by side"),
        CompareMode.GRID: lambda: _tr("Grid"),
        CompareMode.DIFFERENCE: lambda: _tr("Difference"),
    }
    return words[mode]()


def mode_help(mode: CompareMode) -> str:
    """What is seen in the mode, as a sentence."""
    words: dict[CompareMode, Callable[[], str]] = {
        CompareMode.SINGLE: lambda: _tr("One picture, as large as it can be."),
        CompareMode.SPLIT: lambda: _tr("Two pictures over each other, with a divider to move."),
        CompareMode.SIDE_BY_SIDE: lambda: _tr("Two or three pictures in a row."),
        CompareMode.GRID: lambda: _tr("All pictures at once."),
        CompareMode.DIFFERENCE: lambda: _tr("Where two pictures differ."),
    }
    return words[mode]()


def _tr(text: str) -> str:
    return QCoreApplication.translate("views", text)
