"""What fingers, palms and a resting pen do by themselves: as the teacher has set it, as far as the board can tell."""

from __future__ import annotations

from collections.abc import Callable

from tni.board.roles import FingerDoes, PalmDoes, Roles
from tni.core.settings import FINGER_DOES, HOLD_MAKES, PALM_DOES, Settings
from tni.session.board_session import BoardSession
from tni.ui.page.pointer_input import PointerInput


class HandRoles:
    """A board that has never shown a pen of its own takes all that touches for its pen: there fingers write, or nobody
    could."""

    def __init__(self, settings: Settings, pointers: PointerInput, session: Callable[[], BoardSession]) -> None:
        self._settings, self._pointers, self._session = settings, pointers, session
        pointers.pen_known = self.apply
        pointers.trays.pen_taken = lambda: session().pen_taken()

    @property
    def pen_known(self) -> bool:
        """Whether the board has shown a pen of its own, in this run."""
        return self._pointers.pen_hand.known

    def apply(self) -> None:
        """To the open lesson; contacts that are down go on as they came."""
        finger = FingerDoes(self._settings.get(FINGER_DOES)) if self.pen_known else FingerDoes.WRITE
        session = self._session()
        session.roles = Roles(finger, PalmDoes(self._settings.get(PALM_DOES)))
        session.hold_snaps = self._settings.get(HOLD_MAKES) == "figure"
