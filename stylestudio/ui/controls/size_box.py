"""Useful sizes to pick, and any number to type."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QComboBox, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from stylestudio.request.parameters import Parameter
from stylestudio.ui.controls.typed import Typed
from stylestudio.ui.wording import label_words

#: Sizes worth offering, where a size is asked for; any other can be typed.
SIZES_PX = (256, 384, 512, 768, 1024, 1536, 2048, 4096)
_ESTIMATE = Qt.ItemDataRole.UserRole + 1


class SizeBox(Typed):
    """A size in pixels; the list says how long each of its sizes takes."""

    def __init__(self, name: str, declaration: Parameter, default: Any) -> None:
        super().__init__(name, declaration, default)
        self.box = QComboBox()
        self.box.setEditable(True)
        self.box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.box.setCompleter(None)  # type: ignore[arg-type]
        for size_px in SIZES_PX:
            self.box.addItem(self._words(size_px), size_px)
        self.box.setMaxVisibleItems(len(SIZES_PX))
        self.box.setItemDelegate(_WithEstimate(self.box))
        self._add(self.box)
        field = self.box.lineEdit()
        assert field is not None, "the box is editable"
        field.setAccessibleName(label_words(declaration))
        self._watch_undo(field)
        field.editingFinished.connect(self._on_editing_finished)
        self.box.activated.connect(self._on_editing_finished)
        self.set_value(default)

    def set_estimates(self, estimates: Mapping[int, str]) -> None:
        """Say behind each offered size how long it takes.

        Args:
            estimates: words like “about 40 s” by size in pixels; sizes that are missing say none.
        """
        for index in range(self.box.count()):
            words = estimates.get(self.box.itemData(index), "")
            self.box.setItemData(index, words, _ESTIMATE)
            said = f"{self.box.itemText(index)}, {words}" if words else self.box.itemText(index)
            self.box.setItemData(index, said, Qt.ItemDataRole.AccessibleTextRole)

    def offered(self) -> list[str]:
        """How the sizes read in the list."""
        return [
            _with_estimate(self.box.itemText(index), self.box.itemData(index, _ESTIMATE))
            for index in range(self.box.count())
        ]

    def _entry(self) -> QWidget:
        return self.box

    def _typed(self) -> str:
        return self.box.currentText()

    def _show(self, text: str) -> None:
        self.box.setCurrentIndex(self.box.findText(text))
        self.box.setEditText(text)


class _WithEstimate(QStyledItemDelegate):
    """Shows the estimate in the list alone: in the field, the size is there to be typed over."""

    def initStyleOption(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().initStyleOption(option, index)
        option.text = _with_estimate(option.text, index.data(_ESTIMATE))


def _with_estimate(size: str, estimate: str | None) -> str:
    return f"{size}  ·  {estimate}" if estimate else size
