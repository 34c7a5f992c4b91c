"""What works behind the panes: built and connected here, so that the window only assembles."""

from __future__ import annotations

import logging
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QObject, QTimer, Slot
from PySide6.QtGui import QCursor

from stylestudio.errors import StyleStudioError
from stylestudio.jobs.estimator import Estimator
from stylestudio.jobs.queue import RunQueue
from stylestudio.request.style_request import StyleRequest
from stylestudio.settings import Settings
from stylestudio.ui.gallery.browsing import Browsing
from stylestudio.ui.history import History
from stylestudio.ui.messages.notifier import Notifier
from stylestudio.ui.painting.estimating import Estimating
from stylestudio.ui.painting.pausing import Pausing
from stylestudio.ui.painting.staying_awake import StayingAwake
from stylestudio.ui.pieces.autosaving import Autosaving
from stylestudio.ui.pieces.closing import Closing
from stylestudio.ui.pieces.current_piece import CurrentPiece
from stylestudio.ui.pieces.example import load_example
from stylestudio.ui.pieces.exporting import Exporting
from stylestudio.ui.pieces.interrupted import Interrupted
from stylestudio.ui.pieces.outcomes import KEPT_TOPIC, RUN_TOPIC, Outcomes
from stylestudio.ui.pieces.outlets import Outlets
from stylestudio.ui.pieces.piece_display import PieceDisplay
from stylestudio.ui.pieces.pieces import Piece, Pieces, PieceState
from stylestudio.ui.pieces.reusing import Reusing
from stylestudio.ui.pieces.session import Session
from stylestudio.ui.preferences.preferences import Preferences
from stylestudio.ui.queue.queue_display import QueueDisplay
from stylestudio.ui.sources.intake import offer_of
from stylestudio.ui.sources.reading import Role
from stylestudio.ui.sources.rejection import Rejection, rejection_words
from stylestudio.ui.wording import notice_words

log = logging.getLogger(__name__)

#: Topics of messages that a new run makes obsolete.
_OF_WHAT_WAS = ("settings", "sources", RUN_TOPIC, KEPT_TOPIC)

if TYPE_CHECKING:
    from stylestudio.ui.main_window import MainWindow


