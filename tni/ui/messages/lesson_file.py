"""Text about a lesson file, its content and its damage, for a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from tni.document.lesson_problem import LessonProblem, LessonProblemKind
from tni.ui.i18n import tr

type _Facts = Mapping[str, Any]


def lesson_lines(found: _Facts) -> Iterator[str]:
    """Yield lines about a lesson. found: as `tni.store.lesson_info.describe_lesson` returns it."""
    yield _line(tr("Titre"), found["title"] or tr("sans titre"))
    if found["tags"]:
        yield _line(tr("Mots-clés"), ", ".join(found["tags"]))
    if plan := found["plan"]:
        yield _line(tr("Déroulement"), _plan(plan))
    if place := found["curriculum"]:
        yield _line(tr("Programme"), ", ".join([*place["levels"], *place["subjects"], *place["domains"]]))
    yield _line(tr("Version"), tr("du fichier : {format} ; écrit par {program}").format(**_version(found)))
    yield _line(tr("Pages"), str(len(found["pages"])))
    for number, page in enumerate(found["pages"], 1):
        yield f"{number:>4}. {_page(page)}"
    yield _line(tr("Historique"), tr("étape {position} sur {length}").format(**found["history"]))
    for seance in found["seances"]:
        day, _, hour = seance["changed"][:16].partition("T")
        yield _line(tr("Séance"), f"{seance['class']}, {day} {hour}")


def _plan(plan: _Facts) -> str:
    count = len(plan["phases"])
    phases = tr("1 phase") if count == 1 else tr("{} phases").format(count)
    return ", ".join([phases, *([tr("{} min").format(plan["minutes"])] if plan["minutes"] else [])])


def _version(found: _Facts) -> dict[str, Any]:
    return {"format": found["format"], "program": found.get("program") or "TNI"}


def _page(page: _Facts) -> str:
    names = {
        "16:9": tr("tableau 16:9"),
        "4:3": tr("tableau 4:3"),
        "a4": tr("A4 portrait"),
        "a4-landscape": tr("A4 paysage"),
        "endless": tr("page sans fin"),
    }
    size = f"{page['width_mm']:.0f} × {page['height_mm']:.0f} mm"
    words = {
        "strokes": (tr("1 trait"), tr("{} traits")),
        "texts": (tr("1 texte"), tr("{} textes")),
        "images": (tr("1 image"), tr("{} images")),
        "shapes": (tr("1 forme"), tr("{} formes")),
        "others": (tr("1 autre élément"), tr("{} autres éléments")),
    }
    counts = [one if n == 1 else many.format(n) for kind, (one, many) in words.items() if (n := len(page[kind]))]
    pdf = [tr("page {} d’un PDF").format(page["pdf"]["index"] + 1)] if page["pdf"] else []
    return ", ".join([names.get(page["format"], size), *pdf, *(counts or [tr("rien d’écrit")])])


def lesson_problem_lines(problems: Sequence[LessonProblem]) -> Iterator[str]:
    """Yield a line for each problem, with its place as the lesson's format names it; one line without problems."""
    if not problems:
        yield tr("La leçon est lisible en entier.")
        return
    kinds = {
        LessonProblemKind.FILE: tr("fichier abîmé"),
        LessonProblemKind.RECORD: tr("élément illisible"),
        LessonProblemKind.HISTORY: tr("historique incohérent"),
        LessonProblemKind.BLOB: tr("image ou PDF abîmé"),
        LessonProblemKind.PAGE: tr("élément sans page"),
    }
    for problem in problems:
        yield tr("{what} : {where}").format(what=kinds[problem.kind], where=problem.where)
    yield tr("« Récupérer », dans TNI, crée une leçon avec tout ce qui est encore lisible.")


def _line(name: str, text: str) -> str:
    return f"{name:<12} {text}"
