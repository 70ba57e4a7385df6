"""Words in a script: marks of style and of special letters between pound signs, taken out or turned into letters."""

from __future__ import annotations

import re
from dataclasses import dataclass

_MARKS = {"lt": "<", "gt": ">", "guillemet": '"', "amp": "&", "apos": "'", "pound": "£"}
_GREEK = {
    "alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "epsilon": "ε", "theta": "θ", "lambda": "λ", "mu": "μ",
    "pi": "π", "rho": "ρ", "sigma": "σ", "tau": "τ", "phi": "φ", "omega": "ω", "Delta": "Δ", "Omega": "Ω", "Sigma": "Σ",
}  # fmt: skip
_SIGNS = {
    "ang": "∠", "angle": "∠", "inf": "∞", "infini": "∞", "deg": "°", "degre": "°", "fois": "×", "div": "÷",
    "appartient": "∈", "parallele": "∥", "perpendiculaire": "⟂", "environ": "≈", "different": "≠", "racine": "√",
}  # fmt: skip
_INDEX = str.maketrans("0123456789+-=()", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎")
_POWER = str.maketrans("0123456789+-=()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ")
_INDEXED = re.compile(r"£([ie])\(([^(),£]{0,40}),([^(),£]{0,40})\)")
_FUNCTION = re.compile(r"£([a-zA-Z]{1,12})\(([^(),£]{0,80})\)")
_NAMED = re.compile(r"£([a-zA-Z]{1,12})£?")
_TAG = re.compile(r"<\s*(/?)\s*([a-zA-Z]{1,10})([^<>]{0,200})>")
_COLOUR = re.compile(r"""color\s*=\s*["']?([#\w]+)""", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class ScriptText:
    """Text of a script. colour: that of its first letters, as it is written; "" for none of its own."""

    lines: tuple[str, ...]
    is_bold: bool = False
    colour: str = ""


def read_text(text: str) -> ScriptText:
    """Return the words, with the style of the first of them: one text has one style here."""
    text = _INDEXED.sub(lambda f: f[2] + f[3].translate(_INDEX if f[1] == "i" else _POWER), text)
    text = _FUNCTION.sub(lambda f: f[2], text)
    text = _NAMED.sub(
        lambda f: _MARKS.get(f[1], _GREEK.get(f[1], _SIGNS.get(f[1], "\n" if f[1] == "br" else ""))), text
    )
    is_bold, colour, out, end = False, "", list[str](), 0
    for found in _TAG.finditer(text):
        out.append(text[end : found.start()])
        end = found.end()
        name, is_first = found[2].lower(), not "".join(out).strip()
        if name == "br":
            out.append("\n")
        elif not found[1] and is_first:
            is_bold = is_bold or name in ("b", "strong")
            if name == "font" and (named := _COLOUR.search(found[3])) is not None:
                colour = named[1]
    out.append(text[end:])
    plain = "".join(out).replace("$", "")
    return ScriptText(tuple(line.strip() for line in plain.split("\n")), is_bold, colour)
