"""What is looked at and compared with what: the state behind the views."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, QSize, Signal
from PySide6.QtGui import QImage

from stylestudio.ui.background import Background
from stylestudio.ui.views.item import Item
from stylestudio.ui.views.modes import CompareMode
from stylestudio.ui.views.shown import Shown


class Comparison(QObject):
    """Keeps the pictures, the current one, the selected ones, the pair and the mode in step.

    Right is always the current picture; left is the photo, unless another one is chosen.

    Signals:
        changed: anything; the views are to be brought up to date.
        current_changed: the key of the picture that is looked at now, or empty.
        selection_changed: other pictures are selected.
    """

    changed = Signal()
    current_changed = Signal(str)
    selection_changed = Signal()

    def __init__(self, background: Background, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._background = background
        self._photo: Item | None = None
        self._items: dict[str, Item] = {}
        self._current = self._before = ""
        self._left = self._third = ""
        self._selected: set[str] = set()
        self._chosen_mode: CompareMode | None = None

    # The pictures

    @property
    def photo(self) -> Item | None:
        """What the pictures were painted from."""
        return self._photo

    @property
    def items(self) -> list[Item]:
        """The painted pictures, in their order."""
        return list(self._items.values())

    def find(self, key: str) -> Item | None:
        """The picture, or the photo, of that key."""
        if self._photo is not None and self._photo.key == key:
            return self._photo
        return self._items.get(key)

    def set_photo(self, shown: Shown | None) -> None:
        """Take another photo, or none."""
        self._photo = Item(shown, self._background) if shown is not None else None
        self.changed.emit()

    def set_items(self, shown: Sequence[Shown]) -> None:
        """Show these pictures. Those that were here already keep their place in the user's mind."""
        old, self._items = self._items, {}
        for each in shown:
            item = old.get(each.key)
            if item is None:
                item = Item(each, self._background)
                if each.selected:
                    self._selected.add(each.key)
            else:
                item.set_shown(each)
            self._items[each.key] = item
        if not self._items:
            # Whatever comes next is another comparison.
            self._chosen_mode = None
            self._left = self._third = ""
        left_over = self._selected - self._items.keys()
        self._selected -= left_over
        if self._current not in self._items:
            self._make_current(next(iter(self._items), ""))
        self.changed.emit()
        if left_over or any(each.selected and each.key not in old for each in shown):
            self.selection_changed.emit()

    def update_item(self, shown: Shown) -> None:
        """Show something else under a key that is here; else nothing happens."""
        item = self.find(shown.key)
        if item is not None:
            before = _facts(item)
            item.set_shown(shown)
            if _facts(item) != before:
                self.changed.emit()

    def update_image(self, key: str, image: QImage) -> None:
        """A picture has grown; it may be one that is not here any more."""
        item = self.find(key)
        if item is not None:
            before = _facts(item)
            item.set_image(image)
            if _facts(item) != before:
                self.changed.emit()

    @property
    def reference_size(self) -> QSize:
        """Of the largest picture, which 100 % refers to; of the photo while there is none."""
        sizes = [item.size for item in self._items.values() if not item.size.isEmpty()]
        if not sizes and self._photo is not None:
            return self._photo.size
        return max(sizes, key=lambda size: max(size.width(), size.height()), default=QSize())

    # What is looked at

    @property
    def current(self) -> Item | None:
        """The picture that is looked at."""
        return self._items.get(self._current)

    @property
    def before(self) -> Item | None:
        """The picture that was looked at before, else the photo."""
        return self._items.get(self._before) or self._photo

    def set_current(self, key: str) -> None:
        """Look at another picture."""
        if key in self._items and key != self._current:
            # The picture on the left would be compared with itself.
            if self._left_key() == key:
                self._left = self._current
            self._make_current(key)
            self.changed.emit()

    @property
    def selected_keys(self) -> list[str]:
        """The keys of the pictures that are selected, in their order."""
        return [key for key in self._items if key in self._selected]

    def select(self, key: str, *, joins: bool) -> None:
        """Look at a picture and select it alone; or let it join, or leave, the selected ones."""
        if key not in self._items:
            return
        selected = self._selected ^ {key} if joins else {key}
        changed, self._selected = selected != self._selected, selected
        if key in selected:
            self.set_current(key)
        if changed:
            self.changed.emit()
            self.selection_changed.emit()

    # What is compared with what

    @property
    def left(self) -> Item | None:
        """What the current picture is compared with."""
        return self.find(self._left_key())

    @property
    def third(self) -> Item | None:
        """One more picture, seen side by side, or None."""
        taken = (self._current, self._left_key())
        return None if self._third in taken else self.find(self._third)

    def left_choices(self) -> list[Item]:
        """What can be seen on the left: the photo and all pictures but the current one."""
        photo = [self._photo] if self._photo is not None else []
        return photo + [item for item in self.items if item.key != self._current]

    def third_choices(self) -> list[Item]:
        """What can be seen beside the pair."""
        return [item for item in self.left_choices() if item.key != self._left_key()]

    def set_left(self, key: str) -> None:
        """Compare the current picture with another one."""
        if any(item.key == key for item in self.left_choices()):
            self._left = key
            self.changed.emit()

    def set_third(self, key: str) -> None:
        """Show one more picture side by side; none where the key is empty."""
        self._third = key
        self.changed.emit()

    # The mode

    @property
    def mode(self) -> CompareMode:
        """How the pictures are looked at: as chosen, as far as there are pictures for it."""
        wanted = self._chosen_mode or CompareMode.GRID
        return wanted if self.possible(wanted) else CompareMode.SINGLE

    def possible(self, mode: CompareMode) -> bool:
        """Whether there are enough pictures for a mode."""
        if mode is CompareMode.GRID:
            return len(self._items) > 1
        return mode is CompareMode.SINGLE or None not in (self.current, self.left)

    def set_mode(self, mode: CompareMode) -> None:
        """Look at the pictures in another way; two or three selected ones are compared."""
        if not self.possible(mode):
            return
        if mode.is_paired and not self.mode.is_paired:
            self._compare_selected()
        self._chosen_mode = mode
        self.changed.emit()

    def _compare_selected(self) -> None:
        keys = self.selected_keys
        if len(keys) in (2, 3):
            self._left, self._third = keys[0], keys[2] if len(keys) == 3 else ""
            self._make_current(keys[1])

    def _left_key(self) -> str:
        keys = [item.key for item in self.left_choices()]
        return self._left if self._left in keys else next(iter(keys), "")

    def _make_current(self, key: str) -> None:
        if key != self._current:
            self._before, self._current = self._current, key
            self.current_changed.emit(key)


def _facts(item: Item) -> tuple[str, int, int, bool]:
    """What others than the picture itself show of it."""
    shown, size = item.shown, item.size
    return shown.title, size.width(), size.height(), shown.image is None
