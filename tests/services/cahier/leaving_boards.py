"""Class lists in memory, and boards and entries made at random with pupils' names wherever a text can be."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime
from random import Random
from uuid import UUID

import numpy as np

from tni.cahier.entry import (
    Assessment,
    AttachedFile,
    CahierEntry,
    Homework,
    Support,
    SupportKind,
    WorkKind,
)
from tni.cahier.seance_log import SeanceId
from tni.core.ids import BlobId, ClassId, ItemId, PageId, PupilId
from tni.document.document import Document
from tni.document.items import Image, LessonRecord, Page, PdfBackground, PluginItem, Stroke, Text
from tni.document.resource_card import CARD_CODE
from tni.ink.pen import Pen
from tni.ink.sample import SAMPLE_DTYPE, Samples
from tni.roster.names_key import NamesState
from tni.roster.school_class import Pupil, SchoolClass

CLASS = ClassId("5a")
ENTRY = CahierEntry(
    uid=UUID(int=1), session=SeanceId("s"), class_id=CLASS, class_name="5eA", subject="Maths", lesson="Fractions",
    number=12, start=datetime(2026, 11, 24, 8, tzinfo=UTC), end=datetime(2026, 11, 24, 9, tzinfo=UTC),
    title="Les fractions", contenu="Calculs avec des parts de tarte.",
)  # fmt: skip
PUPILS = (
    ("Karim", "Benali"), ("Emma", "Dupont"), ("Jean-Baptiste", "El Amrani"), ("Zoé", "de La Tour"),
    ("Rose", "Petit"), ("Pierre", "Müller-Weiß"), ("Maëlys", "D’Angelo"), ("Łukasz", "Ng"),
)  # fmt: skip
WORDS = ("calculs", "avec", "des", "exercices", "sur", "les", "parts", "et", "bilan", "puis", "(suite)", "–", ":")
BLOB = BlobId("0" * 64)


class Lists:
    """Class lists: one class of these pupils, and another one."""

    def __init__(self, pupils: Iterable[tuple[str, str]] = PUPILS, state: NamesState = NamesState.OPEN) -> None:
        self.names_state, self._pupils = state, tuple(pupils)

    def classes(self) -> list[SchoolClass]:
        return [SchoolClass(ClassId("4b"), "4eB", 1), SchoolClass(CLASS, "5eA", len(self._pupils))]

    def pupils(self, class_id: ClassId, *, with_left: bool = False) -> list[Pupil]:
        names = self._pupils if class_id == CLASS else (("Jules", "Verne"),)
        if self.names_state is not NamesState.OPEN:
            names = (("", ""),) * len(names)
        return [Pupil(PupilId(f"{class_id}{n}"), last, first, "", n + 1) for n, (first, last) in enumerate(names)]


class Kept:
    """What was confirmed, in memory."""

    def __init__(self) -> None:
        self.said: set[str] = set()

    def holds(self, said: str) -> bool:
        return said in self.said

    def add(self, said: Iterable[str]) -> None:
        self.said.update(said)


def as_written(random: Random) -> str:
    """Return a name as somebody writes it; `test_names_in_text_laws` has all the ways."""
    first, last = random.choice(PUPILS)
    name = random.choice((first, last, f"{first} {last}", f"{last.upper()} {first}", f"{first} {last[-1].upper()}."))
    if " " in last and name.endswith("."):
        name = first
    name = random.choice((name, name, name.upper(), name.lower(), name.replace("-", " "), name.replace("é", "e")))
    return random.choice(("", "", "d’", "(", "« ", "2")) + name + random.choice(("", "", ",", ".", ")", " :", "3"))


def some_text(random: Random, chance: float) -> str:
    words = [random.choice(WORDS) for _ in range(random.randint(1, 6))]
    if random.random() < chance:
        words.insert(random.randint(0, len(words)), as_written(random))
    return random.choice((" ", " ", "\n")).join(words)


def some_entry(random: Random, pages: tuple[PageId, ...]) -> CahierEntry:
    """Return an entry with a name in any of its texts, or in none."""
    chance = random.choice((0.0, 0.1, 0.5))

    def text() -> str:
        return some_text(random, chance)

    return replace(
        ENTRY,
        class_id=random.choice((CLASS, None)),
        subject=random.choice(("Maths", text())),
        lesson=text(),
        title=text(),
        contenu="\n".join(text() for _ in range(random.randint(0, 4))),
        homework=tuple(
            Homework(text(), random.choice((None, date(2026, 11, 27))), files=(AttachedFile("/home/x/a.pdf", text()),))
            for _ in range(random.randint(0, 2))
        ),
        pages=pages,
        private_note=text(),
        classes=random.choice(((), ("5eA", text()))),
        room=text(),
        sequence=text(),
        supports=tuple(Support(random.choice([*SupportKind]), text(), text()) for _ in range(random.randint(0, 1))),
        assessments=tuple(Assessment(WorkKind.TEST, text(), text()) for _ in range(random.randint(0, 1))),
        files=(AttachedFile(f"/home/claire/{text().replace('/', '-')}.pdf"),) if random.random() < 0.3 else (),
    )


def some_board(random: Random) -> Document:
    """Return a board of one to three pages, with a name in any of its texts, ink, pictures, cards and a PDF."""
    chance = random.choice((0.0, 0.3))
    prepared: list[LessonRecord] = []
    added: list[LessonRecord] = []
    for n in range(random.randint(1, 3)):
        page = PageId(f"page{n}")
        pdf = PdfBackground(BLOB, n, 210, 297) if random.random() < 0.3 else None
        prepared.append(Page(id=page, position=n, title=some_text(random, chance), pdf=pdf))
        for at in range(random.randint(0, 3)):
            item = some_item(random, page, ItemId(f"i{n}{at}"), some_text(random, chance))
            (added if random.random() < 0.5 else prepared).append(item)
    return Document(prepared, {record.id: record for record in added})


def some_item(random: Random, page: PageId, id: ItemId, text: str) -> Text | Image | Stroke | PluginItem:
    match random.randint(0, 5):
        case 0:
            return Image(id=id, page=page, blob=BLOB, width_mm=9, height_mm=9, alt=text)
        case 1:
            data = json.dumps({"kind": "link", "title": text, "address": "https://a.example/"}).encode()
            return PluginItem(
                id=id, page=page, code=CARD_CODE, name=text, picture=BLOB, width_mm=9, height_mm=9, data=data
            )
        case 2:
            return PluginItem(id=id, page=page, code=70, name=text, picture=None, width_mm=9, height_mm=9, data=b"\xff")
        case 3:
            array = np.zeros(3, SAMPLE_DTYPE)
            array["x"] = [random.randint(0, 9) for _ in range(3)]
            return Stroke(id=id, page=page, pen=Pen(), samples=Samples(array))
        case _:
            return Text(
                id=id, page=page, text=text, size_mm=5, colour="#000000", font="", font_version="",
                width_mm=9, height_mm=9,
            )  # fmt: skip
