"""Torch before Qt where it must be, and the splash meanwhile."""

from __future__ import annotations

import os
import subprocess
import sys
import time

import pytest

from stylestudio import app, cli, torch_first


def run(code: str) -> subprocess.CompletedProcess[str]:
    """In a process without a screen."""
    environment = {k: v for k, v in os.environ.items() if k not in ("DISPLAY", "WAYLAND_DISPLAY")}
    return subprocess.run(
        [sys.executable, "-c", code],
        env=environment,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


@pytest.mark.parametrize(("platform", "loaded"), [("win32", True), ("linux", False)])
def test_torch_is_there_before_qt_where_it_must_be(platform, loaded):
    done = run(
        "import sys\n"
        "from stylestudio.torch_first import load_torch_first\n"
        f"load_torch_first({platform!r})\n"
        f"assert ('torch' in sys.modules) is {loaded}\n"
        "assert 'PySide6' not in sys.modules\n"
    )
    assert done.returncode == 0, done.stderr


def test_the_window_comes_after_it(monkeypatch):
    order = []
    monkeypatch.setattr(cli, "load_torch_first", lambda: order.append("torch"))
    monkeypatch.setattr(app, "run_window", lambda: order.append("window") or 0)
    assert cli.main([]) == 0
    assert order == ["torch", "window"]


def test_the_splash_is_there_meanwhile_and_goes(monkeypatch):
    started = []
    popen = subprocess.Popen

    def sleeping(command, **more):
        started.append(popen([sys.executable, "-c", "import time; time.sleep(60)"], **more))
        return started[0]

    monkeypatch.setattr(torch_first.subprocess, "Popen", sleeping)
    with torch_first.splash_shown():
        assert started[0].poll() is None
    assert started[0].poll() is not None


def test_without_a_splash_torch_is_loaded_all_the_same(monkeypatch, caplog):
    def fails(*_, **__):
        raise OSError("no process")

    names = []
    monkeypatch.setattr(torch_first.subprocess, "Popen", fails)
    monkeypatch.setattr(torch_first.importlib, "import_module", names.append)
    torch_first.load_torch_first("win32")
    assert names == ["torch"]
    assert "no splash is shown" in caplog.text


def test_a_torch_that_cannot_be_loaded_keeps_no_window_from_opening(monkeypatch, caplog):
    def fails(name):
        raise OSError("[WinError 1114] c10.dll")

    monkeypatch.setattr(torch_first, "splash_shown", torch_first.contextlib.nullcontext)
    monkeypatch.setattr(torch_first.importlib, "import_module", fails)
    torch_first.load_torch_first("win32")
    assert "torch could not be loaded before the window" in caplog.text


def test_without_a_screen_the_splash_ends_at_once():
    began = time.monotonic()
    done = run(
        "import sys\n"
        "from stylestudio.torch_first import show_splash\n"
        "show_splash()\n"
        "assert not {'PySide6', 'torch'} & sys.modules.keys()\n"
    )
    assert done.returncode == 0, done.stderr
    assert time.monotonic() - began < 60


def test_a_frozen_program_shows_it_by_its_flag(monkeypatch):
    shown = []
    monkeypatch.setattr(cli, "show_splash", lambda: shown.append(True))
    assert cli.main([torch_first.SPLASH_FLAG]) == 0
    assert shown == [True]
