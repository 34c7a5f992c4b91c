"""A run that begins with an earlier run's first scale paints what it would have painted anyway."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
import torch
from PIL import Image

from stylestudio import paths
from stylestudio.engine import sketches, transfer
from stylestudio.engine.control import RunControl
from stylestudio.engine.events import EventKind, RunEvent
from stylestudio.engine.keeping import Keeping
from stylestudio.engine.memory import is_out_of_memory
from stylestudio.engine.objective import Evaluation, Objective
from stylestudio.engine.unfinished import unfinished_runs
from stylestudio.request.style_request import StyleRequest
from stylestudio.request.variants import Variant, WeightedSettings, variant_named
from stylestudio.settings import Settings
from tests.engine.style_loss_cases import FORMS, Case
from tests.engine.test_transfer import nan_at

#: Evaluations of the two scales.
COARSE, FINE = 10, 20


@pytest.fixture
def good(tiny_network: None, request_128: StyleRequest) -> StyleRequest:
    """A picture of two scales, each long enough for what learns to learn."""
    return request_128.replace(size_px=200, evaluations=FINE)


@pytest.fixture
def counted(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Grows by the width of the picture with each evaluation."""
    widths: list[int] = []
    evaluate = Objective.evaluate

    def noted(self: Objective, image: torch.Tensor) -> Evaluation:
        widths.append(image.shape[-1])
        return evaluate(self, image)

    monkeypatch.setattr(Objective, "evaluate", noted)
    return widths


def sketch_of(request: StyleRequest) -> StyleRequest:
    """What the window asks for first; without the pyramid's share of evaluations."""
    return request.replace(quality="sketch", evaluations=COARSE)


def events_of(
    request: StyleRequest, keeping: Keeping | None = None, settings: Settings | None = None
) -> list[RunEvent]:
    """Of a run that may keep things, as the window's may."""
    keeping = keeping or Keeping()
    settings = settings or Settings()
    events = list(transfer.run(request, RunControl(), keeping=keeping, settings=settings))
    keeping.release()
    return events


def painted(request: StyleRequest, settings: Settings | None = None) -> RunEvent:
    last = events_of(request, settings=settings)[-1]
    assert last.kind is EventKind.FINISHED, last.error
    assert last.report["notices"] == []
    return last


def painted_without(request: StyleRequest, settings: Settings | None = None) -> RunEvent:
    """The same without any sketch."""
    last = events_of(request, Keeping.none(), settings)[-1]
    assert last.kind is EventKind.FINISHED, last.error
    return last


def assert_same(found: RunEvent, expected: RunEvent) -> None:
    np.testing.assert_array_equal(found.picture, expected.picture)
    for name in ("evaluations", "losses", "measured", "learned_weights", "notices"):
        assert found.report[name] == expected.report[name], name
    assert found.report["plan"]["scales"] == expected.report["plan"]["scales"]


def folder() -> Path:
    return paths.cache_dir() / "sketches"


def kept() -> list[Path]:
    return sorted(folder().iterdir()) if folder().is_dir() else []


@pytest.mark.parametrize("optimiser", ["lbfgs", "adam"])
@pytest.mark.parametrize("case", FORMS, ids=str)
def test_the_picture_is_the_same_and_only_the_rest_is_painted(
    good: StyleRequest, counted: list[int], case: Case, optimiser: str
) -> None:
    request = good.replace(optimiser=optimiser, **case.for_request())
    expected = painted_without(request)
    assert counted == COARSE * [128] + FINE * [200]
    painted(sketch_of(request))
    assert len(kept()) == 1
    counted.clear()
    found = painted(request)
    assert counted == FINE * [200]
    assert_same(found, expected)
    assert found.report["continued_sketch"] is True
    assert expected.report["continued_sketch"] is False


@pytest.mark.parametrize("start", ["content", "noise", "grey"])
def test_with_three_scales_whatever_the_start(
    good: StyleRequest, counted: list[int], start: str
) -> None:
    request = good.replace(start=start, size_px=400, seed=3, total_variation=0.5, evaluations=6)
    expected = painted_without(request)
    painted(request.replace(quality="sketch", evaluations=3))
    counted.clear()
    assert_same(painted(request), expected)
    assert set(counted) == {200, 400}


