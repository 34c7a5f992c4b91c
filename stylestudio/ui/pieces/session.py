"""What happens between Paint and the finished pictures: pieces, their runs, and what is said.

One style loss is painted straight away. Several begin with a *sketch round*: all of them small,
taking turns; each can then be finished, going on from its sketch.
"""

from __future__ import annotations

import logging
import uuid
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal, Slot

from stylestudio.engine.events import EventKind, Progress, RunEvent
from stylestudio.engine.unfinished import UnfinishedRun, remove_run, unfinished_run
from stylestudio.errors import StyleStudioError
from stylestudio.gallery.names import picture_name
from stylestudio.imaging.moments import Moments
from stylestudio.jobs.orders import NewRun
from stylestudio.jobs.queue import RunQueue
from stylestudio.request.parameters import default_of, parameters_of
from stylestudio.request.style_request import StyleRequest
from stylestudio.ui.details.run_figures import RunFigures
from stylestudio.ui.pieces.pieces import Piece, Pieces, PieceState
from stylestudio.ui.settings.settings_panel import SettingsPanel
from stylestudio.ui.sources.sources import Sources
from stylestudio.ui.wording import name_words, picture_title_words

log = logging.getLogger(__name__)

MINIMUM_SIZE_PX = int(parameters_of(StyleRequest)["size_px"].minimum or 1)

_STATES = {
    EventKind.FINISHED: PieceState.FINISHED,
    EventKind.CANCELLED: PieceState.STOPPED,
    EventKind.FAILED: PieceState.FAILED,
}


