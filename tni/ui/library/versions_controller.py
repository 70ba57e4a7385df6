"""Controller of « Autres versions de cette page »: finds, opens and copies pages that are like the one shown."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from tni.core.ids import PageId
from tni.document.clipboard_items import lost_behaviour
from tni.document.document import Document
from tni.document.items import LessonRecord, Text
from tni.services.lesson.lesson_events import LessonEvent, LessonLeaving
from tni.services.library.library_pages import text_words
from tni.services.library.page_versions import LibraryPage, page_hash
from tni.services.library.stored_page import StoredPage, read_page
from tni.ui.canvas.thumbnail import hash_picture
from tni.ui.i18n import tr
from tni.ui.library.finding import Finding
from tni.ui.library.found_list import Found
from tni.ui.library.found_pictures import FoundPictures, WantedPicture
from tni.ui.library.versions_sheet import VersionsSheet
from tni.ui.printing.export import export_painter

if TYPE_CHECKING:
    from tni.render.raster.item_painter import ItemPainter
    from tni.services.library.library_pages import FoundVersion
    from tni.services.library.library_search import LibrarySearchState


class VersionsController:
    """Shows the versions of the page that is shown. sheet: the one that is open; None without one."""

    def __init__(self, finding: Finding) -> None:
        self._finding, self._main = finding, finding.main
        self._pictures: FoundPictures = finding.make_pictures()
        self._asked: LibraryPage | None = None
        self._found: Sequence[FoundVersion] | None = None
        self._was_describing = False
        self.sheet: VersionsSheet | None = None
        self._main.current_lesson.subscribe(self._follow_lesson)
        finding.search.subscribe(self._follow_search)

    def toggle(self) -> None:
        if self.sheet is not None:
            self.sheet.put_away()
            return
        host, style = self._main.asking_host()
        sheet = self.sheet = VersionsSheet(style, host)
        sheet.closed.connect(self._sheet_closed)
        sheet.open_wanted.connect(self._open)
        sheet.copy_wanted.connect(self._copy)
        sheet.open()
        self._find()

    def _sheet_closed(self) -> None:
        self._pictures.drop()
        self._asked = self._found = None
        if self.sheet is not None:
            self.sheet.deleteLater()
            self.sheet = None

    def _follow_lesson(self, event: LessonEvent) -> None:
        if isinstance(event, LessonLeaving) and self.sheet is not None:
            self.sheet.put_away()

    # -- search

    def _find(self) -> None:
        """Describe the page that is shown, on a worker, and look for those like it."""
        shown, page = self._main.shown, self._main.editor.page
        items = self._main.editor.document.items(page.id)
        text = "\n".join((page.title, *(item.text for item in items if isinstance(item, Text))))
        painter = export_painter(shown.pdf_pages, shown.lesson.port.blob, shown.fonts)
        sheet, path = self.sheet, self._path()

        def described(picture: int) -> None:
            if sheet is self.sheet:
                self._asked = LibraryPage(path, page.id, picture, text_words(text))
                self._finding.search.update()
                self._ask()

        self._finding.tasks.submit(lambda: _hash_of((page, *items), page.id, painter), described, self._main.fail)

    def _path(self) -> str:
        """Return the path of the open lesson from the library's folder; "" for one from elsewhere."""
        path = self._main.current_lesson.lesson.path
        library = self._finding.library
        return path.relative_to(library).as_posix() if path is not None and path.is_relative_to(library) else ""

    def _ask(self) -> None:
        if self._asked is not None:
            self._finding.search.find_versions(self._asked, self._show)

    def _follow_search(self, state: LibrarySearchState) -> None:
        """Look again when more is in the index."""
        was, self._was_describing = self._was_describing, state.is_describing
        if was and not state.is_describing:
            self._ask()

    def _show(self, versions: Sequence[FoundVersion]) -> None:
        if self.sheet is None:
            return
        state = self._finding.search.state
        incomplete = state.is_describing or state.progress is not None
        if versions == self._found:
            self.sheet.show_count(len(versions), incomplete=incomplete)  # what is selected stays so
            return
        self._found = versions
        found: list[Found] = []
        wanted: dict[str, list[WantedPicture]] = {}
        for number, version in enumerate(versions):
            text = f"{version.lesson_title}\n" + tr("Page {}").format(version.number)
            found.append(Found(text, version, number))
            wanted.setdefault(version.path, []).append(WantedPicture(number, version.page))
        self.sheet.show_found(found, incomplete=incomplete)
        self._pictures.drop()
        view = self.sheet.list
        for path, pictures in wanted.items():
            self._pictures.paint_lesson(self._finding.path_of(path), pictures, view.picture_size, view.show_picture)

    # -- pages

    def _open(self, version: FoundVersion) -> None:
        if self.sheet is not None:
            self.sheet.put_away()
        self._finding.opening.open(self._finding.path_of(version.path), version.page)

    def _copy(self, version: FoundVersion) -> None:
        """Copy a page after the one shown."""
        lesson: Path = self._finding.path_of(version.path)
        editor, text = (
            self._main.editor,
            tr("Page de « {} » copiée après la page affichée.").format(version.lesson_title),
        )

        def copied(stored: StoredPage) -> None:
            if editor is not self._main.editor:
                return
            if self.sheet is not None:
                self.sheet.put_away()
            lost = lost_behaviour(editor.document, stored.items, whole_page=True)
            self._main.window.do(
                lambda here: here.insert_copied_page(
                    stored.page, stored.items, stored.media, stored.credits, stored.master
                )
            )
            self._main.show_notice(text)
            if lost:
                self._main.say_lost(lost)

        self._finding.tasks.submit(lambda: read_page(lesson, version.page), copied, self._main.fail)


def _hash_of(records: Sequence[LessonRecord], page: PageId, painter: ItemPainter) -> int:
    """Hash a page. For a worker: it is painted."""
    return page_hash(hash_picture(Document(records), painter, page))
