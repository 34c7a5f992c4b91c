"""How a picture leaves the program: format, size, and what the file says of itself."""

from __future__ import annotations

from PySide6.QtCore import QSize, QTimer, Signal, Slot
from PySide6.QtGui import QImage
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from stylestudio.errors import StyleStudioError, UserError
from stylestudio.gallery.export import ExportOptions
from stylestudio.imaging.depth import Pixels, as_8_bit, is_deep
from stylestudio.imaging.resize import fit_longer_side, resize_picture
from stylestudio.ui.background import Background
from stylestudio.ui.eliding_label import ElidingLabel
from stylestudio.ui.pictures import to_qimage
from stylestudio.ui.preferences.pages.page import muted_label
from stylestudio.ui.settings.labelled import label_for
from stylestudio.ui.sharing.export_memory import ExportMemory
from stylestudio.ui.sharing.export_source import ExportSource
from stylestudio.ui.sharing.format_chooser import FormatChooser
from stylestudio.ui.sharing.format_limits import too_large_words
from stylestudio.ui.sharing.growing_dialog import GrowingDialog
from stylestudio.ui.sharing.measures import BETWEEN_ROWS_PX
from stylestudio.ui.sharing.preview_pane import PreviewPane
from stylestudio.ui.sharing.roomy_scroll import RoomyScroll
from stylestudio.ui.sharing.sharing_words import file_size_words
from stylestudio.ui.sharing.size_chooser import SizeChooser
from stylestudio.ui.sharing.size_estimate import estimate_bytes

#: After the last change, until the file's size is estimated.
_SETTLED_MS = 250
_PREVIEW = QSize(290, 240)
_PREVIEW_PX = 640
_COLUMN_PX = 380