def test_best_begins_with_what_good_did(good: StyleRequest) -> None:
    """With neither a sketch nor a setting for evaluations: both begin with 25."""
    request = good.replace(evaluations=None)
    stop_at(request, 25 + 1)
    best = painted(request.replace(quality="best", preset="another name"))
    assert best.report["continued_sketch"]
    assert best.report["evaluations"] == 25 + 120


def test_only_the_pixels_of_the_pictures_count(good: StyleRequest, tmp_path: Path) -> None:
    painted(sketch_of(good))
    photo, painting = (tmp_path / f"moved {name}.png" for name in ("photo", "painting"))
    Path(good.content).rename(photo)
    Path(good.style_paths[0]).rename(painting)
    good = good.replace(content=str(photo), styles=((str(painting), 1.0),))
    assert painted(good).report["continued_sketch"]


def other_picture(tmp_path: Path, name: str) -> str:
    with Image.open(tmp_path / f"{name}.png") as original:
        pixels = np.array(original)
    pixels[10:20, 10:20] ^= 16
    path = tmp_path / f"other {name}.png"
    Image.fromarray(pixels).save(path)
    return str(path)


def with_another(request: StyleRequest, folder: Path, weight: float) -> StyleRequest:
    """The request with another painting besides."""
    return request.replace(styles=(*request.styles, (other_picture(folder, "painting"), weight)))


OTHERS: dict[str, Callable[[StyleRequest, Path], StyleRequest]] = {
    "photo": lambda r, folder: r.replace(content=other_picture(folder, "photo")),
    "painting": lambda r, folder: r.replace(styles=((other_picture(folder, "painting"), 1.0),)),
    "one more painting": lambda r, folder: with_another(r, folder, 1.0),
    "size": lambda r, _: r.replace(size_px=256),
    "another size with the same first one": lambda r, _: r.replace(size_px=230),
    "strength": lambda r, _: r.replace(strength=51),
    "variant": lambda r, _: r.replace(variant="svd"),
    "settings": lambda r, _: r.replace(
        variant="weighted", variant_settings=WeightedSettings(focus=60.0)
    ),
    "seed": lambda r, _: r.replace(start="noise", seed=1),
    "start": lambda r, _: r.replace(start="grey"),
    "optimiser": lambda r, _: r.replace(optimiser="adam"),
    "style layers": lambda r, _: r.replace(style_taps=r.style_taps[:-1]),
    "content layer": lambda r, _: r.replace(content_tap="conv3_1"),
    "pooling": lambda r, _: r.replace(pooling="average"),
    "smoothing": lambda r, _: r.replace(total_variation=1.0),
    "evaluations": lambda r, _: r.replace(evaluations=FINE + 4),
}


@pytest.mark.parametrize("other", OTHERS)
def test_another_first_scale_is_painted_anew(
    good: StyleRequest, tmp_path: Path, other: str
) -> None:
    for variant in ("gram", "weighted") if other == "settings" else ("gram",):
        painted(sketch_of(good.replace(variant=variant)))
    if other == "seed":
        painted(sketch_of(good.replace(start="noise", seed=0)))
    request = OTHERS[other](good, tmp_path)
    found = painted(request)
    assert not found.report["continued_sketch"]
    np.testing.assert_array_equal(found.picture, painted_without(request).picture)


def test_of_several_paintings_the_weights_count(good: StyleRequest, tmp_path: Path) -> None:
    painted(sketch_of(with_another(good, tmp_path, 1.0)))
    assert not painted(with_another(good, tmp_path, 2.0)).report["continued_sketch"]
    assert painted(with_another(good, tmp_path, 1.0)).report["continued_sketch"]


def test_other_threads_paint_it_anew(good: StyleRequest) -> None:
    painted(sketch_of(good), Settings(threads=1))
    assert not painted(good, Settings(threads=2)).report["continued_sketch"]
    assert painted(good, Settings(threads=1)).report["continued_sketch"]


