"""The gallery: one folder of pictures, with an index that follows it."""

from __future__ import annotations

import dataclasses
import errno
import hashlib
import logging
import os
import threading
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from stylestudio import paths
from stylestudio.disk import sync_folder
from stylestudio.drafts import draft_path, sweep_drafts
from stylestudio.errors import GalleryError, InternalError, StyleStudioError, UserError
from stylestudio.gallery.entries import Entry, Query
from stylestudio.gallery.folder import FolderPicture, scan_folder
from stylestudio.gallery.index import Index, IndexedPicture, stored_time
from stylestudio.gallery.index_file import DamagedIndexError, remove_index
from stylestudio.gallery.keep import keep_picture
from stylestudio.gallery.metadata import read_metadata, source_thumbnails, texts_of
from stylestudio.gallery.reading import read_picture
from stylestudio.gallery.record import PictureRecord, pixels_sha256
from stylestudio.gallery.xmp import KEYWORD, MOST_STARS, with_stars
from stylestudio.imaging.depth import Pixels
from stylestudio.imaging.png_texts import begins_like_png, write_with_texts
from stylestudio.imaging.save import save_failure

log = logging.getLogger(__name__)

#: Files that are read before their rows are written.
_BATCH = 250
#: Between so many files and the next.
_AT_ONE_BREATH, _BREATH_S = 4, 0.0002

_Answer = TypeVar("_Answer")


@dataclass(frozen=True, slots=True)
class Refreshed:
    """What a look at the folder has found: how many files are new or other, and how many gone."""

    changed: int
    gone: int

    def __bool__(self) -> bool:
        return bool(self.changed or self.gone)


