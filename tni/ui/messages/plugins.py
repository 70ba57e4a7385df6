"""Messages about plugins: what they are, what they may do, and why one does not run."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from tni.api.manifest import ACCOUNT_HOST, Localised, Manifest, PluginKind, SignIn
from tni.core.plugin_errors import EntryFileError, PluginError, PluginFault
from tni.core.plugin_policy import AllowedPlugins, PluginPolicy
from tni.services.plugins.plugin_folders import PluginOrigin
from tni.services.plugins.plugin_package import PackageFault, PluginPackageError
from tni.services.plugins.plugin_service import ListedPlugin, PluginStatus
from tni.ui.i18n import FRENCH, language, tr
from tni.ui.messages.file_errors import quoted_name

YES = ("o", "oui", "y", "yes")


def localised(text: Localised) -> str:
    """Return a plugin's text in the language of the interface."""
    return text.fr if language() == FRENCH else text.en


def name_of(manifest: Manifest) -> str:
    return localised(manifest.name)


def kind_text(kind: PluginKind) -> str:
    """Return the kind of a plugin in words."""
    return {
        PluginKind.ENT: tr("envoi à un ENT"),
        PluginKind.LESSON_IMPORTER: tr("ouverture de leçons d’un autre format"),
        PluginKind.LESSON_EXPORTER: tr("export de leçons"),
        PluginKind.QUESTION_IMPORTER: tr("lecture de questions d’un autre format"),
        PluginKind.QUESTION_EXPORTER: tr("export de questions"),
        PluginKind.RECEIVER: tr("récepteur de télécommandes"),
        PluginKind.BOARD: tr("tableau interactif"),
        PluginKind.TOOL: tr("outil du tableau"),
        PluginKind.ITEM: tr("objet du tableau"),
    }[kind]


def rights_lines(manifest: Manifest, origin: PluginOrigin = PluginOrigin.TEACHER) -> list[str]:
    """Return what a plugin may do, a line for each right, the weightiest first. origin: the teacher's folder also for
    one that is about to be installed."""
    if manifest.is_trusted:
        if origin is PluginOrigin.PROGRAM:
            return [tr("Elle fait partie de TNI, et s’exécute dans TNI même.")]
        if origin is PluginOrigin.TECHNICIAN:
            return [tr("Elle s’exécute dans TNI même, et a donc accès à tout sur cet ordinateur.")]
        return [
            tr(
                "Elle s’exécute dans TNI même, et a donc accès à tout sur cet ordinateur : à n’installer que d’un "
                "auteur connu."
            )
        ]
    lines = []
    hosts = [host for host in manifest.hosts if host != ACCOUNT_HOST]
    if ACCOUNT_HOST in manifest.hosts:
        lines.append(tr("Elle communique avec le serveur du compte."))
    if hosts:
        lines.append(tr("Elle communique aussi avec : {hosts}.").format(hosts=", ".join(hosts)))
    if manifest.sign_in is SignIn.FOLDER:
        lines.append(tr("Elle lit et écrit dans le dossier choisi, et nulle part ailleurs."))
    if manifest.kind is PluginKind.ENT:
        lines.append(tr("Elle reçoit les séances à envoyer, avec leurs documents."))
    if manifest.sign_in in (SignIn.TOKEN, SignIn.MOODLE):
        lines.append(tr("Elle reçoit la clé d’accès au compte."))
    elif manifest.sign_in in (SignIn.PASSWORD, SignIn.NEXTCLOUD, SignIn.OAUTH):
        lines.append(tr("Elle ne reçoit pas le mot de passe : TNI le joint lui-même à ses demandes."))
    if not manifest.hosts and manifest.sign_in is not SignIn.FOLDER:
        lines.append(tr("Elle ne communique avec aucun serveur, et n’a accès à aucun fichier."))
    return lines


