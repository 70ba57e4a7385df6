"""Reveal steps and covers of a page while a class is taught: what is seen, and which step comes next."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from operator import attrgetter

from tni.core.ids import ItemId
from tni.document.behaviour import MOST_STEP, Reveal, is_unrevealed, unrevealed_paragraphs
from tni.document.items import AnyItem, Text


@dataclass(frozen=True, slots=True)
class PageStage:
    """State of a page before a class. step: the last reveal step that is done, 0 before the first. lifted:
    covers that are away."""

    step: int = 0
    lifted: frozenset[ItemId] = frozenset()


BEGINNING = PageStage()


def paragraph_count(item: AnyItem) -> int:
    """Return the number of paragraphs of a text; 0 for other items."""
    return item.text.count("\n") + 1 if isinstance(item, Text) else 0


def is_away(item: AnyItem, stage: PageStage) -> bool:
    """Return whether nothing of an item is seen."""
    behaviour = item.behaviour
    if behaviour.cover and item.id in stage.lifted:
        return True
    if not behaviour.reveals:
        return False
    if is_unrevealed(behaviour.reveals, stage.step):
        return True
    count = paragraph_count(item)
    return count > 0 and len(paragraphs_to_come(item, stage)) == count


def paragraphs_to_come(item: AnyItem, stage: PageStage) -> frozenset[int]:
    """Return the paragraphs of a text that are not seen although the text is."""
    if not item.behaviour.reveals or not isinstance(item, Text):
        return frozenset()
    count = paragraph_count(item)
    return frozenset(one for one in unrevealed_paragraphs(item.behaviour.reveals, stage.step) if one < count)


def without_paragraphs(item: AnyItem, hidden: frozenset[int]) -> AnyItem:
    """Return a text without what these paragraphs say, for where no reader may find it; they stay as empty lines."""
    if not hidden or not isinstance(item, Text):
        return item
    lines, spans, start, gone = item.text.split("\n"), [], 0, 0
    for number, line in enumerate(lines):
        end = start + len(line)
        if number in hidden:
            gone, lines[number] = gone + len(line), ""
        else:
            inside = (one for one in item.spans if one.start < end and one.end > start)
            spans += [replace(one, start=max(one.start, start) - gone, end=min(one.end, end) - gone) for one in inside]
        start = end + 1
    return replace(item, text="\n".join(lines), spans=tuple(spans))


def item_steps(item: AnyItem) -> list[int]:
    """Return the steps at which an item is seen to change, in order."""
    count = paragraph_count(item)
    known = [one for one in item.behaviour.reveals if one.paragraph is None or one.paragraph < count]
    known.sort(key=attrgetter("step"))
    hidden: dict[int | None, bool] = {}
    for one in known:
        hidden.setdefault(one.paragraph, one.appears)
    out = []
    for step, changes in groupby(known, key=attrgetter("step")):
        before = dict(hidden)
        hidden.update((one.paragraph, not one.appears) for one in changes)
        if _seen(hidden, count) != _seen(before, count):
            out.append(step)
    return out


def _seen(hidden: dict[int | None, bool], count: int) -> dict[int, bool] | None:
    """Return what tells two looks of an item of so many paragraphs apart."""
    paragraphs = {one: is_hidden for one, is_hidden in hidden.items() if one is not None}
    is_empty = count > 0 and sum(paragraphs.values()) == count
    return None if hidden.get(None) or is_empty else paragraphs


def page_steps(items: Iterable[AnyItem]) -> list[int]:
    """Return the steps of a page at which something is seen to change, in order."""
    return sorted({step for item in items if item.behaviour.reveals for step in item_steps(item)})


def next_step(steps: Sequence[int], step: int) -> int | None:
    """Return the step after one; None after the last."""
    return next((one for one in steps if one > step), None)


def previous_step(steps: Sequence[int], step: int) -> int | None:
    """Return the step before one, 0 for none of them done; None at the beginning."""
    done = [one for one in steps if one <= step]
    return None if not done else done[-2] if len(done) > 1 else 0


# -- preparing


def free_step(items: Iterable[AnyItem]) -> int:
    """Return the step after all of a page."""
    return min(max((one.step for item in items for one in item.behaviour.reveals), default=0) + 1, MOST_STEP)


def with_reveals(item: AnyItem, reveals: Iterable[Reveal]) -> AnyItem:
    """Return an item with other reveal steps, in their order."""
    ordered = sorted(reveals, key=lambda one: (one.step, -1 if one.paragraph is None else one.paragraph))
    return replace(item, behaviour=replace(item.behaviour, reveals=tuple(ordered)))


def renumbered(items: Iterable[AnyItem], order: Sequence[int]) -> list[AnyItem]:
    """Return the items whose steps change when the steps of their page are put in this order. order: steps as they are
    numbered now, the first to come first."""
    numbers = {step: at for at, step in enumerate(order, 1)}
    out = []
    for item in items:
        if item.behaviour.reveals:
            new = with_reveals(
                item, (replace(one, step=numbers.get(one.step, one.step)) for one in item.behaviour.reveals)
            )
            if new != item:
                out.append(new)
    return out
