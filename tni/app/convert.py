"""Command `tni convert IN OUT`: convert lessons, PDFs and pictures, without a window, and write a lesson's notice."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from threading import current_thread, main_thread

from tni.app.convert_errors import NoFolderError, NotAFileError, PagesNotDrawnError, PartNotTakenError, SameFileError
from tni.app.folders import Folders
from tni.app.latex_drawing import drawn_latex
from tni.app.lesson_formats import lesson_exporter, lesson_importer, read_lesson, write_lesson
from tni.app.qt import make_offscreen
from tni.app.terminal import ProgressLine, TargetExistsError, print_stderr, raise_stop_signals
from tni.core.clock import SystemClock
from tni.files.errors import UnknownExportFormatError
from tni.files.lesson_errors import LessonInUseError
from tni.files.work_folder import work_folder
from tni.formats.pdf_reader import PdfReader
from tni.library.built_in_vocabularies import built_in_packs
from tni.library.vocabulary import Vocabularies
from tni.render.formula_shapes import FormulaShapes
from tni.render.text_layout import Fonts, QtTextMeasurer
from tni.services.curriculum.lesson_notices import NOTICE_SUFFIXES, notice_of_file, write_notice
from tni.services.lesson.conversion_report import ConversionReport
from tni.services.lesson.file_kind import file_kind
from tni.services.lesson.lesson_service import LessonService, OpenLesson
from tni.services.lesson.pdf_page_cache import PdfPageCache
from tni.services.lesson.shared_parts import SharedParts
from tni.services.printing.given_pages import GivenPages
from tni.services.printing.given_report import GivenAs
from tni.services.printing.web_lesson import WebLesson, take_web_lesson
from tni.store.lesson_file import WorkFolders
from tni.store.lesson_lock import is_locked, lock_path, read_owner
from tni.store.lesson_placing import readable_lesson
from tni.store.lesson_share import share_without_history
from tni.store.vocabulary_files import VocabularyFiles
from tni.ui.event_loop.threads import QtMainThread
from tni.ui.i18n import tr
from tni.ui.messages.conversion_reports import lines_of
from tni.ui.messages.dates import format_date
from tni.ui.messages.sharing import withheld_parts
from tni.ui.printing.export import export_painter, pages_to_give, write_pdf, write_pngs
from tni.ui.printing.svg_export import write_svgs
from tni.ui.printing.web_export import WebExport
from tni.ui.printing.web_page_texts import classroom_label

OWN_SUFFIXES = (".tni", ".pdf", ".png", ".html")
OWN_TARGETS = (*OWN_SUFFIXES, ".svg", *NOTICE_SUFFIXES)
"""What the program writes without another format. An SVG that is read is another program's."""
PICTURES = (".png", ".svg")
"""Kinds of which each page is a file."""
_PARTS = {
    ".tni": ("notes", "plan", "extracts"), ".html": ("notes", "plan", "extracts"), ".pdf": ("extracts",),
    ".png": ("extracts",), ".svg": ("extracts",),
}  # fmt: skip
"""Parts that a kind of file takes in when asked; a lesson has all of them anyway."""
_PARTS_OF_OTHERS = ("extracts",)
"""The same of a file for another program."""


@dataclass(frozen=True, slots=True)
class Conversion:
    """Conversion that was done. paths: files written. read: report on the file of another program that was read,
    None for the program's own kinds. written: report on the file that was written, None for a lesson."""

    paths: tuple[Path, ...]
    read: ConversionReport | None = None
    written: ConversionReport | None = None


@dataclass(frozen=True, slots=True)
class _Target:
    """Target of a conversion. replacing: existing files may be replaced. parts: those that go into a web page beside
    the pages."""

    path: Path
    width_px: int
    replacing: bool
    parts: SharedParts

    def check(self, paths: Iterable[Path]) -> None:
        """Check that the paths may be written. Raises: TargetExistsError, LessonInUseError."""
        for path in paths:
            if path.is_dir() or (path.exists() and not self.replacing):
                raise TargetExistsError(path)
            if path.suffix.lower() == ".tni" and path.exists() and is_locked(path):
                raise LessonInUseError(path, read_owner(lock_path(path)))


