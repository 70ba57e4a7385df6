"""Messages about the teacher's resources, one sentence each."""

from __future__ import annotations

from tni.files.resource_errors import NotAResourceError, ResourceTooLargeError, ResourceUnreadableError
from tni.services.library.link_check import LinkReport, LinkState
from tni.services.library.resource_service import ResourceIntake
from tni.ui.i18n import tr
from tni.ui.messages.file_errors import quoted_name
from tni.ui.messages.lazy_errors import error_message

MAX_NAMED = 3


def intake_message(intake: ResourceIntake) -> str:
    """Return what became of files that were added."""
    if not intake.failed:
        count = len(intake.added)
        return tr("Gardé dans les ressources.") if count == 1 else tr("{} fichiers gardés.").format(count)
    if len(intake.failed) == 1 and not intake.added:
        return error_message(intake.failed[0])
    names = [quoted_name(error.path) for error in intake.failed if isinstance(error, _NAMED)]
    shown = ", ".join(names[:MAX_NAMED]) + ("…" if len(names) > MAX_NAMED else "")
    return tr("Gardés : {count}. Ne sont ni une image, ni un son, ni un lien, ou sont trop lourds : {names}.").format(
        count=len(intake.added), names=shown
    )


_NAMED = (NotAResourceError, ResourceTooLargeError, ResourceUnreadableError)


def link_report_message(report: LinkReport) -> str:
    """Return what a check of links has found."""
    if report.is_offline:
        return tr("Pas de connexion : les liens n’ont pas pu être vérifiés, et rien n’a changé.")
    counts = (
        (report.count(LinkState.THERE), tr("répond"), tr("répondent")),
        (report.count(LinkState.GONE), tr("a disparu"), tr("ont disparu")),
        (report.count(LinkState.SILENT), tr("n’a pas répondu cette fois"), tr("n’ont pas répondu cette fois")),
        (report.count(LinkState.PRIVATE), tr("reste sur le réseau local, non vérifié"),
         tr("restent sur le réseau local, non vérifiés")),
    )  # fmt: skip
    found = ", ".join(f"{count} {one if count == 1 else more}" for count, one, more in counts if count)
    if report.is_cancelled:
        return tr("Vérification arrêtée. Liens vérifiés : {}.").format(found or "0")
    return tr("Liens vérifiés : {}.").format(found)
