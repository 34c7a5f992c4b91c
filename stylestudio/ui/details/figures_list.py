"""A run's figures, listed."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from stylestudio.ui.details.figure_words import Section, figure_sections, share_words
from stylestudio.ui.details.run_figures import RunFigures

_SECTION_GAP_PX = 8


class FiguresList(QWidget):
    """Sections of labels and values. Labels are made anew only where others are needed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.share = QLabel()
        self.share.setWordWrap(True)
        self.share.setProperty("role", "label")
        self._body = QWidget()
        self._values: list[QLabel] = []
        self._shape: list[tuple[str, tuple[str, ...]]] = []
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 8, 0)
        self._layout.setSpacing(_SECTION_GAP_PX)
        self._layout.addWidget(self.share)
        self._layout.addWidget(self._body)
        self._layout.addStretch(1)
        self.show_figures(RunFigures())

    @property
    def rows(self) -> dict[str, str]:
        """Every value by its label."""
        labels = [label for _, names in self._shape for label in names]
        return {label: value.text() for label, value in zip(labels, self._values, strict=True)}

    def show_figures(self, figures: RunFigures) -> None:
        """List what is known of a run."""
        sentence = share_words(figures)
        self.share.setText(sentence)
        self.share.setVisible(bool(sentence))
        sections = figure_sections(figures)
        shape = [(section.title, tuple(label for label, _ in section.rows)) for section in sections]
        if shape != self._shape:
            self._shape = shape
            self._rebuild(sections)
        words = [value for section in sections for _, value in section.rows]
        for value, text in zip(self._values, words, strict=True):
            if value.text() != text:
                value.setText(text)

    def _rebuild(self, sections: list[Section]) -> None:
        self._layout.removeWidget(self._body)
        self._body.hide()
        self._body.deleteLater()
        self._body, self._values = QWidget(), []
        grid = QGridLayout(self._body)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(2)
        grid.setColumnStretch(1, 1)
        for number, section in enumerate(sections):
            if number:
                grid.setRowMinimumHeight(grid.rowCount(), _SECTION_GAP_PX)
            title = QLabel(section.title)
            title.setProperty("role", "subheading")
            grid.addWidget(title, grid.rowCount(), 0, 1, 2)
            for label, _ in section.rows:
                self._add_row(grid, label)
        self._layout.insertWidget(1, self._body)

    def _add_row(self, grid: QGridLayout, label: str) -> None:
        name, value = QLabel(label), QLabel()
        name.setProperty("role", "muted")
        value.setTextFormat(Qt.TextFormat.PlainText)
        value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        value.setWordWrap(True)
        row = grid.rowCount()
        grid.addWidget(name, row, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(value, row, 1, Qt.AlignmentFlag.AlignTop)
        self._values.append(value)
