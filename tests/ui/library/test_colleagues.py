"""Sharing between colleagues in the running program, by a folder that a colleague's program uses too."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox

from tests.services.library.test_sharing_service import Teacher
from tests.sharing.test_nextcloud_login import Server
from tests.support.dav_server import PASSWORD, USER, dav_server
from tests.support.hands import placed
from tests.support.libraries import a_text, write_lesson
from tests.support.local_server import local_server
from tests.support.running_program import LEFT, folders, wait_for
from tests.support.widgets import click, texts
from tni.app.application import Application
from tni.core.ids import ItemId, PageId
from tni.document.document import ChangeKind
from tni.document.items import Page, Text
from tni.document.lesson_plan import Credit
from tni.library.shared_lesson import SharedRole, SharingState
from tni.library.shared_update import PageTaking
from tni.library.sharing_list import LessonEntry, PlaceEntry, PlaceKind
from tni.services.library.sharing_service import SharingService
from tni.store.lesson_database import LessonDatabase
from tni.store.lesson_file import new_lesson
from tni.ui.chrome.commands import CommandId
from tni.ui.chrome.question_panel import QuestionPanel
from tni.ui.library.colleagues_sheet import ColleaguesSheet
from tni.ui.library.update_sheet import UpdateSheet

P0, P1, P2 = (PageId(f"p{number}") for number in range(3))
LESSON = "Les fractions"


@dataclass
class Colleagues:
    """Ada in the running program, and her colleague Bea. shared: their folder."""

    program: Application
    bea: Teacher
    shared: Path

    @property
    def service(self) -> SharingService:
        return self.program.sharing.controller.service

    @property
    def sheet(self) -> ColleaguesSheet:
        """The sheet of places, opened where it is not."""
        if self.program.sharing.controller.sheet is None:
            self.program.main_controller.commands[CommandId.SHARING].trigger()
        sheet = self.program.sharing.controller.sheet
        assert sheet is not None
        return sheet

    @property
    def entry(self) -> LessonEntry:
        (entry,) = self.service.list.lessons
        return entry

    def wait(self) -> None:
        """Wait until nothing is exchanged any more."""
        wait_for(lambda: bool(self.service.outcomes) and not self.service.running, "the exchange")

    def add_folder(self) -> None:
        sheet = self.sheet
        wait_for(lambda: bool(self.service.list.writer), "the list")
        adding = self.program.sharing.controller.adding
        assert adding is not None
        assert sheet.isVisible()
        adding.add_folder(self.shared)
        wait_for(lambda: bool(self.service.list.places), "the place")
        self.wait()

    def share(self) -> None:
        """Share the open lesson with Bea, who changes it."""
        self.add_folder()
        self.flush()
        click(self.sheet, "Partager ici la leçon ouverte")
        wait_for(lambda: bool(self.service.list.lessons), "the lesson")
        self.wait()
        (found,) = self.bea.exchange().available
        self.bea.fetch(found)

    def flush(self) -> None:
        """Wait until what is on the board is in its file."""
        file = self.program.current_lesson.lesson.file
        assert file is not None
        file.flush()

    def exchange(self) -> None:
        """Exchange what is on the board."""
        self.flush()
        click(self.sheet, "Échanger maintenant")
        wait_for(lambda: not self.service.running, "the exchange")

    def look(self) -> UpdateSheet:
        click(self.sheet, f"Regarder : {self.title}")
        return self.update_sheet()

    @property
    def title(self) -> str:
        return Path(self.entry.path).stem

    def update_sheet(self) -> UpdateSheet:
        updates = self.program.sharing.controller.updates
        wait_for(lambda: updates.sheet is not None, "the pages")
        assert updates.sheet is not None
        return updates.sheet


@pytest.fixture
def here(tmp_path: Path, qapp: QApplication) -> Iterator[Colleagues]:
    home, shared = tmp_path / "ada", tmp_path / "key"
    shared.mkdir()
    path = folders(home).library / f"{LESSON}.tni"
    path.parent.mkdir(parents=True)
    new_lesson(path)
    write_lesson(path, LESSON, (("Un quart",), ("Un tiers",), ("Un demi",)), in_place=True)
    with placed(home, path) as made:
        place = PlaceEntry(id="b", kind=PlaceKind.FOLDER, address=str(shared))
        yield Colleagues(made, Teacher(tmp_path, "Bea", place), shared)


def pages(program: Application) -> list[PageId]:
    return [page.id for page in program.main_controller.editor.pages]


def test_a_lesson_is_shared_and_both_versions_of_a_page_are_kept(here: Colleagues) -> None:
    board, bea = here.program.main_controller, here.bea
    here.share()
    assert "À jour" in texts(here.sheet)
    bea.change(a_text("b", P0, "De Bea"), replace(a_text("b2", P1, "Un mot"), page=P1))
    bea.exchange()
    board.window.do(lambda editor: editor.go_to(P0) | editor.add_text("D’Ada", 20, 60))
    here.exchange()
    assert here.entry.state is SharingState.CONFLICT
    sheet = here.look()
    assert list(sheet.pages) == [P0, P1]
    assert sheet.choices.undecided == (P0,)
    assert not sheet.apply.isEnabled()
    row = sheet.pages[P0]
    assert row.ours.boxes
    assert row.ours.boxes == row.theirs.boxes
    wait_for(lambda: row.ours.is_painted and row.theirs.is_painted, "the pictures")
    row.theirs.click()
    assert sheet.choices.choice(P0) is PageTaking.THEIRS
    click(sheet, "Tout garder des deux")
    assert sheet.choices.choice(P0) is PageTaking.BESIDE
    before = pages(here.program)
    click(sheet, "Appliquer")
    wait_for(lambda: here.entry.state is SharingState.CURRENT, "the update")
    assert len(pages(here.program)) == len(before) + 1
    assert board.editor.document.item(ItemId("b2")) is not None
    board.commands[CommandId.UNDO].trigger()
    assert pages(here.program) == before
    assert board.editor.document.item(ItemId("b2")) is None


def test_a_colleague_s_lesson_is_followed_and_told_of_after_the_seance(here: Colleagues) -> None:
    program, bea = here.program, here.bea
    path = bea.home / "Le cercle.tni"
    path.parent.mkdir(parents=True, exist_ok=True)
    new_lesson(path)
    write_lesson(path, "Le cercle", (("Un rayon",),), in_place=True)
    bea.share(path)
    bea.exchange()
    here.add_folder()
    click(here.sheet, "Voir : Le cercle")
    inside = here.program.sharing.controller.inside
    assert inside is not None
    looked = inside.sheet
    assert looked is not None
    wait_for(lambda: looked.note.text() == "" and looked.pages.page != "", "its page")
    wait_for(lambda: looked.pages.is_painted, "the picture")
    assert {"de Bea", "1 page", "Licence non précisée"} <= set(texts(looked))
    click(looked, "Agrandir la page")
    wait_for(lambda: looked.page_view.is_painted, "the large picture")
    assert not here.service.list.lessons, "it was looked at alone"
    click(looked, "Suivre")
    assert inside.sheet is None
    wait_for(lambda: bool(here.service.list.lessons), "the lesson")
    assert here.entry.role is SharedRole.FOLLOWED
    wait_for(lambda: "Leçons suivies" in texts(here.sheet), "its heading")
    assert program.sharing.shared == {Path(here.entry.path): "Bea"}
    assert "Aucune leçon pour l’instant." in texts(here.sheet), "none of her own"
    assert Path(here.entry.path) == folders(program_home(here)).library / "Le cercle.tni"
    bea.change(Page(id=PageId("new"), position=5.0))
    bea.exchange()
    board = program.main_controller
    here.sheet.put_away()
    board.commands[CommandId.TEACH].trigger()
    here.service.exchange_all()
    wait_for(lambda: not here.service.running, "the exchange")
    told = "Une nouvelle version de « Le cercle » est arrivée de Bea."
    wait_for(lambda: here.entry.state is SharingState.UPDATE, "the update")
    assert told not in board.window.notices.texts()
    board.commands[CommandId.TEACH].trigger()
    wait_for(lambda: told in board.window.notices.texts(), "the notice")
    (notice,) = (one for one in board.window.notices.shown if one.text == told)
    click(notice, "Regarder")
    sheet = here.update_sheet()
    assert list(sheet.pages) == ["new"]
    click(sheet, "Appliquer")
    wait_for(lambda: here.entry.state is SharingState.CURRENT, "the update")
    click(here.sheet, "Ne plus suivre : Le cercle")
    wait_for(lambda: not here.service.list.lessons, "the end")


def program_home(here: Colleagues) -> Path:
    return here.shared.parent / "ada"


def test_a_lesson_of_the_library_is_shared_without_being_opened_and_has_the_title_that_colleagues_see(
    here: Colleagues,
) -> None:
    path = folders(program_home(here)).library / "2de - Cercles.tni"
    new_lesson(path)
    write_lesson(path, "Le cercle", (("Un rayon",),), in_place=True)
    database = LessonDatabase(path)
    with database.transaction():
        database.add_outside(Credit(id="credit:x", source="Manuel", classroom_only=True))
    database.close()
    here.program.library.refresh()
    here.add_folder()
    wait_for(lambda: here.program.library.state.lesson_at(str(path)) is not None, "the lesson")
    click(here.sheet, "Partager une autre leçon…")
    choice = here.program.sharing.controller.choice
    assert choice is not None
    QTest.keyClicks(choice.search, "cercle")
    (item,) = (choice.list.item(row) for row in range(choice.list.count()))
    QTest.mouseClick(choice.list.viewport(), LEFT, pos=choice.list.visualItemRect(item).center())
    wait_for(lambda: bool(here.service.list.lessons), "the lesson")
    here.wait()
    assert here.entry.path == str(path)
    (offered,) = here.bea.exchange().available
    assert offered.title == "Le cercle"
    kept = "Extraits à usage de classe : 1. Ils restent ici, le reste de la leçon est partagé."
    assert kept in here.program.main_controller.window.notices.texts()
    wait_for(lambda: "Le cercle" in texts(here.sheet), "its title")


def test_a_lesson_that_is_renamed_stays_shared(here: Colleagues) -> None:
    here.share()
    here.program.current_lesson.rename("Quarts et tiers")
    wait_for(lambda: here.title == "Quarts et tiers", "the name")
    here.exchange()
    assert here.entry.state is SharingState.CURRENT


def test_a_place_that_is_away_says_so_and_is_removed_without_loss(here: Colleagues) -> None:
    here.share()
    away = here.shared.rename(here.shared.with_name("pulled out"))
    here.exchange()
    assert any(text.startswith("Hors ligne, dernier échange : ") for text in texts(here.sheet))
    click(here.sheet, "Retirer")
    (question,) = here.sheet.findChildren(QuestionPanel)
    click(question, "Retirer")
    wait_for(lambda: not here.service.list.places, "the removal")
    assert list(away.rglob("r-*"))
    assert here.program.current_lesson.lesson.path is not None


def test_a_nextcloud_is_added_by_an_app_password(here: Colleagues, tmp_path: Path) -> None:
    served = tmp_path / "cloud"
    (served / "remote.php/dav/files" / USER / "Maths 5e").mkdir(parents=True)
    click(here.sheet, "Ajouter un Nuage (Nextcloud)")
    adding = here.program.sharing.controller.adding
    assert adding is not None
    panel = adding.panel
    assert panel is not None
    click(panel, "Se connecter dans le navigateur")
    assert panel.wrong.text() == "Saisir d’abord l’adresse du Nuage."
    with dav_server(served) as port:
        QTest.keyClicks(panel.address, f"http://127.0.0.1:{port}")
        QTest.keyClicks(panel.folder, "Maths 5e")
        click(panel, "Avec un mot de passe d’application")
        QTest.keyClicks(panel.user, USER)
        QTest.keyClicks(panel.password, PASSWORD)
        click(panel, "Ajouter")
        wait_for(panel.unencrypted.isVisible, "the refusal")
        assert panel.wrong.text().startswith("127.0.0.1 ne chiffre pas ses échanges")
        panel.unencrypted.click()
        click(panel, "Ajouter")
        wait_for(lambda: bool(here.service.list.places), "the place")
        here.wait()
    (place,) = here.service.list.places
    assert (place.name, place.user) == ("Maths 5e", USER)
    assert here.service.outcomes[place.id].trouble is None
    assert adding.panel is None


def test_a_sign_in_in_the_browser_can_be_given_up(here: Colleagues) -> None:
    server, opened = Server(), list[str]()
    click(here.sheet, "Ajouter un Nuage (Nextcloud)")
    adding = here.program.sharing.controller.adding
    assert adding is not None
    adding.browse = opened.append
    panel = adding.panel
    assert panel is not None
    with local_server(server.answer) as local:
        server.url = local.url("/cloud")
        QTest.keyClicks(panel.address, server.url)
        panel.unencrypted.setChecked(True)
        click(panel, "Se connecter dans le navigateur")
        wait_for(lambda: bool(opened), "the browser")
        assert opened == [f"{server.url}/login/v2/flow/abc"]
        assert not panel.address.isVisible()
        click(panel, "Annuler")
        wait_for(panel.address.isVisible, "the fields")
    assert not panel.wrong.isVisible()
    panel.put_away()
    assert here.service.list.places == ()


def test_a_version_that_waits_for_an_exchange_says_so(here: Colleagues) -> None:
    here.share()
    here.bea.change(a_text("b", P0, "De Bea"))
    here.bea.exchange()
    here.exchange()
    notices, controller = here.program.main_controller.window.notices, here.program.sharing.controller
    here.service.exchange_all()
    controller.updates.look(here.entry)
    waits = "Un échange est en cours : la version s’ouvre dès qu’il est fini."
    assert waits in notices.texts()
    sheet = here.update_sheet()
    assert waits not in notices.texts()
    sheet.put_away()


def test_her_notes_go_with_a_lesson_when_she_ticks_them_and_the_place_remembers(here: Colleagues) -> None:
    board = here.program.main_controller
    page = board.editor.document.pages()[0]
    board.editor.document.apply(board.editor.document.replace(ChangeKind.EDIT_PAGE, replace(page, notes="Pas Kevin")))
    here.add_folder()
    here.flush()
    (tick,) = (box for box in here.sheet.findChildren(QCheckBox) if box.text() == "Avec mes notes")
    assert not tick.isChecked()
    tick.click()
    click(here.sheet, "Partager ici la leçon ouverte")
    wait_for(lambda: bool(here.service.list.lessons), "the lesson")
    assert here.entry.choices.notes
    assert here.service.list.places[0].notes
    here.wait()


def test_a_drag_over_a_picture_scrolls_and_chooses_nothing(here: Colleagues) -> None:
    here.share()
    here.bea.change(*(a_text(f"b{page}", page, "De Bea") for page in (P0, P1, P2)))
    here.bea.exchange()
    here.exchange()
    sheet = here.look()
    bar, picture = sheet.column.verticalScrollBar(), sheet.pages[P0].ours
    wait_for(lambda: bar.maximum() > 0, "the pages")
    middle = picture.rect().center()
    QTest.mousePress(picture, LEFT, pos=middle)
    QTest.mouseMove(picture, middle - QPoint(0, 80))
    wait_for(lambda: bar.value() > 0, "the scrolling")
    QTest.mouseRelease(picture, LEFT, pos=middle)
    assert sheet.choices.choice(P0) is PageTaking.THEIRS
    sheet.put_away()


def test_a_copy_is_a_lesson_of_her_own_and_extracts_stay_with_their_owner(here: Colleagues) -> None:
    board, bea = here.program.main_controller, here.bea
    credit = Credit(id="", source="Manuel", classroom_only=True)
    board.window.do(lambda editor: editor.credit_items([item.id for item in editor.document.items(P0)], credit))
    here.share()
    assert "Extraits à usage de classe : 1. Ils restent ici, le reste de la leçon est partagé." in (
        board.window.notices.texts()
    )
    assert [key for key, record in bea.records().items() if isinstance(record, Text) and record.page == P0] == []
    path = bea.home / "Le cercle.tni"
    new_lesson(path)
    write_lesson(path, "Le cercle", (("Un rayon",),), in_place=True)
    bea.share(path)
    bea.exchange()
    here.exchange()
    before = here.service.list.lessons
    click(here.sheet, "Copier : Le cercle")
    copy = folders(program_home(here)).library / "Le cercle.tni"
    wait_for(lambda: "« Le cercle » est dans vos leçons." in board.window.notices.texts(), "the copy")
    wait_for(lambda: here.service.list.lessons == before, "the end of sharing")
    assert copy.is_file()
