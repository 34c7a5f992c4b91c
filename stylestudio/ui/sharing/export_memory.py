"""What was chosen the last time something was exported."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from stylestudio.imaging.formats import MIN_SIDE_PX
from stylestudio.imaging.print_size import HIGHEST_DPI, LONGEST_CM, LOWEST_DPI, SHORTEST_CM
from stylestudio.ui.file_dialogs import window_state
from stylestudio.ui.sharing.sharing_words import USUAL_DPI

#: The formats, in the order in which they are offered here: those for pictures to share first.
FORMATS = ("PNG", "JPEG", "WebP", "AVIF", "TIFF")
#: The formats with a quality, and where they look as good as the picture to most eyes.
QUALITIES: Mapping[str, int] = {"JPEG": 95, "WebP": 92, "AVIF": 85}
#: How the size is chosen.
AS_PAINTED, IN_PIXELS, IN_PRINT = SIZES = ("painted", "pixels", "print")
#: More than any format but two can hold.
MOST_PX = 50_000

_KEY = "export"


@dataclass(kw_only=True)
class ExportMemory:
    """The dialog's choices.

    Attributes:
        file_format: one of :data:`FORMATS`.
        qualities: format → 1 to 100, of those that have one.
        bits: 8 or 16.
        size: one of :data:`SIZES`.
        longer_side_px, longer_side_cm, dpi: the numbers that belong to it.
        metadata: whether the file says how it was painted.
    """

    file_format: str = "PNG"
    qualities: dict[str, int] = field(default_factory=lambda: dict(QUALITIES))
    bits: int = 16
    size: str = AS_PAINTED
    longer_side_px: int = 2048
    longer_side_cm: float = 30.0
    dpi: int = USUAL_DPI
    metadata: bool = True

    @classmethod
    def recall(cls) -> ExportMemory:
        """The last choices; what is missing or makes no sense is as it is at first."""
        first = cls()
        file_format, size = _text("format"), _text("size")
        return cls(
            file_format=file_format if file_format in FORMATS else first.file_format,
            qualities={
                name: round(_number(f"quality-{name}", usual, 1, 100))
                for name, usual in QUALITIES.items()
            },
            bits=8 if _text("bits") == "8" else first.bits,
            size=size if size in SIZES else first.size,
            longer_side_px=round(
                _number("longer_side_px", first.longer_side_px, MIN_SIDE_PX, MOST_PX)
            ),
            longer_side_cm=_number("longer_side_cm", first.longer_side_cm, SHORTEST_CM, LONGEST_CM),
            dpi=round(_number("dpi", first.dpi, LOWEST_DPI, HIGHEST_DPI)),
            metadata=_text("metadata") != "no",
        )

    def keep(self) -> None:
        """Remember them for the next time."""
        state = window_state()
        values = {
            "format": self.file_format,
            **{f"quality-{name}": str(value) for name, value in self.qualities.items()},
            "bits": str(self.bits),
            "size": self.size,
            "longer_side_px": str(self.longer_side_px),
            "longer_side_cm": f"{self.longer_side_cm:.2f}",
            "dpi": str(self.dpi),
            "metadata": "yes" if self.metadata else "no",
        }
        for name, value in values.items():
            state.setValue(f"{_KEY}/{name}", value)


def _text(name: str) -> str:
    return str(window_state().value(f"{_KEY}/{name}", "") or "")


def _number(name: str, usual: float, least: float, most: float) -> float:
    try:
        value = float(_text(name))
    except ValueError:
        return usual
    return value if least <= value <= most else usual
