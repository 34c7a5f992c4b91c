"""The finished picture: what it is called, whether it is saved, and that it never gets lost."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, Signal

from stylestudio.engine.unfinished import remove_run
from stylestudio.errors import StyleStudioError
from stylestudio.gallery.keep import keep_picture
from stylestudio.imaging.save import SAVE_FORMATS, save_picture
from stylestudio.ui.background import Background


@dataclass(eq=False, slots=True)
class Result:
    """A picture that a run gave.

    Attributes:
        pixels: uint8 RGB ``(H, W, 3)``.
        name: for the file, without folder and extension.
        checkpoint: the folder that its run was kept in, or None. It goes once the picture is in
            a file.
        saved_to: where it was saved last, or None.
    """

    pixels: NDArray[np.uint8]
    name: str
    checkpoint: Path | None = None
    saved_to: Path | None = None

    def note_saved(self, path: Path) -> None:
        """It lies in ``path`` now, so that its run need not be continued any more."""
        self.saved_to = path
        if self.checkpoint is not None:
            remove_run(self.checkpoint)
            self.checkpoint = None


class Results(QObject):
    """Holds the result on the canvas and writes it.

    Signals:
        saved: the path; in answer to :meth:`save`.
        save_failed: a :class:`StyleStudioError`; the result is still here.
    """

    saved = Signal(object)
    save_failed = Signal(object)

    def __init__(self, background: Background, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._background = background
        #: Where pictures are saved unless the user chooses another place.
        self.folder = folder
        self.current: Result | None = None

    @property
    def unsaved(self) -> bool:
        """Whether there is a result that lies in no file yet."""
        return self.current is not None and self.current.saved_to is None

    def keep(self, pixels: NDArray[np.uint8], name: str, checkpoint: Path | None = None) -> None:
        """A new result takes the place of the earlier one."""
        self.current = Result(pixels, name, checkpoint)

    def clear(self) -> None:
        """There is no result any more."""
        self.current = None

    def suggested_path(self, folder: Path) -> Path:
        """Where a save dialog starts."""
        name = self.current.name if self.current else self.tr("Picture")
        return folder / f"{name}.png"

    def save(self, path: Path) -> None:
        """Write the result in the background; the extension decides on the format."""
        result = self.current
        if result is None:
            return

        def then(_: None) -> None:
            result.note_saved(path)
            self.saved.emit(path)

        self._background.submit(
            lambda: save_picture(result.pixels, path), then, self.save_failed.emit, writes=True
        )

    def autosave(self) -> Path:
        """Write the result into the pictures folder, here and now.

        Raises:
            StyleStudioError: it could not be written.
        """
        result = self.current
        if result is None:
            raise ValueError("there is no result")
        path = keep_picture(result.pixels, result.name, self.folder)
        result.note_saved(path)
        return path

    def autosave_in_background(
        self, then: Callable[[Path], None], otherwise: Callable[[StyleStudioError], None]
    ) -> None:
        """Like :meth:`autosave`, followed up later."""
        result = self.current
        if result is None:
            raise ValueError("there is no result")

        def note(path: Path) -> None:
            result.note_saved(path)
            then(path)

        self._background.submit(
            lambda: keep_picture(result.pixels, result.name, self.folder),
            note,
            otherwise,
            writes=True,
        )


def with_extension(path: Path, extension: str = ".png") -> Path:
    """The path as typed, with an extension where none of a known format was typed."""
    if path.suffix.lower() in SAVE_FORMATS:
        return path
    # “St. Mark” has no extension, for all its full stop; “picture.bmp” names one we cannot write.
    if re.fullmatch(r"\.[A-Za-z][A-Za-z0-9]{1,4}", path.suffix):
        return path
    return path.with_name(path.name + extension)
