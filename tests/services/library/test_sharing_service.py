"""Lessons shared by teachers through real folders and a real WebDAV server, as the windows would ask for it."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.store.test_lesson_snapshot import LAYER, NOW, image, make_lesson
from tests.support.dav_server import PASSWORD, USER, dav_server
from tests.support.later_tasks import LaterTasks
from tests.support.lessons import PAGE, a_stroke
from tests.support.posted_calls import PostedAtOnce
from tni.core.clock import SystemClock
from tni.core.digest import sha256
from tni.core.ids import ClassId, ItemId, PageId
from tni.core.network_errors import NetworkError, NetworkFault
from tni.core.secret import Secret
from tni.document.document import Change, ChangeKind, RecordChange
from tni.document.items import Item, LessonInfo, LessonRecord, Page
from tni.document.lesson_plan import CREDIT_PREFIX, Credit
from tni.document.lesson_port import ClassLayerInfo
from tni.files.lesson_errors import LessonInUseError
from tni.files.sharing_errors import PlaceInLibraryError, SecretNeededError
from tni.library.revision import RevisionId
from tni.library.share_filter import SharingChoices
from tni.library.shared_lesson import SharedRole, SharingState, decode_shared
from tni.library.shared_place import SHARED_FOLDER, PlaceFile
from tni.library.shared_update import LessonComparison, PageTaking
from tni.library.sharing_list import LessonEntry, PlaceEntry, PlaceKind
from tni.roster.names_key import NoKeyringError
from tni.services.library.colleague_lessons import AvailableLesson
from tni.services.library.place_exchange import ExchangeOutcome, PlaceExchange, PlaceOpener
from tni.services.library.place_opening import open_place
from tni.services.library.shared_lesson_files import SharedLessonFiles, TakenUpdate
from tni.services.library.sharing_ledger import SharingLedger
from tni.services.library.sharing_service import SharingService
from tni.services.library.sharing_work import SharingWork
from tni.sharing.folder import FolderPlace
from tni.store.account_secrets import AccountSecrets
from tni.store.lesson_database import LessonDatabase
from tni.store.lesson_file import WorkFolders, open_lesson
from tni.store.shared_copies import SharedCopiesFolder
from tni.store.sharing_list_file import SharingListFile

SECOND = Page(id=PageId("second"), position=2.0, title="Suite")
TITLE = LessonInfo(title="Les fractions")
PICTURE = b"a picture" * 500


class NoTexts:
    """A system without a keyring."""

    def get(self, name: str) -> str | None:
        raise NoKeyringError("none")

    def put(self, name: str, text: str) -> None:
        raise NoKeyringError("none")

    def drop(self, name: str) -> None:
        raise NoKeyringError("none")


class Teacher:
    """A teacher at her computer."""

    def __init__(self, folder: Path, name: str, place: PlaceEntry, secret: Secret | None = None) -> None:
        self.home, self.place, self.tasks = folder / name, place, LaterTasks()
        self.folders = WorkFolders(self.home / "work", self.home / "rescue")
        self.secrets = AccountSecrets(NoTexts())
        self.name = name
        self.open_place: PlaceOpener = open_place
        self.start()
        self.ask(self.service.start)
        self.ask(self.service.add_place, place, secret)

    def files_of(self, place: str) -> SharedLessonFiles:
        copies = SharedCopiesFolder(self.home / "shared" / place, decode_shared)
        return SharedLessonFiles(copies, self.folders, SystemClock(), lambda: self.name)

    def start(self) -> None:
        """Start the program."""
        ledger = SharingLedger(SharingListFile(self.home / "sharing.json"), self.files_of)
        exchange = PlaceExchange(ledger, self.secrets, SystemClock(), lambda *entry: self.open_place(*entry))
        self.service = SharingService(
            SharingWork(ledger, exchange, self.secrets, self.home / "lessons"), self.tasks, PostedAtOnce()
        )

    def ask(self, ask: Callable[..., None], *arguments: object, **named: object) -> Any:
        """Ask the service, and return what it answers."""
        found: list[Any] = []
        ask(*arguments, lambda *answer: found.extend(answer), failed, **named) if ask != self.service.start else ask(
            failed
        )
        self.tasks.run()
        return found[0] if found else None

    def exchange(self) -> ExchangeOutcome:
        self.service.exchange(self.place.id)
        self.tasks.run()
        return self.service.outcomes[self.place.id]

    def share(self, path: Path, choices: SharingChoices | None = None) -> None:
        self.ask(self.service.share, path, self.place.id, choices or SharingChoices())

    def fetch(self, found: AvailableLesson, role: SharedRole = SharedRole.SHARED) -> Path:
        path = self.home / "lessons" / f"{found.title}.tni"
        path.parent.mkdir(parents=True, exist_ok=True)
        self.ask(self.service.fetch, found, path, role)
        return path

    @property
    def entry(self) -> LessonEntry:
        (entry,) = self.service.list.lessons
        return entry

    @property
    def path(self) -> Path:
        return Path(self.entry.path)

    def look(self) -> LessonComparison:
        (other, *_) = self.ask(self.service.others, self.entry)
        found: LessonComparison = self.ask(self.service.look, self.entry, other)
        return found

    def take(
        self, chosen: dict[PageId, PageTaking], *, other: RevisionId | None = None, properties: bool = True
    ) -> None:
        other = other or self.ask(self.service.others, self.entry)[0]
        self.ask(self.service.take, self.entry, other, chosen, properties=properties)

    def take_proposed(self) -> None:
        self.take({page.page.page: page.proposed for page in self.look().pages})

    def records(self) -> dict[str, LessonRecord | None]:
        database = LessonDatabase(self.path, read_only=True)
        try:
            return dict(database.layer(None).records)
        finally:
            database.abandon()

    def change(self, *records: LessonRecord) -> None:
        self._commit(lambda before: [RecordChange(r.id, before.get(r.id), r) for r in records])

    def remove(self, page: PageId) -> None:
        def gone(before: Mapping[str, LessonRecord | None]) -> list[RecordChange]:
            on_page = [r for r in before.values() if isinstance(r, Item) and r.page == page]
            return [RecordChange(page, before[page], None), *(RecordChange(r.id, r, None) for r in on_page)]  # type: ignore[arg-type]

        self._commit(gone)

    def _commit(self, change: Callable[[Mapping[str, LessonRecord | None]], list[RecordChange]]) -> None:
        file = open_lesson(self.path, self.folders, SystemClock())
        state = file.layer(None)
        swaps = tuple(change(state.records))
        file.commit(None, Change(ChangeKind.EDIT, swaps), state.position + 1, state.position + 1)
        file.close()


def failed(error: Exception) -> None:
    raise error


@pytest.fixture
def shared(tmp_path: Path) -> Path:
    folder = tmp_path / "key"
    folder.mkdir()
    return folder


@pytest.fixture
def two(tmp_path: Path, shared: Path) -> tuple[Teacher, Teacher]:
    """Two teachers, who both have the lesson of the first."""
    place = PlaceEntry(id="p1", kind=PlaceKind.FOLDER, address=str(shared))
    ada, bea = Teacher(tmp_path, "Ada", place), Teacher(tmp_path, "Bea", replace(place, id="p2"))
    path = ada.home / "Les fractions.tni"
    make_lesson(path, TITLE, PAGE, SECOND, a_stroke("ink"), image("i", PICTURE), media=(PICTURE,), layer=True)
    ada.share(path)
    assert ada.exchange().trouble is None
    (found,) = bea.exchange().available
    assert (found.title, found.author) == ("Les fractions", "Ada")
    bea.fetch(found)
    return ada, bea


def test_a_colleague_gets_the_lesson_without_class_layers(two: tuple[Teacher, Teacher]) -> None:
    ada, bea = two
    assert bea.records() == ada.records()
    database = LessonDatabase(bea.path, read_only=True)
    assert database.seances() == []
    assert database.blob(image("i", PICTURE).blob) == PICTURE
    database.abandon()
    assert bea.exchange().reports[bea.entry.lesson].sent == ()
    assert (ada.entry.state, bea.entry.state) == (SharingState.CURRENT, SharingState.CURRENT)


def test_a_change_comes_as_an_update_to_be_looked_at(two: tuple[Teacher, Teacher]) -> None:
    ada, bea = two
    ada.change(a_stroke("more"), replace(SECOND, title="Suite et fin"))
    ada.exchange()
    before = bea.records()
    bea.exchange()
    assert bea.entry.state is SharingState.UPDATE
    look = bea.look()
    assert {page.page.page for page in look.changes} == {PAGE.id, SECOND.id}
    version = bea.ask(bea.service.other_version, bea.entry)
    assert version.comparison.pages == look.pages
    ours, theirs = version.sides
    assert (len(ours.document.items(PAGE.id)), len(theirs.document.items(PAGE.id))) == (2, 3)
    assert set(theirs.media) == {image("i", PICTURE).blob}
    assert bea.records() == before
    bea.take_proposed()
    assert bea.records() == ada.records()
    assert bea.entry.state is SharingState.CURRENT
    assert bea.exchange().reports[bea.entry.lesson].sent == ()


def test_an_update_is_a_step_that_can_be_undone(two: tuple[Teacher, Teacher]) -> None:
    ada, bea = two
    ada.change(a_stroke("more"))
    ada.exchange()
    bea.exchange()
    bea.take_proposed()
    file = open_lesson(bea.path, bea.folders, SystemClock())
    state = file.layer(None)
    change = file.load_change(None, state.position)
    assert change.act is ChangeKind.MERGE
    assert [swap.key for swap in change.swaps] == ["more"]
    file.close()


def test_two_changes_are_side_by_side_until_one_chooses(two: tuple[Teacher, Teacher]) -> None:
    ada, bea = two
    ada.change(a_stroke("of Ada"))
    bea.change(a_stroke("of Bea"), replace(SECOND, title="Suite de Bea"))
    for teacher in (ada, bea, ada):
        teacher.exchange()
    assert ada.entry.state is bea.entry.state is SharingState.CONFLICT
    look = ada.look()
    assert [page.page.page for page in look.undecided] == [PAGE.id]
    assert [page.page.page for page in look.changes] == [SECOND.id]
    ada.take({PAGE.id: PageTaking.BESIDE, SECOND.id: PageTaking.THEIRS})
    for teacher in (ada, bea):
        teacher.exchange()
    assert (ada.entry.state, bea.entry.state) == (SharingState.CURRENT, SharingState.UPDATE)
    bea.take_proposed()
    for teacher in (bea, ada):
        teacher.exchange()
    assert ada.entry.state is bea.entry.state is SharingState.CURRENT
    assert bea.records() == ada.records()
    assert len([r for r in ada.records().values() if isinstance(r, Page)]) == 3


def test_a_page_under_the_ink_of_a_class_is_updated_and_not_changed_back_for_all(two: tuple[Teacher, Teacher]) -> None:
    """A class of Ada's wrote on the page; one that Bea removed stays, since the ink would lie on nothing."""
    ada, bea = two
    bea.change(replace(PAGE, title="Les fractions égales"))
    bea.exchange()
    ada.exchange()
    assert [page.page.page for page in ada.look().changes] == [PAGE.id]
    ada.take_proposed()
    ada.exchange()
    bea.exchange()
    assert bea.entry.state is SharingState.CURRENT
    bea.remove(PAGE.id)
    bea.exchange()
    ada.exchange()
    (removed,) = (page for page in ada.look().pages if page.is_removal)
    assert (removed.page.page, removed.proposed, removed.protected) == (PAGE.id, PageTaking.OURS, True)


