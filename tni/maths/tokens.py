"""Tokens of an expression: numbers, names, signs and brackets, as teachers and GeoGebra write them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from fractions import Fraction

from tni.maths.expressions import CONSTANTS
from tni.maths.faults import MathsError, MathsFault
from tni.maths.functions import KNOWN, SPELLINGS

LONGEST_TEXT = 1_000
MOST_DIGITS, MOST_EXPONENT = 100, 300


class TokenKind(Enum):
    """Kind of a token."""

    NUMBER = "number"
    VARIABLE = "variable"
    CONSTANT = "constant"
    FUNCTION = "function"
    OWN_FUNCTION = "own function"
    """One that the text's names define, as u in u(n)."""
    OPERATOR = "operator"
    OPEN = "open"
    CLOSE = "close"
    SEPARATOR = "separator"
    RAISED = "raised"
    """A small exponent, as ²."""
    END = "end"


@dataclass(frozen=True, slots=True)
class Token:
    """Part of a text. at: place in it. glued: whether it touches the token before."""

    kind: TokenKind
    text: str
    at: int
    glued: bool = False
    value: Fraction = Fraction()


@dataclass(frozen=True, slots=True)
class KnownNames:
    """Names that a text may use. variables: None for all single letters. functions: defined elsewhere."""

    variables: frozenset[str] | None = None
    functions: frozenset[str] = frozenset()

    def has_variable(self, name: str) -> bool:
        if self.variables is not None:
            return name in self.variables
        return len(name.split("_")[0]) == 1 and name not in CONSTANTS


ANY_LETTER = KnownNames()
"""Each single letter is a variable."""

_NUMBER = re.compile(r"(?:(?:\d{1,3}(?:[ \u00a0\u202f\u2009]\d{3})+(?!\d)|\d+)(?:\.\d+)?|\.\d+)(?:E[+-]?\d+)?", re.A)
_SUBSCRIPT = re.compile(r"_(?:\{(\w{1,8})\}|([^\W_]))")
_SMALL = str.maketrans("₀₁₂₃₄₅₆₇₈₉", "0123456789")
_SIGNS = {
    "−": "-", "–": "-", "‐": "-", "×": "*", "·": "*", "⋅": "*", "∙": "*", "•": "*", "÷": "/", ":": "/", "∕": "/",
    "≤": "<=", "⩽": "<=", "≥": ">=", "⩾": ">=", "≠": "!=", "º": "°", "≟": "=", "∧": "and", "∨": "or",
}  # fmt: skip
_TWO_SIGNS = {"<=": "<=", ">=": ">=", "=<": "<=", "=>": ">=", "!=": "!=", "==": "=", "&&": "and", "**": "^", ":=": "="}
_ONE_SIGN = frozenset("+-*/^=<>!°%|√∛")
_WORDS = {"et": "and", "and": "and", "ou": "or", "or": "or"}
_CONSTANTS = {"pi": "π", "π": "π", "e": "e"}
_RAISED = dict(zip("⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺ⁿ", "0123456789-+n", strict=True))
LONGEST_SPELLING = max(map(len, SPELLINGS))
_OPEN, _CLOSE = {"(": ")", "[": "]", "{": "}"}, frozenset(")]}")


def tokens(text: str, names: KnownNames = ANY_LETTER) -> list[Token]:
    """Return the tokens of a text, an END at last. Raises: MathsError."""
    if len(text) > LONGEST_TEXT:
        raise MathsError(MathsFault.TOO_LONG, LONGEST_TEXT)
    found = list(_tokens(text, names))
    return [*_with_decimals(found), Token(TokenKind.END, "", len(text.rstrip()))]


def _tokens(text: str, names: KnownNames) -> Iterator[Token]:
    at, glued = 0, False
    while at < len(text):
        letter = text[at]
        if letter.isspace() or letter in "\u200b\ufeff":
            at, glued = at + 1, False
            continue
        if (number := _NUMBER.match(text, at)) is not None:
            yield Token(TokenKind.NUMBER, number.group(), at, glued, _value(number.group(), at))
            at = number.end()
        elif letter in _RAISED:
            end = at
            while end < len(text) and text[end] in _RAISED:
                end += 1
            yield Token(TokenKind.RAISED, "".join(_RAISED[one] for one in text[at:end]), at, glued)
            at = end
        elif _is_letter(letter):
            end = at
            while end < len(text) and _is_letter(text[end]):
                end += 1
            subscript = _subscript(text, end)
            yield from _names(text[at:end], at, glued, subscript[0], names)
            at = subscript[1]
        else:
            sign, at = _sign(text, at), at
            yield Token(sign.kind, sign.text, at, glued)
            at += 2 if text[at : at + 2] in _TWO_SIGNS else 1
        glued = True


def _is_letter(sign: str) -> bool:
    return sign.isalpha() and sign not in _RAISED and sign not in "ºª"


