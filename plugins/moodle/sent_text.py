"""Text of a post as Moodle had it once it was sent, by which a change of the teacher's own there is seen."""

from __future__ import annotations

from tni.api.answers import plain_line
from tni.api.ent import Memory
from tni.api.marks import fingerprint

from .discussion import Discussion
from .marks import VERSION

NOTE = "text"
MOST_TEXT = 1 << 20
TOLD = 2000
"""Characters of her words that are told."""


def note_text(found: Discussion, memory: Memory, *, is_new: bool) -> None:
    """Note the text of a discussion. is_new: it has just been written; otherwise what was noted of this version stays,
    since she may have changed it. A server that takes out marks leaves nothing to note."""
    version = _version(found)
    noted = memory.get(NOTE) or ""
    wanted = f"{version} {_text_mark(found)}" if version else ""
    if noted != wanted and (is_new or not noted or noted.split()[0] != version):
        memory.put(NOTE, wanted)


def rewritten_text(found: Discussion, memory: Memory) -> str:
    """Return what the teacher wrote in Moodle since the post was sent, "" where she changed nothing. A post of another
    version was sent by a cut sending, or by another computer."""
    version, _, noted = (memory.get(NOTE) or "").partition(" ")
    if not noted or _version(found) not in ("", version) or _text_mark(found) == noted:
        return ""
    return plain_line(f"{found.subject} – {found.message}", TOLD)


def _version(found: Discussion) -> str:
    return next((one for one in sorted(found.marks) if one.startswith(VERSION)), "")


def _text_mark(found: Discussion) -> str:
    return fingerprint(found.subject, plain_line(found.message, MOST_TEXT))
