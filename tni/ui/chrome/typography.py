"""French typography: no-break spaces keep a colon from the start of a line and an opening quotation mark from the
end."""

from __future__ import annotations

import re

NO_BREAK = "\u00a0"
_BEFORE, _AFTER = re.compile(r" (?=[:;?!»%])"), re.compile(r"(?<=«) ")


def with_no_break_spaces(text: str) -> str:
    """Return `text` with no-break spaces where a line must not break."""
    return _AFTER.sub(NO_BREAK, _BEFORE.sub(NO_BREAK, text))
