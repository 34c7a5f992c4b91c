"""How the selected picture was made, and what can be made of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication, QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from stylestudio.errors import StyleStudioError
from stylestudio.gallery.entries import Entry
from stylestudio.request.style_request import StyleRequest
from stylestudio.ui.background import Background
from stylestudio.ui.details.figure_words import Section
from stylestudio.ui.gallery.differences import difference_rows
from stylestudio.ui.gallery.figures_text import FiguresText
from stylestudio.ui.gallery.gallery_words import (
    day_words,
    entry_title_words,
    loss_words,
    stars_words,
)
from stylestudio.ui.gallery.picture_facts import PictureFacts, read_facts
from stylestudio.ui.gallery.record_words import facts_sections, facts_text
from stylestudio.ui.gallery.reuse_menu import ReuseMenu
from stylestudio.ui.gallery.source_tiles import SourceTiles
from stylestudio.ui.icons import icon
from stylestudio.ui.wording import joined_words

#: Whoever runs along the pictures with the keyboard does not want to know of each.
_PASSING_MS = 80
#: Side by side, no more can be told apart.
LEAST_COMPARED, MOST_COMPARED = 2, 8


def compare_reason(count: int, tr: Callable[[str], str]) -> str:
    """Why so many pictures cannot be compared; empty where they can."""
    if count < LEAST_COMPARED:
        return tr("Select two to eight pictures to compare them.")
    if count > MOST_COMPARED:
        return tr("At most eight pictures can be compared at once.")
    return ""


class GalleryDetails(QWidget):
    """Shows what the selected picture's file tells. Looking changes no settings.

    Attributes:
        current_request: asked for the settings of now; None, or its answer, where there are none.

    Signals:
        reuse_requested: a :class:`~pathlib.Path`, and what of it is meant (``reuse_menu``).
        compare_requested: the selected pictures.
        shown: the details of another picture are on show.
    """

    reuse_requested = Signal(object, str)
    compare_requested = Signal()
    shown = Signal()

    def __init__(self, background: Background, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._background = background
        self.current_request: Callable[[], StyleRequest | None] | None = None
        self._entries: Sequence[Entry] = ()
        self._read: Entry | None = None
        self.facts: PictureFacts | None = None
        self.nothing = self._message(self.tr("Select a picture to see how it was made."))
        self.several = self._message("")
        self.compare_button = QPushButton(self.tr("Compare"))
        self.compare_button.setIconSize(QSize(16, 16))
        self.title, self.line = QLabel(), QLabel()
        self.note = QLabel()
        self.sources = SourceTiles()
        self.figures = FiguresText()
        self.reuse_menu = ReuseMenu(self)
        self.reuse_button = QPushButton(self.tr("Reuse"))
        self.copy_button = QPushButton(self.tr("Copy"))
        self._pages = QStackedLayout(self)
        for page in (self._nothing_page(), self._picture_page(), self._several_page()):
            self._pages.addWidget(page)
        self._passing = QTimer(self)
        self._passing.setSingleShot(True)
        self._passing.setInterval(_PASSING_MS)
        self._passing.timeout.connect(self._read_selected)
        self.compare_button.clicked.connect(self.compare_requested)
        self.copy_button.clicked.connect(self._on_copy_clicked)
        self.reuse_menu.chosen.connect(self._on_reuse_chosen)
        self.setMinimumWidth(230)
        self._show_icons()
        self._show_selection()

    def show_entries(self, entries: Sequence[Entry]) -> None:
        """Show the selected pictures: none, one, or how many."""
        self._entries = tuple(entries)
        self._show_selection()

    def refresh_differences(self) -> None:
        """The settings of now are others."""
        if self.facts is not None:
            self._show_figures()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh_differences()
        self._show_selection()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            self._show_icons()

    @property
    def differences(self) -> list[tuple[str, str]]:
        """In what the picture's settings differ from those of now."""
        current = self.current_request() if self.current_request is not None else None
        if self.facts is None or self.facts.record is None or current is None:
            return []
        return difference_rows(self.facts.record, current) if self.facts.record.request else []

    # Its pages ----------------------------------------------------------------------------------

    def _message(self, words: str) -> QLabel:
        label = QLabel(words)
        label.setProperty("role", "muted")
        label.setWordWrap(True)
        label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        return label

    def _nothing_page(self) -> QWidget:
        page = _card()
        layout = QVBoxLayout(page)
        layout.addWidget(self.nothing)
        return page

    def _several_page(self) -> QWidget:
        page = _card()
        layout = QVBoxLayout(page)
        layout.addStretch(1)
        layout.addWidget(self.several)
        layout.addSpacing(8)
        layout.addWidget(self.compare_button, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(1)
        return page

    def _picture_page(self) -> QWidget:
        page = _card()
        for label in (self.title, self.line, self.note):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.title.setProperty("role", "label")
        self.line.setProperty("role", "muted")
        self.figures.setAccessibleName(self.tr("Figures"))
        self.reuse_button.setProperty("menu", True)
        self.reuse_button.setMenu(self.reuse_menu)
        self.reuse_button.setToolTip(
            self.tr("Takes over what this picture was painted with, or the picture itself.")
        )
        self.copy_button.setToolTip(self.tr("Copies all figures as text"))
        self.copy_button.setIconSize(QSize(16, 16))
        buttons = QHBoxLayout()
        buttons.addWidget(self.reuse_button, 1)
        buttons.addWidget(self.copy_button)
        layout = QVBoxLayout(page)
        layout.setContentsMargins(14, 12, 8, 12)
        layout.setSpacing(8)
        head = QVBoxLayout()
        head.setSpacing(2)
        head.addWidget(self.title)
        head.addWidget(self.line)
        layout.addLayout(head)
        layout.addWidget(self.sources)
        layout.addWidget(self.note)
        layout.addWidget(self.figures, 1)
        layout.addLayout(buttons)
        return page

    def _show_icons(self) -> None:
        self.compare_button.setIcon(icon("side-by-side"))
        self.copy_button.setIcon(icon("copy"))

    # What is shown ------------------------------------------------------------------------------

    def _show_selection(self) -> None:
        count = len(self._entries)
        if count == 1:
            # One that is on show stays until the next one was read.
            if self._entries[0] != self._read and self.isVisible():
                self._passing.start()
            return
        self._passing.stop()
        self._read = self.facts = None
        self._pages.setCurrentIndex(2 if count else 0)
        if count:
            words = self.tr("{count} pictures selected")
            self.several.setText(words.format(count=self.locale().toString(count)))
            reason = compare_reason(count, self.tr)
            self.compare_button.setEnabled(not reason)
            self.compare_button.setToolTip(reason)
        self.shown.emit()

    @Slot()
    def _read_selected(self) -> None:
        if len(self._entries) != 1 or not self.isVisible():
            return
        entry = self._read = self._entries[0]

        def then(facts: PictureFacts) -> None:
            # Another one may be selected by now.
            if self._read == entry:
                self._show_facts(facts)

        def otherwise(error: StyleStudioError) -> None:
            then(PictureFacts(entry=entry, faults=(error.message,)))

        self._background.submit(lambda: read_facts(entry), then, otherwise)

    def _show_facts(self, facts: PictureFacts) -> None:
        self.facts = facts
        entry, record = facts.entry, facts.record
        self.title.setText(entry_title_words(entry))
        self.line.setText(
            joined_words(
                loss_words(entry.variant), day_words(entry.made_at), stars_words(entry.stars)
            )
        )
        self.sources.show_sources(record.sources if record is not None else (), facts.sources)
        self.note.setVisible(record is None)
        self.note.setText(
            "" if record is not None else self.tr("Not painted here, or it carries no record.")
        )
        self.reuse_menu.set_possible(has_record=record is not None and bool(record.request))
        self._show_figures()
        self._pages.setCurrentIndex(1)
        self.shown.emit()

    def _show_figures(self) -> None:
        facts = self.facts
        if facts is None:
            return
        self.figures.show_sections(lambda: self._sections(facts))

    def _sections(self, facts: PictureFacts) -> list[Section]:
        sections = facts_sections(facts)
        differences = self.differences
        if differences:
            title = self.tr("Different from your settings now")
            sections.insert(0, Section(title, tuple(differences)))
        return sections

    @Slot()
    def _on_copy_clicked(self) -> None:
        if self.facts is not None:
            QGuiApplication.clipboard().setText(facts_text(self.facts))

    @Slot(str)
    def _on_reuse_chosen(self, how: str) -> None:
        if self.facts is not None:
            path: Path = self.facts.entry.path
            self.reuse_requested.emit(path, how)


def _card() -> QFrame:
    card = QFrame()
    card.setProperty("card", True)
    return card
