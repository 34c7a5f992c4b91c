"""What a checkpoint keeps of a run between two evaluations, and how it is packed."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from typing import Any

from torch import Tensor

from stylestudio.engine.objective import Evaluation
from stylestudio.engine.style_losses.base import map_state


@dataclass(slots=True)
class Best:
    """The picture with the lowest loss of the current objective, and its evaluation."""

    image: Tensor
    evaluation: Evaluation | None = None
    lowest_loss: float = math.inf

    def offer(self, image: Tensor, evaluation: Evaluation) -> None:
        """Take the picture if its loss is the lowest so far."""
        if evaluation.loss < self.lowest_loss:
            self.image.copy_(image)
            # Without the gradient, which would stay as long as the best picture does.
            self.evaluation = Evaluation(evaluation.loss, evaluation.grad[:0], evaluation.terms)
            self.lowest_loss = evaluation.loss

    def forget_loss(self) -> None:
        """Take whatever comes next: losses of a changed objective cannot be compared."""
        self.lowest_loss = math.inf


@dataclass(slots=True)
class RunState:
    """Where a run is, at the end of an evaluation.

    Attributes:
        scale: index into the plan's scales.
        evaluation: how many are done at that scale.
        evaluations: how many are done in all.
        image: what the next one evaluates.
        best: the best picture of the scale.
        optimiser: its name; another than the request's after a recovery.
        optimiser_evaluations: how many it was made for.
        optimiser_tensors, optimiser_facts: see ``Optimiser.state``.
        learned: by tap, the tensors of the style loss's state where it learned.
        learned_weights: as the report has them.
        notices: what the user was told.
        elapsed_s: of all sessions so far.
        plan: ``Plan.to_dict``, where memory ran out and it is another than the run began with.
    """

    scale: int
    evaluation: int
    evaluations: int
    image: Tensor
    best: Best
    optimiser: str
    optimiser_evaluations: int
    optimiser_tensors: dict[str, Tensor]
    optimiser_facts: dict[str, Any]
    learned: dict[str, list[Tensor]] = field(default_factory=dict)
    learned_weights: dict[str, list[float]] = field(default_factory=dict)
    notices: list[str] = field(default_factory=list)
    elapsed_s: float = 0.0
    plan: dict[str, Any] | None = None

    def packed(self) -> tuple[dict[str, Tensor], dict[str, Any]]:
        """Tensors by name, and JSON-ready facts."""
        tensors = {"image": self.image, "best": self.best.image}
        tensors |= {f"optimiser.{name}": tensor for name, tensor in self.optimiser_tensors.items()}
        for tap, parts in self.learned.items():
            tensors |= {f"learned.{tap}.{n}": part for n, part in enumerate(parts)}
        evaluation = self.best.evaluation
        facts = {
            "scale": self.scale,
            "evaluation": self.evaluation,
            "evaluations": self.evaluations,
            "lowest_loss": self.best.lowest_loss,
            "best": None if evaluation is None else [evaluation.loss, evaluation.terms],
            "optimiser": self.optimiser,
            "optimiser_evaluations": self.optimiser_evaluations,
            "optimiser_facts": self.optimiser_facts,
            "learned_weights": self.learned_weights,
            "notices": self.notices,
            "elapsed_s": self.elapsed_s,
            "plan": self.plan,
        }
        return tensors, facts

    @classmethod
    def unpacked(cls, tensors: dict[str, Tensor], facts: dict[str, Any]) -> RunState:
        """The inverse of :meth:`packed`.

        Raises:
            KeyError, TypeError, ValueError: it is none.
        """
        best = Best(tensors["best"], lowest_loss=float(facts["lowest_loss"]))
        if facts["best"] is not None:
            loss, terms = facts["best"]
            best.evaluation = Evaluation(loss, tensors["best"][:0], terms)
        learned: dict[str, list[Tensor]] = {}
        numbered = [name.split(".") for name in tensors if name.startswith("learned.")]
        for _, tap, number in sorted(numbered, key=lambda parts: (parts[1], int(parts[2]))):
            learned.setdefault(tap, []).append(tensors[f"learned.{tap}.{number}"])
        prefix = "optimiser."
        return cls(
            scale=int(facts["scale"]),
            evaluation=int(facts["evaluation"]),
            evaluations=int(facts["evaluations"]),
            image=tensors["image"],
            best=best,
            optimiser=str(facts["optimiser"]),
            optimiser_evaluations=int(facts["optimiser_evaluations"]),
            optimiser_tensors={
                name.removeprefix(prefix): tensor
                for name, tensor in tensors.items()
                if name.startswith(prefix)
            },
            optimiser_facts=facts["optimiser_facts"],
            learned=learned,
            learned_weights=facts["learned_weights"],
            notices=list(facts["notices"]),
            elapsed_s=float(facts["elapsed_s"]),
            plan=facts["plan"],
        )


def relearn(states: dict[str, Any], learned: dict[str, list[Tensor]]) -> dict[str, Any]:
    """The states of a new objective with what was learned in their tensors' places."""
    return {
        tap: _with_tensors(state, learned[tap]) if tap in learned else state
        for tap, state in states.items()
    }


def _with_tensors(state: Any, tensors: list[Tensor]) -> Any:
    parts = iter(tensors)

    def take(tensor: Tensor) -> Tensor:
        return next(parts).to(tensor)

    return map_state(state, take)


def tensors_of(state: Any) -> list[Tensor]:
    """All tensors of a style loss's state, in the order of ``map_state``."""
    parts: list[Tensor] = []

    def note(tensor: Tensor) -> Tensor:
        parts.append(tensor)
        return tensor

    map_state(state, note)
    return parts
