"""Kinds of sound and film files, by their first bytes: a file with another content is never handed to a decoder."""

from __future__ import annotations

from dataclasses import dataclass

from tni.formats.sound_reader import sound_suffix

SNIFFED_BYTES = 64
FILM_MEDIA_TYPES = {
    ".mp4": "video/mp4",
    ".mov": "video/quicktime",
    ".webm": "video/webm",
    ".mkv": "video/x-matroska",
    ".ogv": "video/ogg",
    ".avi": "video/x-msvideo",
    ".mpg": "video/mpeg",
}
"""Media types by the suffix of a film's file."""
_CODECS = (
    (b"av01", "AV1"), (b"V_AV1", "AV1"), (b"hvc1", "HEVC (H.265)"), (b"hev1", "HEVC (H.265)"),
    (b"V_MPEGH", "HEVC (H.265)"), (b"dvh1", "Dolby Vision"), (b"dvhe", "Dolby Vision"),
    (b"vvc1", "VVC (H.266)"), (b"avc1", "H.264"), (b"V_MPEG4/ISO/AVC", "H.264"), (b"vp09", "VP9"),
    (b"V_VP9", "VP9"), (b"V_VP8", "VP8"), (b"apch", "ProRes"),
    (b"apcn", "ProRes"), (b"ac-4", "AC-4"), (b"theora", "Theora"), (b"WMV3", "Windows Media"), (b"drms", "FairPlay"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class MediaKind:
    """Container of a sound or film. suffix: with a dot. may_be_film: it may hold pictures."""

    suffix: str
    may_be_film: bool


def media_kind(data: bytes) -> MediaKind | None:
    """Return the kind of a file by its content; None for one that is neither sound nor film. data: the file, or its
    first SNIFFED_BYTES."""
    head = data[:SNIFFED_BYTES]
    if head[4:8] in (b"ftyp", b"moov", b"mdat", b"wide", b"free", b"skip"):
        if head[4:8] != b"ftyp" or head[8:10] == b"qt":
            return MediaKind(".mov", True)
        return MediaKind(".m4a", False) if head[8:11] in (b"M4A", b"M4B") else MediaKind(".mp4", True)
    if head.startswith(b"\x1aE\xdf\xa3"):
        return MediaKind(".webm" if b"webm" in data[:256] else ".mkv", True)
    if head.startswith(b"RIFF") and head[8:12] == b"AVI ":
        return MediaKind(".avi", True)
    if head.startswith((b"\x00\x00\x01\xba", b"\x00\x00\x01\xb3")):
        return MediaKind(".mpg", True)
    if head.startswith(b"OggS"):
        return MediaKind(".ogv" if b"theora" in head or b"fishead" in head else ".ogg", True)
    suffix = sound_suffix(head)
    return MediaKind(suffix, False) if suffix else None


def media_type(data: bytes) -> str:
    """Return the media type of a file, as a web page names it; "" for one that is neither sound nor film."""
    from tni.formats.sound_reader import MEDIA_TYPES

    kind = media_kind(data)
    return "" if kind is None else {**MEDIA_TYPES, **FILM_MEDIA_TYPES}[kind.suffix]


def codec_name(data: bytes, reach: int = 1 << 20) -> str:
    """Return the name of the codec that a file says it uses, "" where none is found. reach: bytes at its beginning and
    end that are looked at."""
    for part in (data[:reach], data[-reach:]):
        for mark, name in _CODECS:
            if mark in part:
                return name
    return ""