def convert(
    source: Path,
    target: Path,
    width_px: int,
    *,
    replacing: bool = False,
    parts: SharedParts | None = None,
    check_stop: Callable[[], None] = lambda: None,
) -> Conversion:
    """Convert a file. parts: those that go into a web page beside the pages. check_stop:
    called after each page; raises to stop.

    The source is never changed, and existing targets only if `replacing`. A KeyboardInterrupt, at any moment, leaves
    whole files only.

    Raises: TniError, OSError.
    """
    exporter = None if target.suffix.lower() in OWN_TARGETS else lesson_exporter(target)
    if exporter is None and target.suffix.lower() not in OWN_TARGETS:
        raise UnknownExportFormatError(target)
    _check_parts(
        target, parts or SharedParts(), _PARTS.get(target.suffix.lower(), _PARTS_OF_OTHERS if exporter else ())
    )
    if source.exists() and not source.is_file() and not source.is_dir():
        raise NotAFileError(source)  # opening it could wait for ever
    with source.open("rb"):
        pass  # report an unreadable source before any other error
    if target.exists() and target.samefile(source):
        raise SameFileError(target)
    if not target.parent.is_dir():
        raise NoFolderError(target.parent)
    importer = lesson_importer(source) if source.suffix.lower() not in OWN_SUFFIXES else None
    kind = "foreign" if importer is not None else file_kind(source)
    wanted = _Target(target, width_px, replacing, parts or SharedParts())
    if target.suffix.lower() not in PICTURES:
        wanted.check([target])
    if target.suffix.lower() in NOTICE_SUFFIXES:
        return Conversion(tuple(_written_notice(source, kind, target)))
    app = make_offscreen()
    with work_folder() as work, PdfReader() as pdf:
        fonts = Fonts()
        fonts.formulas = FormulaShapes(drawn_latex)
        places = WorkFolders(work=work / "work", rescue=work / "rescue", edit_in_place=lambda _folder: True)
        desk = LessonService(work, places, SystemClock(), QtTextMeasurer(fonts), pdf, lambda _health: None)
        lesson, read = _opened(desk, source, kind, work), None
        try:
            if importer is not None:
                read = _called(lambda: read_lesson(importer, source, lesson, QtTextMeasurer(fonts), desk.pdf_sizes))
                _say_losses(read)
            check_stop()
            if exporter is None:
                paths, report = _written(lesson, wanted, pdf, fonts, check_stop)
                return Conversion(tuple(paths), read, report)
            written, withheld = _called(lambda: write_lesson(exporter, lesson, target, wanted.parts))
            _say_losses(written)
            _say_withheld(withheld)
            return Conversion((target,), read, written)
        finally:
            desk.close(lesson)
            del app


def _check_parts(target: Path, parts: SharedParts, taken: Sequence[str]) -> None:
    """Raises: PartNotTakenError."""
    for name, is_asked in (("notes", parts.notes), ("plan", parts.plan), ("extracts", parts.classroom)):
        if is_asked and name not in taken:
            raise PartNotTakenError(name, target)


def _written_notice(source: Path, kind: str, target: Path) -> list[Path]:
    """Write the notice of a lesson, with the labels of the vocabularies that the user has loaded."""
    if kind != "lesson":
        raise UnknownExportFormatError(target)
    loaded = VocabularyFiles(Folders.of_user().vocabularies).load()
    vocabularies = Vocabularies([*built_in_packs(), *loaded])
    write_notice(notice_of_file(source, vocabularies), vocabularies, target)
    return [target]


def _opened(service: LessonService, source: Path, kind: str, work: Path) -> OpenLesson:
    if kind == "lesson":
        copy = work / "copy.tni"
        with readable_lesson(source) as readable:
            share_without_history(readable, copy, None)
        return service.open(copy)
    lesson = service.blank("made")
    if lesson.trouble is not None:  # no space for temporary files
        raise lesson.trouble
    blank = lesson.editor.page.id
    if kind == "pdf":
        service.read_pdf(source).into(lesson.editor)
        lesson.editor.delete_pages([blank])
    elif kind == "picture":
        picture = service.read_picture(source)
        lesson.editor.insert_image(picture.data, picture.width_px, picture.height_px, source.stem)
    lesson.editor.set_info(title=source.stem)
    return lesson


