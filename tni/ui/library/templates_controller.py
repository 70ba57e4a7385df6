"""Controller of templates: saves the lesson or page as one, and begins lessons and pages from one."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject

from tni.core.tasks import TaskRunner
from tni.document.clipboard_items import credits_of
from tni.document.items import blobs_of
from tni.document.master_copies import master_records
from tni.document.page_format import Paper, Ruling
from tni.services.library.lesson_templates import LessonTemplate, LessonTemplates
from tni.services.library.stored_page import StoredPage
from tni.ui.i18n import tr
from tni.ui.library.templates_sheet import TemplatesSheet
from tni.ui.library.tile_painter import TilePainter
from tni.ui.library.tile_pictures import TilePictures
from tni.ui.main_window.main_controller import MainController


class TemplatesController(QObject):
    """Controller of templates. manage: shows their folder in the library. placed: a lesson was added to the library."""

    def __init__(
        self,
        main: MainController,
        templates: LessonTemplates,
        pictures: Callable[[], TilePictures],
        tasks: TaskRunner,
        manage: Callable[[], None],
        placed: Callable[[], None],
    ) -> None:
        super().__init__(main)
        self._main, self._templates, self._make_pictures, self._tasks = main, templates, pictures, tasks
        self._manage, self._placed = manage, placed
        self._pictures: TilePictures | None = None
        self.sheet: TemplatesSheet | None = None

    # -- choosing

    def choose_lesson(self) -> None:
        """Open the sheet for a new lesson, or close it."""
        self._toggle(for_page=False)

    def choose_page(self) -> None:
        """Open the sheet for a new page, or close it."""
        self._toggle(for_page=True)

    def _toggle(self, *, for_page: bool) -> None:
        """Open the sheet in the window in which it was asked for, or close it."""
        if self.sheet is not None:
            self.sheet.put_away()
            return
        if self._pictures is None:
            self._pictures = self._make_pictures()
        parent, style = self._main.asking_host()
        tiles = TilePainter(style, self._pictures, self)
        sheet = self.sheet = TemplatesSheet(style, tiles, parent, for_page=for_page)
        tiles.setParent(sheet)
        sheet.chosen.connect(self._add_page if for_page else self._begin)
        sheet.blank.connect(self._add_blank)
        sheet.managing.connect(self._show_folder)
        sheet.closed.connect(self._closed)
        sheet.open()
        self._tasks.submit(self._templates.read, self._show, self._failed)

    def _show(self, templates: tuple[LessonTemplate, ...]) -> None:
        if self.sheet is not None:
            self.sheet.show_templates(templates)

    def _failed(self, error: Exception) -> None:
        self._show(())
        self._main.fail(error)

    def _put_away(self) -> None:
        if self.sheet is not None:
            self.sheet.put_away()

    def _closed(self) -> None:
        if self._pictures is not None:
            self._pictures.stop()
        if self.sheet is not None:
            self.sheet.deleteLater()
            self.sheet = None

    def _show_folder(self) -> None:
        self._put_away()
        self._manage()

    # -- using

    def _begin(self, template: LessonTemplate) -> None:
        """Open a new lesson that is a copy of a template."""
        self._put_away()
        current = self._main.current_lesson

        def done(path: Path) -> None:
            current.open(path)
            self._placed()

        self._tasks.submit(partial(self._templates.begin, template.file, current.library), done, self._main.fail)

    def _add_page(self, template: LessonTemplate) -> None:
        """Add the first page of a template after the page shown."""
        self._put_away()
        lesson = self._main.current_lesson.lesson

        def done(stored: StoredPage) -> None:
            if lesson is self._main.current_lesson.lesson:
                self._main.window.do(
                    lambda now: now.insert_copied_page(
                        stored.page, stored.items, stored.media, stored.credits, stored.master
                    )
                )

        self._tasks.submit(partial(self._templates.first_page, template.file), done, self._main.fail)

    def _add_blank(self, paper: Paper | None, ruling: Ruling) -> None:
        self._put_away()
        self._main.window.do(lambda now: now.add_page(paper, ruling))

    # -- saving

    def save(self) -> None:
        """Ask for the name of a template, and whether the lesson or the page becomes one."""
        from tni.ui.main_window.field_typing import FieldTyping
        from tni.ui.panels.name_panel import NamePanel

        parent, style = self._main.asking_host()
        lesson = self._main.current_lesson.lesson
        title, label, act = tr("Enregistrer comme modèle"), tr("Nom du modèle"), tr("Modèle de leçon")
        panel = NamePanel(style, title, label, act, lesson.title, parent)
        panel.named.connect(self._save_lesson)
        panel.add_act(tr("Modèle de page"), lambda: self._save_page(panel.field.text()))
        FieldTyping(self._main.window, panel, (panel.field,))
        panel.set_area(self._main.window.panel_area(parent))
        panel.open_low()
        panel.field.setFocus()

    def _save_lesson(self, name: str) -> None:
        lesson = self._main.current_lesson.lesson
        if lesson.file is None:
            self._main.window.notices.show(tr("Cette leçon n’est pas encore sur le disque."), serious=True)
            return
        file = lesson.file

        def write() -> Path:
            return self._templates.save_lesson(file.source(), name)

        self._tasks.submit(write, self._saved, self._main.fail)

    def _save_page(self, name: str) -> None:
        lesson = self._main.current_lesson.lesson
        document, page = lesson.editor.document, lesson.editor.pages[lesson.editor.page_index]
        items, master = tuple(document.items(page.id)), master_records(document, page.id)
        wanted = dict.fromkeys(key for record in (page, *items, *master) for key in blobs_of(record))
        credits = credits_of(document, (page, *items))
        title = name.strip() or page.title or tr("Page")

        def write() -> Path:
            media = {key: lesson.port.blob(key) for key in wanted}
            return self._templates.save_page(StoredPage(page, items, media, credits, master), title)

        self._tasks.submit(write, self._saved, self._main.fail)

    def _saved(self, path: Path) -> None:
        self._main.window.notices.show(tr("Modèle enregistré : « {} ».").format(path.stem))
        self._placed()
