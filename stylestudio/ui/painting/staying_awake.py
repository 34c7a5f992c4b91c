"""Keeps the machine from going to sleep while it paints, as long as it hangs on the mains."""

from __future__ import annotations

import logging
from collections.abc import Callable

import psutil
from PySide6.QtCore import QObject, QTimer, Slot

from stylestudio.ui.painting.inhibitors import Inhibitor, inhibitor_for

log = logging.getLogger(__name__)

#: How often the plug is looked at.
_LOOK_MS = 30_000


def on_mains() -> bool:
    """Whether the machine runs on mains power; one without a battery does."""
    try:
        battery = psutil.sensors_battery()
    # Not every system can tell, and psutil says so in several ways.
    except Exception:
        log.info("whether there is mains power is unknown", exc_info=True)
        return True
    return battery is None or battery.power_plugged is not False


class StayingAwake(QObject):
    """Awake between :meth:`begin` and :meth:`end`; never while on battery.

    Where the system lets nobody ask for that, nothing happens.

    Args:
        inhibitor: what keeps the system awake; None takes the system's own.
        mains: whether there is mains power.
    """

    def __init__(
        self,
        parent: QObject | None = None,
        *,
        inhibitor: Inhibitor | None = None,
        mains: Callable[[], bool] = on_mains,
    ) -> None:
        super().__init__(parent)
        self._inhibitor = inhibitor or inhibitor_for()
        self._mains = mains
        self._awake = False
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_MS)
        self._timer.timeout.connect(self.look)

    @property
    def awake(self) -> bool:
        """Whether the machine is kept from sleeping right now."""
        return self._awake

    @Slot()
    def begin(self) -> None:
        """Painting has begun, or goes on."""
        self._timer.start()
        self.look()

    @Slot()
    def end(self) -> None:
        """Painting has ended, or waits. Can be called at any time, more than once."""
        self._timer.stop()
        self._set_awake(False)

    @Slot()
    def look(self) -> None:
        """Follow the plug, which may be pulled or put back while painting."""
        if self._timer.isActive():
            self._set_awake(self._mains())

    def _set_awake(self, awake: bool) -> None:
        if awake == self._awake:
            return
        if awake:
            self._awake = self._inhibitor.start()
        else:
            self._inhibitor.stop()
            self._awake = False
