"""Which pictures of the gallery are on show, and in which order."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from stylestudio.gallery.entries import Order, Query
from stylestudio.gallery.xmp import MOST_STARS
from stylestudio.ui.file_dialogs import window_state
from stylestudio.ui.gallery.gallery_words import loss_words
from stylestudio.ui.icons import icon

#: A word is typed before it is searched for.
_TYPING_MS = 150
_ORDER_KEY, _GROUPED_KEY = "gallery/order", "gallery/grouped"
_ICON = QSize(16, 16)


class GalleryToolbar(QWidget):
    """The way back, the search, filters and order. Remembers order and grouping.

    Signals:
        back_requested: to where one came from.
        query_changed: the :class:`~stylestudio.gallery.entries.Query` that is asked for now.
    """

    back_requested = Signal()
    query_changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.back_button = QPushButton(self.tr("Back to painting"))
        self.back_button.setProperty("quiet", True)
        self.back_button.setIconSize(_ICON)
        self.back_button.setToolTip(self.tr("Esc"))
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("Search names, styles, settings, dates"))
        self.search.setAccessibleName(self.tr("Search your pictures"))
        self.search.setToolTip(
            self.tr("All words must be found. What stands in quotes is searched for as it is.")
        )
        self.search.setClearButtonEnabled(True)
        self.search.setMinimumWidth(140)
        self.search.setMaximumWidth(420)
        self.search_mark = self.search.addAction(
            icon("search"), QLineEdit.ActionPosition.LeadingPosition
        )
        for button in self.search.findChildren(QToolButton):
            # As others are, they would be too high for the field.
            button.setProperty("flat", True)
            button.setProperty("small", True)
        self.loss_box = self._box(self.tr("Style loss"))
        self.loss_box.addItem(self.tr("All style losses"), "")
        self.stars_box = self._box(self.tr("Stars"))
        self.stars_box.addItem(self.tr("Any stars"), 0)
        self.stars_box.addItem(self.tr("1 star or more"), 1)
        for stars in range(2, MOST_STARS):
            self.stars_box.addItem(self.tr("{count} stars or more").format(count=stars), stars)
        self.stars_box.addItem(self.tr("{count} stars").format(count=MOST_STARS), MOST_STARS)
        self.order_box = self._box(self.tr("Order"))
        for order, words in (
            (Order.NEWEST, self.tr("Newest first")),
            (Order.OLDEST, self.tr("Oldest first")),
            (Order.NAME, self.tr("By name")),
            (Order.STARS, self.tr("Most stars first")),
            (Order.VARIANT, self.tr("By style loss")),
        ):
            self.order_box.addItem(words, order.value)
        self.group_button = QCheckBox(self.tr("Group comparisons"))
        self.group_button.setToolTip(
            self.tr("Keeps pictures together that were painted side by side.")
        )
        self.count = QLabel()
        self.count.setProperty("role", "muted")
        self.progress = QLabel()
        self.progress.setProperty("role", "muted")
        self._lay_out()
        self._recall()
        self._show_icons()
        self._query = self.query()

        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(_TYPING_MS)
        self._typing.timeout.connect(self._on_changed)
        self.back_button.clicked.connect(self.back_requested)
        self.search.textChanged.connect(self._on_text_changed)
        self.loss_box.activated.connect(self._on_changed)
        self.stars_box.activated.connect(self._on_changed)
        self.order_box.activated.connect(self._on_changed)
        self.group_button.clicked.connect(self._on_changed)

    @property
    def narrows(self) -> bool:
        """Whether some pictures may be left out."""
        query = self.query()
        return bool(query.words or query.variants or query.stars)

    def query(self) -> Query:
        """What is asked for."""
        variant = self.loss_box.currentData()
        return Query(
            words=self.search.text().strip(),
            variants=(variant,) if variant else (),
            stars=self.stars_box.currentData(),
            grouped=self.group_button.isChecked(),
            order=Order(self.order_box.currentData()),
        )

    def show_all(self) -> None:
        """Leave nothing out."""
        self.search.clear()
        self.loss_box.setCurrentIndex(0)
        self.stars_box.setCurrentIndex(0)
        self._on_changed()

    def focus_search(self) -> None:
        """Put the cursor into the search."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def show_variants(self, names: Sequence[str]) -> None:
        """Offer these style losses, and the one that is chosen."""
        chosen = self.loss_box.currentData()
        wanted = [*names, *([chosen] if chosen and chosen not in names else [])]
        there = [self.loss_box.itemData(place) for place in range(1, self.loss_box.count())]
        if wanted == there:
            return
        while self.loss_box.count() > 1:
            self.loss_box.removeItem(1)
        for name in wanted:
            self.loss_box.addItem(loss_words(name), name)
        self.loss_box.setCurrentIndex(max(0, self.loss_box.findData(chosen)))

    def show_count(self, shown: int, total: int) -> None:
        """Say how many pictures of how many are on show."""
        locale = self.locale()
        if not total:
            self.count.clear()
        elif shown == total:
            self.count.setText(
                self.tr("1 picture")
                if total == 1
                else self.tr("{count} pictures").format(count=locale.toString(total))
            )
        else:
            self.count.setText(
                self.tr("{shown} of {count} pictures").format(
                    shown=locale.toString(shown), count=locale.toString(total)
                )
            )

    def show_progress(self, done: int, total: int) -> None:
        """Say that files are looked into; nothing when all were."""
        locale = self.locale()
        words = self.tr("Looking through your pictures… {done} of {count}").format(
            done=locale.toString(done), count=locale.toString(total)
        )
        self.progress.setText(words if done < total else "")

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            self._show_icons()

    def _box(self, words: str) -> QComboBox:
        box = QComboBox()
        box.setAccessibleName(words)
        box.setToolTip(words)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        # A long word must not widen the window.
        box.setMinimumWidth(84)
        box.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        return box

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.back_button)
        row.addWidget(self.search, 3)
        row.addStretch(1)
        for widget in (self.loss_box, self.stars_box, self.order_box, self.group_button):
            row.addWidget(widget)
        line = QHBoxLayout()
        line.setContentsMargins(8, 0, 8, 0)
        line.addWidget(self.count)
        line.addStretch(1)
        line.addWidget(self.progress)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addLayout(row)
        layout.addLayout(line)

    def _recall(self) -> None:
        state = window_state()
        order = str(state.value(_ORDER_KEY, Order.NEWEST.value))
        self.order_box.setCurrentIndex(max(0, self.order_box.findData(order)))
        self.group_button.setChecked(bool(state.value(_GROUPED_KEY, False, type=bool)))

    def _show_icons(self) -> None:
        self.back_button.setIcon(icon("previous"))
        self.search_mark.setIcon(icon("search"))

    @Slot()
    def _on_text_changed(self) -> None:
        self._typing.start()

    @Slot()
    def _on_changed(self) -> None:
        self._typing.stop()
        query = self.query()
        if query == self._query:
            return
        self._query = query
        state = window_state()
        state.setValue(_ORDER_KEY, query.order.value)
        state.setValue(_GROUPED_KEY, query.grouped)
        self.query_changed.emit(query)
