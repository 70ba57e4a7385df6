"""Boards, entries and joined documents at random: no pupil's name gets out that was not confirmed, wherever it is."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import PurePath
from random import Random

import pytest

from tests.services.cahier.leaving_boards import PUPILS, Kept, Lists, some_board, some_entry
from tests.services.cahier.leaving_documents import SomeDocument, as_joined, some_documents
from tni.cahier.entry import AttachedFile, CahierEntry, entry_to_json
from tni.cahier.entry_export import content_block, file_name, homework_block
from tni.core.collation import fold
from tni.document.document import Document
from tni.document.drawlist import DrawImage, DrawText
from tni.services.cahier.leaving import Leaving
from tni.services.cahier.leaving_contents import without_files
from tni.services.cahier.leaving_texts import LeavingPage, joined_files, take_pages, with_pdf_text
from tni.services.cahier.names_check import NamesCheck, UnconfirmedNamesError, without_some_names
from tni.services.printing.page_export import PageExport

PLANTED = sorted({fold(name) for pair in PUPILS for name in pair} - {"ng", "petit", "rose", "pierre"})
"""Names that are no words, so that a plain search for them is a second opinion."""


def planted_in(texts: Iterable[str]) -> set[str]:
    found: set[str] = set()
    for text in texts:
        said = "".join(char if char.isalpha() else " " for char in fold(text))
        said = " ".join(("", *said.split(), ""))
        found |= {name for name in PLANTED if f" {name} " in said}
    return found


def strings_in(value: object) -> Iterator[str]:
    """Yield every text of a JSON value, of a path its last part alone."""
    match value:
        case str():
            yield value
        case list():
            for one in value:
                yield from strings_in(one)
        case dict():
            for key, one in value.items():
                yield from strings_in(one.rpartition("/")[2] if key == "path" else one)


def outside(
    entry: CahierEntry,
    leaving: Leaving,
    board: Document,
    pages: Sequence[LeavingPage],
    documents: Mapping[str, SomeDocument],
) -> Iterator[str]:
    """Yield all that somebody else gets to read, taken from what is exported and not from what is checked."""
    if leaving.has_files:
        yield from (said for one in joined_files(entry) for said in documents[one.path].said)
    if leaving in (Leaving.SEND, Leaving.ARCHIVE):
        yield from strings_in(json.loads(entry_to_json(entry)))
    if leaving is not Leaving.PAGES:
        yield from (content_block(entry).html, homework_block(entry).text)
    if leaving is Leaving.PASTE:
        joined = (*entry.files, *(file for work in entry.homework for file in work.files))
        yield from (PurePath(file.path).name for file in joined)
    yield from (file_name(entry), entry.title)
    if not leaving.has_pages:
        return
    for page in PageExport.of(board, [page.id for page in pages]).pages:
        yield from (item.item.text for item in page.items if isinstance(item, DrawText))
        yield from (item.alt for item in page.items if isinstance(item, DrawImage))
        yield from (link.address for link in page.links)
    yield from (text.text for page in pages for text in page.texts)  # the PDF beneath too


def pages_of(random: Random, board: Document) -> list[LeavingPage]:
    wanted = [page.id for page in board.pages() if random.random() < 0.7]
    text = random.choice(("", "Un texte sans nom", "Texte de Karim"))
    return [with_pdf_text(page, lambda pdf: text) for page in take_pages(wanted, [board])]


def try_one(seed: int) -> None:
    random = Random(seed)
    board = some_board(random)
    pages = pages_of(random, board)
    entry = some_entry(random, tuple(page.id for page in pages))
    leaving = random.choice([*Leaving])
    more = tuple(AttachedFile(f"/home/claire/fiche{n}") for n in range(random.randint(0, 4)))
    entry = replace(entry, files=(*entry.files, *more))
    documents = some_documents(random, entry) if leaving.has_files else {}
    files = as_joined(entry, documents) if leaving.has_files else []
    shut = {path for path, one in documents.items() if one.is_shut}
    read = {path: one for path, one in documents.items() if path not in shut}
    check = NamesCheck(Lists(), Kept())
    report = check.report(entry, leaving, pages, files)
    told = planted_in(name.found.written for name in report.names)
    assert planted_in(outside(without_files(entry, shut), leaving, board, pages, read)) <= told, "not told"
    assert {page.id for page in report.pages} == {page.id for page in pages if page.reasons and leaving.has_pages}
    assert {file.path for file in report.files} == shut

    confirmed = [name for name in report.names if random.random() < 0.5]
    check.keep(confirmed)
    removed = check.report(entry, leaving, pages, files).names
    if removed or report.pages or shut:
        with pytest.raises(UnconfirmedNamesError):
            check.confirmed(report, pages, files)
    check.looked_at(page.digest for page in report.pages)
    left_out = {file.path for file in report.files if random.random() < 0.5}
    check.looked_at(file.digest for file in report.files if file.path not in left_out)
    left_out |= {name.text.file for name in removed}
    cleaned = without_files(without_some_names(entry, removed), left_out)
    bare = [page for page in pages if not any(name.text.page == page.id for name in removed)]
    kept = planted_in(name.found.written for name in confirmed)
    kept |= planted_in(said for path in shut - left_out for said in documents[path].said)
    assert planted_in(outside(cleaned, leaving, board, bare, documents)) <= kept, "not removed"
    joined = as_joined(cleaned, documents) if leaving.has_files else []
    while (again := check.report(cleaned, leaving, bare, joined)).names:  # a line without one of its names is another
        check.keep(again.names)
    out = check.confirmed(again, bare, joined).entry
    assert planted_in(outside(out, leaving, board, bare, documents)) <= kept, "got out unconfirmed"


@pytest.mark.parametrize("part", range(3))
def test_no_name_gets_out_unconfirmed(part: int) -> None:
    for seed in range(part * 50, part * 50 + 50):
        try_one(seed)


@pytest.mark.slow
@pytest.mark.parametrize("first", range(300, 10_300, 1000))
def test_no_name_gets_out_unconfirmed_of_ten_thousand(first: int) -> None:
    for seed in range(first, first + 1000):
        try_one(seed)
