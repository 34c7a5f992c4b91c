"""Work in other threads and its follow-up in this one."""

from __future__ import annotations

import threading

import pytest

from stylestudio.errors import ImageError, InternalError


def test_the_follow_up_happens_in_the_callers_thread(qtbot, background):
    seen = []
    background.submit(
        threading.get_ident, lambda there: seen.append((there, threading.get_ident())), seen.append
    )
    qtbot.waitUntil(lambda: not background.busy)
    ((there, here),) = seen
    assert here == threading.get_ident() != there


@pytest.mark.parametrize(
    "error", [OSError("gone"), MemoryError(), SystemExit(1)], ids=lambda e: type(e).__name__
)
def test_whatever_goes_wrong_comes_back_as_an_error(qtbot, background, error, caplog):
    def fails() -> None:
        raise error

    told = []
    background.submit(fails, told.append, told.append)
    background.wait()
    assert isinstance(told[0], InternalError)
    assert told[0].__cause__ is error
    assert "Traceback" in caplog.text


def test_an_error_meant_for_the_user_stays_itself(background):
    error = ImageError("Broken.", "Take another.")

    def fails() -> None:
        raise error

    told = []
    background.submit(fails, told.append, told.append)
    background.wait()
    assert told == [error]


def test_a_picture_is_saved_while_huge_ones_are_being_read(qtbot, background):
    reading, go_on, done = threading.Semaphore(0), threading.Event(), []

    def read() -> str:
        reading.release()
        assert go_on.wait(10)
        return "read"

    for _ in range(4):
        background.submit(read, done.append, done.append)
    for _ in range(2):
        assert reading.acquire(timeout=10)
    background.submit(lambda: "saved", done.append, done.append, writes=True)
    qtbot.waitUntil(lambda: done == ["saved"])
    go_on.set()
    background.wait()
    assert done == ["saved", *["read"] * 4]


def test_what_is_saved_is_saved_one_after_the_other(background):
    at_once, most, done = [], [], []

    def write() -> None:
        at_once.append(1)
        most.append(len(at_once))
        threading.Event().wait(0.01)
        at_once.pop()

    for _ in range(8):
        background.submit(write, done.append, done.append, writes=True)
    background.wait()
    assert len(done) == 8
    assert max(most) == 1


def test_waiting_follows_up_what_the_follow_ups_start(background):
    done = []

    def again(value: int) -> None:
        done.append(value)
        if value < 5:
            background.submit(lambda: value + 1, again, done.append)

    background.submit(lambda: 1, again, done.append)
    background.wait()
    assert done == [1, 2, 3, 4, 5]
    assert not background.busy
