"""Kinds of sound files by their first bytes, and the length of those that the standard library reads."""

from __future__ import annotations

import io
import wave

MEDIA_TYPES = {
    ".mp3": "audio/mpeg",
    ".ogg": "audio/ogg",
    ".wav": "audio/wav",
    ".flac": "audio/flac",
    ".m4a": "audio/mp4",
    ".aac": "audio/aac",
}
"""Media types by the suffix of a file."""
SNIFFED_BYTES = 16
"""First bytes by which a kind is known."""


def sound_suffix(data: bytes) -> str:
    """Return the suffix that fits a sound file's content, one of MEDIA_TYPES; "" if it is no sound that is known.

    data: the file, or its first SNIFFED_BYTES.
    """
    head = data[:SNIFFED_BYTES]
    if head.startswith(b"OggS"):
        return ".ogg"
    if head.startswith(b"fLaC"):
        return ".flac"
    if head[:4] == b"RIFF" and head[8:12] == b"WAVE":
        return ".wav"
    if head[4:8] == b"ftyp" and head[8:11] in (b"M4A", b"M4B", b"mp4", b"iso"):
        return ".m4a"
    if head.startswith(b"ID3"):
        return ".mp3"
    if len(head) > 2 and head[0] == 0xFF:
        if head[1] & 0xF6 == 0xF0:
            return ".aac"
        if head[1] & 0xE0 == 0xE0 and head[1] & 0x06 and head[2] & 0xF0 != 0xF0:
            return ".mp3"
    return ""


def sound_seconds(source: bytes | str) -> float:
    """Return the length of a sound, in seconds; 0 where the standard library cannot tell it. source: the file's content
    or path."""
    try:
        with wave.open(io.BytesIO(source) if isinstance(source, bytes) else source, "rb") as sound:
            rate = sound.getframerate()
            return sound.getnframes() / rate if rate > 0 else 0.0
    except (wave.Error, EOFError, OSError, RuntimeError, ArithmeticError, ValueError):
        return 0.0
