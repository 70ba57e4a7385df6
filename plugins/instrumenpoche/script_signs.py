"""Names of letters and signs that authors of scripts write between pound signs, as `£alpha£` and `£infini£`."""

from __future__ import annotations

from typing import Final

GREEK: Final = {
    "alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "epsilon": "ε", "zeta": "ζ", "eta": "η", "theta": "θ",
    "kappa": "κ", "lambda": "λ", "mu": "μ", "nu": "ν", "xi": "ξ", "pi": "π", "rho": "ρ", "sigma": "σ", "tau": "τ",
    "phi": "φ", "varphi": "φ", "chi": "χ", "psi": "ψ", "omega": "ω", "Gamma": "Γ", "Delta": "Δ", "Theta": "Θ",
    "Xi": "Ξ", "Pi": "Π", "Sigma": "Σ", "Phi": "Φ", "Psi": "Ψ", "Omega": "Ω",
}  # fmt: skip
_MARKS: Final = {
    "lt": "<", "gt": ">", "inferieurstrict": "<", "superieurstrict": ">", "guillemet": '"', "amp": "&", "apos": "'",
    "pound": "£", "br": "\n", "antislash": "\\", "prime": "′", "seconde": "″", "pv": ";", "petitebarre": "–",
    "grandebarre": "—", "puceronde": "•", "asterisque": "∗", "point": "⋅",
}  # fmt: skip
_SIGNS: Final = {
    "plus": "+", "moins": "−", "petitebarrefine": "−", "fois": "×", "div": "÷", "divise": "÷", "moinsouplus": "∓",
    "racine": "√", "infini": "∞", "inf": "∞", "deg": "°", "degre": "°", "ang": "∠", "angle": "∠",
    "anglespherique": "∢", "angledroitarc": "⊾", "parallele": "∥", "parallelea": "∥", "nestpasparallelea": "∦",
    "perpendiculaire": "⟂", "perpendiculairea": "⟂", "appartient": "∈", "appartienta": "∈", "nappartientpasa": "∉",
    "contient": "∋", "inclusdans": "⊂", "nestpasinclusdans": "⊄", "inter": "∩", "intersection": "∩", "union": "∪",
    "vide": "∅", "environ": "≈", "environegala": "≅", "environdroit": "≃", "different": "≠", "differentde": "≠",
    "identiquea": "≡", "inferieura": "≤", "superieura": "≥", "proportionnela": "∝", "pourtout": "∀", "qqsoit": "∀",
    "quelquesoit": "∀", "ilexiste": "∃", "ilnexistepas": "∄", "etlogique": "∧", "oulogique": "∨", "flecheg": "←",
    "fleched": "→", "flecheh": "↑", "flecheb": "↓", "flechedg": "↔", "flechegd": "↔", "flechehb": "↕", "flechebh": "↕",
    "croissant": "↗", "decroissant": "↘", "doubleflecheg": "⇐", "doublefleched": "⇒", "doubleflechedg": "⇔",
    "doubleflechegd": "⇔", "grandn": "ℕ", "grandz": "ℤ", "grandq": "ℚ", "grandr": "ℝ", "grandc": "ℂ", "lronde": "ℓ",
    "grandesomme": "∑", "grandproduit": "∏", "integrale": "∫", "nabla": "∇", "differentielpartiel": "∂",
    "sommedirecte": "⊕", "produittensoriel": "⊗", "petitf": "f", "alpha2": "α",
}  # fmt: skip


def sign_of(name: str) -> str:
    """Return the sign of a name, whatever its capitals; "" for a name that means nothing."""
    small = name.lower()
    return GREEK.get(name) or GREEK.get(small) or _MARKS.get(small) or _SIGNS.get(small, "")
