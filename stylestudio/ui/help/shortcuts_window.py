"""All keys of the program, to look up."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from PySide6.QtCore import QTimer, Slot
from PySide6.QtGui import QAction, QKeySequence, QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QHeaderView,
    QLabel,
    QLineEdit,
    QMainWindow,
    QMenu,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
)

#: Some systems have four for the same; the first are those that people know.
_MOST_KEYS = 2


class Shortcut(NamedTuple):
    """What some keys do."""

    group: str
    words: str
    keys: str


class ShortcutsWindow(QDialog):
    """The window's commands and the canvas's keys, with a field to search them.

    Args:
        window: whose actions are listed, menu by menu.
        canvas_keys: gives what keys do that belong to no action, and the keys as they are shown;
            called each time the list is shown.
    """

    def __init__(
        self,
        window: QMainWindow,
        canvas_keys: Callable[[], Sequence[tuple[str, str]]] = tuple,
    ) -> None:
        super().__init__(window)
        self._main_window = window
        self._canvas_keys = canvas_keys
        self.setWindowTitle(self.tr("Keyboard shortcuts"))
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("Search"))
        self.search.setAccessibleName(self.tr("Search the shortcuts"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._on_search_changed)
        self.tree = QTreeWidget()
        self.tree.setColumnCount(2)
        self.tree.setHeaderHidden(True)
        self.tree.setRootIsDecorated(False)
        self.tree.setItemsExpandable(False)
        self.tree.setIndentation(14)
        self.tree.setAccessibleName(self.tr("Keyboard shortcuts"))
        self.tree.header().setStretchLastSection(False)
        self.tree.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.tree.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self.nothing = QLabel()
        self.nothing.setProperty("role", "muted")
        self.nothing.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(10)
        column.addWidget(self.search)
        column.addWidget(self.tree, 1)
        column.addWidget(self.nothing)
        self.resize(520, 560)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fill()
        self.search.setFocus()
        self.search.selectAll()

    def retranslate(self, _: Callable[[str], str]) -> None:
        """List them anew, once all commands have their new words."""
        QTimer.singleShot(0, self._fill)

    @property
    def shown(self) -> list[tuple[str, str]]:
        """What the list shows: words and keys."""
        return [
            (item.text(0), item.text(1))
            for group in self._groups()
            if not group.isHidden()
            for item in _children(group)
            if not item.isHidden()
        ]

    def _groups(self) -> Iterator[QTreeWidgetItem]:
        for index in range(self.tree.topLevelItemCount()):
            group = self.tree.topLevelItem(index)
            assert group is not None
            yield group

    def _fill(self) -> None:
        self.tree.clear()
        groups: dict[str, QTreeWidgetItem] = {}
        for shortcut in self._shortcuts():
            group = groups.get(shortcut.group)
            if group is None:
                group = groups[shortcut.group] = QTreeWidgetItem(self.tree, [shortcut.group])
                font = group.font(0)
                font.setBold(True)
                group.setFont(0, font)
                group.setFirstColumnSpanned(True)
            QTreeWidgetItem(group, [shortcut.words, shortcut.keys])
        self.tree.expandAll()
        self._on_search_changed(self.search.text())

    def _shortcuts(self) -> Iterator[Shortcut]:
        listed: set[QAction] = set()
        for action in self._main_window.menuBar().actions():
            # Held on to, because PySide forgets the menu's class otherwise.
            menu = action.menu()
            if isinstance(menu, QMenu):
                for inner in _actions_in(menu):
                    if inner not in listed and inner.shortcuts():
                        listed.add(inner)
                        yield _shortcut_of(inner, plain_words(menu.title()))
        for words, keys in self._canvas_keys():
            yield Shortcut(self.tr("Canvas"), words, keys)
        for inner in self._main_window.findChildren(QAction):
            if inner not in listed and inner.shortcuts() and inner.text():
                listed.add(inner)
                yield _shortcut_of(inner, self.tr("More"))

    @Slot(str)
    def _on_search_changed(self, text: str) -> None:
        wanted = text.casefold().split()
        for group in self._groups():
            seen = 0
            for item in _children(group):
                said = f"{group.text(0)} {item.text(0)} {item.text(1)}".casefold()
                hidden = not all(word in said for word in wanted)
                item.setHidden(hidden)
                seen += not hidden
            group.setHidden(seen == 0)
        self.nothing.setText(self.tr("No shortcut is called “{text}”.").format(text=text.strip()))
        self.nothing.setVisible(not self.shown)


def plain_words(text: str) -> str:
    """An action's text as it is read: without the mark of its letter, and without dots."""
    return text.replace("&&", "\0").replace("&", "").replace("\0", "&").removesuffix("…")


def _shortcut_of(action: QAction, group: str) -> Shortcut:
    native = QKeySequence.SequenceFormat.NativeText
    names = (sequence.toString(native) for sequence in action.shortcuts())
    keys = list(dict.fromkeys(filter(None, names)))[:_MOST_KEYS]
    return Shortcut(group, plain_words(action.text()), "  ·  ".join(keys))


def _actions_in(menu: QMenu) -> Iterator[QAction]:
    for action in menu.actions():
        inner = action.menu()
        if isinstance(inner, QMenu):
            yield from _actions_in(inner)
        else:
            yield action


def _children(item: QTreeWidgetItem) -> list[QTreeWidgetItem]:
    children = (item.child(index) for index in range(item.childCount()))
    return [child for child in children if child is not None]
