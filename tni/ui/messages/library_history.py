"""Text about a library: rules of its history, its check, its restoring and its backups."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from tni.files import library_errors as errors
from tni.library.library_report import LibraryProblem, LibraryProblemKind, LibraryReport, Mending
from tni.library.thinning import ThinningRules
from tni.services.library.errors import DiskFullError, FolderNameError, LessonInSeanceError
from tni.ui.i18n import tr
from tni.ui.messages.file_errors import quoted_name
from tni.ui.messages.library import unsearched_text

YEAR_DAYS = 365


def thinning_message(rules: ThinningRules) -> str:
    """Return the rules by which earlier states of lessons thin out, to be read."""
    steps = [
        (rules.all_days, tr("chaque version pendant {}"), ""),
        (rules.daily_days, tr("une version par jour pendant {}"), tr("une par jour pendant {}")),
        (rules.weekly_days, tr("une version par semaine pendant {}"), tr("une par semaine pendant {}")),
        (rules.monthly_days, tr("une version par mois pendant {}"), tr("une par mois pendant {}")),
    ]
    parts, before = list[str](), 0
    for days, first, further in steps:
        if days is None:
            parts.append(tr("une par mois, sans limite") if parts else tr("une version par mois, sans limite"))
        elif days > before:
            parts.append((further if parts else first).format(age_text(days)))
            before = days
    kept = tr("La dernière version d’une leçon, et celles qui ont un nom, sont toujours gardées.")
    if not parts:
        return kept
    sentence = tr("TNI garde {}.").format(tr(", puis ").join(parts))
    return f"{sentence} {kept}"


def age_text(days: int) -> str:
    """Return a number of days in the largest unit that fits."""
    if days and days % YEAR_DAYS == 0:
        years = days // YEAR_DAYS
        return tr("un an") if years == 1 else tr("{} ans").format(years)
    if days in (30, 31):
        return tr("un mois")
    if (months := {91: 3, 92: 3, 182: 6, 183: 6}.get(days)) is not None:
        return tr("{} mois").format(months)
    return tr("un jour") if days == 1 else tr("{} jours").format(days)


def not_in_history() -> str:
    return tr("rien dans l’historique à cette date ; le fichier du dossier est peut-être encore le même.")


def not_yet_past() -> str:
    return tr("Cette date n’est pas encore passée : chaque leçon est écrite dans son dernier état gardé.")


def library_report_lines(report: LibraryReport) -> Iterator[str]:
    """Yield what a check has read, then a line for each problem."""
    counts = [
        _count(report.lessons, tr("1 leçon"), tr("{} leçons")),
        _count(report.contents, tr("1 élément de l’historique"), tr("{} éléments de l’historique")),
        _count(report.backups, tr("1 sauvegarde"), tr("{} sauvegardes")),
    ]
    yield tr("Vérifié : {}.").format(", ".join(counts))
    if not report.problems:
        yield tr("Tout est lisible.")
    for problem in report.problems:
        yield library_problem_text(problem)
    yield from map(unsearched_text, report.unnamed)


def library_problem_text(problem: LibraryProblem) -> str:
    """Return what is wrong and what became of it."""
    what = {
        LibraryProblemKind.LESSON: tr("leçon abîmée : {name}"),
        LibraryProblemKind.NEWER: tr("leçon d’une version de TNI plus récente : {name}"),
        LibraryProblemKind.UNREADABLE: tr("leçon impossible à lire : {name}"),
        LibraryProblemKind.HISTORY_CONTENT: tr("élément abîmé de l’historique : {name}"),
        LibraryProblemKind.HISTORY_LOG: tr("liste abîmée de l’historique : {name}"),
        LibraryProblemKind.BACKUP: tr("sauvegarde abîmée : {name}"),
    }[problem.kind].format(name=problem.name)
    if problem.mending is Mending.NO_COPY:
        return tr("{what} (aucune copie n’en a été trouvée)").format(what=what)
    if problem.mending is Mending.NOT_TRIED:
        return what
    if not problem.beside:
        return tr("{what} (réparé)").format(what=what)
    if problem.from_history:
        return tr("{what} (une copie saine, de l’historique, est à côté : {beside})").format(
            what=what, beside=problem.beside
        )
    return tr("{what} (une copie saine, d’une sauvegarde, est à côté : {beside})").format(
        what=what, beside=problem.beside
    )


def library_remedy_text(problem: LibraryProblem) -> str:
    """Return what the teacher can do about a problem of her library; "" for nothing."""
    if problem.mending is Mending.MENDED:
        return tr("Rien à faire. La leçon abîmée est restée telle quelle.") if problem.beside else tr("Rien à faire.")
    is_tried = problem.mending is Mending.NO_COPY
    match problem.kind:
        case LibraryProblemKind.LESSON if is_tried:
            return tr("L’ouvrir : TNI récupère ce qui en est lisible.")
        case LibraryProblemKind.LESSON:
            return tr("« Réparer » en cherche une copie saine dans l’historique et les sauvegardes.")
        case LibraryProblemKind.NEWER:
            return tr("Mettre TNI à jour sur cet ordinateur.")
        case LibraryProblemKind.UNREADABLE:
            return tr("Un autre programme la tient, ou le système la refuse : recommencer plus tard.")
        case LibraryProblemKind.HISTORY_CONTENT if not is_tried:
            return tr("« Réparer » le réécrit si une leçon l’a encore.")
        case LibraryProblemKind.HISTORY_CONTENT | LibraryProblemKind.HISTORY_LOG:
            return tr("Quelques versions d’avant ne peuvent plus être reprises ; les leçons sont intactes.")
        case LibraryProblemKind.BACKUP:
            return tr("Faire une nouvelle sauvegarde, sur une autre clé si cela recommence.")


def mended_lesson_name() -> str:
    """Return the name of a sound copy beside a damaged lesson `{name}`."""
    return tr("{name} (réparée)")


def backups_not_listed(error: Exception) -> str:
    """Return why the list of a lesson's states lacks those of the backups."""
    if isinstance(error, errors.BackupError) and error.kind is errors.BackupTroubleKind.AWAY:
        return tr("L’emplacement des sauvegardes n’est pas là : leurs versions ne sont pas dans la liste.")
    return tr("Les sauvegardes ne se lisent pas : leurs versions ne sont pas dans la liste.")


