"""One act of taking pictures: a drop, a paste, a choice from a dialog, a step of undo."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Literal, NamedTuple

from stylestudio.errors import StyleStudioError
from stylestudio.ui.background import Background
from stylestudio.ui.sources.collecting import Found
from stylestudio.ui.sources.loaded import PANE_PX, Loaded, PictureRef, read_picture
from stylestudio.ui.sources.rejection import Rejection

Role = Literal["photo", "style"]


@dataclass(slots=True)
class Outcome:
    """What came of it.

    Attributes:
        loaded: the pictures that could be read, in order.
        asked: how many were to be read.
        rejections: what could not be used, in order.
        repeated: the titles of pictures that are there already.
        cut: whether there were more than are taken at once.
        left_out: how many were not read for want of room.
    """

    loaded: list[Loaded] = field(default_factory=list)
    asked: int = 0
    rejections: list[Rejection] = field(default_factory=list)
    repeated: tuple[str, ...] = ()
    cut: bool = False
    left_out: int = 0


class Told(NamedTuple):
    """Who hears of an act.

    Attributes:
        progressed: called after each picture.
        ended: called once, unless the act is cancelled.
    """

    progressed: Callable[[Reading], None]
    ended: Callable[[Reading, Outcome], None]


class Reading:
    """Finds pictures and reads them one after the other, in the background.

    One at a time, so that they stay in order and a whole folder does not keep the reader from
    what the user asks for next. Everything but the reading happens in the caller's thread.

    Attributes:
        roles: what it is going to change.
        started: whether it has begun.
        done, asked: how many of how many pictures have been read.
    """

    def __init__(
        self,
        background: Background,
        roles: frozenset[Role],
        find: Callable[[Collection[Path]], Found],
        told: Told,
        first_px: int = PANE_PX,
        subject: str = "",
    ) -> None:
        """Prepare it.

        Args:
            find: called in the background with the files that are there already.
            first_px: how large the first one is read; the others are for a pane.
            subject: what an error is about that names no file.
        """
        self.roles = roles
        self.started = False
        self.done = self.asked = 0
        self._background = background
        self._find = find
        self._told = told
        self._first_px = first_px
        self._subject = subject
        self._cancelled = False
        self._room = 0
        self._refs: tuple[PictureRef, ...] = ()
        self._outcome = Outcome()

    def start(self, known: Collection[Path], room: int) -> None:
        """Begin.

        Args:
            known: the files that are there already.
            room: how many pictures there is room for.
        """
        self.started = True
        self._room = room
        self._background.submit(partial(self._find, known), self._on_found, self._on_not_found)

    def cancel(self) -> None:
        """Let it come to nothing. What is being read at the moment is read to its end."""
        self._cancelled = True

    def _on_found(self, found: Found) -> None:
        self._outcome.rejections += found.rejections
        self._outcome.repeated = found.repeated
        self._outcome.cut = found.cut
        self._refs = found.refs
        self._outcome.asked = self.asked = len(found.refs)
        self._read_next()

    def _on_not_found(self, error: StyleStudioError) -> None:
        self._outcome.rejections.append(Rejection(self._subject, error.message, error.remedy))
        self._read_next()

    def _read_next(self) -> None:
        if self._cancelled:
            return
        left = len(self._refs) - self.done
        if len(self._outcome.loaded) == self._room:
            self._outcome.left_out, left = left, 0
        if not left:
            self._told.ended(self, self._outcome)
            return
        ref = self._refs[self.done]
        self._background.submit(
            partial(read_picture, ref, PANE_PX if self.done else self._first_px),
            self._on_read,
            partial(self._on_not_read, ref),
        )

    def _on_read(self, loaded: Loaded) -> None:
        self._outcome.loaded.append(loaded)
        self._go_on()

    def _on_not_read(self, ref: PictureRef, error: StyleStudioError) -> None:
        self._outcome.rejections.append(Rejection.of(ref.path, error))
        self._go_on()

    def _go_on(self) -> None:
        self.done += 1
        if not self._cancelled:
            self._told.progressed(self)
        self._read_next()
