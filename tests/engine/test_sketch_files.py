"""The files of kept first scales: whole or not there, few, and nobody's trouble."""

from __future__ import annotations

import errno
import os
import random
from pathlib import Path

import numpy as np
import pytest
import torch

from stylestudio.engine import sketches
from stylestudio.engine.descent import Best, DescentState
from stylestudio.engine.plan import ScalePlan
from stylestudio.engine.segments import WHOLE
from stylestudio.engine.tensor_file import write_tensors
from tests.engine.conftest import picture
from tests.engine.test_sketches import COARSE, folder, kept

KEY = "0" * 64
SCALE = ScalePlan(40, 30, 40, COARSE, (), WHOLE, 10, 0, 0.1)
CPU = torch.device("cpu")


def state(seed: int = 0, height: int = 30, width: int = 40) -> DescentState:
    image = torch.from_numpy(np.float32(picture(height, width, seed))).permute(2, 0, 1)[None]
    best = Best(image.contiguous(), {"content": 0.1, "style/conv1_1": 1 / 3}, 0.1 + 1 / 3)
    return DescentState(COARSE, image, best, "lbfgs", COARSE, {}, {}, {}, {"conv1_1": [0.5, 1.5]})


def file_of(key: str = KEY) -> Path:
    return folder() / f"{key}.safetensors"


def assert_is(sketch: sketches.Sketch | None, expected: DescentState) -> None:
    assert sketch is not None
    assert torch.equal(sketch.best.image, expected.best.image)
    assert sketch.best.terms == expected.best.terms
    assert sketch.best.lowest_loss == expected.best.lowest_loss
    assert sketch.evaluations == expected.evaluations
    assert sketch.learned_weights == expected.learned_weights


def test_what_is_taken_is_what_was_kept() -> None:
    assert sketches.take(KEY, SCALE, CPU) is None
    sketches.keep(KEY, state())
    assert_is(sketches.take(KEY, SCALE, CPU), state())
    sketches.keep(KEY, state(seed=1))
    assert_is(sketches.take(KEY, SCALE, CPU), state(seed=1))
    assert kept() == [file_of()], "no draft is left"


def test_a_damaged_file_is_removed_and_told_in_the_log(caplog: pytest.LogCaptureFixture) -> None:
    sketches.keep(KEY, state())
    whole = file_of().read_bytes()
    rng = random.Random(1)
    damaged = [whole[:length] for length in (0, 1, 8, 100, len(whole) // 2, len(whole) - 1)]
    damaged += [b"{}" + whole, whole + b"\0", rng.randbytes(len(whole))]
    for _ in range(40):
        flipped = bytearray(whole)
        flipped[rng.randrange(len(whole))] ^= 1 << rng.randrange(8)
        damaged.append(bytes(flipped))
    for data in damaged:
        caplog.clear()
        file_of().write_bytes(data)
        assert sketches.take(KEY, SCALE, CPU) is None
        assert not file_of().exists()
        assert "cannot be used and is removed" in caplog.text
    file_of().write_bytes(whole)
    assert_is(sketches.take(KEY, SCALE, CPU), state())


def test_a_whole_file_of_something_else_is_removed() -> None:
    sketches.keep(KEY, state(height=31))
    assert sketches.take(KEY, SCALE, CPU) is None, "another shape"
    assert not file_of().exists()
    sketches.keep("1" * 64, state())
    file_of("1" * 64).rename(file_of())
    assert sketches.take(KEY, SCALE, CPU) is None, "another key"
    assert not file_of().exists()
    write_tensors(file_of(), {"painting": torch.zeros(1)}, {"key": KEY})
    assert sketches.take(KEY, SCALE, CPU) is None, "other tensors"
    assert not file_of().exists()


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EROFS, errno.EACCES])
@pytest.mark.parametrize("name", ["mkdir", "replace", "unlink", "iterdir", "write"])
def test_a_folder_that_refuses_harms_nobody(
    monkeypatch: pytest.MonkeyPatch, name: str, number: int
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError(number, os.strerror(number))

    with monkeypatch.context() as patch:
        if name == "write":
            patch.setattr(sketches, "write_tensors", refuse)
        else:
            patch.setattr(Path, name, refuse)
        sketches.keep(KEY, state())
        sketches.take(KEY, SCALE, CPU)
    sketches.keep(KEY, state())
    assert_is(sketches.take(KEY, SCALE, CPU), state())
    file_of().write_bytes(b"damaged")
    with monkeypatch.context() as patch:
        patch.setattr(Path, "unlink", refuse)
        assert sketches.take(KEY, SCALE, CPU) is None


def test_what_cannot_be_read_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    sketches.keep(KEY, state())

    def refuse(*_: object) -> None:
        raise MemoryError

    monkeypatch.setattr(sketches, "read_tensors", refuse)
    assert sketches.take(KEY, SCALE, CPU) is None


def test_the_newest_32_stay() -> None:
    folder().mkdir(parents=True)
    for number in range(40):
        # Drafts that killed processes left are of no use to anybody: they go like all others.
        ending = "-draft" if number % 2 else ".safetensors"
        file = folder() / f"{number:064}{ending}"
        file.write_bytes(b"old")
        os.utime(file, ns=(number * 10**9, number * 10**9))
    sketches.keep("f" * 64, state())
    assert len(kept()) == 32
    assert kept()[-1] == file_of("f" * 64)
    assert kept()[0].name.startswith(f"{9:064}")


def test_a_large_one_is_not_kept() -> None:
    sketches.keep(KEY, state(height=300, width=700))
    assert kept() == []


def test_another_process_that_keeps_the_same_meanwhile_spoils_nothing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """It begins when this one has its draft, and ends there with half of its own."""
    others = 0

    def interleaved(path: Path, tensors: object, facts: object) -> None:
        nonlocal others
        others += 1
        if others == 2:
            path.write_bytes(b"half of a file")
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        write_tensors(path, tensors, facts)
        sketches.keep(KEY, state())

    monkeypatch.setattr(sketches, "write_tensors", interleaved)
    sketches.keep(KEY, state())
    assert others == 2
    assert_is(sketches.take(KEY, SCALE, CPU), state())
    assert kept() == [file_of()]
