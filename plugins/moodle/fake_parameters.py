"""Parameters of a web service as the Moodle of the tests reads and checks them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any


class MoodleRefusal(Exception):
    """The server refuses. code: its error code."""

    def __init__(self, code: str, message: str = "") -> None:
        super().__init__(code)
        self.code, self.message = code, message or code


def nested(pairs: Iterable[tuple[str, str]]) -> dict[str, Any]:
    """Read `events[0][name]=x` as PHP does: arrays are dictionaries here, too."""
    found: dict[str, Any] = {}
    for name, value in pairs:
        first, *rest = re.findall(r"[^\[\]]+", name)
        at, key = found, first
        for inner in rest:
            at = at.setdefault(key, {})
            key = inner
        at[key] = value
    return found


def checked(parameters: Mapping[str, Any], kinds: Mapping[str, Any], required: Iterable[str] = ()) -> dict[str, Any]:
    """Check parameters as `validate_parameters` does: none too many, none missing, each of its kind. kinds: "int",
    "text" (no tags), "raw", or a list of one kind, or a dictionary."""
    if strange := set(parameters) - set(kinds):
        raise MoodleRefusal("invalidparameter", f"Unexpected keys ({', '.join(sorted(strange))})")
    if missing := set(required) - set(parameters):
        raise MoodleRefusal("invalidparameter", f"Missing required key: {missing.pop()}")
    return {key: _value(value, kinds[key]) for key, value in parameters.items()}


def _value(value: Any, kind: Any) -> Any:
    if isinstance(kind, list):
        return [_value(one, kind[0]) for one in value.values()]
    if isinstance(kind, dict):
        return checked(value, kind)
    if isinstance(value, dict):
        raise MoodleRefusal("invalidparameter", "Scalar type expected, array or object received.")
    if kind == "int":
        if not re.fullmatch(r"-?\d{1,18}", value):
            raise MoodleRefusal("invalidparameter", "the server was expecting int")
        return int(value)
    if kind == "text" and re.search(r"<(?!\s)|[\0-\x08]", value):
        raise MoodleRefusal("invalidparameter", "the server was expecting text")
    return value
