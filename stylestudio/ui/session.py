"""What happens between the panes, the run and the result: the window's one story."""

from __future__ import annotations

import logging
from collections.abc import Callable
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from stylestudio.engine.events import EventKind, Progress, RunEvent
from stylestudio.engine.unfinished import UnfinishedRun, remove_run
from stylestudio.errors import StyleStudioError
from stylestudio.gallery.names import picture_name
from stylestudio.jobs.queue import RunQueue
from stylestudio.request.parameters import default_of
from stylestudio.request.style_request import StyleRequest
from stylestudio.ui.canvas_pane import CanvasPane
from stylestudio.ui.pausing import Pausing
from stylestudio.ui.pictures import to_qimage
from stylestudio.ui.progress_strip import ProgressStrip
from stylestudio.ui.results import Results
from stylestudio.ui.settings_panel import SettingsPanel
from stylestudio.ui.source import Source
from stylestudio.ui.start_button import StartButton
from stylestudio.ui.wording import elapsed_words, error_words

log = logging.getLogger(__name__)


class Session(QObject):
    """Starts runs from what the panes hold and shows what comes of them.

    Signals:
        state_changed: what can be started, stopped or saved may have changed.
        run_continued: in answer to :meth:`continue_run`.
    """

    state_changed = Signal()
    run_continued = Signal()

    def __init__(
        self,
        *,
        queue: RunQueue,
        photo: Source,
        painting: Source,
        settings: SettingsPanel,
        canvas_pane: CanvasPane,
        strip: ProgressStrip,
        start_button: StartButton,
        pausing: Pausing,
        results: Results,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._queue = queue
        self._photo = photo
        self._painting = painting
        self._settings = settings
        self._pane = canvas_pane
        self._canvas = canvas_pane.canvas
        self._messages = canvas_pane.message_bar
        self._strip = strip
        self._button = start_button
        self._pausing = pausing
        self.results = results
        self._name = ""
        self._resumed = False
        self._preview: NDArray[np.uint8] | None = None
        self._stopping = False
        self._start_wanted = False
        self._may_discard = False
        self._replacing = False

        for source in (photo, painting):
            source.changed.connect(self._on_sources_changed)
            source.loading_changed.connect(self._on_loading_changed)
            source.rejected.connect(self._on_rejected)
            source.several_offered.connect(self._on_several_offered)
        photo.changed.connect(self._on_photo_changed)
        settings.rejected.connect(self.show_error)
        start_button.start_requested.connect(self.start)
        start_button.stop_requested.connect(self.stop)
        results.saved.connect(self._on_saved)
        results.save_failed.connect(self.show_error)
        queue.run_placed.connect(self._on_run_placed)
        queue.run_progressed.connect(self._on_run_progressed)
        queue.preview_ready.connect(self._on_preview_ready)
        queue.run_finished.connect(self._on_run_finished)
        queue.run_cancelled.connect(self._on_run_cancelled)
        queue.run_failed.connect(self._on_run_failed)
        queue.shut_down.connect(self._refresh_button)
        self._show_invitation()
        self._refresh_button()

    @property
    def idle(self) -> bool:
        """Whether nothing is running, about to run, or closing."""
        return not (self._queue.busy or self._queue.closed or self._replacing)

    @property
    def ready(self) -> bool:
        """Whether a run can be started."""
        return self.idle and self._photo.loaded is not None and self._painting.loaded is not None

    @Slot()
    def start(self) -> None:
        """Start a run; what it would replace unsaved is saved first.

        While a picture is still being read, the run waits for it.
        """
        self._start_wanted = False
        # A wrong setting is told at once, before anything is saved or waited for.
        if not self.ready or self._request() is None:
            return
        self._start_wanted = self._photo.loading or self._painting.loading
        if self._start_wanted:
            return
        self._when_kept(self._start_run, self.tr("Start"))

    def continue_run(self, run: UnfinishedRun, name: str, so_far: Progress) -> None:
        """Go on with an interrupted run; what it would replace unsaved is saved first.

        Args:
            name: of its picture.
            so_far: where it was left.
        """
        if self.idle:
            self._start_wanted = False
            self._when_kept(lambda: self._continue_run(run, name, so_far), self.tr("Continue"))

    @Slot()
    def stop(self) -> None:
        """Ask the run to end."""
        if self._queue.busy and not self._stopping:
            self._stopping = True
            self._queue.cancel()
            self._button.show_stopping()
            self._strip.show_stopping()
            self._pausing.show_stopping()
            self.state_changed.emit()

    @Slot(object)
    def show_error(self, error: StyleStudioError) -> None:
        """Say in the window what went wrong and what to do."""
        log.info("told the user: %s", error)
        self._messages.show_error(error_words(error))

    def _when_kept(self, begin: Callable[[], None], asked: str) -> None:
        """Call ``begin`` once the last picture lies in a file, or is to be let go.

        Args:
            asked: what the button says that was pressed.
        """
        if not self.results.unsaved or self._may_discard:
            begin()
            return

        def then(path: Path) -> None:
            self._on_autosaved(path)
            begin()
            self._refresh_button()

        def otherwise(error: StyleStudioError) -> None:
            self._on_autosave_failed(error, asked)

        self._replacing = True
        self._refresh_button()
        self.results.autosave_in_background(then, otherwise)

    def _start_run(self) -> None:
        photo, painting = self._photo.loaded, self._painting.loaded
        # The window may have begun to close while the last picture was being kept.
        if photo is None or painting is None or not self.ready:
            return
        request = self._request()
        if request is None:
            return
        classic = request.variant == default_of(StyleRequest, "variant")
        self._name = picture_name(photo.title, painting.title, "" if classic else request.variant)
        self._resumed = False
        title = self.tr("{photo} in the style of {painting}").format(
            photo=photo.title, painting=painting.title
        )
        self._clear_for_run(photo.image, title)
        self._queue.start(request, self._name)
        self._settings.draw_seed()

    def _continue_run(self, run: UnfinishedRun, name: str, so_far: Progress) -> None:
        # The window may have begun to close while the last picture was being kept.
        if not self.idle:
            return
        self._name = name
        self._resumed = True
        # Its photo may be gone from where it was; the first preview follows soon.
        self._clear_for_run(None, name)
        self._queue.start(run.request, name, run)
        self._strip.show_placed(so_far)
        self.run_continued.emit()

    def _clear_for_run(self, photo: QImage | None, title: str) -> None:
        self._messages_after_start()
        self._may_discard = False
        self.results.clear()
        self._canvas.set_photo(photo)
        self._canvas.set_picture(None)
        self._canvas.set_invitation("")
        self._pane.title.setText(title)

    def _request(self) -> StyleRequest | None:
        """What is asked for, or None where it cannot be, which is told."""
        photo, painting = self._photo.loaded, self._painting.loaded
        if photo is None or painting is None:
            return None
        try:
            return self._settings.requests(str(photo.path), ((str(painting.path), 1.0),))[0]
        except StyleStudioError as error:
            self.show_error(error)
            return None

    def _messages_after_start(self) -> None:
        """An error is about what was; a notice of a kept picture has just appeared."""
        if self._messages.kind == "error":
            self._messages.clear()

    @Slot(str)
    def _on_run_placed(self, run_id: str) -> None:
        self._stopping = False
        self._strip.show_placed()
        self._button.show_running()
        focused = QApplication.focusWidget()
        if focused is not None and self._settings.isAncestorOf(focused):
            # Where the focus would go by itself when its control is disabled is anyone's guess.
            self._button.setFocus()
        self._settings.setEnabled(False)
        self._pane.compare_button.setEnabled(False)
        self.state_changed.emit()

    @Slot(object)
    def _on_run_progressed(self, event: RunEvent) -> None:
        self._show_notice_of(event)
        self._show_progress(event)

    @Slot(object)
    def _on_preview_ready(self, event: RunEvent) -> None:
        self._show_progress(event)
        if event.picture is not None:
            self._preview = event.picture
            self._canvas.set_picture(to_qimage(event.picture))
            self._pane.compare_button.setEnabled(self._canvas.comparable)

    @Slot(object)
    def _on_run_finished(self, event: RunEvent) -> None:
        words = self.tr("Finished in {time}.").format(time=elapsed_words(self._strip.elapsed_s))
        self._end(event, words, 1.0)

    @Slot(object)
    def _on_run_cancelled(self, event: RunEvent) -> None:
        fraction = self._strip.fraction
        percent = max(1, int(100 * fraction)) if fraction else 0
        words = self.tr("Stopped at {percent} %.").format(percent=percent)
        self._end(event, words, fraction)

    @Slot(object)
    def _on_run_failed(self, event: RunEvent) -> None:
        fraction = self._strip.fraction
        self._end(event, self.tr("Ended early."), fraction)
        if event.error is not None:
            self.show_error(event.error)

    def _show_notice_of(self, event: RunEvent) -> None:
        if event.notice:
            self._messages.show_notice(event.notice)

    def _show_progress(self, event: RunEvent) -> None:
        if event.progress is not None and not self._stopping:
            self._strip.show_progress(event.progress)

    def _end(self, event: RunEvent, words: str, fraction: float) -> None:
        checkpoint = self._done_with(event)
        self._stopping = False
        # A run that broke off may bring no picture. What was seen last is smaller than what was
        # asked for, but it must not vanish before the user's eyes.
        picture = event.picture if event.picture is not None else self._preview
        self._preview = None
        if picture is not None:
            self.results.keep(picture, self._name, checkpoint)
            self._canvas.set_picture(to_qimage(picture))
        else:
            if self._photo.loaded is not None:
                self._canvas.set_photo(self._photo.loaded.image)
            self._show_invitation()
        self._show_notice_of(event)
        self._strip.show_ended(words, fraction)
        self._pausing.show_idle()
        self._settings.setEnabled(True)
        self._pane.compare_button.setEnabled(self._canvas.comparable)
        self._refresh_button()

    def _done_with(self, event: RunEvent) -> Path | None:
        """The checkpoint that goes once the run's picture lies in a file.

        One that is not returned stays, and is offered at the next start.
        """
        folder = event.report.get("checkpoint")
        closing = self._queue.closed and not self._stopping
        if not folder or (closing and event.kind is EventKind.CANCELLED):
            return None
        if event.picture is not None:
            return Path(folder)
        # No picture of its own: a new run has nothing to go on from, but a continued one has.
        if not self._resumed and self._preview is None:
            remove_run(Path(folder))
        return None

    @Slot()
    def _on_sources_changed(self) -> None:
        if self.results.current is None and not self._queue.busy:
            self._show_invitation()
        if self._messages.kind == "error":
            self._messages.clear()
        self._refresh_button()

    @Slot()
    def _on_loading_changed(self) -> None:
        self._refresh_button()
        if self._start_wanted and not self._photo.loading and not self._painting.loading:
            self.start()

    @Slot(object)
    def _on_rejected(self, error: StyleStudioError) -> None:
        # Not with another picture than the user had in mind.
        self._start_wanted = False
        self.show_error(error)

    @Slot()
    def _on_photo_changed(self) -> None:
        """Show the new photo, unless the canvas shows a picture of the earlier one."""
        photo = self._photo.loaded
        if photo is not None and self.results.current is None and not self._queue.busy:
            self._canvas.set_photo(photo.image)

    @Slot(int)
    def _on_several_offered(self, count: int) -> None:
        self._messages.show_notice(
            self.tr("Of the {count} files, the first picture was taken.").format(count=count)
        )

    @Slot(object)
    def _on_saved(self, path: Path) -> None:
        self._messages.clear()
        self._messages.show_notice(self.tr("Saved as “{path}”.").format(path=path))

    def _on_autosaved(self, path: Path) -> None:
        self._replacing = False
        self._messages.clear()
        self._messages.show_notice(
            self.tr("Your last picture was not saved yet. It is kept as “{path}”.").format(
                path=path
            )
        )

    def _on_autosave_failed(self, error: StyleStudioError, asked: str) -> None:
        self._replacing = False
        self._may_discard = True
        self._messages.show_error(
            self.tr(
                "{reason} Your last picture is still here: save it elsewhere, "
                "or press {button} again to let it go."
            ).format(reason=error.message, button=asked)
        )
        self._refresh_button()

    def _show_invitation(self) -> None:
        self._pane.title.setText(self.tr("Your picture"))
        photo, painting = self._photo.loaded, self._painting.loaded
        if photo is None or photo.is_sample:
            detail = self.tr("Or press Start and watch it with the samples.")
            self._canvas.set_invitation(
                self.tr("Drop your photo here. Then pick a painting."), detail if photo else ""
            )
        elif painting is None:
            self._canvas.set_invitation(self.tr("Now pick a painting."))
        else:
            self._canvas.set_invitation(self.tr("Press Start when you like the pair."))

    @Slot()
    def _refresh_button(self) -> None:
        if not self._queue.busy:
            self._button.show_ready(enabled=self.ready)
        self.state_changed.emit()
