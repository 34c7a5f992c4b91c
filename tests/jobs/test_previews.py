"""The box in which pictures wait for the window."""

from __future__ import annotations

import pytest

from stylestudio.engine.events import EventKind, Phase, Progress, RunEvent
from stylestudio.jobs.previews import PreviewBox
from tests.jobs.fake_engine import picture


class Clock:
    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def box(clock) -> PreviewBox:
    return PreviewBox(clock)


def preview(value: int, run_id: str = "a") -> RunEvent:
    progress = Progress(phase=Phase.PAINTING, evaluation=value)
    return RunEvent(
        run_id=run_id, kind=EventKind.PREVIEW, progress=progress, picture=picture(value=value)
    )


def test_a_preview_travels_without_its_picture_and_gets_it_back(box):
    event = preview(7)
    sent = box.put(event, 1)
    assert (sent.kind, sent.picture, sent.progress) == (EventKind.PREVIEW, None, event.progress)
    taken = box.take(sent)
    assert taken.kind is EventKind.PREVIEW
    assert taken.picture is event.picture
    assert taken.progress is event.progress


def test_a_newer_picture_takes_the_place_of_one_that_was_not_taken(box):
    first = box.put(preview(1), 1)
    second = box.put(preview(2), 1)
    assert (second.kind, second.picture) == (EventKind.PROGRESS, None)
    assert second.progress.evaluation == 2
    taken = box.take(first)
    assert taken.picture[0, 0, 0] == 2
    assert taken.progress.evaluation == 1, "what was told comes in its order"
    assert box.put(preview(3), 1).kind is EventKind.PREVIEW


def test_runs_do_not_mix(box):
    sent = [box.put(preview(value, run_id), 2) for value, run_id in ((1, "a"), (2, "b"))]
    pictures = [box.take(event).picture[0, 0, 0] for event in reversed(sent)]
    assert pictures == [2, 1]


def test_a_run_that_ended_leaves_nothing(box):
    sent = box.put(preview(1), 2)
    box.forget("a")
    assert box.take(sent).kind is EventKind.PROGRESS
    assert box.put(preview(2), 2).kind is EventKind.PREVIEW


@pytest.mark.parametrize("run_count", [2, 4, 8])
def test_all_runs_together_send_ten_a_second_and_each_its_share(box, clock, run_count):
    sent = dict.fromkeys(range(run_count), 0)
    for _ in range(1000):
        for number in sent:
            event = box.put(preview(1, str(number)), run_count)
            if event.kind is EventKind.PREVIEW:
                sent[number] += 1
                box.take(event)
        clock.now += 0.01
    assert sum(sent.values()) == pytest.approx(100, rel=0.1)
    assert max(sent.values()) - min(sent.values()) <= 1


def test_a_run_alone_is_held_by_the_engine(box):
    kinds = set()
    for _ in range(5):
        event = box.put(preview(1), 1)
        kinds.add(event.kind)
        box.take(event)
    assert kinds == {EventKind.PREVIEW}
