"""What a clicker is called where people look for it."""

from __future__ import annotations

from tni.core.ids import ClickerId
from tni.core.known_devices import KEYPAD_PREFIX
from tni.services.phone_votes import phone_number
from tni.ui.i18n import tr


def clicker_name(clicker: ClickerId) -> str:
    """Its own number, as is printed on many; of a keypad, the socket that it is plugged into."""
    if clicker.startswith(KEYPAD_PREFIX):
        return tr("pavé {}").format(socket_name(clicker.removeprefix(KEYPAD_PREFIX)))
    if (number := phone_number(clicker)) is not None:
        return tr("téléphone {}").format(number)
    return clicker.partition(":")[2] or clicker


def short_clicker_name(clicker: ClickerId) -> str:
    """Its name within a sentence, where there is little room."""
    if clicker.startswith(KEYPAD_PREFIX) or phone_number(clicker) is not None:
        return tr("le {}").format(clicker_name(clicker))
    return clicker_name(clicker)


def long_clicker_name(clicker: ClickerId) -> str:
    """The same where there is room."""
    short = short_clicker_name(clicker)
    return short if short != clicker_name(clicker) else tr("la télécommande {}").format(short)


def socket_name(place: str) -> str:
    """The ports on the way from the computer, as `1.2`; an address by radio is its own name. place: as in
    `tni.core.known_devices.KnownKeypad`."""
    return place.rpartition("-")[2] or place
