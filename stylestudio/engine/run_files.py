"""The small files of an unfinished run, and how each file of it is replaced. Loads no torch.

``unfinished_dir()/<run_id>/`` holds

- ``run.json``: the request, the plan, and the process that works on it;
- ``sources.safetensors``: the photo and the paintings, so that no original file is needed;
- ``state.safetensors``: how far the run has come, replaced as a whole each time.
"""

from __future__ import annotations

import dataclasses
import hashlib
import json
import os
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import psutil

from stylestudio.disk import replace_file

RECORD = "run.json"
SOURCES = "sources.safetensors"
STATE = "state.safetensors"

#: Of all files of a run. A run of a newer one is refused.
SCHEMA_VERSION = 1

# Linux counts a process's start from that of the machine, which moves when the clock is set.
_SAME_START_S = 2.0


class UnreadableError(Exception):
    """A file of a run is not what was written. The text is for the log.

    Attributes:
        verdict: what to tell the user: the picture … "is damaged".
    """

    def __init__(self, cause: str, verdict: str = "is damaged") -> None:
        super().__init__(cause)
        self.verdict = verdict


@dataclass(frozen=True, slots=True)
class Owner:
    """The process that works on a run. Its start tells it from a later one with its number."""

    pid: int
    create_time: float

    @classmethod
    def this_process(cls) -> Owner:
        """The process that runs this code."""
        return cls(os.getpid(), psutil.Process().create_time())

    def is_running(self) -> bool:
        """Whether that very process still runs."""
        try:
            process = psutil.Process(self.pid)
            if process.status() == psutil.STATUS_ZOMBIE:
                return False
            return bool(abs(process.create_time() - self.create_time) < _SAME_START_S)
        except psutil.NoSuchProcess:
            return False
        except psutil.AccessDenied:
            # Two processes on one run would be worse than a run that is offered too late.
            return True


@dataclass(frozen=True, slots=True, kw_only=True)
class RunRecord:
    """What ``run.json`` holds; ``request`` as :func:`stylestudio.request.schema.to_dict` has it."""

    run_id: str
    request: dict[str, Any]
    plan: dict[str, Any]
    output: str
    title: str
    started_at: str
    owner: Owner | None


def read_record(folder: Path) -> RunRecord:
    """``run.json`` of the run in ``folder``.

    Raises:
        UnreadableError: it is damaged, or of a newer program.
        OSError: it is missing or cannot be read.
    """
    data = (folder / RECORD).read_bytes()
    try:
        document = json.loads(data)
        if document["schema_version"] > SCHEMA_VERSION:
            raise UnreadableError(
                f"schema {document['schema_version']}", "was made by a newer StyleStudio"
            )
        run = document["run"]
        if document["sha256"] != _checksum(run):
            raise UnreadableError(f"{RECORD} does not match its checksum")
        datetime.fromisoformat(run["started_at"])
        owner = run.pop("owner")
        return RunRecord(**run, owner=None if owner is None else Owner(**owner))
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise UnreadableError(f"{RECORD}: {error!r}") from error


def write_record(folder: Path, record: RunRecord) -> None:
    """Replace ``run.json`` as a whole.

    Raises:
        OSError: the old one is still there.
    """
    run = dataclasses.asdict(record)
    # As it will be read: tuples become lists.
    run = json.loads(json.dumps(run))
    document = {"schema_version": SCHEMA_VERSION, "sha256": _checksum(run), "run": run}
    data = json.dumps(document, indent=1).encode()
    replace_file(folder / RECORD, lambda temporary: temporary.write_bytes(data))


def _checksum(run: Any) -> str:
    return hashlib.sha256(json.dumps(run, sort_keys=True).encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a safetensors file of ours says about itself.

    Attributes:
        texts: as they are in the file; ``sha256`` among them covers the others and the tensors.
    """

    facts: dict[str, Any]
    saved_at: datetime
    texts: dict[str, str]


def read_metadata(path: Path) -> Metadata:
    """The metadata of a safetensors file: 8 bytes of length, then JSON. Its length is checked.

    Raises:
        UnreadableError: it is not such a file, or cut short.
        OSError: it is missing or cannot be read.
    """
    try:
        with path.open("rb") as file:
            size = os.fstat(file.fileno()).st_size
            length = int.from_bytes(file.read(8), "little")
            if length > size - 8:
                raise UnreadableError(f"{path.name} ends in its header")
            header = json.loads(file.read(length))
        texts = header.pop("__metadata__")
        end = max((tensor["data_offsets"][1] for tensor in header.values()), default=0)
        if size != 8 + length + end:
            raise UnreadableError(f"{path.name} has {size} bytes instead of {8 + length + end}")
        facts, saved_at = json.loads(texts["facts"]), datetime.fromisoformat(texts["saved_at"])
        if not isinstance(facts, dict) or saved_at.tzinfo is None or "sha256" not in texts:
            raise UnreadableError(f"{path.name} has another header")
        return Metadata(facts, saved_at, texts)
    except (ValueError, TypeError, KeyError, IndexError, AttributeError) as error:
        raise UnreadableError(f"{path.name}: {error!r}") from error


def now_text() -> str:
    """This moment in ISO 8601, as ``datetime.fromisoformat`` reads it."""
    return datetime.now(UTC).isoformat(timespec="microseconds")
