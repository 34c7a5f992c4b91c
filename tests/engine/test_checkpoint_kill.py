"""``kill -9`` at any moment: a real process is killed, and what it left is continued."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
from collections.abc import Iterator

import pytest
import torch

from stylestudio import paths
from stylestudio.engine import unfinished
from stylestudio.engine.checkpoint import load_checkpoint
from stylestudio.engine.unfinished import remove_run, unfinished_runs

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="starts its processes by fork")

# Loads torch once and forks a painter for each line that it is sent: "killed_at saves size".
# The painter continues the unfinished run or begins one, and says each count that it has saved.
# It kills itself at the given line of our code, counted over all lines executed; 0 is never.
PAINTERS = """
import os, signal, sys
import numpy, torch
from stylestudio.engine.checkpoint import CheckpointWriter, load_checkpoint
from stylestudio.engine.unfinished import remove_run, unfinished_runs
from stylestudio.request.style_request import StyleRequest

OURS = ("checkpoint.py", "disk.py", "run_files.py", "tensor_file.py", "unfinished.py")

def kill_at(number):
    lines = 0
    def trace(frame, event, argument):
        nonlocal lines
        if os.path.basename(frame.f_code.co_filename) not in OURS:
            return None
        lines += event == "line"
        if lines == number:
            os.kill(os.getpid(), signal.SIGKILL)
        return trace
    sys.settrace(trace)

def paint(killed_at, saves, size):
    if killed_at:
        kill_at(killed_at)
    runs, refused = unfinished_runs()
    assert not refused, refused
    count = 0
    if runs:
        count = load_checkpoint(runs[0]).facts["count"]
        writer = CheckpointWriter.adopt(runs[0])
    else:
        sources = {"photo": numpy.full((8, 8, 3), 9, numpy.uint8)}
        request = StyleRequest(content="a", styles=(("b", 1.0),))
        writer = CheckpointWriter.create(request, {}, sources)
    for count in range(count + 1, count + 1 + saves):
        failure = writer.save({"image": torch.full((size,), count)}, {"count": count})
        assert failure is None, failure
        print(count, flush=True)
    sys.settrace(None)
    return writer

torch.set_num_threads(1)
# What is loaded at the first use is loaded here, once for all painters.
for _ in range(2):
    writer = paint(0, 1, 10)
    writer.release()
remove_run(writer.folder)
print("ready", flush=True)
for line in sys.stdin:
    painter = os.fork()
    if not painter:
        code = 1
        try:
            paint(*map(int, line.split()))
            code = 0
        finally:
            os._exit(code)
    print("pid", painter, flush=True)
    _, status = os.waitpid(painter, 0)
    print("ended", os.waitstatus_to_exitcode(status), flush=True)
"""


class Painters:
    """One painter after another."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self.process = process

    def start(self, *, killed_at: int = 0, saves: int, size: int) -> None:
        assert self.process.stdin is not None
        print(killed_at, saves, size, file=self.process.stdin, flush=True)

    def events(self) -> Iterator[list[str]]:
        """The words of each line up to and with the painter's end."""
        assert self.process.stdout is not None
        for line in self.process.stdout:
            yield line.split()
            if line.startswith("ended"):
                return
        raise AssertionError("the painters' process has ended")


@pytest.fixture(scope="module")
def painters_process() -> Iterator[list[subprocess.Popen[str]]]:
    """Started by the first test, in its home; the later tests move into that."""
    started: list[subprocess.Popen[str]] = []
    yield started
    for process in started:
        process.kill()
        process.communicate()


@pytest.fixture
def painters(
    painters_process: list[subprocess.Popen[str]],
    tmp_path_factory: pytest.TempPathFactory,
    monkeypatch: pytest.MonkeyPatch,
) -> Painters:
    # Here no painter lives any more when the runs are listed.
    monkeypatch.setattr(unfinished, "_YOUNG_S", -1.0)
    home = tmp_path_factory.getbasetemp() / "painters"
    monkeypatch.setenv("STYLESTUDIO_HOME", str(home))
    if not painters_process:
        command = [sys.executable, "-c", PAINTERS]
        pipe = subprocess.PIPE
        process = subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True)
        painters_process.append(process)
        assert process.stdout is not None
        assert "ready\n" in process.stdout
    for run in unfinished_runs()[0]:
        remove_run(run.folder)
    return Painters(painters_process[0])


def assert_whole(at_least: int, at_most: int) -> None:
    """The one run that is left can be continued, from the last count that was saved."""
    runs, refused = unfinished_runs()
    assert refused == []
    folders = list(paths.unfinished_dir().iterdir())
    if at_least == 0 and not runs:
        assert folders == []
        return
    (run,) = runs
    sources, tensors, facts = load_checkpoint(run)
    assert at_least <= facts["count"] <= at_most
    assert torch.equal(tensors["image"], torch.full_like(tensors["image"], facts["count"]))
    assert (sources["photo"] == 9).all()
    assert folders == [run.folder]


def test_killed_at_random_moments_it_goes_on_from_the_last_checkpoint(painters: Painters) -> None:
    rng = random.Random(1)
    saved = 0
    for _ in range(8):
        painters.start(saves=10_000, size=300_000)
        pid, lines_to_wait = 0, rng.randrange(6)
        for words in painters.events():
            if words[0] == "pid":
                pid = int(words[1])
            elif words[0] == "ended":
                assert words[1] == str(-signal.SIGKILL)
            else:
                assert int(words[0]) == saved + 1, "continued from elsewhere"
                saved += 1
                lines_to_wait -= 1
            if pid and lines_to_wait <= 0:
                # Spread the blow over the whole of the next write.
                for _ in range(rng.randrange(200_000)):
                    pass
                os.kill(pid, signal.SIGKILL)
                pid = 0
        assert_whole(saved, saved + 1)
        runs, _ = unfinished_runs()
        saved = runs[0].facts["count"] if runs else 0
    assert saved > 8


@pytest.mark.parametrize("begun", [False, True], ids=["a new run", "a continued run"])
def test_killed_at_lines_all_over_our_code_it_leaves_a_whole_checkpoint(
    painters: Painters, begun: bool
) -> None:
    if begun:
        painters.start(saves=1, size=10)
        assert list(painters.events())[-1] == ["ended", "0"]
    before = 0
    # Each single line passes too, in half a minute.
    for line in range(3 if begun else 1, 1000, 17):
        painters.start(killed_at=line, saves=2, size=10)
        said = list(painters.events())
        saved = max([before] + [int(words[0]) for words in said if words[0].isdigit()])
        if said[-1] == ["ended", "0"]:
            break
        assert said[-1] == ["ended", str(-signal.SIGKILL)]
        runs, _ = unfinished_runs()
        assert_whole(saved, saved + 1)
        if begun:
            before = runs[0].facts["count"]
        else:
            for run in runs:
                remove_run(run.folder)
    assert line > 100, "too few moments"
    assert_whole(saved, saved)
