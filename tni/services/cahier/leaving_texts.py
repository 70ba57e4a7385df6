"""Texts and pages that leave the computer with an entry of the cahier de textes, as they are checked for names."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field, fields, is_dataclass, replace
from enum import Enum
from pathlib import PurePath
from types import MappingProxyType
from typing import Any
from urllib.parse import unquote

from tni.cahier import entry_export
from tni.cahier.entry import AttachedFile, CahierEntry, Homework
from tni.cahier.names_in_text import FoundName, PupilName
from tni.core.digest import sha256
from tni.core.ids import PageId
from tni.document.camera_item import is_camera
from tni.document.class_pictures import class_picture_mark
from tni.document.document import Document
from tni.document.items import AnyItem, Image, Media, PdfBackground, PluginItem, Stroke, Text
from tni.document.mark_record import is_mark
from tni.document.plugin_state import plugin_state
from tni.document.resource_card import card_of
from tni.services.cahier.leaving import Leaving


class TextPlace(Enum):
    """Place of a text in an entry or on a page."""

    TITLE = "title"
    CONTENT = "content"
    WORK = "work"
    OTHER = "other"
    """Class, subject, sequence, supports, assessments, and fields of later versions."""
    FILE_NAME = "file name"
    NOTE = "note"
    PAGE = "page"
    FILE = "file"
    """In a joined file."""


@dataclass(frozen=True, slots=True)
class NameSearch:
    """Names in a text that were looked for on a worker. pupils: whose."""

    pupils: Sequence[PupilName]
    found: tuple[FoundName, ...]


@dataclass(frozen=True, slots=True)
class LeavingText:
    """A text. page, number: the page and its number in the lesson, for a text on one. file: path of the joined file
    that it is in, "" for none. named: path of the joined file whose name it is, "" for none. search: what was found
    in it already."""

    place: TextPlace
    text: str
    page: PageId | None = None
    number: int = 0
    file: str = ""
    named: str = ""
    search: NameSearch | None = field(default=None, compare=False, repr=False)


class LookReason(Enum):
    """Reason for which a page must be looked at: what the program does not read."""

    INK = "ink"
    PICTURE = "picture"
    """Placed during this séance, or another one whose ink was kept: a photo of a pupil's work, as it may be."""
    SOUND = "sound"
    """A sound or film that came in the same way: a pupil's voice, as it may be."""
    CORRECTED = "corrected"
    """A mark of a correction code: the page is a pupil's copy."""
    PDF = "pdf"
    """A page of a PDF that says more than its text: scanned, written on by hand or unreadable, as it may be."""


@dataclass(frozen=True, slots=True)
class LeavingPage:
    """A page. number: in its lesson, from 1. digest: of all that it holds. reasons: empty if every name on it would be
    found in its texts. pdf: the PDF page beneath, whose text is still to be read."""

    id: PageId
    number: int
    digest: str
    texts: tuple[LeavingText, ...] = ()
    reasons: frozenset[LookReason] = frozenset()
    pdf: PdfBackground | None = None


MOST_PDF_TEXT = 150_000
"""Letters of a PDF page from which it is looked at, too: its text may have been cut."""
_IDS = frozenset(("uid", "session", "class_id", "pages"))
_ON_PDF = ("title", "class_name", "subject")
"""Fields of which the title and the file name of a PDF are made."""
_PLACES = {
    "title": TextPlace.TITLE, "contenu": TextPlace.CONTENT, "homework": TextPlace.WORK,
    "private_note": TextPlace.NOTE,
}  # fmt: skip


def entry_texts(entry: CahierEntry, leaving: Leaving) -> Iterator[LeavingText]:
    """Yield the texts of an entry that leave: all that are no ids, so also those of fields that are added later. The
    private note and the lesson's name are in no block for the clipboard."""
    yield LeavingText(TextPlace.FILE_NAME, entry_export.file_name(entry, ""))
    for name in (one.name for one in fields(entry)):
        if leaving in (Leaving.COPY, Leaving.PASTE) and name in ("private_note", "lesson"):
            continue
        if leaving is Leaving.PAGES and name not in _ON_PDF:
            continue
        if name not in _IDS:
            place = _PLACES.get(name, TextPlace.OTHER)
            for text in _texts_in(getattr(entry, name)):
                yield from (LeavingText(place, form) for form in _forms(text))
    for file in joined_files(entry) if leaving is not Leaving.PAGES else ():
        for form in _forms(PurePath(file.path).name):
            yield LeavingText(TextPlace.FILE_NAME, form, named=file.path)


