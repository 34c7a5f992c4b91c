"""Which unfinished runs can be continued, and what becomes of damaged ones.

Loads neither torch nor safetensors, so that the window can ask at its start. The files are
described in :mod:`stylestudio.engine.run_files`; :mod:`stylestudio.engine.checkpoint` writes and
loads them.
"""

from __future__ import annotations

import logging
import shutil
import time
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from stylestudio import paths
from stylestudio.disk import DRAFT
from stylestudio.engine.run_files import (
    RECORD,
    SOURCES,
    STATE,
    UnreadableError,
    read_metadata,
    read_record,
)
from stylestudio.errors import CheckpointError, UserError
from stylestudio.request import schema
from stylestudio.request.style_request import StyleRequest

_log = logging.getLogger(__name__)

_DAMAGED = " (damaged"
_YOUNG_S = 60.0


@dataclass(frozen=True, slots=True, kw_only=True)
class UnfinishedRun:
    """A run that can be continued, as far as its small files say.

    Attributes:
        folder: where its files are.
        plan: the execution plan, to continue with the same one.
        output: path of the picture that was asked for, or empty.
        title: what to call the picture.
        saved_at: when ``facts`` was true.
        facts: what the run noted with its tensors.
    """

    folder: Path
    run_id: str
    request: StyleRequest
    plan: dict[str, Any]
    output: str
    title: str
    started_at: datetime
    saved_at: datetime
    facts: dict[str, Any]


def unfinished_runs() -> tuple[list[UnfinishedRun], list[CheckpointError]]:
    """The runs that nobody works on, newest first, and what is wrong with others.

    Cheap: of the large files it reads the headers. A run whose files are damaged is set aside
    here, so that it is reported once. A run that ended before its first checkpoint is removed.
    """
    runs: list[UnfinishedRun] = []
    refused: list[CheckpointError] = []
    try:
        folders = sorted(path for path in paths.unfinished_dir().iterdir() if path.is_dir())
    except FileNotFoundError:
        return [], []
    except OSError as error:
        return [], [cannot_be_read(error)]
    for folder in folders:
        if _DAMAGED in folder.name:
            continue
        try:
            run = unfinished_run(folder)
        except CheckpointError as error:
            refused.append(error)
        else:
            if run is not None:
                runs.append(run)
    runs.sort(key=lambda run: run.saved_at, reverse=True)
    return runs, refused


def unfinished_run(folder: Path) -> UnfinishedRun | None:
    """The run in ``folder``, or None where there is none to continue, or somebody works on it.

    Raises:
        CheckpointError: it cannot be continued; if it is damaged, it has been set aside.
    """
    title = ""
    try:
        if not (folder / STATE).exists():
            _remove_if_abandoned(folder)
            return None
        record = read_record(folder)
        title = record.title
        if record.owner is not None and record.owner.is_running():
            return None
        metadata = read_metadata(folder / STATE)
        return UnfinishedRun(
            folder=folder,
            run_id=record.run_id,
            request=schema.from_dict(record.request),
            plan=record.plan,
            output=record.output,
            title=title,
            started_at=datetime.fromisoformat(record.started_at),
            saved_at=metadata.saved_at,
            facts=metadata.facts,
        )
    except UnreadableError as problem:
        raise refused_run(folder, title, problem) from problem
    except UserError as error:
        # Sound, but of a newer program, or with a style loss of an add-on that is not installed.
        raise CheckpointError(
            f"{_called(title)} cannot be continued: {error.message}", error.remedy
        ) from error
    except FileNotFoundError as error:
        if not (folder / STATE).exists():
            # Finished by another process while we looked.
            return None
        raise refused_run(folder, title, UnreadableError(str(error))) from error
    except OSError as error:
        raise cannot_be_read(error, title) from error


def _remove_if_abandoned(folder: Path) -> None:
    """Remove a run without a state, unless its process lives.

    Raises:
        OSError: its folder cannot be read.
    """
    try:
        owner = read_record(folder).owner
    except UnreadableError:
        owner = None
    except FileNotFoundError:
        _remove_if_only_a_rest(folder)
        return
    if owner is None or not owner.is_running():
        remove_run(folder)


def _remove_if_only_a_rest(folder: Path) -> None:
    """Remove a folder without a record: its process was killed while it made or removed it.

    Not a young one, whose process may be about to write, nor one that holds anything else.
    """
    if time.time() - folder.stat().st_mtime < _YOUNG_S:
        return
    ours = {RECORD, SOURCES, STATE}
    if all(file.name.removesuffix(DRAFT) in ours for file in folder.iterdir()):
        remove_run(folder)


def remove_run(folder: Path) -> None:
    """Remove a run's folder. Never raises.

    The state goes first: whatever happens then, the run is not offered again.
    """
    with suppress(OSError):
        (folder / STATE).unlink()
    shutil.rmtree(folder, ignore_errors=True)


def refused_run(folder: Path, title: str, problem: UnreadableError) -> CheckpointError:
    """Set a run's folder aside, and say so.

    Args:
        title: of the picture, or empty where even that cannot be read.
    """
    _log.warning("unfinished run in %s: %s", folder, problem)
    kept = folder
    for number in range(1, 1000):
        name = f"{folder.name}{_DAMAGED})" if number == 1 else f"{folder.name}{_DAMAGED} {number})"
        target = folder.with_name(name)
        if target.exists():
            continue
        try:
            kept = folder.rename(target)
        except OSError:
            _log.exception("%s could not be set aside", folder)
        break
    return CheckpointError(
        f"{_called(title)} {problem.verdict}, so it cannot be continued.",
        f"Start the picture again; the damaged file is kept in “{kept}”.",
    )


def cannot_be_read(error: OSError, title: str = "") -> CheckpointError:
    """For a fault of the disk or its permissions, which says nothing about the files."""
    return CheckpointError(
        f"{_called(title)} cannot be read: {error.strerror or error}.",
        "Check the disk and its permissions, then try again.",
    )


def _called(title: str) -> str:
    return f"The unfinished picture “{title}”" if title else "The unfinished picture"
