"""Changes the words of all that is on show, when the language is changed.

The widgets need not know: what they say is looked up in the phrasebook. Those that paint words
themselves have a method ``retranslate``.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol, runtime_checkable

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QDoubleSpinBox,
    QGroupBox,
    QLabel,
    QLineEdit,
    QListWidget,
    QMenu,
    QSpinBox,
    QTabWidget,
    QWidget,
)

from stylestudio.ui.language.phrasebook import Phrasebook


@runtime_checkable
class PaintsWords(Protocol):
    """A widget that keeps words to paint them itself."""

    def retranslate(self, rephrase: Callable[[str], str]) -> None:
        """Keep the words that ``rephrase`` makes of them instead."""


def retranslate_all(phrasebook: Phrasebook) -> None:
    """Put every text of every widget and action into the new language."""
    for widget in QApplication.allWidgets():
        _retranslate_widget(widget, phrasebook)
        for action in widget.findChildren(
            QAction, options=Qt.FindChildOption.FindDirectChildrenOnly
        ):
            _retranslate_action(action, phrasebook)


def _retranslate_widget(widget: QWidget, phrasebook: Phrasebook) -> None:
    contexts = _contexts(widget)

    def rephrase(text: str) -> str:
        return phrasebook.rephrase(text, contexts)

    for read, write in _texts_of(widget):
        _change(read, write, rephrase)
    if isinstance(widget, QComboBox):
        for index in range(widget.count()):
            widget.setItemText(index, rephrase(widget.itemText(index)))
            tip = widget.itemData(index, Qt.ItemDataRole.ToolTipRole)
            if isinstance(tip, str):
                widget.setItemData(index, rephrase(tip), Qt.ItemDataRole.ToolTipRole)
    if isinstance(widget, QTabWidget):
        for index in range(widget.count()):
            widget.setTabText(index, rephrase(widget.tabText(index)))
    if isinstance(widget, QListWidget):
        for index in range(widget.count()):
            item = widget.item(index)
            item.setText(rephrase(item.text()))
            item.setToolTip(rephrase(item.toolTip()))
    if isinstance(widget, PaintsWords):
        widget.retranslate(rephrase)
        widget.update()


def _retranslate_action(action: QAction, phrasebook: Phrasebook) -> None:
    contexts = _contexts(action)

    def rephrase(text: str) -> str:
        return phrasebook.rephrase(text, contexts)

    # The text first: a tool tip that follows it is another one then, and stays free to follow.
    _change(action.text, action.setText, rephrase)
    _change(action.toolTip, action.setToolTip, rephrase)
    _change(action.statusTip, action.setStatusTip, rephrase)


def _texts_of(widget: QWidget) -> list[tuple[Callable[[], str], Callable[[str], object]]]:
    """How to read and write each of the texts of a widget."""
    texts: list[tuple[Callable[[], str], Callable[[str], object]]] = [
        (widget.windowTitle, widget.setWindowTitle),
        (widget.toolTip, widget.setToolTip),
        (widget.statusTip, widget.setStatusTip),
        (widget.accessibleName, widget.setAccessibleName),
        (widget.accessibleDescription, widget.setAccessibleDescription),
    ]
    if isinstance(widget, (QAbstractButton, QLabel)):
        texts.append((widget.text, widget.setText))
    if isinstance(widget, (QGroupBox, QMenu)):
        texts.append((widget.title, widget.setTitle))
    if isinstance(widget, (QSpinBox, QDoubleSpinBox)):
        texts.append((widget.specialValueText, widget.setSpecialValueText))
        texts.append((widget.suffix, widget.setSuffix))
    if isinstance(widget, QLineEdit):
        texts.append((widget.placeholderText, widget.setPlaceholderText))
    return texts


def _change(
    read: Callable[[], str], write: Callable[[str], object], rephrase: Callable[[str], str]
) -> None:
    before = read()
    after = rephrase(before)
    if after != before:
        write(after)


def _contexts(item: QObject) -> list[str]:
    """The classes of the item and of what it lies in: texts of these come first."""
    names: list[str] = []
    owner: QObject | None = item
    while owner is not None:
        names += [cls.__name__ for cls in type(owner).__mro__]
        owner = owner.parent()
    return list(dict.fromkeys(names))
