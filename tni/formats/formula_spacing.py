"""Room around the signs of a formula as in print: « −3 » has none behind its sign, « 2 − 3 » has some on both sides.

The library gives each sign the room of its dictionary, wherever it stands.
"""

from __future__ import annotations

from enum import Enum
from xml.etree.ElementTree import Element

BINARY = frozenset("+-−±∓×÷·⋅∪∩∖⧵\\∧∨∘∗*⊕⊗")
RELATIONS = frozenset("=≠<>≤≥⩽⩾≈≃≅∼~≡∝∈∉∋⊂⊄⊃⊆⊇⊥⟂∥∦⫽∣∤:≪≫→←↔⟶⟵⟷↦⟼⇒⇐⇔⟹⟸⟺⇌∴")
TIGHT = frozenset("!∀∃∄∂∇¬")
"""Signs that stand beside what they belong to."""
LARGE = frozenset("∑∏∫∬∭∮⋃⋂")
INTEGRALS = frozenset("∫∬∭∮")
LIMITS = frozenset(("lim", "max", "min", "sup", "inf", "lim sup", "lim inf"))
BREAKS, RELATION, OPERATION = "breaks", "relation", "operation"
"""Attribute of a sign before which a formula may be broken, and its values."""
_ROWS = frozenset(("math", "mrow", "mtd", "msqrt", "menclose", "mstyle", "mpadded", "mphantom"))
_OVER = frozenset(("mover", "munder", "munderover"))
_SCRIPTS = frozenset(("msub", "msup", "msubsup"))
_NONE, _AROUND_BINARY, _AROUND_RELATION, _BEHIND_LIMITS = (
    "0em",
    "mediummathspace",
    "thickmathspace",
    "verythinmathspace",
)
_BEFORE_SEMICOLON = "thinmathspace"


class _Kind(Enum):
    """Kind of a part, for the room around it."""

    PLAIN = "plain"
    BINARY = "binary"
    RELATION = "relation"
    OPENING = "opening"
    CLOSING = "closing"
    BETWEEN = "between"
    LARGE = "large"


_BEFORE_A_SIGN = frozenset((None, _Kind.BINARY, _Kind.RELATION, _Kind.OPENING, _Kind.BETWEEN, _Kind.LARGE))
"""Kinds behind which + and − are signs of a number, not operations."""


def space_signs(root: Element) -> None:
    """Give the signs of a formula their room."""
    for element in [*root.iter()]:
        if element.tag in _OVER:
            for child in element[1:]:
                _give(child, _NONE, _NONE)
        if element.tag in _OVER and (sign := _text(element[0])) in INTEGRALS and sign:
            whole = Element("mrow")  # bounds in the middle: one by one the library shifts them by the slant
            whole.extend((element[0], Element("mspace")))
            element[0] = whole
        if element.tag in _ROWS:
            _space_row(element)


def keep_bounds_beside(root: Element) -> None:
    """Leave the bounds of sums beside them where LaTeX does, by \\nolimits: else they come below and above."""
    for element in root.iter():
        if element.tag in _SCRIPTS and _text(element[0]) in LARGE - INTEGRALS:
            element[0].set("movablelimits", "false")


def _space_row(row: Element) -> None:
    before: _Kind | None = None
    opened, made = 0, list[Element]()
    children = [*row]
    if len(children) == 1:  # it is in braces: {,} and what an arrow has over it
        return
    for at, child in enumerate(children):
        if child.tag == "mspace":
            made.append(child)
            continue
        kind = _kind(child, before, opened)
        opened += (kind is _Kind.OPENING) - (kind is _Kind.CLOSING)
        if opened == 0 and before not in _BEFORE_A_SIGN and kind in (_Kind.RELATION, _Kind.BINARY):
            child.set(BREAKS, RELATION if kind is _Kind.RELATION else OPERATION)
        is_sign = child.tag in ("mo", "mi")
        if is_sign:
            _space_sign(child, kind, before)
            if _text(child) == ";" and made and made[-1].tag != "mspace":
                child.set("lspace", _BEFORE_SEMICOLON)
        if kind is _Kind.RELATION and not is_sign:
            made += [_space(_AROUND_RELATION), child, _space(_AROUND_RELATION)]
        elif kind is _Kind.LARGE and not is_sign and at + 1 < len(children):
            made += [child, _space(_BEHIND_LIMITS)]
        else:
            made.append(child)
        before = kind
    row[:] = made


def _space_sign(sign: Element, kind: _Kind, before: _Kind | None) -> None:
    if kind in (_Kind.BINARY, _Kind.RELATION):
        sign.tag = "mo"  # for some the library would not
    if kind is _Kind.BINARY:
        if before in _BEFORE_A_SIGN:
            sign.set("form", "prefix")
            _give(sign, _NONE, _NONE)
        else:
            _give(sign, _AROUND_BINARY, _AROUND_BINARY)
    elif kind is _Kind.RELATION:
        _give(sign, _NONE if before is None else _AROUND_RELATION, _AROUND_RELATION)
    elif _text(sign) in TIGHT:
        _give(sign, _NONE, _NONE)


def _kind(part: Element, before: _Kind | None, opened: int) -> _Kind:
    """Return what a part is. opened: how many brackets are open before it."""
    if part.tag in ("mo", "mi"):
        return _kind_of_sign(_text(part), before, opened)
    if part.tag in _OVER or part.tag in _SCRIPTS:
        base = _text(part[0])
        if base in LARGE or base in LIMITS:
            return _Kind.LARGE
        if part.tag in _OVER and base in RELATIONS:
            return _Kind.RELATION
        if base in (")", "]", "}"):
            return _Kind.CLOSING
    return _Kind.PLAIN


def _kind_of_sign(sign: str, before: _Kind | None, opened: int) -> _Kind:
    """Return what a sign is. French brackets open and close intervals both ways: « ]a ; b[ »."""
    if sign in BINARY:
        return _Kind.BINARY
    if sign in RELATIONS:
        return _Kind.RELATION
    if sign in LARGE or sign in LIMITS:
        return _Kind.LARGE
    if sign in (",", ";"):
        return _Kind.BETWEEN
    if sign in ("(", "{"):
        return _Kind.OPENING
    if sign in (")", "}"):
        return _Kind.CLOSING
    if sign in ("[", "]", "|", "‖"):
        closes = opened > 0 if sign == "[" else True
        return _Kind.CLOSING if closes and before not in _BEFORE_A_SIGN else _Kind.OPENING
    return _Kind.PLAIN


def _give(sign: Element, left: str, right: str) -> None:
    if sign.tag in ("mo", "mi"):
        sign.set("lspace", left)
        sign.set("rspace", right)


def _space(width: str) -> Element:
    return Element("mspace", width=width)


def _text(part: Element) -> str:
    """Return the sign that a part is, also one in braces."""
    while part.tag == "mrow" and len(part) == 1:
        part = part[0]
    return (part.text or "").strip() if part.tag in ("mo", "mi") else ""