def test_the_same_choice_on_both_sides_ends_the_conflict_for_good(two: tuple[Teacher, Teacher]) -> None:
    ada, bea = two
    ada.change(replace(SECOND, title="A"))
    bea.change(replace(SECOND, title="B"))
    for teacher in (ada, bea, ada):
        teacher.exchange()
    ada.take({SECOND.id: PageTaking.OURS})
    bea.take({SECOND.id: PageTaking.THEIRS})
    for teacher in (ada, bea, ada, bea):
        outcome = teacher.exchange()
    assert ada.entry.state is bea.entry.state is SharingState.CURRENT
    assert bea.records() == ada.records()
    assert outcome.reports[bea.entry.lesson].sent == ()


def test_a_followed_lesson_takes_updates_and_never_sends(
    tmp_path: Path, two: tuple[Teacher, Teacher], shared: Path
) -> None:
    """Her own page, her notes and what a class wrote are untouched."""
    ada, _ = two
    cleo = Teacher(tmp_path, "Cleo", PlaceEntry(id="p3", kind=PlaceKind.FOLDER, address=str(shared)))
    cleo.fetch(cleo.exchange().available[0], SharedRole.FOLLOWED)
    own = Page(id=PageId("own"), position=1.5, title="À moi")
    database = LessonDatabase(cleo.path)
    with database.transaction():
        database.add_seance(ClassLayerInfo(LAYER, ClassId("5b"), "5e B", NOW, NOW))
        database.add_outside(replace(a_stroke("of 5e B"), page=SECOND.id), LAYER)
    database.close()
    cleo.change(own, replace(PAGE, notes="Penser aux ciseaux"))
    files = sorted(path.name for path in (shared / SHARED_FOLDER).rglob("*"))
    ada.change(replace(SECOND, title="Suite et fin"), replace(PAGE, title="Les fractions égales"), a_stroke("more"))
    ada.exchange()
    sent = sorted(path.name for path in (shared / SHARED_FOLDER).rglob("*"))
    cleo.exchange()
    assert cleo.entry.state is SharingState.UPDATE
    look = cleo.look()
    assert {page.page.page for page in look.changes} == {PAGE.id}
    assert {page.page.page for page in look.pages if page.protected} == {SECOND.id, own.id}
    before = cleo.records()
    cleo.take_proposed()
    assert cleo.entry.state is SharingState.CURRENT
    assert cleo.records()[SECOND.id] == before[SECOND.id]
    page = cleo.records()[PAGE.id]
    assert isinstance(page, Page)
    assert (page.title, page.notes) == ("Les fractions égales", "Penser aux ciseaux")
    assert "more" in cleo.records()
    assert cleo.records()[own.id] == own
    reader = LessonDatabase(cleo.path, read_only=True)
    assert set(reader.layer(LAYER).records) == {"of 5e B"}
    reader.abandon()
    assert set(files) < set(sent)
    writers = {name.split("-")[3] for name in sent if name.startswith(("b-", "r-"))}
    assert cleo.service.list.writer not in writers


