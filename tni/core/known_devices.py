"""What is kept of receivers of clickers from one lesson to the next."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from tni.core.ids import ClickerId


@dataclass(frozen=True, slots=True)
class ReceiverSettings:
    """How a receiver is set. channel: as its clickers show it, "" for the one it begins with; remote: the teacher's own
    clicker, None where there is none."""

    channel: str = ""
    remote: ClickerId | None = None


KEYPAD_PREFIX: Final = "keypad:"
"""Of what votes by a keypad; its place follows."""


@dataclass(frozen=True, slots=True)
class KnownKeypad:
    """A keyboard that a teacher has said is a keypad for votes. place: where it is plugged in, as the system names it,
    or its address by radio: keypads of one make have nothing else that tells them apart."""

    vendor: int
    product: int
    place: str
    name: str = ""

    @property
    def is_told_by(self) -> tuple[int, int, str]:
        return self.vendor, self.product, self.place
