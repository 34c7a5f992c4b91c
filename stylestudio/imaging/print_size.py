"""From the size of a print to pixels and back."""

from __future__ import annotations

from stylestudio.errors import UserError
from stylestudio.imaging.resize import fit_longer_side

#: Pixels per inch: from less than any hoarding to more than any printer.
LOWEST_DPI, HIGHEST_DPI = 1, 9600
#: A print's side, in centimetres: from a stamp's to a house's.
SHORTEST_CM, LONGEST_CM = 0.5, 1000

_CM_PER_INCH = 2.54


def centimetres_to_px(centimetres: float, dpi: float) -> int:
    """How many pixels a side of a print takes, rounded; at least 1.

    Args:
        centimetres: the side of the print.
        dpi: pixels per inch.

    Raises:
        UserError: one of them is out of its range.
    """
    _check_dpi(dpi)
    if not SHORTEST_CM <= centimetres <= LONGEST_CM:
        raise UserError(
            f"A print cannot have a side of {centimetres:g} cm.",
            f"Give {SHORTEST_CM:g} to {LONGEST_CM} cm.",
        )
    return max(1, round(centimetres / _CM_PER_INCH * dpi))


def px_to_centimetres(side_px: int, dpi: float) -> float:
    """How long a side of that many pixels is in print, in centimetres.

    Raises:
        UserError: `dpi` is out of its range.
        ValueError: `side_px` is below 1.
    """
    _check_dpi(dpi)
    if side_px < 1:
        raise ValueError(f"side_px must be positive, got {side_px}")
    return side_px / dpi * _CM_PER_INCH


def fit_print(height_px: int, width_px: int, longer_side_cm: float, dpi: float) -> tuple[int, int]:
    """The size with the same aspect ratio whose longer side is so long in print.

    Args:
        height_px: the picture's height, to tell its shape.
        width_px: its width.
        longer_side_cm: the print's longer side, in centimetres.
        dpi: pixels per inch.

    Returns:
        Height and width, in pixels.

    Raises:
        UserError: the print's side or `dpi` is out of its range.
        ValueError: the picture's height or width is below 1.
    """
    return fit_longer_side(height_px, width_px, centimetres_to_px(longer_side_cm, dpi))


def _check_dpi(dpi: float) -> None:
    if not LOWEST_DPI <= dpi <= HIGHEST_DPI:
        raise UserError(
            f"A print cannot have {dpi:g} pixels per inch.",
            f"Give {LOWEST_DPI} to {HIGHEST_DPI} dpi; 300 is usual.",
        )
