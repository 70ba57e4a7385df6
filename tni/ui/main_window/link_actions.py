"""Links that are tapped on the page: what they open, and where."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack
from functools import partial
from pathlib import Path

from PySide6.QtCore import QUrl

from tni.core.errors import TniError
from tni.core.ids import BlobId, PageId, QuestionId, new_id
from tni.core.one_line import shortened
from tni.core.tasks import TaskRunner
from tni.core.web_address import host_of, short_host
from tni.document.behaviour import linked_file
from tni.document.lesson_plan import FILE_PREFIX, HomeworkFile
from tni.document.pointer import Changed, ChangedFlag
from tni.services.lesson.lesson_editor import LessonEditor
from tni.ui.i18n import tr
from tni.ui.main_window.window import MainWindow

SHOWN_LETTERS = 80
"""Most letters of an address in the notice that offers to open it."""


class LinkActions:
    """Opens links. open_url: opens an address or a file in the system's own program; returns whether there is one.
    ask: asks a question of the lesson; None while there is no class."""

    def __init__(
        self,
        window: MainWindow,
        editor: Callable[[], LessonEditor],
        blobs: Callable[[BlobId], bytes],
        tasks: TaskRunner,
    ) -> None:
        self._window, self._editor, self._blobs, self._tasks = window, editor, blobs, tasks
        self.open_url = _open_outside
        self.ask: Callable[[QuestionId], None] | None = None
        self._folders = ExitStack()
        self._folder: Path | None = None

    def follow(self, changed: Changed) -> None:
        """Open the link that was tapped."""
        if changed.what & ChangedFlag.LINK and (link := self._editor().take_link()):
            self.open(link, is_shown=False)

    def open(self, link: str, *, is_shown: bool = True) -> None:
        """Open a link. is_shown: the teacher has seen where it leads; else an address is shown first."""
        from tni.document.links import MAIL, linked_page, linked_question  # with the first link

        if (page := linked_page(link)) is not None:
            self._turn_to(page)
        elif (file := linked_file(link)) is not None:
            self._open_file(*file)
        elif (question := linked_question(link)) is not None:
            self._ask(question)
        elif link.startswith(MAIL):
            self._offer(link.removeprefix(MAIL), tr("Écrire"), partial(self._open_url, QUrl(link)))
        else:
            self._open_address(link, is_shown=is_shown)

    def _turn_to(self, page: PageId) -> None:
        if any(one.id == page for one in self._editor().pages):
            self._window.do(lambda editor: editor.go_to(page))
        else:
            self._window.notices.show(tr("Cette page n’est plus dans la leçon."))

    def _ask(self, question: QuestionId) -> None:
        if self.ask is not None:
            self.ask(question)

    def _offer(self, address: str, act_text: str, act: Callable[[], None]) -> None:
        """Show where a link leads, with a button that goes there: nothing outside opens by one tap of a pupil."""
        text = tr("Lien : {}").format(shortened(address, SHOWN_LETTERS))
        self._window.notices.show(text, act_text=act_text, act=act)

    def _open_address(self, address: str, *, is_shown: bool) -> None:
        from tni.ui.main_window.outside import checked_url  # with the first link

        url = checked_url(address)
        if url is None:
            self._window.notices.show(tr("Cette adresse est douteuse : elle n’a pas été ouverte."), serious=True)
            return
        host = short_host(host_of(address))
        told = tr("{} s’ouvre dans le navigateur.").format(host)
        if is_shown:
            self._open_url(url, told)
        else:
            self._offer(address, tr("Ouvrir {}").format(shortened(host, 28)), partial(self._open_url, url, told))

    def _open_url(self, url: QUrl, told: str = "") -> None:
        if not self.open_url(url):
            self._window.notices.show(tr("Cet ordinateur n’a pas de logiciel pour ouvrir cela."), serious=True)
        elif told:
            self._window.notices.show(told)

    def _open_file(self, blob: BlobId, name: str) -> None:
        """Open a file of the lesson through a copy in a folder of its own."""
        from tni.ui.main_window.outside import is_harmless  # with the first file

        if not is_harmless(name):
            text = tr("« {} » pourrait être un programme : TNI ne l’ouvre pas.").format(shortened(name, SHOWN_LETTERS))
            self._window.notices.show(text, serious=True)
            return
        from tni.files.work_folder import work_folder
        from tni.services.lesson.lesson_files import path_in, write_out

        try:
            data = self._blobs(blob)
            if self._folder is None:
                self._folder = self._folders.enter_context(work_folder())
        except (TniError, OSError) as error:
            self._window.show_error(error)
            return
        path = path_in(self._folder, HomeworkFile(id=FILE_PREFIX + new_id(), file=blob, name=name))
        self._tasks.submit(
            lambda: write_out(path, data),
            lambda _done: self._open_url(QUrl.fromLocalFile(str(path))),
            self._window.show_error,
        )

    def close(self) -> None:
        """Delete the copies of files."""
        self._folders.close()


def _open_outside(url: QUrl) -> bool:
    from tni.ui.main_window.outside import open_outside  # with the first link

    return open_outside(url)
