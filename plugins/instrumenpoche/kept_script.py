"""Scripts as states of items keep them: compressed if they are long, and read once."""

from __future__ import annotations

import re
from base64 import b64decode, b64encode
from functools import lru_cache
from typing import Final
from zlib import compress, decompressobj
from zlib import error as ZlibError

from plugins.instrumenpoche.player import ScriptPlayback
from plugins.instrumenpoche.script import MOST_LETTERS, ScriptError, read_script
from tni.api.items import FileRefusedError, Localised

PACKED: Final = "zlib:"
LONGEST_PLAIN, LONGEST_KEPT = 30_000, 60_000
"""Bytes of a script that is kept as it is, and of a packed one."""
_NO_SCRIPT: Final = Localised(
    "Ce script InstrumenPoche n’a aucune action lisible : ouvrez-le avec InstrumenPoche et enregistrez-le à nouveau.",
    "This InstrumenPoche script has no action that can be read: open it in InstrumenPoche and save it again.",
)
_TOO_LARGE: Final = Localised(
    "Ce script InstrumenPoche est trop long pour tenir dans une leçon : partagez-le en plusieurs fichiers.",
    "This InstrumenPoche script is too long for a lesson: divide it into several files.",
)
_MATHALEA: Final = Localised(
    "Ce fichier est un programme d’animation de MathALÉA : ouvrez-le dans MathALÉA, et enregistrez l’animation en XML.",
    "This file is a program of an animation in MathALÉA: open it in MathALÉA, and save the animation as XML.",
)
_PROGRAM: Final = re.compile(r"\banim\.\w{3,40}\s*\(")


@lru_cache(maxsize=6)
def playback(kept: str) -> ScriptPlayback | None:
    """Return a script with its scenes, None for one that cannot be read; the last ones are kept."""
    try:
        return ScriptPlayback(read_script(unpacked(kept)))
    except ScriptError:
        return None


def packed(script: str) -> str:
    """Return a script as a state keeps it: a long one compressed, since states are small."""
    if len(script.encode()) <= LONGEST_PLAIN:
        return script
    return PACKED + b64encode(compress(script.encode(), 9)).decode()


def unpacked(kept: str) -> str:
    """Return a script as it was written. Raises: ScriptError."""
    if not kept.startswith(PACKED):
        return kept
    try:
        return decompressobj().decompress(b64decode(kept[len(PACKED) :]), MOST_LETTERS).decode("utf-8", "replace")
    except (ValueError, ZlibError) as damaged:
        raise ScriptError from damaged


def script_of_file(content: bytes, name: str = "") -> str | None:
    """Return the script of a file as a state keeps it; None for a file of something else, as most in XML are. Raises:
    FileRefusedError for a script that cannot be played, as every file is that has the name of one."""
    text = _decoded(content)
    if "INSTRUMENPOCHE" not in text[:4_000].upper() and "<action" not in text.lower():
        if _PROGRAM.search(text[:200_000]) and "<" not in text[:1]:
            raise FileRefusedError(_MATHALEA)
        if name.lower().endswith(".iep"):
            raise FileRefusedError(_NO_SCRIPT)
        return None
    kept = packed(text)
    if len(kept) > LONGEST_KEPT:
        raise FileRefusedError(_TOO_LARGE)
    try:
        read_script(text)
    except ScriptError as refused:
        raise FileRefusedError(_TOO_LARGE if refused.is_large else _NO_SCRIPT) from refused
    return kept


def _decoded(content: bytes) -> str:
    """Return the text of a file: as it says by its first bytes, in UTF-8, or in the Latin letters of older scripts."""
    if content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return content.decode("utf-16", "replace")
    text = content.decode("utf-8-sig", "replace")
    return content.decode("cp1252", "replace") if "\ufffd" in text else text
