"""The words below a picture: its name, its state, and what can be done with it."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from stylestudio.ui.eliding_label import ElidingLabel
from stylestudio.ui.painting.progress_bar import SlimProgressBar
from stylestudio.ui.views.item import Item

_LINE_PX = 4


class Caption(QWidget):
    """The title, over state, detail and buttons; above them a thin line of progress.

    Signals:
        action_requested: the key of the picture and the id of what shall be done with it.
        check_toggled: whether the picture's box is checked now; by the user.
    """

    action_requested = Signal(str, str)
    check_toggled = Signal(bool)

    def __init__(self, *, selectable: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._item: Item | None = None
        self.line = SlimProgressBar()
        self.line.setFixedHeight(_LINE_PX)
        # It comes and goes; the picture must not jump.
        policy = self.line.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.line.setSizePolicy(policy)
        self.check_box = QCheckBox()
        self.check_box.clicked.connect(self.check_toggled)
        self.title = ElidingLabel()
        self.title.setProperty("role", "label")
        self.badge = ElidingLabel()
        self.badge.setProperty("role", "badge")
        self.detail = ElidingLabel()
        self.detail.setProperty("role", "muted")
        for label in (self.title, self.badge, self.detail):
            label.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
            # In a narrow cell the buttons keep their width, for they cannot be shortened.
            label.setMinimumWidth(1)
        self.detail.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.buttons: dict[str, QPushButton] = {}

        above = QHBoxLayout()
        above.setSpacing(0)
        above.addWidget(self.check_box)
        above.addWidget(self.title, 1)
        self._below = QHBoxLayout()
        self._below.setSpacing(6)
        self._below.addWidget(self.badge)
        self._below.addWidget(self.detail, 1)
        # The height of a button, whether there is one or not.
        template = _small_button("Ag")
        self._below.addStrut(template.sizeHint().height())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 2, 0, 0)
        column.setSpacing(2)
        column.addWidget(self.line)
        column.addLayout(above)
        column.addLayout(self._below)
        if not selectable:
            self.check_box.hide()

    def minimumSizeHint(self) -> QSize:
        return QSize(60, super().minimumSizeHint().height())

    def set_item(self, item: Item | None) -> None:
        """Tell of another picture."""
        if self._item is not None:
            self._item.words_changed.disconnect(self._on_words_changed)
        self._item = item
        if item is not None:
            item.words_changed.connect(self._on_words_changed)
        self._on_words_changed()

    def set_checked(self, checked: bool) -> None:
        """Whether the picture is selected."""
        self.check_box.setChecked(checked)

    def _on_words_changed(self) -> None:
        shown = self._item.shown if self._item is not None else None
        self.title.setText(shown.title if shown else "")
        self.badge.setText(shown.badge if shown else "")
        self.badge.setVisible(bool(shown and shown.badge))
        self.detail.setText(shown.detail if shown else "")
        self.check_box.setAccessibleName(
            self.tr("Select {title}").format(title=shown.title if shown else "")
        )
        self.check_box.setToolTip(self.check_box.accessibleName())
        progress = shown.progress if shown else None
        self.line.setVisible(progress is not None)
        if progress is not None:
            self.line.set_fraction(progress)
        self._set_actions(shown.actions if shown else (), shown.title if shown else "")

    def _set_actions(self, actions: tuple[tuple[str, str], ...], title: str) -> None:
        if [(name, button.text()) for name, button in self.buttons.items()] != list(actions):
            for button in self.buttons.values():
                self._below.removeWidget(button)
                # Not at once: this may be the answer to a click on it.
                button.hide()
                button.deleteLater()
            self.buttons = {}
            before: QWidget = self.check_box
            for name, label in actions:
                self.buttons[name] = button = _small_button(label)
                button.setProperty("action", name)
                button.clicked.connect(self._on_button_clicked)
                self._below.addWidget(button)
                # It is younger than the captions of the other pictures.
                QWidget.setTabOrder(before, button)
                before = button
        for button in self.buttons.values():
            button.setToolTip(button.text())
            button.setAccessibleDescription(title)

    def _on_button_clicked(self) -> None:
        sender = self.sender()
        if self._item is not None and sender is not None:
            self.action_requested.emit(self._item.key, sender.property("action"))


def _small_button(label: str) -> QPushButton:
    button = QPushButton(label)
    button.setProperty("small", True)
    return button
