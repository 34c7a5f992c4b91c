"""The user's settings: one TOML file, read by the window and the command line alike.

    device = "auto"      # auto, cpu, cuda or mps
    threads = 0          # of the processor; 0 takes all physical cores
    memory_budget_gib = 0.0    # how much memory a run may take; 0 takes 80 % of what is free
    smaller_if_needed = false  # where memory runs out whatever is tried, paint smaller and enlarge
    pictures_folder = "" # where pictures are saved; empty takes the system's pictures folder
    theme = "system"     # of the window: system, light or dark
    language = "system"  # of the window: system, en or de
    picture_bits = 8     # a colour of a saved picture has: 8 or 16
    preview_rate_per_s = 5     # how often the growing picture is shown, 1 to 5 times a second

A missing file means the defaults. A value that cannot be used falls back to its default, and
``notes`` says so, because a typing mistake must not keep the program from starting.

The window writes the file anew when a setting is changed. Keys that this version does not know
stay; comments do not, because what reads TOML drops them. A file that could not be read, or that
held a value that could not be used, is kept beside it as ``settings.bak``.
"""

from __future__ import annotations

import dataclasses
import shutil
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from stylestudio import paths
from stylestudio.disk import replace_file
from stylestudio.errors import SaveError
from stylestudio.toml_text import toml_text

#: What may be asked for to compute on; ``auto`` takes the best that is there.
DEVICES = ("auto", "cpu", "cuda", "mps")
#: The window's looks; ``system`` follows the system's choice at once.
THEMES = ("system", "light", "dark")
#: The languages that the window speaks; ``system`` is the system's, if it is one of them.
LANGUAGES = ("system", "en", "de")
#: Bits that a colour of a saved picture may have.
PICTURE_BITS = (8, 16)
#: How often a growing picture may be shown in a second.
LEAST_PREVIEW_RATE_PER_S, MOST_PREVIEW_RATE_PER_S = 1, 5
#: The ends of the ranges in which a value can be used.
MOST_THREADS = 1024
MOST_GIB = 1 << 20


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
        picture_bits: how finely the colours of saved pictures are graded; 16 makes files four times
            as large, for who goes on to edit them.
        theme: the window's look, one of :data:`THEMES`.
        language: the window's language, one of :data:`LANGUAGES`.
        preview_rate_per_s: how often the growing picture is shown, 1 to 5 times a second.
        notes: one sentence for each value that could not be used.
    """

    device: str = "auto"
    threads: int = 0
    memory_budget_gib: float = 0.0
    smaller_if_needed: bool = False
    pictures_folder: str = ""
    picture_bits: int = 8
    theme: str = "system"
    language: str = "system"
    preview_rate_per_s: int = 5
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
        data = _read(file)
    except FileNotFoundError:
        return Settings()
    except (OSError, ValueError, RecursionError) as error:
        reason = str(error).splitlines()[0]
        return Settings(notes=(f"{file} cannot be read ({reason}); the defaults are used.",))
    good = {name: value for name, value in data.items() if _usable(name, value)}
    return Settings(
        **good,
        notes=tuple(
            f"In {file}, {name} cannot be {value!r}; its default is used."
            for name, value in data.items()
            if name not in good and name in _names()
        ),
    )


def save_settings(settings: Settings, file: Path | None = None) -> None:
    """Write ``settings`` to ``file``, or to the user's own settings file.

    Raises:
        SaveError: it could not be written; the earlier file is still there.
    """
    file = file or paths.settings_file()
    values = {name: getattr(settings, name) for name in _names()}
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        text = toml_text({**_kept(file), **values})
        replace_file(file, lambda draft: draft.write_text(text, encoding="utf-8", newline="\n"))
    # Half a surrogate pair, which a folder's name can have, is no Unicode.
    except (OSError, UnicodeEncodeError) as error:
        raise SaveError(
            f"The settings could not be saved in “{file}”.",
            "Check that the folder can be written to and that the disk is not full.",
        ) from error


def _kept(file: Path) -> dict[str, Any]:
    """What ``file`` holds already. Keeps it aside if some of that would be lost.

    Raises:
        OSError: it could not be kept aside.
    """
    try:
        data = _read(file)
        lost = any(name in _names() and not _usable(name, data[name]) for name in data)
    except FileNotFoundError:
        return {}
    except (ValueError, RecursionError):
        data, lost = {}, True
    if lost:
        shutil.copyfile(file, file.with_suffix(".bak"))
    return data


def _read(file: Path) -> dict[str, Any]:
    """The file's table.

    Raises:
        OSError, ValueError, RecursionError: it cannot be read.
    """
    return tomllib.loads(file.read_text(encoding="utf-8"))


def _names() -> list[str]:
    return [field.name for field in dataclasses.fields(Settings) if field.name != "notes"]


def _usable(name: str, value: Any) -> bool:
    """Whether ``value`` can be taken for setting ``name``. Unknown names are a newer program's."""
    match name:
        case "device":
            return value in DEVICES
        case "threads":
            return type(value) is int and 0 <= value <= MOST_THREADS
        case "memory_budget_gib":
            return type(value) in (int, float) and 0 <= value <= MOST_GIB
        case "smaller_if_needed":
            return type(value) is bool
        case "pictures_folder":
            return isinstance(value, str) and _names_a_folder(value)
        case "picture_bits":
            return type(value) is int and value in PICTURE_BITS
        case "theme":
            return value in THEMES
        case "language":
            return value in LANGUAGES
        case "preview_rate_per_s":
            least, most = LEAST_PREVIEW_RATE_PER_S, MOST_PREVIEW_RATE_PER_S
            return type(value) is int and least <= value <= most
        case _:
            return False


def _names_a_folder(text: str) -> bool:
    """Whether ``text`` can be a folder: no NUL in it, and no “~name” that is nobody's."""
    try:
        Path(text).expanduser()
    except RuntimeError:
        return False
    return "\0" not in text
