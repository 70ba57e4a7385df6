"""Chemistry as it is typed (`\\ce{2H2 + O2 -> 2H2O}`) in LaTeX that is drawn: upright, indices, charges, arrows."""

from __future__ import annotations

import re

from tni.document.formula_tree import FormulaError, Node, NodeKind, all_nodes, parsed_formula

ARROWS = {
    "<=>": "\\rightleftharpoons", "<->": "\\longleftrightarrow", "->": "\\longrightarrow", "<-": "\\longleftarrow",
    "→": "\\longrightarrow", "⇌": "\\rightleftharpoons", "=": "=",
}  # fmt: skip
_LABELLED = {
    "xrightarrow": "\\longrightarrow", "xleftarrow": "\\longleftarrow", "xrightleftharpoons": "\\rightleftharpoons",
}  # fmt: skip

_ARROW = re.compile(r"(<=>|<->|->|<-|→|⇌|(?<=\s)=(?=\s))((?:\[[^\[\]]*\]){0,2})")
_TOKEN = re.compile(
    r"""
      (?P<state>\((?:aq|s|l|g)\))
    | (?P<charge>\^\{[^{}]*\}|\^[0-9]*[+\-−]?|(?<=[A-Za-z0-9)\]}])[+\-−](?=$|[\s(\])]))
    | (?P<low>_\{[^{}]*\}|_[A-Za-z0-9]+)
    | (?P<letters>[A-Za-z□]+)
    | (?P<index>(?<=[A-Za-z)\]}])[0-9]+)
    | (?P<number>[0-9]+(?:[.,/][0-9]+)?)
    | (?P<dot>[.*·])
    | (?P<space>\s+)
    | (?P<command>\\[A-Za-z]+\s*)
    | (?P<other>.)
    """,
    re.VERBOSE | re.DOTALL,
)


def with_chemistry(latex: str) -> str:
    """Return LaTeX with each `\\ce{…}` written out; as it is where it cannot be read."""
    if "\\ce" not in latex:
        return latex
    for node in _nodes(latex, NodeKind.WORDS):
        if latex.startswith("\\ce", node.start):
            latex = f"{latex[: node.start]}{{{chemistry_latex(node.name)}}}{latex[node.end :]}"
    return latex


def with_labelled_arrows(latex: str) -> str:
    """Return LaTeX with each `\\xrightarrow[below]{above}` as an arrow with what stands over and under it."""
    if "\\x" not in latex:
        return latex
    for node in _nodes(latex, NodeKind.COMMAND):
        if (arrow := _LABELLED.get(node.name)) is not None:
            below, above = node.rows
            words = [latex[row.start : row.end] if row is not None else "" for row in (above, below)]
            latex = f"{latex[: node.start]}{{{_labelled(arrow, *words)}}}{latex[node.end :]}"
    return latex


def _nodes(latex: str, kind: NodeKind) -> list[Node]:
    """Return parts of a formula, the last one first; none of one that cannot be read."""
    try:
        found = [node for node in all_nodes(parsed_formula(latex)) if node.kind is kind]
    except FormulaError:
        return []
    return sorted(found, key=lambda one: one.start, reverse=True)


def chemistry_latex(typed: str) -> str:
    """Return the LaTeX of an equation or a formula of chemistry."""
    parts, at = list[str](), 0
    for found in _ARROW.finditer(typed):
        parts.append(_species(typed[at : found.start()]))
        parts.append(_arrow(ARROWS[found[1]], re.findall(r"\[([^\[\]]*)\]", found[2])))
        at = found.end()
    parts.append(_species(typed[at:]))
    return " ".join(part for part in parts if part)


def _arrow(arrow: str, words: list[str]) -> str:
    """Return an arrow with what stands over and under it."""
    return f"\\;{_labelled(arrow, *(_label(word) for word in words))}\\;"


def _labelled(arrow: str, above: str = "", below: str = "") -> str:
    arrow = f"\\overset{{{above}}}{{{arrow}}}" if above.strip() else arrow
    return f"\\underset{{{below}}}{{{arrow}}}" if below.strip() else arrow


def _label(words: str) -> str:
    return words if "\\" in words or not words.strip() else f"\\text{{{words}}}"


def _species(typed: str) -> str:
    """Return what stands on one side of an arrow."""
    out = list[str]()
    for found in _TOKEN.finditer(typed.strip()):
        kind, text = found.lastgroup, found[0]
        match kind:
            case "state":
                out.append(f"\\mathrm{{{text}}}")
            case "charge":
                charge = text.lstrip("^").strip("{}").replace("−", "-")
                out.append(f"^{{{charge}}}" if charge else "\\uparrow ")
            case "low":
                out.append(f"_{{{text[1:].strip('{}')}}}")
            case "letters":
                out.append(text if set(text) == {"□"} else f"\\mathrm{{{text}}}")
            case "number":
                out.append(f"{text}\\,")
            case "index":
                out.append(f"_{{{text}}}")
            case "dot":
                out.append("\\cdot ")
            case "space":
                out.append(" ")
            case _:
                out.append(text)
    return "".join(out).strip()
