"""Joining of what two sides made of all that is on no page: property by property, of master pages item by item, of
guides one by one.

Laws, tested: what one side alone has changed is taken, the order of the sides does not matter, and no item is left on a
master page that is not there.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from tni.core.ids import PageId
from tni.document.items import Item, LessonRecord, is_page
from tni.document.page_properties import MOST_GUIDES, Guides, PageMaster, is_master
from tni.library.revision_comparison import MergeSide

type Records = Mapping[str, LessonRecord]


def off_pages(*sides: Records) -> list[dict[str, LessonRecord]]:
    """Return of each side what is on no page: master pages and their items, guides and all other properties. What any
    side has on a page is left out of all."""
    on_pages = {key for side in sides for key, one in side.items() if is_page(one) or _is_on_page(one)}
    return [{key: one for key, one in side.items() if key not in on_pages} for side in sides]


def merged_properties(
    base: Records, ours: Records, theirs: Records, first: MergeSide, *, restoring: bool = True
) -> dict[str, LessonRecord]:
    """Join both sides' records as `off_pages` returns them. base: what both were made from.

    first: side that is taken where both have changed one record, each in its own way. restoring: what one side has
    removed and the other has changed stays; else `first` decides of that, too. A master page that a side has removed
    goes or stays with all its items.
    """
    mine, others = dict(ours), dict(theirs)
    for master in base:
        if is_master(master) and (master in mine) != (master in others):
            gone, kept = (mine, others) if master in others else (others, mine)
            stays = restoring or (gone is mine) != (first is MergeSide.OURS)
            group = _group(base, PageId(master))
            if stays and (_group(kept, PageId(master)) != group or _has_new_use(base, kept, PageId(master))):
                gone |= group
            else:
                for key in _group(kept, PageId(master)).keys() - base.keys():
                    del kept[key]
                kept |= group | {key: base[key] for key in _group(kept, PageId(master))}
    found = {key: _merged(base.get(key), mine.get(key), others.get(key), first, restoring=restoring)
             for key in sorted({*base, *mine, *others})}  # fmt: skip
    return {key: record for key, record in found.items() if record is not None}


def _is_on_page(record: LessonRecord) -> bool:
    return isinstance(record, Item) and not is_master(record.page)


def _group(records: Records, master: PageId) -> dict[str, LessonRecord]:
    """Return a master page with its items."""
    return {key: one for key, one in records.items() if key == master or (isinstance(one, Item) and one.page == master)}


def _has_new_use(base: Records, records: Records, master: PageId) -> bool:
    return any(isinstance(one, PageMaster) and one.master == master and key not in base for key, one in records.items())


def _merged(
    base: LessonRecord | None, ours: LessonRecord | None, theirs: LessonRecord | None, first: MergeSide, *,
    restoring: bool,
) -> LessonRecord | None:  # fmt: skip
    if ours == theirs or theirs == base:
        return ours
    if ours == base:
        return theirs
    is_ours = first is MergeSide.OURS
    if ours is None or theirs is None:
        return (ours or theirs) if restoring else ours if is_ours else theirs
    if isinstance(ours, Guides) and isinstance(theirs, Guides):
        before = base if isinstance(base, Guides) else Guides(id=ours.id)
        return _merged_guides(before, ours, theirs) if is_ours else _merged_guides(before, theirs, ours)
    return ours if is_ours else theirs


def _merged_guides(base: Guides, first: Guides, second: Guides) -> Guides:
    """Join guides one by one; where they become more than a page may have, the first side's stay."""
    across = _places(base.across, first.across, second.across)
    down = _places(base.down, first.down, second.down)
    locked = first.locked if first.locked != base.locked else second.locked
    later = first.later if first.later != base.later else second.later
    return replace(first, across=across, down=down, locked=locked, later=later)


def _places(base: tuple[float, ...], first: tuple[float, ...], second: tuple[float, ...]) -> tuple[float, ...]:
    gone = ({*base} - {*first}) | ({*base} - {*second})
    found = tuple(sorted(({*first} | {*second}) - gone))
    return found if len(found) <= MOST_GUIDES else first
