"""Values of the API as JSON, for the pipe between the program and the process of a plugin.

Both sides derive the form from the types, and check what comes: a plugin may send anything.
"""

from __future__ import annotations

import base64
import types
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from enum import Enum
from functools import cache
from typing import Any, Union, get_args, get_origin, get_type_hints
from uuid import UUID

from tni.core.errors import TniError

_KIND = "is"
"""Key of the name of a dataclass, in JSON of a value that may have one of several."""


class WireError(TniError):
    """A value that came over the pipe is not of the expected type."""


def to_wire(value: object) -> Any:
    """Return a value as JSON. Dataclasses, enums, UUIDs, dates, tuples, sets and mappings may be in it, and
    bytes, which become base64."""
    match value:
        case None | bool() | int() | float() | str():
            return value
        case Enum():
            return value.value
        case date():
            return value.isoformat()
        case UUID():
            return str(value)
        case bytes():
            return base64.b64encode(value).decode()
        case Mapping():
            return {str(key): to_wire(one) for key, one in value.items()}
        case tuple() | list():
            return [to_wire(one) for one in value]
        case frozenset() | set():
            return sorted(to_wire(one) for one in value)
    if is_dataclass(value) and not isinstance(value, type):
        record = {one.name: to_wire(getattr(value, one.name)) for one in fields(value) if one.init}
        return {_KIND: type(value).__name__, **record}
    raise TypeError(f"{type(value).__name__} has no form for the pipe")


def from_wire(wanted: Any, found: Any) -> Any:
    """Return the value of a type that `to_wire` encoded. Raises: WireError."""
    try:
        return _decoded(wanted, found)
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError, OverflowError) as error:
        raise WireError(f"{getattr(wanted, '__name__', wanted)}: {type(error).__name__}") from error


def _decoded(wanted: Any, found: Any) -> Any:
    origin = get_origin(wanted)
    if origin in (Union, types.UnionType):
        return _alternative(get_args(wanted), found)
    if origin in (tuple, frozenset):
        return _several(origin, get_args(wanted), found)
    if origin is not None and issubclass(origin, Mapping):
        key, inner = get_args(wanted)
        return {_decoded(key, name): _decoded(inner, one) for name, one in _checked(dict, found).items()}
    if is_dataclass(wanted):
        return _record(wanted, found)
    if wanted in (date, datetime):
        return wanted.fromisoformat(_checked(str, found))
    if wanted is bytes:
        return base64.b64decode(_checked(str, found), validate=True)
    if wanted is UUID:
        return UUID(_checked(str, found))
    if issubclass(wanted, Enum):
        return wanted(found)
    if wanted is float and type(found) is int:
        return float(found)
    return _checked(wanted, found)


def _checked(wanted: type, found: Any) -> Any:
    if type(found) is not wanted:
        raise TypeError(f"{wanted.__name__} expected")
    return found


def _alternative(alternatives: tuple[Any, ...], found: Any) -> Any:
    if found is None and type(None) in alternatives:
        return None
    left = [one for one in alternatives if one is not type(None)]
    if len(left) > 1:
        left = [one for one in left if is_dataclass(one) and found[_KIND] == getattr(one, "__name__", "")]
    (wanted,) = left
    return _decoded(wanted, found)


def _several(origin: type, inner: tuple[Any, ...], found: Any) -> Any:
    items = _checked(list, found)
    if origin is tuple and inner[-1] is not ...:
        return tuple(_decoded(one, item) for one, item in zip(inner, items, strict=True))
    return origin(_decoded(inner[0], item) for item in items)


def _record(wanted: Any, found: Any) -> Any:
    hints = _hints(wanted)
    record = dict(_checked(dict, found))
    if record.pop(_KIND) != wanted.__name__ or record.keys() != hints.keys():
        raise TypeError(f"{wanted.__name__} expected")
    return wanted(**{name: _decoded(hint, record[name]) for name, hint in hints.items()})


@cache
def _hints(wanted: Any) -> dict[str, Any]:
    hints = get_type_hints(wanted)
    return {one.name: hints[one.name] for one in fields(wanted) if one.init}
