"""French spacing: a colon never begins a line, a quotation mark never ends one."""

from __future__ import annotations

import re

NO_BREAK = "\u00a0"
_BEFORE, _AFTER = re.compile(r" (?=[:;?!»%])"), re.compile(r"(?<=«) ")


def with_no_break_spaces(text: str) -> str:
    """`text` with no-break spaces where a line must not break."""
    return _AFTER.sub(NO_BREAK, _BEFORE.sub(NO_BREAK, text))
