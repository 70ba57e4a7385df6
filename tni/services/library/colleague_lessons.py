"""Lessons of shared places that are not on this computer: listed by their manifests alone, looked at page by page, and
fetched when they are chosen. For the network's worker.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from itertools import islice

from tni.core.errors import TniError
from tni.core.ids import BlobId
from tni.core.one_line import shortened
from tni.document.document import Document
from tni.document.items import LessonInfo, LessonRecord, blobs_of
from tni.document.lesson_plan import Curriculum
from tni.files.sharing_errors import LessonGoneError
from tni.library.exchange import ExchangeReport, LessonExchange, SharedRevision, heads_of
from tni.library.revision import PagePart, Revision
from tni.library.shared_lesson import is_deletion, of_shared
from tni.store.lesson_parts import property_records
from tni.store.lesson_snapshot import records_of_pages
from tni.store.shared_copies import SharedCopiesFolder

NAME_LETTERS = 200
"""Longest title or name of a teacher that is shown of what comes from a place."""
PROPERTIES_BYTES = 8 << 20
MOST_VERSIONS = 20
"""Longest properties that are read to list a lesson, and most versions that are tried, whoever put them there."""
LOOKED_PAGES = 60
LOOKED_BYTES = 64 << 20
"""Most pages, and most bytes, that are read of a lesson to look at it."""

type OnPages = Callable[[int, int], None]
"""Called with the pages that were read and those that are to be read."""


@dataclass(frozen=True, slots=True)
class AvailableLesson:
    """Lesson of a place that is not on this computer. subject, level: for the eye. is_readable: False where none of its
    versions can be read."""

    place: str
    lesson: str
    title: str
    author: str
    is_readable: bool = True
    subject: str = ""
    level: str = ""
    licence: str = ""
    page_count: int = 0


@dataclass(frozen=True, slots=True)
class LookedLesson:
    """Lesson that is looked at. document: its first pages. media: bytes of blobs that they need. is_cut: further pages
    were too many, too large, or could not be read."""

    lesson: AvailableLesson
    document: Document
    media: Mapping[BlobId, bytes]
    is_cut: bool


class ColleagueLessons:
    """Record of the lessons of places that were listed in this run of the program."""

    def __init__(self) -> None:
        self._glanced: dict[tuple[str, str], AvailableLesson | None] = {}

    def glance(self, place: str, lesson: str, copies: SharedCopiesFolder, exchange: LessonExchange) -> ExchangeReport:
        """Read what there is to list of a lesson."""
        found = exchange.glance()
        living = [one for one in map(of_shared, found.heads) if not is_deletion(one)]
        _fetch_properties(copies, place, living, exchange)
        self._glanced[place, lesson] = _listed(copies, place, lesson, living, is_odd=bool(found.unreadable))
        return ExchangeReport(unreadable=found.unreadable)

    def forget(self, place: str, lesson: str) -> None:
        """Forget a lesson, as it is on this computer now."""
        self._glanced.pop((place, lesson), None)

    def available(self, place: str, copies: SharedCopiesFolder, known: Collection[str]) -> tuple[AvailableLesson, ...]:
        """Return the lessons that were listed, and those that are here as copies. known: those of this computer."""
        glanced = {lesson for one, lesson in self._glanced if one == place}
        found = []
        for lesson in sorted({*copies.lessons(), *glanced} - set(known)):
            listed = self._glanced[place, lesson] if lesson in glanced else _copied(copies, place, lesson)
            found += [] if listed is None else [listed]
        return tuple(found)

    def look(
        self,
        place: str,
        lesson: str,
        copies: SharedCopiesFolder,
        exchange: LessonExchange,
        most_pages: int,
        progress: OnPages,
    ) -> LookedLesson:
        """Read the first pages of a lesson. Raises: LessonGoneError, TniError of the place."""
        living = [one for one in map(of_shared, exchange.glance().heads) if not is_deletion(one)]
        _fetch_properties(copies, place, living, exchange)
        for revision in living:
            if (offered := offered_lesson(copies, place, revision)) is not None:
                return _looked(offered, revision, copies, exchange, min(most_pages, LOOKED_PAGES), progress)
        raise LessonGoneError(lesson)


def _fetch_properties(
    copies: SharedCopiesFolder, place: str, living: Iterable[Revision], exchange: LessonExchange
) -> None:
    """Take the properties of versions up to the first that can be read."""
    for revision in islice(living, MOST_VERSIONS):
        if exchange.size_of(revision.properties) <= PROPERTIES_BYTES:
            exchange.fetch([revision.properties])
        if offered_lesson(copies, place, revision) is not None:
            return


def _looked(
    offered: AvailableLesson,
    revision: Revision,
    copies: SharedCopiesFolder,
    exchange: LessonExchange,
    most_pages: int,
    progress: OnPages,
) -> LookedLesson:
    records: dict[str, LessonRecord] = {}
    media: dict[BlobId, bytes] = {}
    left, wanted = LOOKED_BYTES, revision.pages[:most_pages]
    for number, part in enumerate(wanted):
        progress(number, len(wanted))
        left -= sum(
            copies.size(one) if copies.has(one) else exchange.size_of(one) for one in {part.content, *part.blobs}
        )
        page = None if left < 0 else _page(revision, part, copies, exchange)
        if page is None:
            break
        records |= page[0]
        media |= page[1]
    number = len(Document(records).pages())
    return LookedLesson(offered, Document(records), media, is_cut=number < len(wanted) or number == LOOKED_PAGES)


def _page(
    revision: Revision, part: PagePart, copies: SharedCopiesFolder, exchange: LessonExchange
) -> tuple[dict[str, LessonRecord], dict[BlobId, bytes]] | None:
    """Read a page; None where its content cannot be read. One whose media cannot is shown without them."""
    exchange.fetch([part.content, *part.blobs])
    try:
        records = records_of_pages(copies.store, revision, [part.page])
    except (TniError, OSError):
        return None
    blobs = {blob for record in records.values() for blob in blobs_of(record)}
    return records, {blob: b"".join(copies.read(blob)) for blob in blobs if copies.has(blob)}


def _copied(copies: SharedCopiesFolder, place: str, lesson: str) -> AvailableLesson | None:
    """Return a lesson as its copies on this computer have it, such as one that was followed; None for one deleted."""
    try:
        held = copies.revisions(lesson)
    except (TniError, OSError):
        return None
    return _listed(copies, place, lesson, _living(held), is_odd=False)


def _living(held: Mapping[str, SharedRevision]) -> list[Revision]:
    heads = [of_shared(held[head]) for head in sorted(heads_of(held))]
    return [revision for revision in heads if not is_deletion(revision)]


def _listed(
    copies: SharedCopiesFolder, place: str, lesson: str, living: Iterable[Revision], *, is_odd: bool
) -> AvailableLesson | None:
    """Return the first version that can be read, or a lesson of which none can. is_odd: there are revisions that are
    none to this program."""
    heads = list(living)
    readable = next(filter(None, (offered_lesson(copies, place, one) for one in heads)), None)
    if readable is not None or not (heads or is_odd):
        return readable
    author = shortened(heads[0].author, NAME_LETTERS) if heads else ""
    return AvailableLesson(place, lesson, "", author, is_readable=False)


def offered_lesson(copies: SharedCopiesFolder, place: str, revision: Revision) -> AvailableLesson | None:
    """Return a lesson as a revision has it; None for one whose properties cannot be read."""
    try:
        records = property_records(copies.store.contents.read(revision.properties))
    except (TniError, OSError):
        return None
    info = next((record for record in records.values() if isinstance(record, LessonInfo)), LessonInfo())
    place_in = next((record for record in records.values() if isinstance(record, Curriculum)), Curriculum())
    return AvailableLesson(
        place,
        revision.lesson_id,
        shortened(info.title, NAME_LETTERS),
        shortened(revision.author, NAME_LETTERS),
        subject=shortened(info.subject, NAME_LETTERS),
        level=shortened(info.level, NAME_LETTERS),
        licence=shortened(place_in.licence, NAME_LETTERS),
        page_count=len(revision.pages),
    )
