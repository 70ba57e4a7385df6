"""A program that asks a question on phones, to be killed: `python -m tests.voting.phones.main_child FOLDER`.

Says a line of JSON whenever the server is ready. Ends in good order when its standard input does.
"""

from __future__ import annotations

import json
import sys
import threading
from pathlib import Path

from tests.support.phone_room import HERE, Posts, Tasks, choice
from tni.core.clock import SystemClock
from tni.core.ids import ClassId, PupilId
from tni.quiz.round import RoundPhase
from tni.services.voting.phone_votes import PhoneVotes
from tni.services.voting.round_service import RoundChanged, RoundService
from tni.services.voting.seats import PhoneSeats
from tni.services.voting.self_paced_service import SelfPacedService
from tni.store.votes import VoteStore
from tni.voting.phones.client import PhonesClient

PUPILS = 12
QUESTIONS = 5
"""Of a series."""


class Classes:
    def seats(self, class_id):
        return None

    def extra(self, class_id):
        return {}

    def numbers(self, class_id):
        return {n: PupilId(f"pupil-{n}") for n in range(1, PUPILS + 1)}


class NoReceiver:
    def open_poll(self, now_s: float) -> None: ...

    def close_poll(self, now_s: float) -> None: ...

    def acknowledge(self, votes) -> None: ...


def main(folder: Path, *, asks_series: bool) -> None:
    posts, clock = Posts(), SystemClock()
    store = VoteStore(folder / "votes.db", posts)
    said: set[tuple[int, int | None]] = set()

    def changed() -> None:
        state = phones.state
        if state.is_up and (state.port, phones.pid) not in said:
            said.add((state.port, phones.pid))
            rounds = [round_.id for round_ in series.rounds] or [quiz.round_id]
            line = {"port": state.port, "code": state.code, "server": phones.pid, "round": rounds[0], "rounds": rounds}
            print(json.dumps(line), flush=True)  # noqa: T201

    seats = PhoneSeats(Classes())
    seats.takes_phones = True
    quiz = RoundService(
        receiver=NoReceiver(),
        roster=seats,
        journal=store,
        clock=clock,
        changed=lambda changed: None,
        log=lambda event: None,
        class_id=ClassId("6a"),
    )
    series = SelfPacedService(
        roster=seats,
        journal=store,
        clock=clock,
        changed=lambda: None,
        log=lambda event: None,
    )
    phones = PhonesClient(folder / "phones", posts, lambda votes: on_way.take(votes), changed)
    on_way = PhoneVotes(store, Tasks(), quiz, series, phones.confirm)
    alone = series.resume(store.unfinished())
    if asks_series and series.phase is None:
        series.open([choice(text=f"question {n}") for n in range(QUESTIONS)], ClassId("6a"))
    elif not asks_series and quiz.resume(alone) is RoundChanged.NOTHING:
        quiz.ask(choice())
        quiz.open()

    def pose() -> None:
        first, *others = series.rounds or (quiz.round,)
        phones.pose(first, others=others)

    if not phones.resume():
        phones.switch_on(HERE, 0)
    phones.set_router(HERE, is_router=True)  # all pupils of the tests have one address
    pose()
    ended = threading.Event()
    threading.Thread(target=lambda: (sys.stdin.read(), ended.set()), daemon=True).start()
    posts.until(ended.is_set, 600.0)
    series.close()
    if quiz.state is not None and quiz.state.phase is RoundPhase.OPEN:
        quiz.close()
    pose()
    phones.close()
    flushed: list[object] = []
    store.write((), flushed.append)  # also the votes that the server handed over last
    posts.until(lambda: flushed, 60.0)
    store.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]), asks_series="series" in sys.argv)
