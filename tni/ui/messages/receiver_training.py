"""Text of receiver training, for a teacher at the board and a technician at a terminal."""

from __future__ import annotations

from collections.abc import Sequence

from tni.core.receiver_training import TrainingFailure, TrainingPrompt
from tni.services.receivers.receiver_trainer import TrainingTrouble
from tni.ui.i18n import tr


def training_prompt(prompt: TrainingPrompt | None) -> tuple[str, str]:
    """Return the instruction and the progress. prompt: None while no key is to be pressed."""
    if prompt is None:
        return tr("Ne toucher à aucune télécommande…"), tr("Écoute du récepteur au repos.")
    words = tr("Télécommande {number} : appuyer sur {key}.")
    if prompt.is_repeat:
        words = tr("Télécommande {number} : appuyer encore sur {key}.")
    done = tr("Appui {done} sur {of}").format(done=prompt.done, of=prompt.of)
    return words.format(number=prompt.clicker + 1, key=prompt.key), done


def training_result(keys: Sequence[str], *, distinguishes_clickers: bool) -> tuple[str, str]:
    """Return the result of the training, and what to try."""
    if distinguishes_clickers:
        words = tr("Chaque télécommande a son numéro. Essayer d’autres touches et d’autres télécommandes.")
    else:
        words = tr("Les télécommandes ne se distinguent pas : elles comptent toutes pour un seul élève. Essayer.")
    return tr("Touches reconnues : {}.").format(", ".join(keys)), words


def training_trial(clicker: str, key: str) -> str:
    """Return the text for a key press as the trained protocol reads it."""
    return tr("Télécommande {clicker} : {key}").format(clicker=clicker, key=key)


def training_failure(why: TrainingFailure, key: str) -> tuple[str, str]:
    words = {
        TrainingFailure.SILENT: tr("Rien reçu : ce n’est peut-être pas cet appareil."),
        TrainingFailure.TOO_FEW: tr("Une touche manque : appuyer sur chacune quand elle est demandée."),
        TrainingFailure.SAME: tr(
            "Toutes les touches donnent le même signal : le récepteur attend peut-être son logiciel."
        ),
        TrainingFailure.UNSTEADY: tr("Les signaux ne suivent pas les touches : ils sont peut-être chiffrés."),
    }
    return tr("Le récepteur n’a pas été reconnu."), words[why] + (f" ({key})" if key else "")


def training_saved(path: str) -> tuple[str, str]:
    """Return the confirmation. path: of the file that describes the receiver."""
    words = tr("Envoyer ce fichier aux auteurs de TNI aidera d’autres classes : {}")
    return tr("Le récepteur est enregistré et prêt à servir."), words.format(path)


def training_trouble(trouble: TrainingTrouble) -> str:
    match trouble:
        case TrainingTrouble.UNREADABLE:
            return tr("Ce récepteur ne peut pas être lu : « tni doctor » indique quoi faire.")
        case TrainingTrouble.UNPLUGGED:
            return tr("Le récepteur a été débranché.")
        case TrainingTrouble.NOT_SAVED:
            return tr("Le fichier n’a pas pu être écrit.")
