"""Commands on the cards and pictures of a page: opening a link or a sound outside, and keeping what is selected among
the resources."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path

from PySide6.QtCore import QUrl

from tni.core.errors import TniError
from tni.core.ids import BlobId, ItemId
from tni.core.web_address import host_of, short_host
from tni.document.items import Image
from tni.document.links import only_link
from tni.document.resource_card import ResourceCard, card_of
from tni.files.work_folder import work_folder
from tni.library.known_services import service_of
from tni.services.lesson.credit_commands import credit_of
from tni.services.lesson.lesson_editor import LessonEditor
from tni.services.library.agreed_hosts import AgreedHosts
from tni.services.library.resource_service import ResourceService, sound_file
from tni.ui.chrome.question_panel import Answer, QuestionPanel
from tni.ui.i18n import tr
from tni.ui.main_window.outside import checked_url, open_outside
from tni.ui.main_window.window import MainWindow

LETTERS = 160
"""Longest address that is shown whole."""


class CardActions:
    """Commands on selected cards and pictures. blobs: returns the bytes of the open lesson. open_url: opens an address
    or a file in the system's own program; returns whether there is one. play: plays a sound here; None to open it
    in the system's program. agreed: hosts that are opened without a question."""

    def __init__(
        self,
        window: MainWindow,
        editor: Callable[[], LessonEditor],
        blobs: Callable[[BlobId], bytes],
        service: Callable[[], ResourceService],
        agreed: AgreedHosts,
        open_url: Callable[[QUrl], bool] = open_outside,
        play: Callable[[ItemId], None] | None = None,
    ) -> None:
        self._window, self._editor, self._blobs, self._service = window, editor, blobs, service
        self.open_url, self._play = open_url, play
        self.open_link: Callable[[str], None] = lambda _link: None
        """Opens the link of an item that is no card."""
        self.visit: Callable[[ItemId, ResourceCard], None] = lambda _item, _card: None
        """Makes room for the browser that has opened the page of a card."""
        self._agreed = agreed
        self._folders = ExitStack()
        self._sounds: Path | None = None

    def open_selected(self) -> None:
        """Open the link or the sound of the selected card, or what another selected item opens."""
        editor = self._editor()
        if link := selected_link(editor):
            self.open_link(link)
            return
        cards = [card for key in editor.selection if (card := card_of(editor.document.item(key))) is not None]
        if len(editor.selection) == len(cards) == 1 and cards[0].sound is not None and self._play is not None:
            self._play(next(iter(editor.selection)))
            return
        if len(cards) != 1:
            self._window.notices.show(tr("Sélectionner d’abord la carte d’un lien ou d’un son."))
            return
        try:
            if cards[0].address:
                self._open_link(next(iter(editor.selection)), cards[0])
            elif not self._open_sound(cards[0]):
                self._tell_no_program()
        except (TniError, OSError) as error:
            self._window.show_error(error)

    def _tell_no_program(self) -> None:
        self._window.notices.show(tr("Cet ordinateur n’a pas de logiciel pour ouvrir cela."), serious=True)

    def _open_link(self, item: ItemId, card: ResourceCard) -> None:
        """Open a link in the browser, if Qt reads the same host in it as the card shows. A host that is neither known
        nor among the teacher's links, as in a lesson from elsewhere, is named first."""
        url, host = checked_url(card.address), host_of(card.address)
        if url is None:
            self._window.notices.show(tr("Cette adresse est douteuse : elle n’a pas été ouverte."), serious=True)
        elif service_of(host) is not None or host in self._agreed.hosts:
            self._open_url(item, card, url)
        else:
            self._service().has_link_to(
                host,
                lambda kept: self._open_url(item, card, url) if kept else self._ask(item, card, url),
                self._window.show_error,
            )

    def _ask(self, item: ItemId, card: ResourceCard, url: QUrl) -> None:
        """Show the address before it is opened for the first time."""
        shown = card.address if len(card.address) <= LETTERS else f"{card.address[:LETTERS]}…"
        text = tr("Cette adresse n’est pas parmi les liens gardés : {}").format(shown)

        def agree() -> None:
            self._agreed.add(host_of(card.address))
            self._open_url(item, card, url)

        answers: list[Answer] = [(tr("Ouvrir"), agree), (tr("Annuler", "cancel"), lambda: None)]
        panel = QuestionPanel(self._window.kit, tr("Ouvrir cette page ?"), text, answers, self._window)
        panel.set_area(self._window.low_area)
        panel.open_low()

    def _open_url(self, item: ItemId, card: ResourceCard, url: QUrl) -> None:
        if not self.open_url(url):
            self._tell_no_program()
            return
        self._window.notices.show(tr("{} s’ouvre dans le navigateur.").format(short_host(host_of(card.address))))
        self.visit(item, card)

    def _open_sound(self, card: ResourceCard) -> bool:
        """Write a sound to a temporary file and open it. Raises: LessonStoreError, NotAResourceError, OSError."""
        assert card.sound is not None
        data = self._blobs(card.sound)
        name = sound_file(data, card.title or tr("Son"))
        if self._sounds is None:
            self._sounds = self._folders.enter_context(work_folder())
        path = self._sounds / card.sound[:16] / name
        if not path.exists():  # else a player may have it open
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(data)
        return self.open_url(QUrl.fromLocalFile(str(path)))

    def keep_selected(self) -> None:
        """Keep the selected pictures, sounds and links among the resources, with their credits."""
        editor, fail = self._editor(), self._window.show_error
        kept = 0
        for key in sorted(editor.selection):
            item = editor.document.item(key)
            card = card_of(item)
            try:
                if isinstance(item, Image):
                    credit = credit_of(editor.document, item)
                    title = item.alt.strip() or (credit.author if credit is not None else "") or tr("Image")
                    self._service().add_picture(self._blobs(item.blob), title, credit, self._kept, fail)
                elif card is not None and card.sound is not None and item is not None:
                    credit = credit_of(editor.document, item)
                    self._service().add_sound(self._blobs(card.sound), card.title, credit, self._kept, fail)
                elif card is not None:
                    self._service().keep_link(card.address, card.title, self._kept, fail)
                else:
                    continue
            except TniError as error:
                fail(error)
                return
            kept += 1
        if not kept:
            self._window.notices.show(tr("Sélectionner d’abord une image, un son ou un lien de la page."))

    def _kept(self, _path: str) -> None:
        self._window.notices.show(tr("Gardé dans les ressources."))

    def close(self) -> None:
        """Delete the temporary files of sounds."""
        self._folders.close()


def selected_link(editor: LessonEditor) -> str:
    """Return the link of the only selected item; "" without one."""
    items = [editor.document.item(key) for key in editor.selection]
    return only_link(items[0]) if len(items) == 1 and items[0] is not None else ""
