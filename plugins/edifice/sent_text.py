"""Text of a session as the ENT had it when it was first read back, by which a change of the teacher's own there is
seen. The ENT's filter may have altered it, so that what was sent is nothing to compare it with."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from typing import Any

from tni.api.ent import Memory
from tni.api.marks import fingerprint, marks_in

from .entry_marks import VERSION

NOTE = "text"
TOLD = 2000
"""Characters of her words that are told."""
_REPLACED = "Changé dans l’ENT, et remplacé (avant : « {} »)."


def note_text(session: Mapping[str, Any], memory: Memory) -> None:
    """Note the text of a session that was read back, once for each version that was sent."""
    version = _version(session)
    if version and (memory.get(NOTE) or "").partition(" ")[0] != version:
        memory.put(NOTE, f"{version} {_text_mark(session)}")


def rewritten_text(session: Mapping[str, Any], memory: Memory) -> list[str]:
    """Return what is to be told of words that the teacher changed in the ENT since, nothing where there are none."""
    version, _, noted = (memory.get(NOTE) or "").partition(" ")
    if not noted or _version(session) != version or _text_mark(session) == noted:
        return []
    return [_REPLACED.format(f"{session.get('title') or ''} – {_words(session)}"[:TOLD])]


def _version(session: Mapping[str, Any]) -> str:
    marks = sorted(marks_in(session.get("description")))
    return next((one for one in marks if one.startswith(VERSION)), "")


def _text_mark(session: Mapping[str, Any]) -> str:
    return fingerprint(str(session.get("title") or ""), _words(session))


def _words(session: Mapping[str, Any]) -> str:
    text = re.sub(r"<[^<>]*>", " ", str(session.get("description") or ""))
    return " ".join(html.unescape(text).replace("\u2060", "").split())
