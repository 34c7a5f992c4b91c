"""Folders of small pictures, for the tests of the filmstrip."""

from __future__ import annotations

import os
from pathlib import Path

from tests.gui.conftest import make_picture


def make_folder(folder: Path) -> Path:
    """Five pictures, ``0.png`` the newest."""
    folder.mkdir()
    for number in range(5):
        add(folder, f"{number}.png", number)
    return folder


def add(folder: Path, name: str, age: int, width: int = 80) -> Path:
    """A picture more; below 0 it is newer than the others."""
    path = make_picture(folder / name, width, 60, seed=abs(age))
    os.utime(path, (1000 - age, 1000 - age))
    return path


def make_many(folder: Path, count: int) -> Path:
    """A folder of ``count`` tiny pictures."""
    folder.mkdir()
    data = make_picture(folder / "0000.png", 80, 60).read_bytes()
    for number in range(1, count):
        (folder / f"{number:04}.png").write_bytes(data)
    return folder
