"""Checkpoints: what is written comes back, in time, and a full disk does not end the run."""

from __future__ import annotations

import errno
import sys
from collections import namedtuple
from pathlib import Path

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from stylestudio import paths
from stylestudio.engine import checkpoint, tensor_file
from stylestudio.engine.checkpoint import (
    CheckpointWriter,
    check_space,
    load_checkpoint,
    required_bytes,
)
from stylestudio.engine.run_files import STATE
from stylestudio.engine.tensor_file import read_tensors, write_tensors
from stylestudio.engine.unfinished import UnfinishedRun, remove_run, unfinished_runs
from stylestudio.errors import MachineError
from stylestudio.request.style_request import StyleRequest

REQUEST = StyleRequest(content="photo.png", styles=(("painting.png", 1.0),), variant="pca", seed=7)
PLAN = {"device": "cpu", "scales": [{"size_px": 64, "evaluations": 3}]}
SOURCES = {
    "photo": np.arange(5 * 7 * 3, dtype=np.uint8).reshape(5, 7, 3),
    # Not contiguous, as a picture turned by its orientation is.
    "painting": np.arange(4 * 6 * 3, dtype=np.uint8).reshape(4, 6, 3)[::-1, ::2],
}
TENSORS = {
    "image": torch.linspace(0, 1, 105).reshape(1, 3, 5, 7),
    "history": torch.arange(6, dtype=torch.float64).reshape(2, 3).T,
    "evaluation": torch.tensor(12),
    "nothing": torch.zeros(0, 3),
    "random": torch.arange(200, dtype=torch.uint8),
    "mask": torch.tensor([True, False]),
    "half": torch.ones(3, dtype=torch.bfloat16),
    "odd": torch.tensor([float("nan"), float("inf"), -0.0]),
}
FACTS = {"scale": 1, "loss": float("inf"), "notices": ["grün"], "learned": None, "deep": {"a": 1.5}}


def make_writer(**options) -> CheckpointWriter:
    return CheckpointWriter.create(REQUEST, PLAN, SOURCES, title="a × b", **options)


def unfinished_run(**options) -> UnfinishedRun:
    """A run with one checkpoint, that nobody works on."""
    writer = make_writer(**options)
    assert writer.save(TENSORS, FACTS) is None
    writer.release()
    return next(run for run in unfinished_runs()[0] if run.folder == writer.folder)


class Clock:
    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


def test_everything_comes_back_as_it_was() -> None:
    run = unfinished_run(output="out.png")

    sources, tensors, facts = load_checkpoint(run)

    assert facts == run.facts == FACTS
    assert tensors.keys() == TENSORS.keys()
    for name, tensor in TENSORS.items():
        assert tensors[name].dtype == tensor.dtype
        assert torch.equal(tensors[name].nan_to_num(5), tensor.nan_to_num(5)), name
    assert sources.keys() == SOURCES.keys()
    for name, pixels in SOURCES.items():
        assert sources[name].dtype == np.uint8
        np.testing.assert_array_equal(sources[name], pixels)
    assert (run.request, run.plan) == (REQUEST, PLAN)
    assert (run.run_id, run.output, run.title) == (run.folder.name, "out.png", "a × b")
    assert run.folder.parent == paths.unfinished_dir()
    assert run.started_at <= run.saved_at


@settings(max_examples=25, deadline=None)
@given(
    st.dictionaries(
        st.text(),
        st.recursive(
            st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
            lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
            max_leaves=10,
        ),
    )
)
def test_facts_come_back_bit_for_bit(tmp_path_factory: pytest.TempPathFactory, facts: dict) -> None:
    path = tmp_path_factory.getbasetemp() / "facts.safetensors"
    write_tensors(path, {}, facts)

    # repr tells 1 from 1.0, 0.0 from -0.0, and takes one NaN for another.
    assert repr(read_tensors(path)[1]) == repr(facts)


def test_tensors_that_share_memory_are_each_kept(tmp_path: Path) -> None:
    image = torch.arange(12.0)
    path = tmp_path / "file"
    write_tensors(path, {"image": image, "best": image, "part": image[3:6]}, {})

    tensors, _ = read_tensors(path)

    assert torch.equal(tensors["best"], image)
    assert torch.equal(tensors["part"], image[3:6])
    tensors["best"].zero_()
    assert torch.equal(tensors["image"], image)


def test_what_was_loaded_does_not_depend_on_the_file() -> None:
    run = unfinished_run()
    loaded = load_checkpoint(run)
    state = run.folder / STATE
    with state.open("rb+") as file:
        file.write(bytes(state.stat().st_size))

    assert torch.equal(loaded.tensors["image"], TENSORS["image"])
    loaded.tensors["image"].zero_()
    loaded.sources["photo"][:] = 0


def test_the_newest_state_is_the_one_that_is_kept() -> None:
    writer = make_writer()
    for count in (1, 2, 3):
        assert writer.save({"image": torch.full((10,), count)}, {"count": count}) is None
    names = sorted(path.name for path in writer.folder.iterdir())
    writer.release()
    (run,) = unfinished_runs()[0]

    assert load_checkpoint(run).facts == {"count": 3}
    assert names == ["run.json", "sources.safetensors", "state.safetensors"]


