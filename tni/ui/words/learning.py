"""A receiver that is being taught, in words: for a teacher at the board, and for a technician at a terminal."""

from __future__ import annotations

from collections.abc import Sequence

from tni.devices.clickers.learning import Why
from tni.devices.clickers.lesson import Asked
from tni.ui.i18n import tr


def asked_words(asked: Asked | None) -> tuple[str, str]:
    """What to do now, and how far it has come. None: nobody is to press for a moment."""
    if asked is None:
        return tr("Ne toucher à aucune télécommande…"), tr("Le boîtier est écouté au repos.")
    words = tr("Télécommande {number} : appuyer sur {key}.")
    if asked.again:
        words = tr("Télécommande {number} : appuyer encore sur {key}.")
    done = tr("Appui {done} sur {of}").format(done=asked.done, of=asked.of)
    return words.format(number=asked.clicker + 1, key=asked.key), done


def understood_words(keys: Sequence[str], *, tells_clickers: bool) -> tuple[str, str]:
    """What was understood, and what to try."""
    if tells_clickers:
        words = tr("Chaque télécommande a son numéro. Essayer d’autres touches et d’autres télécommandes.")
    else:
        words = tr("Les télécommandes ne se distinguent pas : ensemble elles font un seul votant. Essayer.")
    return tr("Compris : les touches {}.").format(", ".join(keys)), words


def trial_words(clicker: str, key: str) -> str:
    """What a press was understood as."""
    return tr("Télécommande {clicker} : {key}").format(clicker=clicker, key=key)


def not_understood_words(why: Why, key: str) -> tuple[str, str]:
    words = {
        Why.SILENT: tr("Rien n’est venu : ce n’est peut-être pas cet appareil."),
        Why.TOO_FEW: tr("Une touche manque : appuyer sur chacune quand elle est demandée."),
        Why.SAME: tr("Toutes les touches disent la même chose : il attend peut-être un ordre de son logiciel."),
        Why.UNSTEADY: tr("Rien ne suit les touches : ce qui est dit est peut-être chiffré."),
    }
    return tr("Le boîtier n’a pas été compris."), words[why] + (f" ({key})" if key else "")


def kept_words(path: str) -> tuple[str, str]:
    """path: of the file that describes it."""
    words = tr("Ce fichier le décrit ; l’envoyer aux auteurs de TNI aidera d’autres classes : {}")
    return tr("Le boîtier est gardé, et lu dès maintenant."), words.format(path)
