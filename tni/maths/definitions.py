"""Definitions of functions as they are typed: f(x) = x², g_1(t) = 2t, f : x ↦ x²."""

from __future__ import annotations

import re

from tni.maths.expressions import Definition, Expression
from tni.maths.faults import MathsError
from tni.maths.functions import SPELLINGS
from tni.maths.parser import parse, parse_number
from tni.maths.tokens import ANY_LETTER, KnownNames

_NAME = r"(?P<name>[^\W\d_]{1,12}(?:_[^\W_]|_\{\w{1,8}\})?)"
_LETTER = r"[^\W\d_]"
_HEADS = (
    re.compile(rf"\s*{_NAME}\s*\((?P<inside>\s*{_LETTER}\s*(?:[,;]\s*{_LETTER}\s*){{0,3}})\)\s*:?=(?!=)"),
    re.compile(rf"\s*{_NAME}\s*:\s*(?P<inside>{_LETTER})\s*(?:↦|⟼|→|->)"),
)


def parse_definition(text: str, names: KnownNames = ANY_LETTER) -> Definition | Expression:
    """Return the definition of a text as "f(x) = x²" or "f : x ↦ x²", or its tree if it defines nothing. A letter that
    is a variable among the names is none of a function. Raises: MathsError."""
    found = next((head for pattern in _HEADS if (head := pattern.match(text)) is not None), None)
    if found is None:
        return parse(text, names)
    name = found["name"].replace("{", "").replace("}", "")
    parameters = tuple(one.strip() for one in re.split("[,;]", found["inside"]))
    is_taken = name.casefold() in SPELLINGS or (names.variables is not None and names.has_variable(name))
    if is_taken or len(set(parameters)) < len(parameters):
        return parse(text, names)
    variables = None if names.variables is None else names.variables | set(parameters)
    try:
        body = parse_number(text[found.end() :], KnownNames(variables, names.functions - {name}))
    except MathsError as error:
        raise MathsError(error.fault, error.at + found.end(), error.part) from None
    return Definition(name, parameters, body)
