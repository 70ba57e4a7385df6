"""State of the room's projector, as the window shows it."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum

from tni.devices.projector.status import (
    CommandDeclined,
    ConnectionFailure,
    ProjectorCommand,
    ProjectorFeature,
    ProjectorPower,
    ProjectorStatus,
    SetBlank,
    SetFreeze,
    SetPower,
    SetSource,
)
from tni.store.projectors_file import KnownProjector


class ConnectionState(Enum):
    """State of the connection to the projector."""

    NONE = "none"
    """No projector is chosen."""
    ASKING = "asking"
    SILENT = "silent"
    CONNECTED = "heard"


@dataclass(frozen=True, slots=True)
class ProjectorState:
    """State of the room's projector. projector: the chosen one. silence: reason if it does not answer.
    pending: commands that are not confirmed yet. refused: the last command, if the projector did not do it.
    """

    projector: KnownProjector | None = None
    contact: ConnectionState = ConnectionState.NONE
    status: ProjectorStatus = field(default_factory=ProjectorStatus)
    silence: ConnectionFailure | None = None
    pending: tuple[ProjectorCommand, ...] = ()
    refused: CommandDeclined | None = None

    def pending_of[W: (SetPower, SetSource, SetBlank, SetFreeze)](self, kind: type[W]) -> W | None:
        """Return the pending command of a kind; None without one."""
        return next((command for command in self.pending if isinstance(command, kind)), None)

    @property
    def is_on(self) -> bool:
        return self.contact is ConnectionState.CONNECTED and self.status.power is ProjectorPower.ON

    @property
    def is_blank(self) -> bool:
        """True if the picture is blank, or will be once the pending command is done."""
        command = self.pending_of(SetBlank)
        return bool(self.status.is_blank) if command is None else command.on

    @property
    def is_frozen(self) -> bool:
        command = self.pending_of(SetFreeze)
        return bool(self.status.is_frozen) if command is None else command.on

    @property
    def can_freeze(self) -> bool:
        """True if the projector's own freeze is known to work."""
        return self.is_on and self.status.is_frozen is not None and ProjectorFeature.FREEZE not in self.status.lacks

    @property
    def can_blank(self) -> bool:
        return self.is_on and ProjectorFeature.BLANK not in self.status.lacks


def is_confirmed(command: ProjectorCommand, status: ProjectorStatus) -> bool:
    """Return whether the status confirms a command."""
    match command:
        case SetPower(on):
            return status.power in (
                (ProjectorPower.ON, ProjectorPower.WARMING) if on else (ProjectorPower.OFF, ProjectorPower.COOLING)
            )
        case SetSource(code):
            return status.source == code
        case SetBlank(on):
            return status.is_blank is on
        case SetFreeze(on):
            return status.is_frozen is on
