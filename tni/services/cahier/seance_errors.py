"""Errors of a séance that is begun, resumed, deleted or ended at the wrong time."""

from __future__ import annotations

from tni.cahier.seance_log import SeanceId
from tni.core.errors import TniError


class SeanceUnderWayError(TniError):
    """Another séance is under way, and only one can be at a time. seance_id: the séance that must end first."""

    def __init__(self, seance_id: SeanceId) -> None:
        super().__init__(f"session {seance_id} is under way")
        self.seance_id = seance_id


class NoSeanceUnderWayError(TniError):
    """No séance is under way that could end."""


class SeanceEndedError(TniError):
    """The séance has ended: its entry can be edited, but the séance can't be resumed."""

    def __init__(self, seance_id: SeanceId) -> None:
        super().__init__(f"session {seance_id} has ended")
        self.seance_id = seance_id
