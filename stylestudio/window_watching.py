"""What is seen of a window from inside its process: its first paint, its beats, its answers."""

from __future__ import annotations

import itertools
import time
from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPointF, Qt, QTimer, Slot
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

_BEAT_MS = 5
_QUANTILE = 0.99


class FirstPaint(QObject):
    """Looks for the first window of a class that is painted.

    Attributes:
        window: that window, None until then.
    """

    def __init__(self, app: QApplication, kind: type[QWidget]) -> None:
        super().__init__(app)
        self.window: QWidget | None = None
        self._app = app
        self._kind = kind
        app.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's
        """See ``QObject``."""
        if event.type() is QEvent.Type.Paint and isinstance(watched, self._kind):
            self.window = watched
            # It sees every event, which takes time.
            self._app.removeEventFilter(self)
        return False


class Beats(QObject):
    """A timer of 5 ms in the event loop, which notes when it came to its turn.

    Args:
        on_beat: is called at each.
    """

    def __init__(self, on_beat: Callable[[], None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._on_beat = on_beat
        self._at: list[float] = []
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._on_timeout)
        self._timer.start(_BEAT_MS)

    def stop(self) -> None:
        """No more beats."""
        self._timer.stop()

    def begin(self) -> None:
        """Forget all beats but the last one."""
        del self._at[:-1]

    def gaps_ms(self) -> list[float]:
        """The gaps since :meth:`begin`, the longest one last."""
        return sorted(1000 * (after - before) for before, after in itertools.pairwise(self._at))

    @Slot()
    def _on_timeout(self) -> None:
        self._at.append(time.perf_counter())
        self._on_beat()


class Answer(QObject):
    """Clicks a button and waits for what is to be seen of it.

    Args:
        button: one that can be checked.
        shows: what is painted anew when its state has changed.
    """

    def __init__(self, button: QAbstractButton, shows: QWidget) -> None:
        super().__init__()
        self.seen_at: float | None = None
        self._button = button
        self._shows = shows
        self._was_checked = button.isChecked()

    def click(self) -> None:
        """Press and release the left button in the middle of it, as events in line."""
        self._shows.installEventFilter(self)
        middle = QPointF(self._button.rect().center())
        left, none = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
        for kind, held in (
            (QEvent.Type.MouseButtonPress, left),
            (QEvent.Type.MouseButtonRelease, none),
        ):
            event = QMouseEvent(
                kind,
                middle,
                self._button.mapToGlobal(middle),
                left,
                held,
                Qt.KeyboardModifier.NoModifier,
            )
            QCoreApplication.postEvent(self._button, event)

    def end(self) -> None:
        """Look no longer."""
        self._shows.removeEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's
        """See ``QObject``."""
        changed = self._button.isChecked() is not self._was_checked
        if event.type() is QEvent.Type.Paint and changed and self.seen_at is None:
            self.seen_at = time.perf_counter()
        return False


def quantile(ascending: Sequence[float], share: float = _QUANTILE) -> float:
    """The smallest of some numbers that at least this share of them do not exceed."""
    return ascending[min(len(ascending) - 1, int(share * len(ascending)))]