def status_text(status: PluginStatus) -> str:
    return {
        PluginStatus.ON: tr("activée"),
        PluginStatus.OFF: tr("désactivée"),
        PluginStatus.FORBIDDEN: tr("interdite sur cet ordinateur"),
        PluginStatus.UNFIT: tr("faite pour une autre version de TNI"),
        PluginStatus.BROKEN: tr("inutilisable"),
    }[status]


def origin_text(origin: PluginOrigin) -> str:
    return {
        PluginOrigin.PROGRAM: tr("fournie avec TNI"),
        PluginOrigin.TECHNICIAN: tr("installée par l’établissement"),
        PluginOrigin.TEACHER: tr("installée en plus"),
    }[origin]


def plugin_lines(plugin: ListedPlugin) -> Iterator[str]:
    """Yield the lines that describe a plugin in a list."""
    status = status_text(plugin.status)
    if plugin.manifest is None:
        yield f"{plugin.id} : {status} ({plugin.why})"
        return
    kind, origin = kind_text(plugin.manifest.kind), origin_text(plugin.origin)
    yield f"{plugin.id} : {name_of(plugin.manifest)}, {kind}, {plugin.manifest.version}, {origin}, {status}"
    if plugin.origin is not PluginOrigin.PROGRAM or not plugin.manifest.is_trusted:
        yield from (f"    {line}" for line in rights_lines(plugin.manifest, plugin.origin))


def policy_text(policy: PluginPolicy) -> str:
    """Return what the technician forbids, "" for nothing."""
    if policy.is_damaged:
        return tr(
            "Le fichier de l’établissement sur les extensions est illisible : seules celles de TNI fonctionnent, et "
            "rien n’est envoyé. Prévenir la personne qui s’occupe des ordinateurs."
        )
    if policy.plugins is AllowedPlugins.NONE:
        return tr("L’établissement interdit les extensions sur cet ordinateur, hors tableaux et récepteurs de TNI.")
    if policy.plugins is AllowedPlugins.OURS:
        return tr("L’établissement n’autorise que les extensions de TNI et les siennes.")
    if policy.plugins is not AllowedPlugins.ALL:
        return tr("L’établissement n’autorise que certaines extensions sur cet ordinateur.")
    return ""


def switched_text(plugin: ListedPlugin) -> str:
    """Return the outcome of turning a plugin on or off."""
    return f"{shown_name(plugin)} : {status_text(plugin.status)}"


def made_by(manifest: Manifest) -> str:
    """Return who wrote a plugin, and its licence."""
    return ", ".join(filter(None, (manifest.author or tr("auteur non indiqué"), manifest.licence)))


def version_text(manifest: Manifest, origin: PluginOrigin) -> str:
    """Return the version of a plugin and where it comes from, as one line. The author of those of TNI is TNI."""
    by = manifest.licence if origin is PluginOrigin.PROGRAM else made_by(manifest)
    return ", ".join(filter(None, (manifest.version, origin_text(origin), by)))


def install_lines(manifest: Manifest, present: ListedPlugin | None) -> Iterator[str]:
    """Yield what the teacher is shown before she installs a plugin. present: an earlier version."""
    yield f"{name_of(manifest)} ({manifest.version})"
    yield localised(manifest.summary)
    by = made_by(manifest)
    yield by[:1].upper() + by[1:]
    yield tr("Type : {}").format(kind_text(manifest.kind))
    if present is not None and present.manifest is not None:
        yield tr("Elle remplace la version {}.").format(present.manifest.version)
    yield from rights_lines(manifest)


def install_question(manifest: Manifest) -> str:
    return tr("Installer « {} » ? (oui/non)").format(name_of(manifest))


def is_yes(answer: str) -> bool:
    """Return whether an answer at the terminal agrees, in either language."""
    return answer.strip().casefold() in YES


def installed_text(manifest: Manifest) -> str:
    return tr("« {} » est installée et activée.").format(name_of(manifest))


def removal_question(plugin: ListedPlugin) -> str:
    return tr("Retirer « {} » ?").format(shown_name(plugin))


