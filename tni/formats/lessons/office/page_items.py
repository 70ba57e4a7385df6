"""Items of one page while it is read: what each belongs to, what is lost, and the reveal steps that are put on them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from tni.api.formats import (
    FormatLoss,
    PlainAlign,
    PlainDash,
    PlainItem,
    PlainMedia,
    PlainReveal,
    PlainShape,
    PlainShapeKind,
    PlainText,
)
from tni.formats.lessons.office.placements import Placement

LABEL = "/label"
"""End of the name of the label of a frame that stands for an element without an item."""
MOST_CHANGES = 100_000
"""Changes at steps of all items of a page."""
MOST_ITEMS = 20_000
"""Items that the program takes on a page; what is beyond them is reported."""


@dataclass(frozen=True, slots=True)
class Effect:
    """Change of an element at a step. target: id of a shape or group. step: from 1. first, last: paragraphs of its
    text, -1 for all of it. is_background: the shape without its text. source: name of the effect in the file."""

    target: str
    step: int
    appears: bool
    source: str = ""
    first: int = -1
    last: int = -1
    is_background: bool = False


@dataclass(frozen=True, slots=True)
class ItemOwner:
    """Origin of an item. ids: of its shape and of the groups around it. origins: for a text, the paragraph of
    the file that each of its lines belongs to, in order."""

    ids: tuple[str, ...] = ()
    origins: tuple[int, ...] = ()


class PageItems:
    """Items of a page in the order in which they are painted. number: of the page, from 1."""

    def __init__(self, number: int) -> None:
        self.number = number
        self._made: list[tuple[PlainItem, ItemOwner]] = []
        self.named: list[str] = []
        """Names given to elements, in order."""
        self._counts: dict[str, int] = {}
        self._losses: dict[tuple[str, str], FormatLoss] = {}

    @property
    def items(self) -> tuple[PlainItem, ...]:
        return tuple(item for item, _ in self._made)

    @property
    def losses(self) -> tuple[FormatLoss, ...]:
        return tuple(self._losses.values())

    def name(self, element: str) -> str:
        """Return a name for an element of the page, "page1/shape7", with a number behind it if it is not the first."""
        base = f"page{self.number}/{element}"
        count = self._counts[base] = self._counts.get(base, 0) + 1
        self.named.append(base if count == 1 else f"{base}-{count}")
        return self.named[-1]

    def add(self, items: Iterable[PlainItem], owner: ItemOwner) -> None:
        for item in items:
            if len(self._made) >= MOST_ITEMS:
                self.lose("Objet en trop.", item.source)
            else:
                self._made.append((item, owner))

    def lose(self, what: str, item: str, *, is_dropped: bool = True) -> None:
        """Report what is left out of an element, or changed in it; once for each sentence."""
        self._losses.setdefault((what, item), FormatLoss(what, self.number, is_dropped, item))

    def stand_in(self, what: str, placement: Placement, source: str, owner: ItemOwner, group: str) -> None:
        """Put an empty frame with a label where an element lies that has no item. what: the label. Its names tell
        `wanted_pictures` where a picture would go."""
        corners = placement.corners
        frame = PlainShape(
            kind=PlainShapeKind.RECTANGLE, points=corners, colour="#808080", width=0.4, dash=PlainDash.DASHED,
            turn=placement.turn, source=source, group=group or source,
        )  # fmt: skip
        size = min(6.0, max(2.0, placement.height / 3))
        x, y = placement.corner(0.0, max(placement.height / 2 - size * 0.65, 0.0))
        label = PlainText(
            x=x, y=y, text=what, size=size, width=max(placement.width, size), colour="#808080", align=PlainAlign.CENTRE,
            turn=placement.turn, source=f"{source}{LABEL}", group=group or source,
        )  # fmt: skip
        self.add([frame, label], owner)

    def with_loops(self, identities: Container[str]) -> tuple[PlainItem, ...]:
        """Return the items, with the sound and film of these shapes looped."""
        return tuple(
            replace(item, is_looped=True)
            if isinstance(item, PlainMedia) and any(one in identities for one in owner.ids)
            else item
            for item, owner in self._made
        )

    def reveal(self, effects: Iterable[Effect]) -> None:
        """Put the changes of these effects on the items; those that find none are reported."""
        changes: list[list[PlainReveal]] = [[] for _ in self._made]
        by_id: dict[str, list[int]] = {}
        for place, (_, owner) in enumerate(self._made):
            for one in owner.ids:
                by_id.setdefault(one, []).append(place)
        left = MOST_CHANGES
        for effect in effects:
            count = 0
            for place in by_id.get(effect.target, ()):
                for paragraph in islice(self._paragraphs(place, effect), left):
                    changes[place].append(PlainReveal(effect.step, effect.appears, paragraph))
                    count += 1
                    left -= 1
            if not left:
                self.lose("Animations en trop.", effect.source)
                break
            if not count:
                self.lose("Animation d’un objet qui n’est pas sur la page.", effect.source)
        for place, listed in enumerate(changes):
            if listed:
                item, owner = self._made[place]
                kept, are_all = settled(listed)
                if not are_all:
                    self.lose(
                        "Apparition et disparition au même clic : seul l’état final reste.",
                        item.source,
                        is_dropped=False,
                    )
                self._made[place] = (replace(item, reveals=kept), owner)
        self._close_gaps()

    def _close_gaps(self) -> None:
        """Number the steps from 1 without gaps: a click of which nothing is kept is no step."""
        used = sorted({one.step for item, _ in self._made for one in item.reveals})
        numbers = {step: number for number, step in enumerate(used, 1)}
        for place, (item, owner) in enumerate(self._made):
            if item.reveals:
                moved = tuple(replace(one, step=numbers[one.step]) for one in item.reveals)
                self._made[place] = (replace(item, reveals=moved), owner)

    def _paragraphs(self, place: int, effect: Effect) -> Iterator[int]:
        """Yield the paragraphs of an item that an effect changes, -1 for the item itself."""
        item, owner = self._made[place]
        if effect.is_background:
            if not isinstance(item, PlainText):
                yield -1
        elif effect.first < 0:
            yield -1
        elif isinstance(item, PlainText) and owner.ids[:1] == (effect.target,):
            yield from range(bisect_left(owner.origins, effect.first), bisect_right(owner.origins, effect.last))


def settled(changes: Sequence[PlainReveal]) -> tuple[tuple[PlainReveal, ...], bool]:
    """Return the changes in order, with one for each step and paragraph, and whether none that differs was left out.
    What comes and goes at one step comes; what goes and comes at one step does not change."""
    kept: list[PlainReveal] = []
    are_all = True
    for paragraph in dict.fromkeys(one.paragraph for one in changes):
        listed = sorted((one for one in changes if one.paragraph == paragraph), key=lambda one: one.step)
        is_shown = not listed[0].appears
        for step in dict.fromkeys(one.step for one in listed):
            states = [one.appears for one in listed if one.step == step]
            end = states[-1]
            if len(set(states)) > 1:
                are_all = False
                if end == is_shown:
                    if is_shown:
                        continue
                    end = True
            is_shown = end
            kept.append(PlainReveal(step, end, paragraph))
    return tuple(sorted(kept, key=lambda one: (one.step, one.paragraph))), are_all