def joined_files(entry: CahierEntry) -> tuple[AttachedFile, ...]:
    """Return the files that the teacher joined to an entry and to its homework."""
    return (*entry.files, *(file for work in entry.homework for file in work.files))


def _forms(text: str) -> Iterator[str]:
    """Yield the ways in which a text is read."""
    yield from (form for form in dict.fromkeys((text, unquoted(text))) if form.strip())


def unquoted(text: str) -> str:
    """Return a text with the letters of its links as they are read: `%45mma` as `Emma`."""
    return unquote(text) if "%" in text else text


def _texts_in(value: object) -> Iterator[str]:
    match value:
        case Enum():
            return
        case str():
            yield value
        case AttachedFile():
            yield value.title
        case tuple():
            for one in value:
                yield from _texts_in(one)
        case _ if is_dataclass(value):
            for name in (one.name for one in fields(value)):
                if name not in _IDS:
                    yield from _texts_in(getattr(value, name))


def with_texts(
    entry: CahierEntry, changed: Callable[[str], str], renamed: Mapping[str, str] = MappingProxyType({})
) -> CahierEntry:
    """Return an entry with each of its texts changed. renamed: paths of copies of files whose names change, by those of
    the files. Homework without a text, and a file whose name would change and that has no copy, are left out."""
    made = _with_texts(entry, changed, renamed)
    assert isinstance(made, CahierEntry)
    return made


def _with_texts(value: Any, changed: Callable[[str], str], renamed: Mapping[str, str]) -> Any:
    match value:
        case Enum():
            return value
        case str():
            return changed(value)
        case tuple():
            made = ((one, _with_texts(one, changed, renamed)) for one in value if not _is_lost(one, changed, renamed))
            return tuple(new for old, new in made if not (isinstance(new, Homework) and _says_nothing(old, new)))
        case AttachedFile():
            return replace(value, path=renamed.get(value.path, value.path), title=changed(value.title))
        case _ if is_dataclass(value) and not isinstance(value, type):
            names = [one.name for one in fields(value) if one.name not in _IDS]
            return replace(value, **{name: _with_texts(getattr(value, name), changed, renamed) for name in names})
    return value


def _says_nothing(before: Homework, work: Homework) -> bool:
    return bool(before.text) and not (work.text.strip() or work.pages or work.files)


def _is_lost(value: object, changed: Callable[[str], str], renamed: Mapping[str, str]) -> bool:
    if not isinstance(value, AttachedFile) or value.path in renamed:
        return False
    name = PurePath(value.path).name
    return changed(name) != name


def without_pages(entry: CahierEntry, left_out: Set[PageId]) -> CahierEntry:
    """Return an entry without some of the pages that go with it."""

    def kept(pages: Iterable[PageId]) -> tuple[PageId, ...]:
        return tuple(page for page in pages if page not in left_out)

    return replace(
        entry,
        pages=kept(entry.pages),
        homework=tuple(replace(work, pages=kept(work.pages)) for work in entry.homework),
        assessments=tuple(replace(one, pages=kept(one.pages)) for one in entry.assessments),
    )


def with_joined_page(entry: CahierEntry, before: CahierEntry, page: PageId) -> CahierEntry:
    """Return an entry with a page that was left out again, where it was in the entry before that."""

    def joined(now: tuple[PageId, ...], then: tuple[PageId, ...]) -> tuple[PageId, ...]:
        if page not in then or page in now:
            return now
        later = then[then.index(page) + 1 :]
        place = next((now.index(one) for one in later if one in now), len(now))
        return (*now[:place], page, *now[place:])

    works = {work.uid or work.text: work.pages for work in before.homework}
    tests = {one.title: one.pages for one in before.assessments}
    return replace(
        entry,
        pages=joined(entry.pages, before.pages),
        homework=tuple(
            replace(work, pages=joined(work.pages, works.get(work.uid or work.text, ()))) for work in entry.homework
        ),
        assessments=tuple(replace(one, pages=joined(one.pages, tests.get(one.title, ()))) for one in entry.assessments),
    )


