"""Files that are no lessons: pictures, sounds, films, subtitles. Small sound ones, and what the program does with each
before it decodes it elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from io import BytesIO

from PIL import Image

from tests.support.picture_samples import HEIC, TURNED_HEIC
from tni.core.format_errors import MalformedFileError
from tni.formats.media_kind import codec_name, media_kind, media_type
from tni.formats.moving_picture import read_moving
from tni.formats.picture_reader import picture_size_px, read_picture, thumbnail
from tni.formats.sound_reader import sound_seconds, sound_suffix
from tni.formats.webvtt import read_subtitles, written_subtitles

SIDE_PX, MOST_PX = 200, 4_000_000
SUBTITLES = """WEBVTT - leçon

STYLE
::cue { color: red }

1
00:00:01.000 --> 00:00:04.000 align:start position:10%
<v Léa>Bonjour &amp; bienvenue</v>
<i>à tous</i>

NOTE rien

2
00:05,000 --> 01:00:06,500
Deux
"""


def read_picture_file(data: bytes) -> None:
    """Raises: PictureError."""
    picture_size_px(data)
    thumbnail(data, SIDE_PX)
    read = read_picture(data)
    read_moving(read.data, MOST_PX)
    assert picture_size_px(read.data) == (read.width_px, read.height_px)


def read_media_file(data: bytes) -> None:
    media_kind(data)
    media_type(data)
    codec_name(data)
    sound_suffix(data)
    assert sound_seconds(data) >= 0


def read_subtitle_file(data: bytes) -> None:
    """Raises: MalformedFileError."""
    try:
        cues = read_subtitles(data)
    except ValueError:
        raise MalformedFileError from None
    assert len(read_subtitles(written_subtitles(cues))) <= len(cues)


OTHER_READERS: Mapping[str, Callable[[bytes], None]] = {
    **dict.fromkeys((".png", ".jpg", ".gif", ".webp", ".tiff", ".heic", ".bmp"), read_picture_file),
    **dict.fromkeys((".wav", ".mp3", ".ogg", ".mp4", ".webm", ".avi"), read_media_file),
    ".vtt": read_subtitle_file,
}
"""What the program does with a file, by the end of its name."""


def other_files() -> dict[str, bytes]:
    """Sound files by their names."""
    files = {f"small.{kind}": _picture(kind) for kind in ("png", "jpg", "gif", "webp", "tiff", "bmp")}
    files |= {f"moving.{kind}": _moving(kind) for kind in ("png", "gif", "webp")}
    files["turned.jpg"] = _picture("jpg", turned=True)
    files |= {"photo.heic": HEIC, "turned.heic": TURNED_HEIC}
    return files | {
        "sound.wav": b"RIFF\x2c\0\0\0WAVEfmt \x10\0\0\0\x01\0\x01\0\x40\x1f\0\0\x40\x1f\0\0\x01\0\x08\0data\x08\0\0\0"
        + bytes(8),
        "sound.mp3": b"ID3\x03\0\0\0\0\0\x0a" + bytes(10) + b"\xff\xfb\x90\0" + bytes(413),
        "sound.ogg": b"OggS\0\x02" + bytes(20) + b"\x01\x1e\x01vorbis" + bytes(30),
        "film.mp4": b"\0\0\0\x18ftypmp42\0\0\0\0mp42isom\0\0\0\x10moov\0\0\0\x08trakavc1" + bytes(40),
        "film.webm": b"\x1aE\xdf\xa3\x9fB\x86\x81\x01B\xf7\x81\x01B\x82\x84webmV_VP8" + bytes(40),
        "film.avi": b"RIFF\x40\0\0\0AVI LIST\x20\0\0\0hdrlavih" + bytes(40),
        "subtitles.vtt": SUBTITLES.encode(),
    }


def _picture(kind: str, *, turned: bool = False) -> bytes:
    image, out = Image.linear_gradient("L").resize((40, 30)).convert("RGB"), BytesIO()
    exif = Image.Exif()
    exif[0x0112] = 6 if turned else 1
    image.save(
        out, {"jpg": "JPEG"}.get(kind, kind.upper()), **({"exif": exif} if kind in ("jpg", "png", "webp") else {})
    )
    return out.getvalue()


def _moving(kind: str) -> bytes:
    frames, out = [Image.new("P", (30, 20), colour) for colour in (1, 80, 160)], BytesIO()
    frames = [one.convert("RGB") for one in frames]
    for number, frame in enumerate(frames):
        frame.putpixel((number, 0), (255, 0, 0))
    frames[0].save(out, kind.upper(), save_all=True, append_images=frames[1:], duration=90, loop=0)
    return out.getvalue()
