"""Deleting as people expect it: into the system's bin, and back while the window is open."""

from __future__ import annotations

import logging
import shutil
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from send2trash import send2trash

from stylestudio.drafts import draft_path
from stylestudio.errors import SaveError
from stylestudio.gallery.keep import move_to_free_name

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Deleted:
    """A file that was put into the bin.

    Attributes:
        path: where it was.
        held: a second name of it (a draft's), with which it comes back; None where there is none.
    """

    path: Path
    held: Path | None

    def restore(self) -> Path:
        """Put it back, under another name if its own is taken by now.

        Raises:
            SaveError: that is not possible; it lies in the bin.
        """
        if self.held is None or not self.held.exists():
            raise SaveError(
                f"“{self.path.name}” cannot be brought back from here.",
                "It is in the bin: restore it in your file manager.",
            )
        return move_to_free_name(self.held, self.path)

    def forget(self) -> None:
        """It will not come back from here any more; it stays in the bin."""
        if self.held is not None:
            with suppress(OSError):
                self.held.unlink()


def delete(path: Path, *, hold: bool = True) -> Deleted:
    """Put a file into the bin. One that is gone already is where it should be.

    Args:
        hold: whether it can be brought back from here.

    Raises:
        SaveError: the system has no bin for it; the file is still there.
    """
    if not path.exists():
        return Deleted(path, None)
    held = _held(path) if hold else None
    try:
        send2trash(path)
    except OSError as error:
        log.warning("not moved to the bin: %s", path, exc_info=True)
        Deleted(path, held).forget()
        raise SaveError(
            f"“{path}” could not be moved to the bin.", "Delete it in your file manager."
        ) from error
    log.info("moved to the bin: %s", path)
    return Deleted(path, held)


def _held(path: Path) -> Path | None:
    """A second name of the file. No system lets a program take a file out of the bin again.

    It is swept up like any draft when this process is gone.
    """
    held = draft_path(path.parent)
    try:
        held.hardlink_to(path)
        return held
    except OSError:
        pass
    try:
        shutil.copy2(path, held)
        return held
    except OSError as error:
        log.info("no undo for %s: %s", path, error)
        with suppress(OSError):
            held.unlink(missing_ok=True)
        return None
