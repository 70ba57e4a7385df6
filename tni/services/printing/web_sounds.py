"""Sounds and films of a lesson's web page: each within the file, below its page, as far as there is room."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable, Iterable, Iterator

from tni.core.errors import TniError
from tni.core.ids import BlobId
from tni.formats.media_kind import media_type
from tni.formats.webvtt import read_subtitles, written_subtitles
from tni.render.svg.markup import attributes, escaped, one_line
from tni.services.printing.web_lesson import WebSound
from tni.services.printing.web_texts import WebTexts

ROOM_BYTES = 5_000_000
"""Room for all sounds in the file. Larger pages are refused by mail servers and slow on phones."""


class WebSounds:
    """Writer of the sounds of a page after another; those for which there is no room left are named instead. read:
    returns a sound's file."""

    def __init__(self, read: Callable[[BlobId], bytes], texts: WebTexts, room_bytes: int = ROOM_BYTES) -> None:
        self._read, self._texts, self._room = read, texts, room_bytes

    def markup(self, sounds: Iterable[WebSound]) -> str:
        """Return what stands below a page; "" for a page without sounds."""
        lines = "".join(self._lines(sounds))
        return f'<div class="beside"><h3>{escaped(self._texts.sounds)}</h3>{lines}</div>\n' if lines else ""

    def _lines(self, sounds: Iterable[WebSound]) -> Iterator[str]:
        for sound in sounds:
            title = one_line(sound.title).strip() or self._texts.sound
            address = self._address(sound.file)
            if address:
                named = attributes({"aria-label": title, "preload": "metadata"}) + (" loop" if sound.looped else "")
                kind, part = ("video" if sound.film else "audio"), _part(sound)
                inner = self._track(sound) if sound.film else ""
                yield f"<p><bdi>{escaped(title)}</bdi></p>"
                yield f'<{kind}{named} controls src="{address}{part}">{inner}</{kind}>'
            else:
                yield f"<p>{escaped(self._texts.sound_left_out.format(title))}</p>"

    def _address(self, file: BlobId) -> str:
        """Return the address that holds a sound; "" without room, or for a file that is no sound."""
        try:
            data = self._read(file)
        except TniError:
            return ""
        return self._data(media_type(data), data)

    def _data(self, kind: str, data: bytes) -> str:
        size = (len(data) + 2) // 3 * 4
        if not kind or size > self._room:
            return ""
        self._room -= size
        return f"data:{kind};base64,{b64encode(data).decode('ascii')}"

    def _track(self, film: WebSound) -> str:
        """Return the subtitles of a film, which are shown at once."""
        if film.subtitles is None:
            return ""
        try:
            cues = read_subtitles(self._read(film.subtitles))
        except (TniError, ValueError):
            return ""
        address = self._data("text/vtt", written_subtitles(cues))
        return f'<track kind="captions" default src="{address}">' if address else ""


def _part(sound: WebSound) -> str:
    """Return the end of an address that says which part is played."""
    if not sound.start_s and not sound.end_s:
        return ""
    return f"#t={sound.start_s:g}" + (f",{sound.end_s:g}" if sound.end_s else "")
