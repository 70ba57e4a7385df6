"""Sound and film files on their way into a lesson: read, with the subtitles that lie beside them."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from tni.core.ids import BlobId
from tni.document.lesson_port import LessonPort
from tni.document.subtitles import Cue
from tni.files.regular_file import open_regular
from tni.formats.media_kind import SNIFFED_BYTES, codec_name, media_kind
from tni.formats.webvtt import MOST_BYTES as MOST_SUBTITLE_BYTES
from tni.formats.webvtt import read_subtitles
from tni.services.media.media_errors import MediaError, MediaFault, SubtitlesError

MOST_BYTES = 200 << 20
"""Largest file that a lesson takes."""
SUBTITLE_SUFFIXES = (".vtt", ".srt")


@dataclass(frozen=True, slots=True)
class StoredMedia:
    """A sound or film that is in the lesson. name: with its ending. subtitles: those that lay beside it."""

    blob: BlobId
    name: str
    subtitles: BlobId | None = None


@dataclass(frozen=True, slots=True)
class MediaFacts:
    """Result of an examination. seconds: 0 where it is not known. width_px, height_px: of a film. poster: a JPEG, empty
    without one."""

    seconds: float
    film: bool
    width_px: int = 0
    height_px: int = 0
    poster: bytes = field(default=b"", repr=False)


def check_media(path: Path) -> None:
    """Look at a file's size and first bytes. For a worker. Raises: MediaError."""
    try:
        with open_regular(path) as file:
            head = file.read(SNIFFED_BYTES)
        size = path.stat().st_size
    except OSError as error:
        raise MediaError(MediaFault.UNREADABLE, path) from error
    if not head:
        raise MediaError(MediaFault.EMPTY, path)
    if media_kind(head) is None:
        raise MediaError(MediaFault.NO_MEDIA, path)
    if size > MOST_BYTES:
        raise MediaError(MediaFault.TOO_LARGE, path, size_bytes=size)


def undecodable(path: Path, codec: str) -> MediaError:
    """Return the error of a file that could not be decoded, with the name of its codec. For a worker."""
    try:
        with open_regular(path) as file:
            data = file.read(MOST_BYTES)
    except OSError:
        data = b""
    return MediaError(MediaFault.CODEC, path, codec_name(data) or codec)


def store_media(path: Path, port: LessonPort) -> StoredMedia:
    """Put a file into a lesson. For a worker. Raises: MediaError, LessonStoreError."""
    try:
        with open_regular(path) as file:
            data = file.read(MOST_BYTES + 1)
    except OSError as error:
        raise MediaError(MediaFault.UNREADABLE, path) from error
    if not data or len(data) > MOST_BYTES:
        raise MediaError(MediaFault.TOO_LARGE if data else MediaFault.EMPTY, path, size_bytes=len(data))
    return StoredMedia(port.put_blob(data), path.name, _beside(path, port))


def _beside(path: Path, port: LessonPort) -> BlobId | None:
    for suffix in SUBTITLE_SUFFIXES:
        found = path.with_suffix(suffix)
        if found.is_file():
            try:
                return store_subtitles(found, port)
            except SubtitlesError:
                continue
    return None


def store_subtitles(path: Path, port: LessonPort) -> BlobId:
    """Put a file of subtitles into a lesson. For a worker. Raises: SubtitlesError, LessonStoreError."""
    try:
        with open_regular(path) as file:
            data = file.read(MOST_SUBTITLE_BYTES + 1)
        read_subtitles(data)
    except (OSError, ValueError) as error:
        raise SubtitlesError(path) from error
    return port.put_blob(data)


def subtitles_of(data: bytes) -> tuple[Cue, ...]:
    """Return the cues of a lesson's subtitles; none for what is damaged."""
    try:
        return read_subtitles(data)
    except ValueError:
        return ()


def codec_of(data: bytes) -> str:
    """Return the name of what a sound or film is coded with; "" where it is not known."""
    return codec_name(data)


def write_playable(blob: BlobId, port: LessonPort, folder: Path) -> Path:
    """Write a sound or film of a lesson into a private folder, from where it is played, and return its path. For a
    worker. Raises: LessonStoreError, MediaError for what is neither, OSError."""
    path = folder / blob
    if not path.exists():
        data = port.blob(blob)
        if media_kind(data) is None:
            raise MediaError(MediaFault.NO_MEDIA, path)
        half = folder / f"{blob}.part"
        half.write_bytes(data)
        half.replace(path)
    return path
