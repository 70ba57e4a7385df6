"""Errors of plugins: one type, whose fault says why a plugin could not do what was asked of it."""

from __future__ import annotations

from enum import Enum

from tni.core.errors import TniError


class PluginFault(Enum):
    """Reason why a plugin was not run, or was stopped."""

    MISSING = "missing"
    """There is no plugin of this name."""
    DISABLED = "disabled"
    FORBIDDEN = "forbidden"
    """The technician forbids it."""
    UNFIT = "unfit"
    """It was written for another version of the program."""
    TAKEN = "taken"
    """Another plugin, which comes with the program or from the technician, has its id."""
    KEPT = "kept"
    """It comes with the program or from the technician, so that it can be turned off and not removed."""
    BROKEN = "broken"
    """It has no valid manifest, or lacks the function of its kind."""
    RAISED = "raised"
    """It raised an error that its kind has no place for, or imported what it may not."""
    ENDED = "ended"
    """Its process ended: a crash, or too little memory."""
    HANGS = "hangs"
    """It was stopped, since it took too long."""
    GREEDY = "greedy"
    """It was stopped, since it sent too many requests."""
    MALFORMED = "malformed"
    """Its answer is not of the form that its kind has."""
    CANCELLED = "cancelled"


class PluginError(TniError):
    """A plugin could not do what was asked of it. plugin: its id. detail: for who writes the plugin, without any text
    that the plugin was given."""

    def __init__(self, plugin: str, fault: PluginFault, detail: str = "") -> None:
        super().__init__(f"plugin {plugin}: {fault.value}" + (f": {detail}" if detail else ""))
        self.plugin, self.fault, self.detail = plugin, fault, detail


class EntryFileError(TniError):
    """A file of an entry cannot be read from where the program keeps it until it is sent. sha256: of the file."""

    def __init__(self, sha256: str) -> None:
        super().__init__(f"file {sha256[:12]} of an entry cannot be read")
        self.sha256 = sha256
