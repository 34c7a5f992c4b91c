"""What loads what, checked in fresh interpreters: import-linter sees only what is written."""

from __future__ import annotations

import subprocess
import sys

import pytest


@pytest.mark.parametrize(
    ("module", "absent"),
    [
        ("stylestudio.engine.transfer", "PySide6"),
        ("stylestudio.engine.transfer", "torchvision"),
        ("stylestudio.engine", "torch"),
        ("stylestudio.engine.style_losses.registry", "torch"),
        ("stylestudio.engine.events", "torch"),
        ("stylestudio.engine.control", "torch"),
        ("stylestudio.ui.main_window", "torch"),
        ("stylestudio.gallery", "torch"),
        ("stylestudio.gallery.keep", "torch"),
        ("stylestudio.gallery.keep", "PySide6"),
        ("stylestudio.gallery.names", "PySide6"),
        ("stylestudio.gallery.thumbnails", "PySide6"),
        ("stylestudio.gallery.thumbnails", "torch"),
        ("stylestudio.ui.details.run_figures", "PySide6"),
        ("stylestudio.ui.painting.settling", "PySide6"),
        ("stylestudio.cli", "torch"),
        ("stylestudio.cli", "PySide6"),
        ("stylestudio.app", "torch"),
    ],
)
def test_importing_one_leaves_the_other_out(module: str, absent: str) -> None:
    code = f"import sys, {module}; sys.exit({absent!r} in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