class Session(QObject):
    """Starts runs from what the panes hold, and notes in the pieces what comes of them.

    Signals:
        state_changed: what can be started, stopped or saved may have changed.
        rejected: a :class:`StyleStudioError` about what was asked for.
        noticed: a sentence that a run has for the user while it goes on.
        piece_ended: a :class:`Piece` whose run has come to its end.
        round_ended: nothing is being painted any more.
        run_continued: in answer to :meth:`continue_run`.
        went_on: the :class:`Progress` from which a run that was just placed goes on.
    """

    state_changed = Signal()
    rejected = Signal(object)
    noticed = Signal(str)
    piece_ended = Signal(object)
    round_ended = Signal()
    run_continued = Signal()
    went_on = Signal(object)

    def __init__(
        self,
        *,
        queue: RunQueue,
        sources: Sources,
        settings: SettingsPanel,
        pieces: Pieces,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._queue = queue
        self._sources = sources
        self._settings = settings
        self.pieces = pieces
        self._stopping = False
        self._start_wanted = self._sketch_wanted = False
        self._repeated: tuple[StyleRequest, Mapping[str, Any]] | None = None
        sources.changed.connect(self._on_sources_changed)
        sources.loading_changed.connect(self._on_loading_changed)
        sources.rejected.connect(self._on_source_rejected)
        queue.run_started.connect(self._on_run_progressed)
        queue.run_progressed.connect(self._on_run_progressed)
        queue.preview_ready.connect(self._on_preview_ready)
        for ended in (queue.run_finished, queue.run_cancelled, queue.run_failed):
            ended.connect(self._on_run_ended)
        queue.shut_down.connect(self.state_changed)

    @property
    def idle(self) -> bool:
        """Whether nothing is being painted, waits for it, or is closing."""
        return not (self._queue.busy or self._queue.closed)

    @property
    def ready(self) -> bool:
        """Whether something can be painted."""
        sources = self._sources
        return self.idle and sources.photo is not None and bool(sources.styles)

    @property
    def stopping(self) -> bool:
        """Whether all runs were asked to end, and one has not yet."""
        return self._stopping

    @Slot()
    def start(self) -> None:
        """Paint what the panes ask for: one in full, several as sketches.

        While a picture is still being read, it waits for that.
        """
        self._start(sketch=False)

    @Slot()
    def sketch(self) -> None:
        """Paint sketches of what the panes ask for, even if it is one alone."""
        self._start(sketch=True)

    def _start(self, *, sketch: bool) -> None:
        self._start_wanted = False
        # A wrong setting is told at once, before anything is waited for.
        if not self.ready or not self._wanted_pieces():
            return
        self._start_wanted, self._sketch_wanted = self._sources.loading, sketch
        if not self._start_wanted:
            self._start_round(self._wanted_pieces(), sketch=sketch)

    @Slot(str)
    def finish(self, key: str) -> None:
        """Paint a sketched piece in full, going on from its sketch."""
        piece = self.pieces.with_key(key)
        if piece is not None:
            self._finish([piece])

    @Slot()
    def finish_all(self) -> None:
        """Paint all sketched pieces in full, one after the other."""
        self._finish([p for p in self.pieces.all if p.state is PieceState.SKETCHED])

    @Slot(str)
    def continue_piece(self, key: str) -> None:
        """Go on with a piece that was stopped or failed; anew where nothing was kept of it."""
        piece = self.pieces.with_key(key)
        if piece is None or piece.busy or self._queue.closed:
            return
        self._stopping = False
        if piece.state is PieceState.SKETCHED:
            # It was to be finished, and was stopped before anything of that was seen.
            self._finish([piece])
        elif piece.sketching:
            self._queue_runs([piece], sketch=True)
        else:
            self._go_on(piece)
        self.state_changed.emit()

    def _go_on(self, piece: Piece) -> None:
        assert piece.request is not None, "a picture of the gallery is not painted"
        so_far = piece.progress if piece.checkpoint is not None else None
        if any(job.run_id == piece.run_id for job in self._queue.jobs):
            # The queue knows what its run has left behind.
            self._placed(piece, self._queue.retry(piece.run_id), so_far)
            return
        # It was taken off the list meanwhile.
        try:
            run = unfinished_run(piece.checkpoint) if piece.checkpoint is not None else None
        except StyleStudioError as error:
            self.rejected.emit(error)
            return
        (run_id,) = self._queue.start_round([NewRun(piece.request, piece.name, run)])
        self._placed(piece, run_id, so_far if run is not None else None)

    def paint_smaller(self, key: str, share: float) -> None:
        """Paint a piece anew at a share of its size."""
        piece = self.pieces.with_key(key)
        if piece is not None and piece.request is not None:
            size_px = max(MINIMUM_SIZE_PX, round(piece.request.size_px * share))
            self._paint_anew(piece, piece.request.replace(size_px=size_px))

    def paint_on_cpu(self, key: str) -> None:
        """Paint a piece anew on the processor."""
        piece = self.pieces.with_key(key)
        if piece is not None and piece.request is not None:
            self._paint_anew(piece, piece.request.replace(device="cpu"))

    def _paint_anew(self, piece: Piece, request: StyleRequest) -> None:
        if not piece.busy and not self._queue.closed:
            self._stopping = False
            piece.request = request
            piece.forget_checkpoint()
            self._queue_runs([piece], sketch=piece.sketching)
            self.state_changed.emit()

    def continue_run(self, run: UnfinishedRun, name: str, so_far: Progress) -> None:
        """Go on with a picture that an earlier session left unfinished.

        Args:
            name: of its picture.
            so_far: where it was left.
        """
        if not self.idle:
            return
        self._start_wanted = False
        piece = Piece(run.request, name_words(name), name, began_earlier=True)
        self.pieces.add([piece])
        (run_id,) = self._queue.start_round([NewRun(run.request, name, run)])
        self._placed(piece, run_id, so_far)
        self.run_continued.emit()
        self.state_changed.emit()

    @Slot()
    def stop(self) -> None:
        """Ask all runs to end. What was reached stays."""
        if self._queue.busy and not self._stopping:
            self._stopping = True
            self._queue.cancel_all()
            self.state_changed.emit()

    @Slot(str)
    def stop_piece(self, key: str) -> None:
        """Ask one run to end."""
        piece = self.pieces.with_key(key)
        if piece is not None and piece.busy:
            self._queue.cancel(piece.run_id)

    def _wanted_pieces(self) -> list[Piece]:
        """Each photo with each checked style loss; none if that cannot be, which is told."""
        styles = self._sources.style_pairs()
        paintings = [
            entry.loaded.title
            for entry, (_, share) in zip(self._sources.styles, styles, strict=True)
            if share > 0
        ]
        pieces = []
        checked = self._settings.variant_chooser.cards.checked_keys()
        try:
            for photo in self._sources.photos:
                series = uuid.uuid4().hex if len(checked) > 1 else ""
                requests = self._settings.requests(str(photo.path), styles)
                for request, title in zip(requests, self._settings.titles(), strict=True):
                    classic = request.variant == default_of(StyleRequest, "variant")
                    variant = "" if classic else request.variant
                    name = picture_name(photo.title, paintings, variant)
                    if len(self._sources.photos) > 1:
                        title = f"{picture_title_words(photo)} · {title}"
                    pieces.append(Piece(request, title, name, photo.image, series=series))
        except StyleStudioError as error:
            self.rejected.emit(error)
            return []
        return pieces

    def _start_round(self, pieces: list[Piece], *, sketch: bool) -> None:
        self._stopping = False
        several_photos = len(self._sources.photos) > 1
        sketch = sketch or (len(pieces) > 1 and not several_photos)
        if several_photos:
            # Older pictures make room one by one, as the queue goes on.
            self.pieces.add(pieces)
        else:
            self.pieces.replace([p for p in self.pieces.all if p.unsaved] + pieces)
        if sketch:
            self._queue_runs(pieces, sketch=True)
        else:
            for piece in pieces:
                self._queue_runs([piece], sketch=False)
        # The next picture starts from other noise, unless the seed is locked.
        self._settings.draw_seed()
        self.state_changed.emit()

    def _finish(self, pieces: list[Piece]) -> None:
        if self._queue.closed:
            return
        self._stopping = False
        for piece in pieces:
            if not piece.busy and piece.request is not None:
                self._queue_runs([piece], sketch=False)
        self.state_changed.emit()

    def _queue_runs(self, pieces: list[Piece], *, sketch: bool) -> None:
        """Put the pieces in line as one round, whose runs take turns."""
        runs = []
        for piece in pieces:
            assert piece.request is not None, "a picture of the gallery is not painted"
            piece.sketching = sketch
            request = piece.request.replace(quality="sketch") if sketch else piece.request
            runs.append(NewRun(request, piece.name, plan=self._plan_for(request)))
        for piece, run_id in zip(pieces, self._queue.start_round(runs), strict=True):
            self._placed(piece, run_id)

    def repeat(self, request: StyleRequest, plan: Mapping[str, Any]) -> None:
        """Follow a plan, where that is possible, as soon as just this is asked for."""
        self._repeated = (request, plan)

    def _plan_for(self, request: StyleRequest) -> Mapping[str, Any]:
        wanted, plan = self._repeated or (None, {})
        if wanted is None:
            return {}
        # What decides about no pixel: where the settings came from, the device that was asked for
        # (the plan has the one that it was), and a seed where nothing is drawn.
        alike = request.replace(preset=wanted.preset, device=wanted.device)
        if request.start != "noise":
            alike = alike.replace(seed=wanted.seed)
        return plan if alike == wanted else {}

    def _placed(self, piece: Piece, run_id: str, so_far: Progress | None = None) -> None:
        piece.run_id, piece.state = run_id, PieceState.WAITING
        piece.error = None
        piece.progress, piece.ended_by_user = so_far, False
        if so_far is None:
            piece.saved_to = piece.kept_in = piece.checkpoint = None
            # What it was before, as its sketch, is no part of how it comes about.
            piece.moments, piece.figures, piece.report = Moments(), RunFigures(), {}
        self.pieces.show_state(piece)
        if so_far is not None:
            self.went_on.emit(so_far)

    @Slot(object)
    def _on_run_progressed(self, event: RunEvent) -> None:
        if event.notice:
            self.noticed.emit(event.notice)
        piece = self.pieces.of_run(event.run_id)
        if piece is None:
            return
        piece.state = PieceState.PAINTING
        if event.progress is not None:
            piece.progress = event.progress
            piece.figures.add(event.progress)
        self.pieces.show_state(piece)

    @Slot(object)
    def _on_preview_ready(self, event: RunEvent) -> None:
        self._on_run_progressed(event)
        piece = self.pieces.of_run(event.run_id)
        if piece is not None and event.picture is not None:
            piece.moments.add(piece.fraction, event.picture)
            piece.shows_sketch = piece.sketching
            self.pieces.show_picture(piece, event.picture)

    @Slot(object)
    def _on_run_ended(self, event: RunEvent) -> None:
        piece = self.pieces.of_run(event.run_id)
        if piece is None:
            self._end_round_if_idle()
            return
        # The piece keeps the run's id: with it the queue can be asked to go on.
        piece.state = _STATES[event.kind]
        if piece.sketching and event.kind is EventKind.FINISHED:
            piece.state = PieceState.SKETCHED
        if event.notice:
            self.noticed.emit(event.notice)
        piece.error = event.error
        piece.report = event.report
        if event.progress is not None:
            piece.progress = event.progress
        piece.figures.finish(event.report)
        cancelled = event.kind is EventKind.CANCELLED
        # What closing the window ends was not asked to end.
        piece.ended_by_user = cancelled and (self._stopping or not self._queue.closed)
        if event.picture is not None:
            piece.moments.add(
                1.0 if piece.state is PieceState.FINISHED else piece.fraction, event.picture
            )
            piece.shows_sketch = piece.sketching
            self.pieces.show_picture(piece, event.picture)
            piece.deep_pixels = event.deep_picture
        if cancelled and piece.shows_sketch and not piece.sketching:
            # It was to be finished, and nothing of that is to be seen yet.
            piece.state, piece.sketching = PieceState.SKETCHED, True
        if "checkpoint" in event.report or not cancelled:
            # Else it was stopped before it went on, and lies where it lay.
            piece.checkpoint = self._checkpoint_of(event, piece)
        self.pieces.show_state(piece)
        self.piece_ended.emit(piece)
        self._end_round_if_idle()

    def _end_round_if_idle(self) -> None:
        if not self._queue.busy:
            self._stopping = False
            self.round_ended.emit()
        self.state_changed.emit()

    def _checkpoint_of(self, event: RunEvent, piece: Piece) -> Path | None:
        """The folder that the run can be continued from, while that is of use."""
        folder = event.report.get("checkpoint")
        if not folder:
            return None
        # A sketch is painted again sooner than it is found again, and a new run that has come to
        # nothing has nothing to go on from.
        if piece.sketching or (piece.pixels is None and not piece.began_earlier):
            remove_run(Path(folder))
            return None
        return Path(folder)

    @Slot()
    def _on_sources_changed(self) -> None:
        self.state_changed.emit()

    @Slot()
    def _on_loading_changed(self) -> None:
        self.state_changed.emit()
        if self._start_wanted and not self._sources.loading:
            self._start(sketch=self._sketch_wanted)

    @Slot(object)
    def _on_source_rejected(self, _: object) -> None:
        # Not with another picture than the user had in mind.
        self._start_wanted = False
