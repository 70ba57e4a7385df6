"""Master pages that go along with copies of pages, to another lesson or from another one's state."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from tni.core.ids import PageId
from tni.document.document import Document
from tni.document.items import Item, LessonRecord, Page
from tni.document.page_properties import PageMaster, page_master_key


def master_records(document: Document, page: PageId) -> tuple[LessonRecord, ...]:
    """Return the master page of a page with its items; none without one."""
    if (master := document.master_of(page)) is None:
        return ()
    return (master, *document.items(master.id))


def stored_master(records: Mapping[str, LessonRecord], page: PageId) -> tuple[LessonRecord, ...]:
    """Return as `master_records` what a lesson's records hold."""
    use = records.get(page_master_key(page))
    master = records.get(use.master) if isinstance(use, PageMaster) else None
    if master is None:
        return ()
    return (master, *(one for one in records.values() if isinstance(one, Item) and one.page == master.id))


def brought_master(
    known: Mapping[str, LessonRecord] | Document, page: PageId, records: Iterable[LessonRecord]
) -> list[LessonRecord]:
    """Return what a page needs so that it has the master page of another lesson. known: the lesson's own records.
    records: as `master_records` returns them there. A master page that the lesson has already is not brought again."""
    found = list(records)
    if (master := next((one for one in found if isinstance(one, Page)), None)) is None:
        return []
    use = PageMaster(id=page_master_key(page), master=master.id)
    if known.get(master.id) is not None:
        return [use]
    return [use, *(one for one in found if known.get(one.id) is None)]
