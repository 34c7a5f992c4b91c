"""Acts of taking pictures, waiting for each other where they change the same things."""

from __future__ import annotations

from collections.abc import Callable

from stylestudio.ui.sources.reading import Reading, Role


class ReadingLine:
    """All acts that have not ended, in the order in which they were asked for."""

    def __init__(self, start: Callable[[Reading], None]) -> None:
        """An empty line.

        Args:
            start: called with each act when nothing before it changes the same things.
        """
        self._start = start
        self._readings: list[Reading] = []

    def __bool__(self) -> bool:
        return bool(self._readings)

    def of_role(self, role: Role) -> list[Reading]:
        """Those that are going to change a role."""
        return [reading for reading in self._readings if role in reading.roles]

    def add(self, reading: Reading) -> None:
        """Begin it as soon as that may be."""
        self._readings.append(reading)
        self.start_what_can()

    def remove(self, reading: Reading) -> None:
        """It has ended. What it kept waiting waits for :meth:`start_what_can`."""
        self._readings.remove(reading)

    def cancel(self, *roles: Role) -> None:
        """Let those come to nothing that change these roles and no other."""
        for reading in [r for r in self._readings if r.roles <= set(roles)]:
            reading.cancel()
            self._readings.remove(reading)

    def start_what_can(self) -> None:
        """Begin what nothing before it keeps waiting."""
        taken: set[Role] = set()
        for reading in list(self._readings):
            if not reading.started and not reading.roles & taken:
                self._start(reading)
            taken |= reading.roles
