"""Messages about the teacher's accounts at ENTs: steps of a sign-in, where a secret is kept, who reads there."""

from __future__ import annotations

from collections.abc import Callable

from tni.api.manifest import Manifest, SignIn
from tni.cahier.ent_account import EntAccount
from tni.core.web_address import host_of
from tni.services.cahier.account_setup_state import MissingValueError, SetupState, SetupStep
from tni.services.cahier.sign_in_attempt import SignInState
from tni.ui.i18n import tr
from tni.ui.messages.plugins import localised, name_of


def kind_name(manifest: Manifest | None, account: EntAccount) -> str:
    """Return the name of an account's kind."""
    return account.connector if manifest is None else name_of(manifest)


def address_label(manifest: Manifest) -> str:
    """Return the label of the field for an account's address."""
    return {
        SignIn.MOODLE: tr("Adresse du site"),
        SignIn.OAUTH: tr("Adresse de l’ENT"),
        SignIn.NEXTCLOUD: tr("Adresse du Nuage"),
        SignIn.FOLDER: tr("Dossier"),
    }.get(manifest.sign_in or SignIn.NONE, tr("Adresse du serveur"))


def address_example(manifest: Manifest) -> str:
    """Return an example of what may be typed."""
    return {
        SignIn.MOODLE: tr("par exemple college.elea.apps.education.fr"),
        SignIn.OAUTH: tr("par exemple neoconnect.opendigitaleducation.com"),
        SignIn.NEXTCLOUD: tr("par exemple nuage03.apps.education.fr"),
        SignIn.FOLDER: "",
    }.get(manifest.sign_in or SignIn.NONE, tr("par exemple https://agenda.example.fr/dav"))


def connect_text(manifest: Manifest) -> str:
    """Return the words of the button that signs in."""
    if manifest.sign_in in (SignIn.MOODLE, SignIn.OAUTH, SignIn.NEXTCLOUD):
        return tr("Se connecter dans le navigateur")
    return tr("Continuer") if manifest.sign_in in (SignIn.FOLDER, SignIn.NONE) else tr("Se connecter")


def step_text(state: SetupState) -> str:
    """Return what is under way, and what the teacher does meanwhile."""
    host = "" if state.account is None else host_of(state.account.address)
    progress = state.progress
    if state.step is SetupStep.CHECK or progress is None:
        return tr("Vérification du compte…")
    match progress.state:
        case SignInState.IN_BROWSER:
            said = tr(
                "Votre navigateur s’ouvre sur {host} : s’y connecter et accepter l’accès de TNI, qui attend {minutes} "
                "minutes au plus."
            )
            return said.format(host=host, minutes=progress.minutes)
        case SignInState.PASTING if progress.is_key_only:
            return tr(
                "Sur {host}, ouvrir ses préférences, puis « Clés de sécurité » : copier la clé de « Moodle mobile web "
                "service » et la coller ici."
            ).format(host=host)
        case SignInState.PASTING:
            return tr(
                "Se connecter à {host} dans le navigateur. À la fin, il propose un lien ou reste sur une page vide : "
                "copier l’adresse qui commence par « moodlemobile:// » et la coller ici."
            ).format(host=host)
        case SignInState.FINISHING:
            return tr("La connexion se termine…")
    return tr("{host} est interrogé…").format(host=host) if host else tr("Vérification du compte…")


def secret_text(is_kept: bool | None, *, by_token: bool) -> str:
    """Return where a password or a token is kept; "" for an account without one."""
    if is_kept is None:
        return ""
    if is_kept:
        if by_token:
            return tr("L’accès est gardé dans le trousseau de mots de passe de l’ordinateur.")
        return tr("Le mot de passe est gardé dans le trousseau de l’ordinateur, jamais dans un fichier.")
    return tr(
        "Cet ordinateur n’a pas de trousseau de mots de passe : il faudra se reconnecter à chaque démarrage de TNI."
    )


def readers_text(manifest: Manifest) -> str:
    """Return who reads what is sent to an account, which the teacher agrees to."""
    if manifest.sign_in is SignIn.FOLDER:
        who = tr("Tous ceux qui ouvrent ce dossier pourront lire ce qui y est envoyé, documents compris.")
    else:
        who = tr(
            "Les élèves et les parents de la classe pourront lire ce qui est envoyé ici, documents compris ; la "
            "direction aussi."
        )
    return " ".join((who, tr("Ne partent que les séances relues et confirmées, sans nom d’élève.")))


def setup_error(error: MissingValueError, manifest: Manifest | None) -> str:
    """Return what is still to be filled in."""
    texts: dict[str, Callable[[], str]] = {
        "address": lambda: tr("Saisir d’abord l’adresse."),
        "folder": lambda: tr("Choisir d’abord un dossier."),
        "user": lambda: tr("Saisir l’identifiant."),
        "password": lambda: tr("Saisir le mot de passe."),
        "secret": lambda: tr("Le mot de passe n’est plus connu de TNI : se connecter de nouveau."),
    }
    if error.name in texts:
        return texts[error.name]()
    settings = () if manifest is None else manifest.settings
    label = next((localised(one.label) for one in settings if one.id == error.name), error.name)
    return tr("À remplir : {}").format(label)


def classes_text(account: EntAccount) -> str:
    """Return which classes an account takes."""
    if account.classes is None:
        return tr("Toutes les classes")
    if not account.classes:
        return tr("Aucune classe : rien n’y est envoyé.")
    return ", ".join(sorted(account.classes))
