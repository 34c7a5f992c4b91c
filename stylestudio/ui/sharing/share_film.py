"""Makes the film of how a picture was painted, and saves it."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path
from typing import Literal, cast

from PySide6.QtCore import QCoreApplication, Signal, Slot
from PySide6.QtWidgets import QWidget

from stylestudio.errors import Cancelled, OutOfMemoryError, StyleStudioError
from stylestudio.imaging.film import painting_film
from stylestudio.ui.background import Background
from stylestudio.ui.pieces.pieces import Piece
from stylestudio.ui.sharing.asking import ask_file
from stylestudio.ui.sharing.dialog_work import DialogWork
from stylestudio.ui.sharing.film_clock import frame_durations, retimed
from stylestudio.ui.sharing.film_dialog import FilmDialog
from stylestudio.ui.sharing.film_material import FilmMaterial, film_material, write_film
from stylestudio.ui.sharing.guarding import check_target
from stylestudio.ui.sharing.sharing_words import file_size_words
from stylestudio.ui.wording import decimal_words, error_words

#: What is promised, in the megabytes that file managers and websites count in.
_LIMIT_BYTES = 8_000_000
#: Of fewer frames, nothing is to be seen growing.
_LEAST_FRAMES = 2


def film_reason(piece: Piece | None) -> str:
    """Why there can be no film of a piece; empty where there can. None is a gallery's picture."""
    if piece is not None and piece.busy:
        return _tr("Wait until it is painted.")
    if piece is None or len(piece.moments) < _LEAST_FRAMES:
        return _tr("The moments are kept while the picture is on the canvas.")
    return ""


