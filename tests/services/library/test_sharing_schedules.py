"""Three teachers who change, exchange and take in a random order, with real files: in the end all have one lesson."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from random import Random

import pytest

from tests.services.library.test_sharing_service import SECOND, TITLE, Teacher
from tests.store.test_lesson_snapshot import make_lesson
from tests.support.lessons import PAGE, a_stroke
from tni.core.ids import PageId
from tni.document.items import Page
from tni.library.shared_lesson import SharingState
from tni.library.shared_update import PageTaking
from tni.library.sharing_list import PlaceEntry, PlaceKind


def change(random: Random, teacher: Teacher, number: int) -> None:
    pages = [record for record in teacher.records().values() if isinstance(record, Page)]
    page = random.choice(pages)
    match random.randrange(4):
        case 0:
            teacher.change(replace(page, title=f"{teacher.name} {number}"))
        case 1:
            teacher.change(replace(a_stroke(f"{teacher.name} {number}"), page=page.id))
        case 2:
            teacher.change(Page(id=PageId(f"page {number}"), position=random.random() * 5))
        case 3 if len(pages) > 1:
            teacher.remove(page.id)


def take(random: Random, teacher: Teacher) -> None:
    """Take something of the others, or look and leave it."""
    if teacher.entry.state in (SharingState.UPDATE, SharingState.CONFLICT):
        look = teacher.look()
        if random.random() < 0.7:
            chosen = {page.page.page: random.choice([page.proposed, *PageTaking]) for page in look.pages}
            teacher.take(chosen, properties=random.random() < 0.7)


def agree(teachers: list[Teacher]) -> None:
    """Exchange, and take what is proposed, until nobody has anything to take."""
    for _ in range(12):
        for teacher in teachers:
            outcome = teacher.exchange()
            assert (outcome.trouble, outcome.troubles) == (None, {})
            while teacher.entry.state is not SharingState.CURRENT:
                teacher.take_proposed()
                teacher.exchange()
    for teacher in teachers:
        assert teacher.entry.state is SharingState.CURRENT
        assert teacher.exchange().reports[teacher.entry.lesson].sent == ()


def run_schedule(folder: Path, seed: int, steps: int) -> None:
    random = Random(seed)
    (folder / "key").mkdir(parents=True)
    place = PlaceEntry(id="p", kind=PlaceKind.FOLDER, address=str(folder / "key"))
    teachers = [Teacher(folder, name, place) for name in ("Ada", "Bea", "Cleo")]
    path = teachers[0].home / "Les fractions.tni"
    make_lesson(path, TITLE, PAGE, SECOND, a_stroke("ink"))
    teachers[0].share(path)
    teachers[0].exchange()
    for teacher in teachers[1:]:
        teacher.fetch(teacher.exchange().available[0])
    for number in range(steps):
        teacher = random.choice(teachers)
        match random.randrange(3):
            case 0:
                change(random, teacher, number)
            case 1:
                teacher.exchange()
            case 2:
                take(random, teacher)
    agree(teachers)
    one, *others = teachers
    for other in others:
        assert other.records() == one.records()
        lesson = one.entry.lesson
        revisions = [t.files_of(t.place.id).copies.revisions(lesson) for t in (one, other)]
        assert revisions[0] == revisions[1]


@pytest.mark.parametrize("seed", range(2))
def test_all_teachers_have_one_lesson_in_the_end(tmp_path: Path, seed: int) -> None:
    run_schedule(tmp_path, seed, 20)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(100, 140))
def test_all_teachers_have_one_lesson_after_long_schedules(tmp_path: Path, seed: int) -> None:
    run_schedule(tmp_path, seed, 60)
