"""A file in the system's file manager."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QProcess, QUrl
from PySide6.QtGui import QDesktopServices

from stylestudio.ui.reveal import show_in_folder


@pytest.fixture
def started(monkeypatch) -> list:
    calls: list = []
    monkeypatch.setattr(QProcess, "startDetached", lambda *command: calls.append(command))
    monkeypatch.setattr(QDesktopServices, "openUrl", calls.append)
    return calls


@pytest.mark.parametrize(
    ("platform", "command", "flag"), [("win32", "explorer", "/select,"), ("darwin", "open", "-R")]
)
def test_the_file_is_selected(monkeypatch, started, photo_file, platform, command, flag):
    monkeypatch.setattr(sys, "platform", platform)
    show_in_folder(photo_file)
    assert started == [(command, [flag, str(photo_file)])]


@pytest.mark.parametrize("platform", ["linux", "win32", "darwin"])
def test_the_folder_is_opened_where_that_is_all_there_is(monkeypatch, started, tmp_path, platform):
    monkeypatch.setattr(sys, "platform", platform)
    show_in_folder(tmp_path / "gone.png")
    assert started == [QUrl.fromLocalFile(str(Path(tmp_path)))]
