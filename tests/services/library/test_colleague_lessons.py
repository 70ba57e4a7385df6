"""Lessons of colleagues before they are chosen: listed for little, looked at page by page, fetched only then."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from tests.services.library.test_sharing_service import Teacher
from tests.store.test_lesson_snapshot import PICTURE, image, make_lesson
from tests.support.lessons import PAGE, a_stroke
from tni.core.ids import PageId
from tni.core.network_errors import NetworkError, NetworkFault
from tni.document.items import LessonInfo
from tni.document.lesson_plan import Curriculum
from tni.files.errors import SharedFolderError
from tni.files.sharing_errors import LessonGoneError
from tni.library.shared_lesson import SharedRole
from tni.library.shared_place import PlaceFile
from tni.library.sharing_list import PlaceEntry, PlaceKind
from tni.services.library import place_exchange
from tni.services.library.colleague_lessons import AvailableLesson, LookedLesson
from tni.sharing.folder import FolderPlace

INFO = LessonInfo(title="Les fractions", subject="Mathématiques", level="6e")
SECOND = replace(PAGE, id=PageId("second"), position=2.0)


class CountedPlace(FolderPlace):
    """A folder that tells what is read of it, in bytes."""

    def __init__(self, folder: Path, read: list[int]) -> None:
        super().__init__(folder)
        self._bytes = read

    def read(self, lesson: str, name: str, limit: int) -> Iterator[bytes]:
        for chunk in super().read(lesson, name, limit):
            self._bytes.append(len(chunk))
            yield chunk


class StoppedPlace(FolderPlace):
    """A folder at whose first listing of a lesson something happens."""

    def __init__(self, folder: Path, happens: Callable[[], None]) -> None:
        super().__init__(folder)
        self._happens = happens

    def files(self, lesson: str) -> list[PlaceFile]:
        self._happens()
        return super().files(lesson)


class Office:
    """Ada has shared a lesson whose second page has a large picture; Bea lists it."""

    def __init__(self, folder: Path) -> None:
        self.shared = folder / "key"
        self.shared.mkdir()
        place = PlaceEntry(id="p1", kind=PlaceKind.FOLDER, address=str(self.shared))
        self.ada, self.bea = Teacher(folder, "Ada", place), Teacher(folder, "Bea", replace(place, id="p2"))
        self.path = self.ada.home / "Les fractions.tni"
        card = Curriculum(licence="CC-BY-4.0")
        picture = image("i", PICTURE, SECOND.id)
        make_lesson(self.path, INFO, card, PAGE, SECOND, a_stroke("ink"), picture, media=(PICTURE,))
        self.ada.share(self.path)
        self.ada.exchange()
        self.read: list[int] = []
        self.bea.open_place = lambda *_: CountedPlace(self.shared, self.read)

    def listed(self) -> AvailableLesson:
        (found,) = self.bea.exchange().available
        return found

    def look(self, found: AvailableLesson, pages: int) -> LookedLesson:
        looked: list[LookedLesson] = []
        self.bea.service.look_inside(found, pages, lambda _read, _all: None, looked.append, _raise)
        self.bea.tasks.run()
        return looked[0]

    def failure(self, found: AvailableLesson) -> Exception:
        failures: list[Exception] = []
        self.bea.service.fetch(found, self.bea.home / "new.tni", SharedRole.FOLLOWED, _never, failures.append)
        self.bea.tasks.run()
        return failures[0]


def _raise(error: Exception) -> None:
    raise error


def _never_looked(_found: LookedLesson) -> None:
    pytest.fail("it was looked at")


def _never() -> None:
    pytest.fail("it was fetched")


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return Office(tmp_path)


def test_a_lesson_is_listed_by_its_manifests_and_properties_alone(office: Office) -> None:
    found = office.listed()
    assert (found.title, found.author, found.subject, found.level) == ("Les fractions", "Ada", "Mathématiques", "6e")
    assert (found.licence, found.page_count) == ("CC-BY-4.0", 2)
    assert sum(office.read) < len(PICTURE), "no page and no picture"
    office.read.clear()
    office.bea.start()
    office.bea.ask(office.bea.service.start)
    assert office.listed() == found
    assert office.read == [], "what was read once is here"
    assert office.bea.files_of("p2").copies.revisions(found.lesson) == {}


def test_first_pages_are_looked_at_and_then_all(office: Office) -> None:
    found = office.listed()
    first = office.look(found, 1)
    assert [page.id for page in first.document.pages()] == [PAGE.id]
    assert not first.is_cut
    assert sum(office.read) < len(PICTURE)
    every = office.look(found, 50)
    assert [page.id for page in every.document.pages()] == [PAGE.id, SECOND.id]
    assert every.media == {image("i", PICTURE).blob: PICTURE}
    assert office.bea.service.list.lessons == ()


def test_pages_that_are_too_large_are_left_out_and_it_is_told(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tni.services.library.colleague_lessons.LOOKED_BYTES", len(PICTURE))
    looked = office.look(office.listed(), 50)
    assert [page.id for page in looked.document.pages()] == [PAGE.id]
    assert looked.is_cut


def test_a_small_file_that_pretends_to_be_a_picture_hides_no_large_one(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tni.services.library.colleague_lessons.LOOKED_BYTES", len(PICTURE))
    found = office.listed()
    (true,) = office.shared.rglob(f"b-*-{len(PICTURE)}-*")
    true.with_name(true.name.replace(f"-{len(PICTURE)}-", "-1-")).write_bytes(b"x")
    office.read.clear()
    assert office.look(found, 50).is_cut
    assert sum(office.read) < len(PICTURE)


def test_what_was_listed_is_fetched_whole_when_it_is_chosen_and_its_author_stays_known(office: Office) -> None:
    office.bea.fetch(office.listed(), SharedRole.FOLLOWED)
    assert office.bea.records() == office.ada.records()
    assert office.bea.exchange().available == ()
    office.bea.start()
    office.bea.ask(office.bea.service.start)
    assert office.bea.entry.author == "Ada"


def test_nothing_is_shown_as_arriving_once_the_lesson_is_there(office: Office) -> None:
    found, service = office.listed(), office.bea.service
    told: list[tuple[bool, int]] = []
    service.subscribe(lambda: told.append((service.fetching is not None, len(service.list.lessons))))
    office.bea.fetch(found, SharedRole.FOLLOWED)
    assert (told[0], told[-1]) == ((True, 0), (False, 1))


def test_a_lesson_that_is_asked_for_twice_comes_once(office: Office) -> None:
    found, done = office.listed(), list[str]()
    for name in ("new.tni", "new (2).tni"):
        office.bea.service.fetch(found, office.bea.home / name, SharedRole.FOLLOWED, partial(done.append, name), _raise)
    office.bea.tasks.run()
    assert done == ["new.tni"]
    assert sorted(path.name for path in office.bea.home.glob("*.tni")) == ["new.tni"]


def test_the_end_of_a_look_is_of_that_look_alone(office: Office) -> None:
    found, service, failures = office.listed(), office.bea.service, list[Exception]()
    service.fetch(found, office.bea.home / "new.tni", SharedRole.FOLLOWED, lambda: None, _raise)
    look = service.look_inside(found, 1, lambda _read, _all: None, _never_looked, failures.append)
    office.bea.open_place = lambda *_: StoppedPlace(office.shared, look.set)
    office.bea.tasks.run()
    assert (office.bea.home / "new.tni").is_file(), "the sheet of another was closed while it arrived"
    assert [error.fault for error in failures if isinstance(error, NetworkError)] == [NetworkFault.CANCELLED]


def test_a_fetching_that_is_ended_puts_no_earlier_version_there(office: Office) -> None:
    office.bea.fetch(office.listed(), SharedRole.FOLLOWED)
    office.bea.ask(office.bea.service.stop_sharing, office.bea.entry)
    office.ada.change(a_stroke("more"))
    office.ada.exchange()
    found = office.listed()
    office.bea.open_place = lambda *_: StoppedPlace(office.shared, office.bea.service.close)
    failure = office.failure(found)
    assert isinstance(failure, NetworkError)
    assert failure.fault is NetworkFault.CANCELLED
    assert not (office.bea.home / "new.tni").exists()


def test_a_place_that_is_away_is_told_when_a_lesson_is_chosen(office: Office) -> None:
    found = office.listed()
    office.shared.rename(office.shared.with_name("away"))
    assert isinstance(office.failure(found), SharedFolderError)
    assert office.bea.service.fetching is None
    assert not (office.bea.home / "new.tni").exists()


def test_a_lesson_that_is_gone_is_told(office: Office) -> None:
    found = office.listed()
    office.ada.ask(office.ada.service.delete, office.ada.entry)
    office.ada.exchange()
    assert isinstance(office.failure(found), LessonGoneError)


def test_a_version_of_which_a_content_is_missing_is_not_listed(office: Office) -> None:
    office.ada.change(a_stroke("more"))
    before = set(office.shared.rglob("b-*"))
    office.ada.exchange()
    for blob in set(office.shared.rglob("b-*")) - before:
        blob.unlink()
    looked = office.look(office.listed(), 1)
    assert looked.document.get("more") is None
    assert looked.document.get("ink") is not None


def test_properties_that_are_too_long_are_not_fetched_to_list_a_lesson(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tni.services.library.colleague_lessons.PROPERTIES_BYTES", 10)
    assert not office.listed().is_readable


def test_more_lessons_than_are_listed_are_counted(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(3):
        path = office.path.with_name(f"{number}.tni")
        make_lesson(path, replace(INFO, title=str(number)), PAGE)
        office.ada.share(path)
    office.ada.exchange()
    monkeypatch.setattr(place_exchange, "MOST_LISTED", 1)
    outcome = office.bea.exchange()
    assert (len(outcome.available), outcome.unlisted) == (1, 3)
