"""Port of the main window to sounds and films."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tni.core.ids import ItemId
from tni.document.pointer import Changed

if TYPE_CHECKING:
    from tni.api.items import Tone


@dataclass(slots=True)
class MediaPort:
    """Functions of sounds and films, for lessons that are opened from now on. follow: is called with every change.
    press: plays an item or pauses it; None while nothing can play. has_sign: returns whether an item's sign is seen.
    play_tones: plays the sound of an interactive item."""

    follow: Callable[[Changed], None] = lambda _changed: None
    press: Callable[[ItemId], None] | None = None
    has_sign: Callable[[ItemId], bool] = lambda _item: True
    play_tones: Callable[[Sequence[Tone]], None] = lambda _tones: None