@pytest.mark.parametrize("name", ["versions", "_source_sha256"])
def test_another_program_paints_it_anew(
    good: StyleRequest, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    painted(sketch_of(good))
    with monkeypatch.context() as patch:
        patch.setattr(sketches, name, lambda: "another")
        assert not painted(good).report["continued_sketch"]
    assert painted(good).report["continued_sketch"]


def test_the_sketch_is_seen_at_once_and_counts_as_done(good: StyleRequest) -> None:
    last = painted(sketch_of(good))
    events = events_of(good)
    first = next(event for event in events if event.kind is EventKind.PREVIEW)
    np.testing.assert_array_equal(first.picture, last.picture)
    assert first.progress.loss is None, "nothing was evaluated yet"
    assert (first.progress.scale, first.progress.evaluation) == (2, 0)
    assert first.notice == ""
    assert 0.05 < first.progress.fraction < 0.95
    told = events[events.index(first) : -1]
    fractions = [event.progress.fraction for event in told]
    assert fractions == sorted(fractions)
    assert fractions[-1] == pytest.approx(1)
    # Without previews it is told all the same.
    events = list(transfer.run(good, RunControl(), preview_px=0, keeping=Keeping()))
    assert any(e.progress and (e.progress.scale, e.progress.evaluation) == (2, 0) for e in events)


def test_stop_while_the_next_scale_is_prepared_gives_the_sketch(
    good: StyleRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    sketch = painted(sketch_of(good.replace(variant="weighted")))
    control = RunControl()
    made = Objective.__init__

    def pressed(self: Objective, *args: object, **named: object) -> None:
        control.cancel()
        made(self, *args, **named)

    monkeypatch.setattr(Objective, "__init__", pressed)
    keeping = Keeping()
    *_, last = transfer.run(good.replace(variant="weighted"), control, keeping=keeping)
    assert last.kind is EventKind.CANCELLED
    np.testing.assert_array_equal(last.picture, sketch.picture)
    for name in ("evaluations", "losses", "learned_weights"):
        assert last.report[name] == sketch.report[name], name
    assert last.report["learned_weights"]
    keeping.release()


# What keeps and what takes none.


def test_who_keeps_nothing_takes_nothing(good: StyleRequest, counted: list[int]) -> None:
    painted_without(sketch_of(good))
    painted_without(good)
    assert kept() == []
    painted(sketch_of(good))
    counted.clear()
    assert not painted_without(good).report["continued_sketch"]
    assert len(counted) == COARSE + FINE


def test_a_sketch_itself_is_painted_each_time(good: StyleRequest, counted: list[int]) -> None:
    one, two = painted(sketch_of(good)), painted(sketch_of(good))
    assert_same(one, two)
    assert len(counted) == 2 * COARSE
    assert len(kept()) == 1


def stop_at(request: StyleRequest, number: int) -> RunEvent:
    """Stop is pressed when evaluation ``number`` of this session is told."""
    control, keeping, told, last = RunControl(), Keeping(), 0, None
    for last in transfer.run(request, control, keeping=keeping):
        told += last.progress is not None and last.progress.loss is not None
        if told == number:
            control.cancel()
    keeping.release()
    assert last is not None
    assert last.kind is EventKind.CANCELLED
    return last


def test_a_run_that_goes_on_keeps_and_takes_none(
    good: StyleRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = painted_without(good)
    stop_at(good, 4)
    (run,), _ = unfinished_runs()
    with monkeypatch.context() as patch:
        patch.setattr("stylestudio.engine.keeping.take", lambda *_: pytest.fail("it took one"))
        last = events_of(good, Keeping(resume=run))[-1]
    assert_same(last, expected)
    assert kept() == []


def test_a_run_that_began_with_a_sketch_can_be_interrupted(good: StyleRequest) -> None:
    request = good.replace(variant="weighted")
    expected = painted_without(request)
    painted(sketch_of(request))
    stopped = stop_at(request, 7)
    assert stopped.report["continued_sketch"]
    assert stopped.report["evaluations"] == COARSE + 7
    (run,), _ = unfinished_runs()
    assert_same(events_of(request, Keeping(resume=run))[-1], expected)


def test_a_scale_that_did_not_end_is_not_kept(good: StyleRequest) -> None:
    stop_at(good, COARSE - 1)
    assert kept() == []
    stop_at(good, COARSE + 1)
    assert len(kept()) == 1


def test_what_went_on_with_adam_is_not_kept(
    good: StyleRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    nan_at(monkeypatch, 5)
    last = events_of(sketch_of(good))[-1]
    assert "Adam" in last.report["notices"][0]
    assert kept() == []


@pytest.mark.parametrize("number", [1, 5])
def test_what_went_on_with_less_memory_is_not_kept(
    good: StyleRequest, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    evaluate, count = Objective.evaluate, 0

    def short(self: Objective, image: torch.Tensor) -> Evaluation:
        nonlocal count
        count += 1
        if count == number:
            error = MemoryError()
            assert is_out_of_memory(error)
            raise error
        return evaluate(self, image)

    monkeypatch.setattr(Objective, "evaluate", short)
    last = events_of(sketch_of(good))[-1]
    assert last.kind is EventKind.FINISHED, last.error
    assert "Memory ran out" in last.report["notices"][0]
    assert kept() == []


def test_a_picture_without_coarser_scales_is_not_kept(good: StyleRequest) -> None:
    painted(good.replace(pyramid=False))
    painted(good.replace(size_px=128))
    assert kept() == []


def test_an_add_ons_style_loss_keeps_none(
    good: StyleRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its code can change while all names and settings stay."""

    def as_add_on(name: str) -> Variant:
        return dataclasses.replace(variant_named(name), style_loss="frost_loss:Frost")

    monkeypatch.setattr(sketches, "variant_named", as_add_on)
    painted(sketch_of(good))
    assert kept() == []


def test_a_run_paints_what_a_damaged_file_does_not_give(good: StyleRequest) -> None:
    expected = painted_without(good)
    painted(sketch_of(good))
    (file,) = kept()
    file.write_bytes(file.read_bytes()[:-1])
    found = painted(good)
    assert_same(found, expected)
    assert not found.report["continued_sketch"]
    assert painted(good).report["continued_sketch"], "its own first scale took the place"


def test_a_folder_that_cannot_be_made_harms_nobody(good: StyleRequest) -> None:
    paths.cache_dir().mkdir(parents=True, exist_ok=True)
    folder().write_text("a file in its place")
    painted(sketch_of(good))
    assert_same(painted(good), painted_without(good))
    assert folder().read_text() == "a file in its place"


def test_what_cannot_be_told_apart_is_neither_kept_nor_taken(
    good: StyleRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise MemoryError

    with monkeypatch.context() as patch:
        patch.setattr(sketches, "resize_to", refuse)
        painted(sketch_of(good))
        assert kept() == []
    painted(sketch_of(good))
    monkeypatch.setattr(sketches, "resize_to", refuse)
    assert not painted(good).report["continued_sketch"]


def test_drafts_of_a_killed_process_harm_nobody(good: StyleRequest) -> None:
    expected = painted_without(good)
    painted(sketch_of(good))
    (file,) = kept()
    draft = file.with_name(f"{file.stem}-{0:032}")
    draft.write_bytes(file.read_bytes()[:1000])
    draft.with_name(f"{draft.name}.new").write_bytes(b"")
    assert_same(painted(good), expected)
    painted(sketch_of(good))
    assert_same(painted(good), expected)


@pytest.mark.usefixtures("fixed_kernels")
def test_the_bundled_network_on_bundled_pictures(counted: list[int]) -> None:
    samples = paths.resources() / "samples"
    good = StyleRequest(
        content=str(samples / "content_harbour.jpg"),
        styles=((str(samples / "style_swirls.jpg"), 1.0),),
        device="cpu",
        size_px=256,
        evaluations=4,
        variant="weighted",
    )
    settings = Settings(threads=1)
    expected = painted_without(good, settings)
    sketch = painted(good.replace(quality="sketch", evaluations=2), settings)
    counted.clear()
    found = painted(good, settings)
    assert_same(found, expected)
    assert found.report["continued_sketch"]
    assert counted == 4 * [256]
    assert sketch.picture.shape == found.picture.shape
