"""The machine stays awake while it paints on mains power, and no child outlives that."""

from __future__ import annotations

import subprocess
import sys
from types import SimpleNamespace

import psutil
import pytest

from stylestudio.ui.painting import inhibitors
from stylestudio.ui.painting.inhibitors import (
    ChildInhibitor,
    NoInhibitor,
    WindowsInhibitor,
    inhibitor_for,
)
from stylestudio.ui.painting.staying_awake import StayingAwake, on_mains

#: Runs until its input ends.
CHILD = [sys.executable, "-S", "-c", "import sys; sys.stdin.read()"]
#: Runs until it is killed.
STUBBORN = [
    sys.executable,
    "-S",
    "-c",
    "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN)\n"
    "print(flush=True)\nwhile True: time.sleep(60)",
]


class Inhibitor:
    """Notes what it is asked for."""

    def __init__(self, *, listens: bool = True) -> None:
        self.asked: list[str] = []
        self.listens = listens

    def start(self) -> bool:
        self.asked.append("start")
        return self.listens

    def stop(self) -> None:
        self.asked.append("stop")


def awake_with(inhibitor, mains) -> StayingAwake:
    return StayingAwake(inhibitor=inhibitor, mains=mains)


def test_it_stays_awake_from_begin_to_end(qapp):
    inhibitor = Inhibitor()
    awake = awake_with(inhibitor, lambda: True)
    awake.begin()
    awake.begin()
    assert awake.awake
    awake.end()
    awake.end()
    assert not awake.awake
    assert inhibitor.asked == ["start", "stop"]


def test_on_battery_it_may_sleep(qapp):
    inhibitor = Inhibitor()
    awake = awake_with(inhibitor, lambda: False)
    awake.begin()
    assert not awake.awake
    awake.end()
    assert inhibitor.asked == []


def test_it_follows_the_plug(qapp):
    inhibitor, plugged = Inhibitor(), [True]
    awake = awake_with(inhibitor, lambda: plugged[0])
    awake.begin()
    plugged[0] = False
    awake.look()
    assert not awake.awake
    plugged[0] = True
    awake.look()
    assert awake.awake
    awake.end()
    awake.look()
    assert inhibitor.asked == ["start", "stop", "start", "stop"]


def test_a_system_that_does_not_listen_is_no_error(qapp):
    awake = awake_with(Inhibitor(listens=False), lambda: True)
    awake.begin()
    assert not awake.awake
    awake.end()


@pytest.mark.parametrize(
    ("battery", "mains"),
    [
        (None, True),
        (SimpleNamespace(power_plugged=True), True),
        (SimpleNamespace(power_plugged=None), True),
        (SimpleNamespace(power_plugged=False), False),
    ],
)
def test_what_the_battery_says(monkeypatch, battery, mains):
    monkeypatch.setattr(psutil, "sensors_battery", lambda: battery, raising=False)
    assert on_mains() is mains


def test_a_battery_that_cannot_be_asked_is_none(monkeypatch):
    def fail() -> None:
        raise OSError("no such file")

    monkeypatch.setattr(psutil, "sensors_battery", fail, raising=False)
    assert on_mains()


def test_windows_is_told_by_a_flag():
    flags = []
    kernel = SimpleNamespace(SetThreadExecutionState=lambda value: flags.append(value) or 1)
    inhibitor = WindowsInhibitor(kernel)
    assert inhibitor.start()
    inhibitor.stop()
    assert flags == [0x80000001, 0x80000000]


@pytest.mark.skipif(sys.platform == "win32", reason="it is there")
def test_where_windows_is_not_nothing_happens():
    inhibitor = WindowsInhibitor()
    assert not inhibitor.start()
    inhibitor.stop()


def test_the_child_lives_from_start_to_stop():
    inhibitor = ChildInhibitor(CHILD)
    assert inhibitor.start()
    child = inhibitor._child
    assert child.poll() is None
    inhibitor.stop()
    assert child.poll() is not None
    inhibitor.stop()


def test_starting_twice_leaves_one_child():
    inhibitor = ChildInhibitor(CHILD)
    inhibitor.start()
    first = inhibitor._child
    inhibitor.start()
    assert first.poll() is not None
    inhibitor.stop()


@pytest.mark.skipif(sys.platform == "win32", reason="there terminate() cannot be ignored")
def test_a_child_that_will_not_end_is_killed(monkeypatch):
    monkeypatch.setattr(inhibitors, "_END_S", 0.2)
    inhibitor = ChildInhibitor(STUBBORN)
    inhibitor.start()
    child = inhibitor._child
    inhibitor.stop()
    assert child.poll() is not None


def test_a_child_that_ended_by_itself_is_no_error():
    inhibitor = ChildInhibitor([sys.executable, "-S", "-c", ""])
    inhibitor.start()
    inhibitor._child.wait()
    inhibitor.stop()


def test_a_program_that_is_not_there_is_no_error():
    inhibitor = ChildInhibitor(["stylestudio-no-such-program"])
    assert not inhibitor.start()
    inhibitor.stop()


def test_the_child_ends_when_we_are_killed():
    code = (
        "import sys, time\n"
        "from stylestudio.ui.painting.inhibitors import ChildInhibitor\n"
        f"inhibitor = ChildInhibitor({CHILD!r})\n"
        "inhibitor.start()\n"
        "print(inhibitor._child.pid, flush=True)\n"
        "time.sleep(600)\n"
    )
    parent = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True)
    try:
        child = psutil.Process(int(parent.stdout.readline()))
    finally:
        parent.kill()
        parent.wait()
        parent.stdout.close()
    # A zombie that nobody adopts has ended as well.
    child.wait(timeout=60) if child.is_running() and child.status() != "zombie" else None


@pytest.mark.parametrize(
    ("platform", "program"),
    [("darwin", "caffeinate"), ("linux", "systemd-inhibit")],
)
def test_each_system_has_its_program(monkeypatch, platform, program):
    monkeypatch.setattr(inhibitors.shutil, "which", lambda name: f"/usr/bin/{name}")
    inhibitor = inhibitor_for(platform)
    assert isinstance(inhibitor, ChildInhibitor)
    assert inhibitor._command[0] == program
    monkeypatch.setattr(inhibitors.shutil, "which", lambda name: None)
    assert isinstance(inhibitor_for(platform), NoInhibitor)


def test_other_systems_sleep_when_they_like():
    inhibitor = inhibitor_for("plan9")
    assert not inhibitor.start()
    inhibitor.stop()
    assert isinstance(inhibitor_for("win32"), WindowsInhibitor)
