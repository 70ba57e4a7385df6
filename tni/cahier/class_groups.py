"""Classes that a group is made of, as its name tells them: « 3e A + 3e B », « Latin 4A/4B »."""

from __future__ import annotations

import re

from tni.core.one_line import one_line

_CLASS = (
    r"(?:[3-6] ?(?:e|è|ème|eme|°)? ?-?[A-Ha-h1-9]?"
    r"|(?:2nde|2de|2|1re|1ère|1|tle|term(?:inale)?|t) ?[A-Z]{0,4} ?-?\d{0,2}"
    r"|cp|ce1|ce2|cm1|cm2|gs|ms|ps)"
)
_SEPARATOR = re.compile(r"(?:(?<!\s)\s++)?(?:\+|/|&|,|;|\bet\b)\s*", re.I)


def classes_in(name: str) -> tuple[str, ...]:
    """Return the classes that the name of a group lists, at least two; () for the name of one class."""
    parts = [part for part in _SEPARATOR.split(one_line(name)) if part]
    if len(parts) < 2:
        return ()
    first = re.search(rf"(?:^|\s)({_CLASS})$", parts[0], re.I)
    found = [first[1] if first else parts[0], *parts[1:]]
    level = re.match(r"[3-6] ?(?:e|è|ème|eme|°)? ?|2nde |2de |1re |tle ", found[0], re.I)
    if level is not None:  # « 3e A et B »
        found = [f"{level[0]}{part}" if re.fullmatch(r"[A-H1-9]", part) else part for part in found]
    return tuple(dict.fromkeys(found)) if all(re.fullmatch(_CLASS, part, re.I) for part in found) else ()