def test_extracts_for_class_are_not_sent_and_stay_here(tmp_path: Path, shared: Path) -> None:
    place = PlaceEntry(id="p1", kind=PlaceKind.FOLDER, address=str(shared))
    ada, bea = Teacher(tmp_path, "Ada", place), Teacher(tmp_path, "Bea", replace(place, id="p2"))
    path, extract = ada.home / "Les fractions.tni", image("i", PICTURE)
    credit = Credit(id=CREDIT_PREFIX + extract.blob, source="Manuel", classroom_only=True)
    make_lesson(path, TITLE, PAGE, extract, credit, media=(PICTURE,))
    ada.share(path)
    ada.exchange()
    everything = b"".join(path.read_bytes() for path in shared.rglob("*") if path.is_file())
    assert PICTURE not in everything
    assert not any(sha256(PICTURE).hex() in path.name for path in shared.rglob("*"))
    bea.fetch(bea.exchange().available[0])
    assert "i" not in bea.records()
    bea.change(replace(PAGE, title="Mieux"))
    bea.exchange()
    ada.exchange()
    ada.take_proposed()
    assert ada.records()["i"] == extract
    page = ada.records()[PAGE.id]
    assert isinstance(page, Page)
    assert page.title == "Mieux"


def test_her_notes_are_not_sent_unless_she_chooses_so(tmp_path: Path, shared: Path) -> None:
    place = PlaceEntry(id="p1", kind=PlaceKind.FOLDER, address=str(shared))
    ada, bea = Teacher(tmp_path, "Ada", place), Teacher(tmp_path, "Bea", replace(place, id="p2"))
    path = ada.home / "Les fractions.tni"
    make_lesson(path, TITLE, replace(PAGE, notes="Pas Kevin"), SECOND)
    ada.share(path)
    ada.exchange()
    files = [path.read_bytes() for path in shared.rglob("*") if path.is_file()]
    assert files
    assert not any(b"Kevin" in data for data in files)
    bea.fetch(bea.exchange().available[0])
    bea.remove(PAGE.id)
    bea.exchange()
    ada.exchange()
    assert [page.page.page for page in ada.look().pages if page.protected] == [PAGE.id]
    ada.take_proposed()
    assert ada.records()[PAGE.id] == replace(PAGE, notes="Pas Kevin")


