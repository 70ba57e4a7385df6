"""Typed access to the arguments of a TUIO message by position."""

from __future__ import annotations

from math import isfinite

from tni.core.errors import TniError
from tni.devices.tuio.osc import OscArgument, TuioMessage


class TuioError(TniError):
    """A message that violates the TUIO specification. address: OSC address of the message."""

    def __init__(self, address: str, reason: str) -> None:
        super().__init__(f"TUIO message {address}: {reason}")
        self.address, self.reason = address, reason


def int_argument(message: TuioMessage, at: int) -> int:
    """Return an argument that is an integer or an id. Raises: TuioError."""
    value = _argument(message, at)
    if not isinstance(value, int):
        raise TuioError(message.address, f"argument {at} is no whole number")
    return value


def int_arguments(message: TuioMessage, start: int) -> tuple[int, ...]:
    """Return all arguments from index `start` on, as integers. Raises: TuioError."""
    return tuple(int_argument(message, at) for at in range(start, len(message.arguments)))


def float_argument(message: TuioMessage, at: int) -> float:
    """Return a finite number. Raises: TuioError."""
    value = _argument(message, at)
    if not isinstance(value, int | float) or not isfinite(value):
        raise TuioError(message.address, f"argument {at} is no number")
    return float(value)


def text_argument(message: TuioMessage, at: int) -> str:
    """Return a string. Raises: TuioError."""
    value = _argument(message, at)
    if not isinstance(value, str):
        raise TuioError(message.address, f"argument {at} is no text")
    return value


def _argument(message: TuioMessage, at: int) -> OscArgument:
    if at >= len(message.arguments):
        raise TuioError(message.address, f"{len(message.arguments)} arguments")
    return message.arguments[at]
