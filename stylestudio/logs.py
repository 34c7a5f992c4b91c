"""The log: a rotating file that window and command line write alike."""

from __future__ import annotations

import contextlib
import logging
import logging.handlers
from collections.abc import Iterator
from pathlib import Path

from stylestudio import paths

_MAX_BYTES = 1_000_000
_OLDER_FILES = 4


def log_file() -> Path:
    """Where the log is."""
    return paths.log_dir() / "stylestudio.log"


def last_lines(count: int) -> list[str]:
    """The newest ``count`` lines of the log, oldest first; fewer where there are no more."""
    lines: list[str] = []
    older = log_file().with_name(f"{log_file().name}.1")
    for file in (log_file(), older):
        if len(lines) < count:
            with contextlib.suppress(OSError):
                lines = file.read_text(encoding="utf-8", errors="replace").splitlines() + lines
    return lines[-count:]


class _QuietFile(logging.handlers.RotatingFileHandler):
    """A log that says nothing where it cannot be written: on a full disk, or held by a window."""

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 - logging's own name
        """The default prints a traceback."""


@contextlib.contextmanager
def logging_to_file() -> Iterator[None]:
    """Log to a rotating file; where that cannot be written, to stderr."""
    handler: logging.Handler
    try:
        log_file().parent.mkdir(parents=True, exist_ok=True)
        handler = _QuietFile(
            log_file(), maxBytes=_MAX_BYTES, backupCount=_OLDER_FILES, encoding="utf-8"
        )
    except OSError:
        handler = logging.StreamHandler()
    handler.setFormatter(
        logging.Formatter("%(asctime)s %(levelname)s %(threadName)s %(name)s: %(message)s")
    )
    root = logging.getLogger()
    before = root.level
    root.setLevel(logging.INFO)
    root.addHandler(handler)
    try:
        yield
    finally:
        root.removeHandler(handler)
        root.setLevel(before)
        with contextlib.suppress(OSError):
            handler.close()