class ExportDialog(GrowingDialog):
    """Asks how to export; where to is asked afterwards.

    Signals:
        chosen: the :class:`~stylestudio.gallery.export.ExportOptions`.
    """

    chosen = Signal(object)

    def __init__(
        self,
        source: ExportSource,
        parent: QWidget | None = None,
        *,
        background: Background | None = None,
    ) -> None:
        """A dialog with the last choices.

        Args:
            source: what is to be exported.
            background: reads the sample and estimates; without it there is neither.
        """
        super().__init__(parent)
        self._source = source
        self._background = background
        self._memory = ExportMemory.recall()
        self._sample: Pixels | None = None
        #: Grows with each question to the background; only the latest answer counts.
        self._asked = 0
        several = source.several > 1
        self.setWindowTitle(
            self.tr("Export {count} pictures").format(count=source.several)
            if several
            else self.tr("Export the picture")
        )
        self.format_chooser = FormatChooser(source.bits)
        self.size_chooser = SizeChooser(source.width_px, source.height_px, source.several)
        self.metadata_check = QCheckBox(self.tr("Keep how it was painted in the file"))
        self.metadata_check.setAccessibleName(self.metadata_check.text())
        self.metadata_hint = muted_label(
            self.tr(
                "Settings and titles; a PNG also keeps small copies of the photo and paintings. "
                "Where files lay and where photos were taken is never included."
            )
        )
        self.metadata_check.setAccessibleDescription(self.metadata_hint.text())
        self.preview = PreviewPane(self.tr("The picture"), _PREVIEW)
        self.estimate = QLabel()
        self.problem = muted_label("")
        self.problem.setProperty("kind", "error")
        self.cancel_button = QPushButton(self.tr("Cancel"))
        self.cancel_button.setAutoDefault(False)
        self.cancel_button.setProperty("beside", True)
        self.cancel_button.clicked.connect(self.reject)
        self.export_button = QPushButton(self.tr("Export…"))
        self.export_button.setDefault(True)
        self.export_button.setProperty("primary", True)
        self.export_button.clicked.connect(self._on_export_clicked)
        self._settled = QTimer(self)
        self._settled.setSingleShot(True)
        self._settled.setInterval(_SETTLED_MS)
        self._settled.timeout.connect(self._ask_estimate)
        self._assemble()
        self._show_memory()
        self.format_chooser.changed.connect(self._refresh)
        self.size_chooser.changed.connect(self._refresh)
        self.export_button.setFocus()
        self._read_sample()

    @property
    def options(self) -> ExportOptions:
        """What is chosen."""
        bits: int | None = self.format_chooser.bits
        if self._source.several > 1 and bits == 16:
            # Each as many as it has.
            bits = None
        return ExportOptions(
            file_format=self.format_chooser.file_format,
            quality=self.format_chooser.quality,
            bits=bits,
            longer_side_px=self.size_chooser.longer_side_px,
            dpi=self.size_chooser.dpi,
            metadata=self.metadata_check.isChecked(),
        )

    def done(self, result: int) -> None:
        self._settled.stop()
        self._asked += 1
        self._background = None
        super().done(result)

    def _assemble(self) -> None:
        column = QVBoxLayout()
        column.setContentsMargins(0, 0, 12, 0)
        column.setSpacing(6)
        column.addWidget(self.format_chooser)
        column.addSpacing(BETWEEN_ROWS_PX)
        column.addWidget(label_for(self.tr("Size"), self.size_chooser.ways))
        column.addWidget(self.size_chooser)
        column.addSpacing(BETWEEN_ROWS_PX)
        column.addWidget(self.metadata_check)
        column.addWidget(self.metadata_hint)
        column.addStretch(1)
        form = QWidget()
        form.setLayout(column)
        form.setMinimumWidth(_COLUMN_PX)
        self.preview.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        beside = QVBoxLayout()
        beside.setSpacing(6)
        beside.addWidget(self.preview)
        beside.addWidget(ElidingLabel(self._source.name))
        beside.addWidget(self.estimate)
        beside.addStretch(1)
        across = QHBoxLayout()
        across.setSpacing(20)
        across.addLayout(beside, 1)
        across.addWidget(RoomyScroll(form), 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.problem, 1)
        buttons.addStretch(0)
        buttons.addWidget(self.cancel_button)
        buttons.addWidget(self.export_button)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(16, 16, 16, 16)
        whole.setSpacing(14)
        whole.addLayout(across, 1)
        whole.addLayout(buttons)

    def _show_memory(self) -> None:
        self.format_chooser.show_memory(self._memory)
        self.size_chooser.show_memory(self._memory)
        self.metadata_check.setChecked(self._memory.metadata)
        self._refresh()

    @Slot()
    def _refresh(self) -> None:
        self.size_chooser.set_format(self.format_chooser.file_format)
        # What the chooser finds it says itself.
        too_large = "" if self.size_chooser.problem else self._too_large_words()
        self.problem.setText(too_large)
        self.problem.setVisible(bool(too_large))
        problem = self.size_chooser.problem or too_large
        self.export_button.setEnabled(not problem)
        self.export_button.setToolTip(problem)
        self.export_button.setAccessibleDescription(problem)
        self._asked += 1
        self.estimate.setText("")
        if problem:
            self._settled.stop()
        elif self._sample is not None:
            self.estimate.setText(self.tr("Estimating…"))
            self._settled.start()

    def _too_large_words(self) -> str:
        width_px, height_px = self.size_chooser.size_px
        return too_large_words(self.format_chooser.file_format, width_px, height_px)

    @Slot()
    def _on_export_clicked(self) -> None:
        self.format_chooser.note_in(self._memory)
        self.size_chooser.note_in(self._memory)
        self._memory.metadata = self.metadata_check.isChecked()
        self._memory.keep()
        options = self.options
        self.accept()
        self.chosen.emit(options)

    # The preview, and the estimate ---------------------------------------------------------------

    def _read_sample(self) -> None:
        read = self._source.sample
        if self._background is None or read is None:
            return

        def work() -> tuple[Pixels, QImage]:
            pixels = read()
            return pixels, _reduced(pixels)

        self._background.submit(work, self._on_sample_read, self._on_sample_not_read)

    def _on_sample_read(self, read: tuple[Pixels, QImage]) -> None:
        if self._background is None:
            return
        self._sample, image = read
        self.preview.show_image(image)
        self._refresh()

    def _on_sample_not_read(self, error: StyleStudioError) -> None:
        if self._background is not None:
            self.preview.show_words(error.message)

    @Slot()
    def _ask_estimate(self) -> None:
        sample, options = self._sample, self.options
        if self._background is None or sample is None:
            return
        self._asked += 1
        asked = self._asked
        sample_bits = 16 if is_deep(sample) else 8
        width_px, height_px = self.size_chooser.size_px
        if options.longer_side_px is None:
            height_px, width_px = sample.shape[:2]

        def work() -> int:
            try:
                return estimate_bytes(
                    sample,
                    width_px,
                    height_px,
                    options.file_format,
                    quality=options.quality,
                    bits=options.bits or sample_bits,
                )
            except (OSError, RuntimeError, ValueError, MemoryError) as error:
                raise UserError("The file's size cannot be estimated.") from error

        def then(count: int) -> None:
            if asked == self._asked:
                words = (
                    self.tr("About {size}")
                    if self._source.several == 1
                    else self.tr("About {size} each")
                )
                self.estimate.setText(words.format(size=file_size_words(count)))

        def otherwise(_: StyleStudioError) -> None:
            if asked == self._asked:
                self.estimate.setText("")

        self._background.submit(work, then, otherwise)


def _reduced(pixels: Pixels) -> QImage:
    """A picture for the preview."""
    flat = as_8_bit(pixels)
    height, width = flat.shape[:2]
    if max(height, width) > _PREVIEW_PX:
        flat = resize_picture(flat, *fit_longer_side(height, width, _PREVIEW_PX))
    return to_qimage(flat)
