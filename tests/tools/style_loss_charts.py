"""Draws the charts of docs/style-losses.md from the measurements beside it.

    python -m tests.tools.style_loss_charts docs

reads docs/measurements/{ranks,learned,bench}.json and writes docs/figures/*.svg.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import matplotlib as mpl

mpl.use("svg")
import matplotlib.pyplot as plt
from matplotlib.axes import Axes

_COLOURS = ("#2f4fc7", "#c8642b", "#2e8b6d", "#8a4fb0", "#7a7468")
_GREY = "#6b6862"
mpl.rcParams.update(
    {
        "font.family": "DejaVu Sans",
        "font.size": 9,
        "axes.spines.top": False,
        "axes.spines.right": False,
        "axes.edgecolor": _GREY,
        "axes.titlelocation": "left",
        "axes.titlesize": 10,
        "xtick.color": _GREY,
        "ytick.color": _GREY,
        "svg.hashsalt": "stylestudio",  # the same figures give the same file
    }
)


def ranks(figures: dict[str, Any], output: Path) -> None:
    """Style loss and distance from the photo against K, a line for each pair."""
    names = {"pca": "Smooth (PCA)", "svd": "Essence (SVD)"}
    rows = {
        "style_loss": "full-Gram style loss",
        "distance_from_photo": "distance from the photo (of 255)",
    }
    figure, axes = plt.subplots(2, 2, figsize=(8, 6), sharex=True, sharey="row")
    for row, (quantity, words) in enumerate(rows.items()):
        for column, (variant, title) in enumerate(names.items()):
            ax: Axes = axes[row][column]
            for colour, (pair, found) in zip(_COLOURS, figures.items(), strict=False):
                values = [found[variant][rank][quantity] for rank in found[variant]]
                ax.plot(list(found[variant]), values, "o-", color=colour, label=pair, lw=1.6, ms=4)
            ax.grid(axis="y", color="#e4e1da", lw=0.8)
            if row == 0:
                ax.set_title(title)
                ax.set_yscale("log")
            else:
                ax.set_xlabel("patterns kept (K) of C")
                ax.set_ylim(bottom=0)
            if column == 0:
                ax.set_ylabel(words)
    axes[1][1].legend(frameon=False, fontsize=8, loc="lower right")
    _save(figure, output)


def learned(figures: dict[str, Any], output: Path) -> None:
    """The largest ρ, averaged over layers, and the 95th percentile: gram to weighted."""
    figure, axes = plt.subplots(1, 2, figsize=(8, 0.55 * len(figures) + 1.3), sharey=True)
    pairs = list(figures)
    for ax, (quantity, words) in zip(
        axes,
        {
            "largest_mean": "worst missed row (largest ρ)",
            "percentile_95_mean": "95th percentile of ρ",
        }.items(),
        strict=True,
    ):
        for y, pair in enumerate(pairs):
            before, after = (figures[pair][name][quantity] for name in ("gram", "weighted"))
            ax.plot([before, after], [y, y], color="#c9c5bc", lw=3, zorder=1)
            ax.scatter([before], [y], color=_GREY, zorder=2, label="Classic" if y == 0 else None)
            ax.scatter(
                [after], [y], color=_COLOURS[0], zorder=2, label="Adaptive" if y == 0 else None
            )
        ax.set_xscale("log")
        ax.set_xlabel(words + ", lower is better")
        ax.set_yticks(range(len(pairs)), pairs)
        ax.grid(axis="x", color="#e4e1da", lw=0.8)
        ax.margins(y=0.25)
    axes[0].invert_yaxis()
    axes[1].legend(frameon=False, fontsize=8, loc="best")
    _save(figure, output)


def speed(figures: dict[str, Any], output: Path) -> None:
    """Time of the style-loss stage against the plain Gram's."""
    sizes = figures["style_stage_ratio"]
    names = list(next(iter(sizes.values())))
    figure, ax = plt.subplots(figsize=(8, 0.36 * len(names) + 1.2))
    height = 0.8 / len(sizes)
    for index, (size, ratios) in enumerate(sizes.items()):
        places = [y + (index - (len(sizes) - 1) / 2) * height for y in range(len(names))]
        values = [ratios[name] for name in names]
        ax.barh(places, values, height * 0.9, color=_COLOURS[index], label=f"{size} px")
        for place, value in zip(places, values, strict=True):
            ax.text(value * 1.04, place, f"{value:.2f}", va="center", fontsize=7, color=_GREY)
    ax.axvline(1, color=_GREY, lw=1)
    ax.set_xscale("log")
    ax.set_xticks([0.125, 0.25, 0.5, 1, 2, 4, 8], ["⅛", "¼", "½", "1", "2", "4", "8"])
    ax.minorticks_off()
    ax.set_yticks(range(len(names)), names)
    ax.invert_yaxis()
    ax.set_xlabel("time of the style-loss stage, plain Gram = 1; left is faster")
    ax.legend(frameon=False, fontsize=8, loc="lower right")
    _save(figure, output)


def _save(figure: Any, output: Path) -> None:
    figure.tight_layout()
    figure.savefig(output, facecolor="white", metadata={"Date": None})
    plt.close(figure)


if __name__ == "__main__":
    docs = Path(sys.argv[1])
    (docs / "figures").mkdir(exist_ok=True)
    for draw, name in ((ranks, "ranks"), (learned, "learned"), (speed, "bench")):
        measured = json.loads((docs / "measurements" / f"{name}.json").read_text("utf-8"))
        draw(measured, docs / "figures" / f"{name}.svg")
