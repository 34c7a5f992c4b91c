"""The bar over the pictures: how they are looked at, how large, and what is done with them."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QToolButton, QWidget

from stylestudio.ui.icons import icon
from stylestudio.ui.views.comparison import Comparison
from stylestudio.ui.views.mode_segments import ModeSegments
from stylestudio.ui.views.modes import CompareMode
from stylestudio.ui.views.pair_choosers import PairChoosers
from stylestudio.ui.views.zoom_buttons import ZoomButtons

_GAP_PX = 8
#: From wide to narrow: the rows, whether the modes have words, and how many of the tools have.
_LEVELS = ((1, True, 2), (2, True, 2), (2, True, 1), (2, True, 0), (2, False, 0), (3, False, 0))


class CompareBar(QWidget):
    """In one row where there is room for it, else in two or three, in the end without words.

    Signals:
        photo_held: whether the photo shall be seen, for as long as the button is held.
        copy_clicked: the picture shall be copied.
        sheet_clicked: all pictures shall be saved on one sheet.
    """

    photo_held = Signal(bool)
    copy_clicked = Signal()
    sheet_clicked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.segments = ModeSegments()
        self.zoom = ZoomButtons()
        self.choosers = PairChoosers()
        self.hold_button = QPushButton(self.tr("Hold to see the photo"))
        self.hold_button.setToolTip(
            self.tr(
                "Shows the photo as long as you hold it; so does Space on the picture. "
                "B shows the picture that you looked at before."
            )
        )
        self.hold_button.setAccessibleDescription(self.hold_button.toolTip())
        self.hold_button.pressed.connect(self._on_pressed)
        self.hold_button.released.connect(self._on_released)
        self.copy_button = _tool(
            "copy", self.tr("Copy"), self.tr("Copy the picture, to paste it elsewhere")
        )
        self.copy_button.clicked.connect(self.copy_clicked)
        self.sheet_button = _tool(
            "sheet", self.tr("Save sheet…"), self.tr("Save all pictures with their names as one")
        )
        self.sheet_button.clicked.connect(self.sheet_clicked)

        self._above, above = _row()
        above.addWidget(self.segments)
        above.addStretch(1)
        above.addWidget(self.copy_button)
        above.addWidget(self.sheet_button)
        self._middle, middle = _row()
        middle.addWidget(self.hold_button)
        middle.addWidget(self.choosers)
        middle.addStretch(1)
        self._row_count = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(_GAP_PX)
        self._put_into_rows(2)

    def minimumSizeHint(self) -> QSize:
        # Narrower than it is now: it then goes into two rows, or does without words.
        return QSize(280, super().minimumSizeHint().height())

    def show_state(self, comparison: Comparison) -> None:
        """Show what is compared, and what could be."""
        mode, current, left = comparison.mode, comparison.current, comparison.left
        self.segments.set_mode(mode)
        for each in CompareMode:
            why_not = (
                self.tr("The grid needs two painted pictures.")
                if each is CompareMode.GRID
                else self.tr("There is nothing to compare yet: paint a picture first.")
            )
            self.segments.set_possible(each, comparison.possible(each), why_not)
        self.choosers.set_choices(
            comparison.left_choices(), comparison.items, comparison.third_choices()
        )
        third = comparison.third
        self.choosers.set_chosen(
            left.key if left is not None else "",
            current.key if current is not None else "",
            third.key if third is not None else "",
        )
        self.choosers.setVisible(mode.is_paired)
        self.choosers.third.setVisible(
            mode is CompareMode.SIDE_BY_SIDE and bool(comparison.third_choices())
        )
        self.hold_button.setVisible(not mode.is_paired)
        self.hold_button.setEnabled(comparison.photo is not None and current is not None)
        has_image = current is not None and current.shown.image is not None
        self.copy_button.setEnabled(has_image)
        self.sheet_button.setEnabled(has_image)
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def retranslate(self, rephrase: Callable[[str], str]) -> None:
        """Other words need other room; once they all are there."""
        QTimer.singleShot(0, self, self._arrange)

    def _arrange(self) -> None:
        rows = _LEVELS[-1][0]
        for rows, modes_worded, tools_worded in _LEVELS:
            self.segments.set_worded(modes_worded)
            # The icon for copying is known from everywhere, so it loses its word first.
            for number, button in enumerate((self.sheet_button, self.copy_button)):
                button.setToolButtonStyle(
                    Qt.ToolButtonStyle.ToolButtonTextBesideIcon
                    if number < tools_worded
                    else Qt.ToolButtonStyle.ToolButtonIconOnly
                )
            if self._width_px(rows) <= self.width():
                break
        self._put_into_rows(rows)

    def _width_px(self, rows: int) -> int:
        above = self._above.sizeHint().width()
        middle = self._middle.minimumSizeHint().width()
        zoom = self.zoom.sizeHint().width()
        if rows == 1:
            return above + self._middle.sizeHint().width() + zoom + 2 * _GAP_PX
        return max(above, middle + zoom + _GAP_PX) if rows == 2 else max(above, middle, zoom)

    def _put_into_rows(self, rows: int) -> None:
        if rows == self._row_count:
            return
        self._row_count = rows
        places = {
            1: ((0, 0, 1, 1), (0, 1, 1, 1), (0, 2, 1, 1)),
            2: ((0, 0, 1, 2), (1, 0, 1, 1), (1, 1, 1, 1)),
            3: ((0, 0, 1, 1), (1, 0, 1, 1), (2, 0, 1, 1)),
        }
        trailing = Qt.AlignmentFlag.AlignRight if rows < 3 else Qt.AlignmentFlag.AlignLeft
        for widget, place in zip((self._above, self._middle), places[rows], strict=False):
            self._grid.addWidget(widget, *place)
        self._grid.addWidget(self.zoom, *places[rows][2], trailing)

    def _on_pressed(self) -> None:
        self.photo_held.emit(True)

    def _on_released(self) -> None:
        self.photo_held.emit(False)


def _row() -> tuple[QWidget, QHBoxLayout]:
    widget = QWidget()
    layout = QHBoxLayout(widget)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(6)
    return widget, layout


def _tool(name: str, text: str, help_: str) -> QToolButton:
    button = QToolButton()
    button.setIcon(icon(name))
    button.setText(text)
    button.setToolTip(help_)
    button.setAccessibleName(text)
    button.setAccessibleDescription(help_)
    return button