def test_notes_of_a_colleague_stay_hers_when_another_changes_the_page(tmp_path: Path, shared: Path) -> None:
    place = PlaceEntry(id="p1", kind=PlaceKind.FOLDER, address=str(shared))
    ada, bea = Teacher(tmp_path, "Ada", place), Teacher(tmp_path, "Bea", replace(place, id="p2"))
    path = ada.home / "Les fractions.tni"
    make_lesson(path, TITLE, replace(PAGE, notes="Matériel : compas"), SECOND)
    ada.share(path, SharingChoices(notes=True))
    assert ada.service.list.places[0].notes
    ada.exchange()
    bea.fetch(bea.exchange().available[0])
    assert bea.exchange().reports[bea.entry.lesson].sent == ()
    bea.change(replace(PAGE, title="Mieux", notes="Pas Kevin"))
    bea.exchange()
    assert not any(b"Kevin" in path.read_bytes() for path in shared.rglob("*") if path.is_file())
    ada.exchange()
    ada.take_proposed()
    assert ada.records()[PAGE.id] == replace(PAGE, title="Mieux", notes="Matériel : compas")


def test_a_renamed_file_is_followed_as_before(two: tuple[Teacher, Teacher]) -> None:
    _, bea = two
    (base, role), before = (bea.entry.base, bea.entry.role), bea.path
    after = before.rename(before.with_name("Autre nom.tni"))
    bea.service.move(before, after, failed)
    bea.tasks.run()
    assert (bea.path, bea.entry.base, bea.entry.role) == (after, base, role)
    folder = after.parent.rename(after.parent.with_name("5e"))
    bea.service.move(after.parent, folder, failed)
    bea.tasks.run()
    assert bea.path == folder / after.name
    bea.exchange()
    assert bea.entry.state is SharingState.CURRENT


