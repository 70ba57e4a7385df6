"""Behaviour of an item before a class: reveal steps, covers, cloners, targets and links."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tni.core.ids import BlobId, ItemId

MOST_REVEALS, MOST_STEP, MOST_TARGETED = 200, 10_000, 500
LONGEST_LINK = 2_000
PAGE_LINK, FILE_LINK, QUESTION_LINK = "page:", "file:", "question:"
"""Beginnings of links that are no addresses; the id of a page, blob or question follows. After that of a blob a colon
and the file's name."""


@dataclass(frozen=True, slots=True)
class Reveal:
    """Change of an item at a reveal step. step: of its page, from 1; steps without a change are passed over. appears:
    it comes; else it goes. paragraph: of a text, from 0; None for the whole item."""

    step: int
    appears: bool = True
    paragraph: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Behaviour:
    """Behaviour of an item. link: what a tap opens: an address (http, https, mailto), or PAGE_LINK, FILE_LINK or
    QUESTION_LINK and what follows it. cover: a tap takes it away, and another brings it back. cloner: what is dragged
    from it is a copy, and it stays. target: items that belong on this one; None for no target, and an empty one takes
    any. reveals: in any order."""

    link: str = ""
    cover: bool = False
    cloner: bool = False
    target: frozenset[ItemId] | None = None
    reveals: tuple[Reveal, ...] = ()


STILL = Behaviour()
"""Behaviour of an item that does nothing."""


def reveal_steps(behaviours: Iterable[Behaviour]) -> list[int]:
    """Return the steps of a page at which something changes, in order."""
    return sorted({one.step for behaviour in behaviours for one in behaviour.reveals})


def is_unrevealed(reveals: Sequence[Reveal], step: int, paragraph: int | None = None) -> bool:
    """Return whether an item, or a paragraph of a text, is hidden once `step` is done; 0 before the first.

    What first comes is hidden before; what first goes is seen. Of changes at one step the last one holds.
    """
    own = sorted((one for one in reveals if one.paragraph == paragraph), key=lambda one: one.step)
    if not own:
        return False
    done = [one for one in own if one.step <= step]
    return not done[-1].appears if done else own[0].appears


def unrevealed_paragraphs(reveals: Sequence[Reveal], step: int) -> frozenset[int]:
    """Return the paragraphs of a text that are hidden once `step` is done."""
    found = {one.paragraph for one in reveals if one.paragraph is not None}
    return frozenset(one for one in found if is_unrevealed(reveals, step, one))


def linked_file(link: str) -> tuple[BlobId, str] | None:
    """Return the file in the lesson that a link opens, and its name; None for any other link."""
    if not link.startswith(FILE_LINK):
        return None
    blob, _, name = link.removeprefix(FILE_LINK).partition(":")
    return (BlobId(blob), name) if len(blob) == 64 and not set(blob) - set("0123456789abcdef") else None
