"""Pictures exported: asks how and where to, writes, and tells what came of it."""

from __future__ import annotations

import logging
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from stylestudio.errors import Cancelled, ImageError, InternalError, SaveError, StyleStudioError
from stylestudio.gallery.export import ExportOptions, export_picture, export_pixels, load_pixels
from stylestudio.gallery.gallery import Gallery
from stylestudio.gallery.metadata import read_metadata
from stylestudio.gallery.names import free_path, safe_title
from stylestudio.gallery.record import PictureRecord
from stylestudio.imaging.depth import Pixels, is_deep
from stylestudio.imaging.png_texts import is_png
from stylestudio.imaging.probe import probe_picture
from stylestudio.ui.background import Background
from stylestudio.ui.sharing.asking import ask_file, ask_folder, extensions_of
from stylestudio.ui.sharing.export_dialog import ExportDialog
from stylestudio.ui.sharing.export_source import ExportSource
from stylestudio.ui.sharing.guarding import check_target
from stylestudio.ui.sharing.work_window import WorkWindow
from stylestudio.ui.wording import message_words

log = logging.getLogger(__name__)

#: Names in a sentence; of more, only the number.
_MOST_NAMES = 3


@dataclass(frozen=True, slots=True)
class _Picture:
    """One picture to be exported: what it is called, and how it is written to a path."""

    name: str
    write: Callable[[Path, ExportOptions], None]


@dataclass(slots=True)
class _Batch:
    """Pictures that are exported together, and how far that is."""

    pictures: Sequence[_Picture]
    options: ExportOptions
    target: Path
    into_folder: bool
    waiting: deque[_Picture] = field(default_factory=deque)
    written: list[Path] = field(default_factory=list)
    failures: list[tuple[str, StyleStudioError]] = field(default_factory=list)
    window: WorkWindow | None = None

    @property
    def done(self) -> int:
        return len(self.written) + len(self.failures)


