"""Lessons and question collections of a trial version of 0.1.0 open with all that was in them, whatever state they were
left in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import numpy as np
import pytest

from tests.program.old_home import class_named, old_home, opened_classes
from tests.support.board import HandClock
from tni.app.folders import Folders
from tni.core.geometry import Affine, Rect
from tni.core.ids import ClassLayerId, ItemId, PageId
from tni.document.document import ChangeKind
from tni.document.items import Image, LessonInfo, LessonRecord, Page, PdfBackground, Shape, ShapeKind, Stroke, Text
from tni.document.page_format import A4_LANDSCAPE, A4_PORTRAIT, ENDLESS, SCREEN_4_3, Paper, Ruling
from tni.document.page_picture import PagePicture
from tni.ink.pen import Pen, PenKind
from tni.ink.sample import PRESSURE_UNKNOWN, SAMPLE_DTYPE, TILT_UNKNOWN, Samples
from tni.ink.stroke_fragment import StrokeFragment
from tni.quiz.bank.bodies import Choice
from tni.quiz.bank.collection import question_id
from tni.quiz.bank.question_bank import Category
from tni.services.questions.question_library import TRASH_FOLDER, QuestionLibrary
from tni.store.copy_origin import unpublished_copies
from tni.store.lesson_check import check_lesson
from tni.store.lesson_database import LessonDatabase
from tni.store.lesson_file import WorkFolders, open_lesson
from tni.store.page_picture import picture_at_open

ONE, TWO, THREE, FOUR, FIVE = (PageId(f"p{number}") for number in range(1, 6))
TYPED = "½ + ¼ = ¾ ✓\n« œuvre » !"
KINDS = [
    ChangeKind.ADD, *[ChangeKind.ADD_PAGE] * 6, *[ChangeKind.WRITE] * 4, *[ChangeKind.ADD] * 12, ChangeKind.MOVE,
    ChangeKind.EDIT, ChangeKind.ORDER, ChangeKind.DELETE, ChangeKind.ERASE, ChangeKind.DELETE_PAGE,
    ChangeKind.ORDER_PAGES, ChangeKind.EDIT_PAGE, ChangeKind.IMPORT, ChangeKind.ADD,
]  # fmt: skip
"""What was done to the lesson; the last change was undone and can be made again."""
SHARED = "Les fractions.tni"


@pytest.fixture
def home(tmp_path: Path) -> Folders:
    return old_home(tmp_path)


def ink(number: int, length: int = 24, *, sensors: bool = True) -> Samples:
    rows = np.zeros(length, SAMPLE_DTYPE)
    turn = np.arange(length)
    rows["x"], rows["y"] = 20_000 + number * 900 + turn * turn * 7, 10_000 + number * 1500 - turn * 31
    rows["t"], rows["pressure"] = turn * 83 + turn % 3, 300 + (turn * 5) % 600 if sensors else PRESSURE_UNKNOWN
    rows["tilt_x"] = (turn % 60) - 12 if sensors else TILT_UNKNOWN
    rows["tilt_y"] = -(turn % 60) if sensors else TILT_UNKNOWN
    return Samples(rows)


def pages(paper: str) -> Iterable[Page]:
    """paper: the PDF behind a page."""
    yield Page(id=ONE, position=1.0, ruling=Ruling.SEYES, title="Découverte", notes="5 min – ne pas oublier")
    background = PdfBackground(paper, 0, 210, 297)
    yield Page(id=TWO, position=2.0, format=A4_PORTRAIT, paper=Paper.WHITE, pdf=background)
    yield Page(id=THREE, position=2.5, format=ENDLESS, paper=Paper.BLACK, ruling=Ruling.SQUARED)
    yield Page(id=FOUR, position=3.0, format=SCREEN_4_3, ruling=Ruling.DOTTED, title="Formes", paper=Paper.WHITE)
    yield Page(id=FIVE, position=0.5, format=A4_LANDSCAPE)


def image(picture: str) -> Image:
    return Image(
        id=ItemId("image"), page=ONE, z=21, blob=picture, width_mm=40, height_mm=40, alt="Une part de tarte",
        transform=Affine.rotating(0.5, (40, 30)), group=ItemId("g"),
    )  # fmt: skip


def inks() -> Iterable[Stroke]:
    for n, kind in enumerate(PenKind):
        if kind is PenKind.PEN:  # erased but for the beginning of its line
            samples, name = StrokeFragment.of(ink(0, 9)), "left over"
        else:
            samples, name = ink(n, sensors=n % 2 == 0), f"stroke-{kind.value}"
        yield Stroke(id=ItemId(name), page=ONE, z=n, pen=Pen(kind, "#0762ff", 1.5 + n), samples=samples)
    yield Stroke(
        id=ItemId("moved"), page=TWO, z=-2, plane=1, pen=Pen(PenKind.HIGHLIGHTER, "#ffee00", 6.0), samples=ink(2),
        transform=Affine(1.5, 0.1, -0.1, 1.25, 12.5, -3), locked=True,
    )  # fmt: skip
    yield Stroke(id=ItemId("fragment"), page=TWO, z=3, pen=Pen(), samples=StrokeFragment.of(ink(1)))
    yield Stroke(id=ItemId("long"), page=THREE, z=1, pen=Pen(PenKind.PEN, "#c00000", 0.7), samples=ink(0, 400))


def shapes() -> Iterable[Shape]:
    for n, kind in enumerate(ShapeKind):
        more = {ShapeKind.POLYGON: ((30.0 + 20 * n, 70.0), (12.0, 80.5)), ShapeKind.ARC: ((20.0 + 20 * n, 33.0),)}
        shape = Shape(
            id=ItemId(f"shape-{kind.value}"), page=FOUR, z=n, kind=kind, x0=10 + 20 * n, y0=20, x1=25 + 20 * n,
            y1=60 + n, pen=Pen(width_mm=0.75), fill="#ffffff" if n % 2 else None, more=more.get(kind, ()),
        )  # fmt: skip
        if kind is ShapeKind.LINE:
            yield replace(shape, id=ItemId("imported"), page=FIVE)
            yield replace(shape, transform=Affine.moving(3, 4))
        elif kind is not ShapeKind.RECTANGLE:  # deleted
            yield replace(shape, z=99) if kind is ShapeKind.ARROW else shape


def lesson(picture: str, paper: str) -> dict[str, LessonRecord]:
    typed = Text(
        id=ItemId("text"), page=ONE, z=20, text=TYPED, size_mm=8, colour="#1a1a2e", font="Tni Sans",
        font_version="1.0", width_mm=55.5, height_mm=22, wrapped=True, group=ItemId("g"),
        transform=Affine.moving(20, 90),
    )  # fmt: skip
    info = LessonInfo(title="Les fractions", subject="Mathématiques", level="6e")
    return {one.id: one for one in (info, *pages(paper), *inks(), *shapes(), typed, image(picture))}


def class_layer(name: str, picture: str) -> dict[str, LessonRecord | None]:
    """What a class wrote over the lesson, whose text it erased."""
    pen = Pen(PenKind.CHALK, "#00a000", 2.5)
    own = Stroke(id=ItemId(f"own-{name}"), page=ONE if name == "6eB" else FOUR, z=50, pen=pen, samples=ink(5))
    page = Page(id=PageId(f"page-{name}"), position=7.0, title=f"Ajoutée avec {name}")
    return {own.id: own, "text": None, page.id: page, "image": replace(image(picture), alt="Changée")}


@contextmanager
def reading(path: Path) -> Iterator[LessonDatabase]:
    database = LessonDatabase(path, read_only=True)
    try:
        yield database
    finally:
        database.abandon()


def blobs(database: LessonDatabase) -> tuple[str, str]:
    """Picture and PDF of the lesson."""
    found = {database.blob(blob)[:4]: blob for blob in database.blobs()}
    return found[b"\x89PNG"], found[b"%PDF"]


def records(database: LessonDatabase, layer: ClassLayerId | None = None) -> dict[str, LessonRecord | None]:
    return dict(database.layer(layer).records)


def assert_whole(path: Path, home: Folders, *, more: Iterable[LessonRecord] = ()) -> None:
    """A closed lesson holds all that it held. more: what else is in it."""
    with reading(path) as database, opened_classes(home) as roster:
        picture, paper = blobs(database)
        assert records(database) == lesson(picture, paper) | {one.id: one for one in more}
        for seance, name in zip(database.seances(), ("6eB", "5eA"), strict=True):
            assert (seance.class_name, seance.class_id) == (name, class_named(roster, name))
            assert seance.started == datetime.fromisoformat("2026-11-24T08:00:00+01:00")
            layer = records(database, seance.id)
            assert {key: layer[key] for key in class_layer(name, picture)} == class_layer(name, picture)
            assert database.layer(seance.id).page == f"page-{name}"
            kinds = [database.change(seance.id, number).act for number in (1, 2, 3)]
            assert kinds == [ChangeKind.WRITE, ChangeKind.ADD_PAGE, ChangeKind.MERGE]
    assert check_lesson(path) == []


@pytest.mark.parametrize("place", [f"lessons/{SHARED}", "data/rescue/Les fractions 2026-11-24 08.00.00.tni"])
def test_a_lesson_and_a_rescued_one_are_whole(home: Folders, tmp_path: Path, place: str) -> None:
    assert_whole(tmp_path / place, home)


def test_every_change_can_be_undone_and_the_last_made_again(home: Folders) -> None:
    with reading(home.library / SHARED) as database:
        state = database.layer(None)
        assert (state.page, state.position, state.length) == (TWO, len(KINDS) - 1, len(KINDS))
        changes = [database.change(None, number) for number in range(1, state.length + 1)]
        assert [change.act for change in changes] == KINDS
        (undone,) = changes[-1].swaps
        assert (undone.key, undone.before) == ("undone", None)
        found = dict(state.records)
    for change in reversed(changes[:-1]):
        for one in change.swaps:
            assert found.get(one.key) == one.after
            found[one.key] = one.before
    assert set(found.values()) == {None}, "nothing is left before the first change"


def test_a_lesson_shows_the_picture_of_its_page_first(home: Folders) -> None:
    found = picture_at_open(home.library / SHARED, home.work_folders.work)
    assert found is not None
    assert found == PagePicture(TWO, 210, 297, 180, Rect(0, 0, 210, 297), found.image)
    assert found.image.startswith(b"\x89PNG")


def test_a_lesson_cut_off_comes_back_with_the_strokes_under_way(home: Folders) -> None:
    path = home.library / "Interrompue.tni"
    file = open_lesson(path, home.work_folders, HandClock())
    assert file.opened.cut_off
    assert [found.stroke for found in file.opened.recovered] == ["under way", "under way 2"]
    in_class = file.opened.recovered[1].layer
    assert in_class == file.seances()[0].id
    other = Stroke(id=ItemId("under way 2"), page=ONE, z=71, pen=Pen(), samples=ink(7, 12))
    assert file.layer(in_class).records[other.id] == other
    assert file.close().good
    pen = Pen(PenKind.FELT, "#112233", 3)
    assert_whole(path, home, more=[Stroke(id=ItemId("under way"), page=ONE, z=70, pen=pen, samples=ink(6, 30))])


def test_a_working_copy_is_found_and_published(home: Folders) -> None:
    target, work = home.library / "Sur la cle.tni", home.work_folders
    assert [copy.target for copy in unpublished_copies(work.work)] == [target]
    assert_whole(target, home)
    file = open_lesson(target, WorkFolders(work.work, work.rescue, lambda _: False), HandClock())
    assert file.opened.resumed
    assert file.close().good
    assert unpublished_copies(work.work) == []
    added = Stroke(id=ItemId("unpublished"), page=ONE, z=80, pen=Pen(), samples=ink(8, 15))
    assert_whole(target, home, more=[added])


# -- question collections

IDS = {
    "Combien font": "bank:3a749b24b3c42e7cc9829ab7072cc7cf",
    "Lesquels sont pairs ?": "bank:9efd289396c87ec712ce65e8c805a57b",
    "La Terre est plate.": "bank:bf16a8448d35ac7c23a1cb84035f70a0",
    "π ?": "bank:815f5b78fa0ffdecca74c5d63a888e99",
    "Quel pigment ?": "bank:c5296b58280c9cd5698dae4ca09176d9",
    "Relie": "bank:37cccad69c918f075c254595cc79030b",
    "Ordonne": "bank:8718a797b323743747c90390e82de467",
    "Complète _____ bien": "bank:625f7ab44a1e10fd5a8c9b924c6b119d",
    "Montre la feuille": "bank:81eb643458b622ee04757a86913c695c",
    "Es-tu d'accord ?": "bank:bd33cfa3711d303391bfc4d4b1f6b92b",
    "Explique.": "bank:11a7b0db2d51fd2147f7e8e5bb7ba6db",
    "Lis ce qui suit.": "bank:588d54cc8bb1394d3f24a16ca47a2691",
}
"""Questions by the words they begin with. Stored votes know them by these ids."""
COLLECTION, ERASED = "Fractions et vivant", "Vieilles questions"


def test_a_collection_has_its_questions_under_their_ids(home: Folders) -> None:
    library = QuestionLibrary(home.questions)
    assert library.names() == [COLLECTION]
    bank = library.load(COLLECTION)
    assert [question_id(item) for item in bank.items] == list(IDS.values())
    starts = [item.stem.text.removeprefix("<p>") for item in bank.items]
    assert all(text.startswith(start) for text, start in zip(starts, IDS, strict=True))
    assert [entry.path for entry in bank.entries if isinstance(entry, Category)] == ["6e/Nombres", "6e/SVT"]
    first = bank.items[0]
    assert isinstance(first.body, Choice)
    assert [(answer.text.text, answer.right, answer.weight) for answer in first.body.answers] == [
        ("¾", True, None),
        ("½", False, -25.0),
        ("1", False, None),
    ]
    assert (first.title, first.tags, first.points) == ("Fractions", ("socle.4", "calcul"), 2.0)
    assert [(file.name, file.data[:4]) for file in first.files] == [("tarte.png", b"\x89PNG")]


def test_a_collection_is_written_as_it_was_read(home: Folders) -> None:
    library, path = QuestionLibrary(home.questions), home.questions / f"{COLLECTION}.xml"
    before = path.read_bytes()
    library.save(COLLECTION, library.load(COLLECTION))
    assert path.read_bytes() == before


def test_an_erased_collection_comes_back(home: Folders) -> None:
    library = QuestionLibrary(home.questions)
    assert library.bring_back(home.questions / TRASH_FOLDER / f"{ERASED}.xml") == ERASED
    assert library.load(ERASED).entries == library.load(COLLECTION).entries[:3]
