"""Sizes of files, pictures and prints in words."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from stylestudio.imaging.print_size import px_to_centimetres
from stylestudio.ui.wording import decimal_words

#: In print, more cannot be seen; in a picture that is not meant for print, a measure.
USUAL_DPI = 300


def file_size_words(count_bytes: float) -> str:
    """The size of a file in two figures or three: “48 KB”, “2.4 MB”, “120 MB”."""
    kilobytes = count_bytes / 1000
    if round(kilobytes) < 1000:
        return _tr("{count} KB").format(count=max(1, _rounded(kilobytes)))
    megabytes = kilobytes / 1000
    if round(megabytes, 1) < 10:
        return _tr("{count} MB").format(count=decimal_words(f"{megabytes:.1f}"))
    return _tr("{count} MB").format(count=round(megabytes))


def pixels_words(width_px: int, height_px: int) -> str:
    """“4096 × 2731 pixels”."""
    return _tr("{width} × {height} pixels").format(width=width_px, height=height_px)


def print_words(width_px: int, height_px: int, dpi: float = USUAL_DPI) -> str:
    """How large that is in print: “34.7 × 23.1 cm at 300 dpi”."""
    width, height = (
        decimal_words(f"{px_to_centimetres(side, dpi):.1f}") for side in (width_px, height_px)
    )
    return _tr("{width} × {height} cm at {dpi} dpi").format(
        width=width, height=height, dpi=f"{dpi:g}"
    )


def times_words(factor: float) -> str:
    """How many times: “1.5”, “12”."""
    return decimal_words(f"{factor:.1f}" if factor < 10 else f"{factor:.0f}")


def _rounded(kilobytes: float) -> int:
    return round(kilobytes) if kilobytes < 100 else 10 * round(kilobytes / 10)


def _tr(text: str) -> str:
    return QCoreApplication.translate("sharing_words", text)
