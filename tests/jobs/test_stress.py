"""Many runs, started and stopped at any moment, in one process."""

from __future__ import annotations

import gc
import random
import threading
import time
from collections.abc import Callable

import numpy as np
import psutil
import pytest
from PIL import Image
from PySide6.QtCore import QCoreApplication

from stylestudio.jobs.orders import NewRun
from stylestudio.jobs.queue import RunQueue
from stylestudio.request.style_request import StyleRequest
from tests.jobs.fake_engine import FakeEngine, Recorder, picture

#: After so many runs the process has loaded and set aside all that it ever will.
_SETTLED = 20


@pytest.fixture(params=["fake", "tiny network"])
def painted_request(request, monkeypatch, tmp_path) -> StyleRequest:
    """What to paint, by an engine that takes milliseconds."""
    if request.param == "fake":
        FakeEngine(steps=20, step_s=0.001, result=picture(600, 400)).install(monkeypatch)
        return StyleRequest(content="photo.png", styles=(("painting.png", 1.0),))
    from stylestudio.engine import devices, planner, transfer
    from tests.engine.conftest import fixed_calibration, make_tiny_weights

    monkeypatch.setattr(transfer, "load_vgg16", make_tiny_weights)
    monkeypatch.setattr(planner, "load_or_measure", lambda *_: fixed_calibration())
    monkeypatch.setattr(transfer, "is_measured", lambda *_: True)
    monkeypatch.setattr(devices, "physical_cores", lambda: 1)
    random = np.random.default_rng(3)
    for name in ("photo.png", "painting.png"):
        Image.fromarray(random.integers(0, 256, (48, 64, 3), np.uint8)).save(tmp_path / name)
    return StyleRequest(
        content=str(tmp_path / "photo.png"),
        styles=((str(tmp_path / "painting.png"), 1.0),),
        size_px=64,
        evaluations=8,
        device="cpu",
    )


class Stories(Recorder):
    """Notes names alone: pictures that a test holds would look like a leak."""

    def __init__(self) -> None:
        super().__init__()
        self.by_run: dict[str, list[str]] = {}

    def _noting(self, name: str) -> Callable[..., None]:
        def note(*what: object) -> None:
            if what:
                run_id = what[0] if isinstance(what[0], str) else what[0].run_id
                self.by_run.setdefault(run_id, []).append(name)

        return note


def process_events(seconds: float) -> None:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        QCoreApplication.processEvents()
        time.sleep(0.0005)


def resident_bytes() -> int:
    gc.collect()
    return psutil.Process().memory_info().rss


def start_and_stop(queue: RunQueue, request: StyleRequest, count: int, seed: int) -> list[int]:
    """Rounds of one to four runs until there were ``count``; the memory whenever all had ended."""
    chance = random.Random(seed)
    resident = []
    placed = 0
    while placed < count:
        size = min(chance.choice((1, 1, 2, 4)), count - placed)
        runs = [NewRun(request.replace(seed=placed + n), str(placed + n)) for n in range(size)]
        ids = queue.start_round(runs)
        placed += size
        process_events(chance.uniform(0, 0.06))
        for _ in range(chance.randrange(4)):
            what = chance.choice(("pause", "resume", "one", "nothing"))
            if what == "one":
                queue.cancel(chance.choice(ids))
            elif what != "nothing":
                getattr(queue, what)()
            process_events(chance.uniform(0, 0.01))
        if chance.random() < 0.7:
            queue.cancel()
        # Now and then the next round comes while this one is still on.
        if chance.random() < 0.8 or placed == count:
            wait_until_idle(queue)
            resident.append(resident_bytes())
    return resident


def wait_until_idle(queue: RunQueue) -> None:
    queue.resume()
    deadline = time.monotonic() + 60
    while queue.busy:
        assert time.monotonic() < deadline
        process_events(0.001)


@pytest.mark.parametrize(
    "count",
    [25, pytest.param(500, marks=[pytest.mark.long, pytest.mark.timeout(1800)])],
)
def test_runs_started_and_stopped_at_any_moment(qapp, painted_request, count):
    queue = RunQueue()
    stories = Stories().listen(queue).by_run
    start_and_stop(queue, painted_request, _SETTLED, seed=1)
    threads = threading.active_count()
    system_threads = psutil.Process().num_threads()
    before = resident_bytes()
    stories.clear()
    resident = start_and_stop(queue, painted_request, count, seed=2)
    assert len(stories) == count
    endings = {"run_finished", "run_cancelled"}
    for story in stories.values():
        assert story[0] == "run_placed"
        assert sum(name in endings for name in story) == 1
        assert story[-1] in endings
        assert "run_failed" not in story
    assert threading.active_count() <= threads
    assert psutil.Process().num_threads() <= system_threads
    # The heap breathes: what must not have grown is what is there in between.
    assert min(resident[-5:]) <= 1.05 * before
    assert queue.shutdown(timeout_s=20)
