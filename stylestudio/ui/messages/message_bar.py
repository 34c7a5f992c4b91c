"""One message in the window, that can be answered or dismissed and takes no focus."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from stylestudio.errors import StyleStudioError
from stylestudio.ui.help.report import copy_report
from stylestudio.ui.icons import icon
from stylestudio.ui.messages.message import MOST_ACTIONS, Action, Message, error_message

_ICON_PX = 20
_CROSS_PX = 16
#: Symbol, sentence and the cross stand on one line.
_LINE_PX = 28


class MessageBar(QFrame):
    """Shows one error or notice at a time; what comes later waits its turn.

    Attributes:
        report: called with what the message says, when the user wants to report a bug.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.report: Callable[[str], object] = copy_report
        self._messages: list[Message] = []
        self._actions: list[QPushButton] = []
        self._symbol = QLabel()
        self._symbol.setFixedSize(_ICON_PX, _LINE_PX)
        self._sentence = _words()
        self._sentence.setProperty("role", "label")
        self._sentence.setMinimumHeight(_LINE_PX)
        self._reason = _words()
        self.close_button = QToolButton()
        self.close_button.setIcon(icon("remove"))
        self.close_button.setProperty("flat", True)
        self.close_button.setIconSize(QSize(_CROSS_PX, _CROSS_PX))
        self.close_button.setAccessibleName(self.tr("Dismiss the message"))
        self.close_button.setToolTip(self.tr("Dismiss"))
        self.close_button.clicked.connect(self.dismiss)
        self.details_button = QPushButton()
        self.details_button.setCheckable(True)
        self.details_button.setProperty("plain", True)
        self.details_button.toggled.connect(self._on_details_toggled)
        self.report_button = QPushButton()
        self.report_button.setProperty("plain", True)
        self.report_button.clicked.connect(self._on_report_clicked)
        self._waiting = QLabel()
        self._waiting.setProperty("role", "muted")
        self._details = QPlainTextEdit()
        self._details.setReadOnly(True)
        self._details.setFixedHeight(84)
        self._details.setAccessibleName(self.tr("Details"))
        self._assemble()
        self.hide()

    @property
    def text(self) -> str:
        """Sentence and reason on show, or an empty text."""
        return self._messages[0].text if self._messages else ""

    @property
    def kind(self) -> str:
        """``error`` or ``notice``."""
        return self._messages[0].kind if self._messages else "notice"

    @property
    def waiting(self) -> int:
        """How many messages come after the one on show."""
        return max(0, len(self._messages) - 1)

    @property
    def action_buttons(self) -> list[QPushButton]:
        """The buttons that fix it, in the order in which they were given."""
        return list(self._actions)

    def show_error(
        self,
        error: StyleStudioError | str,
        actions: Sequence[Action] = (),
        *,
        topic: str = "",
    ) -> None:
        """Say that something went wrong, and what to do.

        Args:
            error: with its remedy, or a whole sentence.
            actions: up to three buttons that fix it: their words, and what they do. Pressing one
                dismisses the message.
            topic: if not empty, earlier messages with the same topic go.
        """
        self._take(error_message(error, actions, topic))

    def show_notice(self, text: str, actions: Sequence[Action] = (), *, topic: str = "") -> None:
        """Say something worth knowing. Takes an earlier notice's place, but never an error's."""
        self._take(Message("notice", text, actions=tuple(actions[:MOST_ACTIONS]), topic=topic))

    def clear(self) -> None:
        """Take all messages away."""
        self._messages.clear()
        self._refresh()

    def forget(self, *topics: str) -> None:
        """Take the messages on these topics away: they are about what was."""
        kept = [message for message in self._messages if message.topic not in topics]
        if kept != self._messages:
            self._messages = kept
            self._refresh()

    def dismiss(self) -> None:
        """Take the message on show away; the next one follows."""
        del self._messages[:1]
        self._refresh()

    def retranslate(self, rephrase: Callable[[str], str]) -> None:
        """Say all of it in another language, what waits as well."""
        self._messages = [message.rephrased(rephrase) for message in self._messages]

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._show_symbol()

    def _take(self, message: Message) -> None:
        if message.kind == "notice":
            # What nobody had to answer is out of date.
            self._messages = [m for m in self._messages if m.kind == "error"]
        for index, earlier in enumerate(self._messages):
            # One that is shown or waits already need not be read twice.
            if message.takes_place_of(earlier):
                self._messages[index] = message
                break
        else:
            errors = sum(earlier.kind == "error" for earlier in self._messages)
            self._messages.insert(errors, message)
        self._refresh()

    def _refresh(self) -> None:
        for button in self._actions:
            button.hide()
            button.deleteLater()
        self._actions = []
        if not self._messages:
            self.hide()
            return
        message = self._messages[0]
        self.setProperty("kind", message.kind)
        # A style sheet's property rules are looked up only when a widget is polished.
        self.style().unpolish(self)
        self.style().polish(self)
        self._show_symbol()
        self._sentence.setText(message.sentence)
        self._reason.setText(message.reason)
        self._reason.setVisible(bool(message.reason))
        for words, do in message.actions:
            self._add_action(words, do)
        self.details_button.setVisible(bool(message.details))
        self.details_button.setChecked(False)
        self._on_details_toggled(False)
        self._details.setPlainText(message.details)
        self.report_button.setText(self.tr("Copy report"))
        self.report_button.setVisible(message.is_bug)
        self._waiting.setText(self.tr("{count} more").format(count=self.waiting))
        self._waiting.setVisible(self.waiting > 0)
        parts = (self.details_button, self.report_button, self._waiting)
        self._row.setVisible(not all(part.isHidden() for part in parts))
        self.setAccessibleName(message.text)
        self.show()
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    def _add_action(self, words: str, do: Callable[[], None]) -> None:
        button = QPushButton(words)
        button.setAccessibleDescription(self.text)

        def on_clicked() -> None:
            self.dismiss()
            do()

        button.clicked.connect(on_clicked)
        self._buttons.insertWidget(len(self._actions), button)
        # It is younger than the cross, and would be reached last of all.
        QWidget.setTabOrder(self._actions[-1] if self._actions else self._sentence, button)
        self._actions.append(button)

    def _show_symbol(self) -> None:
        symbol = icon("warning" if self.kind == "error" else "info")
        self._symbol.setPixmap(symbol.pixmap(QSize(_ICON_PX, _ICON_PX), self.devicePixelRatioF()))

    def _on_details_toggled(self, shown: bool) -> None:
        self.details_button.setText(f"{self.tr('Details')} {'▾' if shown else '▸'}")
        self.details_button.setAccessibleName(self.tr("Details"))
        self._details.setVisible(shown)

    def _on_report_clicked(self) -> None:
        if self._messages:
            message = self._messages[0]
            self.report(f"{message.text}\n{message.details}".strip())
            self.report_button.setText(self.tr("Copied"))

    def _assemble(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._sentence)
        words.addWidget(self._reason)
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(8)
        self._row = QWidget()
        more = QHBoxLayout(self._row)
        more.setContentsMargins(0, 4, 0, 2)
        more.setSpacing(8)
        for part in (self.details_button, self.report_button, self._waiting):
            more.addWidget(part)
        more.addStretch(1)
        grid = QGridLayout(self)
        grid.setContentsMargins(14, 8, 8, 8)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(2)
        grid.setColumnStretch(1, 1)
        top = Qt.AlignmentFlag.AlignTop
        grid.addWidget(self._symbol, 0, 0, Qt.AlignmentFlag.AlignVCenter)
        grid.addLayout(words, 0, 1, Qt.AlignmentFlag.AlignVCenter)
        grid.addLayout(self._buttons, 0, 2, Qt.AlignmentFlag.AlignVCenter)
        grid.addWidget(self.close_button, 0, 3, top)
        grid.addWidget(self._row, 1, 1, 1, 3)
        grid.addWidget(self._details, 2, 1, 1, 3)


def _words() -> QLabel:
    label = QLabel()
    label.setWordWrap(True)
    # Exception texts and file names are no markup.
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label
