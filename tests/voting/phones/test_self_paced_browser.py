"""Pupils go through a series with a real browser: back and forth, an overview, handing in, and what a phone bears."""

from __future__ import annotations

import io
import os
import signal
import time
from dataclasses import replace
from pathlib import Path

import aiohttp
import pytest
from PIL import Image

from tests.support.browser import Browser, Tab, needs_chromium
from tests.support.phone_room import Program
from tests.voting.phones.test_browser import KINDS, NO_EVENTS, NO_SOCKET, come_in, in_class, until
from tni.core.ids import QuestionId
from tni.quiz.pacing import can_be_self_paced
from tni.quiz.question import Question
from tni.quiz.question_kinds import QuestionKind
from tni.quiz.question_picture import QuestionPicture
from tni.quiz.round import Round, RoundId, RoundRules
from tni.quiz.vote_records import hand_in_id

pytestmark = [needs_chromium, pytest.mark.usefixtures("chromium")]
KEY = "4181"
QUESTIONS = (
    Question(id=QuestionId("q1"), text="2 + 2 ?", options=("3", "4", "5", "6"), key="B"),
    Question(
        id=QuestionId("q2"), text="Un nombre premier ?", kind=QuestionKind.NUMBER, choice_count=0, key=KEY
    ),
    Question(
        id=QuestionId("q3"), text="La Terre tourne", kind=QuestionKind.TRUE_FALSE, choice_count=2, key="A",
        confidence=True,
    ),
)  # fmt: skip
WHOLE = hand_in_id("s1")


def pose(
    program: Program,
    rules: RoundRules = RoundRules(),  # noqa: B008
    extra=None,
    questions=QUESTIONS,
    pictures=None,
) -> list[Round]:
    """pictures: by number of the question."""
    opened_s = time.monotonic()
    rounds = [Round(RoundId(f"s{n}"), question, rules, opened_s) for n, question in enumerate(questions, 1)]
    shown = {RoundId(f"s{n}"): picture for n, picture in (pictures or {}).items()}
    program.phones.pose(rounds[0], extra, shown, others=rounds[1:])
    return rounds


def sight(wide: int) -> bytes:
    """A picture that is known again by its width."""
    out = io.BytesIO()
    Image.new("RGB", (wide, 30), "teal").save(out, "PNG")
    return out.getvalue()


async def served(url: str) -> int:
    """What the server says to that."""
    async with aiohttp.ClientSession() as http, http.get(url) as said:
        return said.status


def close(program: Program, rounds: list[Round]) -> None:
    closed = [replace(round_, closed_at_s=time.monotonic()) for round_ in rounds]
    program.phones.pose(closed[0], others=closed[1:])


def last_of(program: Program) -> dict[tuple[int, str], str]:
    return {(vote.number, vote.round): vote.choice for vote in program.votes}


async def shows(tab: Tab, text: str) -> None:
    await tab.until(f"document.body.innerText.indexOf({text!r}) >= 0")


def test_a_pupil_goes_through_a_series_looks_back_and_hands_in(tmp_path: Path) -> None:
    async def lesson(program: Program, browser: Browser) -> None:
        pose(program)
        tab = await come_in(program, browser, 7)
        await shows(tab, "Question 1 sur 3")
        assert await tab.js("document.querySelector('#back').disabled")
        await tab.press("#choice-A")
        await tab.status("Reçu")
        await tab.press("#next")
        await shows(tab, "Question 2 sur 3")
        await tab.status("")
        await tab.press("#back")
        await tab.press("#choice-B")
        await tab.status("Reçu")
        await tab.press("#to-overview")
        await shows(tab, "Il reste 2 questions")
        await tab.press("#go-3")
        await tab.press("#choice-A")
        await tab.press("#sure")
        await tab.status("Reçu")
        await tab.press("#next")
        await shows(tab, "Il reste une question")
        await tab.press("#go-2")
        await tab.js("document.querySelector('#field-0').value = '17', document.querySelector('#send').click()")
        await tab.status("Reçu")
        await tab.press("#to-overview")
        await shows(tab, "Tu as répondu à tout")
        await tab.press("#hand-in")
        await tab.status("Rendu ✓")
        await until(lambda: last_of(program).get((7, WHOLE)) == "done", lambda: program.votes)
        assert last_of(program) == {(7, "s1"): "B", (7, "s2"): "17", (7, "s3"): "A", (7, WHOLE): "done"}
        await tab.press("#go-1")
        await tab.until("document.querySelector('#choice-C').disabled")
        await tab.press("#to-overview")
        await tab.press("#hand-in")
        await until(lambda: last_of(program)[7, WHOLE] == "on", lambda: program.votes)
        await tab.press("#go-1")
        await tab.press("#choice-C")
        await tab.status("Reçu")
        await until(lambda: last_of(program)[7, "s1"] == "C", lambda: program.votes)
        assert tab.errors == []

    in_class(tmp_path, lesson)


