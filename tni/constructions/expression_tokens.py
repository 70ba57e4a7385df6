"""Tokens of expressions as GeoGebra's files write them: numbers, texts, names, signs."""

from __future__ import annotations

import re
from collections.abc import Mapping

from tni.constructions.errors import ExpressionSyntaxError, ExpressionTooLongError

MOST_TOKENS = 400
_TOKEN = re.compile(
    r"""\s*(?:
    (?P<number>\d+(?:\.\d*)?(?:[eE][+-]?\d+)?|\.\d+(?:[eE][+-]?\d+)?)
    |"(?P<text>[^"]*)"
    |(?P<name>\$?(?:[^\W\d_\u00b2\u00b3\u00b9\u2070-\u209f]|[\u20ac\u212f])(?:_\{[^{}]*\}|[^\W\u00b2\u00b3\u00b9\u2070-\u209f]|'|\u2032|\$(?=\d))*)
    |(?P<sign>:=|==|!=|<=|>=|&&|\|\||[-+*/^()\[\]{},;:<>=?\u00b0\u2212\u00d7\u00b7\u22c5\u00f7\u2264\u2265\u2260\u225f
        \u2227\u2228\u00ac!\u00b2\u00b3\u00b9\u2070\u2074-\u207b\u221e\u221a|])
    )""",
    re.VERBOSE,
)
_SIGNS = {
    "−": "-",
    "×": "*",
    "·": "*",
    "⋅": "*",
    "÷": "/",
    "≤": "<=",
    "≥": ">=",
    "≠": "!=",
    "≟": "==",
    "&&": "∧",
    "||": "∨",
    ":=": "=",
}
_RAISED = dict(zip("⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "0123456789-", strict=True))


def tokens_of(text: str) -> list[tuple[str, str, int]]:
    """Return kind, text and place of each token; the last is of kind "end". Raises: ExpressionSyntaxError,
    ExpressionTooLongError."""
    found: list[tuple[str, str, int]] = []
    at = 0
    length = len(text.rstrip())
    while at < length:
        if len(found) == MOST_TOKENS:
            raise ExpressionTooLongError
        match = _TOKEN.match(text, at)
        if match is None:
            raise ExpressionSyntaxError(at)
        kind = str(match.lastgroup)
        word = match[kind]
        start = match.start(kind)
        if kind == "sign" and word in _RAISED:
            end = start
            while end < length and text[end] in _RAISED:
                end += 1
            digits = "".join(_RAISED[sign] for sign in text[start:end])
            if digits.strip("-").count("-") or not digits.strip("-") or digits.endswith("-"):
                raise ExpressionSyntaxError(start)
            found.append(("raised", digits, start))
            at = end
            continue
        found.append((kind, _SIGNS.get(word, word) if kind == "sign" else word, start))
        at = match.end()
    found.append(("end", "", length))
    return found


def is_name(text: str) -> bool:
    """Tell whether a text is one name."""
    found = _TOKEN.match(text)
    return found is not None and found.lastgroup == "name" and found[0] == text


def with_names(text: str, names: Mapping[str, str]) -> str:
    """Return an expression in which some names are replaced; what is no expression stays as it is."""

    def replaced(found: re.Match[str]) -> str:
        name = found["name"]
        return found[0] if name is None or name not in names else found[0].replace(name, names[name])

    return _TOKEN.sub(replaced, text)
