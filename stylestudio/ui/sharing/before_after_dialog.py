"""Shows the photo and the painting on one picture, and how they may be arranged."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QImage
from PySide6.QtWidgets import (
    QCheckBox,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from stylestudio.ui.controls.base import WheelGuard
from stylestudio.ui.file_dialogs import open_pictures
from stylestudio.ui.preferences.pages.page import muted_label
from stylestudio.ui.settings.labelled import label_for
from stylestudio.ui.sharing import share_memory
from stylestudio.ui.sharing.choice_row import ChoiceRow
from stylestudio.ui.sharing.growing_dialog import GrowingDialog
from stylestudio.ui.sharing.measures import BETWEEN_ROWS_PX, INSIDE_PX
from stylestudio.ui.sharing.pair import MISSING, THUMBNAIL, WHOLE, Pair
from stylestudio.ui.sharing.pair_picture import AUTOMATIC, BESIDE, LAYOUTS, STACKED
from stylestudio.ui.sharing.preview_pane import PreviewPane
from stylestudio.ui.sharing.roomy_scroll import RoomyScroll

LEAST_PX, USUAL_PX, MOST_PX = 256, 2048, 16_000
_PREVIEW = QSize(520, 420)
_COLUMN_PX = 280
#: After the last change, until the picture is made anew.
_SETTLED_MS = 60


class BeforeAfterDialog(GrowingDialog):
    """The picture on the left, what can be chosen on the right.

    Signals:
        changed: the picture is to be made anew.
        save_requested, copy_requested: it is to be written, or put on the clipboard.
        photo_found: the path of the missing photo.
    """

    changed = Signal()
    save_requested = Signal()
    copy_requested = Signal()
    photo_found = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Before and after"))
        self.preview = PreviewPane(self.tr("Before and after"), _PREVIEW)
        self.preview.show_words(self.tr("Opening the pictures…"))
        self.layouts = ChoiceRow(
            self.tr("Arrangement"),
            [
                (AUTOMATIC, self.tr("Automatic")),
                (BESIDE, self.tr("Side by side")),
                (STACKED, self.tr("Stacked")),
            ],
        )
        self.labels_check = QCheckBox(self.tr("Words under the pictures"))
        self.labels_check.setAccessibleName(self.labels_check.text())
        self.px_box = QSpinBox()
        self.px_box.setRange(LEAST_PX, MOST_PX)
        self.px_box.setSingleStep(64)
        self.px_box.setSuffix(f"\N{NO-BREAK SPACE}{self.tr('px')}")
        self.px_box.setAccessibleName(self.tr("Longer side in pixels"))
        self.px_box.lineEdit().setTextMargins(INSIDE_PX, 0, 0, 0)
        self.px_box.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.px_box.installEventFilter(WheelGuard(self.px_box))
        self._missing_part = QWidget()
        self.missing = QLabel()
        self.missing.setWordWrap(True)
        self.missing.setTextFormat(Qt.TextFormat.PlainText)
        self.find_button = QPushButton(self.tr("Find the photo…"))
        self.find_button.setAutoDefault(False)
        self.status = muted_label("")
        self.copy_button = QPushButton(self.tr("Copy"))
        self.copy_button.setToolTip(self.tr("Copy the picture to the clipboard"))
        self.cancel_button = QPushButton(self.tr("Cancel"))
        self.save_button = QPushButton(self.tr("Save…"))
        self.save_button.setProperty("primary", True)
        self.save_button.setDefault(True)
        for button in (self.copy_button, self.cancel_button):
            button.setAutoDefault(False)
            button.setProperty("beside", True)
        self._settled = QTimer(self)
        self._settled.setSingleShot(True)
        self._settled.setInterval(_SETTLED_MS)
        self._settled.timeout.connect(self.changed)
        self._assemble()
        self._recall()
        self.show_pair(None)
        self._connect()
        self.save_button.setFocus()

    @property
    def layout_choice(self) -> str:
        """How the two are arranged."""
        return self.layouts.value

    @property
    def labels(self) -> tuple[str, str] | None:
        """The words under the two; None for none."""
        if not self.labels_check.isChecked():
            return None
        return self.tr("Photo"), self.tr("Painting")

    @property
    def longer_side_px(self) -> int:
        """Of the whole."""
        return self.px_box.value()

    def show_pair(self, pair: Pair | None) -> None:
        """Say whether the photo is there; None while it is being looked for."""
        ready = pair is not None and pair.photo is not None
        first = ready and not self.save_button.isEnabled()
        for part in (self.copy_button, self.save_button):
            part.setEnabled(ready)
        if first:
            self.save_button.setFocus()
        words = "" if pair is None else self._missing_words(pair)
        self.missing.setText(words)
        self._missing_part.setVisible(bool(words))
        if pair is not None and pair.photo is None:
            self.preview.show_words(self.tr("The photo is missing."))

    def show_image(self, image: QImage) -> None:
        """Show what will be saved."""
        self.preview.show_image(image)

    def show_status(self, words: str, *, error: bool = False) -> None:
        """Say what came of it."""
        self.status.setText(words)
        self.status.setVisible(bool(words))
        self.status.setProperty("kind", "error" if error else "")
        self.status.style().unpolish(self.status)
        self.status.style().polish(self.status)

    def done(self, result: int) -> None:
        self._settled.stop()
        super().done(result)

    def keep_choices(self) -> None:
        """Remember them for the next time."""
        share_memory.keep("layout", self.layout_choice)
        share_memory.keep("labels", self.labels_check.isChecked())
        share_memory.keep("pair_px", self.longer_side_px)

    def _recall(self) -> None:
        self.layouts.set_value(share_memory.recall_text("layout", AUTOMATIC, LAYOUTS))
        self.labels_check.setChecked(share_memory.recall_switch("labels", True))
        self.px_box.setValue(
            round(share_memory.recall_number("pair_px", USUAL_PX, LEAST_PX, MOST_PX))
        )

    def _missing_words(self, pair: Pair) -> str:
        if pair.photo_state == WHOLE:
            return ""
        name = pair.photo_name
        if pair.photo_state == THUMBNAIL:
            words = self.tr(
                "The photo “{name}” is not where it was. In its place stands the small copy that "
                "the painting keeps."
            )
            return words.format(name=name)
        assert pair.photo_state == MISSING
        if not name:
            return self.tr("The painting does not say which photo it was made from.")
        return self.tr("The photo “{name}” is not where it was.").format(name=name)

    def _connect(self) -> None:
        self.layouts.chosen.connect(self._on_changed)
        self.labels_check.toggled.connect(self._on_changed)
        self.find_button.clicked.connect(self._on_find_clicked)
        self.copy_button.clicked.connect(self.copy_requested)
        self.cancel_button.clicked.connect(self.reject)
        self.save_button.clicked.connect(self.save_requested)

    def _assemble(self) -> None:
        column = QVBoxLayout()
        column.setContentsMargins(0, 0, 12, 0)
        column.setSpacing(6)
        missing = QVBoxLayout(self._missing_part)
        missing.setContentsMargins(0, 0, 0, 2 * BETWEEN_ROWS_PX)
        missing.addWidget(self.missing)
        missing.addWidget(self.find_button)
        column.addWidget(self._missing_part)
        column.addWidget(label_for(self.tr("Arrangement"), self.layouts))
        column.addWidget(self.layouts)
        column.addSpacing(BETWEEN_ROWS_PX)
        column.addWidget(label_for(self.tr("Longer side"), self.px_box))
        column.addWidget(self.px_box)
        column.addWidget(muted_label(self.tr("Smaller where it would enlarge the painting.")))
        column.addSpacing(BETWEEN_ROWS_PX)
        column.addWidget(self.labels_check)
        column.addStretch(1)
        form = QWidget()
        form.setLayout(column)
        form.setMinimumWidth(_COLUMN_PX)
        across = QHBoxLayout()
        across.setSpacing(20)
        across.addWidget(self.preview, 1)
        across.addWidget(RoomyScroll(form))
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.copy_button)
        buttons.addWidget(self.status, 1)
        buttons.addStretch(0)
        buttons.addWidget(self.cancel_button)
        buttons.addWidget(self.save_button)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(16, 16, 16, 16)
        whole.setSpacing(14)
        whole.addLayout(across, 1)
        whole.addLayout(buttons)

    @Slot()
    def _on_changed(self) -> None:
        self._settled.start()

    @Slot()
    def _on_find_clicked(self) -> None:
        dialog = open_pictures(
            self, self.tr("Find the photo"), lambda paths: self.photo_found.emit(paths[0])
        )
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
