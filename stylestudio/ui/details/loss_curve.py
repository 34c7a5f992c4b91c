"""The loss over the evaluations of a run: how it got better.

Imports pyqtgraph, which takes a moment: import this module when the curve is first looked at.
"""

from __future__ import annotations

import math

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from stylestudio.ui.details.curve_colours import curve_colours
from stylestudio.ui.details.figure_words import curve_words
from stylestudio.ui.details.run_figures import TOTAL, RunFigures
from stylestudio.ui.theme import mix
from stylestudio.ui.wording import decimal_words

# It would leave the process by other ways than ours, and skip what is still to be done.
pg.setConfigOption("exitCleanup", False)

_SIZE = QSize(360, 170)
_TOTAL_WIDTH, _WIDTH = 2.2, 1.4


class LossCurve(QWidget):
    """Total, content and the style's layers on one logarithmic scale. Shows, and does nothing."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.plot = pg.PlotWidget(background=None, enableMenu=False)
        # It makes a menu all the same, as a window of its own that nobody would take down.
        menu = self.plot.getPlotItem().ctrlMenu
        menu.setParent(self, menu.windowFlags())
        self.plot.setAntialiasing(True)
        self.plot.setMouseEnabled(x=False, y=False)
        self.plot.hideButtons()
        self.plot.setLogMode(x=False, y=True)
        self.plot.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        # The wheel belongs to the panel that this lies in.
        self.plot.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.plot.setAccessibleName(self.tr("Loss curve"))
        self.legend = QLabel()
        self.legend.setTextFormat(Qt.TextFormat.RichText)
        self.legend.setWordWrap(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self.plot, 1)
        layout.addWidget(self.legend)
        self._curves: dict[str, pg.PlotDataItem] = {}
        self._lines: list[pg.InfiniteLine] = []
        self._figures = RunFigures()
        self._show_colours()

    def sizeHint(self) -> QSize:
        return _SIZE

    @property
    def names(self) -> list[str]:
        """The curves on show."""
        return list(self._curves)

    def show_figures(self, figures: RunFigures) -> None:
        """Draw the curves of a run."""
        same_run = figures is self._figures
        self._figures = figures
        names = [name for name in (TOTAL, "content", *figures.style_taps) if name in figures.curves]
        if not same_run or names != self.names or len(self._lines) != len(figures.scale_starts):
            self._rebuild(names)
        x = np.asarray(figures.x, np.float64)
        for name, curve in self._curves.items():
            values = np.asarray(figures.curves[name], np.float64)
            # What is not above nothing has no place on a logarithmic scale.
            values[~((values > 0) & np.isfinite(values))] = math.nan
            curve.setData(x, values, connect="finite")
        self.plot.setVisible(bool(len(x)))
        if len(x):
            self.plot.setXRange(x[0], max(x[-1], x[0] + 1), padding=0.02)
        self.plot.setAccessibleDescription(self._description())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            self._show_colours()

    def _rebuild(self, names: list[str]) -> None:
        for item in (*self._curves.values(), *self._lines):
            self.plot.removeItem(item)
        self._lines = [
            pg.InfiniteLine(
                start.x,
                label=self.tr("{size} px").format(size=start.size_px),
                labelOpts={"position": 0.94, "anchors": [(0, 0.5), (0, 0.5)]},
            )
            for start in self._figures.scale_starts
        ]
        self._curves = {name: pg.PlotDataItem(antialias=True) for name in names}
        for line in self._lines:
            self.plot.addItem(line, ignoreBounds=True)
        for curve in self._curves.values():
            self.plot.addItem(curve)
        # Behind the total, which is looked at most.
        if TOTAL in self._curves:
            self._curves[TOTAL].setZValue(10)
        self._show_colours()

    def _show_colours(self) -> None:
        palette = self.palette()
        ground, text = palette.base().color(), palette.windowText().color()
        muted, faint = palette.placeholderText().color(), mix(ground, text, 0.18)
        colours = curve_colours(palette, self._figures.style_taps)
        # So that neighbours are told apart by more than their hue.
        dashed = self._figures.style_taps[1::2]
        self.plot.setBackground(ground)
        for name, curve in self._curves.items():
            width = _TOTAL_WIDTH if name == TOTAL else _WIDTH
            style = Qt.PenStyle.DashLine if name in dashed else Qt.PenStyle.SolidLine
            curve.setPen(pg.mkPen(colours[name], width=width, style=style))
        for line in self._lines:
            line.setPen(pg.mkPen(faint, width=1))
            line.label.setColor(muted)
        for side in ("left", "bottom"):
            axis = self.plot.getAxis(side)
            axis.enableAutoSIPrefix(False)
            axis.setPen(pg.mkPen(faint))
            axis.setTextPen(pg.mkPen(muted))
        self.plot.setLabel("left", self.tr("Loss"), color=muted.name())
        self.plot.setLabel("bottom", self.tr("Evaluation"), color=muted.name())
        entries = "&nbsp; ".join(
            _entry(name, colours[name], name in dashed) for name in self._curves
        )
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
