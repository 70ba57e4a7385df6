"""Errors of expressions: the kind of mistake, and where it stands in the text."""

from __future__ import annotations

from enum import Enum

from tni.core.errors import TniError


class MathsFault(Enum):
    """Kind of a mistake in an expression, or reason why it has no value."""

    EMPTY = "empty"
    """Nothing is typed."""
    UNEXPECTED = "unexpected"
    """A sign stands where none can."""
    UNKNOWN_NAME = "unknown name"
    MISSING_OPERAND = "missing operand"
    """A number or a letter is missing, as after "2 +"."""
    MISSING_OPERATOR = "missing operator"
    """Two numbers stand side by side."""
    UNCLOSED = "unclosed"
    """A bracket that is opened is not closed."""
    UNOPENED = "unopened"
    """A bracket is closed that was not opened."""
    ARGUMENTS = "arguments"
    """A function has too few or too many arguments."""
    NO_NUMBER = "no number"
    """A condition stands where a number must."""
    NO_CONDITION = "no condition"
    """A number stands where a condition must."""
    TOO_LONG = "too long"
    TOO_LARGE = "too large"
    """A number is too large to be computed."""
    DIVISION_BY_ZERO = "division by zero"
    UNDEFINED = "undefined"
    """There is no value, as for the root of -1."""
    NO_INTERVAL = "no interval"
    """The ends of a parameter are missing, or are typed otherwise."""
    NOT_DIFFERENTIABLE = "not differentiable"
    NOT_RECURRENT = "not recurrent"
    """A sequence is asked for a term that its formula cannot give."""


class MathsError(TniError):
    """An expression cannot be read, or has no value. at: place in the text, from 0. part: the letters or signs that it
    is about."""

    def __init__(self, fault: MathsFault, at: int = 0, part: str = "") -> None:
        super().__init__(f"{fault.value} at {at}{f': {part}' if part else ''}")
        self.fault, self.at, self.part = fault, at, part