def _sign(text: str, at: int) -> Token:
    sign = _TWO_SIGNS.get(text[at : at + 2]) or _SIGNS.get(text[at], text[at])
    if sign in _OPEN:
        return Token(TokenKind.OPEN, sign, at)
    if sign in _CLOSE:
        return Token(TokenKind.CLOSE, sign, at)
    if sign in (",", ";"):
        return Token(TokenKind.SEPARATOR, sign, at)
    if sign in _ONE_SIGN or len(sign) > 1:
        return Token(TokenKind.OPERATOR, sign, at)
    raise MathsError(MathsFault.UNEXPECTED, at, sign)


def _value(text: str, at: int) -> Fraction:
    digits, _, exponent = re.sub(r"\s", "", text).partition("E")
    if len(digits) > MOST_DIGITS or len(exponent) > 5 or abs(int(exponent or 0)) > MOST_EXPONENT:
        raise MathsError(MathsFault.TOO_LARGE, at, text[:20])
    return Fraction(digits) * Fraction(10) ** int(exponent or 0)


def _subscript(text: str, at: int) -> tuple[str, int]:
    """Return what belongs to a name behind its letters, an index as in x_1 and x₁ or the sign of f', and its end."""
    if text[at : at + 1] in tuple("'’′"):
        return "'", at + 1
    if (found := _SUBSCRIPT.match(text, at)) is not None:
        return f"_{found.group(1) or found.group(2)}", found.end()
    end = at
    while end < len(text) and text[end] in "₀₁₂₃₄₅₆₇₈₉":
        end += 1
    return (f"_{text[at:end].translate(_SMALL)}", end) if end > at else ("", at)


def _names(run: str, at: int, glued: bool, subscript: str, names: KnownNames) -> Iterator[Token]:
    """Yield the names of which a run of letters is made, the longest first. subscript: of the last one."""
    if run.casefold() in _WORDS and not subscript:
        yield Token(TokenKind.OPERATOR, _WORDS[run.casefold()], at, glued)
        return
    plain = unicodedata.normalize("NFKC", run)
    if len(plain) != len(run):
        plain = run
    start, longest = 0, max((LONGEST_SPELLING, *map(len, names.variables or ()), *map(len, names.functions)))
    while start < len(plain):
        for end in range(min(len(plain), start + longest), start, -1):
            last = end == len(plain)
            kind, name = _kind(plain[start:end] + (subscript if last else ""), names)
            if kind is not None:
                yield Token(kind, name, at + start, glued or start > 0)
                start = end
                break
        else:
            raise MathsError(MathsFault.UNKNOWN_NAME, at + (start if len(run) > 12 else 0), (run + subscript)[:20])


def _kind(name: str, names: KnownNames) -> tuple[TokenKind | None, str]:
    if name in names.functions:
        return TokenKind.OWN_FUNCTION, name
    if names.variables is not None and name in names.variables:
        return TokenKind.VARIABLE, name
    small = name.casefold()
    if len(small) > 1 and small in SPELLINGS:
        return TokenKind.FUNCTION, SPELLINGS[small]
    if small in _CONSTANTS and (len(small) > 1 or name in _CONSTANTS):
        return TokenKind.CONSTANT, _CONSTANTS[small]
    return (TokenKind.VARIABLE, name) if names.has_variable(name) else (None, name)


def _with_decimals(found: list[Token]) -> list[Token]:
    """Return the tokens with commas that are decimal joined to their numbers.

    A comma between two digits is decimal, but in a function of two arguments or more, as max(3,5), where no semicolon
    separates them."""
    out: list[Token] = []
    is_list = [False]  # for each open bracket: whether commas separate in it
    semicolons = _brackets_with_semicolon(found)
    skip = 0
    for place, token in enumerate(found):
        if skip:
            skip -= 1
            continue
        if token.kind is TokenKind.OPEN:
            before = found[place - 1] if place else None
            several = before is not None and before.kind is TokenKind.FUNCTION and KNOWN[before.text].least > 1
            is_list.append(several and place not in semicolons)
        elif token.kind is TokenKind.CLOSE and len(is_list) > 1:
            is_list.pop()
        if token.kind is TokenKind.NUMBER and not is_list[-1] and _decimals_follow(found, place):
            decimals = found[place + 2]
            whole = re.sub(r"\s", "", token.text)
            text = f"{whole}.{re.sub(r'\s', '', decimals.text)}"
            token = Token(TokenKind.NUMBER, text, token.at, token.glued, _value(text, token.at))
            skip = 2
        out.append(token)
    return out


def _decimals_follow(found: list[Token], place: int) -> bool:
    if len(found) < place + 3:
        return False
    number, comma, decimals = found[place : place + 3]
    return (
        comma.text == "," and comma.glued and decimals.kind is TokenKind.NUMBER and decimals.glued
        and "." not in number.text + decimals.text and "E" not in number.text
    )  # fmt: skip


def _brackets_with_semicolon(found: list[Token]) -> set[int]:
    """Return the places of brackets whose arguments are separated by semicolons."""
    out, opened = set[int](), list[int]()
    for place, token in enumerate(found):
        if token.kind is TokenKind.OPEN:
            opened.append(place)
        elif token.kind is TokenKind.CLOSE and opened:
            opened.pop()
        elif token.text == ";" and opened:
            out.add(opened[-1])
    return out
