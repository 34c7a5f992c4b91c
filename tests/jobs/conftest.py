from __future__ import annotations

from collections.abc import Iterator

import pytest

from stylestudio.jobs.queue import RunQueue
from stylestudio.request.style_request import StyleRequest
from tests.jobs.fake_engine import FakeEngine, Recorder


@pytest.fixture
def engine(monkeypatch) -> FakeEngine:
    return FakeEngine().install(monkeypatch)


@pytest.fixture
def queue(qapp) -> Iterator[RunQueue]:
    queue = RunQueue()
    yield queue
    assert queue.shutdown(timeout_s=20)


@pytest.fixture
def recorder(queue) -> Recorder:
    return Recorder().listen(queue)


@pytest.fixture
def request_() -> StyleRequest:
    return StyleRequest(content="photo.png", styles=(("painting.png", 1.0),))
