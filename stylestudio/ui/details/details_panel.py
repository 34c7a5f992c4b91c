"""What lies behind Details: how a run got better, what it cost, and where."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication, QShowEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from stylestudio.ui.details.figure_words import figures_text
from stylestudio.ui.details.figures_list import FiguresList
from stylestudio.ui.details.loss_curve import LossCurve
from stylestudio.ui.details.run_figures import RunFigures
from stylestudio.ui.details.weights_bars import WeightsBars
from stylestudio.ui.icons import icon
from stylestudio.ui.toggle import Toggle

#: At most four times a second.
_REDRAW_MS = 250
#: Of the body: on a low screen it gives way to the pictures.
_LEAST_BODY_PX, _BODY_PX = 110, 200
_LEAST_LINES, _LINES = 5, 11


class DetailsPanel(QFrame):
    """Curves and figures of one run, once they are asked for.

    What is told while it is closed or hidden costs nothing; it is drawn when it is looked at.

    Attributes:
        toggle: opens and closes it; whoever shows the panel gives it a place.

    Signals:
        opened_or_closed: whether it is open now.
    """

    opened_or_closed = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.figures = RunFigures()
        self.curve = LossCurve()
        self._stale = True
        self.toggle = Toggle(self.tr("Details"), "details", is_open=False)
        self.copy_button = QToolButton()
        self.copy_button.setProperty("flat", True)
        self.copy_button.setAccessibleName(self.tr("Copy"))
        self.copy_button.setToolTip(self.tr("Copies all figures as text"))
        self.copy_button.setAccessibleDescription(self.copy_button.toolTip())
        self.list = FiguresList()
        self.weights = WeightsBars()
        self.curve_button = self._page_button(self.tr("Loss"), "first")
        self.weights_button = self._page_button(self.tr("Learned weights"), "last")
        self.body = self._make_body()

        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.body)

        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_REDRAW_MS)
        self._timer.timeout.connect(self._catch_up)
        self.toggle.opened_or_closed.connect(self._on_opened_or_closed)
        self.copy_button.clicked.connect(self._on_copy_clicked)
        self._show_icons()
        self._on_opened_or_closed(self.toggle.is_open)

    @property
    def is_open(self) -> bool:
        """Whether the figures are on show."""
        return self.toggle.is_open

    def show_figures(self, figures: RunFigures) -> None:
        """Show another run."""
        if figures is not self.figures:
            self.figures = figures
            self.note_changed()

    @Slot()
    def note_changed(self) -> None:
        """The run that is shown has told something new."""
        self._stale = True
        self._catch_up()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._catch_up()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            self._show_icons()

    def _make_body(self) -> QWidget:
        body = QWidget()
        line_px = self.fontMetrics().height()
        body.setMinimumHeight(max(_LEAST_BODY_PX, _LEAST_LINES * line_px))
        body.setMaximumHeight(max(_BODY_PX, _LINES * line_px))
        self._pages = QStackedWidget()
        self._pages.addWidget(self.curve)
        self._pages.addWidget(self.weights)
        group = QButtonGroup(self)
        group.addButton(self.curve_button, 0)
        group.addButton(self.weights_button, 1)
        group.idClicked.connect(self._pages.setCurrentIndex)
        self.curve_button.setChecked(True)
        self._choice = QWidget()
        choice = QHBoxLayout(self._choice)
        choice.setContentsMargins(0, 0, 0, 0)
        choice.setSpacing(0)
        choice.addWidget(self.curve_button)
        choice.addWidget(self.weights_button)
        choice.addStretch(1)
        left = QVBoxLayout()
        left.setSpacing(6)
        left.addWidget(self._choice)
        left.addWidget(self._pages, 1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(self.list)
        scroll.setAccessibleName(self.tr("Figures"))
        row = QHBoxLayout(body)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addLayout(left, 3)
        row.addWidget(scroll, 2)
        row.addWidget(self.copy_button, 0, Qt.AlignmentFlag.AlignTop)
        return body

    def _page_button(self, text: str, place: str) -> QPushButton:
        button = QPushButton(text)
        button.setCheckable(True)
        button.setProperty("segment", place)
        button.setMinimumWidth(button.sizeHint().width() + 16)
        return button

    def _show_icons(self) -> None:
        self.copy_button.setIcon(icon("copy"))
        self.copy_button.setIconSize(QSize(16, 16))

    @Slot(bool)
    def _on_opened_or_closed(self, is_open: bool) -> None:
        self.body.setVisible(is_open)
        self._catch_up()
        self.opened_or_closed.emit(is_open)

    @Slot()
    def _on_copy_clicked(self) -> None:
        QGuiApplication.clipboard().setText(figures_text(self.figures))

    @Slot()
    def _catch_up(self) -> None:
        """Draw what is not drawn yet, unless nobody sees it or the last time was just now."""
        if self._stale and self.body.isVisible() and not self._timer.isActive():
            self._redraw()
            self._timer.start()

    def _redraw(self) -> None:
        self._stale = False
        learned = self.figures.learned_weights
        self._choice.setVisible(bool(learned))
        if not learned and self.weights_button.isChecked():
            self.curve_button.click()
        self.curve.show_figures(self.figures)
        self.weights.set_weights(learned)
        self.list.show_figures(self.figures)
