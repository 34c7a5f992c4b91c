"""How a run keeps itself on the disk while it goes, and where an earlier one is taken up again.

There are two ways: a checkpoint, with which the same run goes on, and the sketch that another run
left (``sketches``).
"""

from __future__ import annotations

import logging
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from stylestudio import paths
from stylestudio.engine.checkpoint import (
    CheckpointWriter,
    check_space,
    load_checkpoint,
    required_bytes,
)
from stylestudio.engine.descent import DescentState
from stylestudio.engine.devices import DeviceChoice
from stylestudio.engine.pictures import Sources
from stylestudio.engine.plan import Plan
from stylestudio.engine.run_state import RunState
from stylestudio.engine.sketches import Sketch, keep, key_of, take
from stylestudio.engine.unfinished import UnfinishedRun
from stylestudio.errors import CheckpointError, MachineError
from stylestudio.request.style_request import StyleRequest

_log = logging.getLogger(__name__)

#: A larger state is not written at the end of a run that was stopped: Stop takes a second at most.
_QUICK_BYTES = 256 << 20


class Kept(NamedTuple):
    """What there is to go on from; ``plan`` is None where another version cannot read it."""

    sources: Sources
    plan: Plan | None
    state: RunState


@dataclass(slots=True)
class Keeping:
    """The checkpoints of one run, and its sketch.

    Whoever starts a run removes its files (``unfinished.remove_run`` of ``folder``) once the
    picture is safe: the run itself cannot know.

    Attributes:
        output: path of the picture that was asked for, or empty.
        title: what to call the picture when it is offered again.
        resume: the run to go on with, or None to begin one.
    """

    output: str = ""
    title: str = ""
    resume: UnfinishedRun | None = None
    _wanted: bool = True
    _sketch_key: str = field(default="", init=False)
    _writer: CheckpointWriter | None = field(default=None, init=False)
    _told: set[str] = field(default_factory=set, init=False)

    @classmethod
    def none(cls) -> Keeping:
        """Keeps nothing, and takes no sketch: all of the picture is painted."""
        return cls(_wanted=False)

    @property
    def folder(self) -> Path | None:
        """Where the run's files are, once there can be some."""
        return None if self._writer is None else self._writer.folder

    def load(self) -> Kept | None:
        """What the earlier run left, None for a new one.

        Raises:
            CheckpointError: it is damaged, or somebody else goes on with it.
        """
        if self.resume is None:
            return None
        kept = load_checkpoint(self.resume)
        try:
            state = RunState.unpacked(kept.tensors, kept.facts)
            names = _painting_names(self.resume.request)
            paintings = tuple(kept.sources[name] for name in names)
            sources = Sources(kept.sources["photo"], paintings, tuple(state.source_sha256))
        except (KeyError, TypeError, ValueError) as error:
            raise CheckpointError(
                "The unfinished picture was kept by another version of StyleStudio.",
                "Start the picture again.",
            ) from error
        try:
            plan: Plan | None = Plan.from_dict(state.plan or self.resume.plan)
        except (KeyError, TypeError, ValueError):
            plan = None
        return Kept(sources, plan, state)

    def take_sketch(
        self, request: StyleRequest, plan: Plan, device: DeviceChoice, sources: Sources
    ) -> Sketch | None:
        """The first scale of a new run, where an earlier run painted the very same one.

        From now on it can be kept. A sketch itself is painted each time. Never raises.
        """
        if not self._wanted or self.resume is not None:
            return None
        try:
            self._sketch_key = key_of(request, plan, device, sources)
        except Exception:
            _log.warning("no sketch is kept or taken", exc_info=True)
        if not self._sketch_key or len(plan.scales) == 1:
            return None
        return take(self._sketch_key, plan.scales[0], device.torch_device)

    def keep_sketch(self, request: StyleRequest, state: DescentState) -> None:
        """The first scale ended in ``state``, in the way that was planned. Never raises."""
        # What had to go on with Adam after an overflow is another picture.
        if self._sketch_key and state.optimiser == request.optimiser:
            keep(self._sketch_key, state)

    def begin(self, request: StyleRequest, plan: Plan, sources: Sources) -> str:
        """From now on states can be saved.

        Returns:
            A sentence for the user if the disk has no room for them, else nothing.
        """
        if not self._wanted:
            return ""
        if self.resume is not None:
            self._writer = CheckpointWriter.adopt(self.resume)
            return ""
        names = _painting_names(request)
        pictures = {"photo": sources.photo, **dict(zip(names, sources.paintings, strict=True))}
        final = plan.scales[-1]
        values = 3 * final.height_px * final.width_px
        needed = required_bytes(4 * values * (2 * final.history + 4), pictures)
        try:
            check_space(paths.unfinished_dir(), needed)
        except MachineError as error:
            self._wanted = False
            return f"This run cannot be continued if it is interrupted: {error.message}"
        self._writer = CheckpointWriter.create(
            request, plan.to_dict(), pictures, output=self.output, title=self.title
        )
        return ""

    def due(self) -> bool:
        """Whether it is time to save."""
        return self._writer is not None and self._writer.due()

    def save(self, state: RunState, *, quick: bool = False) -> str:
        """Save a state.

        Args:
            quick: leave it where it would take more than a moment.

        Returns:
            A sentence for the user if it failed for a reason not told yet, else nothing.
        """
        if self._writer is None:
            return ""
        tensors, facts = state.packed()
        if quick and sum(tensor.nbytes for tensor in tensors.values()) > _QUICK_BYTES:
            return ""
        sentence = self._writer.save(tensors, facts) or ""
        if sentence in self._told:
            return ""
        self._told.add(sentence)
        return sentence

    def release(self) -> None:
        """Let another run go on from here while this process lives."""
        if self._writer is not None:
            self._writer.release()


def _painting_names(request: StyleRequest) -> list[str]:
    """What the paintings are called in a run's file; the first one as when there was only one."""
    further = range(2, len(request.styles) + 1)
    return ["painting", *(f"painting {number}" for number in further)]
