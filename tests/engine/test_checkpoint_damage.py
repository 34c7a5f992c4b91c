"""A damaged checkpoint is refused in words and set aside; nothing else happens."""

from __future__ import annotations

import dataclasses
import json
import random
import shutil
from pathlib import Path

import pytest

from stylestudio import paths
from stylestudio.engine.checkpoint import CheckpointWriter, load_checkpoint
from stylestudio.engine.run_files import RECORD, SOURCES, STATE, read_record, write_record
from stylestudio.engine.unfinished import UnfinishedRun, unfinished_runs
from stylestudio.errors import CheckpointError
from tests.engine.test_checkpoint import unfinished_run


def refusal(run: UnfinishedRun) -> CheckpointError:
    """What the listing or, where that cannot see it, the loading says."""
    runs, refused = unfinished_runs()
    if refused:
        assert runs == []
        return refused[0]
    with pytest.raises(CheckpointError) as caught:
        load_checkpoint(runs[0])
    return caught.value


def assert_refused_and_set_aside(run: UnfinishedRun) -> None:
    content = {file.name: file.read_bytes() for file in run.folder.iterdir()}
    error = refusal(run)
    aside = run.folder.with_name(f"{run.run_id} (damaged)")
    assert error.message.startswith("The unfinished picture")
    assert "cannot be continued" in error.message
    assert str(aside) in error.remedy
    assert not run.folder.exists()
    assert {file.name: file.read_bytes() for file in aside.iterdir()} == content
    assert unfinished_runs() == ([], []), "reported once"
    shutil.rmtree(aside)


@pytest.fixture
def run(tmp_path: Path) -> UnfinishedRun:
    return unfinished_run()


@pytest.fixture
def damage(run: UnfinishedRun, tmp_path: Path):
    """Puts the run back as it was, with other bytes in one of its files."""
    whole = shutil.copytree(run.folder, tmp_path / "whole")

    def put(name: str, data: bytes) -> None:
        shutil.rmtree(run.folder, ignore_errors=True)
        shutil.copytree(whole, run.folder)
        (run.folder / name).write_bytes(data)

    return put


@pytest.mark.parametrize("name", [STATE, SOURCES, RECORD])
def test_a_file_that_is_cut_short(run: UnfinishedRun, damage, name: str) -> None:
    data = (run.folder / name).read_bytes()
    for length in (0, 1, 7, 8, 9, 100, len(data) // 2, len(data) - 1):
        damage(name, data[:length])
        assert_refused_and_set_aside(run)


@pytest.mark.parametrize("name", [STATE, SOURCES, RECORD])
def test_a_flipped_bit(run: UnfinishedRun, damage, name: str) -> None:
    data = (run.folder / name).read_bytes()
    rng = random.Random(name)
    header = 8 + int.from_bytes(data[:8], "little") if name != RECORD else len(data)
    positions = [*range(8), header - 1, len(data) - 1, data.index(b"sha256")]
    positions += rng.sample(range(8, header), 40)
    positions += rng.sample(range(header, len(data)), min(20, len(data) - header))
    for position in positions:
        flipped = bytearray(data)
        flipped[position] ^= 1 << rng.randrange(8)
        if name == RECORD and same_content(data, bytes(flipped)):
            continue
        damage(name, bytes(flipped))
        assert_refused_and_set_aside(run)


def same_content(data: bytes, flipped: bytes) -> bool:
    """Whether only the space between words of a JSON text has changed."""
    try:
        return json.loads(data) == json.loads(flipped)
    except ValueError:
        return False


@pytest.mark.parametrize("data", [b"[]", b"null", b"{}", b'"text"', b"\xff\xfe", b"[" * 50])
@pytest.mark.parametrize("name", [STATE, RECORD])
def test_a_file_of_another_kind(run: UnfinishedRun, damage, name: str, data: bytes) -> None:
    damage(name, len(data).to_bytes(8, "little") + data if name == STATE else data)
    assert_refused_and_set_aside(run)


def test_bytes_behind_the_end(run: UnfinishedRun, damage) -> None:
    damage(STATE, (run.folder / STATE).read_bytes() + b"x")
    assert_refused_and_set_aside(run)


@pytest.mark.parametrize("name", [SOURCES, RECORD])
def test_a_missing_file(run: UnfinishedRun, name: str) -> None:
    (run.folder / name).unlink()
    assert_refused_and_set_aside(run)


def test_a_newer_program_wrote_it(run: UnfinishedRun) -> None:
    record = run.folder / RECORD
    record.write_text(
        record.read_text().replace(
            '"schema_version": 1,\n "sha256"', '"schema_version": 2, "sha256"'
        )
    )
    assert "was made by a newer StyleStudio" in refusal(run).message
    assert not run.folder.exists()


def test_a_style_loss_that_is_not_installed_leaves_the_run_where_it_is(run: UnfinishedRun) -> None:
    record = read_record(run.folder)
    write_record(
        run.folder,
        dataclasses.replace(record, request={**record.request, "variant": "frost"}),
    )
    error = refusal(run)
    assert "frost" in error.message
    assert "cannot be continued" in error.message
    assert run.folder.exists()


def test_what_was_set_aside_is_numbered(run: UnfinishedRun, damage) -> None:
    for aside in (" (damaged)", " (damaged 2)", " (damaged 3)"):
        damage(STATE, b"")
        assert f"“{run.folder}{aside}”" in refusal(run).remedy
    assert unfinished_runs() == ([], [])


def test_damage_is_named_by_the_pictures_title(run: UnfinishedRun, damage) -> None:
    damage(STATE, b"")
    assert refusal(run).message == (
        "The unfinished picture “a × b” is damaged, so it cannot be continued."
    )


def test_one_damaged_run_does_not_hide_the_others(run: UnfinishedRun, damage) -> None:
    other = unfinished_run()
    damage(RECORD, b"{")
    runs, refused = unfinished_runs()
    assert runs == [other]
    assert len(refused) == 1


def test_damage_is_found_when_a_run_is_adopted(run: UnfinishedRun, damage) -> None:
    damage(RECORD, b"{")
    with pytest.raises(CheckpointError, match="is damaged"):
        CheckpointWriter.adopt(run)
    assert not run.folder.exists()


def test_a_fault_of_the_disk_sets_nothing_aside(
    run: UnfinishedRun, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: object, **__: object) -> None:
        raise OSError(5, "Input/output error")

    with monkeypatch.context() as patch:
        patch.setattr(Path, "open", fails)
        runs, refused = unfinished_runs()
        with pytest.raises(CheckpointError, match="cannot be read: Input/output error"):
            load_checkpoint(run)

    assert runs == []
    assert "cannot be read: Input/output error" in refused[0].message
    assert run.folder.exists()
    assert unfinished_runs() == ([run], [])


def test_a_run_that_is_gone_is_said_to_be(run: UnfinishedRun) -> None:
    shutil.rmtree(run.folder)
    for use in (load_checkpoint, CheckpointWriter.adopt):
        with pytest.raises(CheckpointError, match="no longer there"):
            use(run)
    assert list(paths.unfinished_dir().iterdir()) == []
