"""Texts of reports on lessons of other programs: in one sentence, and by page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from tni.core.one_line import one_line, shortened
from tni.services.lesson.conversion_report import ConversionReport, ItemOutcome, ReportedKind
from tni.services.lesson.plain_item_values import AS_DRAWING, AS_PICTURE, NO_EQUAL
from tni.services.printing import given_report
from tni.ui.i18n import is_singular, tr

MOST_LETTERS = 300
"""Letters of a line that are shown."""


@dataclass(frozen=True, slots=True)
class PageLines:
    """Losses of a page. number: from 1, 0 for the whole lesson."""

    number: int
    title: str
    lines: tuple[str, ...]


def counts_text(report: ConversionReport, *, is_written: bool = False) -> str:
    """Return how many items were kept, approximated and dropped. is_written: of a file that was written."""
    kept, approximated, dropped = (report.count(outcome) for outcome in ItemOutcome)
    if is_written:
        said = tr("{} objet écrit") if is_singular(kept) else tr("{} objets écrits")
    else:
        said = tr("{} objet repris") if is_singular(kept) else tr("{} objets repris")
    parts = [said.format(kept)]
    if approximated:
        said = tr("{} approché") if is_singular(approximated) else tr("{} approchés")
        parts.append(said.format(approximated))
    if dropped:
        said = tr("{} laissé de côté") if is_singular(dropped) else tr("{} laissés de côté")
        parts.append(said.format(dropped))
    return ", ".join(parts)


def lost_pages(report: ConversionReport) -> list[PageLines]:
    """Return what was not kept as it was, by page; what is the same of several items, once. What readers and writers of
    files say is in French, what the program itself says of its objects in the interface's language."""
    found = []
    for page in report.without_kept():
        counted = Counter((line.outcome, line.kind, line.what) for line in page.lines)
        lines = tuple(_counted_text(_line_text(*one), number) for one, number in counted.items())
        found.append(PageLines(page.number, _page_title(page.number), lines))
    return found


def whole_text(name: str, report: ConversionReport, *, is_written: bool = False) -> str:
    """Return a whole report as plain text, to be kept or sent. name: of the file."""
    head = tr("« {name} » : {counts}.").format(name=one_line(name), counts=counts_text(report, is_written=is_written))
    blocks = ["\n".join((page.title, *(f"    {line}" for line in page.lines))) for page in lost_pages(report)]
    return "\n\n".join((head, *blocks)) + "\n"


def lines_of(report: ConversionReport) -> list[str]:
    """Return what was not kept, a line each with its page, as a terminal shows it."""
    return [
        tr("{page}, {what}").format(page=page.title, what=line[:1].lower() + line[1:])
        for page in lost_pages(report)
        for line in page.lines
    ]


def _line_text(outcome: ItemOutcome, kind: ReportedKind, said: Sequence[str]) -> str:
    """Return what became of an item."""
    how = tr("Laissé de côté") if outcome is ItemOutcome.DROPPED else tr("Approché")
    what = ". ".join(shortened(_told(one), MOST_LETTERS).rstrip(".") for one in said)
    if name := _kind_text(kind):
        return tr("{how} ({kind}) : {what}.").format(how=how, kind=name, what=what)
    return tr("{how} : {what}.").format(how=how, what=what)


def _told(what: str) -> str:
    """Return a sentence of a report in the interface's language, where it is the program's own."""
    return {
        given_report.STILL_ITEM: tr("Un objet à manipuler, remplacé par son image."),
        given_report.STILL_MEDIA: tr("Un son ou un film, remplacé par son image : il ne peut pas y être lu."),
        given_report.STILL_CAMERA: tr("Une caméra, remplacée par sa dernière image."),
        given_report.STILL_STEPS: tr("Ce qui apparaît ou disparaît au clic : il n’y change pas."),
        given_report.STILL_COVER: tr("Un cache : il ne s’y enlève pas."),
        given_report.STILL_CLONER: tr("Un objet qui se recopie : il n’y en a qu’un."),
        given_report.STILL_TARGET: tr("Un emplacement où ranger des objets : rien ne s’y range."),
        given_report.STILL_MOVABLE: tr("Un objet que les élèves déplacent : il n’y bouge pas."),
        given_report.STILL_LINK: tr("Un lien qui ne s’y ouvre pas."),
        given_report.STILL_QUESTION: tr("Une question : on n’y vote pas."),
        given_report.NOT_SHOWN: tr("Pas encore montré à la classe : il n’y est pas."),
        given_report.LINES_NOT_SHOWN: tr("Des lignes ne sont pas encore montrées à la classe : elles n’y sont pas."),
        AS_PICTURE: tr("Un objet à manipuler, remplacé par son image."),
        AS_DRAWING: tr("Un objet à manipuler, remplacé par son dessin."),
        NO_EQUAL: tr("Objet sans équivalent."),
    }.get(what, what)


def _counted_text(text: str, number: int) -> str:
    return text if number == 1 else tr("{text} ({number} fois).").format(text=text.rstrip("."), number=number)


def _page_title(number: int) -> str:
    return tr("Page {}").format(number) if number else tr("Toute la leçon")


def _kind_text(kind: ReportedKind) -> str:
    return {
        ReportedKind.TEXT: tr("texte"),
        ReportedKind.STROKE: tr("trait"),
        ReportedKind.SHAPE: tr("forme"),
        ReportedKind.PICTURE: tr("image"),
        ReportedKind.SOUND: tr("son"),
        ReportedKind.FILM: tr("film"),
        ReportedKind.GROUP: tr("groupe"),
        ReportedKind.OTHER: "",
    }[kind]
