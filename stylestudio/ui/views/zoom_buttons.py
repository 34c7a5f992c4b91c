"""How large the picture is, and the buttons that change it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QWidget

from stylestudio.ui.icons import icon


class ZoomButtons(QWidget):
    """− 43 % +, Fit, 100 %, 200 %.

    Signals:
        step_requested: whether larger.
        fit_requested: all of the picture shall be seen.
        scale_requested: 1.0 for 100 %.
    """

    step_requested = Signal(bool)
    fit_requested = Signal()
    scale_requested = Signal(float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.smaller = _button("", self.tr("Smaller (−)"), self.tr("Smaller"))
        self.smaller.setIcon(icon("zoom-out"))
        self.larger = _button("", self.tr("Larger (+)"), self.tr("Larger"))
        self.larger.setIcon(icon("zoom-in"))
        self.label = QLabel()
        self.label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.label.setAccessibleName(self.tr("Zoom"))
        self.label.setMinimumWidth(self.label.fontMetrics().horizontalAdvance("3200 %") + 4)
        self.fit = _button(self.tr("Fit"), self.tr("Show all of the picture (0)"), self.tr("Fit"))
        self.full = _button(
            self.tr("100 %"),
            self.tr("Each pixel of the picture on one of the screen (1)"),
            self.tr("100 %"),
        )
        self.double = _button(
            self.tr("200 %"), self.tr("Twice as large as its pixels (2)"), self.tr("200 %")
        )
        self.fit.setCheckable(True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(1)
        for widget in (
            self.smaller,
            self.label,
            self.larger,
            self.fit,
            self.full,
            self.double,
        ):
            row.addWidget(widget)
        self.smaller.clicked.connect(self._on_smaller)
        self.larger.clicked.connect(self._on_larger)
        self.fit.clicked.connect(self._on_fit)
        self.full.clicked.connect(self._on_full)
        self.double.clicked.connect(self._on_double)

    def set_zoom(self, percent: float, *, fits: bool) -> None:
        """Say how large the picture is seen."""
        self.label.setText(self.tr("{percent} %").format(percent=round(percent)))
        self.fit.setChecked(fits)

    def _on_smaller(self) -> None:
        self.step_requested.emit(False)

    def _on_larger(self) -> None:
        self.step_requested.emit(True)

    def _on_fit(self) -> None:
        # A click on it would also uncheck it.
        self.fit.setChecked(True)
        self.fit_requested.emit()

    def _on_full(self) -> None:
        self.scale_requested.emit(1.0)

    def _on_double(self) -> None:
        self.scale_requested.emit(2.0)


def _button(text: str, help_: str, name: str) -> QToolButton:
    button = QToolButton()
    button.setText(text)
    button.setProperty("flat", True)
    button.setToolTip(help_)
    button.setAccessibleName(name)
    button.setAccessibleDescription(help_)
    return button
