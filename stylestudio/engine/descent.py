"""One scale: the picture descends on the objective, an evaluation and a step at a time."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from typing import Any

from torch import Tensor

from stylestudio.engine.allocator import give_freed_memory_back
from stylestudio.engine.objective import Evaluation, Objective
from stylestudio.engine.optimiser import make_optimiser
from stylestudio.engine.plan import ScalePlan
from stylestudio.engine.stopwatch import Stopwatch
from stylestudio.engine.style_losses.base import StyleLoss, map_state
from stylestudio.errors import MachineError
from stylestudio.request.style_request import StyleRequest


@dataclass(slots=True)
class Best:
    """The picture with the lowest loss of the current objective.

    Attributes:
        image: ``(1, 3, H, W)``, its own.
        terms: the weighted parts of its loss; empty before the first evaluation.
        lowest_loss: what is to be undercut.
    """

    image: Tensor
    terms: dict[str, float] = field(default_factory=dict)
    lowest_loss: float = math.inf

    def offer(self, image: Tensor, evaluation: Evaluation) -> None:
        """Take the picture if its loss is the lowest so far."""
        if evaluation.loss < self.lowest_loss:
            self.image.copy_(image)
            self.terms, self.lowest_loss = evaluation.terms, evaluation.loss

    def forget_loss(self) -> None:
        """Take whatever comes next: losses of a changed objective cannot be compared."""
        self.lowest_loss = math.inf


@dataclass(slots=True)
class DescentState:
    """All that the next evaluations of a scale depend on, at the end of one.

    Attributes:
        evaluations: how many are done.
        image: what the next one evaluates.
        best: the best picture so far.
        optimiser: its name; another than the request's after a recovery.
        optimiser_evaluations: how many it was made for.
        optimiser_tensors, optimiser_facts: see ``Optimiser.state``.
        learned: by tap, the tensors of the style loss's state where it learned.
        learned_weights: as the report has them.
    """

    evaluations: int
    image: Tensor
    best: Best
    optimiser: str
    optimiser_evaluations: int
    optimiser_tensors: dict[str, Tensor]
    optimiser_facts: dict[str, Any]
    learned: dict[str, list[Tensor]] = field(default_factory=dict)
    learned_weights: dict[str, list[float]] = field(default_factory=dict)


class Descent:
    """See the module.

    Args:
        request: the method.
        scale: as planned.
        objective: of the scale.
        style_loss: the variant.
        start: the first picture, ``(1, 3, H, W)``; from now on the descent's own.

    Attributes:
        image: what the next evaluation will evaluate.
        best: the best picture so far.
        evaluations: how many are done.
        learned_weights: by tap, what the style loss learned so far.
    """

    def __init__(
        self,
        request: StyleRequest,
        scale: ScalePlan,
        objective: Objective,
        style_loss: StyleLoss,
        start: Tensor,
        *,
        stopwatch: Stopwatch,
    ) -> None:
        self.objective = objective
        self.image = start
        self.best = Best(start.clone())
        self.evaluations = 0
        self.learned_weights: dict[str, list[float]] = {}
        self._request = request
        self._scale = scale
        self._style_loss = style_loss
        self._stopwatch = stopwatch
        self._use_optimiser(request.optimiser, scale.evaluations)
        # What the targets took is not what evaluations take.
        give_freed_memory_back()

    @property
    def done(self) -> bool:
        """Whether the scale has all its evaluations."""
        return self.evaluations >= self._scale.evaluations

    def go_on(self) -> tuple[Evaluation | None, str]:
        """One more evaluation, and the step after it.

        Returns:
            The evaluation, None where its numbers could not be used; and then a sentence for the
            user, else nothing.

        Raises:
            Cancelled: Stop was pressed, before the evaluation and its step were done; going on
                from here gives the same picture as without it.
            MachineError: the numbers cannot be used, whatever is tried.
        """
        evaluation = self.objective.evaluate(self.image)
        if not evaluation.finite:
            return None, self._recover()
        self.best.offer(self.image, evaluation)
        with self._stopwatch.stage("optimiser"):
            self.optimiser.step(evaluation.loss, evaluation.grad)
        self.evaluations += 1
        interval = self._style_loss.update_interval
        # Not shortly before the end: the result is the best picture since the last update.
        last = self._scale.evaluations - interval
        if interval and self.evaluations % interval == 0 and self.evaluations <= last:
            with self._stopwatch.stage("style_loss"):
                self.objective.learn()
                self.learned_weights = self.objective.learned_weights()
            self.optimiser.objective_changed()
            self.best.forget_loss()
        return evaluation, ""

    def state(self) -> DescentState:
        """Where it is; the tensors are its own, not copies."""
        tensors, facts = self.optimiser.state()
        states = self.objective.states if self.learned_weights else {}
        return DescentState(
            evaluations=self.evaluations,
            image=self.image,
            best=self.best,
            optimiser=self._optimiser_name,
            optimiser_evaluations=self._optimiser_evaluations,
            optimiser_tensors=tensors,
            optimiser_facts=facts,
            learned={tap: _tensors_of(state) for tap, state in states.items()},
            learned_weights=self.learned_weights,
        )

    def take_up(self, state: DescentState) -> None:
        """Go on where another descent was.

        Of a scale of another size only the counts are taken: what was reached there is the start
        that this one was given.
        """
        self.evaluations = state.evaluations
        if state.image.shape != self.image.shape:
            self._use_optimiser(state.optimiser, state.optimiser_evaluations)
            return
        self.image.copy_(state.image)
        self.best = Best(state.best.image.to(self.image), state.best.terms, state.best.lowest_loss)
        self._use_optimiser(state.optimiser, state.optimiser_evaluations)
        self.optimiser.restore(state.optimiser_tensors, state.optimiser_facts)
        self.learned_weights = state.learned_weights
        self.objective.states = {
            tap: _with_tensors(own, state.learned[tap]) if tap in state.learned else own
            for tap, own in self.objective.states.items()
        }

    def _use_optimiser(self, name: str, evaluations: int) -> None:
        """Begin anew with an optimiser; Adam's step falls over ``evaluations``."""
        self._optimiser_name, self._optimiser_evaluations = name, evaluations
        self.optimiser = make_optimiser(
            name, self.image, evaluations, self._scale.history, self.objective.control.check
        )

    def _recover(self) -> str:
        """Go on from the last good picture after numbers that cannot be used; says so."""
        if self.evaluations == 0 or self._optimiser_name != self._request.optimiser:
            raise MachineError(
                "The numbers left the range that the machine can compute with.",
                "Lower the strength, or choose another preset.",
            )
        self.evaluations += 1
        self.image.copy_(self.best.image)
        self._use_optimiser("adam", self._scale.evaluations - self.evaluations)
        return "The numbers overflowed; painting goes on from the last good picture with Adam."


def _tensors_of(state: Any) -> list[Tensor]:
    """All tensors of a style loss's state, in the order of ``map_state``."""
    parts: list[Tensor] = []

    def note(tensor: Tensor) -> Tensor:
        parts.append(tensor)
        return tensor

    map_state(state, note)
    return parts


def _with_tensors(state: Any, tensors: list[Tensor]) -> Any:
    """``state`` with other tensors in the places of its own."""
    parts = iter(tensors)

    def take(tensor: Tensor) -> Tensor:
        return next(parts).to(tensor)

    return map_state(state, take)
