"""The menu of the pictures that the program brings."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from stylestudio.ui.sources.samples import Sample
from stylestudio.ui.wording import sample_description_words, sample_title_words


class SamplesMenu(QMenu):
    """One entry a sample.

    Signals:
        chosen: a :class:`Sample`.
    """

    chosen = Signal(object)

    def __init__(self, samples: Iterable[Sample], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTitle(self.tr("Samples"))
        self.setToolTipsVisible(True)
        for sample in samples:
            action = QAction(sample_title_words(sample), self)
            action.setToolTip(sample_description_words(sample))
            action.setData(sample)
            self.addAction(action)
        self.triggered.connect(self._on_triggered)

    def _on_triggered(self, action: QAction) -> None:
        self.chosen.emit(action.data())
