"""Activities on the web: a card, a stand-in for the browser, the bar that leads back, pictures taken along."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt, QUrl
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.support.running_program import items, wait_for
from tests.support.widgets import click
from tni.app.application import Application
from tni.core.ids import ItemId
from tni.core.settings import AGREED_HOSTS
from tni.document.items import Image, PluginItem
from tni.document.resource_card import ResourceCard, card_of
from tni.services.library.link_check import LinkReport, LinkState
from tni.ui.chrome.commands import CommandId
from tni.ui.chrome.question_panel import QuestionPanel
from tni.ui.main_window.capture import ScreenPicture
from tni.ui.panels.resource_grid import entry_name
from tni.ui.panels.settings_panel import SettingsPanel
from tni.ui.panels.visit_bar import VisitBar

PHET, STRANGE = "https://phet.colorado.edu/sims/html/balloons.html", "https://example.org/jeu?x=1"


class Browser:
    """Stand-in for the system's browser and for the network. report: of the page that is asked for."""

    def __init__(self, program: Application) -> None:
        self.opened: list[str] = []
        self.report = LinkReport({})
        self.is_there = True
        program.resources.cards.open_url = self._open
        program.resources.service.check_page = lambda _address, done: done(self.report)  # type: ignore[method-assign]

    def _open(self, url: QUrl) -> bool:
        self.opened.append(url.toString())
        return self.is_there


@pytest.fixture
def browser(program: Application) -> Browser:
    return Browser(program)


def put(program: Application, address: str, title: str = "Ballons") -> ItemId:
    """Put a card on the page from the panel of a link, and select it."""
    actions = program.resources.panel
    actions.ask_link(address)
    assert actions.link_panel is not None
    actions.link_panel.title.setText(title)
    click(actions.link_panel, "Mettre sur la page")
    wait_for(lambda: cards(program) != [], "the card")
    ((key, card),) = cards(program)
    assert (card.title, card.address) == (title, address)
    return key


def cards(program: Application) -> list[tuple[ItemId, ResourceCard]]:
    return [(one.id, card) for one in items(program) if (card := card_of(one)) is not None]


def open_card(program: Application) -> None:
    program.main_controller.window.commands[CommandId.OPEN_CARD].trigger()


def bar(program: Application) -> VisitBar:
    wait_for(lambda: program.resources.visits.bar is not None and program.resources.visits.bar.isVisible(), "the bar")
    assert program.resources.visits.bar is not None
    return program.resources.visits.bar


def grabs(colour: str) -> Callable[[], ScreenPicture]:
    picture = QImage(320, 200, QImage.Format.Format_RGB32)
    picture.fill(QColor(colour))
    return lambda: ScreenPicture(picture, QPoint(0, 0))


def test_an_address_becomes_a_card_that_opens_with_one_touch_and_a_bar_leads_back(
    program: Application, browser: Browser
) -> None:
    put(program, PHET)
    window = program.main_controller.window
    was_full = window.isFullScreen()
    open_card(program)
    assert browser.opened == [PHET]
    shown = bar(program)
    wait_for(window.isMinimized, "room for the browser")
    assert shown.heading.text() == "phet.colorado.edu"
    assert shown.windowFlags() & Qt.WindowType.WindowStaysOnTopHint
    QTest.mouseClick(shown.back, Qt.MouseButton.LeftButton)
    wait_for(lambda: not window.isMinimized(), "the lesson")
    assert not shown.isVisible()
    assert window.isFullScreen() is was_full


def test_a_picture_of_the_browser_comes_to_the_page_to_be_written_on(program: Application, browser: Browser) -> None:
    put(program, PHET)
    open_card(program)
    shown = bar(program)
    program.resources.visits.grab = grabs("blue")
    click(shown, "Écrire sur une image")
    wait_for(lambda: any(isinstance(one, Image) for one in items(program)), "the picture")
    (picture,) = (one for one in items(program) if isinstance(one, Image))
    assert picture.alt == "Ballons"
    assert not program.main_controller.window.isMinimized()
    assert len(cards(program)) == 1