class Studio(QObject):
    """The objects between the window's panes and the queue.

    Attributes:
        pieces, session, outcomes, current, history, closing: see their modules.
    """

    def __init__(self, window: MainWindow, queue: RunQueue, settings: Settings) -> None:
        super().__init__(window)
        canvas, paint = window.canvas_pane, window.paint_pane
        self._window = window
        self._queue = queue
        self._messages = canvas.message_bar
        self.pieces = Pieces(self)
        self.session = Session(
            queue=queue,
            sources=window.sources,
            settings=paint.settings,
            pieces=self.pieces,
            parent=self,
        )
        gallery = window.feed.gallery
        self.autosaving = Autosaving(window.background, gallery, self.pieces, self)
        self.exporting = Exporting(window.background, gallery, self)
        self.display = PieceDisplay(self.pieces, window.sources, canvas.compare, self)
        self.current = CurrentPiece(
            background=window.background,
            pieces=self.pieces,
            pane=canvas.compare,
            display=self.display,
            scrubber=canvas.scrubber,
            touches_panel=paint.touches,
            details=canvas.details,
            exporting=self.exporting,
            parent=self,
        )
        self.outcomes = Outcomes(
            session=self.session,
            pieces=self.pieces,
            autosaving=self.autosaving,
            messages=self._messages,
            parent=self,
        )
        self.history = History(self)
        self.reusing = Reusing(
            background=window.background,
            sources=window.sources,
            settings=paint.settings,
            session=self.session,
            messages=self._messages,
            samples=[sample for samples in window.samples.values() for sample in samples],
            gallery=lambda: window.feed.gallery,
            as_one_step=self.history.together,
            parent=window,
        )
        self.browsing = Browsing(
            background=window.background,
            pages=window.pages,
            feed=window.feed,
            pieces=self.pieces,
            compare=canvas.compare,
            reusing=self.reusing,
            messages=self._messages,
            put_bar_back=canvas.put_bar_back,
            current_request=self._current_request,
            parent=self,
        )
        self.queue_display = QueueDisplay(
            queue=queue,
            session=self.session,
            pieces=self.pieces,
            panel=window.queue_panel,
            strip=canvas.strip,
            parent=self,
        )
        box = paint.paint_box
        self.pausing = Pausing(queue, box.pause_button, box.paint_button, self)
        self.estimator = Estimator(queue, self)
        self.estimating = Estimating(
            self.estimator,
            sources=window.sources,
            settings=paint.settings,
            paint_box=box,
            parent=self,
        )
        self.interrupted = Interrupted(
            self.session, canvas.offer_bar, self._messages, box.paint_button, self
        )
        self.preferences = Preferences(window, settings, window.background)
        self.notifier = Notifier(window)
        self.awake = StayingAwake(self)
        self.outlets = Outlets(
            window,
            background=window.background,
            gallery=gallery,
            pieces=self.pieces,
            current=self.current,
            sources=window.sources,
            exporting=self.exporting,
            outcomes=self.outcomes,
            browsing=self.browsing,
        )
        self.closing = Closing(
            window,
            queue=queue,
            session=self.session,
            background=window.background,
            pieces=self.pieces,
            autosaving=self.autosaving,
            exporting=self.exporting,
            browsing=self.browsing,
            exports=self.outlets.exports,
        )
        self._connect()

    def show_example(self) -> None:
        """Read the bundled comparison and show it, unless something is there by then."""
        self._window.background.submit(
            load_example, self._on_example_loaded, self._on_example_missing
        )

    def _connect(self) -> None:
        window, queue, session = self._window, self._queue, self.session
        canvas, paint, sources = window.canvas_pane, window.paint_pane, window.sources
        box, compare, messages = paint.paint_box, canvas.compare, self._messages
        box.paint_button.paint_requested.connect(session.start)
        box.paint_button.stop_requested.connect(session.stop)
        box.sketch_requested.connect(session.sketch)
        box.save_button.clicked.connect(self.outlets.save_seen)
        session.state_changed.connect(self._refresh)
        session.rejected.connect(self._on_rejected)
        session.noticed.connect(self._on_noticed)
        self.current.changed.connect(self._refresh)
        self.current.failed.connect(messages.show_error)
        self.pausing.changed.connect(self._refresh)
        paint.settings.rejected.connect(self._on_rejected)
        sources.rejected.connect(self._on_sources_rejected)
        sources.noticed.connect(messages.show_notice)
        sources.changed.connect(self._on_sources_changed)
        compare.png_for = self.outlets.png_for
        compare.action_requested.connect(self._on_action_requested)
        compare.copy_requested.connect(self.outlets.copy_key)
        compare.sheet_requested.connect(self.outlets.save_sheet)
        compare.dropped.connect(self._on_dropped)
        compare.failed.connect(messages.show_error)
        for saved in (self.exporting.saved, self.exporting.sheet_saved):
            saved.connect(window.filmstrip.show_saved)
        self.autosaving.kept.connect(self._on_kept)
        window.filmstrip.photo_chosen.connect(partial(self._use, "photo"))
        window.filmstrip.painting_chosen.connect(partial(self._use, "style"))
        window.filmstrip.activated.connect(self.browsing.open)
        window.filmstrip.gallery_requested.connect(self.browsing.show)
        self.reusing.failed.connect(messages.show_error)
        self.browsing.page_changed.connect(self._refresh)
        window.filmstrip.failed.connect(messages.show_error)
        queue.run_placed.connect(self._on_run_placed)
        queue.run_paused.connect(self.awake.end)
        queue.run_resumed.connect(self.awake.begin)
        session.round_ended.connect(self._on_round_ended)
        self.preferences.changed.connect(self._on_settings_changed)
        self.preferences.save_failed.connect(messages.show_error)
        history = self.history
        history.watch("settings", paint.settings.state, paint.settings.restore)
        history.watch("sources", sources.state, sources.restore)
        history.watch("touches", self.current.touches_state, self.current.restore_touches)
        paint.settings.settled.connect(partial(history.commit, "settings"))
        sources.settled.connect(partial(history.commit, "sources"))
        # What stands in is nothing to undo.
        sources.stood_in.connect(history.forget)
        self.current.touches_committed.connect(self._on_touches_committed)
        self._refresh()

    def _on_example_missing(self, error: StyleStudioError) -> None:
        log.warning("the example cannot be shown: %s", error)

    def _on_example_loaded(self, pieces: list[Piece]) -> None:
        if not self.pieces.all and self._window.sources.stands_in:
            self.pieces.replace(pieces)
            if pieces:
                invitation = self.tr("Drop your photo here. Then pick a painting.")
                self._window.strip.show_idle(invitation)

    @Slot()
    def _on_sources_changed(self) -> None:
        """The example goes when the user brings a picture."""
        pieces = self.pieces.all
        examples = bool(pieces) and all(p.state is PieceState.EXAMPLE for p in pieces)
        if examples and not self._window.sources.stands_in:
            self.pieces.replace([])
            self._window.strip.show_idle(self.tr("Ready"))

    @Slot()
    def _refresh(self) -> None:
        """What can be pressed now."""
        session, window = self.session, self._window
        box = window.paint_pane.paint_box
        if not self._queue.busy:
            box.paint_button.show_ready(enabled=session.ready)
            self.pausing.show_idle()
        elif session.stopping:
            box.paint_button.show_stopping()
            self.pausing.show_stopping()
        else:
            box.paint_button.show_running()
        piece = self.current.piece
        box.save_button.setEnabled(piece is not None and piece.pixels is not None)
        window.actions_.refresh(self)

    @Slot(str, str)
    def _on_action_requested(self, key: str, action: str) -> None:
        acts = {
            "finish": self.session.finish,
            "continue": self.session.continue_piece,
            "stop": self.session.stop_piece,
            "delete": self.outcomes.delete,
        }
        acts[action](key)

    @Slot(object)
    def _on_dropped(self, mime: QMimeData) -> None:
        picture = _one_png(mime)
        if picture is not None:
            take = partial(self._window.sources.take_files, [picture])
            self.reusing.offer(picture, QCursor.pos(), take)
        elif not self._window.sources.take_mime(mime):
            self._messages.show_error(self.tr("There is no picture in what you dropped."))

    @Slot(object)
    def _on_rejected(self, error: StyleStudioError) -> None:
        self._messages.show_error(error, topic="settings")

    @Slot(str)
    def _on_noticed(self, sentence: str) -> None:
        self._messages.show_notice(notice_words(sentence))

    @Slot(object)
    def _on_sources_rejected(self, rejections: list[Rejection]) -> None:
        self._messages.show_error(rejection_words(rejections), topic="sources")

    @Slot(object)
    def _on_kept(self, piece: Piece) -> None:
        if piece.saved_to is not None:
            self._window.filmstrip.show_saved(piece.saved_to)
        # Of a long queue, those that are in the gallery go one by one.
        self.pieces.make_room(self.current.piece)

    @Slot(object)
    def _on_settings_changed(self, settings: Settings) -> None:
        self._queue.settings = settings
        folder = settings.pictures_dir
        self._window.feed.set_folder(folder)
        self.autosaving.gallery = self._window.feed.gallery
        self.outlets.set_gallery(self._window.feed.gallery)
        self._window.filmstrip.set_folder(folder)

    def _current_request(self) -> StyleRequest | None:
        """What Paint would ask for first, for comparison; None where something is missing."""
        window = self._window
        sources, settings = window.sources, window.paint_pane.settings
        if sources.photo is None or not sources.styles:
            return None
        try:
            requests = settings.settled_requests(str(sources.photo.path), sources.style_pairs())
        except StyleStudioError:
            return None
        return requests[0] if requests else None

    @Slot(str)
    def _on_run_placed(self, _: str) -> None:
        self._messages.forget(*_OF_WHAT_WAS)
        self.notifier.note_started()
        self.awake.begin()
        self._refresh()

    @Slot()
    def _on_round_ended(self) -> None:
        self.awake.end()
        # What the strip says of the end comes after the last run's own word.
        QTimer.singleShot(0, self, self._notify)

    def _notify(self) -> None:
        self.notifier.note_ended("StyleStudio", self._window.canvas_pane.strip.text)

    @Slot()
    def _on_touches_committed(self) -> None:
        self.history.commit("touches", self.tr("Finishing touches"))

    def _use(self, role: Role, path: Path) -> None:
        self._window.sources.take_files([path], role)


def _one_png(mime: QMimeData) -> Path | None:
    """The one file that is dropped, if it may be a picture of ours."""
    offer = offer_of(mime)
    paths = offer.paths if offer is not None else ()
    return paths[0] if len(paths) == 1 and paths[0].suffix.lower() == ".png" else None
