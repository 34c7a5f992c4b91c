"""The report of a bug: all that helps, and nothing that tells who the user is."""

from __future__ import annotations

import logging
import sys
from pathlib import Path

from stylestudio import __version__
from stylestudio.logs import logging_to_file
from stylestudio.settings import Settings
from stylestudio.ui.help.report import report_text, versions


def test_it_says_what_the_program_stands_on(qapp):
    text = report_text("It broke.", Settings(device="cpu", threads=3, theme="dark"))
    assert text.startswith("It broke.\n")
    assert f"StyleStudio {__version__}" in text
    for words in ("Python 3", "Qt 6", "numpy ", "torch ", "device cpu", "threads 3", "theme dark"):
        assert words in text


def test_torch_is_named_without_being_loaded(qapp, monkeypatch):
    monkeypatch.delitem(sys.modules, "torch", raising=False)
    assert versions()["torch"][0].isdigit()
    assert "torch loaded False" in report_text()
    assert "torch" not in sys.modules


def test_it_ends_with_the_last_200_lines_of_the_log(qapp):
    with logging_to_file():
        for number in range(300):
            logging.getLogger("test").info("line %d.", number)
    lines = report_text().splitlines()
    assert "line 299." in lines[-1]
    assert "line 100." in lines[-200]
    assert "line 99." not in "\n".join(lines)


def test_no_folder_of_the_users_is_in_it(qapp, stylestudio_home):
    with logging_to_file():
        logging.getLogger("test").info("read %s", Path.home() / "Photos" / "me.jpg")
        logging.getLogger("test").info("kept %s", stylestudio_home / "pictures")
    text = report_text(settings=Settings(pictures_folder=str(Path.home() / "Secret")))
    assert "~/Photos/me.jpg" in text.replace("\\", "/")
    assert str(Path.home()) not in text
    assert str(stylestudio_home) not in text
    assert "Secret" not in text
    assert "own pictures folder True" in text
