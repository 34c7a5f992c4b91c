"""What a picture says of its run is enough to paint it once more, and nothing in it is believed."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from stylestudio.engine import transfer
from stylestudio.engine.checkpoint import CheckpointWriter
from stylestudio.engine.control import RunControl
from stylestudio.engine.events import RunEvent
from stylestudio.engine.keeping import Keeping
from stylestudio.engine.unfinished import unfinished_runs
from stylestudio.request.style_request import StyleRequest
from stylestudio.settings import Settings

pytestmark = pytest.mark.usefixtures("tiny_network")


def painted(request: StyleRequest, settings: Settings | None = None, **more: Any) -> RunEvent:
    events = list(transfer.run(request, RunControl(), settings=settings or Settings(), **more))
    assert events[-1].picture is not None, events[-1].error
    return events[-1]


@pytest.fixture
def in_strips(request_128: StyleRequest, monkeypatch: pytest.MonkeyPatch) -> RunEvent:
    """A picture that was painted with little memory: its plan is not what is planned today."""
    usual = painted(request_128).report["plan"]
    tight = Settings(memory_budget_gib=0.97 * usual["predicted_bytes"] / 2**30)
    event = painted(request_128, tight)
    assert event.report["plan"]["scales"] != usual["scales"]
    return event


def test_the_plan_of_a_picture_is_followed_and_gives_its_pixels(
    request_128: StyleRequest, in_strips: RunEvent
) -> None:
    again = painted(request_128, plan=in_strips.report["plan"])
    assert again.report["plan"]["scales"] == in_strips.report["plan"]["scales"]
    np.testing.assert_array_equal(again.picture, in_strips.picture)


def _other_size(plan: dict[str, Any]) -> None:
    plan["scales"][-1]["height_px"] += 1


def _endless_history(plan: dict[str, Any]) -> None:
    plan["scales"][-1]["history"] = 10**9


def _odd_rows(plan: dict[str, Any]) -> None:
    plan["scales"][-1]["ways"][0]["rows_px"] = 1


def _many_threads(plan: dict[str, Any]) -> None:
    plan["threads"] = 10**6


def _unknown_kernel(plan: dict[str, Any]) -> None:
    plan["scales"][-1]["kernels"][0][1] = "of another program"


def _more_evaluations(plan: dict[str, Any]) -> None:
    plan["scales"][-1]["evaluations"] = 10**6


def _no_scales(plan: dict[str, Any]) -> None:
    plan["scales"] = []


def _text(plan: dict[str, Any]) -> None:
    plan["scales"] = "none"


@pytest.mark.parametrize(
    "spoil",
    [
        _other_size, _endless_history, _odd_rows, _many_threads, _unknown_kernel,
        _more_evaluations, _no_scales, _text,
    ],
)  # fmt: skip
def test_a_plan_that_could_not_have_been_made_here_is_not_followed(
    request_128: StyleRequest, in_strips: RunEvent, spoil: Any
) -> None:
    plan = json.loads(json.dumps(in_strips.report["plan"]))
    spoil(plan)
    again = painted(request_128, plan=plan)
    assert again.report["plan"]["scales"] != in_strips.report["plan"]["scales"]
    assert again.report["evaluations"] == in_strips.report["evaluations"]


def test_a_plan_that_needs_more_than_there_is_is_not_followed(request_128: StyleRequest) -> None:
    usual = painted(request_128).report["plan"]
    tight = Settings(memory_budget_gib=0.97 * usual["predicted_bytes"] / 2**30)
    again = painted(request_128, tight, plan=usual)
    assert again.report["plan"]["predicted_bytes"] <= 0.97 * usual["predicted_bytes"]


def digests_of(request: StyleRequest) -> list[str]:
    paths = (request.content, *request.style_paths)
    return [hashlib.sha256(Path(path).read_bytes()).hexdigest() for path in paths]


def test_the_report_names_the_sources_by_content(request_128: StyleRequest) -> None:
    sources = painted(request_128).report["sources"]
    assert [source["sha256"] for source in sources] == digests_of(request_128)
    assert [source["role"] for source in sources] == ["content", "style"]
    assert [source["path"] for source in sources] == [
        request_128.content,
        *request_128.style_paths,
    ]


def test_a_run_that_goes_on_still_knows_its_sources(
    request_128: StyleRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    digests = digests_of(request_128)
    monkeypatch.setattr(CheckpointWriter, "due", lambda self: True)
    control, keeping = RunControl(), Keeping()
    for event in transfer.run(request_128, control, keeping=keeping):
        if event.progress is not None and event.progress.evaluation == 2:
            control.cancel()
    keeping.release()
    # What lies under the old name by now is another picture.
    Path(request_128.content).write_bytes(b"another picture")
    (run,), _ = unfinished_runs()
    last = painted(request_128, keeping=Keeping(resume=run))
    assert [source["sha256"] for source in last.report["sources"]] == digests


def test_a_picture_comes_with_16_bits_where_they_are_asked_for(request_128: StyleRequest) -> None:
    assert painted(request_128).deep_picture is None
    event = painted(request_128, Settings(picture_bits=16))
    deep = event.deep_picture
    assert deep is not None
    assert deep.dtype == np.uint16
    assert deep.shape == event.picture.shape
    np.testing.assert_allclose(deep / 257, event.picture, atol=0.501)
    assert len(np.unique(deep)) > 2000, "there is more in it than in 256 levels"
