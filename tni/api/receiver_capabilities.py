"""What a receiver of clickers may do beside taking votes. A driver has what its device has: `isinstance` tells.

Times are seconds of the one clock that every driver is given.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol, runtime_checkable

from tni.api.devices import Step, Vote
from tni.core.ids import ClickerId

__all__ = ["SupportsAcknowledge", "SupportsChannels", "SupportsDisplay", "SupportsNumericEntry", "SupportsRemote"]


@runtime_checkable
class SupportsAcknowledge(Protocol):
    """A receiver whose clickers are told by the program that their vote has arrived."""

    def acknowledge(self, votes: Sequence[Vote], now_s: float) -> Step:
        """These votes are on the disk. Votes that came by another receiver are among them, and passed over."""


@runtime_checkable
class SupportsDisplay(Protocol):
    """A receiver with lines of text of its own."""

    def show(self, lines: tuple[str, str], now_s: float) -> Step:
        """Show two lines, when the device has time for them; what it cannot write is left out."""


@runtime_checkable
class SupportsNumericEntry(Protocol):
    """A receiver whose clickers have digits, which stand for a choice or are part of a number."""

    def gather(self, gathers: bool, now_s: float) -> Step:
        """Whether what is typed is a vote at Enter only, whole, from now on; else each key is one. What was begun is
        let go."""


@runtime_checkable
class SupportsChannels(Protocol):
    """A receiver on one of several radio channels: clickers and receiver have to be on the same."""

    @property
    def channels(self) -> Sequence[str]:
        """As they are printed on the clickers."""

    @property
    def channel(self) -> str:
        """The one it is on, or is going to."""

    def tune(self, channel: str, now_s: float) -> Step:
        """Go to a channel; a poll that is open goes on there. Before `start`: begin on it, with an empty step.

        Raises: ValueError for none of `channels`.
        """


@runtime_checkable
class SupportsRemote(Protocol):
    """A receiver that can be told which of its clickers is the teacher's."""

    def heed(self, remote: ClickerId | None, now_s: float) -> Step:
        """Its presses are `RemotePressed` from now on, and no votes; None: nobody's are. May come before `start`, with
        an empty step. One that is no clicker of this receiver's is passed over."""