def test_a_lesson_from_the_bin_under_another_name_is_followed_and_the_one_in_its_place_is_not_taken_for_it(
    two: tuple[Teacher, Teacher],
) -> None:
    ada, _ = two
    shared, path = ada.entry.lesson, ada.path
    back = path.rename(path.with_name("Les fractions (2).tni"))
    make_lesson(path, PAGE)
    ada.share(path)
    ada.service.move(path, back, failed)
    ada.tasks.run()
    assert {one.lesson == shared: one.path for one in ada.service.list.lessons} == {True: str(back), False: str(path)}
    ada.exchange()
    assert {one.state for one in ada.service.list.lessons} == {SharingState.CURRENT}


def test_a_damaged_lesson_from_the_bin_does_not_take_the_place_of_the_one_that_is_shared(
    two: tuple[Teacher, Teacher],
) -> None:
    ada, _ = two
    path = ada.path
    damaged = path.with_name("Les fractions (2).tni")
    damaged.write_bytes(b"damaged")
    ada.service.move(path, damaged, failed)
    ada.tasks.run()
    assert ada.path == path
    assert ada.exchange().troubles == {}


def test_a_deleted_lesson_is_told_of_and_stays_with_the_others(two: tuple[Teacher, Teacher]) -> None:
    ada, bea = two
    path = ada.path
    ada.ask(ada.service.delete, ada.entry)
    ada.exchange()
    assert ada.service.list.lessons == ()
    bea.exchange()
    assert bea.entry.state is SharingState.DELETED
    assert bea.path.exists()
    assert path.exists()
    bea.change(a_stroke("still taught"))
    bea.exchange()
    assert [found.title for found in ada.exchange().available] == ["Les fractions"]


