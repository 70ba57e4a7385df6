"""Optional capabilities of a clicker receiver besides taking votes. A driver implements those of its device, and
callers check them with `isinstance`.

Times are seconds of the clock that all drivers share.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol, runtime_checkable

from tni.api.devices import Step, Vote
from tni.core.ids import ClickerId

__all__ = ["SupportsAcknowledge", "SupportsChannels", "SupportsDisplay", "SupportsNumericEntry", "SupportsRemote"]


@runtime_checkable
class SupportsAcknowledge(Protocol):
    """A receiver whose clickers wait for the program to confirm that their vote has arrived."""

    def acknowledge(self, votes: Sequence[Vote], now_s: float) -> Step:
        """Confirm votes that are on the disk. Votes of other receivers may be among them and are ignored."""


@runtime_checkable
class SupportsDisplay(Protocol):
    """A receiver with a text display."""

    def show(self, lines: tuple[str, str], now_s: float) -> Step:
        """Show two lines as soon as the device is free; characters that it cannot display are left out."""


@runtime_checkable
class SupportsNumericEntry(Protocol):
    """A receiver whose clickers have digit keys. A digit is either a choice or part of a number."""

    def set_numeric_entry(self, enabled: bool, now_s: float) -> Step:
        """Set whether typed keys form one vote that Enter sends, or each key is a vote. An unfinished entry is
        dropped."""


@runtime_checkable
class SupportsChannels(Protocol):
    """A receiver on one of several radio channels. Clickers and receiver must be on the same channel."""

    @property
    def channels(self) -> Sequence[str]:
        """Channel names as they are printed on the clickers."""

    @property
    def channel(self) -> str:
        """Current channel, or the one to which the receiver is changing."""

    def tune(self, channel: str, now_s: float) -> Step:
        """Change to a channel; an open poll continues there. Before `start`: set the first channel, with an empty step.

        Raises: ValueError for a channel that is not in `channels`.
        """


@runtime_checkable
class SupportsRemote(Protocol):
    """A receiver that can treat one clicker as the teacher's remote control."""

    def set_remote(self, remote: ClickerId | None, now_s: float) -> Step:
        """Report the presses of this clicker as `RemotePressed` and not as votes from now on; None: no clicker is the
        remote control. May be called before `start`, with an empty step. A clicker of another receiver is ignored."""
