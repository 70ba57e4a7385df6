"""Poll that phones are to show, and which of its pictures the server has."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from tni.core.ids import new_id
from tni.quiz.question_picture import QuestionPicture
from tni.quiz.round import Round, RoundId
from tni.voting.phones.access import PhoneAccess
from tni.voting.phones.poll import PhonePoll, PictureRef, poll_to_json


class PosedPoll:
    """Poll that phones are to show, with its pictures; none at first."""

    def __init__(self) -> None:
        self._poll: PhonePoll | None = None
        self._pictures: dict[str, bytes] = {}
        """Pictures of the poll, by name."""
        self._served: set[str] = set()
        """Names of the pictures that the server has."""

    def set(
        self,
        round_: Round | None,
        extra: Mapping[int, float],
        pictures: Mapping[RoundId, QuestionPicture],
        listed: frozenset[int] | None,
        others: Sequence[Round],
    ) -> bool:
        """Set the poll; see `PhonesClient.pose`. Returns False if it is the same."""
        poll, named = None, dict[str, bytes]()
        if round_ is not None:
            shown = {id_: self._shown(id_, picture) for id_, picture in pictures.items()}
            named = {shown[id_].name: picture.data for id_, picture in pictures.items()}
            poll = PhonePoll(_keyless(round_), dict(extra), shown, listed, tuple(map(_keyless, others)))
        before, self._poll, self._pictures = self._poll, poll, named
        self._served &= named.keys()
        return before != poll

    def _shown(self, round_: RoundId, picture: QuestionPicture) -> PictureRef:
        """Return the picture under a name that is new for each picture, so that nobody can guess it."""
        before = None if self._poll is None else self._poll.pictures.get(round_)
        if before is not None and self._pictures[before.name] == picture.data:
            return PictureRef(before.name, picture.is_written)
        return PictureRef(new_id(), picture.is_written)

    def send(self, access: PhoneAccess) -> None:
        """Send the poll to the server, with the pictures that it does not have."""
        for name, data in self._pictures.items():
            if name not in self._served:
                self._served.add(name)
                access.send({"do": "picture", "name": name}, data)
        access.send({"do": "pose", "posed": None if self._poll is None else poll_to_json(self._poll)})

    def send_again(self, access: PhoneAccess) -> None:
        """Send the poll to a server that has just started."""
        self._served.clear()
        self.send(access)


def _keyless(round_: Round) -> Round:
    return replace(round_, question=replace(round_.question, key=None))
