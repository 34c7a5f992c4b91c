"""The style losses that are timed, by the names that the benchmark's table has."""

from __future__ import annotations

from stylestudio.request.variants import (
    GramSettings,
    PcaSettings,
    SvdSettings,
    VariantSettings,
    WeightedSettings,
)

#: Name in the table to (variant, its settings).
CONTESTANTS: dict[str, tuple[str, VariantSettings]] = {
    "gram": ("gram", GramSettings()),
    "pca@1/2": ("pca", PcaSettings(fraction=1 / 2)),
    "pca@1/4": ("pca", PcaSettings(fraction=1 / 4)),
    "pca@1/8": ("pca", PcaSettings(fraction=1 / 8)),
    "svd@1/2": ("svd", SvdSettings(fraction=1 / 2)),
    "svd@1/4": ("svd", SvdSettings(fraction=1 / 4)),
    "svd@1/8": ("svd", SvdSettings(fraction=1 / 8)),
    "weighted": ("weighted", WeightedSettings()),
    "pca-published": ("pca", PcaSettings(form="published")),
    "svd-published": ("svd", SvdSettings(form="published")),
    "weighted-published": ("weighted", WeightedSettings(form="published")),
}
