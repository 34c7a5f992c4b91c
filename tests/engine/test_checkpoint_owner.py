"""Which runs are offered: those that nobody works on."""

from __future__ import annotations

import dataclasses
import os
import subprocess
import sys

import psutil
import pytest
import torch

from stylestudio import paths
from stylestudio.disk import DRAFT
from stylestudio.engine.checkpoint import CheckpointWriter, load_checkpoint
from stylestudio.engine.run_files import (
    RECORD,
    SOURCES,
    STATE,
    Owner,
    read_record,
    write_record,
)
from stylestudio.engine.unfinished import UnfinishedRun, remove_run, unfinished_runs
from stylestudio.errors import CheckpointError
from tests.engine.test_checkpoint import FACTS, TENSORS, make_writer, unfinished_run


def set_owner(run: UnfinishedRun, owner: Owner | None) -> None:
    write_record(run.folder, dataclasses.replace(read_record(run.folder), owner=owner))


def test_this_process_runs() -> None:
    assert Owner.this_process().is_running()


def test_a_number_that_another_process_got_is_not_its_owner() -> None:
    owner = Owner.this_process()
    assert not dataclasses.replace(owner, create_time=owner.create_time - 60).is_running()


def test_a_process_that_ended_does_not_run_even_where_nobody_has_noticed() -> None:
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as process:
        owner = Owner(process.pid, psutil.Process(process.pid).create_time())
        assert owner.is_running()
        process.kill()
        if hasattr(os, "waitid"):
            os.waitid(os.P_PID, process.pid, os.WEXITED | os.WNOWAIT)
            assert not owner.is_running(), "a zombie"
    assert not owner.is_running()


def test_a_process_that_may_not_be_looked_at_is_taken_as_running(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def refuses(pid: int) -> psutil.Process:
        raise psutil.AccessDenied(pid)

    monkeypatch.setattr(psutil, "Process", refuses)
    assert Owner(1, 0.0).is_running()


def test_a_run_is_offered_when_its_process_is_gone() -> None:
    run = unfinished_run()
    set_owner(run, Owner.this_process())
    assert unfinished_runs() == ([], [])

    set_owner(run, Owner(os.getpid(), 0.0))
    assert unfinished_runs() == ([run], [])
    CheckpointWriter.adopt(run).release()
    assert unfinished_runs() == ([run], [])


def test_a_run_that_was_taken_meanwhile_cannot_be_taken_again() -> None:
    run = unfinished_run()
    first = CheckpointWriter.adopt(run)
    with pytest.raises(CheckpointError, match="“a × b” is already being painted"):
        CheckpointWriter.adopt(run)
    assert first.save({}, {"count": 2}) is None


def test_newest_first() -> None:
    older, newer = unfinished_run(), unfinished_run()
    assert [run.run_id for run in unfinished_runs()[0]] == [newer.run_id, older.run_id]

    writer = CheckpointWriter.adopt(older)
    writer.save(TENSORS, FACTS)
    writer.release()
    assert [run.run_id for run in unfinished_runs()[0]] == [older.run_id, newer.run_id]


def test_a_run_without_a_state_is_removed_when_its_process_is_gone(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    alive, dead = make_writer(), unfinished_run()
    alive.save(TENSORS, FACTS)
    (alive.folder / STATE).unlink()
    set_owner(dead, Owner(os.getpid(), 0.0))
    (dead.folder / STATE).unlink()

    assert unfinished_runs() == ([], [])
    assert list(paths.unfinished_dir().iterdir()) == [alive.folder]

    (alive.folder / RECORD).write_text("damaged before anything was reached")
    assert unfinished_runs() == ([], [])
    assert list(paths.unfinished_dir().iterdir()) == []


def test_a_finished_run_whose_files_cannot_all_be_removed_is_not_offered(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    run = unfinished_run()
    with monkeypatch.context() as patch:
        # As on Windows while another program reads one of them, or where the process is killed.
        patch.setattr("shutil.rmtree", lambda *_, **__: None)
        remove_run(CheckpointWriter.adopt(run).folder)
        assert (run.folder / RECORD).exists()

    set_owner(run, None)
    assert unfinished_runs() == ([], [])
    assert not run.folder.exists()


@pytest.mark.parametrize("leftovers", [[], [RECORD + DRAFT], [SOURCES]])
def test_what_a_kill_left_of_a_folder_is_removed_when_it_is_old(leftovers: list) -> None:
    folder = paths.unfinished_dir() / "killed"
    folder.mkdir(parents=True)
    for name in leftovers:
        (folder / name).write_text("{")

    assert unfinished_runs() == ([], [])
    assert folder.exists(), "perhaps its process is about to write"
    os.utime(folder, (0, 0))
    assert unfinished_runs() == ([], [])
    assert not folder.exists()


def test_what_is_no_run_is_left_alone() -> None:
    assert unfinished_runs() == ([], [])
    (paths.unfinished_dir() / "holiday").mkdir(parents=True)
    (paths.unfinished_dir() / "holiday" / "beach.png").write_text("precious")
    (paths.unfinished_dir() / "note.txt").write_text("precious")
    os.utime(paths.unfinished_dir() / "holiday", (0, 0))

    assert unfinished_runs() == ([], [])
    assert len(list(paths.unfinished_dir().rglob("*"))) == 3


def test_the_list_reads_only_headers() -> None:
    writer = make_writer()
    writer.save({"image": torch.zeros(1_000_000)}, FACTS)
    writer.release()
    # Bits that only the full check can see.
    for name in (STATE, SOURCES):
        file = writer.folder / name
        data = bytearray(file.read_bytes())
        data[-1] ^= 1
        file.write_bytes(data)

    (run,) = unfinished_runs()[0]
    assert run.facts == FACTS
    with pytest.raises(CheckpointError, match="is damaged"):
        load_checkpoint(run)


def test_the_window_can_ask_without_loading_torch() -> None:
    code = "import sys, stylestudio.engine.unfinished; sys.exit('torch' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_loading_takes_the_state_that_is_newest_by_then() -> None:
    run = unfinished_run()
    writer = CheckpointWriter.adopt(run)
    writer.save({}, {"count": 5})
    assert load_checkpoint(run).facts == {"count": 5}
