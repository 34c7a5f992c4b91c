"""Progress on a terminal and elsewhere."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest

from stylestudio.commands.progress_printer import ProgressPrinter, describe, duration
from stylestudio.engine.events import EventKind, Phase, Progress, RunEvent

PROGRESS = Progress(
    phase=Phase.PAINTING,
    scale=2,
    scale_count=3,
    scale_px=2048,
    evaluation=118,
    evaluation_count=200,
    fraction=0.42,
    remaining_s=12345,
    seconds_per_evaluation=12.34,
)


class Terminal(io.TextIOWrapper):
    def __init__(self, encoding: str) -> None:
        super().__init__(io.BytesIO(), encoding=encoding, write_through=True)

    def isatty(self) -> bool:
        return True

    def text(self) -> str:
        return self.buffer.getvalue().decode(self.encoding)


def follow(stream: io.TextIOBase, *progresses: Progress) -> None:
    events = [RunEvent(run_id="x", kind=EventKind.PROGRESS, progress=p) for p in progresses]
    with ProgressPrinter(stream) as printer:
        printer.follow(events)


@pytest.mark.parametrize("encoding", ["utf-8", "ascii", "cp437"])
@pytest.mark.parametrize("columns", [40, 80, 200])
def test_the_bar_stays_on_one_line_of_the_terminal(
    monkeypatch: pytest.MonkeyPatch, encoding: str, columns: int
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    terminal = Terminal(encoding)
    follow(terminal, PROGRESS, PROGRESS)
    first, second = terminal.text().removesuffix("\n").split("\r\x1b[2K")[1:]
    assert first == second
    assert len(first) < columns
    assert "42%" in first


def test_all_figures_fit_into_80_columns(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    terminal = Terminal("utf-8")
    follow(terminal, PROGRESS)
    assert terminal.text().rstrip().endswith("left")


def test_without_a_terminal_there_are_lines_and_the_last_comes_once() -> None:
    stream = io.StringIO()
    finished = replace(PROGRESS, fraction=1.0)
    follow(stream, PROGRESS, finished, finished)
    assert stream.getvalue() == describe(PROGRESS) + "\n" + describe(finished) + "\n"


def test_a_log_is_not_flooded() -> None:
    stream = io.StringIO()
    follow(stream, PROGRESS, replace(PROGRESS, evaluation=119))
    assert stream.getvalue() == describe(PROGRESS) + "\n"


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (0.4, "0 s"),
        (59.4, "59 s"),
        (59.6, "1 min 00 s"),
        (3599.6, "1 h 00 min"),
        (9e3, "2 h 30 min"),
    ],
)
def test_durations(seconds: float, words: str) -> None:
    assert duration(seconds) == words
