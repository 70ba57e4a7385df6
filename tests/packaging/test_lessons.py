"""Shipped lessons: sound, the same each time they are made, nobody's, and in the package."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pytest

from tni.app.shipped_files import lessons_folder
from tni.core.clock import SystemClock
from tni.core.geometry import Rect
from tni.document.document import Document
from tni.document.items import Page, Text
from tni.document.links import linked_page
from tni.document.planned_questions import planned_questions
from tni.document.targets import places
from tni.library.built_in_vocabularies import built_in_vocabularies
from tni.library.vocabulary import VocabularyKind
from tni.quiz.bank.collection import question_id
from tni.services.lesson.closed_lesson import read_layer
from tni.services.questions.question_library import QuestionLibrary
from tni.store.lesson_check import check_lesson
from tni.store.lesson_file import WorkFolders, open_lesson
from tni.store.lesson_info import describe_lesson

ROOT = Path(__file__).parents[2]
COMPLETE = (
    "CP - Dix et encore", "CE1 - m devant m b p", "CE2 - Grave ou aigu", "CM1 - Sujet et verbe", "CM2 - Symboles",
    "fractions", "cycle-de-l-eau", "6e - My day", "5e - Effort", "4e - Pythagore", "4e - Fantastique",
    "3e - Grande Guerre", "2de - Lentilles", "2de - Marche", "1re - Nombre derive", "Terminale - Philosophie",
)  # fmt: skip
LESSONS = (*COMPLETE, "lecon-d-entrainement")
EVERYTHING = sorted([*(f"{name}.tni" for name in LESSONS), *(f"{name}.xml" for name in COMPLETE), "fractions.pdf"])
MOST_BYTES = 215_000
"""Of a lesson, on average."""


def lesson(name: str) -> Path:
    return lessons_folder() / f"{name}.tni"


def prepared(name: str) -> Document:
    return read_layer(lesson(name), None)


def test_all_of_them_are_there_and_they_are_small() -> None:
    assert sorted(path.name for path in lessons_folder().iterdir()) == EVERYTHING
    assert sum(path.stat().st_size for path in lessons_folder().iterdir()) <= MOST_BYTES * len(LESSONS)


@pytest.mark.parametrize("name", LESSONS)
def test_it_is_sound_and_says_what_it_is(name: str) -> None:
    assert check_lesson(lesson(name)) == []
    said = describe_lesson(lesson(name))
    assert all(said[key] for key in ("title", "subject", "level"))
    assert len(said["pages"]) >= 5
    assert all(page["title"] and page["notes"] for page in said["pages"])
    assert {page["ruling"] for page in said["pages"]} >= {"seyes", "squared", "blank"}


@pytest.mark.parametrize("name", COMPLETE)
def test_it_has_all_that_a_teacher_prepares(name: str) -> None:
    document = prepared(name)
    pages, plan, curriculum = document.pages(), document.plan, document.curriculum
    assert 6 <= len(pages) <= 9
    assert all(plan and text for text in (plan.aims, plan.abilities, plan.materials, plan.homework))
    assert {page for phase in plan.phases for page in phase.pages} == {page.id for page in pages}
    assert all(phase.minutes and phase.text for phase in plan.phases)
    assert len({each.need for each in plan.adaptations}) >= 2
    assert plan.minutes == curriculum.minutes
    assert (curriculum.author, curriculum.licence) == ("TNI", "CC-BY-SA-4.0")
    known = built_in_vocabularies()
    for kind, keys in (
        (VocabularyKind.LEVEL, curriculum.levels),
        (VocabularyKind.SUBJECT, curriculum.subjects),
        (VocabularyKind.DOMAIN, curriculum.domains),
    ):
        assert all(known.kind(key) is kind for key in keys)
    assert curriculum.levels
    assert curriculum.subjects
    assert any(document.movable(page.id) for page in pages), "pupils have something to move"


@pytest.mark.parametrize("name", COMPLETE)
def test_its_plan_names_questions_of_its_collection(name: str) -> None:
    questions = QuestionLibrary(lessons_folder()).load(name).items
    plan = prepared(name).plan
    assert 4 <= len(questions) <= 6
    wanted = [question for phase in plan.phases for question in phase.questions]
    assert wanted
    assert set(wanted) <= {question_id(item) for item in questions}
    assert {one.question for one in planned_questions(prepared(name))} == set(wanted)


@pytest.mark.parametrize("name", COMPLETE)
def test_what_acts_in_it_has_its_place(name: str) -> None:
    document = prepared(name)
    for page in document.pages():
        items = {item.id: item for item in document.items(page.id)}
        for item in items.values():
            if item.behaviour.link:
                assert document.page(linked_page(item.behaviour.link)) is not None
            if item.behaviour.target is None:
                continue
            cards = [items[key] for key in item.behaviour.target]
            assert cards
            assert all(card.movable for card in cards)
            for card in cards:
                whole = Rect.nothing()
                for part in items.values():
                    if part.group == card.group:
                        whole = whole.united(document.box(part))
                assert not document.box(item).contains(*whole.center), "it is still to be moved"
                assert whole.width <= document.box(item).width
                assert whole.height <= document.box(item).height
                assert len(places(document.box(item), whole.width, whole.height)) >= len(cards), "there is room for all"


@pytest.mark.parametrize("name", LESSONS)
def test_it_opens_as_a_teacher_opens_it(name: str, tmp_path: Path) -> None:
    copy = tmp_path / "lesson.tni"
    copy.write_bytes(lesson(name).read_bytes())
    file = open_lesson(copy, WorkFolders(tmp_path / "work", tmp_path / "rescue"), SystemClock())
    records = file.layer(None).records
    assert sum(isinstance(record, Page) for record in records.values()) >= 5
    assert file.close().good


@pytest.mark.parametrize("name", LESSONS)
def test_nothing_in_it_says_what_made_it_or_when(name: str) -> None:
    said = describe_lesson(lesson(name))
    assert (said["program"], said["closed"], said["seances"]) == (None, True, [])
    assert said["history"] == {"length": 0, "position": 0}


def test_the_worksheet_says_nothing_of_its_maker() -> None:
    with pikepdf.open(lessons_folder() / "fractions.pdf") as pdf:
        assert dict(pdf.docinfo) == {"/Title": "Les fractions"}
        assert "/Metadata" not in pdf.Root
        assert len(pdf.pages) == 2
        assert [round(float(v)) for v in pdf.pages[0].mediabox[2:]] == [595, 842]
        assert "/Font" in pdf.pages[0].resources  # words as words


@pytest.mark.parametrize("name", LESSONS)
def test_everything_is_on_its_page(name: str) -> None:
    document = prepared(name)
    for page in document.pages():
        sheet = Rect(0.0, 0.0, page.format.width_mm, page.format.height_mm)
        for item in document.items(page.id):
            if isinstance(item, Text):
                box = item.transform.rect(Rect(0.0, 0.0, item.width_mm, item.height_mm))
                assert sheet.contains(box.x, box.y), item.text
                assert sheet.contains(box.right, box.bottom), item.text
                assert item.size_mm * item.transform.mean_scale >= sheet.height / 40, item.text
                assert " ?" not in item.text
                assert " :" not in item.text


def _differences(made: object, kept: object, where: str = "") -> Iterator[str]:
    """Where two lessons' information differs by more than another processor's rounding may."""
    match made, kept:
        case (dict(), dict()):
            for key in made.keys() | kept.keys():
                if key not in ("sha256", "bytes", "lesson_id"):  # of a PDF or picture, drawn anew; of each make
                    yield from _differences(made.get(key), kept.get(key), f"{where}/{key}")
        case (list(), list()) if len(made) == len(kept):
            for index, pair in enumerate(zip(made, kept, strict=True)):
                yield from _differences(*pair, f"{where}/{index}")
        case (float(), float()) if abs(made - kept) < 0.01:
            pass
        case _ if made != kept:
            yield f"{where}: {made} and not {kept}"


@pytest.mark.qt
def test_making_them_anew_gives_the_same(tmp_path: Path) -> None:
    subprocess.run([sys.executable, ROOT / "packaging" / "lessons", tmp_path], check=True, cwd=ROOT, timeout=240)
    for name in LESSONS:
        assert (
            list(
                _differences(
                    describe_lesson(tmp_path / f"{name}.tni", samples=True), describe_lesson(lesson(name), samples=True)
                )
            )
            == []
        )
    for name in COMPLETE:
        assert (tmp_path / f"{name}.xml").read_bytes() == (lessons_folder() / f"{name}.xml").read_bytes()
    made, kept = (pikepdf.open(folder / "fractions.pdf") for folder in (tmp_path, lessons_folder()))
    with made, kept:
        for new, old in zip(made.pages, kept.pages, strict=True):
            drawn = [[str(part.operator) for part in pikepdf.parse_content_stream(page)] for page in (new, old)]
            assert drawn[0] == drawn[1]


def test_a_wheel_brings_them(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)]
    subprocess.run(command, check=True, cwd=ROOT, timeout=240, capture_output=True)
    (wheel,) = tmp_path.glob("*.whl")
    with zipfile.ZipFile(wheel) as files:
        names = files.namelist()
        files.extractall(tmp_path / "site")
    assert [name for name in sorted(names) if name.startswith("tni/lessons/")] == [
        f"tni/lessons/{n}" for n in EVERYTHING
    ]
    assert "tni/app/hand.txt" in names
    program = (
        "from tni.app.shipped_files import lessons_folder as f; print(f());"
        "from tni.app.demo_recordings import handwrite; handwrite('a')"
    )
    found = subprocess.run(
        [sys.executable, "-c", program], cwd=tmp_path / "site", capture_output=True, text=True, check=True
    )
    assert Path(found.stdout.strip()) == tmp_path / "site" / "tni" / "lessons"
