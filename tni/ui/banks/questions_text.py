"""Texts about changes, files and collections of questions, for the questions sheet."""

from __future__ import annotations

from dataclasses import dataclass
from typing import assert_never

from tni.quiz.bank.errors import NothingWritableError
from tni.services.questions.questions_state import (
    AnyQuestionsNotice,
    CollectionChange,
    CollectionErased,
    CollectionNotSaved,
    CollectionRenamed,
    CollectionSaved,
    FilePreview,
    QuestionsAdded,
    QuestionsExported,
    QuestionsFailed,
    QuestionsNotice,
    ReadingFile,
)
from tni.ui.i18n import is_singular, tr
from tni.ui.messages.banks import (
    loss_lines,
    losses_text,
    not_read_heading,
    not_written_heading,
    nothing_lost_message,
)
from tni.ui.messages.errors import error_message


@dataclass(frozen=True, slots=True)
class SheetMessage:
    """Message in the sheet. undo, retry: whether a button undoes the action, or tries it again."""

    text: str
    token: str = "muted"
    undo: bool = False
    retry: bool = False


def notice_message(notice: AnyQuestionsNotice) -> SheetMessage:
    match notice:
        case ReadingFile(name):
            return SheetMessage(tr("Lecture de « {} »…").format(name))
        case QuestionsNotice.READING_CANCELLED:
            return SheetMessage(tr("La lecture a été arrêtée ; rien n’a été enregistré."))
        case QuestionsNotice.RESTORING:
            return SheetMessage("")
        case QuestionsNotice.NOT_SAVED_YET:
            return SheetMessage(
                tr("La dernière modification n’est pas encore enregistrée : recommencer dans un instant."), "danger"
            )
        case QuestionsFailed(error):
            return SheetMessage(error_message(error), "danger")
        case CollectionRenamed(old, new):
            return SheetMessage(tr("« {old} » s’appelle maintenant « {new} ».").format(old=old, new=new))
        case CollectionErased(name):
            return SheetMessage(tr("« {} » est effacée.").format(name), undo=True)
        case QuestionsAdded():
            return SheetMessage(_added_text(notice), "accent")
        case CollectionSaved():
            return _saved_message(notice)
        case CollectionNotSaved():
            return SheetMessage(not_saved_text(notice), "danger", undo=notice.can_undo, retry=True)
        case QuestionsExported(path, losses):
            message, lost = tr("Enregistré : {name}").format(name=path.name), list(loss_lines(losses))
            more = [not_written_heading(), *lost] if lost else [nothing_lost_message()]
            return SheetMessage("\n".join([message, *more]))
        case _:
            assert_never(notice)


def change_text(change: CollectionChange | None) -> str:
    match change:
        case CollectionChange.ADDED:
            return tr("Question ajoutée.")
        case CollectionChange.EDITED:
            return tr("Question modifiée.")
        case CollectionChange.COPIED:
            return tr("Question dupliquée.")
        case CollectionChange.MOVED:
            return tr("Question déplacée.")
        case CollectionChange.REMOVED:
            return tr("La question n’est plus dans la collection.")
        case CollectionChange.KEY_CHANGED:
            return tr("Bonne réponse changée.")
        case CollectionChange.SKILLS_CHANGED:
            return tr("Compétences changées.")
        case CollectionChange.UNDONE:
            return tr("Annulé.")
        case CollectionChange.REDONE:
            return tr("Rétabli.")
        case None:
            return ""
        case _:
            assert_never(change)


def preview_text(preview: FilePreview) -> str:
    """Return the message beside the questions of a file of which nothing is stored yet."""
    count = len(preview.entries)
    words = tr("« {name} » : {count} question.") if is_singular(count) else tr("« {name} » : {count} questions.")
    marked = tr("Ce qui n’a pas pu être lu est marqué « ! ».") if preview.losses else nothing_lost_message()
    nothing = tr("Rien n’est encore enregistré.")
    return f"{words.format(name=preview.file_name, count=count)} {marked} {nothing}"


def preview_note(preview: FilePreview) -> str:
    """Return a remark on what could not be read of a file; empty without losses."""
    lost = list(loss_lines(preview.losses))
    return "\n".join([not_read_heading(), *lost]) if lost else ""


def not_saved_text(notice: CollectionNotSaved) -> str:
    kept = tr("« {} » : rien n’est perdu tant que le programme est ouvert.").format(notice.name)
    no_place = tr("Une question modifiée ne peut pas être enregistrée : annuler, ou la corriger.")
    why = no_place if isinstance(notice.error, NothingWritableError) else error_message(notice.error)
    return f"{why} {kept}"


def _added_text(notice: QuestionsAdded) -> str:
    words = (
        tr("{count} question enregistrée dans « {name} ».")
        if is_singular(notice.count)
        else tr("{count} questions enregistrées dans « {name} ».")
    )
    message = words.format(count=notice.count, name=notice.name)
    if notice.known:
        known = tr("Déjà présentes ou impossibles à enregistrer : {}. Le fichier est gardé à côté.")
        message += " " + known.format(notice.known)
    return message


def _saved_message(notice: CollectionSaved) -> SheetMessage:
    on_disk = tr("C’est enregistré.")
    message = f"{change_text(notice.collection.change)} {on_disk}".strip()
    if notice.losses:
        message += " " + tr("Impossibles à enregistrer dans une collection : {}.").format(losses_text(notice.losses))
    token = "danger" if notice.losses else "muted"
    return SheetMessage(message, token, undo=notice.collection.can_undo)
