"""Texts on correction codes: the lists that are offered at first, and those of a returned copy's legend."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tni.ui.i18n import tr

if TYPE_CHECKING:
    from tni.document.copy_ranges import BadCopyRangesError, CopyRange
    from tni.document.correction_code import CodeCount, CodeLists
    from tni.services.printing.correction_legend import LegendTexts


def usual_code_lists() -> CodeLists:
    """Return the lists of codes for who has none yet, for French and mathematics."""
    from tni.document.correction_code import CodeList, CodeLists, CorrectionCode

    both = (
        CorrectionCode("✓", tr("juste", "correction code"), "green"),
        CorrectionCode("?", tr("pas clair", "correction code"), "ink"),
        CorrectionCode(tr("TB", "correction code: very good"), tr("très bien", "correction code"), "green"),
    )
    language = (
        CorrectionCode(tr("O", "correction code: spelling"), tr("orthographe", "correction code"), "red"),
        CorrectionCode(tr("A", "correction code: agreement"), tr("accord", "correction code"), "blue"),
        CorrectionCode(tr("C", "correction code: verb forms"), tr("conjugaison", "correction code"), "violet"),
        CorrectionCode(tr("P", "correction code: punctuation"), tr("ponctuation", "correction code"), "orange"),
        CorrectionCode(tr("S", "correction code: syntax"), tr("construction de la phrase", "correction code"), "blue"),
        CorrectionCode(tr("Mt", "correction code: wrong word"), tr("mot mal choisi", "correction code"), "violet"),
        CorrectionCode(tr("R", "correction code: repetition"), tr("répétition", "correction code"), "orange"),
    )
    maths = (
        CorrectionCode(tr("Cal", "correction code: calculation"), tr("erreur de calcul", "correction code"), "red"),
        CorrectionCode(tr("J", "correction code: give reasons"), tr("à justifier", "correction code"), "blue"),
        CorrectionCode(tr("U", "correction code: unit"), tr("unité", "correction code"), "orange"),
        CorrectionCode(tr("Réd", "correction code: how it is written"), tr("rédaction", "correction code"), "violet"),
        CorrectionCode(tr("Fig", "correction code: drawing"), tr("figure", "correction code"), "blue"),
    )
    return CodeLists((CodeList(tr("Français", "subject"), language + both), CodeList(tr("Maths"), maths + both)))


def legend_texts() -> LegendTexts:
    """Return the texts of a legend."""
    from tni.services.printing.correction_legend import LegendTexts

    return LegendTexts(
        title=tr("Copie corrigée"),
        mark=code_name(),
        count=tr("{count} × {meaning}", "correction code"),
        points=tr("{} pt", "points"),
        total=tr("Codes : {}"),
        total_points=tr("points : {}"),
        grade=tr("Note : {}", "grade of a copy"),
        comment=tr("Appréciation : {}"),
        number=number_text,
    )


def code_name() -> str:
    """Return the name of a code on the page, for readers who cannot see it."""
    return tr("Code de correction")


def number_text(value: float) -> str:
    """Return a number of points in the interface's language, such as "−0,5"."""
    return f"{value:g}".replace(".", tr(",", "decimal mark")).replace("-", "−")


def read_number(typed: str) -> float | None:
    """Return a number as it was typed; None for anything else. Nothing is 0."""
    plain = "".join(typed.split()).replace("−", "-").replace("–", "-").replace(",", ".")
    try:
        return float(plain) if plain else 0.0
    except ValueError:
        return None


def counts_text(counts: tuple[CodeCount, ...]) -> str:
    """Return the codes of a copy with their numbers, in one line."""
    if not counts:
        return tr("Aucun code sur ces pages.")
    return tr("Codes : {}").format(", ".join(f"{one.code.label} × {one.count}" for one in counts))


def pages_text(pages: CopyRange) -> str:
    if pages.first == pages.last:
        return tr("page {}").format(pages.first)
    return tr("pages {first} à {last}").format(first=pages.first, last=pages.last)


def bad_ranges_text(error: BadCopyRangesError) -> str:
    """Say what cannot be used of the typed ranges, and how to type them."""
    if not error.part:
        return tr("Taper les pages de chaque copie, par exemple : 1-2, 3-5, 6.")
    text = tr("« {part} » : taper les pages de chaque copie, par exemple 1-2, 3-5 ; la leçon a {pages} pages.")
    return text.format(part=error.part, pages=error.pages)
