"""Restoring of pages to an earlier state, as one change that can be undone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from tni.core.ids import ItemId, new_id
from tni.document.document import Change, ChangeKind, Document, RecordChange
from tni.document.items import Item, LessonRecord, Page


def restoring_change(document: Document, earlier: Mapping[str, LessonRecord], *, whole: bool) -> Change:
    """Return the change that puts pages back to an earlier state, with their items.

    earlier: records of these pages at that time. A page that is still there keeps its place. An item that lies on
    another page by now stays there, and comes back as a copy. whole: `earlier` is the whole lesson, so pages that it
    does not have are removed and places are those of that time.
    """
    wanted: dict[str, LessonRecord] = {}
    for key, record in earlier.items():
        now = document.get(key)
        if isinstance(record, Page) and isinstance(now, Page) and not whole:
            record = replace(record, position=now.position)
        if isinstance(record, Item) and isinstance(now, Item) and now.page not in earlier and not whole:
            record = replace(record, id=ItemId(new_id()))
        wanted[record.id] = record
    pages = [page.id for page in document.pages() if whole or page.id in earlier]
    pages += [page.id for page in document.masters() if whole or page.id in earlier]
    present = [*pages, *(item.id for page in pages for item in document.items(page))]
    swaps = [RecordChange(key, document.get(key), None) for key in present if key not in wanted]
    for key, record in wanted.items():
        if (before := document.get(key)) != record:
            swaps.append(RecordChange(key, before, record))
    return Change(ChangeKind.EDIT_PAGE, tuple(swaps))
