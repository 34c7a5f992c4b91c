"""Files that are being written: how they are called, and how those of a dead process are found.

A file is written under a draft's name in the folder where it will be, flushed to the disk, and
renamed. Whatever happens on the way leaves a draft, which nobody takes for a picture: its name
begins with a dot. It says which process writes it, so that another one can tell an orphan from
work in progress.
"""

from __future__ import annotations

import hashlib
import os
import platform
import re
import secrets
import time
from contextlib import suppress
from pathlib import Path

_PREFIX = ".stylestudio-"
_SUFFIX = ".tmp"
_DRAFT = re.compile(r"\.stylestudio-(?P<host>[0-9a-f]{6})-(?P<pid>\d+)-[0-9a-f]{16}\.tmp")
#: What earlier versions left: these do not say whose they are.
_NAMELESS = re.compile(r"\.stylestudio-[0-9a-f]{16}\.tmp|\.[0-9a-f]{16}\.png")
#: A draft of another machine, or of nobody, is an orphan after that time.
_LONGEST_WRITING_S = 24 * 3600.0
#: File systems round the times of files, some to two seconds.
_ROUNDING_S = 2.0


def draft_path(folder: Path) -> Path:
    """A name in ``folder`` for a file that this process is going to write."""
    return folder / f"{_PREFIX}{_host()}-{os.getpid()}-{secrets.token_hex(8)}{_SUFFIX}"


def write_draft(folder: Path, data: bytes) -> Path:
    """A new file in ``folder`` that holds ``data``, flushed to the disk.

    Raises:
        OSError: it could not be written; nothing was left behind.
    """
    path = draft_path(folder)
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    descriptor = os.open(path, flags, 0o666)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
    except BaseException:
        with suppress(OSError):
            path.unlink()
        raise
    return path


def sweep_drafts(folder: Path) -> int:
    """Remove the drafts that nobody will finish.

    Returns:
        How many went. Never raises: a folder that cannot be read has none.
    """
    swept = 0
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.startswith(".") and _is_orphan(entry):
                with suppress(OSError):
                    Path(entry.path).unlink()
                    swept += 1
    return swept


def _is_orphan(entry: os.DirEntry[str]) -> bool:
    draft = _DRAFT.fullmatch(entry.name)
    if draft is None and not _NAMELESS.fullmatch(entry.name):
        return False
    try:
        facts = entry.stat(follow_symlinks=False)
    except OSError:
        return False
    # What is held of a deleted picture is a second name of an old file; only the later of the two
    # says when it got that name.
    written_at = max(facts.st_mtime, facts.st_ctime)
    if draft is None or draft["host"] != _host():
        return time.time() - written_at > _LONGEST_WRITING_S
    if int(draft["pid"]) == os.getpid():
        return False
    return not _is_written_by(int(draft["pid"]), written_at)


def _is_written_by(pid: int, written_at: float) -> bool:
    """Whether the process of that number runs, and ran already when the file was written."""
    # Takes a while to load, and whoever only writes does not need it.
    import psutil

    try:
        process = psutil.Process(pid)
        if process.status() == psutil.STATUS_ZOMBIE:
            return False
        return bool(process.create_time() < written_at + _ROUNDING_S)
    except psutil.NoSuchProcess:
        return False
    except (psutil.Error, OSError):
        # To leave a file is the smaller harm.
        return True


def _host() -> str:
    """This machine, for a folder that several share."""
    return hashlib.sha256(platform.node().encode(errors="replace")).hexdigest()[:6]