def test_a_run_goes_on_in_the_same_folder_without_what_a_kill_left_there() -> None:
    run = unfinished_run()
    for name in ("state.safetensors.new", ".tmpXyZ"):
        (run.folder / name).write_bytes(b"half a file")
    writer = CheckpointWriter.adopt(run)

    assert sorted(path.name for path in run.folder.iterdir()) == [
        "run.json",
        "sources.safetensors",
        "state.safetensors",
    ]
    assert writer.folder == run.folder
    assert unfinished_runs() == ([], []), "offered although this process works on it"
    assert writer.save({}, {"count": 2}) is None
    writer.release()
    (again,) = unfinished_runs()[0]
    loaded = load_checkpoint(again)
    assert loaded.facts == {"count": 2}
    np.testing.assert_array_equal(loaded.sources["photo"], SOURCES["photo"])
    assert (again.request, again.plan, again.started_at) == (run.request, run.plan, run.started_at)


def test_nothing_is_on_the_disk_before_the_first_save_and_after_removal() -> None:
    writer = make_writer()
    writer.release()
    remove_run(writer.folder)
    assert not paths.unfinished_dir().exists()

    writer.save(TENSORS, FACTS)
    remove_run(writer.folder)
    remove_run(writer.folder)
    assert list(paths.unfinished_dir().iterdir()) == []


def test_a_checkpoint_is_due_after_30_s_or_when_writing_costs_at_most_3_percent(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    clock = Clock()
    seconds = 0.0

    def write(*_: object) -> None:
        clock.now += seconds

    monkeypatch.setattr(checkpoint, "write_tensors", write)
    writer = make_writer(clock=clock)

    def next_due_after(write_s: float) -> float:
        nonlocal seconds
        seconds = write_s
        writer.save({}, {})
        began = clock.now
        while not writer.due():
            clock.now += 0.5
        return clock.now - began

    assert not writer.due()
    clock.now += 29.9
    assert not writer.due()
    clock.now += 0.2
    assert writer.due()
    assert next_due_after(0.25) == 30
    assert next_due_after(0.75) == 30
    assert next_due_after(3) == 100
    assert next_due_after(0.25) == 30


def test_a_full_disk_is_said_and_the_state_before_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    writer = make_writer()
    writer.save({"image": torch.ones(3)}, {"count": 1})

    def half_a_file(tensors, path, metadata) -> None:
        Path(path).write_bytes(b"half")
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(tensor_file, "save_file", half_a_file)
        sentences = {writer.save({"image": torch.zeros(3)}, {"count": n}) for n in (2, 3)}

    assert sentences == {
        f"Checkpoints cannot be written to “{writer.folder}”: No space left on device."
    }
    assert not list(writer.folder.glob("*.new"))
    writer.release()
    (run,) = unfinished_runs()[0]
    assert load_checkpoint(run).facts == {"count": 1}


@pytest.mark.skipif(sys.platform == "win32", reason="no limit on the size of files")
def test_a_write_that_the_system_breaks_off_is_said_in_its_words() -> None:
    import resource

    writer = make_writer()
    writer.save({"image": torch.ones(3)}, {"count": 1})
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, hard))
    try:
        sentence = writer.save({"image": torch.zeros(100_000)}, {"count": 2})
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))

    assert sentence == f"Checkpoints cannot be written to “{writer.folder}”: File too large."
    assert len(list(writer.folder.iterdir())) == 3
    assert writer.save({"image": torch.zeros(3)}, {"count": 3}) is None


def test_a_disk_that_is_full_at_first_takes_the_run_later(monkeypatch: pytest.MonkeyPatch) -> None:
    writer = make_writer()

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(tensor_file, "save_file", full)
        assert writer.save(TENSORS, FACTS) is not None

    assert writer.save(TENSORS, FACTS) is None
    writer.release()
    (run,) = unfinished_runs()[0]
    np.testing.assert_array_equal(load_checkpoint(run).sources["photo"], SOURCES["photo"])


def test_neither_a_removed_folder_nor_strange_facts_end_the_run() -> None:
    writer = make_writer()
    assert "not JSON serializable" in (writer.save({}, {"loss": object()}) or "")
    assert writer.save({}, {}) is None
    remove_run(writer.folder)

    assert "No such file" in (writer.save({}, {}) or "")
    writer.release()
    remove_run(writer.folder)


def test_a_file_in_the_way_of_the_folder_is_said() -> None:
    paths.unfinished_dir().parent.mkdir(parents=True)
    paths.unfinished_dir().write_text("in the way")

    assert "Checkpoints cannot be written" in (make_writer().save({}, {}) or "")


def test_space_is_measured_on_the_disk_of_the_nearest_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = []
    usage = namedtuple("usage", "free")

    def disk_usage(place: Path) -> usage:
        asked.append(place)
        return usage(3_000_000_000)

    monkeypatch.setattr("shutil.disk_usage", disk_usage)
    check_space(tmp_path / "not" / "there", 2_800_000_000)
    assert asked == [tmp_path]

    with pytest.raises(MachineError) as caught:
        check_space(tmp_path / "not", 2_950_000_000)
    assert "need 3.1 GB" in caught.value.message
    assert "3.0 GB are free" in caught.value.message
    assert caught.value.remedy


def test_required_bytes_cover_what_is_written() -> None:
    state_bytes = 4_000_000
    writer = make_writer()
    writer.save({"image": torch.zeros(state_bytes, dtype=torch.uint8)}, FACTS)
    written = sum(file.stat().st_size for file in writer.folder.iterdir())

    # While the next state is written, the old one is still there.
    assert written + state_bytes <= required_bytes(state_bytes, SOURCES) < 2 * written + 2**21
