"""Interfaces that phone voting needs: the vote server, a source of pictures of questions, and the views to notify."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from tni.core.ids import PageId
from tni.core.picture import EncodedPicture
from tni.quiz.round import Round, RoundId

if TYPE_CHECKING:
    from tni.quiz.bank.rendered_question import RenderedQuestion
    from tni.quiz.phones import PhonesState, PhoneVote, SeatClaim
    from tni.quiz.question_picture import QuestionPicture


class PhoneServerPort(Protocol):
    """Client of the vote server. Implemented by `tni.voting.phones.client.PhonesClient`."""

    state: PhonesState

    def switch_on(self, address: str, port: int) -> None: ...
    def resume(self) -> bool: ...
    def switch_off(self) -> None: ...
    def close(self) -> None: ...
    def drain(self) -> None: ...
    def left_over(self) -> Sequence[tuple[Path, Sequence[PhoneVote]]]: ...
    def forget(self, journal: Path) -> None: ...
    def set_resumable(self, resumable: bool) -> None: ...
    def confirm(self, votes: Sequence[PhoneVote]) -> None: ...
    def erase(self, numbers: Collection[int]) -> None: ...
    def claim(self, claim: SeatClaim, *, allowed: bool) -> None: ...
    def set_router(self, address: str, *, is_router: bool) -> None: ...
    def record_test(self, alive: bool) -> None: ...

    def pose(
        self,
        round_: Round | None,
        extra: Mapping[int, float] | None = None,
        pictures: Mapping[RoundId, QuestionPicture] | None = None,
        listed: frozenset[int] | None = None,
        *,
        others: Sequence[Round] = (),
    ) -> None: ...


@dataclass(frozen=True, slots=True)
class PhoneServerAccess:
    """Access to the vote server.

    folder: its files; there is none before phones are first switched on. connect: makes its client, which calls its
    arguments with new votes and when its state has changed. is_reachable: whether the server answers at an address and
    port of this computer; waits for the network.
    """

    folder: Path
    connect: Callable[[Callable[[Sequence[PhoneVote]], None], Callable[[], None]], PhoneServerPort]
    is_reachable: Callable[[str, int], bool]


class QuestionPictureSource(Protocol):
    """Source of the pictures that phones show beside a question."""

    def of_page(self, page: PageId) -> EncodedPicture | None:
        """Return the picture of a lesson page as it is now; None if its lesson is not open."""

    def of_question(self, written: RenderedQuestion) -> bytes:
        """Return the picture of a question from a bank, as PNG."""


class PhonesNotice(Enum):
    """Notice for the teacher; the interface makes its text."""

    RESTARTED = auto()
    """The server had ended or hung, and was started again."""
    SHARED_ADDRESS = auto()
    """Several devices have one address, and the teacher has to say whether it is a router."""
    OTHER_CLASS = auto()
    """Phones were switched off, since another class is taught."""


class PhonesListener(Protocol):
    """View of the phones. Called on the main thread."""

    def phones_changed(self) -> None:
        """Draw the state again."""

    def phone_seats_changed(self) -> None:
        """The devices that may vote have changed, also for the current round."""

    def question_posed(self) -> None:
        """Phones are sent another question, or another quiz, than before."""

    def report(self, notice: PhonesNotice) -> None:
        """Tell the teacher."""
