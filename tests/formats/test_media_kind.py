"""Tests of the kinds of sound and film files."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.films import write_film, write_sound
from tni.formats.media_kind import MediaKind, codec_name, media_kind, media_type


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        (b"\0\0\0\x18ftypisom", MediaKind(".mp4", may_be_film=True)),
        (b"\0\0\0\x18ftypM4A ", MediaKind(".m4a", may_be_film=False)),
        (b"\0\0\0\x14ftypqt  ", MediaKind(".mov", may_be_film=True)),
        (b"\x1aE\xdf\xa3....webm", MediaKind(".webm", may_be_film=True)),
        (b"\x1aE\xdf\xa3....matroska", MediaKind(".mkv", may_be_film=True)),
        (b"RIFF....AVI LIST", MediaKind(".avi", may_be_film=True)),
        (b"\0\0\x01\xba", MediaKind(".mpg", may_be_film=True)),
        (b"OggS" + bytes(24) + b"\x80theora", MediaKind(".ogv", may_be_film=True)),
        (b"ID3", MediaKind(".mp3", may_be_film=False)),
        (b"#EXTM3U\nhttp://exemple.fr/film.mp4", None),
        (b"ffconcat version 1.0\nfile /etc/passwd", None),
        (b"", None),
    ],
)
def test_the_content_decides(head: bytes, kind: MediaKind | None) -> None:
    assert media_kind(head) == kind


def test_real_files_are_known_with_their_codec(tmp_path: Path) -> None:
    film, sound = write_film(tmp_path / "f.mp4").read_bytes(), write_sound(tmp_path / "s.wav").read_bytes()
    assert (media_type(film), media_type(sound), media_type(b"<html>")) == ("video/mp4", "audio/wav", "")
    assert codec_name(film) == ""
    assert codec_name(bytes(100) + b"hvc1" + bytes(100)) == "HEVC (H.265)"
    assert codec_name(bytes(3 << 20) + b"av01") == "AV1", "the index may stand at the end"