def test_a_lesson_that_others_deleted_can_be_given_back(two: tuple[Teacher, Teacher]) -> None:
    ada, bea = two
    ada.ask(ada.service.delete, ada.entry)
    ada.exchange()
    bea.exchange()
    assert ada.exchange().available == ()
    bea.ask(bea.service.share_again, bea.entry)
    bea.exchange()
    assert bea.entry.state is SharingState.CURRENT
    assert [found.title for found in ada.exchange().available] == ["Les fractions"]


def test_an_open_lesson_is_updated_by_its_editor(two: tuple[Teacher, Teacher]) -> None:
    ada, bea = two
    other_picture = b"another picture"
    database = LessonDatabase(ada.path)
    with database.transaction():
        database.put_blob(image("j", other_picture).blob, other_picture)
    database.close()
    ada.change(image("j", other_picture, SECOND.id))
    ada.exchange()
    bea.exchange()
    file = open_lesson(bea.path, bea.folders, SystemClock())
    with pytest.raises(LessonInUseError):
        bea.take_proposed()
    (other,) = bea.ask(bea.service.others, bea.entry)
    update: TakenUpdate = bea.ask(
        bea.service.take_open, bea.entry, other, {SECOND.id: PageTaking.THEIRS}, properties=True
    )
    for data in update.media.values():
        file.put_blob(data)
    number = file.layer(None).position + 1
    file.commit(None, update.change, number, number)
    bea.ask(bea.service.note_taken, update)
    file.close()
    assert bea.entry.state is SharingState.CURRENT
    assert bea.records() == ada.records()


def test_a_place_that_is_gone_tells_why_and_everything_waits(two: tuple[Teacher, Teacher], shared: Path) -> None:
    ada, bea = two
    shared.rename(shared.with_name("elsewhere"))
    ada.change(a_stroke("offline"))
    outcome = ada.exchange()
    assert type(outcome.trouble).__name__ == "SharedFolderError"
    shared.with_name("elsewhere").rename(shared)
    assert ada.exchange().trouble is None
    bea.exchange()
    assert bea.entry.state is SharingState.UPDATE


def test_a_file_that_cannot_be_read_hinders_no_other(two: tuple[Teacher, Teacher]) -> None:
    ada, _ = two
    ada.path.write_bytes(b"no lesson")
    outcome = ada.exchange()
    assert outcome.trouble is None
    assert set(outcome.troubles) == {ada.entry.lesson}
    assert ada.entry.state is SharingState.UNREADABLE


def test_what_is_shared_is_known_after_a_new_start(two: tuple[Teacher, Teacher]) -> None:
    ada, _ = two
    found = ada.service.list
    ada.start()
    ada.ask(ada.service.start)
    assert ada.service.list == found
    assert ada.exchange().reports[ada.entry.lesson].sent == ()


