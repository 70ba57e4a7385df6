"""Sentences for the teacher about voting by phone: states, troubles, notices."""

from __future__ import annotations

from tni.quiz.phones import PhonesState, PhonesTrouble, SharedAddress
from tni.ui.i18n import is_singular, tr


def device_count_message(state: PhonesState) -> str:
    """Return the number of connected devices."""
    count = len(state.numbers) + state.unnumbered
    return (tr("{} appareil connecté") if is_singular(count) else tr("{} appareils connectés")).format(count)


def phones_trouble_message(state: PhonesState) -> str:
    """Return the trouble with phones, "" if all is well."""
    match state.trouble:
        case PhonesTrouble.NO_NETWORK:
            return tr("Cet ordinateur n’est sur aucun réseau : le connecter au Wi-Fi, puis éteindre et rallumer.")
        case PhonesTrouble.NO_SERVER:
            return tr("Le serveur de vote ne démarre pas : les téléphones ne peuvent pas voter.")
        case PhonesTrouble.DISK:
            return tr(
                "Les votes des téléphones ne s’enregistrent plus, aucun n’est confirmé "
                ": libérer de la place sur le disque."
            )
        case PhonesTrouble.UNREACHABLE:
            return tr("Cet ordinateur n’atteint pas sa propre page de vote : un pare-feu la bloque sans doute.")
        case None if not state.is_up:
            return tr("Le serveur de vote démarre…")
        case None:
            return ""


def port_message(state: PhonesState) -> str:
    """Return a message if the port is not the wanted one, else ""."""
    if not state.port or state.port == state.wanted_port or not state.wanted_port:
        return ""
    return tr("Le port {} est pris par un autre programme\xa0: le port {} le remplace cette fois.").format(
        state.wanted_port, state.port
    )


def present_seats_message(state: PhonesState) -> str:
    """Return the connected seat numbers, for the teacher."""
    if not state.numbers:
        return device_count_message(state)
    return tr("{}, numéros {}").format(device_count_message(state), ", ".join(map(str, state.numbers)))


def several_seats_message(state: PhonesState) -> str:
    """Return the seat numbers that one device has used in turn, and those that share an address; "" if there are
    none."""
    messages = []
    if state.wanderers:
        had = " ; ".join(" → ".join(map(str, numbers)) for numbers in state.wanderers)
        messages.append(tr("Même appareil, plusieurs numéros : {}").format(had))
    if state.together:
        had = " ; ".join(" + ".join(map(str, numbers)) for numbers in state.together)
        messages.append(tr("Même adresse, plusieurs appareils : {}").format(had))
    return "\n".join(messages)


def shared_address_message(shared: SharedAddress) -> str:
    """Return the question to the teacher about one address."""
    asked = tr("{} appareils ont la même adresse ({}) : est-ce le routeur de l’établissement ?")
    why = tr("Sinon, un seul appareil se fait peut-être passer pour plusieurs élèves.")
    return f"{asked.format(shared.devices, shared.address)} {why}"
