"""The user's settings: one TOML file, read by the window and the command line alike.

    device = "auto"      # auto, cpu, cuda or mps
    threads = 0          # of the processor; 0 takes all physical cores
    memory_budget_gib = 0.0    # how much memory a run may take; 0 takes 80 % of what is free
    smaller_if_needed = false  # where memory runs out whatever is tried, paint smaller and enlarge
    pictures_folder = "" # where pictures are saved; empty takes the system's pictures folder

A missing file means the defaults. A value that cannot be used falls back to its default, and
``notes`` says so, because a typing mistake must not keep the program from starting.
"""

from __future__ import annotations

import dataclasses
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from stylestudio import paths

#: What may be asked for to compute on; ``auto`` takes the best that is there.
DEVICES = ("auto", "cpu", "cuda", "mps")
_MOST_THREADS = 1024
_MOST_GIB = 1 << 20


@dataclass(frozen=True, slots=True)
class Settings:
    """What holds for every run on this machine.

    Attributes:
        device: where to compute, unless a request names a device.
        threads: of the processor; 0 takes all physical cores.
        memory_budget_gib: what a run may take beside the idle program; 0 takes 80 % of what is
            free when it starts.
        smaller_if_needed: where memory runs out whatever else is tried, paint the picture smaller
            and enlarge it.
        pictures_folder: where pictures are saved; empty takes the system's pictures folder.
        notes: one sentence for each value that could not be used.
    """

    device: str = "auto"
    threads: int = 0
    memory_budget_gib: float = 0.0
    smaller_if_needed: bool = False
    pictures_folder: str = ""
    notes: tuple[str, ...] = ()

    @property
    def memory_budget_bytes(self) -> int:
        """``memory_budget_gib`` in bytes."""
        return int(self.memory_budget_gib * 2**30)

    @property
    def pictures_dir(self) -> Path:
        """The folder in which pictures are saved."""
        if self.pictures_folder:
            return Path(self.pictures_folder).expanduser()
        return paths.pictures_dir()


def load_settings(file: Path | None = None) -> Settings:
    """Read ``file``, or the user's own settings file. Never raises."""
    file = file or paths.settings_file()
    try:
        data = tomllib.loads(file.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return Settings()
    except (OSError, ValueError, RecursionError) as error:
        reason = str(error).splitlines()[0]
        return Settings(notes=(f"{file} cannot be read ({reason}); the defaults are used.",))
    good = {name: value for name, value in data.items() if _usable(name, value)}
    bad = tuple(
        f"In {file}, {name} cannot be {value!r}; its default is used."
        for name, value in data.items()
        if name not in good and name in _names()
    )
    return Settings(**good, notes=bad)


def _names() -> set[str]:
    return {field.name for field in dataclasses.fields(Settings)} - {"notes"}


def _usable(name: str, value: Any) -> bool:
    """Whether ``value`` can be taken for setting ``name``. Unknown names are a newer program's."""
    match name:
        case "device":
            return value in DEVICES
        case "threads":
            return type(value) is int and 0 <= value <= _MOST_THREADS
        case "memory_budget_gib":
            return type(value) in (int, float) and 0 <= value <= _MOST_GIB
        case "smaller_if_needed":
            return type(value) is bool
        case "pictures_folder":
            return isinstance(value, str) and _names_a_folder(value)
        case _:
            return False


def _names_a_folder(text: str) -> bool:
    """Whether ``text`` can be a folder: no NUL in it, and no “~name” that is nobody's."""
    try:
        Path(text).expanduser()
    except RuntimeError:
        return False
    return "\0" not in text
