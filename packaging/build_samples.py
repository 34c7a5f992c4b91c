"""Draw the pictures that ship with StyleStudio: the "photos" and the "paintings".

The program opens with a picture and a painting already loaded, so that the first click on
"Start" shows what it does. Everything is drawn here from noise, geometry and brush strokes, so
the set is free of any third party's rights, and anybody can redraw it:

    python packaging/build_samples.py                  # all, into resources/samples
    python packaging/build_samples.py --only harbour   # one of them
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PIL import Image

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(Path(__file__).resolve().parent))

from samples import harbour, lake, mosaic, swirls, watercolour, woodcut  # noqa: E402

LICENSE = (
    "Every picture in this folder was drawn by this project's own script "
    "packaging/build_samples.py and is dedicated to the public domain (CC0 1.0).\n"
)


@dataclass(frozen=True)
class Sample:
    """One bundled picture and the function that draws it at a given longer side."""

    name: str
    role: str
    title: str
    description: str
    draw: Callable[[int], Image.Image]

    @property
    def file(self) -> str:
        """Name of the picture in the folder."""
        return f"{self.role}_{self.name}.jpg"


# The first content and the first style are the pair that the program opens with.
SAMPLES: tuple[Sample, ...] = (
    Sample(
        "harbour", "content", "Old town on the river",
        "Gabled houses and a church tower above a quay, mirrored in the water, in late light.",
        lambda size: harbour.draw(size),
    ),
    Sample(
        "lake", "content", "Mountain lake",
        "Snowy peaks and fir woods around a still lake, with a wooden hut on the shore.",
        lambda size: lake.draw(size),
    ),
    Sample(
        "swirls", "style", "Swirling night",
        "Thick oil strokes whirl around the stars above a village and golden wheat.",
        lambda size: swirls.draw(size),
    ),
    Sample(
        "woodcut", "style", "Pine and red sun",
        "A woodcut: carved black lines of uneven depth with a red and a blue-green block.",
        lambda size: woodcut.draw(size),
    ),
    Sample(
        "mosaic", "style", "Leaping fish",
        "A mosaic of glass, marble and gold stones set in rows along every outline.",
        lambda size: mosaic.draw(size),
    ),
    Sample(
        "watercolour", "style", "Poppy meadow",
        "Wet watercolour on rough paper: dark rims, blooms and grains of pigment.",
        lambda size: watercolour.draw(size),
    ),
)  # fmt: skip


def save(image: Image.Image, path: Path) -> None:
    """Write a JPEG without subsampled colour, since a style lives in its coloured edges."""
    image.convert("RGB").save(
        path, "JPEG", quality=92, subsampling=0, optimize=True, progressive=True
    )


def write_list(out: Path) -> None:
    """Write samples.json and the licence beside the pictures."""
    rows = [
        {"file": s.file, "role": s.role, "title": s.title, "description": s.description}
        for s in SAMPLES
    ]
    text = json.dumps(rows, indent=2, ensure_ascii=False) + "\n"
    (out / "samples.json").write_text(text, encoding="utf-8")
    (out / "LICENSE.txt").write_text(LICENSE, encoding="utf-8")


def main(arguments: list[str] | None = None) -> int:
    """Draw the chosen pictures and report how long each took."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--out", type=Path, default=ROOT / "resources" / "samples")
    parser.add_argument("--only", choices=[s.name for s in SAMPLES], help="draw just this one")
    parser.add_argument("--size", type=int, default=1024, help="longer side in pixels")
    options = parser.parse_args(arguments)
    options.out.mkdir(parents=True, exist_ok=True)
    for item in SAMPLES:
        if options.only in (None, item.name):
            begin = time.perf_counter()
            save(item.draw(options.size), options.out / item.file)
            kib = (options.out / item.file).stat().st_size / 1024
            print(f"{item.file}: {time.perf_counter() - begin:.1f} s, {kib:.0f} KiB")
    write_list(options.out)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
