"""Distances that the dialogs of this folder share."""

from __future__ import annotations

#: Between a number's field and its text.
INSIDE_PX = 9
BETWEEN_ROWS_PX = 12
