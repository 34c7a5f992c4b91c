"""The card of one painting in the stack."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QGridLayout,
    QLabel,
    QSizePolicy,
    QWidget,
)

from stylestudio.ui.eliding_label import ElidingLabel
from stylestudio.ui.icon_button import IconButton
from stylestudio.ui.picture_tile import PictureTile
from stylestudio.ui.sources.loaded import Loaded
from stylestudio.ui.sources.sources_state import StyleEntry
from stylestudio.ui.sources.sources_wording import picture_words
from stylestudio.ui.sources.weight_slider import WeightSlider
from stylestudio.ui.wording import picture_title_words

_TILE = QSize(56, 56)


class StyleCard(QFrame):
    """A painting with its name, its weight against the others, and a button to remove it.

    Alone it is large and needs no weight; among others it is a row. It can be dragged by its body,
    moved with Alt and the arrow keys, and removed with Delete.

    Signals:
        weight_changed: the user set a weight, 0 to 1, and whether that is final.
        remove_requested: the painting is to go.
        move_requested: by how many places the painting is to go down.
        dragged: the card is being dragged; where the pointer is on the screen.
        drag_ended: whether it was let go, or taken back.
    """

    weight_changed = Signal(float, bool)
    remove_requested = Signal()
    move_requested = Signal(int)
    dragged = Signal(QPoint)
    drag_ended = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._loaded: Loaded | None = None
        self._alone: bool | None = None
        self._pressed: QPoint | None = None
        self._dragging = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.tile = PictureTile(self)
        self.name = ElidingLabel(parent=self)
        self.slider = WeightSlider(self)
        self.share = QLabel(self)
        self.share.setProperty("role", "muted")
        self.share.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        # As wide as it can get, so that the slider keeps its length while it is dragged.
        self.share.setMinimumWidth(self.share.fontMetrics().horizontalAdvance("100 % "))
        self.remove_button = IconButton("remove", self.tr("Remove"), self)
        self._grid = QGridLayout(self)
        self._grid.setHorizontalSpacing(6)
        self._grid.setVerticalSpacing(0)
        self.slider.weight_changed.connect(self.weight_changed)
        self.remove_button.clicked.connect(self.remove_requested)
        self._arrange(alone=True)

    @property
    def loaded(self) -> Loaded | None:
        """The picture on show."""
        return self._loaded

    def show_entry(self, entry: StyleEntry, share: float, index: int, count: int) -> None:
        """Show a painting.

        Args:
            share: of the style, 0 to 1.
            index: its place, from 0.
            count: how many paintings there are.
        """
        loaded = entry.loaded
        title = picture_title_words(loaded)
        self._arrange(alone=count == 1)
        if loaded is not self._loaded:
            self._loaded = loaded
            self.tile.set_image(loaded.image)
            self.name.setText(title)
            self.slider.setAccessibleName(self.tr("Weight of {title}").format(title=title))
            self.remove_button.set_words(self.tr("Remove {title}").format(title=title))
        caption = picture_words(loaded)
        percent = self.tr("{percent} %").format(percent=round(100 * share))
        self.slider.show_weight(entry.weight)
        self.share.setText(percent)
        told = self.tr("Gives {percent} of the style.").format(percent=percent)
        self.slider.setToolTip(told)
        self.slider.setAccessibleDescription(told)
        self.setToolTip(caption)
        place = self.tr("Painting {number} of {count}: {title}")
        self.setAccessibleName(place.format(number=index + 1, count=count, title=title))
        self.setAccessibleDescription(caption if count == 1 else f"{caption}. {told}")

    def event(self, event: QEvent) -> bool:
        if (
            self._dragging
            and isinstance(event, QKeyEvent)
            and event.type() is QEvent.Type.ShortcutOverride
            and event.key() == Qt.Key.Key_Escape
        ):
            # It takes the drag back, and is not to stop what is being painted.
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if self._dragging and key == Qt.Key.Key_Escape:
            self._end_drag(dropped=False)
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.remove_requested.emit()
        elif event.modifiers() & Qt.KeyboardModifier.AltModifier and key == Qt.Key.Key_Up:
            self.move_requested.emit(-1)
        elif event.modifiers() & Qt.KeyboardModifier.AltModifier and key == Qt.Key.Key_Down:
            self.move_requested.emit(1)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self._pressed = event.position().toPoint()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed is None or self._alone:
            return
        way = event.position().toPoint() - self._pressed
        if not self._dragging and way.manhattanLength() >= QApplication.startDragDistance():
            self._dragging = True
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
        if self._dragging:
            self.dragged.emit(event.globalPosition().toPoint())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self._end_drag(dropped=True)

    def _end_drag(self, *, dropped: bool) -> None:
        self._pressed = None
        if self._dragging:
            self._dragging = False
            self.unsetCursor()
            self.drag_ended.emit(dropped)

    def _arrange(self, *, alone: bool) -> None:
        if alone == self._alone:
            return
        self._alone = alone
        for widget in (self.tile, self.name, self.slider, self.share, self.remove_button):
            self._grid.removeWidget(widget)
        self.slider.setVisible(not alone)
        self.share.setVisible(not alone)
        if alone:
            self._grid.setContentsMargins(4, 4, 4, 4)
            self._grid.addWidget(self.tile, 0, 0, 1, 4)
            self._grid.addWidget(self.name, 1, 0, 1, 3)
            self._grid.addWidget(self.remove_button, 1, 3)
            self.tile.setMinimumSize(60, 60)
            # The card itself has no limit.
            self.tile.setMaximumSize(self.maximumSize())
        else:
            self._grid.setContentsMargins(6, 6, 6, 6)
            self._grid.addWidget(self.tile, 0, 0, 2, 1)
            self._grid.addWidget(self.name, 0, 1, 1, 2)
            self._grid.addWidget(self.remove_button, 0, 3)
            self._grid.addWidget(self.slider, 1, 1)
            self._grid.addWidget(self.share, 1, 2, 1, 2)
            self.tile.setFixedSize(_TILE)
        self._grid.setRowStretch(0, 1 if alone else 0)
        self._grid.setColumnStretch(0, 1 if alone else 0)
        self._grid.setColumnStretch(1, 0 if alone else 1)
        vertical = QSizePolicy.Policy.Expanding if alone else QSizePolicy.Policy.Fixed
        self.setSizePolicy(QSizePolicy.Policy.Expanding, vertical)
