"""Reasons why a part of a construction cannot be computed: one type each, without sentences."""

from __future__ import annotations

from tni.core.errors import TniError


class ConstructionError(TniError):
    """A step of a construction cannot be computed at all. An object without a place just now, as the intersection of
    two circles that do not meet, is no error: it is undefined."""


class ExpressionSyntaxError(ConstructionError):
    """An expression is not understood. at: number of the character where it stops making sense, from 0."""

    def __init__(self, at: int) -> None:
        super().__init__(f"not understood at character {at}")
        self.at = at


class ExpressionTooLongError(ConstructionError):
    """An expression is longer, or nested deeper, than any that a person writes."""


class UnknownNameError(ConstructionError):
    """An expression names what the construction does not have."""

    def __init__(self, name: str) -> None:
        super().__init__(f"unknown name {name[:40]!r}")
        self.name = name


class UnknownCommandError(ConstructionError):
    """A command that this program does not know."""

    def __init__(self, name: str) -> None:
        super().__init__(f"unknown command {name[:40]!r}")
        self.name = name


class LostInputError(ConstructionError):
    """A step needs an object that could not be read itself. label: of that object."""

    def __init__(self, label: str) -> None:
        super().__init__(f"needs {label[:40]!r}, which is lost")
        self.label = label


class NoOverloadError(ConstructionError):
    """A known command or operator gets objects of kinds for which it has no meaning here."""

    def __init__(self, name: str) -> None:
        super().__init__(f"{name[:40]!r} does not take these objects")
        self.name = name


class TooCostlyError(ConstructionError):
    """A construction asks for more computing than any real one."""


class UnknownObjectError(ConstructionError):
    """A construction has no object of this label, or none that can be moved."""

    def __init__(self, label: str) -> None:
        super().__init__(f"no object {label[:40]!r} to move")
        self.label = label
