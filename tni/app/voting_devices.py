"""Access to the voting devices that need a process of their own: phones and card cameras. Loaded at their first use."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from tni.core.clock import Clock
from tni.core.tasks import MainThread
from tni.quiz.card_codes import CardSet
from tni.services.voting.cards_service import CardCameras, CardReader
from tni.services.voting.phone_ports import PhoneServerAccess, PhoneServerPort

if TYPE_CHECKING:
    from tni.core.camera import FoundCamera
    from tni.quiz.card_camera import CardMessage
    from tni.quiz.phones import PhoneVote


def phone_server(folder: Path, main: MainThread) -> PhoneServerAccess:
    """Return access to the vote server. folder: its files."""

    def connect(votes: Callable[[Sequence[PhoneVote]], None], changed: Callable[[], None]) -> PhoneServerPort:
        from tni.voting.phones.client import PhonesClient

        return PhonesClient(folder, main, votes, changed)

    return PhoneServerAccess(folder, connect, _is_reachable)


def _is_reachable(address: str, port: int) -> bool:
    from tni.voting.phones.addresses import is_reachable

    return is_reachable(address, port)


def card_cameras() -> CardCameras:
    """Return access to the cameras of the computer."""
    return CardCameras(_find_cameras, _read_cards)


def _find_cameras() -> Sequence[FoundCamera]:
    from tni.cameras.camera_list import list_cameras

    return list_cameras()


def _read_cards(address: str, card_set: CardSet, deliver: Callable[[CardMessage], None], clock: Clock) -> CardReader:
    from tni.voting.cards.process import CardReaderProcess

    return CardReaderProcess(address, card_set, deliver, clock)
