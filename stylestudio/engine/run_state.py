"""What a checkpoint keeps of a run between two evaluations, and how it is packed."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from torch import Tensor

from stylestudio.engine.descent import Best, DescentState

_OPTIMISER = "optimiser."
_LEARNED = "learned."


@dataclass(slots=True)
class RunState:
    """Where a run is, at the end of an evaluation.

    Attributes:
        scale: index into the plan's scales.
        evaluations: how many are done at all scales.
        descent: where it is at this one.
        notices: what the user was told.
        elapsed_s: of all sessions so far.
        source_sha256: of the files that are painted from, the photo's first.
        plan: ``Plan.to_dict``, where memory ran out and it is another than the run began with.
    """

    scale: int
    evaluations: int
    descent: DescentState
    notices: list[str] = field(default_factory=list)
    elapsed_s: float = 0.0
    source_sha256: list[str] = field(default_factory=list)
    plan: dict[str, Any] | None = None

    def packed(self) -> tuple[dict[str, Tensor], dict[str, Any]]:
        """Tensors by name, and JSON-ready facts."""
        descent = self.descent
        tensors = {"image": descent.image, "best": descent.best.image}
        for name, tensor in descent.optimiser_tensors.items():
            tensors[_OPTIMISER + name] = tensor
        for tap, parts in descent.learned.items():
            tensors |= {f"{_LEARNED}{tap}.{number}": part for number, part in enumerate(parts)}
        facts = {
            "scale": self.scale,
            "evaluation": descent.evaluations,
            "evaluations": self.evaluations,
            "lowest_loss": descent.best.lowest_loss,
            "best_terms": descent.best.terms,
            "optimiser": descent.optimiser,
            "optimiser_evaluations": descent.optimiser_evaluations,
            "optimiser_facts": descent.optimiser_facts,
            "learned_weights": descent.learned_weights,
            "notices": self.notices,
            "elapsed_s": self.elapsed_s,
            "source_sha256": self.source_sha256,
            "plan": self.plan,
        }
        return tensors, facts

    @classmethod
    def unpacked(cls, tensors: dict[str, Tensor], facts: dict[str, Any]) -> RunState:
        """The inverse of :meth:`packed`.

        Raises:
            KeyError, TypeError, ValueError: it is none.
        """
        learned: dict[str, list[Tensor]] = {}
        numbered = [name.split(".") for name in tensors if name.startswith(_LEARNED)]
        for _, tap, number in sorted(numbered, key=lambda parts: (parts[1], int(parts[2]))):
            learned.setdefault(tap, []).append(tensors[f"{_LEARNED}{tap}.{number}"])
        descent = DescentState(
            evaluations=int(facts["evaluation"]),
            image=tensors["image"],
            best=Best(tensors["best"], dict(facts["best_terms"]), float(facts["lowest_loss"])),
            optimiser=str(facts["optimiser"]),
            optimiser_evaluations=int(facts["optimiser_evaluations"]),
            optimiser_tensors={
                name.removeprefix(_OPTIMISER): tensor
                for name, tensor in tensors.items()
                if name.startswith(_OPTIMISER)
            },
            optimiser_facts=facts["optimiser_facts"],
            learned=learned,
            learned_weights=facts["learned_weights"],
        )
        return cls(
            scale=int(facts["scale"]),
            evaluations=int(facts["evaluations"]),
            descent=descent,
            notices=list(facts["notices"]),
            elapsed_s=float(facts["elapsed_s"]),
            # Earlier programs did not note it.
            source_sha256=list(facts.get("source_sha256", ())),
            plan=facts["plan"],
        )
