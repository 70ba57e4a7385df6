"""Changes to sounds and films of the page, each one undo step: put on it, from and to, loop, speed, volume, title."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TypedDict, Unpack

from tni.core.digest import sha256
from tni.core.geometry import Rect
from tni.core.ids import BlobId, ItemId, PageId
from tni.document.clipboard_items import ClipboardItems
from tni.document.document import ChangeKind
from tni.document.items import RATE_RANGE, Media
from tni.document.pointer import NOTHING_CHANGED, Changed
from tni.services.lesson.lesson_editor import LessonEditor
from tni.services.lesson.tool_choices import take_inserted
from tni.services.media.media_files import MediaFacts, StoredMedia

FILM_SHARE = 0.5
"""Width of a film, as a part of the width that is in sight; at most this part of the height plus a quarter."""
SOUND_MM = (96.0, 20.0)
LONGEST_TITLE = 200
SHORTEST_PART_S = 0.2
RATES = (0.25, 0.5, 0.75, 1.0, 1.25, 1.5, 2.0)


class MediaValues(TypedDict, total=False):
    """Values of a `Media` that are changed on the page."""

    title: str
    start_s: float
    end_s: float
    looped: bool
    rate: float
    volume: float
    subtitles: BlobId | None


def put_media(editor: LessonEditor, stored: StoredMedia, facts: MediaFacts, title: str = "") -> Changed:
    """Put a sound or film on the page, selected."""
    seen, page = editor.view.shown(editor.viewport), editor.page.format
    wide, high = SOUND_MM
    if facts.film:
        room_wide, room_high = min(seen.width, page.width_mm), min(seen.height, page.height_mm)
        ratio = facts.height_px / facts.width_px if facts.width_px and facts.height_px else 9 / 16
        wide = min(FILM_SHARE * room_wide, (FILM_SHARE + 0.25) * room_high / ratio)
        high = wide * ratio
    blobs: Mapping[BlobId, bytes] = {}
    poster = None
    if facts.poster:
        poster = BlobId(sha256(facts.poster).hex())
        blobs = {poster: facts.poster}
    item = Media(
        id=ItemId("new"), page=PageId(""), blob=stored.blob, name=stored.name, width_mm=wide, height_mm=high,
        film=facts.film, title=title[:LONGEST_TITLE], poster=poster, subtitles=stored.subtitles, seconds=facts.seconds,
    )  # fmt: skip
    clip = ClipboardItems((item,), blobs, Rect(0.0, 0.0, wide, high))
    return take_inserted(editor, editor.put_clip(clip))


def change_media(editor: LessonEditor, key: ItemId, **values: Unpack[MediaValues]) -> Changed:
    """Change values of a sound or film. Those out of bounds come to the nearest that is allowed; an end that is not
    behind the start is that of the file."""
    item = editor.document.item(key)
    if not isinstance(item, Media):
        return NOTHING_CHANGED
    new = bounded(replace(item, **values))
    return NOTHING_CHANGED if new == item else editor.do(editor.document.replace(ChangeKind.EDIT, new))


def bounded(item: Media) -> Media:
    """Return a sound or film with its values within their bounds."""
    length = item.seconds or float("inf")
    start_s = min(max(item.start_s, 0.0), max(length - SHORTEST_PART_S, 0.0) if item.seconds else item.start_s)
    start_s = max(start_s, 0.0)
    end_s = min(item.end_s, length)
    if end_s < start_s + SHORTEST_PART_S or end_s >= length - SHORTEST_PART_S / 2:
        end_s = 0.0
    return replace(
        item, start_s=start_s, end_s=end_s, title=item.title[:LONGEST_TITLE],
        rate=min(max(item.rate, RATE_RANGE[0]), RATE_RANGE[1]), volume=min(max(item.volume, 0.0), 1.0),
    )  # fmt: skip


def next_rate(rate: float) -> float:
    """Return the next slower speed that is offered; after the slowest the fastest."""
    slower = [one for one in RATES if one < rate - 0.01]
    return slower[-1] if slower else RATES[-1]
