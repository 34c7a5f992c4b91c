"""What to send along with a report of a bug: the program, the machine, and what the log says."""

from __future__ import annotations

import os
import platform
import sys
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from PySide6.QtCore import qVersion
from PySide6.QtGui import QGuiApplication

from stylestudio import __version__
from stylestudio.logs import last_lines
from stylestudio.settings import Settings, load_settings

_LOG_LINES = 200
_PACKAGES = ("numpy", "torch", "pillow")


def versions() -> dict[str, str]:
    """The versions of what the program stands on."""
    found = {"StyleStudio": __version__, "Python": platform.python_version(), "Qt": qVersion()}
    for name in _PACKAGES:
        try:
            found[name] = version(name)
        except PackageNotFoundError:
            found[name] = "not installed"
    return found


def report_text(said: str = "", settings: Settings | None = None) -> str:
    """A report to paste into a mail or an issue. No folder of the user's is named in it.

    Args:
        said: what the message said that made the user write.
    """
    settings = settings or load_settings()
    lines = [f"{name} {number}" for name, number in versions().items()]
    lines.append(f"torch loaded {'torch' in sys.modules}")
    lines += [
        f"{platform.system()} {platform.release()}, {platform.machine()}",
        f"device {settings.device}, threads {settings.threads}, "
        f"memory budget {settings.memory_budget_gib:g} GiB, "
        f"smaller if needed {settings.smaller_if_needed}",
        f"theme {settings.theme}, language {settings.language}, "
        f"previews {settings.preview_rate_per_s}/s, "
        f"own pictures folder {bool(settings.pictures_folder)}",
        "",
        *last_lines(_LOG_LINES),
    ]
    if said:
        lines = [said, "", *lines]
    return _without_home("\n".join(lines))


def copy_report(said: str = "") -> None:
    """Put the report on the clipboard."""
    QGuiApplication.clipboard().setText(report_text(said))


def _without_home(text: str) -> str:
    """Home folders tell who the user is."""
    for folder in (os.environ.get("STYLESTUDIO_HOME", ""), str(Path.home())):
        if len(folder) > 1:
            text = text.replace(folder, "~")
    return text
