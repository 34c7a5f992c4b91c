"""Makes the picture of a photo and its painting, and saves or copies it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QWidget

from stylestudio import paths
from stylestudio.errors import StyleStudioError
from stylestudio.gallery.names import free_path, safe_title
from stylestudio.imaging.save import save_picture
from stylestudio.ui.background import Background
from stylestudio.ui.file_dialogs import save_picture_as
from stylestudio.ui.pictures import to_qimage
from stylestudio.ui.sharing.before_after_dialog import BeforeAfterDialog
from stylestudio.ui.sharing.dialog_work import DialogWork
from stylestudio.ui.sharing.guarding import check_target
from stylestudio.ui.sharing.pair import Pair, with_photo_file
from stylestudio.ui.sharing.pair_picture import pair_picture, reduced
from stylestudio.ui.wording import error_words

#: Enough for the preview on a dense screen.
_PREVIEW_PX = 1200


class ShareBeforeAfter(DialogWork):
    """One dialog, and the work behind it.

    Attributes:
        dialog: which is open.

    Signals:
        shared: the path of the picture that was saved.
        copied: it is on the clipboard.
        failed: a :class:`~stylestudio.errors.StyleStudioError`.
    """

    shared = Signal(object)
    copied = Signal()
    failed = Signal(object)

    def __init__(
        self,
        background: Background,
        read: Callable[[], Pair],
        gallery_folder: Path,
        window: QWidget,
    ) -> None:
        """Open the dialog.

        Args:
            read: gives the photo and the painting; called in another thread.
            gallery_folder: whose pictures are never replaced.
            window: whose dialog it is.
        """
        self.dialog = BeforeAfterDialog(window)
        super().__init__(background, self.dialog, window)
        self._gallery_folder = gallery_folder
        self._pair: Pair | None = None
        #: The pair as small as the preview needs it.
        self._small: Pair | None = None
        #: Grows with each picture that is asked for; only the latest counts.
        self._asked = 0
        self.dialog.changed.connect(self._make_preview)
        self.dialog.save_requested.connect(self._on_save_requested)
        self.dialog.copy_requested.connect(self._on_copy_requested)
        self.dialog.photo_found.connect(self._on_photo_found)
        self.dialog.open()
        self.submit(lambda: _with_small(read()), self._on_read, self._on_not_read)

    # The pictures --------------------------------------------------------------------------------

    def _on_read(self, pairs: tuple[Pair, Pair]) -> None:
        if not self.is_open:
            return
        self._pair, self._small = pairs
        self.dialog.show_pair(self._pair)
        self._make_preview()

    def _on_not_read(self, error: StyleStudioError) -> None:
        self.failed.emit(error)
        if self.is_open:
            self.dialog.reject()

    @Slot(object)
    def _on_photo_found(self, path: Path) -> None:
        pair = self._pair
        if pair is not None:
            self.dialog.show_status("")
            self.submit(
                lambda: _with_small(with_photo_file(pair, path)), self._on_read, self._on_failed
            )

    @Slot()
    def _make_preview(self) -> None:
        pair = self._small
        if pair is None or pair.photo is None:
            return
        self._asked += 1
        asked, make = self._asked, self._maker(pair, _PREVIEW_PX)

        def then(image: QImage) -> None:
            if asked == self._asked and self.is_open:
                self.dialog.show_image(image)

        self.submit(lambda: to_qimage(make()), then, self._on_failed)

    def _maker(self, pair: Pair, longer_side_px: int) -> Callable[[], NDArray[np.uint8]]:
        """What makes the picture as it is chosen now, in any thread."""
        layout, labels = self.dialog.layout_choice, self.dialog.labels
        return lambda: pair_picture(
            pair, layout=layout, longer_side_px=longer_side_px, labels=labels
        )

    # What is done with it ------------------------------------------------------------------------

    @Slot()
    def _on_save_requested(self) -> None:
        pair = self._pair
        if pair is None or pair.photo is None:
            return
        words = self.tr("{name} · before and after").format(name=pair.name)
        save_picture_as(
            self.dialog,
            paths.pictures_dir().parent,
            lambda folder: free_path(folder / f"{safe_title(words)}.png"),
            self._save,
        )

    def _save(self, path: Path) -> None:
        if self._pair is None:
            return
        make, folder = self._maker(self._pair, self.dialog.longer_side_px), self._gallery_folder
        self.dialog.keep_choices()
        self.dialog.show_status(self.tr("Saving…"))

        def work() -> None:
            check_target(path, folder)
            save_picture(make(), path)

        def then(_: None) -> None:
            if self.is_open:
                self.dialog.accept()
            self.shared.emit(path)

        self.submit(work, then, self._on_failed, writes=True)

    @Slot()
    def _on_copy_requested(self) -> None:
        if self._pair is None or self._pair.photo is None:
            return
        make = self._maker(self._pair, self.dialog.longer_side_px)
        self.dialog.keep_choices()

        def then(image: QImage) -> None:
            QGuiApplication.clipboard().setImage(image)
            if self.is_open:
                self.dialog.show_status(self.tr("Copied."))
            self.copied.emit()

        self.submit(lambda: to_qimage(make()), then, self._on_failed)

    def _on_failed(self, error: StyleStudioError) -> None:
        if self.is_open:
            self.dialog.show_status(error_words(error), error=True)
        self.failed.emit(error)


def _with_small(pair: Pair) -> tuple[Pair, Pair]:
    """A pair, and the same as small as the preview needs it."""
    photo = None if pair.photo is None else reduced(pair.photo, 2 * _PREVIEW_PX)
    small = Pair(
        pair.name, reduced(pair.painting, _PREVIEW_PX), photo, pair.photo_state, pair.photo_name
    )
    return pair, small
