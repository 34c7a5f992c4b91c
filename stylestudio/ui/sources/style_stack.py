"""The pane of the paintings: a stack of cards, and the ways to put more on it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from itertools import pairwise
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QMenu,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from stylestudio.ui.sources.dropping import DropTarget, RoleTaker
from stylestudio.ui.sources.placing import lasting
from stylestudio.ui.sources.recent_menu import RecentMenu
from stylestudio.ui.sources.samples import Sample
from stylestudio.ui.sources.samples_menu import SamplesMenu
from stylestudio.ui.sources.sources import Sources
from stylestudio.ui.sources.sources_state import MOST_STYLES
from stylestudio.ui.sources.sources_wording import reading_words
from stylestudio.ui.sources.style_cards import StyleCards
from stylestudio.ui.sources.thumbnail import Thumbnail


class StyleStack(QFrame):
    """Title, cards or an invitation, and a button with a menu to add paintings.

    Signals:
        open_requested: the user wants the file dialog.
    """

    open_requested = Signal()

    def __init__(
        self, sources: Sources, samples: list[Sample], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._sources = sources
        self.highlighted = False
        self.setProperty("card", True)
        self.setAcceptDrops(True)
        self._drops = DropTarget(RoleTaker(sources, "style"))

        self.heading = QLabel()
        self.heading.setProperty("role", "heading")
        self.invitation = Thumbnail(self.tr("Then pick a painting: drop one here, or click."))
        self.invitation.setAccessibleName(self.tr("Paintings"))
        self.invitation.setAccessibleDescription(self.tr("No painting yet"))
        self.invitation.setToolTip(self.tr("Drop one painting here, or several to mix them."))
        self.cards = StyleCards(sources)
        self.reading = QLabel()
        self.reading.setProperty("role", "muted")
        self.reading.hide()
        self.add_button = QPushButton()
        self.add_button.setProperty("menu", True)
        self.samples_menu = SamplesMenu(samples, self)
        self.recent_menu = RecentMenu("style", self)
        self.add_menu = QMenu(self)
        self.open_action = self.add_menu.addAction(self.tr("Open…"))
        if samples:
            self.add_menu.addMenu(self.samples_menu)
        self.add_menu.addMenu(self.recent_menu)
        self.add_button.setMenu(self.add_menu)

        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 6, 12, 12)
        layout.setSpacing(6)
        layout.addWidget(self.heading)
        layout.addWidget(self.invitation, 1)
        layout.addWidget(self.cards, 1)
        layout.addWidget(self.reading)
        layout.addWidget(self.add_button)

        self.invitation.activated.connect(self.open_requested)
        self.open_action.triggered.connect(self.open_requested)
        self.samples_menu.chosen.connect(partial(sources.take_sample, role="style"))
        self.recent_menu.chosen.connect(self._on_recent_chosen)
        self.cards.emptied.connect(self._on_emptied)
        sources.changed.connect(self._on_sources_changed)
        sources.loading_changed.connect(self._on_reading_progressed)
        sources.reading_progressed.connect(self._on_reading_progressed)
        self._tab_stops: list[QWidget] = []
        self._on_sources_changed()

    def retranslate(self, _: Callable[[str], str]) -> None:
        """The heading in another language, in which one and several may read alike."""
        self._on_sources_changed()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        self._set_highlighted(self._drops.enter(event))

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._set_highlighted(False)

    def dropEvent(self, event: QDropEvent) -> None:
        self._set_highlighted(False)
        self._drops.drop(event)

    def _set_highlighted(self, highlighted: bool) -> None:
        self.highlighted = highlighted
        self.invitation.set_highlighted(highlighted)
        self.setProperty("lit", highlighted)
        # A style sheet's property rules are looked up only when a widget is polished.
        self.style().unpolish(self)
        self.style().polish(self)

    def _on_recent_chosen(self, path: Path) -> None:
        self._sources.take_files([path], "style")

    def _on_emptied(self) -> None:
        # Nothing that is hidden can take the focus.
        self._show_cards(shown=False)
        self.invitation.setFocus()

    def _on_sources_changed(self) -> None:
        styles = self._sources.styles
        count = len(styles)
        self.heading.setText(self.tr("Paintings") if count > 1 else self.tr("Painting"))
        self._show_cards(shown=bool(styles))
        # Cards in rows need no more than their height; the photo gets what is left.
        vertical = QSizePolicy.Policy.Maximum if count > 1 else QSizePolicy.Policy.Preferred
        self.setSizePolicy(QSizePolicy.Policy.Preferred, vertical)
        replaces = not lasting(styles)
        self.add_button.setText(
            self.tr("Choose a painting") if replaces else self.tr("Add a painting")
        )
        full = count == MOST_STYLES
        self.add_button.setEnabled(not full)
        told = self.tr("Up to {most} paintings can be mixed.").format(most=MOST_STYLES)
        if full:
            told += " " + self.tr("Remove one to make room for another.")
        self.add_button.setToolTip(told)
        self.add_button.setAccessibleDescription(told)
        self._order_tab_stops()

    def _show_cards(self, *, shown: bool) -> None:
        self.cards.setVisible(shown)
        self.invitation.setVisible(not shown)

    def _order_tab_stops(self) -> None:
        """Cards come and go, and would all be visited last."""
        stops = [self.invitation, *self.cards.tab_stops(), self.add_button]
        if stops != self._tab_stops:
            self._tab_stops = stops
            for before, after in pairwise(stops):
                QWidget.setTabOrder(before, after)

    def _on_reading_progressed(self) -> None:
        words = reading_words(self._sources.progress("style"))
        self.invitation.set_busy(words)
        self.reading.setText(words)
        self.reading.setVisible(bool(words) and bool(self._sources.styles))
