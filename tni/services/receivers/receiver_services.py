"""Record of all services on receivers of clickers, which the views are given as one argument."""

from __future__ import annotations

from dataclasses import dataclass

from tni.services.receivers.clicker_kit import ClickerKit
from tni.services.receivers.connected_receivers import ConnectedReceivers
from tni.services.receivers.keypad_setup import KeypadSetup
from tni.services.receivers.receiver_setup import ReceiverSetup
from tni.services.receivers.receiver_trainer import ReceiverTrainer


@dataclass(frozen=True, slots=True)
class ReceiverServices:
    """Receivers and all that a teacher sets up of them."""

    connected: ConnectedReceivers
    kit: ClickerKit
    setup: ReceiverSetup
    keypads: KeypadSetup
    trainer: ReceiverTrainer

    def close(self) -> None:
        """Stop everything that the teacher began in the sheet of the kit. The receivers go on."""
        self.kit.close()
        self.setup.close()
        self.keypads.close()
        self.trainer.close()
