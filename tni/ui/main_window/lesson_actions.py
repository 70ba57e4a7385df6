"""Commands on whole lessons: new, open, import, export, share."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from tni.core.settings import GIVING_FOLDER, Settings
from tni.core.tasks import TaskRunner
from tni.library.resource import PICTURE_SUFFIXES
from tni.services.lesson.current_lesson import CurrentLesson, LessonFileNames
from tni.services.lesson.lesson_events import LessonEvent, LessonLeaving
from tni.services.lesson.lesson_service import LESSON_SUFFIX, OpenLesson
from tni.ui.canvas.shown_lesson import ShownLesson
from tni.ui.chrome.button import Style
from tni.ui.chrome.commands import CommandId
from tni.ui.i18n import tr
from tni.ui.main_window.lesson_notices import LessonNotices
from tni.ui.main_window.window import MainWindow
from tni.ui.messages.lazy_errors import error_message

if TYPE_CHECKING:
    from tni.services.lesson.conversion_report import ConversionReport
    from tni.services.lesson.shared_parts import SharedParts
    from tni.services.printing.given_pages import GivenPages
    from tni.ui.main_window.sharing_controller import SharingController
    from tni.ui.panels.name_panel import NamePanel

PNG_WIDTH_PX = 3840
PRACTICE_LESSON = "lecon-d-entrainement.tni"


class LessonActions:
    """Connects the lesson commands. shown: returns the rendering of the open lesson. host: returns the
    parent and the style of a dialog."""

    def __init__(
        self,
        window: MainWindow,
        current_lesson: CurrentLesson,
        notices: LessonNotices,
        shown: Callable[[], ShownLesson],
        tasks: TaskRunner,
        host: Callable[[], tuple[QWidget, Style]],
        settings: Settings,
    ) -> None:
        self._settings = settings
        self._window, self._current_lesson, self._notices = window, current_lesson, notices
        self._shown, self._tasks, self._host = shown, tasks, host
        self.foreign_suffixes: Callable[[], Sequence[str]] = tuple
        """Returns the ends of the names of other programs' files that can be opened."""
        self.show_report: Callable[[str, ConversionReport], None] = lambda _name, _report: None
        """Shows what could not go into a file as it was."""
        self._sharing: SharingController | None = None
        self._naming: NamePanel | None = None
        current_lesson.subscribe(self._follow)
        self._material: Path | None = None
        """Folder from which material was last taken. It is usually a USB key with more material."""
        on = {
            CommandId.NEW: current_lesson.new,
            CommandId.OPEN: self._open,
            CommandId.RENAME: self._rename,
            CommandId.PRACTICE: self._open_practice,
            CommandId.IMPORT_PDF: self._import_pdf,
            CommandId.IMAGE: self._import_picture,
            CommandId.EXPORT_PDF: self._export_pdf,
            CommandId.EXPORT_PNG: self._export_png,
            CommandId.EXPORT_WEB: self._export_web,
            CommandId.SHARE: self._share,
        }
        for command, act in on.items():
            window.commands[command].triggered.connect(lambda _checked=False, act=act: act())

    def _rename(self) -> None:
        """Ask for the name of the open lesson, until another one is open."""
        if self._naming is not None:
            self._naming.put_away()
        from tni.ui.main_window.field_typing import FieldTyping
        from tni.ui.panels.name_panel import NamePanel

        parent, style = self._host()
        lesson = self._current_lesson.lesson
        name = lesson.editor.prepared_title or (lesson.path.stem if lesson.path is not None else "")
        panel = NamePanel(style, tr("Renommer la leçon"), tr("Nom de la leçon"), tr("Renommer"), name, parent)
        self._naming = panel
        panel.named.connect(lambda name: self._take_name(lesson, name))
        panel.closed.connect(self._name_closed)
        FieldTyping(self._window, panel, (panel.field,))
        panel.open_low()
        panel.field.setFocus()

    def _take_name(self, lesson: OpenLesson, name: str) -> None:
        if lesson is self._current_lesson.lesson:
            self._current_lesson.rename(name)

    def _name_closed(self) -> None:
        self._naming = None

    def _follow(self, event: LessonEvent) -> None:
        if isinstance(event, LessonLeaving) and self._naming is not None:
            self._naming.put_away()

    # -- import

    def _open(self) -> None:
        foreign = self.foreign_suffixes()
        kinds = " ".join(f"*{s}" for s in (LESSON_SUFFIX, ".pdf", *PICTURE_SUFFIXES, *foreign))
        text = (
            tr("Leçons, PDF, images et autres formats ({kinds})") if foreign else tr("Leçons, PDF et images ({kinds})")
        )
        self._ask_file(
            tr("Ouvrir une leçon"),
            text.format(kinds=kinds),
            self._current_lesson.open,
        )

    def _open_practice(self) -> None:
        """Open a copy of the practice lesson, without a dialog. Where it was not installed, the examples."""
        examples = self._current_lesson.examples
        if examples is None or not (examples / PRACTICE_LESSON).is_file():
            self._window.commands[CommandId.EXAMPLE].trigger()
        else:
            self._current_lesson.open(examples / PRACTICE_LESSON)

    def _import_pdf(self) -> None:
        self.ask_pdf(tr("Importer un PDF"), self._current_lesson.imports.add_pdf)

    def ask_pdf(self, title: str, use: Callable[[Path], None]) -> None:
        """Ask for a PDF file of the teacher's material."""
        from tni.ui.chrome.open_dialog import documents_folder

        self._ask_material(title, tr("PDF (*.pdf)"), use, documents_folder())

    def _import_picture(self) -> None:
        kinds = " ".join(f"*{s}" for s in PICTURE_SUFFIXES)
        kinds = tr("Images ({kinds})").format(kinds=kinds)
        from tni.ui.chrome.open_dialog import pictures_folder

        self._ask_material(
            tr("Ajouter une image"),
            kinds,
            lambda path: self._current_lesson.imports.add_pictures([path]),
            pictures_folder(),
        )

    def _ask_material(self, title: str, kinds: str, use: Callable[[Path], None], usual: str) -> None:
        """Ask for a file of material: where the last was taken, else in the `usual` folder."""

        def take(path: Path) -> None:
            self._material = path.parent
            use(path)

        start = self._material if self._material is not None and self._material.is_dir() else Path(usual)
        self._ask_file(title, kinds, take, start if start.is_dir() else None)

    def _ask_file(self, title: str, kinds: str, use: Callable[[Path], None], start: Path | None = None) -> None:
        from tni.services.lesson.picture_thumbnails import PictureThumbnails
        from tni.ui.chrome.open_dialog import open_dialog

        parent, style = self._host()
        dialog = open_dialog(
            style, parent, title, str(start or self._library()), kinds, PictureThumbnails(self._tasks).read
        )
        dialog.fileSelected.connect(lambda name: use(Path(name)))
        dialog.open()

    def _ask_save_path(self, title: str, kinds: str, suffix: str, use: Callable[[Path], None], name: str = "") -> None:
        self.ask_save_paths(title, [(kinds, suffix)], lambda path, _: use(path), name)

    def ask_save_paths(
        self, title: str, kinds: Sequence[tuple[str, str]], use: Callable[[Path, int], None], name: str = ""
    ) -> None:
        """Ask for the path of a file to give away. kinds, use: see `ask_save_path`."""
        from tni.ui.chrome.save_dialog import ask_save_path

        def save(path: Path, kind: int) -> None:
            self._settings.set(GIVING_FOLDER, str(path.parent))
            use(path, kind)

        parent, style = self._host()
        ask_save_path(style, parent, title, str(self._giving_folder()), name or self.name(), kinds, save)

    def _giving_folder(self) -> Path:
        """Return the folder for a file that is given away: the last one, else the documents. It is none of the
        library's, where a copy would stand beside the lesson as a second one."""
        from tni.ui.chrome.open_dialog import documents_folder

        library = self._current_lesson.library.resolve()
        for name in (self._settings.get(GIVING_FOLDER), documents_folder()):
            folder = Path(name)
            if name and folder.is_dir() and not folder.resolve().is_relative_to(library):
                return folder
        return Path.home()

    def _library(self) -> Path:
        library = self._current_lesson.library
        return library if library.is_dir() else Path.home()

    def name(self) -> str:
        shown = self._shown()
        path = shown.lesson.path
        return shown.editor.info.title or (path.stem if path is not None else tr("Tableau"))

    # -- export

    def _export_pdf(self) -> None:
        self._ask_pages(tr("Exporter en PDF"), tr("PDF (*.pdf)"), "pdf", self.write_pdf)

    def write_pdf(self, path: Path, parts: SharedParts | None = None) -> None:
        """Export all pages as PDF, in the background. parts: those that go with them."""
        from tni.ui.printing.export import write_pdf

        shown, given = self._shown(), self._given(parts)
        work = partial(write_pdf, given.export, path, shown.lesson.port.blob, shown.fonts, described=True)
        self._run(work, path, given)

    def export_plan(self) -> None:
        """Ask for a file, and write the plan as a sheet to hand in."""
        name = tr("{} (fiche de préparation)").format(self.name())
        self._ask_save_path(tr("Fiche de préparation"), tr("PDF (*.pdf)"), "pdf", self.write_plan, name)

    def write_plan(self, path: Path) -> None:
        from tni.ui.printing.export import plan_to_print, write_pdf

        shown = self._shown()
        pages = plan_to_print(shown.editor.document, shown.fonts)
        work = partial(write_pdf, pages, path, shown.lesson.port.blob, shown.fonts)
        self._tasks.submit(work, lambda _: self._notices.show_written(path), self._failed)

    def save_file(self, title: str, kinds: str, suffix: str, data: bytes) -> None:
        """Ask for a file, and write these bytes. kinds, suffix: see `ask_save_path`."""
        from tni.files.atomic import write_atomically

        def write(path: Path) -> None:
            self._tasks.submit(
                lambda: write_atomically(path, data), lambda _: self._notices.show_written(path), self._failed
            )

        self._ask_save_path(title, kinds, suffix, write)

    def _export_png(self) -> None:
        from tni.ui.main_window.sharing_controller import PAGES_ALONE

        title = tr("Exporter en images")
        kinds = ((tr("Images PNG (*.png)"), "png"), (tr("Dessins SVG (*.svg)"), "svg"))
        writers = (self.write_pngs, self.write_svgs)

        def save(parts: SharedParts) -> None:
            self.ask_save_paths(title, kinds, lambda path, kind: writers[kind](path, parts))

        self.sharing.ask(title, save, PAGES_ALONE)

    def write_pngs(self, path: Path, parts: SharedParts | None = None) -> None:
        from tni.ui.printing.export import export_painter, write_pngs

        shown, given = self._shown(), self._given(parts, as_pictures=True)
        painter = export_painter(shown.pdf_pages, shown.lesson.port.blob, shown.fonts)
        self._run(lambda: write_pngs(given.export, path, PNG_WIDTH_PX, painter), path.parent, given)

    def write_svgs(self, path: Path, parts: SharedParts | None = None) -> None:
        from tni.ui.printing.svg_export import write_svgs

        shown, given = self._shown(), self._given(parts, as_pictures=True)
        blobs, pdf = shown.lesson.port.blob, shown.pdf_pages
        self._run(lambda: write_svgs(given.export, path, blobs, pdf, shown.fonts), path.parent, given)

    def _ask_pages(self, title: str, kinds: str, suffix: str, write: Callable[[Path, SharedParts], None]) -> None:
        from tni.ui.main_window.sharing_controller import PAGES_ALONE

        def save(parts: SharedParts) -> None:
            self._ask_save_path(title, kinds, suffix, lambda path: write(path, parts))

        self.sharing.ask(title, save, PAGES_ALONE)

    def _given(self, parts: SharedParts | None, *, as_pictures: bool = False) -> GivenPages:
        from tni.services.lesson.shared_parts import SharedParts
        from tni.services.printing.given_report import GivenAs
        from tni.ui.printing.export import pages_to_give

        shown = self._shown()
        given_as = GivenAs.PICTURES if as_pictures else GivenAs.PDF
        return pages_to_give(shown.editor.document, parts or SharedParts(), shown.fonts, given_as)

    def _export_web(self) -> None:
        title, kinds = tr("Exporter en page web"), tr("Page web (*.html)")

        def save(parts: SharedParts) -> None:
            self._ask_save_path(title, kinds, "html", lambda path: self.sharing.write_web_page(path, parts))

        self.sharing.ask(title, save)

    def _warn_of_cut_pages(self, pages: tuple[int, ...]) -> None:
        """Warn about ink beside a page: the screen shows it, but no file and no print contains it."""
        if pages:
            numbers = ", ".join(str(page) for page in pages)
            self._window.notices.show(
                tr("Ce qui est écrit à côté de la page n’est pas exporté : page {}.").format(numbers)
                if len(pages) == 1
                else tr("Ce qui est écrit à côté de la page n’est pas exporté : pages {}.").format(numbers)
            )

    @property
    def sharing(self) -> SharingController:
        """Controller of copies that are given away, made with the first of them."""
        if self._sharing is None:
            from tni.ui.main_window.sharing_controller import SharingController

            self._sharing = SharingController(self._window, self._shown, self._tasks, self._notices, self._host)
            self._sharing.show_report = self.show_report
        return self._sharing

    def put_away(self) -> None:
        """Close the panel of a copy, because another lesson is open or the window closes."""
        if self._sharing is not None:
            self._sharing.put_away()

    def _share(self) -> None:
        name = tr("{name} (à partager)").format(name=self.name())  # beside the lesson, whose own file name is taken
        title, kinds = tr("Envoyer une copie"), tr("Leçons (*.tni)")

        def save(parts: SharedParts) -> None:
            self._ask_save_path(title, kinds, "tni", lambda path: self.share(path, parts), name)

        from tni.ui.main_window.sharing_controller import FOR_COLLEAGUE

        self.sharing.ask(title, save, FOR_COLLEAGUE, has_answers=True)

    def share(self, path: Path, parts: SharedParts) -> None:
        """Write a copy without erased ink and earlier states. parts: those that go with it beside the prepared pages
        and the plan."""
        if not self._current_lesson.share(path, parts):
            self._window.notices.show(tr("Cette leçon n’a pas pu être enregistrée : elle ne peut pas être partagée."))

    def _run(self, work: Callable[[], object], path: Path, given: GivenPages) -> None:
        from tni.ui.messages.sharing import withheld_parts

        withheld = withheld_parts(given.withheld)

        def done(_: object) -> None:
            self._notices.show_written(path, withheld)
            if given.report.has_losses:
                self.show_report(path.name, given.report)

        self._tasks.submit(work, done, self._failed)
        self._warn_of_cut_pages(given.export.cut)

    def _failed(self, error: Exception) -> None:
        self._window.notices.show(error_message(error), serious=True)


def lesson_file_names() -> LessonFileNames:
    """Return the names that lessons get in the interface's language."""
    return LessonFileNames(untitled=tr("Tableau"), salvaged=tr("{name} (récupérée)"))
