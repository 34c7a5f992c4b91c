"""The pictures that the program brings, to try it with."""

from __future__ import annotations

import json
import logging
from dataclasses import dataclass
from pathlib import Path

from stylestudio import paths

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Sample:
    """A bundled picture.

    Attributes:
        path: the file.
        role: ``content`` or ``style``.
        title, description: for the menu.
    """

    path: Path
    role: str
    title: str
    description: str


def bundled_samples(role: str) -> list[Sample]:
    """The bundled pictures of a role, the one for the first start first.

    An installation without them is whole enough to work with: they are left out, and logged.
    """
    try:
        folder = paths.resources() / "samples"
        entries = json.loads((folder / "samples.json").read_text(encoding="utf-8"))
        samples = [
            Sample(folder / e["file"], e["role"], e["title"], e.get("description", ""))
            for e in entries
        ]
    except (OSError, ValueError, KeyError, TypeError):
        log.warning("the bundled samples cannot be listed", exc_info=True)
        return []
    return [sample for sample in samples if sample.role == role and sample.path.is_file()]