def test_a_picture_of_the_browser_stands_on_the_card_and_one_undo_takes_it_away(
    program: Application, browser: Browser
) -> None:
    key = put(program, PHET)
    document = program.main_controller.editor.document
    before = document.item(key)
    assert isinstance(before, PluginItem)
    open_card(program)
    shown = bar(program)
    program.resources.visits.grab = grabs("red")
    click(shown, "Image sur la carte")
    editor = program.main_controller.editor
    wait_for(lambda: editor.document.item(key) != before, "the picture")
    after = editor.document.item(key)
    assert isinstance(after, PluginItem)
    assert after.picture is not None
    drawn = QImage.fromData(program.current_lesson.lesson.port.blob(after.picture))
    assert drawn.pixelColor(drawn.width() // 2, drawn.height() // 4).red() > 200
    assert (after.width_mm, after.data) == (before.width_mm, before.data)
    program.main_controller.window.commands[CommandId.UNDO].trigger()
    assert program.main_controller.editor.document.item(key) == before


def test_where_no_picture_can_be_taken_it_is_said_and_nothing_changes(program: Application, browser: Browser) -> None:
    put(program, PHET)
    before = items(program)
    open_card(program)
    shown = bar(program)
    program.resources.visits.grab = lambda: None
    click(shown, "Écrire sur une image")
    wait_for(lambda: not program.main_controller.window.isMinimized(), "the lesson")
    assert items(program) == before


def test_a_locked_card_keeps_its_picture(program: Application, browser: Browser) -> None:
    key = put(program, PHET)
    open_card(program)
    shown = bar(program)
    program.main_controller.window.commands[CommandId.LOCK].trigger()
    before = program.main_controller.editor.document.item(key)
    program.resources.visits.grab = grabs("red")
    click(shown, "Image sur la carte")
    wait_for(lambda: not program.main_controller.window.isMinimized(), "the lesson")
    assert program.main_controller.editor.document.item(key) == before


@pytest.mark.parametrize(
    ("report", "said"),
    [(LinkReport({PHET: LinkState.OFFLINE}, is_offline=True), "Pas de connexion"),
     (LinkReport({PHET: LinkState.GONE}), "n’existe plus"), (LinkReport({PHET: LinkState.THERE}), "")],
)  # fmt: skip
def test_the_bar_says_why_the_browser_shows_nothing(
    program: Application, browser: Browser, report: LinkReport, said: str
) -> None:
    browser.report = report
    put(program, PHET)
    open_card(program)
    text = bar(program).message.text()
    assert said in text
    assert bool(text) is bool(said)


def test_the_address_of_a_lesson_from_elsewhere_is_shown_before_it_is_opened(
    program: Application, browser: Browser
) -> None:
    """The link is thrown out of the resources, as if the card had come with another teacher's lesson."""
    put(program, STRANGE, "Jeu")
    folder = program.resources.service.folder
    wait_for(lambda: any(folder.rglob("*.url")), "the link")
    for file in folder.rglob("*.url"):
        file.unlink()
    open_card(program)
    window = program.main_controller.window
    wait_for(lambda: window.findChild(QuestionPanel) is not None, "the question")
    assert browser.opened == []
    click(window.findChild(QuestionPanel), "Annuler")
    assert browser.opened == []
    open_card(program)
    wait_for(lambda: any(one.isVisible() for one in window.findChildren(QuestionPanel)), "the question again")
    (asked,) = (one for one in window.findChildren(QuestionPanel) if one.isVisible())
    click(asked, "Ouvrir")
    assert browser.opened == [STRANGE]
    QTest.mouseClick(bar(program).back, Qt.MouseButton.LeftButton)
    open_card(program)
    assert browser.opened == [STRANGE, STRANGE], "it is asked once"
    QTest.mouseClick(bar(program).back, Qt.MouseButton.LeftButton)
    assert program.settings.get(AGREED_HOSTS) == "example.org", "it is kept for the next start"
    window.commands[CommandId.SETTINGS].trigger()
    (panel,) = window.findChildren(SettingsPanel)
    panel.show_page(3)
    click(panel, "Demander à nouveau avant d’ouvrir example.org")
    panel.put_away()
    open_card(program)
    wait_for(lambda: any(one.isVisible() for one in window.findChildren(QuestionPanel)), "the question once more")
    assert browser.opened == [STRANGE, STRANGE]


def test_a_link_that_the_teacher_keeps_is_opened_without_a_question(program: Application, browser: Browser) -> None:
    put(program, STRANGE, "Jeu")
    wait_for(lambda: any(program.resources.service.folder.rglob("*.url")), "the link")
    open_card(program)
    wait_for(lambda: browser.opened == [STRANGE], "the browser")
    bar(program)


def test_without_a_browser_the_lesson_stays(program: Application, browser: Browser) -> None:
    put(program, PHET)
    browser.is_there = False
    open_card(program)
    assert browser.opened == [PHET]
    assert not program.main_controller.window.isMinimized()
    assert program.resources.visits.bar is None


def test_the_command_begins_with_the_free_sites_or_with_what_was_copied(program: Application, browser: Browser) -> None:
    QApplication.clipboard().clear()
    command, actions = program.main_controller.window.commands[CommandId.WEB_ACTIVITY], program.resources.panel
    command.trigger()
    wait_for(actions.panel.isVisible, "the panel")
    names = [entry_name(one) for one in actions.panel.grid.shown.entries]
    assert names[0] == "PhET : simulations"
    assert "MathALÉA" in names
    actions.panel.search.setText("astronomie")
    assert entry_name(actions.panel.grid.shown.entries[0]) == "Stellarium Web : le ciel"
    actions.panel.search.clear()
    actions.panel.put_away()
    QApplication.clipboard().setText(PHET)
    command.trigger()
    assert actions.link_panel is not None
    assert actions.link_panel.address.text() == PHET
    assert "PhET" in actions.link_panel.note.text()
    actions.link_panel.put_away()
