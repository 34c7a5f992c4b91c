"""Labels over controls, alike in every column of settings."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from stylestudio.ui.controls import Control, Switch
from stylestudio.ui.wording import help_words, label_words

#: Between a control and the next one's label.
GAP = 6


def label_for(text: str, buddy: QWidget) -> QLabel:
    """A label that the screen reader and the keyboard connect with ``buddy``."""
    label = QLabel(text)
    label.setProperty("role", "label")
    label.setBuddy(buddy)
    may_wrap(label)
    return label


def may_wrap(label: QLabel) -> None:
    """Let a label's words take several lines rather than widen the panel."""
    label.setWordWrap(True)
    label.setMinimumWidth(1)


def add_labelled(column: QVBoxLayout, control: Control) -> QWidget:
    """Add a control under its label and what differs; a switch brings its own label.

    Returns:
        what was added, to be hidden as one.
    """
    row = QWidget()
    rows = QVBoxLayout(row)
    rows.setContentsMargins(0, GAP, 0, 0)
    rows.setSpacing(2)
    # Tab comes to what is added last at last: to the way back after the value.
    control.difference.setParent(None)
    heading = QHBoxLayout()
    heading.setSpacing(6)
    rows.addLayout(heading)
    if isinstance(control, Switch):
        heading.addWidget(control, 1)
    else:
        label = label_for(label_words(control.declaration), control)
        label.setToolTip(help_words(control.declaration))
        control.label = label
        heading.addWidget(label, 1)
        rows.addWidget(control)
    heading.addWidget(control.difference, 0, Qt.AlignmentFlag.AlignVCenter)
    column.addWidget(row)
    return row


def column_widget() -> tuple[QWidget, QVBoxLayout]:
    """An empty column for controls, with its layout."""
    widget = QWidget()
    layout = QVBoxLayout(widget)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(6)
    return widget, layout