def test_an_exchange_is_cancelled_and_one_that_waits_is_not_begun(two: tuple[Teacher, Teacher]) -> None:
    ada, _ = two
    told: list[tuple[str, ...]] = []
    ada.service.subscribe(lambda: told.append(ada.service.running))
    ada.service.exchange_all()
    ada.service.exchange(ada.place.id)
    ada.service.cancel()
    ada.tasks.run()
    outcome = ada.service.outcomes[ada.place.id]
    assert isinstance(outcome.trouble, NetworkError)
    assert outcome.trouble.fault is NetworkFault.CANCELLED
    assert told == [(ada.place.id,), ()]
    assert ada.exchange().trouble is None


def test_a_lesson_made_a_revision_before_a_kill_is_not_made_one_again(two: tuple[Teacher, Teacher]) -> None:
    """The program ended after the revision was kept, and before the list said so."""
    ada, _ = two
    files = ada.files_of(ada.place.id)
    before = ada.entry
    ada.change(a_stroke("more"))
    once = files.noted(before)
    assert once.base != before.base
    held = set(files.copies.revisions(before.lesson))
    assert ada.files_of(ada.place.id).noted(before) == once
    assert set(files.copies.revisions(before.lesson)) == held


class MarkedPlace(FolderPlace):
    """A folder that tells whether a lesson has changed, as Nextcloud does. looked: lessons whose files were listed."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.looked: list[str] = []

    def marks(self) -> dict[str, str]:
        return {lesson: str(len(super(MarkedPlace, self).files(lesson))) for lesson in self.lessons()}

    def files(self, lesson: str) -> list[PlaceFile]:
        self.looked.append(lesson)
        return super().files(lesson)


def test_a_lesson_that_nobody_changed_is_not_listed_again(two: tuple[Teacher, Teacher], shared: Path) -> None:
    ada, bea = two
    place = MarkedPlace(shared)
    ada.open_place = lambda *_: place
    ada.exchange()
    assert place.looked == [ada.entry.lesson]
    ada.exchange()
    assert place.looked == [ada.entry.lesson]
    bea.change(a_stroke("more"))
    bea.exchange()
    ada.exchange()
    assert ada.entry.state is SharingState.UPDATE
    ada.take_proposed()
    ada.change(a_stroke("still more"))
    ada.exchange()
    bea.exchange()
    assert bea.entry.state is SharingState.UPDATE


def test_progress_is_told_while_bytes_move(two: tuple[Teacher, Teacher]) -> None:
    ada, _ = two
    seen = set[tuple[int, int]]()

    def listen() -> None:
        if ada.service.progress is not None:
            seen.add((ada.service.progress.done, ada.service.progress.known))

    ada.change(a_stroke("more"))
    ada.service.subscribe(listen)
    ada.exchange()
    assert any(0 < done == known for done, known in seen)
    assert ada.service.progress is None


def test_removing_a_place_deletes_nothing_of_the_lesson(two: tuple[Teacher, Teacher], shared: Path) -> None:
    ada, _ = two
    path, there = ada.path, sorted(shared.rglob("*"))
    ada.ask(ada.service.remove_place, ada.place.id)
    assert (ada.service.list.places, ada.service.list.lessons) == ((), ())
    assert path.exists()
    assert sorted(shared.rglob("*")) == there
    assert not (ada.home / "shared" / ada.place.id).exists()


def test_teachers_share_by_a_webdav_server_with_a_password(tmp_path: Path, shared: Path) -> None:
    with dav_server(shared) as port:
        place = PlaceEntry(
            id="p1", kind=PlaceKind.WEBDAV, address=f"http://127.0.0.1:{port}/", user=USER, local_agreed=True
        )
        ada = Teacher(tmp_path, "Ada", place, Secret(PASSWORD))
        with pytest.raises(NetworkError) as caught:
            Teacher(tmp_path, "Bea", replace(place, id="p2"), Secret("wrong"))
        assert caught.value.fault is NetworkFault.WRONG_PASSWORD
        bea = Teacher(tmp_path, "Bea", replace(place, id="p2"), Secret(PASSWORD))
        path = ada.home / "Les fractions.tni"
        make_lesson(path, TITLE, PAGE, SECOND, image("i", PICTURE), media=(PICTURE,))
        ada.share(path)
        assert ada.exchange().trouble is None
        bea.fetch(bea.exchange().available[0])
        assert bea.records() == ada.records()
        bea.secrets.drop(bea.place.account)
        outcome = bea.exchange()
        assert isinstance(outcome.trouble, SecretNeededError)
        bea.ask(bea.service.give_secret, "p2", Secret(PASSWORD))
        assert bea.exchange().trouble is None
    for home in (ada.home, bea.home):
        for found in home.rglob("*"):
            with suppress(IsADirectoryError):
                assert PASSWORD.encode() not in found.read_bytes()


def test_items_keep_their_ids_where_nothing_is_in_their_way(two: tuple[Teacher, Teacher]) -> None:
    ada, bea = two
    moved = replace(a_stroke("ink"), page=SECOND.id)
    ada.change(moved)
    ada.exchange()
    bea.exchange()
    bea.take_proposed()
    assert bea.records()[ItemId("ink")] == moved


def test_a_folder_of_a_lesson_that_cannot_be_read_hinders_no_other(two: tuple[Teacher, Teacher], shared: Path) -> None:
    ada, bea = two
    other = ada.home / "Aires.tni"
    make_lesson(other, replace(TITLE, title="Aires"), PAGE)
    first = ada.entry.lesson
    ada.share(other)
    shutil.rmtree(shared / SHARED_FOLDER / first)
    (shared / SHARED_FOLDER / first).write_bytes(b"no folder")
    outcome = ada.exchange()
    assert outcome.trouble is None
    assert set(outcome.troubles) == {first}
    assert [found.title for found in bea.exchange().available] == ["Aires"]


def test_a_change_that_was_not_sent_stays_here_when_sharing_ends(two: tuple[Teacher, Teacher], shared: Path) -> None:
    ada, bea = two
    lesson = ada.entry.lesson
    ada.change(a_stroke("not for others"))
    ada.files_of(ada.place.id).noted(ada.entry)
    ada.ask(ada.service.stop_sharing, ada.entry)
    bea.ask(bea.service.delete, bea.entry)
    bea.exchange()
    files = set((shared / SHARED_FOLDER / lesson).iterdir())
    for _ in range(2):  # the first brings the deletion
        assert ada.exchange().trouble is None
    assert set((shared / SHARED_FOLDER / lesson).iterdir()) == files


def test_a_long_title_is_shown_short_and_on_one_line(tmp_path: Path, shared: Path) -> None:
    place = PlaceEntry(id="p1", kind=PlaceKind.FOLDER, address=str(shared))
    ada, bea = Teacher(tmp_path, "Ada", place), Teacher(tmp_path, "Bea", replace(place, id="p2"))
    ada.name = "Ada\n" * 300
    path = tmp_path / "long.tni"
    make_lesson(path, LessonInfo(title="Les\nfractions " * 300), PAGE)
    ada.share(path)
    ada.exchange()
    (found,) = bea.exchange().available
    assert (found.title[:14], len(found.title), found.author[:8]) == ("Les fractions ", 200, "Ada Ada ")
    assert len(found.author) <= 200


@pytest.mark.parametrize("folder", ["Ada/lessons", "Ada/lessons/5e", "Ada", "Ada/work/../lessons"])
def test_her_own_lessons_are_no_place_to_share_in(tmp_path: Path, shared: Path, folder: str) -> None:
    ada = Teacher(tmp_path, "Ada", PlaceEntry(id="p1", kind=PlaceKind.FOLDER, address=str(shared)))
    (tmp_path / folder).mkdir(parents=True, exist_ok=True)
    with pytest.raises(PlaceInLibraryError):
        ada.ask(ada.service.add_place, PlaceEntry(id="p2", kind=PlaceKind.FOLDER, address=str(tmp_path / folder)), None)
    assert [place.id for place in ada.service.list.places] == ["p1"]
