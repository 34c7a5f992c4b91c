"""A run's checkpoints: written so that ``kill -9`` at any moment leaves a whole one, and loaded.

Safetensors plus JSON, no pickle: loading runs no code. The files are described in
:mod:`stylestudio.engine.run_files`; which runs can be continued says
:mod:`stylestudio.engine.unfinished`.
"""

from __future__ import annotations

import dataclasses
import logging
import re
import shutil
import time
import uuid
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from stylestudio import paths
from stylestudio.engine.run_files import (
    RECORD,
    SOURCES,
    STATE,
    Owner,
    RunRecord,
    UnreadableError,
    now_text,
    read_record,
    write_record,
)
from stylestudio.engine.tensor_file import read_tensors, write_tensors
from stylestudio.engine.unfinished import UnfinishedRun, cannot_be_read, refused_run
from stylestudio.errors import CheckpointError, MachineError
from stylestudio.request import schema
from stylestudio.request.style_request import StyleRequest

_log = logging.getLogger(__name__)

_SHORTEST_INTERVAL_S = 30.0
_LARGEST_SHARE = 0.03

_SMALL_FILES_BYTES = 2**20
# So that a run does not fill the disk to its last byte.
_SPACE_LEFT_BYTES = 100 * 2**20


class Checkpoint(NamedTuple):
    """What was kept of a run. Nothing in it depends on the files any more.

    Attributes:
        sources: uint8 ``(H, W, 3)`` by name.
        tensors: on the processor, by name.
        facts: JSON's types.
    """

    sources: dict[str, NDArray[np.uint8]]
    tensors: dict[str, Tensor]
    facts: dict[str, Any]


class CheckpointWriter:
    """Keeps the newest state of one run on the disk. Made by :meth:`create` or :meth:`adopt`.

    Nothing is written before the first :meth:`save`. Used from the run's thread alone.
    """

    def __init__(
        self,
        folder: Path,
        record: RunRecord,
        sources: Mapping[str, NDArray[np.uint8]] | None,
        clock: Callable[[], float],
    ) -> None:
        self.folder = folder
        self._record = record
        # None once they are on the disk.
        self._sources = sources
        self._made = sources is None
        self._owned = False
        self._clock = clock
        self._written_at = clock()
        self._write_s = 0.0

    @classmethod
    def create(
        cls,
        request: StyleRequest,
        plan: Mapping[str, Any],
        sources: Mapping[str, NDArray[np.uint8]],
        *,
        output: str = "",
        title: str = "",
        clock: Callable[[], float] = time.monotonic,
    ) -> CheckpointWriter:
        """For a run that begins.

        Args:
            plan: the execution plan as JSON-ready data.
            sources: the pictures at their final size, uint8 ``(H, W, 3)`` by name.
            output: path of the picture that was asked for, or empty.
            title: what to call the picture when it is offered again.
            clock: seconds.
        """
        run_id = uuid.uuid4().hex
        record = RunRecord(
            run_id=run_id,
            request=schema.to_dict(request),
            plan=dict(plan),
            output=output,
            title=title,
            started_at=now_text(),
            owner=None,
        )
        return cls(paths.unfinished_dir() / run_id, record, dict(sources), clock)

    @classmethod
    def adopt(
        cls, run: UnfinishedRun, *, clock: Callable[[], float] = time.monotonic
    ) -> CheckpointWriter:
        """For a run that goes on: from now on it belongs to this process.

        Raises:
            CheckpointError: another process was faster, or the run is gone or damaged.
        """
        with _reading(run):
            record = read_record(run.folder)
        if record.owner is not None and record.owner.is_running():
            raise CheckpointError(
                f"“{run.title or run.run_id}” is already being painted.",
                "Wait until it is finished, or stop it where it runs.",
            )
        writer = cls(run.folder, record, None, clock)
        try:
            writer._take()
        except OSError as error:
            # The run can go on all the same; the next save tries again and says what is wrong.
            _log.warning("%s could not be taken over: %s", run.folder, error)
        return writer

    def due(self) -> bool:
        """Whether it is time for the next :meth:`save`.

        Every 30 s, or less often, so that writing takes at most 3 % of the time.
        """
        interval_s = max(_SHORTEST_INTERVAL_S, self._write_s / _LARGEST_SHARE)
        return self._clock() - self._written_at >= interval_s

    def save(self, tensors: Mapping[str, Tensor], facts: Mapping[str, Any]) -> str | None:
        """Replace the state on the disk. Never raises: a run must not end for want of a disk.

        Args:
            tensors: of any shape and device.
            facts: JSON's types, infinities and NaN included, with text as keys.

        Returns:
            None, or a sentence that says why the state on the disk is still the one before;
            the same sentence each time for the same reason.
        """
        began = self._clock()
        try:
            self._take()
            write_tensors(self.folder / STATE, tensors, facts)
        except Exception as error:
            _log.warning("no checkpoint in %s", self.folder, exc_info=True)
            return f"Checkpoints cannot be written to “{self.folder}”: {_reason(error)}."
        finally:
            self._written_at = self._clock()
            self._write_s = self._written_at - began
        return None

    def release(self) -> None:
        """Leave the run to whoever wants to continue it. Never raises."""
        if not self._owned:
            return
        self._owned = False
        try:
            write_record(self.folder, dataclasses.replace(self._record, owner=None))
        except OSError as error:
            _log.warning("%s could not be released: %s", self.folder, error)

    def _take(self) -> None:
        """Make the folder where it is missing, and this process its owner."""
        if self._owned:
            return
        if not self._made:
            self.folder.mkdir(parents=True)
            self._made = True
        self._remove_leftovers()
        write_record(self.folder, dataclasses.replace(self._record, owner=Owner.this_process()))
        if self._sources is not None:
            pictures = {name: _to_tensor(pixels) for name, pixels in self._sources.items()}
            write_tensors(self.folder / SOURCES, pictures, {})
            self._sources = None
        self._owned = True

    def _remove_leftovers(self) -> None:
        """Remove the temporary files of a process that was killed, safetensors' own among them."""
        for file in self.folder.iterdir():
            if file.name not in (RECORD, SOURCES, STATE):
                with suppress(OSError):
                    file.unlink()


