"""Plays a painting film, and asks how it is to be written."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import (
    QCheckBox,
    QDoubleSpinBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from stylestudio.imaging.film import LONGER_SIDE_PX
from stylestudio.ui.controls.base import WheelGuard
from stylestudio.ui.icon_button import IconButton
from stylestudio.ui.icons import icon
from stylestudio.ui.painting.progress_bar import SlimProgressBar
from stylestudio.ui.preferences.pages.page import muted_label
from stylestudio.ui.settings.labelled import label_for
from stylestudio.ui.sharing import share_memory
from stylestudio.ui.sharing.choice_row import ChoiceRow
from stylestudio.ui.sharing.film_clock import LEAST_S, MOST_S, USUAL_S
from stylestudio.ui.sharing.film_player import FilmPlayer
from stylestudio.ui.sharing.growing_dialog import GrowingDialog
from stylestudio.ui.sharing.measures import BETWEEN_ROWS_PX, INSIDE_PX
from stylestudio.ui.sharing.roomy_scroll import RoomyScroll

FORMATS = ("WebP", "GIF")
LEAST_PX, MOST_PX = 128, 2048
_PREVIEW = QSize(520, 400)
_COLUMN_PX = 270
#: After the last change, until the film is made anew: that takes seconds.
_SETTLED_MS = 500


class FilmDialog(GrowingDialog):
    """The film on the left, what can be chosen on the right.

    Signals:
        clock_changed: its frames, or how long they are shown, are others.
        film_changed: the file is to be made anew; nothing has changed for a while.
        outdated: what was made is not what is chosen any more.
        save_requested, stop_requested: the film is to be written, or not to be made.
    """

    clock_changed = Signal()
    film_changed = Signal()
    outdated = Signal()
    save_requested = Signal()
    stop_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Painting film"))
        self.player = FilmPlayer(self.tr("The film"), _PREVIEW)
        self.player.show_words(self.tr("Opening the moments…"))
        self.pause_button = IconButton("pause", self.tr("Pause"))
        self.pause_button.setCheckable(True)
        self.formats = ChoiceRow(self.tr("Format"), [(name, name) for name in FORMATS])
        self.format_hint = muted_label(" ")
        self.px_box = QSpinBox()
        self.px_box.setRange(LEAST_PX, MOST_PX)
        self.px_box.setSingleStep(64)
        self.px_box.setSuffix(f"\N{NO-BREAK SPACE}{self.tr('px')}")
        self.px_box.setAccessibleName(self.tr("Longer side in pixels"))
        self.seconds_box = QDoubleSpinBox()
        self.seconds_box.setRange(LEAST_S, MOST_S)
        self.seconds_box.setDecimals(1)
        self.seconds_box.setSingleStep(0.5)
        self.seconds_box.setSuffix(f"\N{NO-BREAK SPACE}{self.tr('s')}")
        self.seconds_box.setAccessibleName(self.tr("Length in seconds"))
        self.photo_check = QCheckBox(self.tr("Begin with the photo"))
        self.photo_check.setAccessibleName(self.photo_check.text())
        self.status = QLabel()
        self.status.setWordWrap(True)
        self.bar = SlimProgressBar()
        self.bar.setAccessibleName(self.tr("Making the film"))
        self.stop_button = IconButton("stop", self.tr("Stop making the film"))
        self.cancel_button = QPushButton(self.tr("Cancel"))
        self.cancel_button.setAutoDefault(False)
        self.cancel_button.setProperty("beside", True)
        self.save_button = QPushButton(self.tr("Save…"))
        self.save_button.setProperty("primary", True)
        self.save_button.setDefault(True)
        self._settled = QTimer(self)
        self._settled.setSingleShot(True)
        self._settled.setInterval(_SETTLED_MS)
        self._settled.timeout.connect(self.film_changed)
        for box in (self.px_box, self.seconds_box):
            box.lineEdit().setTextMargins(INSIDE_PX, 0, 0, 0)
            box.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            box.installEventFilter(WheelGuard(box))
        for part in (self.bar, self.stop_button):
            # The window does not jump when they come and go.
            policy = part.sizePolicy()
            policy.setRetainSizeWhenHidden(True)
            part.setSizePolicy(policy)
        self._assemble()
        self._recall()
        self._refresh()
        self._connect()
        self.show_working(None)
        self.save_button.setEnabled(False)

    @property
    def file_format(self) -> str:
        """“WebP” or “GIF”."""
        return self.formats.value

    @property
    def longer_side_px(self) -> int:
        """Of the film, at most."""
        return self.px_box.value()

    @property
    def seconds(self) -> float:
        """The length that is wanted."""
        return self.seconds_box.value()

    @property
    def with_photo(self) -> bool:
        """Whether it begins with the photo."""
        return self.photo_check.isEnabled() and self.photo_check.isChecked()

    def set_photo_known(self, known: bool) -> None:
        """Say whether there is a photo to begin with."""
        self.photo_check.setEnabled(known)
        reason = "" if known else self.tr("The photo of this painting is missing.")
        self.photo_check.setToolTip(reason)
        self.photo_check.setAccessibleDescription(reason)

    def show_working(self, fraction: float | None) -> None:
        """Say how far the making is, 0 to 1; None when it is not being made."""
        working = fraction is not None
        self.bar.setVisible(working)
        self.stop_button.setVisible(working)
        if fraction is not None:
            self.bar.set_fraction(fraction)

    def show_status(self, words: str, *, error: bool = False) -> None:
        """Say how large the film is, or what went wrong."""
        self.status.setText(words)
        self.status.setProperty("kind", "error" if error else "")
        self.status.style().unpolish(self.status)
        self.status.style().polish(self.status)

    def settle_now(self) -> None:
        """Do not wait for another change."""
        self._settled.stop()

    def keep_choices(self) -> None:
        """Remember them for the next time."""
        share_memory.keep("film_format", self.file_format)
        share_memory.keep("film_px", self.longer_side_px)
        share_memory.keep("film_s", self.seconds)
        share_memory.keep("film_photo", self.photo_check.isChecked())

    def done(self, result: int) -> None:
        self._settled.stop()
        self.player.stop()
        super().done(result)

    def _recall(self) -> None:
        self.formats.set_value(share_memory.recall_text("film_format", FORMATS[0], FORMATS))
        self.px_box.setValue(
            round(share_memory.recall_number("film_px", LONGER_SIDE_PX, LEAST_PX, MOST_PX))
        )
        self.seconds_box.setValue(share_memory.recall_number("film_s", USUAL_S, LEAST_S, MOST_S))
        self.photo_check.setChecked(share_memory.recall_switch("film_photo", True))

    def _connect(self) -> None:
        self.pause_button.toggled.connect(self._on_paused)
        self.formats.chosen.connect(self._on_changed)
        self.px_box.valueChanged.connect(self._on_changed)
        self.seconds_box.valueChanged.connect(self.clock_changed)
        self.photo_check.toggled.connect(self._on_photo_toggled)
        self.stop_button.clicked.connect(self.stop_requested)
        self.cancel_button.clicked.connect(self.reject)
        self.save_button.clicked.connect(self.save_requested)

    def _assemble(self) -> None:
        column = QVBoxLayout()
        column.setContentsMargins(0, 0, 12, 0)
        column.setSpacing(6)
        column.addWidget(label_for(self.tr("Format"), self.formats))
        column.addWidget(self.formats)
        column.addWidget(self.format_hint)
        for label, box in (
            (self.tr("Longer side"), self.px_box),
            (self.tr("Length"), self.seconds_box),
        ):
            column.addSpacing(BETWEEN_ROWS_PX)
            column.addWidget(label_for(label, box))
            column.addWidget(box)
        column.addSpacing(BETWEEN_ROWS_PX)
        column.addWidget(self.photo_check)
        column.addSpacing(BETWEEN_ROWS_PX)
        column.addWidget(muted_label(self.tr("At most 8 MB: larger films are made smaller.")))
        column.addStretch(1)
        form = QWidget()
        form.setLayout(column)
        form.setMinimumWidth(_COLUMN_PX)
        across = QHBoxLayout()
        across.setSpacing(20)
        across.addWidget(self.player, 1)
        across.addWidget(RoomyScroll(form))
        making = QHBoxLayout()
        making.setSpacing(8)
        making.addWidget(self.bar, 1)
        making.addWidget(self.stop_button)
        words = QWidget()
        words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        told = QVBoxLayout(words)
        told.setContentsMargins(0, 0, 0, 0)
        told.setSpacing(2)
        told.addWidget(self.status)
        told.addLayout(making)
        below = QHBoxLayout()
        below.setSpacing(8)
        below.addWidget(self.pause_button)
        below.addWidget(words, 1)
        below.addWidget(self.cancel_button)
        below.addWidget(self.save_button)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(16, 16, 16, 16)
        whole.setSpacing(14)
        whole.addLayout(across, 1)
        whole.addLayout(below)

    def _refresh(self) -> None:
        hints = {
            "WebP": self.tr("In full colour, for browsers and phones."),
            "GIF": self.tr("Plays everywhere, in 256 colours."),
        }
        self.format_hint.setText(hints[self.file_format])
        self.formats.setAccessibleDescription(hints[self.file_format])

    @Slot()
    def _on_changed(self) -> None:
        self._refresh()
        self._settled.start()
        self.outdated.emit()

    @Slot()
    def _on_photo_toggled(self) -> None:
        self.clock_changed.emit()
        self._on_changed()

    @Slot(bool)
    def _on_paused(self, paused: bool) -> None:
        self.player.set_paused(paused)
        self.pause_button.setIcon(icon("play" if paused else "pause"))
        self.pause_button.set_words(self.tr("Play") if paused else self.tr("Pause"))
