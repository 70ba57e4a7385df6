"""Text about question banks: their content, and the losses of a conversion."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from tni.core.number_runs import format_runs
from tni.quiz.bank.bodies import (
    Choice,
    Description,
    Essay,
    Gap,
    Gaps,
    Matching,
    Number,
    Ordering,
    PointBody,
    Scale,
    ShortText,
    TrueFalse,
)
from tni.quiz.bank.losses import Loss, LossKind
from tni.quiz.bank.plain_text import one_line
from tni.quiz.bank.question_bank import BankQuestion
from tni.ui.i18n import tr

MAX_SHOWN = 5
"""Most details shown for one kind of loss."""
STEM_LENGTH = 70


def item_lines(items: Sequence[BankQuestion]) -> Iterator[str]:
    """Yield a line for each question: its number, kind and first words."""
    for number, item in enumerate(items, 1):
        words = one_line(item.stem) or _gapped(item)
        short = words if len(words) <= STEM_LENGTH else words[:STEM_LENGTH].rstrip() + "…"
        yield tr("{number:>4}  {kind:<18} {words}").format(number=number, kind=bank_kind_text(item), words=short)


def _gapped(item: BankQuestion) -> str:
    """Return the words of a text with gaps, "" of another question."""
    parts = item.body.parts if isinstance(item.body, Gaps) else ()
    return " ".join("…" if isinstance(part, Gap) else one_line(part) for part in parts)


def question_count_text(count: int, name: str) -> str:
    text = tr("{count} questions, {format}") if count != 1 else tr("{count} question, {format}")
    return text.format(count=count, format=name)


def bank_kind_text(item: BankQuestion) -> str:
    match item.body:
        case Choice(several=True):
            return tr("plusieurs réponses")
        case Choice():
            return tr("une réponse")
        case TrueFalse():
            return tr("vrai ou faux")
        case Number():
            return tr("nombre")
        case ShortText():
            return tr("texte court")
        case Matching():
            return tr("associations")
        case Ordering():
            return tr("mise en ordre")
        case PointBody():
            return tr("point sur l’image")
        case Scale():
            return tr("échelle")
        case Gaps():
            return tr("texte à trous")
        case Essay():
            return tr("rédaction")
        case Description():
            return tr("texte seul")


def loss_lines(losses: Iterable[Loss]) -> Iterator[str]:
    """Yield a line for each kind of loss, with the questions that it concerns."""
    found = list(losses)
    for kind in LossKind:
        of_kind = [loss for loss in found if loss.kind is kind]
        if not of_kind:
            continue
        things = list(dict.fromkeys(loss.what for loss in of_kind if loss.what))
        more = "…" if len(things) > MAX_SHOWN else ""
        named = " ({})".format(", ".join(things[:MAX_SHOWN]) + more) if things else ""
        numbers = sorted({loss.item for loss in of_kind if loss.item is not None})
        lines = sorted({loss.line for loss in of_kind if loss.item is None and loss.line is not None})
        yield tr("- {what}{named} : {where}").format(
            what=loss_kind_text(kind), named=named, where=_where(numbers, lines)
        )


def losses_text(losses: Sequence[Loss]) -> str:
    """Return the losses of one question, with the details in the file's own words."""
    things = {kind: [loss.what for loss in losses if loss.kind is kind and loss.what] for kind in LossKind}
    return ", ".join(
        loss_kind_text(kind) + (f" ({', '.join(dict.fromkeys(things[kind][:MAX_SHOWN]))})" if things[kind] else "")
        for kind in dict.fromkeys(loss.kind for loss in losses)
    )


def _where(numbers: Sequence[int], lines: Sequence[int]) -> str:
    """Return the place of a loss. lines: lines of the file, for losses that belong to no question."""
    if numbers:
        return (tr("questions {}") if len(numbers) > 1 else tr("question {}")).format(format_runs(numbers))
    if lines:
        return (tr("lignes {}") if len(lines) > 1 else tr("ligne {}")).format(format_runs(lines))
    return tr("tout le fichier")


def not_read_heading() -> str:
    return tr("Ce qui n’a pas été lu, par numéro dans ce fichier :")


def not_written_heading() -> str:
    return tr("Non repris dans le nouveau fichier, par numéro de question :")


def nothing_lost_message() -> str:
    return tr("Rien n’a été perdu.")


def loss_kind_text(kind: LossKind) -> str:
    return {
        LossKind.QUESTION: tr("question qui n’est pas comprise, laissée de côté"),
        LossKind.KIND: tr("type de question, laissé de côté ou changé"),
        LossKind.KEY: tr("bonne réponse"),
        LossKind.MARKUP: tr("code ou adresse, retirés du texte"),
        LossKind.FORMAT: tr("mise en forme"),
        LossKind.STEM: tr("énoncé"),
        LossKind.ANSWERS: tr("réponses"),
        LossKind.CREDIT: tr("points"),
        LossKind.FEEDBACK: tr("commentaires"),
        LossKind.TITLE: tr("titre", "of a question"),
        LossKind.ID: tr("identifiant"),
        LossKind.TAGS: tr("étiquettes"),
        LossKind.CATEGORY: tr("catégorie"),
        LossKind.FILES: tr("images et fichiers"),
        LossKind.INCLUDED: tr("fichier inclus, absent du dossier"),
        LossKind.AROUND: tr("textes, images et sons entre les questions"),
        LossKind.SETTING: tr("réglages"),
        LossKind.OTHER: tr("autre chose"),
    }[kind]