class Gallery:
    """Keeps pictures in a folder, and knows what is in it. May be used from several threads.

    The pictures are the truth: whatever happens to the index, it is made from them again, and
    where no index can be written there is one in memory.

    Args:
        folder: of the pictures; need not exist.
        index_file: of the index; None for the place that belongs to the folder.

    Attributes:
        notice: why the index is not the one on the disk, or empty.
    """

    def __init__(self, folder: Path, index_file: Path | None = None) -> None:
        self.folder = folder
        self.notice: StyleStudioError | None = None
        self._file = index_file or default_index_file(folder)
        self._lock = threading.RLock()
        self._refreshing = threading.Lock()
        self._index: Index | None = None

    def close(self) -> None:
        """Let the index's file go. It is opened again when it is needed."""
        with self._lock:
            if self._index is not None:
                self._index.close()
                self._index = None

    # The pictures -------------------------------------------------------------------------------

    def keep(self, pixels: Pixels, record: PictureRecord) -> Path:
        """Write a picture into the folder, with all that is known of its making.

        Returns:
            The file.

        Raises:
            SaveError: it could not be written; nothing was left behind.
            OutOfMemoryError: there is not enough memory to encode it.
        """
        record = dataclasses.replace(record, pixels_sha256=pixels_sha256(pixels))
        texts = texts_of(record, source_thumbnails(record))
        path = keep_picture(pixels, record.name, self.folder, texts)
        self._follow(path)
        return path

    def set_stars(self, path: Path, stars: int) -> None:
        """Write stars into a picture's file, in one step. Its pixels stay byte for byte.

        Raises:
            UserError: it is no PNG, which alone holds stars.
            ImageError: it is damaged.
            SaveError: it could not be written; it is as it was.
            ValueError: stars are 0 to 5.
        """
        if not 0 <= stars <= MOST_STARS:
            raise ValueError(f"stars must be 0 to {MOST_STARS}, got {stars}")
        if not begins_like_png(path):
            raise UserError(
                f"“{path.name}” cannot hold stars: only a PNG can.", "Export it as PNG."
            )
        metadata = read_metadata(path)
        if any(KEYWORD in fault for fault in metadata.faults):
            raise UserError(
                f"“{path.name}” cannot hold stars: what stands in it already is damaged.",
                "Export it as PNG, and give those to the export.",
            )
        if metadata.stars == stars:
            return
        # A link stays a link.
        target = Path(os.path.realpath(path))
        draft = draft_path(target.parent)
        try:
            before = target.stat()
            if not os.access(target, os.W_OK):
                # Replacing asks for the folder's permission only; a protected file is meant so.
                raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
            with draft.open("xb") as file:
                write_with_texts(target, file, {KEYWORD: with_stars(metadata.xmp, stars)})
                file.flush()
                os.fsync(file.fileno())
            # The same moment but for a breath: the order stays, and others see that it changed.
            os.utime(draft, ns=(before.st_atime_ns, before.st_mtime_ns + 1000))
            draft.chmod(before.st_mode & 0o777)
            draft.replace(target)
        except OSError as error:
            raise save_failure(error, path) from error
        finally:
            with suppress(OSError):
                draft.unlink(missing_ok=True)
        sync_folder(target.parent)
        self._follow(path)

    # The index ----------------------------------------------------------------------------------

    def refresh(
        self,
        progress: Callable[[int, int], None] = lambda done, total: None,
    ) -> Refreshed:
        """Bring the index up to date with the folder, and remove what dead processes left.

        Args:
            progress: told how many files of how many were looked into; may raise to end it, what
                was found until then stays.

        Raises:
            GalleryError, InternalError: not even an index in memory could be used.
        """
        with self._refreshing:
            sweep_drafts(self.folder)
            # In this order: what is kept between the two must not be taken for gone.
            known = self._asked(Index.files, fill=False)
            files = scan_folder(self.folder)
            there = {file.path.name for file in files}
            gone = [name for name in known if name not in there]
            if gone:
                self._put([], gone)
            fresh = [
                file
                for file in files
                if known.get(file.path.name) != (stored_time(file.modified_ns), file.size_bytes)
            ]
            changed = 0
            for start in range(0, len(fresh), _BATCH):
                read: list[IndexedPicture] = []
                try:
                    for number, file in enumerate(fresh[start : start + _BATCH], start):
                        progress(number, len(fresh))
                        read.append(read_picture(file))
                        if number % _AT_ONE_BREATH == 0:
                            # Otherwise a window would wait for its turn all the time.
                            time.sleep(_BREATH_S)
                finally:
                    self._put(read, [])
                # What could not be read before, and cannot be read now, is nothing new.
                changed += sum(
                    bool(p.entry.width_px) or p.entry.path.name not in known for p in read
                )
            progress(len(fresh), len(fresh))
            return Refreshed(changed, len(gone))

    def rebuild(self, progress: Callable[[int, int], None] = lambda done, total: None) -> Refreshed:
        """Throw the index away and make it from the pictures.

        Raises:
            GalleryError: the machine does not let us.
        """
        with self._lock:
            self.close()
            remove_index(self._file)
            self.notice = None
        return self.refresh(progress)

    def find(self, query: Query | None = None) -> list[Entry]:
        """The pictures that ``query`` asks for; without one all of them, the newest first.

        Raises:
            GalleryError, InternalError: the index cannot be used.
        """
        return self._asked(lambda index: index.find(query or Query()))

    def count(self) -> int:
        """How many pictures there are."""
        return self._asked(Index.count)

    def variants(self) -> list[str]:
        """The style losses that there are pictures of."""
        return self._asked(Index.variants)

    def picture(self, wanted: str) -> Entry:
        """The picture that ``wanted`` names: its file, or the beginning of its id.

        Raises:
            UserError: there is none, or several.
        """
        path = Path(wanted)
        # With a folder in front of it, only the gallery's own.
        own = path.name == wanted or path.absolute().parent == self.folder.absolute()
        entry = self._asked(lambda index: index.named(path.name)) if wanted and own else None
        if entry is not None:
            return entry
        found = self._asked(lambda index: index.with_id(wanted)) if wanted else []
        if not found:
            raise UserError(
                f"There is no picture “{wanted}” in the gallery.",
                "See the names and ids with “stylestudio gallery list”.",
            )
        if len({entry.picture_id for entry in found}) > 1:
            raise UserError(f"{len(found)} pictures begin with “{wanted}”.", "Give more of the id.")
        if len(found) > 1:
            names = ", ".join(f"“{entry.path.name}”" for entry in found)
            raise UserError(f"There are copies of this picture: {names}.", "Give the file's name.")
        return found[0]

    def paths_of_source(self, sha256: str) -> list[Path]:
        """Where pictures with that content were when something was painted from them."""
        return self._asked(lambda index: index.paths_of_source(sha256))

    def forget(self, path: Path) -> None:
        """A file has gone."""
        if path.parent == self.folder:
            self._put([], [path.name])

    def _follow(self, path: Path) -> None:
        """A file was written. The index may fail: the next look at the folder makes up for it."""
        if path.parent != self.folder:
            return
        try:
            facts = path.stat()
            file = FolderPicture(path, facts.st_mtime_ns, facts.st_size)
            self._put([read_picture(file)], [])
        except (OSError, StyleStudioError):
            log.warning("not in the index yet: %s", path, exc_info=True)

    def _put(self, pictures: Sequence[IndexedPicture], gone: Sequence[str]) -> None:
        self._asked(lambda index: index.put(pictures, gone))

    def _asked(self, question: Callable[[Index], _Answer], *, fill: bool = True) -> _Answer:
        """The index's answer. A damaged index is made anew, one that cannot be used replaced.

        Args:
            fill: whether a new one gets all pictures first.
        """
        with self._lock:
            try:
                return question(self._opened())
            except DamagedIndexError:
                log.warning("the index is damaged and made anew: %s", self._file, exc_info=True)
                self._start_anew()
            except (GalleryError, InternalError) as error:
                self._keep_in_memory(error)
            try:
                return self._asked_anew(question, fill)
            except (GalleryError, InternalError, DamagedIndexError) as error:
                # The disk may fill up just now.
                self._keep_in_memory(error)
                return self._asked_anew(question, fill)

    def _asked_anew(self, question: Callable[[Index], _Answer], fill: bool) -> _Answer:
        if fill:
            self._fill()
        return question(self._opened())

    def _opened(self) -> Index:
        if self._index is None:
            self._index = Index(self.folder, self._file)
        return self._index

    def _start_anew(self) -> None:
        self.close()
        try:
            remove_index(self._file)
        except GalleryError as error:
            self._keep_in_memory(error)

    def _keep_in_memory(self, error: GalleryError | InternalError | DamagedIndexError) -> None:
        """Go on without the index on the disk; raises ``error`` where that is so already."""
        if self._index is not None and self._index.in_memory:
            raise error
        log.warning("the index is kept in memory", exc_info=error)
        if isinstance(error, DamagedIndexError):
            error = GalleryError(
                f"The gallery's index “{self._file}” is damaged as soon as it is made.",
                "Check the disk. The pictures themselves are safe.",
            )
        self.notice = error
        self.close()
        self._index = Index(self.folder, None)

    def _fill(self) -> None:
        """Read all pictures into an index that is empty."""
        index = self._opened()
        files = scan_folder(self.folder)
        for start in range(0, len(files), _BATCH):
            index.put(read_picture(file) for file in files[start : start + _BATCH])


def default_index_file(folder: Path) -> Path:
    """Where the index of ``folder`` lies: among the program's own data, one for each folder."""
    name = hashlib.sha256(os.fsencode(folder.absolute())).hexdigest()[:16]
    return paths.data_dir() / "gallery" / f"{name}.sqlite"
