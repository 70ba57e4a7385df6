"""Prompts of receiver training, and the reasons why it may fail."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from tni.core.errors import TniError


@dataclass(frozen=True, slots=True)
class TrainingPrompt:
    """Request for one press.

    Attributes:
        key: Key to press.
        clicker: Index of the clicker, from 0.
        is_repeat: Whether the same key was just pressed and is asked for once more.
        done, of: Number of presses made, and of all presses.
    """

    key: str
    clicker: int
    is_repeat: bool
    done: int
    of: int


class TrainingFailure(Enum):
    """Reason why presses are not enough to infer a protocol."""

    SILENT = "silent"
    TOO_FEW = "too few"
    SAME = "same"
    UNSTEADY = "unsteady"


class TrainingError(TniError):
    """No protocol can be inferred with certainty. key: the key whose presses are at fault, "" for all."""

    def __init__(self, why: TrainingFailure, key: str = "") -> None:
        super().__init__(f"no protocol inferred from the keys: {why.value} {key}".strip())
        self.why, self.key = why, key
