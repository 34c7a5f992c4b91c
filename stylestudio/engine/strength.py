"""What the strength slider means, and how it maps back to the papers' α, β and w_l.

**The calibrated objective** (``normalisation="calibrated"``)::

    L = C + λ(strength) · S + τ · TV
    C = mean((F_x − F_c)²) / mean(F_c²)                     at the content tap
    S = Σ_l (w_l / Σ w) · ‖G_x − G_s‖²_F / max(‖G_s‖²_F, ε)     over the style taps

Every term is relative to its own target at that scale, nothing to the current picture, so one
strength means the same at 128 px and at 1024 px, whatever the painting.

**Back to Gatys et al. (2016)**, whose objective is ``α·L_content + β·Σ_l w_l·E_l`` with
``L_content = ½ Σ (F_x − F_c)²``, ``E_l = Σ (GM_x − GM_s)² / (4 N_l² M_l²)``, ``N_l`` channels,
``M_l`` positions and ``GM = F Fᵀ = M_l·G``. With C channels and M positions at the content tap::

    α        =  2 / (C · M · mean(F_c²))
    β · w_l  =  4 · N_l² · λ · (w_l / Σ w) / ‖G_s‖²_F

**The published presets** use the papers' own scale; there ``style_weight`` is β at strength 50 and
other strengths multiply it by ``λ(strength) / λ(50)``.
"""

from __future__ import annotations

import math

#: λ at strength 50, where the painting and the photo are in balance. Chosen by eye and measure.
BALANCE = 20.0
#: How steeply the slider works: λ grows with this power of it.
_EXPONENT = 2.5


def relative_strength(strength: float) -> float:
    """``λ(strength) / λ(50)``: 0 at 0, 1 at 50, monotonic."""
    return math.pow(strength / 50.0, _EXPONENT)


def style_weight(strength: float) -> float:
    """λ, the weight of the calibrated style loss against the calibrated content loss."""
    return BALANCE * relative_strength(strength)
