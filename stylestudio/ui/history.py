"""Undo and redo over whatever can be read and written as one value."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QAction, QKeySequence, QUndoCommand, QUndoStack

from stylestudio.ui.wording import mid_sentence

#: The most steps that are remembered; what they hold is small.
_MOST_STEPS = 200


@dataclass(slots=True)
class _Watched:
    """One thing that is undone as a whole.

    Attributes:
        state: what it was at the last step.
    """

    read: Callable[[], Any]
    write: Callable[[Any], None]
    state: Any


class History(QObject):
    """One line of steps over several watched things, each with a value to compare.

    A thing's owner calls :meth:`commit` when the user is done with a change. A value that cannot be
    told from the last one makes no step.

    Attributes:
        undo_action, redo_action: for a menu, with the usual keys and “Undo strength”.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._stack = QUndoStack(self)
        self._stack.setUndoLimit(_MOST_STEPS)
        self._watched: dict[str, _Watched] = {}
        self._writing = False
        self._out_of_sight = False
        # Not those that the stack makes: they put their word before the step in every language.
        self.undo_action, self.redo_action = QAction(self), QAction(self)
        self.undo_action.setShortcuts(QKeySequence.StandardKey.Undo)
        self.redo_action.setShortcuts(QKeySequence.StandardKey.Redo)
        self.undo_action.triggered.connect(self._stack.undo)
        self.redo_action.triggered.connect(self._stack.redo)
        self._stack.canUndoChanged.connect(self._refresh)
        self._stack.canRedoChanged.connect(self._refresh)
        self._stack.undoTextChanged.connect(self._on_undo_text_changed)
        self._stack.redoTextChanged.connect(self._on_redo_text_changed)
        for action in (self.undo_action, self.redo_action):
            action.setEnabled(False)
        self._on_undo_text_changed("")
        self._on_redo_text_changed("")

    def watch(self, key: str, read: Callable[[], Any], write: Callable[[Any], None]) -> None:
        """Watch a thing from its present state on.

        Args:
            key: what :meth:`commit` calls it.
            read: gives its state, a value that never changes afterwards.
            write: takes such a state back.
        """
        self._watched[key] = _Watched(read, write, read())

    def commit(self, key: str, text: str) -> None:
        """Make a step of what changed since the last one, if anything did.

        Args:
            text: the label of what changed, for “Undo …”.
        """
        watched = self._watched[key]
        state = watched.read()
        # What follows from undoing is no step of its own.
        if self._writing or state == watched.state:
            return
        before, watched.state = watched.state, state
        self._stack.push(_Step(self, key, before, state, mid_sentence(text)))

    @contextmanager
    def together(self, text: str) -> Iterator[None]:
        """Make one step of all that is committed inside.

        Args:
            text: what was done, for “Undo …”.
        """
        before = self._stack.index()
        self._stack.beginMacro(mid_sentence(text))
        try:
            yield
        finally:
            self._stack.endMacro()
            command = self._stack.command(before) if self._stack.index() > before else None
            if command is not None and command.childCount() == 0:
                # Nothing has changed: no step.
                command.setObsolete(True)
                self._stack.undo()

    def set_out_of_sight(self, out_of_sight: bool) -> None:
        """While what is watched is not seen, nothing of it is undone."""
        self._out_of_sight = out_of_sight
        self._refresh()

    @Slot()
    def _refresh(self) -> None:
        seen = not self._out_of_sight
        self.undo_action.setEnabled(seen and self._stack.canUndo())
        self.redo_action.setEnabled(seen and self._stack.canRedo())

    def forget(self) -> None:
        """Forget all steps, and begin from what is now; not in the middle of one."""
        if self._writing:
            return
        self._stack.clear()
        for watched in self._watched.values():
            watched.state = watched.read()

    def write(self, key: str, state: Any) -> None:
        """Take a state back; for the steps."""
        watched = self._watched[key]
        self._writing = True
        try:
            watched.write(state)
        finally:
            self._writing = False
        watched.state = state

    @Slot(str)
    def _on_undo_text_changed(self, step: str) -> None:
        words = self.tr("Undo {step}").format(step=step) if step else self.tr("Undo")
        self.undo_action.setText(words)

    @Slot(str)
    def _on_redo_text_changed(self, step: str) -> None:
        words = self.tr("Redo {step}").format(step=step) if step else self.tr("Redo")
        self.redo_action.setText(words)


class _Step(QUndoCommand):
    """One change of one thing."""

    def __init__(self, history: History, key: str, before: Any, after: Any, text: str) -> None:
        super().__init__(text)
        self._history = history
        self._key = key
        self._before = before
        self._after = after
        self._done = True

    def undo(self) -> None:
        self._history.write(self._key, self._before)
        self._done = False

    def redo(self) -> None:
        # The stack redoes a step when it is pushed; the user has done it already.
        if not self._done:
            self._history.write(self._key, self._after)
            self._done = True
