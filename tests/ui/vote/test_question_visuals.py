"""Pictures in a series: what a bank's questions are written with, and what is drawn on the board, on phones and in the
result."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from time import monotonic

import pytest
from PySide6.QtGui import QImage

from tests.store.test_votes import AtOnce
from tests.support.phone_room import Pupil
from tests.support.teaching_room import Room, room
from tests.ui.banks.test_questions import kept, picture_zip
from tests.ui.phones.test_phones import HERE, Class, class_room, pupils, switched_on  # noqa: F401
from tests.ui.vote.test_self_paced import QUESTIONS, act_on, come_in, picture, press, said
from tni.core.ids import QuestionId
from tni.core.settings import PHONES_ADDRESS, PHONES_PICTURE
from tni.quiz.question import Question
from tni.quiz.question_kinds import QuestionKind
from tni.quiz.round import RoundId, RoundPhase, RoundRules
from tni.quiz.vote_records import PhaseChanged, RoundCreated, SelfPacedPosition
from tni.services.voting.self_paced_service import SelfPacedService
from tni.store.votes import VoteStore
from tni.ui.chrome.commands import CommandId

TEAL = "#008080"


def shows(image: QImage, colour: str) -> bool:
    return any(
        image.pixelColor(x, y).name() == colour for x in range(0, image.width(), 5) for y in range(0, image.height(), 5)
    )


def fetched(devices: Class, pupil: Pupil, name: str) -> tuple[int, QImage]:
    async def get() -> tuple[int, bytes]:
        async with devices.http.get(f"http://{pupil.place}/picture/{name}") as answer:
            return answer.status, await answer.read()

    status, data = devices.do(get)
    return status, QImage.fromData(data)


def of_bank(made: Room, qtbot, folder: Path) -> Question:
    """Keep a question with a picture in a collection."""
    path = folder / "mers.zip"
    path.write_bytes(picture_zip())
    sheet = kept(made, qtbot, path)
    (entry,) = sheet.browser.shown
    sheet.put_away()
    return entry.live_question.question


def names_of(pupil: Pupil) -> list[str | None]:
    return [item["question"]["picture"] for item in pupil.state.get("series", ())]


def drawn_on_page(made: Room) -> Iterable[Question]:
    """Questions without words on the page that is shown, and one with."""
    page = made.board.editor.page.id
    made.board.window.do(lambda session: session.add_text("Où est la mer ?", 40, 40))
    yield QUESTIONS[0]
    yield Question(id=QuestionId("drawn"), page=page)
    yield Question(id=QuestionId("point"), kind=QuestionKind.POINT, choice_count=0, page=page, text="Touche la mer")


def test_a_banks_pictures_are_on_phones_and_in_the_result(class_room, qtbot, pupils: Class, tmp_path: Path) -> None:  # noqa: F811
    (one,) = come_in(class_room, qtbot, pupils, (1,))
    question = of_bank(class_room, qtbot, tmp_path)
    assert class_room.teaching.vote.ask_self_paced((question, QUESTIONS[1]))
    pupils.do(lambda: one.until(lambda: one.state.get("series")))
    name, none = names_of(one)
    assert none is None
    status, image = fetched(pupils, one, name)
    assert (status, image.width(), shows(image, TEAL)) == (200, 720, True)
    assert one.state["series"][0]["question"]["written"]
    assert one.state["series"][0]["question"]["text"] == question.text
    pupils.do(lambda: one.answer(one.state["series"][0]["round"], "B"))
    strip = class_room.teaching.self_paced.strip
    press(strip.close_quiz)
    press(strip.reveal)
    picture(class_room.board.window, "result-with-picture")
    assert shows(strip.written.grab().toImage(), TEAL)
    assert strip.result.isVisible()
    press(strip.put_away)
    pupils.do(lambda: one.until(lambda: one.state["phase"] == "none"))
    assert fetched(pupils, one, name)[0] == 404
    pupils.do(one.cut)


def test_what_is_drawn_on_the_board_goes_with_its_page(class_room, qtbot, pupils: Class) -> None:  # noqa: F811
    class_room.program.settings.set(PHONES_PICTURE, True)
    (one,) = come_in(class_room, qtbot, pupils, (1,))
    assert class_room.teaching.vote.ask_self_paced(tuple(drawn_on_page(class_room)))
    pupils.do(lambda: one.until(lambda: one.state.get("series")))
    words, drawn, point = names_of(one)
    assert words is None
    assert drawn != point
    for name in (drawn, point):
        status, image = fetched(pupils, one, name)
        assert (status, image.width() > 600) == (200, True)
    assert pupils.do(lambda: one.answer(one.state["series"][2]["round"], "0.5 0.5")) == "received"
    class_room.teaching.phones.service.show_page(False)
    pupils.do(lambda: one.until(lambda: names_of(one) == [None, None, None]))
    assert fetched(pupils, one, drawn)[0] == 404
    class_room.reveal()
    strip = class_room.teaching.self_paced.strip
    press(strip.next)
    assert strip.written.isVisible()
    picture(class_room.board.window, "result-drawn")
    press(strip.next)
    picture(class_room.board.window, "result-point")
    assert strip.result.points.isVisible()
    pupils.do(one.cut)


@pytest.mark.parametrize(("allowed", "there"), [(False, True), (True, False)])
def test_what_phones_could_not_show_is_named_and_may_be_led(class_room, qtbot, allowed, there) -> None:  # noqa: F811
    class_room.program.settings.set(PHONES_PICTURE, allowed)
    switched_on(class_room, qtbot)
    questions = tuple(drawn_on_page(class_room))
    if not there:
        class_room.trigger(CommandId.ADD_PAGE)
        class_room.board.window.do(lambda session: session.delete_pages([questions[1].page]))
    assert not class_room.teaching.vote.ask_self_paced(questions)
    assert class_room.teaching.voting.self_paced.phase is None
    notice = said(class_room, "Les questions 2, 3 n’ont pas de texte")
    picture(class_room.board.window, f"misfits-{allowed}")
    act_on(notice)
    assert class_room.teaching.voting.state.question.teacher_paced_position == (2, 3)


def test_a_series_that_a_crash_cut_short_has_its_pictures_again(qapp, qtbot, pupils: Class, tmp_path: Path) -> None:  # noqa: F811
    with room(qapp, tmp_path) as made:
        question = of_bank(made, qtbot, tmp_path)
    now, now_s, main = datetime.now(UTC) - timedelta(seconds=9), monotonic() - 9, AtOnce()
    store = VoteStore(tmp_path / "votes.db", main)
    for n, one in enumerate((question, QUESTIONS[0])):
        id_ = RoundId(f"cut{n}")
        asked = RoundCreated(id_, 0, one, None, False, now, RoundRules(), SelfPacedPosition(RoundId("cut0"), n))
        store.write([asked, PhaseChanged(id_, 1, RoundPhase.OPEN, now_s, now)], main.done)
    store.close()
    with room(qapp, tmp_path) as made:
        made.program.settings.set(PHONES_ADDRESS, HERE)
        made.program.teach()
        qtbot.waitUntil(lambda: made.teaching.voting.self_paced.phase is RoundPhase.OPEN, timeout=20_000)
        (pupil,) = come_in(made, qtbot, pupils, (1,))
        pupils.do(lambda: pupil.until(lambda: any(names_of(pupil))))
        name, none = names_of(pupil)
        assert none is None
        assert shows(fetched(pupils, pupil, name)[1], TEAL)
        pupils.do(pupil.cut)


def held_up(
    made: Room, qtbot, monkeypatch: pytest.MonkeyPatch
) -> tuple[SelfPacedService, list[Callable[[dict], None]]]:
    """A series that is asked and waits for how its first question is written; and who waits to be told."""
    switched_on(made, qtbot)
    waiting = list[Callable[[dict], None]]()
    drawings = made.teaching.questions.service.drawings
    monkeypatch.setattr(drawings, "find", lambda _wanted, found, _file: waiting.append(found))
    bank = Question(id=QuestionId("bank:slow"), text="Quelle est cette mer ?")
    assert made.teaching.vote.ask_self_paced((bank, QUESTIONS[0]))
    return made.teaching.voting.self_paced, waiting


def test_pictures_that_take_their_time_are_told_of(class_room, qtbot, monkeypatch) -> None:  # noqa: F811
    series, waiting = held_up(class_room, qtbot, monkeypatch)
    assert series.phase is None
    qtbot.waitUntil(lambda: any("Préparation des images" in text for text in class_room.notices), timeout=20_000)
    waiting[0]({})
    qtbot.waitUntil(lambda: series.phase is RoundPhase.OPEN, timeout=20_000)
    assert not any("Préparation des images" in text for text in class_room.notices)


def test_a_vote_that_is_opened_meanwhile_goes_first_and_that_is_said(class_room, qtbot, monkeypatch) -> None:  # noqa: F811
    series, waiting = held_up(class_room, qtbot, monkeypatch)
    class_room.trigger(CommandId.ASK)
    waiting[0]({})
    qtbot.waitUntil(lambda: any("Un vote est en cours" in text for text in class_room.notices), timeout=20_000)
    assert series.phase is None
    assert class_room.teaching.voting.rounds.state.phase is RoundPhase.OPEN


def test_a_series_is_not_for_a_class_that_comes_meanwhile(class_room, qtbot, monkeypatch) -> None:  # noqa: F811
    series, waiting = held_up(class_room, qtbot, monkeypatch)
    qtbot.waitUntil(lambda: any("Préparation des images" in text for text in class_room.notices), timeout=20_000)
    class_room.teaching.seance.class_changed.emit(None)
    waiting[0]({})
    qtbot.waitUntil(lambda: not any("Préparation des images" in text for text in class_room.notices), timeout=20_000)
    assert series.phase is None