def removal_text(plugin: ListedPlugin) -> str:
    """Return what the removal of a plugin takes away, for the question."""
    text = tr("Ses fichiers seront supprimés de cet ordinateur. Leçons et séances restent telles quelles.")
    if plugin.manifest is not None and plugin.manifest.kind is PluginKind.ENT:
        text += " " + tr("Ce qui doit encore partir par elle attendra dans « Envois ».")
    return text


def removed_text(name: str) -> str:
    return tr("« {} » est retirée.").format(name)


def shown_name(plugin: ListedPlugin) -> str:
    """Return the name of a plugin, for a broken one that of its file."""
    return plugin.id if plugin.manifest is None else name_of(plugin.manifest)


def fault_text(error: PluginError) -> str:
    """Return why a plugin did not do what was asked of it, and what to do, as one sentence."""
    return {
        PluginFault.MISSING: tr("Il n’y a pas d’extension « {} » : « tni plugin list » les montre toutes."),
        PluginFault.DISABLED: tr("L’extension « {} » est désactivée : l’activer dans « Extensions »."),
        PluginFault.FORBIDDEN: tr(
            "L’extension « {} » est interdite sur cet ordinateur : la demander à la personne qui s’en occupe."
        ),
        PluginFault.UNFIT: tr("L’extension « {} » est faite pour une autre version de TNI : en chercher une autre."),
        PluginFault.TAKEN: tr(
            "L’extension « {} » est déjà là, avec TNI ou par l’établissement : s’en servir, rien n’a été installé."
        ),
        PluginFault.KEPT: tr(
            "L’extension « {} » vient avec TNI ou de l’établissement : elle peut être désactivée, non retirée."
        ),
        PluginFault.BROKEN: tr("L’extension « {} » est inutilisable : la réinstaller, ou prévenir son auteur."),
        PluginFault.RAISED: tr("L’extension « {} » a échoué : réessayer, ou si cela dure, prévenir son auteur."),
        PluginFault.ENDED: tr("L’extension « {} » s’est arrêtée : réessayer, ou si cela dure, prévenir son auteur."),
        PluginFault.HANGS: tr("L’extension « {} » ne répondait plus, et a été arrêtée. Rien n’a été perdu."),
        PluginFault.GREEDY: tr("L’extension « {} » envoyait trop de demandes, et a été arrêtée. Rien n’a été perdu."),
        PluginFault.MALFORMED: tr("L’extension « {} » a donné une réponse incompréhensible : prévenir son auteur."),
        PluginFault.CANCELLED: tr("Le travail de l’extension « {} » a été interrompu. Rien n’a été perdu."),
    }[error.fault].format(error.plugin)


def package_text(error: PluginPackageError) -> str:
    """Return why a file was not installed, and what to do, as one sentence."""
    return {
        PackageFault.NO_ZIP: tr(
            "{} n’est pas une extension, ou le fichier est abîmé : le télécharger à nouveau, rien n’a été installé."
        ),
        PackageFault.LARGE: tr(
            "{} est trop gros pour une extension : vérifier que c’est le bon fichier, rien n’a été installé."
        ),
        PackageFault.UNSAFE: tr(
            "{} contient des fichiers qu’une extension ne doit pas avoir : ne pas s’y fier, rien n’a été installé."
        ),
        PackageFault.OTHER: tr(
            "{} n’est pas une extension de TNI : choisir le fichier tel qu’il a été reçu, rien n’a été installé."
        ),
        PackageFault.MANIFEST: tr("{} est une extension mal faite : prévenir son auteur, rien n’a été installé."),
    }[error.fault].format(quoted_name(error.path))


PLUGIN_ERRORS: tuple[tuple[type[Exception], Callable[..., str]], ...] = (
    (PluginError, fault_text),
    (
        EntryFileError,
        lambda _: tr("Un document de la séance n’est plus là : le joindre de nouveau, puis renvoyer la séance."),
    ),
    (PluginPackageError, package_text),
)
