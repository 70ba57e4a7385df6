"""Visits of a card's page in the browser: the window makes room for it, a bar above the browser leads back, with a
picture of the screen if the teacher wants one."""

from __future__ import annotations

from collections.abc import Callable
from typing import override

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QGuiApplication, QImage

from tni.core.ids import ItemId
from tni.core.web_address import host_of, short_host
from tni.document.resource_card import ResourceCard
from tni.render.raster.page_image import encode_picture
from tni.services.lesson.lesson_editor import LessonEditor
from tni.services.library.link_check import LinkReport, LinkState
from tni.services.library.resource_service import ResourceService
from tni.ui.i18n import tr
from tni.ui.main_window.capture import CAPTURE_WAIT_MS, ScreenPicture
from tni.ui.main_window.extract_actions import ExtractActions
from tni.ui.main_window.screen_windows import screen_windows
from tni.ui.main_window.window import MainWindow
from tni.ui.panels.resource_faces import link_card
from tni.ui.panels.visit_bar import VisitBar


class WebVisits(QObject):
    """Visits of pages from the main window, one at a time. grab: takes a picture of the screen; None where the system
    does not allow it."""

    def __init__(
        self,
        window: MainWindow,
        editor: Callable[[], LessonEditor],
        extracts: ExtractActions,
        service: Callable[[], ResourceService],
    ) -> None:
        super().__init__(window)
        self._window, self._editor, self._extracts, self._service = window, editor, extracts, service
        self.grab: Callable[[], ScreenPicture | None] = self._grab
        self.bar: VisitBar | None = None
        self._item: ItemId | None = None
        self._card: ResourceCard | None = None
        self._was_full = self._was_maximized = False

    def begin(self, item: ItemId, card: ResourceCard) -> None:
        """Make room for the browser, which opens the page of a card."""
        self._item, self._card = item, card
        window = self._window
        if not window.isMinimized():
            self._was_full, self._was_maximized = window.isFullScreen(), window.isMaximized()
        if self.bar is None:
            bar = self.bar = VisitBar(window.kit)
            bar.back_wanted.connect(self.end)
            bar.page_picture_wanted.connect(lambda: self._take(self._put_on_page))
            bar.card_picture_wanted.connect(lambda: self._take(self._put_on_card))
            window.installEventFilter(self)
        screen = window.screen() or QGuiApplication.primaryScreen()
        window.showMinimized()
        self.bar.open_on(screen, short_host(host_of(card.address)))
        self._service().check_page(card.address, lambda report: self._tell(card, report))

    def _tell(self, card: ResourceCard, report: LinkReport) -> None:
        """Say why the browser shows no page."""
        if self.bar is None or not self.bar.isVisible() or self._card is not card:
            return
        if report.is_offline:
            self.bar.tell(tr("Pas de connexion à Internet : la page ne peut pas s’afficher."))
        elif report.states.get(card.address) is LinkState.GONE:
            self.bar.tell(tr("Cette page n’existe plus à cette adresse."))

    def end(self) -> None:
        """Bring the lesson back."""
        if self.bar is not None:
            self.bar.hide()
        window = self._window
        if self._was_full:
            window.showFullScreen()
        elif self._was_maximized:
            window.showMaximized()
        else:
            window.showNormal()
        window.raise_()
        window.activateWindow()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Put the bar away when the window comes back by other means, as by the system's bar."""
        is_back = event.type() is QEvent.Type.WindowStateChange and not self._window.isMinimized()
        if is_back and self.bar is not None and self.bar.isVisible():
            self.bar.hide()
        return False

    # -- pictures

    def _take(self, use: Callable[[ScreenPicture], None]) -> None:
        """Take a picture of the screen without the bar, and come back with it."""
        if self.bar is None or not self.bar.isVisible():
            return
        self.bar.hide()
        QTimer.singleShot(CAPTURE_WAIT_MS, self, lambda: self._taken(use))

    def _taken(self, use: Callable[[ScreenPicture], None]) -> None:
        screen = self.grab()
        self.end()
        if screen is None or screen.picture.isNull():
            self._window.notices.show(tr("L’écran n’a pas pu être capturé : le système ne le permet pas."))
            return
        use(screen)

    def _grab(self) -> ScreenPicture | None:
        screen = self._window.screen() or QGuiApplication.primaryScreen()
        picture: QImage = screen.grabWindow(0).toImage()
        picture.setDevicePixelRatio(1.0)
        return ScreenPicture(picture, screen.geometry().topLeft(), screen_windows())

    def _put_on_page(self, screen: ScreenPicture) -> None:
        name = self._card.title if self._card is not None else ""
        credit = screen.credit(screen.picture.rect())
        self._extracts.insert(screen.picture, name or tr("Capture de l’écran"), None, credit, is_screen=True)

    def _put_on_card(self, screen: ScreenPicture) -> None:
        item, card = self._item, self._card
        if item is None or card is None:
            return
        drawn = encode_picture(link_card(card.title, card.address, screen.picture, self._window.kit))
        before = self._editor().document.item(item)
        self._window.do(lambda editor: editor.give_card_picture(item, drawn))
        if self._editor().document.item(item) == before:
            self._window.notices.show(tr("La carte n’est plus sur la page, ou elle est verrouillée : rien n’a changé."))

    def close(self) -> None:
        """Take the bar away for good."""
        if self.bar is not None:
            self._window.removeEventFilter(self)
            self.bar.close()
            self.bar.deleteLater()
            self.bar = None
