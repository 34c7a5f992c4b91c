"""The panel of finishing touches, under its heading that opens and closes it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QToolButton, QVBoxLayout, QWidget

from stylestudio.request.parameters import default_of, parameters_of
from stylestudio.request.touches import PHOTO_TOUCHES, Touches
from stylestudio.ui.touches.touch_row import TouchRow


class TouchesPanel(QWidget):
    """A slider for every touch that is declared.

    Signals:
        changed: the :class:`Touches` on show, with every movement.
        committed: the :class:`Touches` that the user came to: one step to undo.
        rejected: a :class:`UserError` about something typed, which stays, marked.
        opened: whether the panel was opened or closed.
    """

    changed = Signal(object)
    committed = Signal(object)
    rejected = Signal(object)
    opened = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._committed = Touches()
        self.heading_button = QPushButton()
        self.heading_button.setProperty("plain", True)
        self.heading_button.setCheckable(True)
        self.heading_button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.heading_button.setAccessibleName(self.tr("Finishing touches"))
        self.heading_button.toggled.connect(self._on_heading_toggled)
        self.reset_button = QToolButton()
        self.reset_button.setProperty("flat", True)
        self.reset_button.setText(self.tr("Reset all"))
        self.reset_button.setToolTip(self.tr("Shows the picture as it was painted."))
        self.reset_button.setAccessibleDescription(self.reset_button.toolTip())
        self.reset_button.clicked.connect(self._on_reset_clicked)
        self.sentence = QLabel(self.tr("Paint a picture first, then refine it here."))
        self.sentence.setProperty("role", "muted")
        self.sentence.setWordWrap(True)
        self.rows: dict[str, TouchRow] = {}
        self._rows_box = QWidget()
        rows = QVBoxLayout(self._rows_box)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(6)
        for name, declaration in parameters_of(Touches).items():
            row = TouchRow(name, declaration, default_of(Touches, name))
            row.moved.connect(self._on_moved)
            row.settled.connect(self._on_settled)
            row.rejected.connect(self.rejected)
            self.rows[name] = row
            rows.addWidget(row)
        self._body = QWidget()
        body = QVBoxLayout(self._body)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(6)
        body.addWidget(self.sentence)
        body.addWidget(self._rows_box)

        header = QHBoxLayout()
        header.addWidget(self.heading_button)
        header.addStretch(1)
        header.addWidget(self.reset_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addLayout(header)
        layout.addWidget(self._body)
        self._on_heading_toggled(False)
        self.set_available(picture=False, photo=False)
        self._refresh()

    @property
    def touches(self) -> Touches:
        """What the sliders say."""
        return Touches(**{name: row.value() for name, row in self.rows.items()})

    def set_touches(self, touches: Touches) -> None:
        """Show other touches, as the program's choice: no signal follows."""
        for name, row in self.rows.items():
            row.set_value(getattr(touches, name))
        self._committed = touches
        self._refresh()

    def set_available(self, *, picture: bool, photo: bool) -> None:
        """Say whether there is a picture to be touched, and whether its photo is at hand."""
        self._rows_box.setEnabled(picture)
        self.sentence.setVisible(not picture)
        reason = "" if photo or not picture else self.tr("The photo of this picture is not here.")
        for name in PHOTO_TOUCHES:
            self.rows[name].control.overrule(reason)
        self._refresh()

    def _refresh(self) -> None:
        # While closed, it says that there is something inside.
        usable = self._rows_box.isEnabled() and not self.touches.neutral
        if not usable and self.reset_button.hasFocus():
            self.heading_button.setFocus()
        self.reset_button.setVisible(usable)

    @Slot(bool)
    def _on_heading_toggled(self, shown: bool) -> None:
        arrow = "▾" if shown else "▸"
        self.heading_button.setText(f"{arrow}  {self.tr('Finishing touches')}")
        self._body.setVisible(shown)
        self.opened.emit(shown)

    @Slot()
    def _on_moved(self) -> None:
        self._refresh()
        self.changed.emit(self.touches)

    @Slot()
    def _on_settled(self) -> None:
        if self.touches != self._committed:
            self._committed = self.touches
            self.committed.emit(self._committed)

    @Slot()
    def _on_reset_clicked(self) -> None:
        for row in self.rows.values():
            row.set_value(row.control.default)
        self._on_moved()
        self._on_settled()
