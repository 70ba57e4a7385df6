"""State of the room's projector and of the search for projectors, as every view shows it."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum

from tni.core.projector import (
    CommandDeclined,
    ConnectionFailure,
    FoundProjector,
    KnownProjector,
    ProjectorCommand,
    ProjectorFeature,
    ProjectorPower,
    ProjectorStatus,
    SetBlank,
    SetFreeze,
    SetPower,
    SetSource,
)


class ConnectionState(Enum):
    """State of the connection to the projector."""

    NONE = "none"
    """No projector is chosen."""
    ASKING = "asking"
    SILENT = "silent"
    CONNECTED = "heard"


class SearchState(Enum):
    """State of the search for projectors on the network."""

    NONE = "none"
    """Not started since the program began."""
    UNDER_WAY = "under way"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class ProjectorState:
    """State of the room's projector.

    Attributes:
        projector: The chosen one.
        silence: Reason if it does not answer.
        pending: Commands that are not confirmed yet.
        refused: The last command, if the projector did not do it.
        blank_reminder_s: Time for which the picture has been blank, in whole periods of the reminder; None if no
            reminder is due.
        known: Projectors that the teacher has used.
        found: Projectors that have answered the search.
    """

    projector: KnownProjector | None = None
    contact: ConnectionState = ConnectionState.NONE
    status: ProjectorStatus = field(default_factory=ProjectorStatus)
    silence: ConnectionFailure | None = None
    pending: tuple[ProjectorCommand, ...] = ()
    refused: CommandDeclined | None = None
    blank_reminder_s: float | None = None
    known: tuple[KnownProjector, ...] = ()
    found: tuple[FoundProjector, ...] = ()
    search: SearchState = SearchState.NONE

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
