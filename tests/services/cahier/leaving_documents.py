"""Documents made at random with pupils' names wherever a text can be in them, to be joined to an entry."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from random import Random

import pikepdf

from tests.services.cahier.leaving_boards import some_text
from tests.support import document_samples as samples
from tni.cahier.entry import CahierEntry
from tni.formats.documents.document_reader import read_document
from tni.services.cahier.leaving_contents import LeavingFile
from tni.services.cahier.leaving_texts import joined_files


@dataclass(frozen=True, slots=True)
class SomeDocument:
    """A document. said: what somebody reads in it who has the password. is_shut: the program cannot read it."""

    data: bytes
    said: tuple[str, ...]
    is_shut: bool = False


def some_document(random: Random) -> SomeDocument:
    chance = random.choice((0.0, 0.2, 0.6))
    body, other = some_text(random, chance), some_text(random, chance)
    cut = random.randint(0, len(body))
    said = (body, other)
    match random.randint(0, 9):
        case 0:
            return SomeDocument(samples.docx(body, author=other, cut=cut), said)
        case 1:
            return SomeDocument(samples.docx(body, comment=other, footer=other, cut=cut), said)
        case 2:
            return SomeDocument(samples.odt(body, author=other, cut=cut), said)
        case 3:
            return SomeDocument(samples.odt(body, note=other, cut=cut, kind="presentation"), said)
        case 4:
            return SomeDocument(samples.html(f"{body}\n{other}", cut), said)
        case 5:
            return SomeDocument(samples.rtf(body, author=other, by_code=random.random() < 0.5), said)
        case 6:
            return SomeDocument(samples.xlsx([body.split(), [other]]), said)
        case 7:
            return SomeDocument(samples.packed({"a/b.pptx": samples.pptx(body, note=other)}), said)
        case _:
            return some_pdf(random, body, other)


def some_pdf(random: Random, body: str, other: str) -> SomeDocument:
    shown = " ".join(body.encode("cp1252", "replace").decode("cp1252").split())
    match random.randint(0, 4):
        case 0:
            return SomeDocument(samples.pdf(shown, author=other), (shown, other))
        case 1:
            return SomeDocument(samples.pdf(shown, comment=other), (shown, other))
        case 2:
            return SomeDocument(samples.pdf(shown, field=other), (shown, other))
        case 3:
            return SomeDocument(samples.pdf(shown, attached=samples.docx(other)), (shown, other))
    lock = pikepdf.Encryption(owner="a", user="b")
    return SomeDocument(samples.pdf(shown, author=other, encryption=lock), (shown, other), is_shut=True)


def some_documents(random: Random, entry: CahierEntry) -> dict[str, SomeDocument]:
    """Return a document for each file that is joined to an entry."""
    return {path: some_document(random) for path in dict.fromkeys(one.path for one in joined_files(entry))}


def as_joined(entry: CahierEntry, documents: Mapping[str, SomeDocument]) -> list[LeavingFile]:
    """Return the files of an entry as they are read. In this process: starting ten thousand others takes an hour."""
    return list(_read({one.path: documents[one.path] for one in joined_files(entry)}))


def _read(documents: Mapping[str, SomeDocument]) -> Iterable[LeavingFile]:
    for path, document in documents.items():
        found = read_document(document.data, path)
        yield LeavingFile(path, sha256(document.data).hexdigest(), found.text, found.unread)
