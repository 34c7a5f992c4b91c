"""Measures what the README states, on pictures of one's own choice.

    python -m tests.tools.acceptance PHOTO PAINTING FOLDER

Each picture is rendered by a process of its own, so that its peak memory is its own; pictures and
figures go to FOLDER. Takes about a quarter of an hour on two cores.
"""

from __future__ import annotations

import json
import subprocess
import sys
import threading
import time
from pathlib import Path

import numpy as np

from stylestudio.engine import transfer
from stylestudio.engine.control import RunControl
from stylestudio.engine.events import EventKind
from stylestudio.engine.pictures import load_at_size
from stylestudio.imaging.load import load_picture
from stylestudio.request.style_request import StyleRequest
from tests.tools.evaluator import judge

_STOPS = 6


def render(photo: str, painting: str, out: Path, *settings: str) -> tuple[np.ndarray, dict]:
    """The picture and the figures of ``stylestudio render``."""
    began = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-m", "stylestudio", "render", photo, painting, "-o", str(out), "--json",
         *settings],
        stdout=subprocess.PIPE,
        check=True,
    )  # fmt: skip
    figures = json.loads(done.stdout)
    figures["process_s"] = time.perf_counter() - began
    return load_picture(out), figures


def judged(photo: str, painting: str, out: Path, *settings: str) -> np.ndarray:
    """Render, judge, print a line; returns the picture."""
    picture, figures = render(photo, painting, out, *settings)
    verdict = judge(load_picture(photo), load_picture(painting), picture)
    print(
        f"{out.stem:14} {verdict}  {figures['process_s']:.0f} s, "
        f"peak {figures['peak_bytes'] / 2**30:.2f} GiB",
        flush=True,
    )
    return picture


def seconds_to_stop(photo: str, painting: str, size_px: int) -> list[float]:
    """How long a run of the engine goes on after Stop, at several moments of one scale."""
    delays = []
    for number in range(_STOPS):
        control, pressed_at = RunControl(), []
        request = StyleRequest(
            content=photo, styles=((painting, 1.0),), size_px=size_px, pyramid=False
        )

        def press(control: RunControl = control, pressed_at: list[float] = pressed_at) -> None:
            pressed_at.append(time.perf_counter())
            control.cancel()

        timer = None
        for event in transfer.run(request, control):
            if timer is None and event.progress and event.progress.evaluation == 1:
                # Somewhere within the second evaluation.
                each_s = event.progress.seconds_per_evaluation or 1.0
                timer = threading.Timer(each_s * (number + 0.5) / _STOPS, press)
                timer.start()
        assert event.kind is EventKind.CANCELLED
        delays.append(time.perf_counter() - pressed_at[0])
    return delays


def main() -> None:
    """Measure, print, keep the pictures."""
    photo, painting, folder = sys.argv[1], sys.argv[2], Path(sys.argv[3])
    folder.mkdir(parents=True, exist_ok=True)
    one = judged(photo, painting, folder / "default.png", "--size", "256")
    two = judged(photo, painting, folder / "again.png", "--size", "256")
    print("the same pixels twice:", bool(np.array_equal(one, two)))
    pictures = {}
    for strength in (0, 25, 75, 100):
        out = folder / f"strength-{strength}.png"
        pictures[strength] = judged(
            photo, painting, out, "--size", "256", "--strength", str(strength)
        )
    unpainted = load_at_size(photo, 256).astype(int)
    print("strength 0 differs from the photo by", np.abs(pictures[0] - unpainted).max())
    for preset in ("gatys-2016", "paper-guo-yuan"):
        judged(photo, painting, folder / f"{preset}.png", "--size", "256", "--preset", preset)
    judged(photo, painting, folder / "default-512.png", "--size", "512")
    delays = seconds_to_stop(photo, painting, 512)
    print("seconds from Stop to the end at 512 px:", [round(delay, 2) for delay in delays])


if __name__ == "__main__":
    main()
