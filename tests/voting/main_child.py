"""A program that asks a question on phones, to be killed: `python -m tests.voting.main_child FOLDER`.

Says a line of JSON whenever the server is ready. Ends in good order when its standard input does.
"""

from __future__ import annotations

import json
import sys
import threading
from pathlib import Path

from tests.voting.phone_room import HERE, Posts, Tasks, choice
from tni.core.clock import SystemClock
from tni.core.ids import ClassId, PupilId
from tni.quiz.round import Phase
from tni.session.phone_votes import PhoneSeats, PhoneVotes
from tni.session.quiz_session import QuizChanged, QuizSession
from tni.store.votes import VoteStore
from tni.voting.phones.door import Phones

PUPILS = 12


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


def main(folder: Path) -> None:
    posts, clock = Posts(), SystemClock()
    store = VoteStore(folder / "votes.db", posts)
    said: set[tuple[int, int | None]] = set()

    def changed() -> None:
        state = phones.state
        if state.is_up and (state.port, phones.pid) not in said:
            said.add((state.port, phones.pid))
            line = {"port": state.port, "code": state.code, "server": phones.pid, "round": quiz.round_id}
            print(json.dumps(line), flush=True)  # noqa: T201

    phones = Phones(folder / "phones", posts, lambda votes: on_way.take(votes), changed)
    on_way = PhoneVotes(store, store, Tasks(), lambda: quiz.round_id, lambda events: quiz.on_events(events), phones.had)
    quiz = QuizSession(
        receiver=NoReceiver(),
        roster=PhoneSeats(Classes(), lambda: True),
        journal=on_way,
        clock=clock,
        changed=lambda changed: None,
        log=lambda event: None,
        class_id=ClassId("6a"),
    )
    if quiz.resume(store.unfinished()) is QuizChanged.NOTHING:
        quiz.ask(choice())
        quiz.open()
    if not phones.go_on():
        phones.switch_on(HERE, 0)
    phones.pose(quiz.round)
    ended = threading.Event()
    threading.Thread(target=lambda: (sys.stdin.read(), ended.set()), daemon=True).start()
    posts.until(ended.is_set, 600.0)
    assert quiz.state is not None
    if quiz.state.phase is Phase.OPEN:
        quiz.close()
    phones.pose(quiz.round)
    phones.close()
    store.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