class ShareFilm(DialogWork):
    """One dialog, and the work behind it. The film is made while it is looked at.

    Attributes:
        dialog: which is open.

    Signals:
        shared: the path of the film that was saved.
        failed: a :class:`~stylestudio.errors.StyleStudioError`.
    """

    shared = Signal(object)
    failed = Signal(object)
    #: From the thread that makes it: the number of the making, and how far it is.
    _told = Signal(int, float)

    def __init__(
        self, background: Background, piece: Piece, gallery_folder: Path, window: QWidget
    ) -> None:
        """Open the dialog.

        Args:
            piece: with moments, see :func:`film_reason`.
            gallery_folder: whose pictures are never replaced.
            window: whose dialog it is.
        """
        self.dialog = FilmDialog(window)
        super().__init__(background, self.dialog, window)
        self._gallery_folder = gallery_folder
        self._name = piece.name
        self._material: FilmMaterial | None = None
        self._film: bytes | None = None
        #: Ends the making that is going on.
        self._stopped = threading.Event()
        self._making = 0
        self._busy = False
        self._save_to: Path | None = None
        self.dialog.clock_changed.connect(self._play)
        self.dialog.film_changed.connect(self._make)
        self.dialog.outdated.connect(self._on_outdated)
        self.dialog.save_requested.connect(self._on_save_requested)
        self.dialog.stop_requested.connect(self._on_stop_requested)
        self._told.connect(self._on_told)
        self.dialog.open()
        moments, photo = piece.moments, piece.photo
        self.submit(
            lambda: film_material(moments.frames(), photo), self._on_read, self._on_not_read
        )

    # The preview ---------------------------------------------------------------------------------

    def _on_read(self, material: FilmMaterial) -> None:
        if not self.is_open:
            return
        self._material = material
        self.dialog.set_photo_known(material.photo is not None)
        self.dialog.save_button.setEnabled(True)
        self.dialog.save_button.setFocus()
        self._play()
        self._make()

    def _on_not_read(self, error: StyleStudioError) -> None:
        self.failed.emit(error)
        if self.is_open:
            self.dialog.reject()

    @Slot()
    def _play(self) -> None:
        material = self._material
        if material is None or not self.is_open:
            return
        frames = list(material.small_frames)
        if self.dialog.with_photo and material.small_photo is not None:
            frames.insert(0, material.small_photo)
        self.dialog.player.set_film(frames, self._durations())
        self._show_size()

    def _durations(self) -> list[int]:
        assert self._material is not None
        fractions = [fraction for fraction, _ in self._material.frames]
        photo = self.dialog.with_photo
        return frame_durations(fractions, self.dialog.seconds, photo=photo)

    # The making ----------------------------------------------------------------------------------

    @Slot()
    def _on_outdated(self) -> None:
        self._stopped.set()
        self._film = None
        self._making += 1
        self.dialog.show_working(None)
        self.dialog.show_status("")

    @Slot()
    def _make(self) -> None:
        material, dialog = self._material, self.dialog
        if material is None or not self.is_open:
            return
        self._on_outdated()
        dialog.settle_now()
        stopped = self._stopped = threading.Event()
        number = self._making
        photo = material.photo if dialog.with_photo else None
        file_format = cast(Literal["WebP", "GIF"], dialog.file_format)
        longer_side_px = dialog.longer_side_px
        report = self._reporter(number, len(material.frames), stopped)
        dialog.show_working(0.0)
        dialog.show_status(self.tr("Making the film…"))
        self._busy = True

        def work() -> bytes:
            try:
                return painting_film(
                    material.frames,
                    file_format=file_format,
                    photo=photo,
                    longer_side_px=longer_side_px,
                    limit_bytes=_LIMIT_BYTES,
                    check=report,
                )
            except MemoryError as error:
                raise OutOfMemoryError(
                    "There is not enough memory for the film.",
                    "Close other programs, or make it smaller.",
                ) from error

        def then(film: bytes) -> None:
            if number == self._making and self.is_open:
                self._busy = False
                self._film = film
                dialog.show_working(None)
                self._show_size()
                self._save_if_asked()

        def otherwise(error: StyleStudioError) -> None:
            if number == self._making and self.is_open:
                self._busy = False
                self._save_to = None
                dialog.show_working(None)
                if not isinstance(error, Cancelled):
                    dialog.show_status(error_words(error), error=True)
                    self.failed.emit(error)

        self.submit(work, then, otherwise)

    def _reporter(self, number: int, count: int, stopped: threading.Event) -> Callable[[], None]:
        """What is called before each frame, in the thread that works."""
        # Each frame is resized once, and encoded once where the first try fits.
        expected = 2 * count + 2
        done = 0

        def check() -> None:
            nonlocal done
            if stopped.is_set():
                raise Cancelled
            done += 1
            # More tries come nearer and nearer to the end, and never back.
            fraction = done / expected if done <= 0.8 * expected else 1 - 0.16 * expected / done
            self._told.emit(number, min(0.98, fraction))

        return check

    @Slot(int, float)
    def _on_told(self, number: int, fraction: float) -> None:
        if number == self._making and self.is_open and self._busy:
            self.dialog.show_working(fraction)

    @Slot()
    def _on_stop_requested(self) -> None:
        self._save_to = None
        self._busy = False
        self._on_outdated()
        self.dialog.show_status(self.tr("Stopped. “Save…” makes the film again."))

    def _show_size(self) -> None:
        if self._film is None:
            return
        seconds = decimal_words(f"{sum(self._durations()) / 1000:.1f}")
        self.dialog.show_status(
            self.tr("{size}, {seconds} s").format(
                size=file_size_words(len(self._film)), seconds=seconds
            )
        )

    # The saving ----------------------------------------------------------------------------------

    @Slot()
    def _on_save_requested(self) -> None:
        if self._material is None:
            return
        name = self.tr("{name} · film").format(name=self._name)
        ask_file(
            self.dialog, self.tr("Save the film"), name, self.dialog.file_format, self._on_chosen
        )

    def _on_chosen(self, path: Path) -> None:
        self.dialog.keep_choices()
        self._save_to = path
        if self._film is None and not self._busy:
            self._make()
        self._save_if_asked()

    def _save_if_asked(self) -> None:
        path, film = self._save_to, self._film
        if path is None or film is None:
            return
        self._save_to = None
        folder, durations = self._gallery_folder, self._durations()

        def work() -> None:
            check_target(path, folder)
            write_film(retimed(film, durations), path)

        def then(_: None) -> None:
            if self.is_open:
                self.dialog.accept()
            self.shared.emit(path)

        def otherwise(error: StyleStudioError) -> None:
            if self.is_open:
                self.dialog.show_status(error_words(error), error=True)
            self.failed.emit(error)

        self.submit(work, then, otherwise, writes=True)

    def end(self) -> None:
        self._stopped.set()


def _tr(text: str) -> str:
    return QCoreApplication.translate("share_film", text)
