"""The loss over the evaluations of a run: how it got better."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from stylestudio.ui.details.curve_colours import curve_colours
from stylestudio.ui.details.curve_plot import Chart, Curve, CurvePlot
from stylestudio.ui.details.figure_words import curve_words
from stylestudio.ui.details.run_figures import TOTAL, RunFigures
from stylestudio.ui.wording import decimal_words

_SIZE = QSize(360, 170)
_TOTAL_WIDTH_PX, _WIDTH_PX = 2.2, 1.4


class LossCurve(QWidget):
    """Total, content and the style's layers on one logarithmic scale. Shows, and does nothing."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.plot = CurvePlot()
        self.plot.setAccessibleName(self.tr("Loss curve"))
        self.legend = QLabel()
        self.legend.setTextFormat(Qt.TextFormat.RichText)
        self.legend.setWordWrap(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self.plot, 1)
        layout.addWidget(self.legend)
        self._figures = RunFigures()
        self._show()

    def sizeHint(self) -> QSize:
        return _SIZE

    @property
    def names(self) -> list[str]:
        """The curves on show."""
        figures = self._figures
        return [n for n in (TOTAL, "content", *figures.style_taps) if n in figures.curves]

    def show_figures(self, figures: RunFigures) -> None:
        """Draw the curves of a run."""
        self._figures = figures
        self._show()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            self._show()

    def _show(self) -> None:
        figures = self._figures
        colours = curve_colours(self.palette(), figures.style_taps)
        # So that neighbours are told apart by more than their hue.
        dashed = set(figures.style_taps[1::2])
        curves = {
            name: Curve(
                tuple(figures.curves[name]),
                colours[name],
                _TOTAL_WIDTH_PX if name == TOTAL else _WIDTH_PX,
                dashed=name in dashed,
            )
            # The total last, on top: it is looked at most.
            for name in reversed(self.names)
        }
        self.plot.show_chart(Chart(tuple(figures.x), curves, tuple(figures.scale_starts)))
        self.plot.setVisible(bool(figures.x))
        self.plot.setAccessibleDescription(self._description())
        entries = "&nbsp; ".join(_entry(n, colours[n], n in dashed) for n in self.names)
        if entries:
            entries += f" &nbsp; <span>{self.tr('over the evaluations')}</span>"
        self.legend.setText(entries or self.tr("The curve grows while a picture is painted."))

    def _description(self) -> str:
        """The curves in words, for those who do not see them."""
        totals = [value for value in self._figures.curves.get(TOTAL, []) if value > 0]
        if not totals:
            return self.tr("Nothing has been painted yet.")
        return self.tr("The total loss fell from {first} to {last}.").format(
            first=decimal_words(f"{totals[0]:.3g}"), last=decimal_words(f"{totals[-1]:.3g}")
        )


def _entry(name: str, colour: QColor, dashed: bool) -> str:
    words = curve_words(name).replace(" ", "&nbsp;")
    return f'<span style="color:{colour.name()}">{"╍╍" if dashed else "━━"}</span>&nbsp;{words}'
