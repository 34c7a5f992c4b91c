"""The log file: written, rotated, and silent where it cannot be."""

from __future__ import annotations

import logging

import pytest

from stylestudio import logs
from stylestudio.logs import last_lines, log_file, logging_to_file


def test_it_is_written_and_released() -> None:
    with logging_to_file():
        logging.getLogger("stylestudio.test").info("a line")
    logging.getLogger("stylestudio.test").warning("not this one")
    text = log_file().read_text(encoding="utf-8")
    assert "a line" in text
    assert "not this one" not in text


def test_a_disk_that_takes_nothing_is_no_traceback(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(logs._QuietFile, "flush", full)
    with logging_to_file():
        logging.getLogger("stylestudio.test").error("lost")
    assert "Traceback" not in capsys.readouterr().err


def test_it_is_five_files_at_most(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(logs, "_MAX_BYTES", 2000)
    with logging_to_file():
        for number in range(300):
            logging.getLogger("stylestudio.test").info("line %d", number)
    files = list(log_file().parent.iterdir())
    assert len(files) == 5
    assert all(file.stat().st_size <= 2000 for file in files)


def test_the_newest_lines_reach_back_into_the_file_before(monkeypatch: pytest.MonkeyPatch) -> None:
    assert last_lines(3) == []
    monkeypatch.setattr(logs, "_MAX_BYTES", 1000)
    with logging_to_file():
        for number in range(40):
            logging.getLogger("stylestudio.test").info("line %d", number)
    in_newest = len(log_file().read_text(encoding="utf-8").splitlines())
    lines = last_lines(in_newest + 2)
    assert len(lines) == in_newest + 2
    numbers = [int(line.rpartition(" ")[2]) for line in lines]
    assert numbers == list(range(40 - len(lines), 40))
