"""Where things lie: the bundled resources, and the user's folders.

The environment variable ``STYLESTUDIO_HOME`` moves all of the user's folders under one folder
(a portable installation, and the tests).
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

import platformdirs

from stylestudio.errors import MachineError

_APP = "StyleStudio"
_PACKAGE = Path(__file__).resolve().parent


def resources() -> Path:
    """The folder of bundled resources: in a frozen bundle, in an installed wheel, in a checkout.

    Raises:
        MachineError: the installation is incomplete.
    """
    frozen = getattr(sys, "_MEIPASS", None)
    candidates = [Path(frozen) / "resources"] if frozen else []
    candidates += [_PACKAGE / "resources", _PACKAGE.parent / "resources"]
    for candidate in candidates:
        if (candidate / "models").is_dir():
            return candidate
    raise MachineError("The program's bundled files are missing.", "Install StyleStudio again.")


def _home() -> Path | None:
    home = os.environ.get("STYLESTUDIO_HOME")
    return Path(home) if home else None


def data_dir() -> Path:
    """The private folder for pasted pictures and other things the program keeps for itself."""
    home = _home()
    return home / "data" if home else Path(platformdirs.user_data_dir(_APP, appauthor=False))


def unfinished_dir() -> Path:
    """The folder of runs that have not ended: one folder each, to continue them from."""
    return data_dir() / "unfinished"


def presets_dir() -> Path:
    """The folder of the user's own presets, one JSON file each."""
    return data_dir() / "presets"


def cache_dir() -> Path:
    """The folder of what the program can make again when it is gone."""
    home = _home()
    return home / "cache" if home else Path(platformdirs.user_cache_dir(_APP, appauthor=False))


def log_dir() -> Path:
    """The folder of the rotating log files."""
    home = _home()
    return home / "log" if home else Path(platformdirs.user_log_dir(_APP, appauthor=False))


def settings_file() -> Path:
    """The TOML file that the window and the command line read alike."""
    home = _home()
    config = home / "config" if home else Path(platformdirs.user_config_dir(_APP, appauthor=False))
    return config / "settings.toml"


def pictures_dir() -> Path:
    """Where pictures are saved unless the user says otherwise."""
    home = _home()
    return home / "pictures" if home else Path(platformdirs.user_pictures_dir()) / _APP
