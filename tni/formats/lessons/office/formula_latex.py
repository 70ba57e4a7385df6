"""Formulas of Office (OMML) in LaTeX."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator

from tni.formats.xml_tree import Element, child, children, name_of

MOST_ELEMENTS = 3000
_SIGNS = {
    "×": r"\times ", "÷": r"\div ", "±": r"\pm ", "∓": r"\mp ", "·": r"\cdot ", "⋅": r"\cdot ", "≤": r"\leq ",
    "≥": r"\geq ", "≠": r"\neq ", "≈": r"\approx ", "≡": r"\equiv ", "∞": r"\infty ", "→": r"\to ",
    "⇒": r"\Rightarrow ", "⇔": r"\Leftrightarrow ", "←": r"\leftarrow ", "↦": r"\mapsto ", "∈": r"\in ",
    "∉": r"\notin ", "⊂": r"\subset ", "∪": r"\cup ", "∩": r"\cap ", "∅": r"\emptyset ", "∀": r"\forall ",
    "∃": r"\exists ", "∂": r"\partial ", "∇": r"\nabla ", "∑": r"\sum ", "∏": r"\prod ", "∫": r"\int ",
    "√": r"\sqrt ", "°": r"^{\circ}", "′": "'", "−": "-", "…": r"\ldots ", "⊥": r"\perp ", "∥": r"\parallel ",
    "∠": r"\angle ", "α": r"\alpha ", "β": r"\beta ", "γ": r"\gamma ", "δ": r"\delta ", "ε": r"\varepsilon ",
    "ϵ": r"\epsilon ", "ζ": r"\zeta ", "η": r"\eta ", "θ": r"\theta ", "ι": r"\iota ", "κ": r"\kappa ",
    "λ": r"\lambda ", "μ": r"\mu ", "µ": r"\mu ", "ν": r"\nu ", "ξ": r"\xi ", "π": r"\pi ", "ρ": r"\rho ",
    "σ": r"\sigma ", "τ": r"\tau ", "φ": r"\varphi ", "ϕ": r"\phi ", "χ": r"\chi ", "ψ": r"\psi ", "ω": r"\omega ",
    "Γ": r"\Gamma ", "Δ": r"\Delta ", "Θ": r"\Theta ", "Λ": r"\Lambda ", "Π": r"\Pi ", "Σ": r"\Sigma ",
    "Φ": r"\Phi ", "Ψ": r"\Psi ", "Ω": r"\Omega ", "ℝ": r"\mathbb{R}", "ℕ": r"\mathbb{N}", "ℤ": r"\mathbb{Z}",
    "ℚ": r"\mathbb{Q}", "ℂ": r"\mathbb{C}", "%": r"\%", "$": r"\$", "#": r"\#", "&": r"\&", "_": r"\_", "{": r"\{",
    "}": r"\}", "\\": r"\backslash ", "~": r"\sim ", "^": r"\wedge ",
}  # fmt: skip
_ACCENTS = {
    "\u0302": r"\hat", "\u0303": r"\tilde", "\u0304": r"\bar", "\u0305": r"\overline", "\u0307": r"\dot",
    "\u0308": r"\ddot", "\u20d7": r"\vec", "→": r"\vec",
}  # fmt: skip
_FUNCTIONS = ("sin", "cos", "tan", "ln", "log", "exp", "lim", "max", "min", "det", "arcsin", "arccos", "arctan")
_NARY = {"∑": r"\sum", "∏": r"\prod", "∫": r"\int", "∬": r"\iint", "⋃": r"\bigcup", "⋂": r"\bigcap"}


class _NoLatexError(Exception):
    """A formula has an element for which no LaTeX is known."""


def latex_of(formula: Element) -> str:
    """Return an `oMath` in LaTeX without dollars; "" where it has something of which none is known."""
    if sum(1 for _ in formula.iter()) > MOST_ELEMENTS:
        return ""
    try:
        return _all(formula).strip()
    except (_NoLatexError, RecursionError):
        return ""


def _all(element: Element | None) -> str:
    return "" if element is None else "".join(_each(element))


def _each(element: Element) -> Iterator[str]:
    for one in element:
        name = name_of(one)
        made = _MADE.get(name)
        if made is not None:
            yield made(one)
        elif name in ("e", "oMath", "box", "phant", "sub", "sup", "num", "den"):
            yield _all(one)
        elif name and not name.endswith("Pr") and name not in ("deg", "fName", "lim", "bookmarkStart", "bookmarkEnd"):
            raise _NoLatexError


def _run(element: Element) -> str:
    properties = child(element, "rPr")
    text = "".join("".join(one.itertext()) for one in children(element, "t"))
    plain = unicodedata.normalize("NFKC", text) if not set(text) & set(_SIGNS) else text
    if properties is not None and child(properties, "nor") is not None and any(map(str.isalpha, plain)):
        return r"\text{" + "".join(one for one in plain if one not in "{}\\$#&_^%") + "}"
    if plain.strip() in _FUNCTIONS:
        return f"\\{plain.strip()} "
    return "".join(map(_sign, text))


def _sign(one: str) -> str:
    plain = unicodedata.normalize("NFKC", one)
    return _SIGNS.get(one) or _SIGNS.get(plain, plain)


def _value(element: Element, properties: str, name: str, default: str) -> str:
    found = child(element, properties)
    one = None if found is None else child(found, name)
    if one is None:
        return default
    return next((value for key, value in one.items() if key.rpartition("}")[2] == "val"), "")


def _part(element: Element, name: str) -> str:
    return "{" + _all(child(element, name)) + "}"


def _fraction(element: Element) -> str:
    if _value(element, "fPr", "type", "bar") == "noBar":
        return r"\binom" + _part(element, "num") + _part(element, "den")
    return r"\frac" + _part(element, "num") + _part(element, "den")


def _root(element: Element) -> str:
    degree = _all(child(element, "deg"))
    return r"\sqrt" + (f"[{degree}]" if degree else "") + _part(element, "e")


def _delimited(element: Element) -> str:
    begin, end = _value(element, "dPr", "begChr", "("), _value(element, "dPr", "endChr", ")")
    between = _value(element, "dPr", "sepChr", "|")
    inner = between.join(_all(one) for one in children(element, "e"))
    return rf"\left{_fence(begin)} {inner}\right{_fence(end)} "


_FENCES = {
    "": ".", "{": r"\{", "}": r"\}", "‖": r"\|", "⟨": r"\langle", "⟩": r"\rangle", "⌊": r"\lfloor", "⌋": r"\rfloor",
}  # fmt: skip


def _fence(sign: str) -> str:
    return _FENCES.get(sign, sign if sign in "()[]|./" else ".")


def _nary(element: Element) -> str:
    sign = _NARY.get(_value(element, "naryPr", "chr", "∫"))
    if sign is None:
        raise _NoLatexError
    below, above = _all(child(element, "sub")), _all(child(element, "sup"))
    return sign + (f"_{{{below}}}" if below else "") + (f"^{{{above}}}" if above else "") + " " + _part(element, "e")


def _function(element: Element) -> str:
    return _all(child(element, "fName")) + _part(element, "e")


def _accent(element: Element) -> str:
    sign = _ACCENTS.get(_value(element, "accPr", "chr", "\u0302"))
    if sign is None:
        raise _NoLatexError
    return sign + _part(element, "e")


def _bar(element: Element) -> str:
    over = _value(element, "barPr", "pos", "bot") == "top"
    return (r"\overline" if over else r"\underline") + _part(element, "e")


def _matrix(element: Element) -> str:
    rows = r" \\ ".join(" & ".join(_all(one) for one in children(row, "e")) for row in children(element, "mr"))
    return rf"\begin{{matrix}}{rows}\end{{matrix}}"


def _equations(element: Element) -> str:
    rows = r" \\ ".join(_all(one) for one in children(element, "e"))
    return rf"\begin{{matrix}}{rows}\end{{matrix}}"


_MADE: dict[str, Callable[[Element], str]] = {
    "r": _run, "f": _fraction, "rad": _root, "d": _delimited, "nary": _nary, "func": _function, "acc": _accent,
    "bar": _bar, "m": _matrix, "eqArr": _equations,
    "sSup": lambda one: _part(one, "e") + "^" + _part(one, "sup"),
    "sSub": lambda one: _part(one, "e") + "_" + _part(one, "sub"),
    "sSubSup": lambda one: _part(one, "e") + "_" + _part(one, "sub") + "^" + _part(one, "sup"),
    "limLow": lambda one: _all(child(one, "e")) + "_" + _part(one, "lim"),
    "limUpp": lambda one: _all(child(one, "e")) + "^" + _part(one, "lim"),
    "groupChr": lambda one: r"\underline" + _part(one, "e"),
}  # fmt: skip
"""LaTeX of the elements of a formula, by their names."""
