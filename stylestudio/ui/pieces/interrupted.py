"""Interrupted pictures: which one is offered at the start, and what becomes of it."""

from __future__ import annotations

import dataclasses
import logging
from pathlib import Path
from types import SimpleNamespace

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QApplication, QWidget

from stylestudio.engine.events import Phase, Progress
from stylestudio.engine.schedule import Schedule
from stylestudio.engine.unfinished import UnfinishedRun, remove_run, unfinished_runs
from stylestudio.gallery.names import picture_name
from stylestudio.ui.messages.message_bar import MessageBar
from stylestudio.ui.messages.offer_bar import OfferBar
from stylestudio.ui.pieces.session import Session
from stylestudio.ui.wording import error_words, name_words

log = logging.getLogger(__name__)


class Interrupted(QObject):
    """Shows the newest unfinished run while the window is idle, until that is answered.

    Args:
        neighbour: what takes the focus when the offer goes; where it would go by itself is
            anyone's guess.
    """

    def __init__(
        self,
        session: Session,
        offer_bar: OfferBar,
        messages: MessageBar,
        neighbour: QWidget,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._offer = offer_bar
        self._messages = messages
        self._neighbour = neighbour
        self._run: UnfinishedRun | None = None
        self._offer.continue_requested.connect(self._on_continue_requested)
        self._offer.delete_requested.connect(self._on_delete_requested)
        self._offer.dismissed.connect(self._forget)
        session.run_continued.connect(self._forget)
        session.state_changed.connect(self._refresh)

    def look(self) -> None:
        """Look for unfinished runs, and say which ones cannot be continued."""
        runs, refused = unfinished_runs()
        if refused:
            # What the message bar says already, the start itself has said.
            sentences = [self._messages.text, *map(error_words, refused)]
            self._messages.show_notice("\n".join(filter(None, sentences)))
        self._run = runs[0] if runs else None
        self._refresh()

    @Slot()
    def _refresh(self) -> None:
        """Out of the way while a run is on."""
        run = self._run
        if run is None or not self._session.idle:
            focused = QApplication.focusWidget()
            if focused is not None and self._offer.isAncestorOf(focused):
                self._neighbour.setFocus()
            self._offer.hide()
        elif self._offer.isHidden():
            self._offer.show_offer(self._words(run), name_words(title_of(run)))

    def _words(self, run: UnfinishedRun) -> str:
        percent = int(100 * so_far(run).fraction)
        if percent:
            words = self.tr("“{title}” was interrupted at {percent} %.")
        else:
            words = self.tr("“{title}” was interrupted.")
        return words.format(title=name_words(title_of(run)), percent=percent)

    @Slot()
    def _on_continue_requested(self) -> None:
        run = self._run
        if run is not None:
            self._session.continue_run(run, title_of(run), so_far(run))

    @Slot()
    def _on_delete_requested(self) -> None:
        if self._run is not None:
            log.info("deleted the unfinished run %s", self._run.run_id)
            remove_run(self._run.folder)
        self._forget()

    @Slot()
    def _forget(self) -> None:
        self._run = None
        self._refresh()


def title_of(run: UnfinishedRun) -> str:
    """What its picture is called; never empty."""
    paintings = [Path(path).stem for path in run.request.style_paths]
    sources = picture_name(Path(run.request.content).stem, paintings)
    return run.title or Path(run.output).stem or sources


def so_far(run: UnfinishedRun) -> Progress:
    """How far it came, as the run itself told; nowhere, if another version wrote it."""
    try:
        # Where memory ran out, it went on with another plan than it began with.
        plan = run.facts.get("plan") or run.plan
        scales = [SimpleNamespace(**scale) for scale in plan["scales"]]
        schedule = Schedule(scales, 0.0, len(run.request.styles))
        schedule.went_on(run.facts["scale"], run.facts["evaluation"])
        progress = schedule.progress(Phase.PAINTING)
        return dataclasses.replace(progress, elapsed_s=float(run.facts["elapsed_s"]))
    except (KeyError, IndexError, TypeError, ValueError, AttributeError, ZeroDivisionError):
        log.warning("how far run %s came is unknown", run.run_id, exc_info=True)
        return Progress(phase=Phase.PAINTING)