def test_nothing_of_a_key_reaches_a_phone(tmp_path: Path) -> None:
    async def lesson(program: Program, browser: Browser) -> None:
        keep = (
            "window.heard = []; var parse = JSON.parse;"
            " JSON.parse = function (text) { window.heard.push(text); return parse(text); };"
        )
        rounds = pose(program)
        tab = await come_in(program, browser, 2, keep)
        await shows(tab, "Question 1 sur 3")
        close(program, rounds)
        await tab.status("Le vote est fini")
        heard = await tab.js("window.heard.join('')")
        assert "Un nombre premier" in heard
        assert KEY not in heard
        assert '"key"' not in heard

    in_class(tmp_path, lesson)


@pytest.mark.parametrize("before", ["", NO_SOCKET, NO_EVENTS], ids=["WebSocket", "events and POST", "asking"])
def test_answers_given_without_a_network_all_leave_when_it_is_back(tmp_path: Path, before: str) -> None:
    """And no later one overtakes an earlier one, which the server would take for old."""

    async def lesson(program: Program, browser: Browser) -> None:
        pose(program)
        tab = await come_in(program, browser, 5, before)
        await tab.press("#choice-A")
        await tab.status("Reçu")
        await tab.offline(True)
        os.kill(program.phones.pid or 0, signal.SIGKILL)  # the emulated loss leaves open sockets alone
        await tab.press("#choice-C")
        await tab.status("Pas envoyé")
        await tab.press("#to-overview")
        await tab.press("#go-3")
        await tab.press("#choice-B")
        await tab.press("#back")
        await tab.js("document.querySelector('#field-0').value = '11', document.querySelector('#send').click()")
        await tab.press("#back")
        await tab.press("#choice-D")
        await tab.press("#to-overview")
        await tab.status("Pas envoyé")
        assert await tab.js("document.querySelectorAll('.became').length") == 3
        assert len(program.votes) == 1
        await tab.offline(False)
        await tab.until("document.querySelector('.overview').innerText.split('✓').length === 4")
        expected = {(5, "s1"): "D", (5, "s2"): "11", (5, "s3"): "B"}
        await until(lambda: last_of(program) == expected, lambda: program.votes)

    in_class(tmp_path, lesson)


def test_a_page_that_is_loaded_again_is_at_the_same_question_with_all_answers(tmp_path: Path) -> None:
    async def lesson(program: Program, browser: Browser) -> None:
        pose(program)
        tab = await come_in(program, browser, 5)
        await tab.press("#choice-B")
        await tab.status("Reçu")
        await tab.press("#next")
        await tab.js("document.querySelector('#field-0').value = '7', document.querySelector('#send').click()")
        await tab.status("Reçu")
        await tab.do("Page.reload")
        await shows(tab, "Question 2 sur 3")
        await tab.until("document.querySelector('#field-0').value === '7'")
        await tab.status("Reçu")
        await tab.press("#back")
        await tab.until("document.querySelector('#choice-B[aria-checked=true]') !== null")
        other = await browser.tab("Object.defineProperty(navigator, 'language', {value: 'en-GB'});")
        await other.go(program.phones.state.link)
        await other.fill("#number", "5")
        await other.key("Enter")
        await until(lambda: program.phones.state.claims, lambda: program.phones.state)
        program.phones.claim(program.phones.state.claims[0], allowed=True)
        await shows(other, "Question 1 of 3")
        await other.until("document.querySelector('#choice-B[aria-checked=true]') !== null")

    in_class(tmp_path, lesson)


def test_who_has_more_time_is_told_another_end(tmp_path: Path) -> None:
    async def lesson(program: Program, browser: Browser) -> None:
        one, slow = await come_in(program, browser, 1), await come_in(program, browser, 2)
        pose(program, RoundRules(limit_s=600.0), {2: 0.5})  # who takes a number later is told the time of all at first
        for tab, minutes in ((one, "9:"), (slow, "14:")):
            await tab.until(f"document.getElementById('left').textContent.indexOf('{minutes}') >= 0")

    in_class(tmp_path, lesson)


def test_what_is_handed_in_late_or_after_the_close_is_said(tmp_path: Path) -> None:
    async def lesson(program: Program, browser: Browser) -> None:
        rounds = pose(program)
        tab = await come_in(program, browser, 3)
        await tab.press("#choice-B")
        await tab.status("Reçu")
        close(program, rounds)
        await tab.status("Le vote est fini. Reçu")
        await tab.press("#to-overview")
        await tab.until("document.querySelector('#hand-in').disabled")
        await tab.status("Le vote est fini")

    in_class(tmp_path, lesson)


