"""The centre of the window: the bar over the pictures."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QGuiApplication,
    QImage,
    QKeyEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QApplication, QStackedWidget, QVBoxLayout, QWidget

from stylestudio.ui.background import Background
from stylestudio.ui.sources.intake import offers_picture, offers_something
from stylestudio.ui.views.compare_bar import CompareBar
from stylestudio.ui.views.comparison import Comparison
from stylestudio.ui.views.difference_view import DifferenceView
from stylestudio.ui.views.drag_out import PictureMime, drag_out
from stylestudio.ui.views.drop_highlight import DropHighlight
from stylestudio.ui.views.grid_view import GridView
from stylestudio.ui.views.item import Item
from stylestudio.ui.views.modes import CompareMode
from stylestudio.ui.views.picture_view import PictureView
from stylestudio.ui.views.shown import Shown
from stylestudio.ui.views.side_by_side_view import SideBySideView
from stylestudio.ui.views.single_view import SingleView
from stylestudio.ui.views.split_view import SplitView
from stylestudio.ui.views.viewport import Viewport


class ComparePane(QWidget):
    """Shows a photo and what was painted from it, in the way that the user chooses.

    Attributes:
        png_for: writes a picture, given its key, as a PNG file to be dragged to another program,
            and returns its path; may raise :class:`StyleStudioError`. None: image data alone.

    Signals:
        current_changed: the key of the picture that is looked at now, or empty.
        selection_changed: other pictures are selected.
        mode_changed: the :class:`CompareMode` that the pictures are looked at in now.
        action_requested: the key of a picture and the id of what shall be done with it.
        copy_requested: the key of a picture that is to be copied. What the pane has of it is on the
            clipboard already; who has it in full may put that there.
        sheet_requested: all pictures shall be saved on one sheet.
        dropped: the :class:`QMimeData` that was let go over the pictures; valid during the call.
        failed: a :class:`StyleStudioError` of ``png_for``.
        language_changed: what gives the new words for old ones.
    """

    current_changed = Signal(str)
    selection_changed = Signal()
    mode_changed = Signal(object)
    action_requested = Signal(str, str)
    copy_requested = Signal(str)
    sheet_requested = Signal()
    dropped = Signal(object)
    failed = Signal(object)
    language_changed = Signal(object)

    def __init__(self, background: Background, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.png_for: Callable[[str], Path] | None = None
        self._comparison = Comparison(background, self)
        self._held: Item | None = None
        self._mode = CompareMode.SINGLE
        self.viewport = Viewport(self)
        self.bar = CompareBar()
        self.single = SingleView(self.viewport)
        self.split = SplitView(self.viewport)
        self.side_by_side = SideBySideView(self.viewport)
        self.grid = GridView(self.viewport)
        self.difference = DifferenceView(self.viewport, background)
        self._views: dict[CompareMode, QWidget] = {
            CompareMode.SINGLE: self.single,
            CompareMode.SPLIT: self.split,
            CompareMode.SIDE_BY_SIDE: self.side_by_side,
            CompareMode.GRID: self.grid,
            CompareMode.DIFFERENCE: self.difference,
        }
        self._stack = QStackedWidget()
        for view in self._views.values():
            self._stack.addWidget(view)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.bar)
        column.addWidget(self._stack, 1)
        self._highlight = DropHighlight(self)
        self.setAcceptDrops(True)
        self._connect()
        self._on_changed()

    # What is shown

    def set_photo(self, shown: Shown | None) -> None:
        """The photo: dimly before there is anything else, and to compare with."""
        self._comparison.set_photo(shown)

    def set_items(self, shown: Sequence[Shown]) -> None:
        """The painted pictures, in their order. Those of keys that are here already stay."""
        self._comparison.set_items(shown)

    def update_item(self, shown: Shown) -> None:
        """New words, another image, or both, for a key that is here."""
        self._comparison.update_item(shown)

    def update_image(self, key: str, image: QImage) -> None:
        """The picture has grown. Cheap: only what shows it is painted anew."""
        self._comparison.update_image(key, image)

    def set_invitation(self, headline: str, detail: str = "") -> None:
        """The words over the photo while there are no pictures."""
        self.single.picture.set_invitation(headline, detail)

    # How it is looked at

    @property
    def mode(self) -> CompareMode:
        """How the pictures are looked at."""
        return self._comparison.mode

    def set_mode(self, mode: CompareMode) -> None:
        """Look at them in another way, as if the user had chosen it; if it is possible."""
        self._comparison.set_mode(mode)

    @property
    def current_key(self) -> str:
        """The key of the picture that is looked at, or empty."""
        current = self._comparison.current
        return "" if current is None else current.key

    def image_of(self, key: str) -> QImage | None:
        """What is shown of a picture; None while there is nothing of it."""
        item = self._comparison.find(key)
        return None if item is None else item.shown.image

    @property
    def photo_image(self) -> QImage | None:
        """What is shown as the photo; None while there is none."""
        photo = self._comparison.photo
        return None if photo is None else photo.shown.image

    @property
    def current_image(self) -> QImage | None:
        """What is shown of the picture that is looked at; None while there is nothing of it."""
        return self.image_of(self.current_key)

    def set_current(self, key: str) -> None:
        """Look at another picture."""
        self._comparison.set_current(key)

    @property
    def selected_keys(self) -> list[str]:
        """The keys of the pictures that are selected, in their order."""
        return self._comparison.selected_keys

    @property
    def picture_view(self) -> PictureView:
        """The view that the zoom refers to."""
        mode = self.mode
        cell = self.grid.cells.get(self.current_key)
        # A new cell comes only after what it will show.
        if mode is CompareMode.GRID and cell is not None:
            return cell.picture
        if mode is CompareMode.DIFFERENCE:
            return self.difference.picture
        if mode is CompareMode.SPLIT:
            return self.split
        return self.side_by_side if mode is CompareMode.SIDE_BY_SIDE else self.single.picture

    @property
    def held(self) -> Item | None:
        """The picture that is seen in place of another one, while a key or button is held."""
        return self._held

    def retranslate(self, rephrase: Callable[[str], str]) -> None:
        """Who brought the pictures calls them something else now."""
        self.language_changed.emit(rephrase)

    # Events

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}
        plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
        on_picture = isinstance(QApplication.focusWidget(), PictureView)
        if plain and on_picture and event.key() in (Qt.Key.Key_Space, Qt.Key.Key_B):
            if not event.isAutoRepeat():
                of_photo = event.key() == Qt.Key.Key_Space
                self._hold(self._comparison.photo if of_photo else self._comparison.before)
        elif plain and event.key() in steps:
            self._go(steps[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Space, Qt.Key.Key_B) and not event.isAutoRepeat():
            self._hold(None)
        else:
            super().keyReleaseEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        # The pictures' own drags are meant for elsewhere.
        source = event.source()
        own = isinstance(source, QWidget) and (source is self or self.isAncestorOf(source))
        if own or not offers_something(event.mimeData()):
            event.ignore()
            return
        # A file manager may propose to move the file: it would then delete it.
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        self._highlight.setGeometry(self._stack.geometry())
        self._highlight.raise_()
        self._highlight.setVisible(offers_picture(event.mimeData()))

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._highlight.hide()

    def dropEvent(self, event: QDropEvent) -> None:
        self._highlight.hide()
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        self.dropped.emit(event.mimeData())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._on_viewport_changed()

    # Inside

    def _connect(self) -> None:
        comparison, bar = self._comparison, self.bar
        comparison.changed.connect(self._on_changed)
        comparison.current_changed.connect(self.current_changed)
        comparison.selection_changed.connect(self.selection_changed)
        self.viewport.changed.connect(self._on_viewport_changed)
        bar.segments.chosen.connect(comparison.set_mode)
        bar.choosers.left_chosen.connect(comparison.set_left)
        bar.choosers.right_chosen.connect(comparison.set_current)
        bar.choosers.third_chosen.connect(comparison.set_third)
        bar.zoom.step_requested.connect(self._on_step_requested)
        bar.zoom.fit_requested.connect(self.viewport.fit)
        bar.zoom.scale_requested.connect(self._on_scale_requested)
        bar.photo_held.connect(self._on_photo_held)
        bar.copy_clicked.connect(self._on_copy_clicked)
        bar.sheet_clicked.connect(self.sheet_requested)
        self.single.action_requested.connect(self.action_requested)
        self.grid.action_requested.connect(self.action_requested)
        self.grid.chosen.connect(self._on_chosen)
        self.grid.opened.connect(self._on_opened)
        for view in (self.single.picture, self.split, self.side_by_side, self.grid):
            view.drag_out_requested.connect(self._on_drag_out_requested)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._on_focus_changed)

    def _hold(self, item: Item | None) -> None:
        if self.mode.is_paired or self._comparison.current is None:
            item = None
        if item is not self._held:
            self._held = item
            self.single.picture.set_instead(item)
            self.grid.set_instead(item)

    def _go(self, step: int) -> None:
        keys = [item.key for item in self._comparison.items]
        if keys:
            self.set_current(keys[(keys.index(self.current_key) + step) % len(keys)])

    def _on_changed(self) -> None:
        comparison = self._comparison
        current, left, photo = comparison.current, comparison.left, comparison.photo
        if self._held is not None and comparison.find(self._held.key) is not self._held:
            self._hold(None)
        self.bar.show_state(comparison)
        self.single.set_pictures(current, photo)
        self.split.set_pair(left, current)
        beside = (left, current, comparison.third)
        self.side_by_side.set_pictures([item for item in beside if item is not None])
        self.difference.set_pair(left, current)
        self.grid.set_items(comparison.items, photo)
        self.grid.set_current(self.current_key)
        self.grid.set_selected(comparison.selected_keys)
        # Once all views are in step, because this makes them paint.
        self.viewport.set_reference(comparison.reference_size)
        mode = comparison.mode
        self._stack.setCurrentWidget(self._views[mode])
        self._on_viewport_changed()
        if mode is not self._mode:
            self._mode = mode
            self._hold(None)
            self.mode_changed.emit(mode)

    def _on_viewport_changed(self) -> None:
        self.bar.zoom.set_zoom(self.picture_view.zoom_percent(), fits=self.viewport.fits)

    def _on_step_requested(self, larger: bool) -> None:
        self.picture_view.zoom_step(larger=larger)

    def _on_scale_requested(self, scale: float) -> None:
        self.picture_view.zoom_to(scale)

    def _on_photo_held(self, held: bool) -> None:
        self._hold(self._comparison.photo if held else None)

    def _on_focus_changed(self, old: QWidget | None, new: QWidget | None) -> None:
        # The release of the key would go elsewhere. The button keeps its own watch.
        if self._held is not None and not self.bar.hold_button.isDown():
            self._hold(None)

    def _on_chosen(self, key: str, joins: bool) -> None:
        self._comparison.select(key, joins=joins)

    def _on_opened(self, key: str) -> None:
        self._comparison.set_current(key)
        self._comparison.set_mode(CompareMode.SINGLE)
        self.single.picture.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_copy_clicked(self) -> None:
        current = self._comparison.current
        if current is not None and current.shown.image is not None:
            QGuiApplication.clipboard().setImage(current.shown.image)
            self.copy_requested.emit(current.key)

    def _on_drag_out_requested(self, key: str) -> None:
        item = self._comparison.find(key)
        if item is None or item.shown.image is None:
            return
        png_for = self.png_for
        png = (lambda: png_for(key)) if png_for is not None else None
        image = item.shown.image
        drag_out(self, PictureMime(image, png, self.failed.emit), image)
