"""Names of clickers for display."""

from __future__ import annotations

from tni.core.ids import ClickerId
from tni.core.known_devices import KEYPAD_PREFIX
from tni.services.voting.seats import phone_number
from tni.ui.i18n import tr


def clicker_name(clicker: ClickerId) -> str:
    """Return the clicker's own number, which is printed on many models; for a keypad, its USB port."""
    if clicker.startswith(KEYPAD_PREFIX):
        return tr("pavé {}").format(socket_name(clicker.removeprefix(KEYPAD_PREFIX)))
    if (number := phone_number(clicker)) is not None:
        return tr("téléphone {}").format(number)
    return clicker.partition(":")[2] or clicker


def short_clicker_name(clicker: ClickerId) -> str:
    """Return the name for use in a sentence, where space is short."""
    if clicker.startswith(KEYPAD_PREFIX) or phone_number(clicker) is not None:
        return tr("le {}").format(clicker_name(clicker))
    return clicker_name(clicker)


def long_clicker_name(clicker: ClickerId) -> str:
    """Return the name for use in a sentence, where there is space."""
    short = short_clicker_name(clicker)
    return short if short != clicker_name(clicker) else tr("la télécommande {}").format(short)


def socket_name(place: str) -> str:
    """Return the chain of USB ports from the computer, such as `1.2`; a wireless address is returned as it is. place:
    as in `tni.core.known_devices.KnownKeypad`."""
    return place.rpartition("-")[2] or place
