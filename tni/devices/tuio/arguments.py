"""What stands in a message of TUIO, by its place and of the kind that it must be."""

from __future__ import annotations

from math import isfinite

from tni.core.errors import TniError
from tni.devices.tuio.osc import OscArgument, TuioMessage


class TuioError(TniError):
    """A message that is not as TUIO has it. address: of the message."""

    def __init__(self, address: str, reason: str) -> None:
        super().__init__(f"TUIO message {address}: {reason}")
        self.address, self.reason = address, reason


def int_argument(message: TuioMessage, at: int) -> int:
    """An argument that is a number or an id. Raises: TuioError."""
    value = _argument(message, at)
    if not isinstance(value, int):
        raise TuioError(message.address, f"argument {at} is no whole number")
    return value


def int_arguments(message: TuioMessage, start: int) -> tuple[int, ...]:
    """All arguments from one on. Raises: TuioError."""
    return tuple(int_argument(message, at) for at in range(start, len(message.arguments)))


def float_argument(message: TuioMessage, at: int) -> float:
    """Raises: TuioError."""
    value = _argument(message, at)
    if not isinstance(value, int | float) or not isfinite(value):
        raise TuioError(message.address, f"argument {at} is no number")
    return float(value)


def text_argument(message: TuioMessage, at: int) -> str:
    """Raises: TuioError."""
    value = _argument(message, at)
    if not isinstance(value, str):
        raise TuioError(message.address, f"argument {at} is no text")
    return value


def _argument(message: TuioMessage, at: int) -> OscArgument:
    if at >= len(message.arguments):
        raise TuioError(message.address, f"{len(message.arguments)} arguments")
    return message.arguments[at]
