"""What the program relies on in the Qt bindings that are installed."""

from __future__ import annotations

import sys

from PySide6.QtCore import QCoreApplication, QObject, Signal


class Sender(QObject):
    sent = Signal(int)


def test_calls_leave_the_singletons_alone(qapp):
    """PySide6 6.12.0 drops a reference to None or True at each call before Python 3.12.

    Some hundred signals later the interpreter aborts. From 3.12 on, the singletons are immortal.
    """
    sender = Sender()
    for singleton, call in (
        (None, QCoreApplication.processEvents),
        (True, lambda: sender.sent.emit(1)),
        (False, sender.signalsBlocked),
    ):
        before = sys.getrefcount(singleton)
        for _ in range(100):
            call()
        assert abs(sys.getrefcount(singleton) - before) < 50, singleton