def test_each_question_of_a_series_has_its_own_picture(tmp_path: Path) -> None:
    """As it is written, with its words for who hears them; what is pointed at; and the page, where there are no words.
    Each is served under a name of its own, as long as the series is shown."""
    written = QUESTIONS[0]
    place = Question(id=QuestionId("p"), kind=QuestionKind.POINT, choice_count=0, text="Où est la mer ?")
    drawn = Question(id=QuestionId("d"), text=None)
    sights = {1: (40, True), 2: (60, True), 4: (80, False)}
    pictures = {n: QuestionPicture(sight(wide), is_written) for n, (wide, is_written) in sights.items()}

    async def lesson(program: Program, browser: Browser) -> None:
        rounds = pose(program, questions=(written, place, QUESTIONS[2], drawn), pictures=pictures)
        tab = await come_in(program, browser, 7)
        await tab.until("document.querySelector('h1 img') && document.querySelector('h1 img').naturalWidth === 40")
        assert await tab.js("document.querySelector('h1 img').alt") == "2 + 2 ?"
        names = [await tab.js("document.querySelector('h1 img').src")]
        await tab.press("#choice-B")
        await tab.press("#next")
        await tab.until(
            "document.querySelector('#place img') && document.querySelector('#place img').naturalWidth === 60"
        )
        assert await tab.js("document.querySelector('h1').textContent") == "Où est la mer ?"
        names.append(await tab.js("document.querySelector('#place img').src"))
        await tab.press("#place")
        await tab.status("Reçu")
        await tab.press("#next")
        assert not await tab.js("!!document.querySelector('img')")
        await tab.press("#next")
        await tab.until(
            "document.querySelector('.place img') && document.querySelector('.place img').naturalWidth === 80"
        )
        assert await tab.js("document.querySelector('h1').textContent") == "Question en image"
        names.append(await tab.js("document.querySelector('.place img').src"))
        await tab.press("#next")
        await shows(tab, "Question en image")
        await tab.press("#go-1")
        await tab.until("document.querySelector('#choice-B[aria-checked=true]') !== null")
        assert len(set(names)) == 3
        await until(lambda: len(last_of(program)) == 2, lambda: program.votes)
        assert last_of(program)[7, "s2"] == "0.0000 0.0000"
        os.kill(program.phones.pid or 0, signal.SIGKILL)  # a server that begins anew is told them again
        await tab.press("#to-overview")
        await tab.press("#go-1")
        await until(lambda: program.phones.state.restarts == 1, lambda: program.phones.state)
        assert [await served(name) for name in names] == [200, 200, 200]
        program.phones.pose(rounds[0], None, {rounds[0].id: pictures[1]}, others=rounds[1:])
        await tab.press("#to-overview")
        await tab.press("#go-4")
        await tab.until("!document.querySelector('.place img')")
        assert [await served(name) for name in names] == [200, 404, 404]
        await tab.press("#next")
        await tab.press("#go-1")
        assert await tab.js("document.querySelector('h1 img').src") == names[0]

    in_class(tmp_path, lesson)


def test_it_fits_small_screens_with_large_controls_that_have_names(tmp_path: Path) -> None:
    questions = tuple(question for question, _, _ in KINDS)
    questions = tuple(
        Question(**{name: getattr(q, name) for name in ("kind", "choice_count", "options", "targets")},
                 id=QuestionId(f"k{n}"), text=f"question {n} " + "assez longue pour deux lignes " * 2)
        for n, q in enumerate(questions)
    )  # fmt: skip
    questions = tuple(filter(can_be_self_paced, questions))

    async def lesson(program: Program, browser: Browser) -> None:
        pose(program, questions=questions)
        tab = await come_in(program, browser, 3)
        await tab.do("Accessibility.enable")
        for place in range(len(questions) + 1):
            await tab.size(320, 480)
            small = await tab.js(
                "Array.prototype.filter.call(document.querySelectorAll('button, input, select'), function (b) {"
                " var r = b.getBoundingClientRect(); return r.width < 44 || r.height < 44; }).map(function (b) {"
                " return b.id; })"
            )
            assert small == [], place
            assert await tab.js("document.documentElement.scrollWidth") <= 320, place
            nodes = (await tab.do("Accessibility.getFullAXTree"))["nodes"]
            controls = [n for n in nodes if n["role"]["value"] in ("button", "radio", "checkbox", "textbox")]
            assert [n for n in controls if not n["name"]["value"].strip()] == [], place
            if place < len(questions):
                await tab.press("#next")
        assert tab.errors == []

    in_class(tmp_path, lesson)
