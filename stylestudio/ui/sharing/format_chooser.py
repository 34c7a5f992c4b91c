"""The format of an exported picture, and what can be chosen about it."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QSlider, QSpinBox, QStackedWidget, QVBoxLayout, QWidget

from stylestudio.imaging.encode import DEEP_FORMATS
from stylestudio.ui.controls.base import WheelGuard
from stylestudio.ui.preferences.pages.page import muted_label
from stylestudio.ui.settings.labelled import label_for
from stylestudio.ui.sharing.choice_row import ChoiceRow
from stylestudio.ui.sharing.export_memory import FORMATS, QUALITIES, ExportMemory
from stylestudio.ui.sharing.measures import BETWEEN_ROWS_PX, INSIDE_PX

#: What the export takes for formats that have no quality.
_NO_QUALITY = 100


class FormatChooser(QWidget):
    """Format, then in one place its quality, or its levels where it keeps every pixel.

    Signals:
        changed: something of it is another.
    """

    changed = Signal()

    def __init__(self, bits: int) -> None:
        """A chooser for a picture of 8 or 16 bits."""
        super().__init__()
        self._deep = bits > 8
        self._wanted_bits = bits
        self._qualities = dict(QUALITIES)
        self.formats = ChoiceRow(self.tr("Format"), [(name, name) for name in FORMATS])
        self.hint = muted_label(" ")
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setPageStep(5)
        self.quality_box = QSpinBox()
        self.quality_box.lineEdit().setTextMargins(INSIDE_PX, 0, 0, 0)
        for part in (self.slider, self.quality_box):
            part.setRange(1, 100)
            part.setAccessibleName(self.tr("Quality"))
            part.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            part.installEventFilter(WheelGuard(part))
        self.depths = ChoiceRow(
            self.tr("Depth"), [("8", self.tr("8 bits")), ("16", self.tr("16 bits"))]
        )
        self.depth_hint = muted_label("")
        self._pages = QStackedWidget()
        self._assemble()
        if not self._deep:
            self.depths.refuse("16", self._refusal())
        self.formats.chosen.connect(self._on_format_chosen)
        self.depths.chosen.connect(self._on_depth_chosen)
        self.slider.valueChanged.connect(self._on_quality_changed)
        self.quality_box.valueChanged.connect(self._on_quality_changed)
        self._refresh()

    @property
    def file_format(self) -> str:
        """One of :data:`~stylestudio.ui.sharing.export_memory.FORMATS`."""
        return self.formats.value

    @property
    def quality(self) -> int:
        """1 to 100; 100 where the format has none."""
        return self._qualities.get(self.file_format, _NO_QUALITY)

    @property
    def bits(self) -> int:
        """8 or 16."""
        return int(self.depths.value) if self.file_format in DEEP_FORMATS else 8

    def show_memory(self, memory: ExportMemory) -> None:
        """Show remembered choices."""
        self._qualities = dict(memory.qualities)
        self._wanted_bits = memory.bits
        self.formats.set_value(memory.file_format)
        self.depths.set_value("16" if self._deep and memory.bits > 8 else "8")
        self._refresh()

    def note_in(self, memory: ExportMemory) -> None:
        """Write the choices down."""
        memory.file_format = self.file_format
        memory.qualities = dict(self._qualities)
        memory.bits = self._wanted_bits

    def _assemble(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(label_for(self.tr("Format"), self.formats))
        column.addWidget(self.formats)
        column.addWidget(self.hint)
        column.addSpacing(BETWEEN_ROWS_PX)
        quality = QHBoxLayout()
        quality.setSpacing(10)
        quality.addWidget(self.slider, 1)
        quality.addWidget(self.quality_box)
        page, rows = _page()
        rows.addWidget(label_for(self.tr("Quality"), self.slider))
        rows.addLayout(quality)
        rows.addWidget(muted_label(self.tr("Higher keeps finer strokes, and takes more room.")))
        rows.addStretch(1)
        self._pages.addWidget(page)
        page, rows = _page()
        rows.addWidget(label_for(self.tr("Depth"), self.depths))
        rows.addWidget(self.depths)
        rows.addWidget(self.depth_hint)
        rows.addStretch(1)
        self._pages.addWidget(page)
        column.addWidget(self._pages)

    @Slot(str)
    def _on_format_chosen(self, _: str) -> None:
        self._refresh()
        self.changed.emit()

    @Slot(str)
    def _on_depth_chosen(self, bits: str) -> None:
        self._wanted_bits = int(bits)
        self.changed.emit()

    @Slot(int)
    def _on_quality_changed(self, quality: int) -> None:
        self._qualities[self.file_format] = quality
        self._show_quality()
        self.changed.emit()

    def _show_quality(self) -> None:
        for part in (self.slider, self.quality_box):
            with QSignalBlocker(part):
                part.setValue(self.quality)

    def _refusal(self) -> str:
        return self.tr("It was painted with 8 bits a colour; 16 would add nothing.")

    def _refresh(self) -> None:
        hints = {
            "PNG": self.tr("Keeps every pixel; opens everywhere."),
            "JPEG": self.tr("Small, for mail, phones and print shops."),
            "WebP": self.tr("Smaller than JPEG, for websites."),
            "TIFF": self.tr("Keeps every pixel; for image editors and print."),
            "AVIF": self.tr("The smallest; for newer browsers and phones."),
        }
        self.hint.setText(hints[self.file_format])
        self.formats.setAccessibleDescription(hints[self.file_format])
        self._pages.setCurrentIndex(1 if self.file_format in DEEP_FORMATS else 0)
        if self.file_format in QUALITIES:
            self._show_quality()
        self.depth_hint.setText(
            self.tr("16 bits keep the finest shades, for editing; the file is twice as large.")
            if self._deep
            else self._refusal()
        )
        self.depth_hint.show()


def _page() -> tuple[QWidget, QVBoxLayout]:
    page = QWidget()
    rows = QVBoxLayout(page)
    rows.setContentsMargins(0, 0, 0, 0)
    rows.setSpacing(6)
    return page, rows
