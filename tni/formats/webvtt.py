"""Reader of subtitles in WebVTT (and SubRip, which is nearly the same), without Qt.

Facts: https://www.w3.org/TR/webvtt1/ sections 4 and 6. Positions, regions and styles are passed over: a line of
subtitles stands at the foot of its film.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import unescape

from tni.document.subtitles import Cue

MOST_BYTES = 2 << 20
MOST_CUES = 20_000
_TIME = r"(?:(\d{1,4}):)?(\d{1,2}):(\d{1,2})[.,](\d{1,3})"
_TIMES = re.compile(rf"\s*{_TIME}\s*-->\s*{_TIME}")
_TAG = re.compile(r"<[^<>]*>")


def read_subtitles(data: bytes) -> tuple[Cue, ...]:
    """Return the cues of a file, by the times at which they begin. What is no cue is passed over. Raises: ValueError
    for a file with none."""
    if len(data) > MOST_BYTES:
        raise ValueError("too large for subtitles")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("cp1252", "replace")
    blocks = re.split(r"\n[ \t]*\n", text.replace("\r\n", "\n").replace("\r", "\n"))
    cues = [cue for block in blocks[: 4 * MOST_CUES] if (cue := _cue(block)) is not None]
    if not cues:
        raise ValueError("no subtitles")
    return tuple(sorted(cues[:MOST_CUES], key=lambda cue: cue.start_s))


def written_subtitles(cues: Sequence[Cue]) -> bytes:
    """Return cues as a WebVTT file."""
    blocks = ["WEBVTT"]
    for cue in cues:
        text = cue.text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
        blocks.append(f"{_written(cue.start_s)} --> {_written(cue.end_s)}\n{text}")
    return ("\n\n".join(blocks) + "\n").encode()


def _cue(block: str) -> Cue | None:
    lines = block.split("\n")
    place = next((number for number, line in enumerate(lines) if "-->" in line), None)
    if place is None or lines[0].startswith(("NOTE", "STYLE", "REGION")):
        return None
    found = _TIMES.match(lines[place])
    if found is None:
        return None
    start_s, end_s = _seconds(found.groups()[:4]), _seconds(found.groups()[4:])
    shown = (unescape(_TAG.sub("", line)).strip() for line in lines[place + 1 :])
    text = "\n".join(line for line in shown if line)
    return Cue(start_s, end_s, text) if text and end_s > start_s else None


def _seconds(parts: Sequence[str | None]) -> float:
    hours, minutes, seconds, part = parts
    whole = int(hours or 0) * 3600 + int(minutes or 0) * 60 + int(seconds or 0)
    return (whole * 1000 + int((part or "0").ljust(3, "0"))) / 1000


def _written(at_s: float) -> str:
    ms = round(at_s * 1000)
    return f"{ms // 3_600_000:02d}:{ms // 60_000 % 60:02d}:{ms // 1000 % 60:02d}.{ms % 1000:03d}"
