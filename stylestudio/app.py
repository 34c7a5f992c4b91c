"""The composition root: builds the window and all that it needs, and runs it."""

from __future__ import annotations

import contextlib
import logging
import os
import signal
import socket
import sys
import threading
from types import TracebackType
from typing import Any

from PySide6.QtCore import (
    QCoreApplication,
    QEvent,
    QObject,
    QSocketNotifier,
    QTimer,
    Signal,
    Slot,
    qVersion,
)
from PySide6.QtGui import QGuiApplication, QIcon
from PySide6.QtWidgets import QApplication

from stylestudio import __version__, paths
from stylestudio.engine.allocator import share_one_heap
from stylestudio.jobs.queue import RunQueue
from stylestudio.logs import log_file, logging_to_file
from stylestudio.request.presets import bundled_presets
from stylestudio.settings import Settings, load_settings
from stylestudio.ui.language.languages import Languages
from stylestudio.ui.main_window import MainWindow
from stylestudio.ui.theme import Theme

log = logging.getLogger(__name__)


def run_window() -> int:
    """Show the window, with a pair of samples in it, until it is closed.

    Returns:
        The exit code.
    """
    share_one_heap()
    with logging_to_file(), FaultReporter() as faults:
        log.info(
            "StyleStudio %s, Python %s, Qt %s", __version__, sys.version.split()[0], qVersion()
        )
        settings = load_settings()
        app = build_application()
        look = Look(app, settings, dressed=False)
        with Interruptions() as interruptions:
            queue = RunQueue(settings)
            window: MainWindow | None = None
            code = 1
            try:
                window = MainWindow(queue, bundled_presets(), settings)
                window.closed.connect(app.quit)
                window.settings_changed.connect(look.follow)
                faults.reported.connect(window.show_fault)
                interruptions.interrupted.connect(window.close_without_asking)
                # Who logs out or shuts down does not answer questions.
                app.commitDataRequest.connect(window.close_without_asking)
                window.load_pair()
                window.check_all_style_losses()
                window.show_example()
                window.offer_unfinished()
                look.dress()
                window.show()
                log.info("the window is up")
                # Torch takes seconds to load: after the window has been painted.
                QTimer.singleShot(0, queue.prepare)
                QTimer.singleShot(0, window.follow_gallery)
                code = app.exec()
            except BaseException:
                log.critical("the window could not be opened", exc_info=True)
                raise
            finally:
                # The queue's thread runs from the start: Qt aborts a process that drops it.
                code = finish(window, queue, code)
            return code


def build_application() -> QApplication:
    """The QApplication with its name and icon."""
    existing = QApplication.instance()
    app = existing if isinstance(existing, QApplication) else QApplication(sys.argv[:1])
    QCoreApplication.setApplicationName("StyleStudio")
    QCoreApplication.setApplicationVersion(__version__)
    QGuiApplication.setApplicationDisplayName("StyleStudio")
    QGuiApplication.setDesktopFileName("stylestudio")
    QGuiApplication.setWindowIcon(QIcon(str(paths.resources() / "icons" / "stylestudio.svg")))
    # A closed window has things to finish; it says itself when it is done.
    QGuiApplication.setQuitOnLastWindowClosed(False)
    return app


class Look(QObject):
    """Theme and language, as the settings say. Made before the first widget.

    Args:
        dressed: whether widgets that are built now are styled at once; else with :meth:`dress`.
    """

    def __init__(self, app: QApplication, settings: Settings, *, dressed: bool = True) -> None:
        super().__init__(app)
        self._theme = Theme(app, settings.theme, dressed=dressed)
        self._languages = Languages(app, settings.language)

    def dress(self) -> None:
        """Style all widgets, before they are shown."""
        self._theme.dress()

    @Slot(object)
    def follow(self, settings: Settings) -> None:
        """Other settings were chosen."""
        if self._theme.choice != settings.theme:
            self._theme.choose(settings.theme)
        self._languages.choose(settings.language)


def finish(window: MainWindow | None, queue: RunQueue, code: int) -> int:
    """Take everything down in order: run, pictures being read or written, then the widgets."""
    ended = queue.shutdown()
    if window is not None:
        window.background.wait()
        window.deleteLater()
        # Named, because outside of an event loop no other call delivers deletions.
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    if not ended:
        # A thread that hangs in a library would keep the process for ever, and destroying it
        # while it runs would crash. All pictures have been kept by now.
        log.critical("leaving without the engine's thread")
        logging.shutdown()
        os._exit(1)
    return code


class FaultReporter(QObject):
    """Catches what nobody caught, in any thread: logs it, and tells the window.

    Signals:
        reported: a sentence.
    """

    reported = Signal(str)

    def __enter__(self) -> FaultReporter:
        self._before = (sys.excepthook, threading.excepthook, sys.unraisablehook)
        sys.excepthook = self._on_exception
        threading.excepthook = self._on_thread_exception
        sys.unraisablehook = self._on_unraisable
        return self

    def __exit__(self, *_: object) -> None:
        sys.excepthook, threading.excepthook, sys.unraisablehook = self._before

    def _on_exception(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        log.critical("not caught", exc_info=(kind, error, trace))
        self._tell()

    def _on_thread_exception(self, hook: threading.ExceptHookArgs) -> None:
        log.critical("not caught in a thread", exc_info=hook.exc_value)
        self._tell()

    def _on_unraisable(self, hook: Any) -> None:
        # Nothing that the user was doing went wrong: a finaliser did.
        log.error("not raisable: %s %r", hook.err_msg, hook.object, exc_info=hook.exc_value)

    def _tell(self) -> None:
        # A signal, because this may be any thread.
        self.reported.emit(
            self.tr("Something went wrong inside StyleStudio. Details are in “{path}”.").format(
                path=log_file()
            )
        )


class Interruptions(QObject):
    """Turns Ctrl-C in the terminal, and a polite kill, into a signal of Qt's.

    Python's own handlers run only between its instructions, and Qt's event loop executes none
    while it waits. So the C handler's byte wakes the event loop.

    Signals:
        interrupted: close, please.
    """

    interrupted = Signal()

    def __enter__(self) -> Interruptions:
        self._reader, self._writer = socket.socketpair()
        self._reader.setblocking(False)
        self._writer.setblocking(False)
        self._notifier = QSocketNotifier(self._reader.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._on_activated)
        self._old_descriptor = signal.set_wakeup_fd(
            self._writer.fileno(), warn_on_full_buffer=False
        )
        self._old_handlers = {
            number: signal.signal(number, self._on_signal)
            for number in (signal.SIGINT, signal.SIGTERM)
        }
        return self

    def __exit__(self, *_: object) -> None:
        for number, handler in self._old_handlers.items():
            signal.signal(number, handler)
        signal.set_wakeup_fd(self._old_descriptor)
        self._notifier.setEnabled(False)
        self._reader.close()
        self._writer.close()

    @staticmethod
    def _on_signal(number: int, frame: object) -> None:
        """Nothing: the byte in the socket does it. Without a handler there would be none."""

    @Slot()
    def _on_activated(self) -> None:
        with contextlib.suppress(BlockingIOError):
            self._reader.recv(64)
        log.info("interrupted")
        self.interrupted.emit()
