"""The log file: written, rotated, and silent where it cannot be."""

from __future__ import annotations

import logging

import pytest

from stylestudio import logs
from stylestudio.logs import log_file, logging_to_file


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