class Exports(QObject):
    """Exports pictures of the gallery and of the canvas, one after the other.

    What fails is told at the end, and the others are written all the same.

    Attributes:
        gallery: whose pictures are never replaced.

    Signals:
        exported: the paths of the files that were written, when all is done; at least one.
        failed: a :class:`~stylestudio.errors.StyleStudioError` that says what was not.
        progressed: how many pictures are done, and how many there are.
        ended: all is done, or was cancelled.
    """

    exported = Signal(list)
    failed = Signal(object)
    progressed = Signal(int, int)
    ended = Signal()

    def __init__(
        self,
        background: Background,
        gallery: Gallery,
        window: QWidget,
        parent: QObject | None = None,
    ) -> None:
        """Exports for one window.

        Args:
            window: whose dialogs these are.
        """
        super().__init__(parent if parent is not None else window)
        self._background = background
        self.gallery = gallery
        self._window = window
        self._batches: deque[_Batch] = deque()
        self._ended = False

    @property
    def busy(self) -> bool:
        """Whether something is being written."""
        return bool(self._batches)

    @Slot(list)
    def export_files(self, paths: Sequence[Path]) -> None:
        """Ask how, then export pictures of the gallery."""
        files = list(paths)
        if not files:
            return

        def then(source: ExportSource) -> None:
            self._ask_how(source, [_of_file(path) for path in files])

        self._background.submit(lambda: _source_of(files), then, self.failed.emit)

    def export_pixels(
        self, pixels: Pixels, record: PictureRecord | None, name: str, bits: int | None = None
    ) -> None:
        """Ask how, then export a picture of the canvas.

        Args:
            pixels: ``(H, W, 3)`` sRGB, 8 or 16 bits; not to be written to any more.
            record: how it was made; None where that is not known.
            name: what the file is called, unless the user types another.
            bits: what it has, if that is not to be read off the pixels.
        """
        height_px, width_px = pixels.shape[:2]
        source = ExportSource(
            name=name,
            width_px=width_px,
            height_px=height_px,
            bits=bits or (16 if is_deep(pixels) else 8),
            sample=lambda: pixels,
        )

        def write(target: Path, options: ExportOptions) -> None:
            export_pixels(pixels, record, target, options)

        self._ask_how(source, [_Picture(name, write)])

    @Slot()
    def cancel(self) -> None:
        """Write no more than the picture that is being written; what is written stays."""
        for batch in self._batches:
            batch.waiting.clear()

    def end(self) -> None:
        """The window closes: nothing more is written, and nothing is asked any more."""
        self._ended = True
        self.cancel()

    # What is asked -------------------------------------------------------------------------------

    def _ask_how(self, source: ExportSource, pictures: Sequence[_Picture]) -> None:
        if self._ended:
            return
        dialog = ExportDialog(source, self._window, background=self._background)
        dialog.chosen.connect(lambda options: self._ask_where(pictures, options))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _ask_where(self, pictures: Sequence[_Picture], options: ExportOptions) -> None:
        if len(pictures) > 1:
            ask_folder(
                self._window,
                self.tr("Export {count} pictures into a folder").format(count=len(pictures)),
                lambda folder: self._begin(_Batch(pictures, options, folder, True)),
            )
            return
        ask_file(
            self._window,
            self.tr("Export the picture"),
            pictures[0].name,
            options.file_format,
            lambda path: self._begin(_Batch(pictures, options, path, False)),
        )

    # What is done --------------------------------------------------------------------------------

    def _begin(self, batch: _Batch) -> None:
        batch.waiting.extend(batch.pictures)
        self._batches.append(batch)
        if len(batch.pictures) > 1:
            batch.window = WorkWindow(self.tr("Exporting pictures"), self._window)
            batch.window.stop_requested.connect(batch.waiting.clear)
            batch.window.show()
        if len(self._batches) == 1:
            self._go_on()

    def _go_on(self) -> None:
        """Write the next picture; each is work of its own, so that others need not wait for all."""
        batch = self._batches[0]
        self._tell_progress(batch)
        if not batch.waiting:
            self._end(batch)
            return
        picture, folder = batch.waiting.popleft(), self.gallery.folder

        def work() -> Path:
            if batch.into_folder:
                name = f"{safe_title(picture.name)}{extensions_of(batch.options.file_format)[0]}"
                target = free_path(batch.target / name)
            else:
                target = batch.target
                check_target(target, folder)
            picture.write(target, batch.options)
            return target

        def then(path: Path) -> None:
            batch.written.append(path)
            self._go_on()

        def otherwise(error: StyleStudioError) -> None:
            log.warning("not exported: %s: %s", picture.name, error)
            batch.failures.append((picture.name, error))
            self._go_on()

        self._background.submit(work, then, otherwise, writes=True)

    def _tell_progress(self, batch: _Batch) -> None:
        total = len(batch.pictures)
        self.progressed.emit(batch.done, total)
        if batch.window is not None and batch.waiting:
            words = self.tr("Exporting {name}: {number} of {total}").format(
                name=batch.waiting[0].name, number=batch.done + 1, total=total
            )
            batch.window.show_progress(words, batch.done / total)

    def _end(self, batch: _Batch) -> None:
        self._batches.popleft()
        if batch.window is not None:
            batch.window.end()
        if batch.written:
            self.exported.emit(batch.written)
        if batch.failures:
            self.failed.emit(self._failure(batch))
        if self._batches:
            self._go_on()
        else:
            self.ended.emit()

    def _failure(self, batch: _Batch) -> StyleStudioError:
        """One sentence about all that went wrong."""
        first = batch.failures[0][1]
        if len(batch.pictures) == 1:
            return first
        names = ", ".join(f"“{name}”" for name, _ in batch.failures[:_MOST_NAMES])
        if len(batch.failures) > _MOST_NAMES:
            names = self.tr("{names} and {count} more").format(
                names=names, count=len(batch.failures) - _MOST_NAMES
            )
        sentence = self.tr("{count} of {total} pictures were not exported: {names}.").format(
            count=len(batch.failures), total=len(batch.pictures), names=names
        )
        kind = InternalError if isinstance(first, InternalError) else SaveError
        failure = kind(f"{sentence} {message_words(first)}", first.remedy)
        failure.__cause__ = first
        return failure


def _of_file(path: Path) -> _Picture:
    def write(target: Path, options: ExportOptions) -> None:
        export_picture(path, target, options)

    return _Picture(path.stem, write)


def _source_of(paths: Sequence[Path]) -> ExportSource:
    """What the dialog has to know of files. For any thread.

    Raises:
        ImageError: none of them can be read.
    """
    facts, first_error = [], None
    for path in paths:
        try:
            facts.append((path, *_facts_of(path)))
        except ImageError as error:
            # It is told when it is its turn.
            first_error = first_error or error
    if not facts:
        raise first_error or Cancelled
    smallest = min(facts, key=lambda fact: max(fact[1:3]))
    shown = facts[0][0]
    return ExportSource(
        name=shown.stem,
        width_px=smallest[1],
        height_px=smallest[2],
        bits=max(fact[3] for fact in facts),
        several=len(paths),
        sample=lambda: load_pixels(shown),
    )


def _facts_of(path: Path) -> tuple[int, int, int]:
    """Width, height and bits."""
    if is_png(path):
        header = read_metadata(path).header
        return header.width_px, header.height_px, 16 if header.bits > 8 else 8
    info = probe_picture(path)
    return info.width_px, info.height_px, 8
