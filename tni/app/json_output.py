"""JSON that commands print and write: readable, and without characters that hide what stands beside them."""

from __future__ import annotations

import json
import re
from typing import Any

_HIDING = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]")
"""Control characters, and those that turn the direction of the words about them: a name in a file may have them so that
it looks like another."""


def json_text(found: Any, *, encoding: str = "utf-8") -> str:
    """Return JSON with its letters as they are, where the encoding has them all; hiding ones are escaped."""
    text = json.dumps(found, ensure_ascii=False, indent=1)
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        text = json.dumps(found, indent=1)
    return _HIDING.sub(lambda sign: f"\\u{ord(sign[0]):04x}", text) + "\n"
