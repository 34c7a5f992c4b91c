"""The style losses to choose from: names, words and parameters. Pure Python, no torch.

Other packages add theirs, see ``request.add_ons``. The window, the command line, presets and
reports draw on these declarations alone; ``engine.style_losses.registry`` resolves ``style_loss``
when a run asks for it.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from stylestudio.errors import UserError
from stylestudio.request.parameters import check_all, parameter, parameters_of

#: ``only_with`` of what the published forms do not know.
_REPAIRED = (("form", ("repaired",)),)


@dataclass(frozen=True, slots=True, kw_only=True)
class VariantSettings:
    """The parameters of a style loss: base of one frozen dataclass for each variant."""

    form: str = parameter(
        "repaired",
        label="Form",
        short="form",
        help="Repaired keeps the paper's promise; as published is there for comparison.",
        choices=("repaired", "published"),
        labels=("Repaired", "As published"),
        advanced=True,
    )

    def __post_init__(self) -> None:
        """Reject what is out of range or takes no effect.

        Raises:
            UserError: with the first thing that is wrong, and what would be right.
        """
        check_all(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class GramSettings(VariantSettings):
    """Parameters of ``gram``. Both forms are the same loss; the repaired one is faster."""


def _rank_parameter(**declaration: Any) -> Any:
    """One of the four ways to say exactly how many patterns are kept."""
    return parameter(None, optional=True, advanced=True, alternatives="rank", **declaration)


_K = {
    "label": "Patterns kept (K)",
    "short": "K",
    "help": "The same number of patterns at every layer, as in the paper, instead of Style detail.",
    "minimum": 1,
    "maximum": 512,
    "step": 1,
}
_FRACTION = {
    "label": "Share of patterns",
    "short": "share",
    "help": "The share of each layer's patterns that is kept, instead of Style detail.",
    "minimum": 0.001,
    "maximum": 1,
}
_ENERGY = {
    "label": "Share of energy",
    "short": "energy",
    "help": "Patterns are kept until they hold this share of a layer's energy, "
    "instead of Style detail.",
    "minimum": 0.001,
    "maximum": 1,
}
_S = {
    "label": "Threshold (S)",
    "short": "S",
    "help": "Patterns weaker than S times the mean singular value are dropped, "
    "instead of Style detail.",
    "minimum": 0,
    "maximum": 1000,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ReducedSettings(VariantSettings):
    """Parameters of the variants that keep only the strongest patterns of the painting."""

    detail: float = parameter(
        50.0,
        label="Style detail",
        short="detail",
        help="How many of the painting's patterns are kept: higher is more, 100 is Classic.",
        minimum=0,
        maximum=100,
        step=1,
        only_with=_REPAIRED,
        alternatives="rank",
    )
    k: int | None = _rank_parameter(**_K, only_with=_REPAIRED)
    fraction: float | None = _rank_parameter(**_FRACTION, only_with=_REPAIRED)
    energy: float | None = _rank_parameter(**_ENERGY, only_with=_REPAIRED)
    s: float | None = _rank_parameter(**_S, only_with=_REPAIRED)
    outside: float = parameter(
        0.0,
        label="Outside energy",
        short="outside",
        help="Weight of one more term: how strong all dropped patterns together should be.",
        minimum=0,
        maximum=100,
        step=0.1,
        only_with=_REPAIRED,
        advanced=True,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class PcaSettings(ReducedSettings):
    """Parameters of ``pca``. The published form takes ``k`` or ``fraction``: half by default."""

    k: int | None = _rank_parameter(**_K)
    fraction: float | None = _rank_parameter(**_FRACTION)


@dataclass(frozen=True, slots=True, kw_only=True)
class SvdSettings(ReducedSettings):
    """Parameters of ``svd``. The published form takes ``s``: the mean itself by default."""

    s: float | None = _rank_parameter(**_S)


@dataclass(frozen=True, slots=True, kw_only=True)
class WeightedSettings(VariantSettings):
    """Parameters of ``weighted``."""

    focus: float = parameter(
        50.0,
        label="Focus",
        short="focus",
        help="How unequal the weights may become: 0 is Classic, higher is more.",
        minimum=0,
        maximum=100,
        step=1,
        only_with=(*_REPAIRED, ("weights", ("learned", "energy", "contrast"))),
    )
    weights: str = parameter(
        "learned",
        label="Weights",
        short="weights",
        help="What gets more weight: what is still missing, what is strong in the painting, or "
        "what differs most from the photo.",
        choices=("learned", "energy", "contrast", "uniform"),
        labels=("Learned while painting", "Strong patterns", "Contrast to the photo", "All equal"),
        only_with=_REPAIRED,
        advanced=True,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Variant:
    """A style loss, as people see it.

    Attributes:
        name: what the command line and files call it.
        title: what its card in the window says.
        sentence: what its pictures look like, in plain words.
        settings: its parameters, a frozen dataclass.
        style_loss: ``module:callable`` that makes, from its settings, its
            :class:`~stylestudio.engine.style_losses.base.StyleLoss`.
    """

    name: str
    title: str
    sentence: str
    settings: type[VariantSettings]
    style_loss: str


_BUNDLED = (
    Variant(
        name="gram",
        title="Classic (Gram)",
        sentence="Everything in the painting: strokes, texture, colour.",
        settings=GramSettings,
        style_loss="stylestudio.engine.style_losses.gram:GramStyleLoss",
    ),
    Variant(
        name="pca",
        title="Smooth (PCA)",
        sentence="Keeps the main strokes; calmer, closer to your photo.",
        settings=PcaSettings,
        style_loss="stylestudio.engine.style_losses.pca:pca",
    ),
    Variant(
        name="svd",
        title="Essence (SVD)",
        sentence="The strongest marks alone; your photo's own colours stay.",
        settings=SvdSettings,
        style_loss="stylestudio.engine.style_losses.svd:svd",
    ),
    Variant(
        name="weighted",
        title="Adaptive (weighted Gram)",
        sentence="Works hardest on what is still missing; the style reaches every corner.",
        settings=WeightedSettings,
        style_loss="stylestudio.engine.style_losses.weighted:weighted",
    ),
)


@cache
def variants() -> dict[str, Variant]:
    """All style losses by name: ours, then those of other packages that are sound."""
    # Imported late: what checks an add-on knows StyleRequest, which knows this module.
    from stylestudio.request.add_ons import with_add_ons

    return with_add_ons(_BUNDLED)


def variant_named(name: str) -> Variant:
    """The style loss ``name``.

    Raises:
        UserError: there is none.
    """
    found = variants()
    if name not in found:
        raise UserError(f"There is no style loss “{name}”.", f"Choose from: {', '.join(found)}.")
    return found[name]


def owners_of(name: str) -> list[str]:
    """The style losses that have a parameter ``name``."""
    return [
        variant.name for variant in variants().values() if name in parameters_of(variant.settings)
    ]
