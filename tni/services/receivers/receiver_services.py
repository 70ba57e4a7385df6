"""Services on receivers of clickers, which the views are given as one argument. Those of the sheet alone are made when
it asks for them."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from tni.services.receivers.clicker_kit import ClickerKit
from tni.services.receivers.connected_receivers import ConnectedReceivers
from tni.services.receivers.receiver_setup import ReceiverSetup

if TYPE_CHECKING:
    from tni.services.receivers.keypad_setup import KeypadSetup
    from tni.services.receivers.receiver_trainer import ReceiverTrainer


class ReceiverServices:
    """Receivers and all that a teacher sets up of them. make_keypads, make_trainer: make those at their first use."""

    def __init__(
        self,
        connected: ConnectedReceivers,
        kit: ClickerKit,
        setup: ReceiverSetup,
        make_keypads: Callable[[], KeypadSetup],
        make_trainer: Callable[[], ReceiverTrainer],
    ) -> None:
        self.connected, self.kit, self.setup = connected, kit, setup
        self._make_keypads, self._make_trainer = make_keypads, make_trainer

    @cached_property
    def keypads(self) -> KeypadSetup:
        """Keypads that are keyboards of the system."""
        return self._make_keypads()

    @cached_property
    def trainer(self) -> ReceiverTrainer:
        """Training of unknown receivers."""
        return self._make_trainer()

    def close(self) -> None:
        """Stop everything that the teacher began in the sheet of the kit. The receivers go on."""
        self.kit.close()
        self.setup.close()
        made = vars(self)
        if "keypads" in made:
            self.keypads.close()
        if "trainer" in made:
            self.trainer.close()