def _written(
    lesson: OpenLesson, target: _Target, pdf: PdfReader, fonts: Fonts, check_stop: Callable[[], None]
) -> tuple[list[Path], ConversionReport | None]:
    """Write a file of a kind of the program's own. Returns its paths, and the report on what it could not hold."""
    suffix, document, progress = target.path.suffix.lower(), lesson.editor.document, ProgressLine()
    given_as = GivenAs.PICTURES if suffix in PICTURES else GivenAs.PDF
    given = pages_to_give(document, target.parts, fonts, given_as) if suffix in (".pdf", *PICTURES) else None
    last = len(document.pages() if given is None else given.export.pages)
    report, paths = None if given is None else given.report, [target.path]

    def done(number: int) -> None:
        is_drawn = number == last and suffix == ".pdf"
        page = tr("Page {number} sur {count}").format(number=number, count=last)
        progress(tr("Écriture du fichier") if is_drawn else page)
        check_stop()

    try:
        match suffix:
            case ".pdf" if given is not None:
                bare = write_pdf(given.export, target.path, lesson.port.blob, fonts, done, described=True)
                progress.clear()
                _say_withheld(given.withheld)
                for number in bare:
                    print_stderr(tr("Page {} : le fond, qui ne se lit pas, a été laissé de côté.").format(number))
            case ".png" | ".svg" if given is not None:
                target.check(given.export.png_paths(target.path))
                paths = _written_pictures(lesson, given, target, pdf, fonts, done)
            case ".html":
                web = _write_web(lesson, target, pdf, fonts, done)
                progress.clear()
                _say_withheld(web.withheld)
                report = web.report
            case _:
                assert lesson.file is not None
                lesson.file.flush()
                share_without_history(lesson.file.file, target.path, None, replacing=target.replacing)
        progress.clear()
        if report is not None:
            _say_losses(report)
        return paths, report
    finally:
        progress.clear()


def _write_web(
    lesson: OpenLesson, target: _Target, pdf: PdfReader, fonts: Fonts, done: Callable[[int], None]
) -> WebLesson:
    """Write the web page. Returns what was taken for it."""
    contents = take_web_lesson(lesson.editor.document, target.parts, classroom_label())
    pictures = PdfPageCache(pdf, QtMainThread(), lesson.port.blob, lambda _pdf, _region: None)
    try:
        day = format_date(SystemClock().now())
        WebExport(contents, lesson.port.blob, pictures, fonts, day).write(target.path, done)
    finally:
        pictures.close()
    return contents


def _called[T](work: Callable[[], T]) -> T:
    """Do what another process does, which a stop signal ends at once."""
    if current_thread() is not main_thread():
        return work()
    with raise_stop_signals():
        return work()


def _say_losses(report: ConversionReport) -> None:
    for line in lines_of(report):
        print_stderr(line)


def _say_withheld(withheld: SharedParts) -> None:
    if names := withheld_parts(withheld):
        print_stderr(tr("N’y sont pas : {}.").format(", ".join(names)))


def _written_pictures(
    lesson: OpenLesson, given: GivenPages, target: _Target, pdf: PdfReader, fonts: Fonts, done: Callable[[int], None]
) -> list[Path]:
    """Write the pictures of all pages that can be drawn. Raises: PagesNotDrawnError after that if one can't."""
    pictures = PdfPageCache(pdf, QtMainThread(), lesson.port.blob, lambda _pdf, _region: None)
    failed: list[int] = []
    pages = given.export

    def is_drawn(place: int) -> bool:
        background = pages.backgrounds[place]
        if background is None or not pictures.has_failed(background.pdf):
            return True
        failed.append(place + 1)
        return False

    if target.path.suffix.lower() == ".svg":
        written = write_svgs(pages, target.path, lesson.port.blob, pictures, fonts, done)
        failed = [place + 1 for place, one in enumerate(pages.backgrounds) if one and pictures.has_failed(one.pdf)]
    else:
        painter = export_painter(pictures, lesson.port.blob, fonts)
        written = write_pngs(pages, target.path, target.width_px, painter, done, is_drawn)
    _say_withheld(given.withheld)
    if failed:
        raise PagesNotDrawnError(target.path, failed)
    return written