def take_pages(wanted: Iterable[PageId], documents: Sequence[Document]) -> tuple[LeavingPage, ...]:
    """Return the wanted pages as they are now, by the first document that has them. A page that none has cannot
    leave."""
    found: dict[PageId, LeavingPage] = {}
    left = set(wanted)
    for document in documents:
        for number, page in enumerate(document.pages(), 1):
            if page.id in left and page.id not in found:
                found[page.id] = _page(document, page.id, number)
    return tuple(found.values())


def _page(document: Document, id: PageId, number: int) -> LeavingPage:
    page, items = document.page(id), [*document.beneath(id), *document.items(id)]
    texts = [page.title, *(text for item in items for text in _item_texts(item))]
    marks = document.class_pictures
    reasons = {reason for item in items if (reason := _reason(document, item, marks)) is not None}
    parts = [repr(page).encode("utf-8", "surrogatepass")]
    for item in items:
        parts.append(repr(item).encode("utf-8", "surrogatepass"))
        if isinstance(item, Stroke):
            parts.append(item.samples.steps)
    told = tuple(LeavingText(TextPlace.PAGE, text, page=id, number=number) for text in texts if text.strip())
    return LeavingPage(id, number, digest_of(parts), told, frozenset(reasons), page.pdf)


def _item_texts(item: AnyItem) -> Iterator[str]:
    if item.behaviour.link:
        yield item.behaviour.link
    match item:
        case Text():
            yield item.text
            yield from (span.style.link for span in item.spans if span.style.link)
        case Image():
            yield item.alt
        case Media():
            yield from (item.title, item.name)
        case PluginItem():
            yield from _plugin_texts(item)


def _plugin_texts(item: PluginItem) -> Iterator[str]:
    from tni.document.item_drawing import DrawnText  # few lessons need these

    yield item.name
    if is_camera(item):
        return
    if (card := card_of(item)) is not None:
        yield from (card.title, card.address)
    elif (contents := plugin_state(item)) is not None:
        drawn = (one.text for one in contents.drawing if isinstance(one, DrawnText))
        found = dict.fromkeys((contents.text, *drawn, *_strings(contents.state)))
        yield from (text for text in found if text not in item.name)  # told once
    else:
        yield item.data.decode("utf-8", "replace")


def _strings(value: object) -> Iterator[str]:
    """Yield all strings of a JSON value, keys too."""
    match value:
        case str():
            yield value
        case Mapping():
            for key, inner in value.items():
                yield str(key)
                yield from _strings(inner)
        case list() | tuple():
            for inner in value:
                yield from _strings(inner)


def _reason(document: Document, item: AnyItem, marks: Set[str]) -> LookReason | None:
    match item:
        case Stroke():
            return LookReason.INK
        case PluginItem() if is_mark(item):
            return LookReason.CORRECTED
        case Image() | Media() | PluginItem():
            is_of_class = document.in_seance and not document.is_prepared(item.id)
            if is_of_class or class_picture_mark(item) in marks:
                return LookReason.SOUND if isinstance(item, Media) else LookReason.PICTURE
            if isinstance(item, PluginItem) and is_camera(item) and item.picture is not None:
                return LookReason.PICTURE  # it may have filmed the class in a prepared item
    return None


def with_pdf_text(
    page: LeavingPage,
    text_of: Callable[[PdfBackground], str],
    says_more: Callable[[PdfBackground], bool] = lambda _pdf: False,
    search: Callable[[str], NameSearch | None] = lambda _text: None,
) -> LeavingPage:
    """Return a page with the text of the PDF page beneath. says_more: whether it says more than its text. search: looks
    for names in the text. For a worker: it waits for the PDF process."""
    if page.pdf is None:
        return page
    text = text_of(page.pdf)
    found = LeavingText(TextPlace.PAGE, text, page=page.id, number=page.number, search=search(text))
    told = (*page.texts, found) if text.strip() else ()
    is_read = text.strip() and len(text) < MOST_PDF_TEXT and not says_more(page.pdf)
    reasons = page.reasons if is_read else page.reasons | {LookReason.PDF}
    return replace(page, texts=told or page.texts, reasons=reasons, pdf=None)


def digest_of(parts: Iterable[bytes]) -> str:
    """Return the digest of a series of bytes, in hexadecimal; where each part ends is part of it."""
    return sha256(b"".join(len(part).to_bytes(8, "big") + part for part in parts)).hex()
