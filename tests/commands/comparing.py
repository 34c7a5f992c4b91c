"""What the tests of ``stylestudio compare`` type, and what they find."""

from __future__ import annotations

import json
from pathlib import Path


def command(pair: tuple[str, str], folder: Path, *arguments: str) -> list[str]:
    return ["compare", *pair, "-o", str(folder), "--size", "64", "--steps", "2", *arguments]


def report_in(folder: Path) -> dict:
    return json.loads((folder / "report.json").read_text(encoding="utf-8"))


def names_in(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}
