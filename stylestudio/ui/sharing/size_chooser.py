"""How large an exported picture is: as painted, in pixels, or in print."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, QSize, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QDoubleSpinBox,
    QHBoxLayout,
    QLabel,
    QSpinBox,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from stylestudio.gallery.export import PRINT_FORMATS
from stylestudio.imaging.formats import MAX_PIXELS, MIN_SIDE_PX
from stylestudio.imaging.print_size import (
    HIGHEST_DPI,
    LONGEST_CM,
    LOWEST_DPI,
    SHORTEST_CM,
    centimetres_to_px,
    px_to_centimetres,
)
from stylestudio.imaging.resize import fit_longer_side
from stylestudio.ui.controls.base import WheelGuard
from stylestudio.ui.preferences.pages.page import muted_label
from stylestudio.ui.sharing.choice_row import ChoiceRow
from stylestudio.ui.sharing.export_memory import (
    AS_PAINTED,
    IN_PIXELS,
    IN_PRINT,
    MOST_PX,
    ExportMemory,
)
from stylestudio.ui.sharing.measures import INSIDE_PX
from stylestudio.ui.sharing.sharing_words import (
    USUAL_DPI,
    pixels_words,
    print_words,
    times_words,
)

#: Up to this, nobody sees the difference.
_HARDLY_ENLARGED = 1.02


class SizeChooser(QWidget):
    """Three ways to say a size; the pixels and the print that come of it are always on show.

    Signals:
        changed: the size is another one.
    """

    changed = Signal()

    def __init__(self, width_px: int, height_px: int, several: int = 1) -> None:
        """A chooser for a picture of that size; of several, for the smallest."""
        super().__init__()
        self._width_px, self._height_px = width_px, height_px
        self._several = several
        self._format = ""
        words = self.tr("Size")
        self.ways = ChoiceRow(
            words,
            [
                (AS_PAINTED, self.tr("As painted")),
                (IN_PIXELS, self.tr("Pixels")),
                (IN_PRINT, self.tr("Print")),
            ],
        )
        self.px_box = QSpinBox()
        self.px_box.setRange(MIN_SIDE_PX, MOST_PX)
        self.px_box.setSingleStep(64)
        self.px_box.setSuffix(f"\N{NO-BREAK SPACE}{self.tr('px')}")
        self.cm_box = QDoubleSpinBox()
        self.cm_box.setRange(SHORTEST_CM, LONGEST_CM)
        self.cm_box.setDecimals(2)
        self.cm_box.setSuffix(f"\N{NO-BREAK SPACE}{self.tr('cm')}")
        self.dpi_box = QSpinBox()
        self.dpi_box.setRange(LOWEST_DPI, HIGHEST_DPI)
        self.dpi_box.setSingleStep(50)
        self.dpi_box.setSuffix(f"\N{NO-BREAK SPACE}{self.tr('dpi')}")
        self.result = QLabel()
        self.result.setWordWrap(True)
        self.note = muted_label("")
        self._pages = _Pages()
        self._assemble()
        self.ways.chosen.connect(self._on_way_chosen)
        for box in (self.px_box, self.cm_box, self.dpi_box):
            box.valueChanged.connect(self._on_number_changed)
        self._shown_way = self.ways.value
        self._refresh()

    @property
    def longer_side_px(self) -> int | None:
        """Of the file; None leaves it as painted."""
        if self.ways.value == IN_PIXELS:
            return self.px_box.value()
        if self.ways.value == IN_PRINT:
            return centimetres_to_px(self.cm_box.value(), self.dpi_box.value())
        return None

    @property
    def dpi(self) -> float | None:
        """Of a print; None where it is not meant for one."""
        return float(self.dpi_box.value()) if self.ways.value == IN_PRINT else None

    @property
    def size_px(self) -> tuple[int, int]:
        """Width and height in pixels."""
        longer_px = self.longer_side_px
        if longer_px is None:
            return self._width_px, self._height_px
        height_px, width_px = fit_longer_side(self._height_px, self._width_px, longer_px)
        return width_px, height_px

    @property
    def problem(self) -> str:
        """Why it cannot be so large; empty where it can."""
        width_px, height_px = self.size_px
        longer_px = self.longer_side_px
        if longer_px is not None and longer_px < MIN_SIDE_PX:
            return self.tr("That is too small: at least {count} pixels.").format(count=MIN_SIDE_PX)
        if width_px * height_px > MAX_PIXELS:
            return self.tr("That is too large: at most {count} megapixels.").format(
                count=MAX_PIXELS // 1_000_000
            )
        return ""

    def set_format(self, file_format: str) -> None:
        """Say which format it is for: not all of them know of prints."""
        self._format = file_format
        self._refresh()

    def show_memory(self, memory: ExportMemory) -> None:
        """Show remembered choices."""
        boxes = (self.px_box, self.cm_box, self.dpi_box)
        blockers = [QSignalBlocker(box) for box in boxes]
        self.ways.set_value(memory.size)
        self.px_box.setValue(memory.longer_side_px)
        self.cm_box.setValue(memory.longer_side_cm)
        self.dpi_box.setValue(memory.dpi)
        del blockers
        self._shown_way = memory.size
        self._refresh()

    def note_in(self, memory: ExportMemory) -> None:
        """Write the choices down."""
        memory.size = self.ways.value
        memory.longer_side_px = self.px_box.value()
        memory.longer_side_cm = self.cm_box.value()
        memory.dpi = self.dpi_box.value()

    def _assemble(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.ways)
        as_painted = self.tr("Each in its own size.") if self._several > 1 else ""
        self._pages.addWidget(muted_label(as_painted))
        self._pages.addWidget(_row(self.tr("Longer side"), self.px_box))
        self._pages.addWidget(
            _row(self.tr("Longer side"), self.cm_box, self.tr("at"), self.dpi_box)
        )
        names = (
            (self.px_box, self.tr("Longer side in pixels")),
            (self.cm_box, self.tr("Longer side in centimetres")),
            (self.dpi_box, self.tr("Pixels per inch")),
        )
        for box, name in names:
            _dress(box, name)
        column.addWidget(self._pages)
        column.addWidget(self.result)
        column.addWidget(self.note)

    @Slot(str)
    def _on_way_chosen(self, way: str) -> None:
        before, self._shown_way = self._shown_way, way
        # The same size in the other measure.
        if before == IN_PIXELS and way == IN_PRINT:
            with QSignalBlocker(self.cm_box):
                self.cm_box.setValue(px_to_centimetres(self.px_box.value(), self.dpi_box.value()))
        elif before == IN_PRINT and way == IN_PIXELS:
            with QSignalBlocker(self.px_box):
                self.px_box.setValue(centimetres_to_px(self.cm_box.value(), self.dpi_box.value()))
        self._refresh()
        self.changed.emit()

    @Slot()
    def _on_number_changed(self) -> None:
        self._refresh()
        self.changed.emit()

    def _refresh(self) -> None:
        ways = {AS_PAINTED: 0, IN_PIXELS: 1, IN_PRINT: 2}
        self._pages.setCurrentIndex(ways[self.ways.value])
        empty = self.ways.value == AS_PAINTED and self._several == 1
        self._pages.setVisible(not empty)
        width_px, height_px = self.size_px
        printed = print_words(width_px, height_px, self.dpi or USUAL_DPI)
        if self._several == 1:
            pixels = pixels_words(width_px, height_px)
            self.result.setText(f"{pixels}  ·  {printed}")
        elif self.ways.value == AS_PAINTED:
            self.result.setText("")
        else:
            self.result.setText(
                self.tr("{count} pixels on the longer side").format(count=self.longer_side_px)
            )
        self.result.setVisible(bool(self.result.text()))
        problem = self.problem
        words = problem or f"{self._enlarging_words()} {self._print_words()}".strip()
        self.note.setText(words)
        self.note.setVisible(bool(words))
        self.note.setProperty("kind", "error" if problem else "")
        self.note.style().unpolish(self.note)
        self.note.style().polish(self.note)
        for box in (self.px_box, self.cm_box, self.dpi_box):
            box.setAccessibleDescription(f"{self.result.text()} {words}".strip())

    def _enlarging_words(self) -> str:
        longer_px = self.longer_side_px
        if longer_px is None:
            return ""
        factor = longer_px / max(self._width_px, self._height_px)
        if factor <= _HARDLY_ENLARGED:
            return ""
        words = (
            self.tr("{factor} times as large as painted: it gains pixels, but no detail.")
            if self._several == 1
            else self.tr("Up to {factor} times as large as painted: pixels, but no detail.")
        )
        return words.format(factor=times_words(factor))

    def _print_words(self) -> str:
        if self.ways.value != IN_PRINT or not self._format or self._format in PRINT_FORMATS:
            return ""
        words = self.tr("{format} has the pixels for it, but does not say how large it prints.")
        return words.format(format=self._format)


class _Pages(QStackedWidget):
    """Only as high as the page on show."""

    def sizeHint(self) -> QSize:
        page = self.currentWidget()
        return super().sizeHint() if page is None else page.sizeHint()

    def minimumSizeHint(self) -> QSize:
        page = self.currentWidget()
        return super().minimumSizeHint() if page is None else page.minimumSizeHint()


def _row(*parts: str | QAbstractSpinBox) -> QWidget:
    widget = QWidget()
    row = QHBoxLayout(widget)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(8)
    for part in parts:
        if isinstance(part, str):
            row.addWidget(QLabel(part))
        else:
            row.addWidget(part, 1)
    return widget


def _dress(box: QSpinBox | QDoubleSpinBox, name: str) -> None:
    box.setAccessibleName(name)
    box.lineEdit().setTextMargins(INSIDE_PX, 0, 0, 0)
    box.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    box.installEventFilter(WheelGuard(box))
