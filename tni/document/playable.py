"""Items that can be played: sounds and films, and cards of sounds."""

from __future__ import annotations

from tni.document.items import AnyItem, Media, PluginItem


def playable(item: AnyItem | None) -> Media | None:
    """Return a sound or film, or a sound's card as one; None for what cannot be played."""
    from tni.document.resource_card import card_of  # with the first card

    if isinstance(item, Media):
        return item
    card = card_of(item)
    if not isinstance(item, PluginItem) or card is None or card.sound is None:
        return None
    return Media(
        id=item.id, page=item.page, plane=item.plane, z=item.z, transform=item.transform, blob=card.sound,
        name=card.title, width_mm=item.width_mm, height_mm=item.height_mm, title=card.title, seconds=card.seconds,
    )  # fmt: skip