def backup_trouble_text(kind: errors.BackupTroubleKind) -> str:
    """Return the reason why no backup could be made, and the remedy."""
    return {
        errors.BackupTroubleKind.AWAY: tr(
            "L’emplacement des sauvegardes n’est pas là (clé retirée, réseau coupé). "
            "La sauvegarde se fera quand il sera de retour."
        ),
        errors.BackupTroubleKind.FULL: tr(
            "Il n’y a plus de place pour la sauvegarde : en libérer, ou choisir un autre emplacement. "
            "Les sauvegardes d’avant sont intactes."
        ),
        errors.BackupTroubleKind.REFUSED: tr(
            "L’emplacement des sauvegardes ne peut pas être écrit : en choisir un autre."
        ),
        errors.BackupTroubleKind.NOT_KEPT: tr(
            "Ce qui vient d’être sauvegardé ne se relit pas : la clé ou le disque est sans doute abîmé, "
            "en choisir un autre."
        ),
        errors.BackupTroubleKind.FAILED: tr(
            "La sauvegarde n’a pas pu être faite. Les sauvegardes d’avant sont intactes."
        ),
    }[kind]


LIBRARY_ERRORS: tuple[tuple[type[Exception], Callable[..., str]], ...] = (
    (
        DiskFullError,
        lambda e: tr("Le disque est plein : {name} n’a pas été ajoutée, rien n’a été perdu.").format(
            name=quoted_name(e.path)
        ),
    ),
    (
        LessonInSeanceError,
        lambda _: tr(
            "Une séance est en cours dans cette leçon : la terminer pour la renommer, la déplacer ou la jeter."
        ),
    ),
    (FolderNameError, lambda _: tr("Ce nom de dossier n’est pas possible : en choisir un autre.")),
    (errors.BackupError, lambda e: backup_trouble_text(e.kind)),
    (
        errors.BadBackupError,
        lambda e: tr("La sauvegarde {name} est abîmée : en choisir une autre.").format(name=quoted_name(e.path)),
    ),
    (
        errors.RestoreIntoLibraryError,
        lambda _: tr("Ce dossier est dans votre bibliothèque : en choisir un autre, ou « Dans ma bibliothèque »."),
    ),
    (
        errors.HistoryBusyError,
        lambda _: tr("L’historique des leçons est utilisé par un autre programme : recommencer dans un moment."),
    ),
    (
        errors.UnknownRevisionError,
        lambda _: tr("Cette version de la leçon n’est plus gardée : en choisir une autre."),
    ),
    (errors.ContentMissingError, lambda _: _damaged_state()),
    (errors.ContentDamagedError, lambda _: _damaged_state()),
)


def _damaged_state() -> str:
    return tr("Cette version de la leçon est abîmée dans l’historique : en choisir une autre.")


def _count(number: int, one: str, many: str) -> str:
    return one if number == 1 else many.format(number)
