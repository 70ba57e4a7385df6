"""Phones without windows and without a server: what they are sent, what the teacher decides, what a crash leaves."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest

from tests.services.voting.vote_desk import PHONES, QUESTIONS, VISUALS, VoteDesk
from tests.support.memory_settings import MemorySettings
from tests.support.rosters import AtOnce
from tni.core.ids import ClassId, ClickerId, PageId, PhoneId, PupilId, QuestionId
from tni.core.picture import EncodedPicture
from tni.core.settings import PHONES_ADDRESS, PHONES_PICTURE, PHONES_PORT
from tni.quiz.bank.rendered_question import RenderedQuestion
from tni.quiz.ledger import Ledger, fold_records
from tni.quiz.phones import PhonesState, PhonesTrouble, PhoneVote, SeatClaim, SharedAddress
from tni.quiz.question import Question, QuestionKind
from tni.quiz.question_picture import QuestionPicture
from tni.quiz.round import RoundId, RoundRules
from tni.services.voting.phone_ports import PhoneServerAccess, PhonesNotice
from tni.services.voting.phones_service import PhonesService
from tni.services.voting.seats import phone_clicker

ADDRESS, PORT, PAGE = "192.168.7.5", 8000, PageId("page")
DRAWN = Question(id=QuestionId("drawn"), kind=QuestionKind.CHOICE, page=PAGE)
CLASS_PAGE = EncodedPicture(b"page", "image/png", 640, 480)


@dataclass(frozen=True)
class Posed:
    """What phones show. rounds: none without a question."""

    rounds: tuple[RoundId, ...]
    pictures: Mapping[RoundId, QuestionPicture]
    listed: frozenset[int] | None
    extra: Mapping[int, float]


class FakeServer:
    """Vote server that does as it is told. left: what an earlier program left behind; interrupted: a crash ended it."""

    def __init__(self) -> None:
        self.state = PhonesState()
        self.left: list[tuple[Path, list[PhoneVote]]] = []
        self.interrupted = False
        self.is_resumable = True
        self.calls: list[Any] = []
        self.confirmed: list[PhoneVote] = []
        self.posed: list[Posed] = []

    def connect(self, votes: Callable[[Sequence[PhoneVote]], None], changed: Callable[[], None]) -> FakeServer:
        self.calls.append("connect")
        self.votes, self._changed = votes, changed
        return self

    def become(self, **changes: Any) -> None:
        self.state = replace(self.state, **changes)
        self._changed()

    def switch_on(self, address: str, port: int) -> None:
        self.state = PhonesState(code="BCDF", address=address, wanted_port=port)
        self._changed()

    def set_resumable(self, resumable: bool) -> None:
        self.is_resumable = resumable

    def resume(self) -> bool:
        if self.interrupted:
            self.switch_on(ADDRESS, PORT)
        return self.interrupted

    def switch_off(self) -> None:
        self.state = PhonesState()
        self._changed()

    def close(self) -> None:
        self.calls.append("close")

    def drain(self) -> None:
        self.calls.append("drain")

    def left_over(self) -> list[tuple[Path, list[PhoneVote]]]:
        return self.left

    def forget(self, journal: Path) -> None:
        self.calls.append(journal)

    def confirm(self, votes: Sequence[PhoneVote]) -> None:
        self.confirmed += votes

    def erase(self, numbers: Collection[int]) -> None:
        self.calls.append(("erase", *sorted(numbers)))

    def claim(self, claim: SeatClaim, *, allowed: bool) -> None:
        self.calls.append((claim, allowed))

    def set_router(self, address: str, *, is_router: bool) -> None:
        self.calls.append((address, is_router))

    def record_test(self, alive: bool) -> None:
        if not alive:
            self.become(trouble=PhonesTrouble.UNREACHABLE)

    def pose(self, round_, extra=None, pictures=None, listed=None, *, others=()) -> None:
        rounds = () if round_ is None else (round_.id, *(other.id for other in others))
        self.posed.append(Posed(rounds, pictures or {}, listed, extra or {}))

    @property
    def shown(self) -> Posed:
        return self.posed[-1]


class PhoneDesk(VoteDesk):
    """A class with phones. events: what a view was told, in order. pages: pages of the open lesson."""

    def __init__(self, folder: Path) -> None:
        super().__init__({phone_clicker(n): (n, PupilId(f"pupil-{n}")) for n in (1, 2)}, devices=PHONES)
        self.server, self.settings = FakeServer(), MemorySettings()
        self.reachable, self.drawings = True, 0
        self.pages = [PAGE]
        self.events: list[Any] = []
        self.settings.set(PHONES_ADDRESS, ADDRESS)
        self.settings.set(PHONES_PORT, float(PORT))
        access = PhoneServerAccess(folder, self.server.connect, lambda _address, _port: self.reachable)
        self.phones = PhonesService(access, self.voting, self, self, AtOnce(), self.settings)
        self.phones.subscribe(self)
        self.voting.listeners.add(self)

    def ledgers(self, rounds: Sequence[RoundId]) -> list[Ledger]:
        return [fold_records(row for row in self.stored if row.round == one) for one in rounds]

    # Pictures

    def of_page(self, page: PageId) -> EncodedPicture | None:
        self.drawings += 1
        return CLASS_PAGE if page in self.pages else None

    def of_question(self, written: RenderedQuestion) -> bytes:
        self.drawings += 1
        return written.stem.encode()

    # A view of phones and vote

    def phones_changed(self) -> None: ...

    def phone_seats_changed(self) -> None:
        self.voting.seats_changed()
        self.events.append("seats")

    def question_posed(self) -> None:
        self.events.append("posed")

    def report(self, notice) -> None:
        self.events.append(notice)

    def vote_changed(self) -> None:
        self.phones.follow()

    def answers_arrived(self) -> None:
        self.phones.follow()

    def page_wanted(self, page) -> None: ...

    def round_of(self, question: Question) -> RoundId:
        assert self.voting.rounds.round is not None
        assert self.voting.rounds.round.question.id == question.id
        return self.voting.rounds.round.id


@pytest.fixture
def desk(tmp_path: Path) -> PhoneDesk:
    return PhoneDesk(tmp_path / "phones")


def on(desk: PhoneDesk) -> FakeServer:
    desk.phones.switch_on()
    desk.server.become(port=PORT, is_up=True)
    return desk.server


def test_no_server_is_connected_before_phones_are_wanted(desk: PhoneDesk) -> None:
    assert not desk.phones.resume()
    desk.asking.ask_anew(QUESTIONS[0])
    desk.phones.drain()
    desk.phones.switch_off()
    desk.phones.close()
    assert (desk.server.calls, desk.phones.state) == ([], PhonesState())


def test_phones_come_on_at_the_chosen_network_and_are_seats_from_then_on(desk: PhoneDesk) -> None:
    desk.asking.ask_anew(QUESTIONS[0])
    assert not desk.voting.phone_seats.takes_phones
    server = on(desk)
    assert (desk.phones.state.address, desk.phones.state.wanted_port) == (ADDRESS, PORT)
    assert desk.voting.phone_seats.takes_phones
    assert desk.events == ["seats", "posed"]
    assert server.shown.listed == {1, 2}
    desk.phones.switch_off()
    assert not desk.voting.phone_seats.takes_phones


def test_phones_show_each_change_of_the_vote_and_a_new_question_is_told_once(desk: PhoneDesk) -> None:
    server = on(desk)
    assert server.shown.rounds == ()
    desk.asking.ask_anew(QUESTIONS[0])
    first = desk.round_of(QUESTIONS[0])
    assert server.shown == Posed((first,), {}, frozenset({1, 2}), {})
    desk.voting.reveal()
    desk.voting.put_away()
    assert server.shown.rounds == ()
    assert desk.events.count("posed") == 1
    assert desk.ask_self_paced(visuals=VISUALS)
    rounds = tuple(round_.id for round_ in desk.voting.self_paced.rounds)
    assert (server.shown.rounds, len(rounds)) == (rounds, 3)
    assert list(server.shown.pictures) == [rounds[0]]
    assert desk.events.count("posed") == 2


def test_votes_are_confirmed_once_they_are_stored(desk: PhoneDesk) -> None:
    server = on(desk)
    desk.asking.ask_anew(QUESTIONS[0])
    desk.now_s += 1.0
    vote = PhoneVote(1, desk.round_of(QUESTIONS[0]), PhoneId("d"), 1, 1, "B", None, desk.now_s)
    server.votes([vote])
    assert server.confirmed == []
    desk.flush()
    assert (server.confirmed, desk.question.state.answered) == ([vote], (1,))


def test_the_page_is_shown_only_if_the_teacher_allows_it(desk: PhoneDesk) -> None:
    server = on(desk)
    desk.asking.ask_anew(DRAWN)
    round_id = desk.round_of(DRAWN)
    assert server.shown.pictures == {}
    desk.phones.show_page(True)
    assert desk.settings.get(PHONES_PICTURE)
    assert desk.phones.state.shows_page
    assert server.shown.pictures == {round_id: QuestionPicture(b"page")}
    desk.phones.follow()
    assert desk.drawings == 1, "it stays as it was when the question was asked"
    desk.phones.show_page(False)
    assert (server.shown.pictures, desk.phones.page_of(DRAWN)) == ({}, None)


def test_a_typed_question_or_a_page_of_another_lesson_has_no_picture(desk: PhoneDesk) -> None:
    desk.settings.set(PHONES_PICTURE, True)
    server = on(desk)
    desk.asking.ask_anew(replace(QUESTIONS[0], page=PAGE))
    assert (server.shown.pictures, desk.drawings) == ({}, 0)
    desk.voting.put_away()
    desk.pages = []
    desk.asking.ask_anew(DRAWN)
    assert (server.shown.pictures, desk.drawings) == ({}, 1)


def test_a_question_of_a_bank_is_shown_as_written_whether_or_not_the_page_is(desk: PhoneDesk) -> None:
    server = on(desk)
    written = RenderedQuestion(stem="1/2", picture=CLASS_PAGE)
    desk.voting.open(QUESTIONS[0], RoundRules(), written)
    assert server.shown.pictures == {desk.round_of(QUESTIONS[0]): QuestionPicture(b"1/2", is_written=True)}


def test_pictures_of_pages_are_left_out_of_a_quiz_until_they_are_allowed(desk: PhoneDesk) -> None:
    server = on(desk)
    page = replace(VISUALS[QUESTIONS[0].id], picture=QuestionPicture(b"page"))
    assert desk.ask_self_paced(visuals={**VISUALS, QUESTIONS[1].id: page})
    first, second, _ = server.shown.rounds
    assert list(server.shown.pictures) == [first]
    desk.phones.show_page(True)
    assert set(server.shown.pictures) == {first, second}


def test_phones_of_one_class_are_switched_off_for_the_next(desk: PhoneDesk) -> None:
    desk.phones.choose_class(ClassId("6a"))
    on(desk)
    desk.phones.choose_class(None)
    desk.phones.choose_class(ClassId("6a"))
    assert desk.phones.state.is_on, "the same class goes on, in another lesson for instance"
    desk.phones.choose_class(ClassId("6b"))
    assert not desk.phones.state.is_on
    assert desk.events[-1] is PhonesNotice.OTHER_CLASS
    desk.phones.choose_class(None)
    on(desk)
    desk.phones.choose_class(ClassId("6b"))
    assert desk.phones.state.is_on, "they came in with no class"


def test_an_unused_number_is_given_to_a_pupil_and_a_clicker_is_left_alone(desk: PhoneDesk) -> None:
    on(desk)
    desk.asking.ask_anew(QUESTIONS[0])
    desk.events.clear()
    desk.phones.give_seat(ClickerId("iclicker:00000001"), 2)
    assert desk.events == []
    desk.phones.give_seat(phone_clicker(29), 2)
    assert desk.events == ["seats"]
    desk.phones.follow()
    assert desk.server.shown.listed == {1, 2, 29}


def test_an_erased_pupil_is_erased_from_the_server_while_the_question_is_shown(desk: PhoneDesk) -> None:
    server = on(desk)
    desk.asking.ask_anew(QUESTIONS[0])
    desk.phones.erase([PupilId("pupil-2"), PupilId("of another class")])
    desk.phones.erase([PupilId("of another class")])
    assert [call for call in server.calls if call[0] == "erase"] == [("erase", 2)]


def test_the_teacher_answers_claims_and_shared_addresses(desk: PhoneDesk) -> None:
    server, claim = on(desk), SeatClaim(3, PhoneId("other"))
    desk.phones.answer_claim(claim, True)
    desk.phones.set_router("192.168.1.1", False)
    assert server.calls[-2:] == [(claim, True), ("192.168.1.1", False)]


def test_an_address_is_reported_once_for_as_long_as_phones_are_on(desk: PhoneDesk) -> None:
    server, asked = on(desk), (SharedAddress("192.168.1.1", 5),)
    server.become(crowds=asked)
    server.become(crowds=(replace(asked[0], devices=6),))
    server.become(crowds=(replace(asked[0], is_router=True),))
    assert desk.events.count(PhonesNotice.SHARED_ADDRESS) == 1
    server.become(crowds=(*asked, SharedAddress("192.168.1.2", 5)))
    assert desk.events.count(PhonesNotice.SHARED_ADDRESS) == 2
    desk.phones.switch_off()
    on(desk).become(crowds=asked)
    assert desk.events.count(PhonesNotice.SHARED_ADDRESS) == 3


def test_a_restart_is_reported_once(desk: PhoneDesk) -> None:
    server = on(desk)
    server.become(restarts=1)
    server.become(numbers=(1,))
    assert desk.events.count(PhonesNotice.RESTARTED) == 1


def test_an_address_that_this_computer_does_not_reach_is_a_trouble(desk: PhoneDesk) -> None:
    on(desk)
    assert desk.phones.state.trouble is None
    desk.server.become(port=0)
    desk.reachable = False
    desk.server.become(port=PORT + 1)
    assert desk.phones.state.trouble is PhonesTrouble.UNREACHABLE


def test_what_a_crash_left_is_stored_and_the_vote_goes_on(desk: PhoneDesk, tmp_path: Path) -> None:
    desk.asking.ask_anew(QUESTIONS[0])
    past = desk.round_of(QUESTIONS[0])
    desk.now_s += 1.0
    late = PhoneVote(1, past, PhoneId("d"), 1, 1, "B", None, desk.now_s)
    desk.voting.put_away()
    desk.flush()
    (tmp_path / "phones").mkdir()
    journal = tmp_path / "phones" / "BCDF.journal"
    desk.server.left, desk.server.interrupted = [(journal, [late])], True
    desk.asking.ask_anew(QUESTIONS[1])
    assert desk.phones.resume()
    assert desk.phones.posed == desk.round_of(QUESTIONS[1])
    assert desk.events == ["seats", "posed"]
    assert journal not in desk.server.calls, "its vote is not on the disk"
    desk.flush()
    assert journal in desk.server.calls
    assert [vote.choice for vote in desk.ledgers([past])[0].votes] == ["B"]


def test_without_an_interrupted_vote_only_its_votes_are_taken(desk: PhoneDesk, tmp_path: Path) -> None:
    (tmp_path / "phones").mkdir()
    assert not desk.phones.resume()
    assert not desk.phones.state.is_on
    assert desk.events == []