def load_checkpoint(run: UnfinishedRun) -> Checkpoint:
    """All that was kept of a run, each byte checked.

    Raises:
        CheckpointError: it is damaged and was set aside, or it is gone, or cannot be read.
    """
    with _reading(run):
        sources, _ = read_tensors(run.folder / SOURCES)
        tensors, facts = read_tensors(run.folder / STATE)
    return Checkpoint({name: pixels.numpy() for name, pixels in sources.items()}, tensors, facts)


def required_bytes(state_bytes: int, sources: Mapping[str, NDArray[np.uint8]]) -> int:
    """What a run's checkpoints take on the disk at most, the old and the new state together."""
    pictures = sum(pixels.nbytes for pixels in sources.values())
    return 2 * state_bytes + pictures + _SMALL_FILES_BYTES


def check_space(folder: Path, needed_bytes: int) -> None:
    """Look whether ``needed_bytes`` fit on the disk of ``folder``, which need not exist yet.

    Raises:
        MachineError: they do not, or nearly so.
    """
    place = folder.absolute()
    while not place.exists() and place != place.parent:
        place = place.parent
    try:
        free_bytes = shutil.disk_usage(place).free
    except OSError as error:
        # Some network folders do not tell; the run itself copes with a full disk.
        _log.warning("the space on the disk of %s is unknown: %s", folder, error)
        return
    needed_bytes += _SPACE_LEFT_BYTES
    if free_bytes < needed_bytes:
        raise MachineError(
            f"The checkpoints of this picture need {needed_bytes / 1e9:.1f} GB in “{folder}”, and "
            f"{free_bytes / 1e9:.1f} GB are free there.",
            "Free some disk space, or choose a smaller size.",
        )


@contextmanager
def _reading(run: UnfinishedRun) -> Iterator[None]:
    """What goes wrong while a run's files are read becomes a :class:`CheckpointError`."""
    try:
        yield
    except UnreadableError as problem:
        raise refused_run(run.folder, run.title, problem) from problem
    except FileNotFoundError as error:
        if (run.folder / STATE).exists():
            raise refused_run(run.folder, run.title, UnreadableError(str(error))) from error
        raise CheckpointError(
            f"The unfinished picture “{run.title or run.run_id}” is no longer there.",
            "Perhaps it was finished in another window; otherwise start it again.",
        ) from error
    except OSError as error:
        raise cannot_be_read(error, run.title) from error


def _to_tensor(pixels: NDArray[np.uint8]) -> Tensor:
    return torch.from_numpy(np.array(pixels, dtype=np.uint8, order="C"))


def _reason(error: Exception) -> str:
    """Why a write failed, in a few words without a full stop."""
    if isinstance(error, OSError) and error.strerror:
        return error.strerror
    # safetensors wraps the system's words, and adds the random name of its temporary file.
    wrapped = re.search(r"I/O error: (.+?) \(os error \d+\)", str(error))
    return wrapped[1] if wrapped else str(error).rstrip(".") or type(error).__name__
