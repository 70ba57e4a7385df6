"""Pupils vote with a real browser: each kind of question, and whatever happens to a phone in a class."""

from __future__ import annotations

import asyncio
import os
import re
import signal
import threading
import time
from base64 import b64decode
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.support.browser import Browser, Tab, needs_chromium
from tests.support.phone_room import Program, choice
from tni.quiz.question import Question
from tni.quiz.question_kinds import QuestionKind
from tni.quiz.question_picture import QuestionPicture
from tni.quiz.round import Round, RoundId, RoundRules

pytestmark = [needs_chromium, pytest.mark.usefixtures("chromium")]
PNG = b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAIAAAACCAIAAAD91JpzAAAAFklEQVR4nGP8//8/AwMDEwMDAwMDAwAkBgMB/DXemwAAAABJRU5ErkJggg=="
)
NO_SOCKET = """window.WebSocket = function () {
  var s = this; s.close = function () {}; setTimeout(function () { s.onclose(); }, 5);
};"""
NO_EVENTS = NO_SOCKET + "window.EventSource = undefined;"
NO_STORE = "Object.defineProperty(window, 'localStorage', {get: function () { throw new Error('no'); }});"


async def aside(work: Callable[[], Any]) -> Any:
    """The program's side, which waits by blocking."""
    return await asyncio.get_running_loop().run_in_executor(None, work)


@asynccontextmanager
async def class_room(folder: Path) -> AsyncIterator[tuple[Program, Browser]]:
    program = Program(folder)
    await aside(program.on)
    over = threading.Event()
    turning = asyncio.create_task(aside(lambda: program.posts.until(over.is_set, 600.0)))
    try:
        async with Browser() as browser:
            yield program, browser
    finally:
        over.set()
        await turning
        await aside(program.phones.close)


async def come_in(program: Program, browser: Browser, number: int, before: str = "") -> Tab:
    tab = await browser.tab("Object.defineProperty(navigator, 'language', {value: 'fr-FR'});" + before)
    await tab.size(320, 568)
    await tab.go(program.phones.state.link)
    await tab.fill("#number", str(number))
    await tab.key("Enter")
    await tab.until(f"document.getElementById('who').textContent.indexOf('Numéro {number} ') === 0")
    return tab


async def until(so: Callable[[], object], found: Callable[[], object]) -> None:
    """Wait for what the program's own thread does."""
    end_s = time.monotonic() + 20
    while not so():
        assert time.monotonic() < end_s, found()
        await asyncio.sleep(0.02)


async def next_vote(program: Program, count: int) -> tuple[int, str, bool | None]:
    """The vote of that place, as the program was handed it."""
    await until(lambda: len(program.votes) >= count, lambda: program.votes)
    vote = program.votes[count - 1]
    return vote.number, vote.choice, vote.sure


async def last_vote(program: Program, text: str) -> None:
    """Wait until the last vote is that, a regular expression."""
    await until(lambda: program.votes and re.fullmatch(text, program.votes[-1].choice), lambda: program.votes[-1:])


def in_class(folder: Path, lesson: Callable[[Program, Browser], Awaitable[None]]) -> None:
    async def run() -> None:
        async with class_room(folder) as (program, browser):
            await lesson(program, browser)

    asyncio.run(run())


def test_a_pupil_types_the_code_and_a_number_and_votes(tmp_path: Path) -> None:
    async def lesson(program: Program, browser: Browser) -> None:
        tab = await browser.tab("Object.defineProperty(navigator, 'language', {value: 'fr-FR'});")
        await tab.go(f"http://{program.phones.state.place}/")
        await tab.fill("#code", "ZZZZ" if program.phones.state.code != "ZZZZ" else "BBBB")
        await tab.key("Enter")
        await tab.status("Ce n’est pas le bon code")
        await tab.fill("#code", program.phones.state.code.lower())
        await tab.key("Enter")
        await tab.fill("#number", "7")
        await tab.key("Enter")
        await tab.until("document.body.innerText.indexOf('Attends la question') >= 0")
        program.ask(choice(text="2 + 2 ?", options=("3", "4", "5", "6"), confidence=True))
        await tab.press("#choice-B")
        await tab.status("Reçu")
        assert await next_vote(program, 1) == (7, "B", None)
        await tab.press("#sure")
        assert await next_vote(program, 2) == (7, "B", True)
        await tab.press("#choice-C")
        assert await next_vote(program, 3) == (7, "C", True)
        assert await tab.js("document.querySelector('#choice-C').getAttribute('aria-checked')") == "true"
        assert tab.errors == []

    in_class(tmp_path, lesson)


def test_a_question_that_is_drawn_is_seen_and_heard(tmp_path: Path) -> None:
    """Its picture stands where its words would, and they are what a screen reader says."""

    async def lesson(program: Program, browser: Browser) -> None:
        tab = await browser.tab()
        await tab.go(program.phones.state.link)
        await tab.fill("#number", "7")
        await tab.key("Enter")
        round_ = Round(RoundId("r1"), choice(text="Combien vaut x² ?"), opened_at_s=time.monotonic())
        program.phones.pose(round_, pictures={round_.id: QuestionPicture(PNG, is_written=True)})
        await tab.until("document.querySelector('h1 img') && document.querySelector('h1 img').naturalWidth === 2")
        assert await tab.js("document.querySelector('h1 img').alt") == "Combien vaut x² ?"
        assert await tab.js("document.querySelector('h1').textContent") == ""
        await tab.press("#choice-B")
        assert await next_vote(program, 1) == (7, "B", None)
        program.phones.pose(None)
        await tab.until("!document.querySelector('img')")
        assert tab.errors == []

    in_class(tmp_path, lesson)


KINDS: list[tuple[Question, str, str]] = [
    (choice(), "document.querySelector('#choice-D').click()", "D"),
    (
        choice(kind=QuestionKind.TRUE_FALSE, choice_count=2, text="La Terre est plate"),
        "document.querySelector('#choice-B').click()",
        "B",
    ),
    (
        choice(kind=QuestionKind.SEVERAL, choice_count=5),
        "document.querySelector('#choice-C').click(), document.querySelector('#choice-A').click()",
        "=AC",
    ),
    (choice(kind=QuestionKind.SCALE, choice_count=5), "document.querySelector('#choice-4').click()", "4"),
    (
        choice(kind=QuestionKind.NUMBER, choice_count=0),
        "document.querySelector('#field-0').value = '3,50', document.querySelector('#send').click()",
        "3.5",
    ),
    (
        choice(kind=QuestionKind.TEXT, choice_count=0),
        "document.querySelector('#field-0').value = ' l’été  arrive ', document.querySelector('#send').click()",
        "l’été arrive",
    ),
    (
        choice(kind=QuestionKind.CLOUD, choice_count=0),
        "document.querySelector('#field-0').value = 'eau', document.querySelector('#field-2').value = 'air; feu',"
        " document.querySelector('#send').click()",
        "eau; air feu",
    ),
    (
        choice(kind=QuestionKind.ORDER, choice_count=3, options=("un", "deux", "trois")),
        "document.querySelector('#down-A').click(), document.querySelector('#up-C').click(),"
        " document.querySelector('#send').click()",
        "BCA",
    ),
    (
        choice(kind=QuestionKind.MATCH, choice_count=2, options=("chat", "chien"), targets=("dog", "cat", "cow")),
        "document.querySelector('#pick-A').value = '2', document.querySelector('#pick-B').value = '1',"
        " document.querySelector('#send').click()",
        "A2 B1",
    ),
    (
        choice(kind=QuestionKind.POINT, choice_count=0),
        "(function () { var place = document.querySelector('#place'), box = place.getBoundingClientRect();"
        " place.dispatchEvent(new MouseEvent('click', {clientX: box.left + box.width * 0.25,"
        " clientY: box.top + box.height * 0.5, bubbles: true})); }())",
        r"0\.2[45].. 0\.(49|50)..",
    ),
]


def test_each_kind_of_question_is_answered(tmp_path: Path) -> None:
    async def lesson(program: Program, browser: Browser) -> None:
        tab = await come_in(program, browser, 3)
        for number, (question, act, expected) in enumerate(KINDS, 1):
            program.ask(replace(question, text=f"question {number}"), f"r{number}")
            await tab.until(f"document.querySelector('h1').textContent === 'question {number}'")
            await tab.js(act)
            await tab.status("Reçu")
            await last_vote(program, expected)
            wide = await tab.js("document.documentElement.scrollWidth")
            assert wide <= 320, f"{question.kind}: {wide} px wide on a screen of 320"
            small = await tab.js(
                "Array.prototype.filter.call(document.querySelectorAll('button, input, select'), function (b) {"
                " var r = b.getBoundingClientRect(); return r.width < 44 || r.height < 44; }).map(function (b) {"
                " return b.id; })"
            )
            assert small == [], f"{question.kind}: too small to be touched"
        assert tab.errors == []

    in_class(tmp_path, lesson)


def test_every_control_has_a_name_and_the_keyboard_is_enough(tmp_path: Path) -> None:
    async def lesson(program: Program, browser: Browser) -> None:
        tab = await come_in(program, browser, 3)
        for number, (question, _act, _answer) in enumerate(KINDS, 1):
            program.ask(replace(question, text=f"question {number}"), f"r{number}")
            await tab.until(f"document.querySelector('h1').textContent === 'question {number}'")
            await tab.do("Accessibility.enable")
            nodes = (await tab.do("Accessibility.getFullAXTree"))["nodes"]
            controls = [
                n for n in nodes if n["role"]["value"] in ("button", "radio", "checkbox", "textbox", "combobox")
            ]
            assert controls
            assert [n for n in controls if not n["name"]["value"].strip()] == [], question.kind
        program.ask(choice(kind=QuestionKind.POINT, choice_count=0), "keys")
        await tab.until("!!document.querySelector('#place')")
        await tab.js("document.querySelector('#place').focus()")
        await tab.key("ArrowRight")
        await tab.key("Enter")
        await tab.status("Reçu")
        assert (await next_vote(program, 1))[1] == "0.5200 0.5000"
        program.ask(choice(), "letters")
        await tab.until("!!document.querySelector('#choice-A')")
        await tab.js("document.querySelector('#choice-A').focus()")
        await tab.key("ArrowDown")
        await tab.key(" ")
        assert (await next_vote(program, 2))[1] == "B"

    in_class(tmp_path, lesson)


def test_a_page_that_is_loaded_again_keeps_seat_and_answer(tmp_path: Path) -> None:
    async def lesson(program: Program, browser: Browser) -> None:
        program.ask(choice())
        tab = await come_in(program, browser, 5)
        await tab.press("#choice-B")
        await tab.status("Reçu")
        await tab.do("Page.reload")
        await tab.until("document.querySelector('#choice-B[aria-checked=true]') !== null")
        await tab.status("Reçu")
        await tab.press("#choice-A")
        assert await next_vote(program, 2) == (5, "A", None)
        assert program.votes[0].device == program.votes[1].device

    in_class(tmp_path, lesson)


@pytest.mark.parametrize("before", ["", NO_SOCKET, NO_EVENTS], ids=["WebSocket", "events and POST", "asking"])
def test_what_is_pressed_without_a_network_leaves_when_it_is_back(tmp_path: Path, before: str) -> None:
    async def lesson(program: Program, browser: Browser) -> None:
        program.ask(choice())
        tab = await come_in(program, browser, 5, before)
        await tab.press("#choice-A")
        await tab.status("Reçu")
        assert await next_vote(program, 1) == (5, "A", None)
        await tab.offline(True)
        os.kill(program.phones.pid or 0, signal.SIGKILL)  # the emulated loss leaves open sockets alone
        await tab.press("#choice-C")
        await tab.status("Pas envoyé")
        assert len(program.votes) == 1
        await tab.offline(False)
        await tab.status("Reçu")
        assert await next_vote(program, 2) == (5, "C", None)

    in_class(tmp_path, lesson)


@pytest.mark.parametrize("before", ["", NO_SOCKET, NO_EVENTS], ids=["WebSocket", "events and POST", "asking"])
def test_a_page_comes_back_by_itself_from_a_server_that_hangs(tmp_path: Path, before: str) -> None:
    async def lesson(program: Program, browser: Browser) -> None:
        program.ask(choice())
        tab = await come_in(program, browser, 5, before)
        await tab.press("#choice-A")
        await tab.status("Reçu")
        os.kill(program.phones.pid or 0, signal.SIGSTOP)
        await tab.press("#choice-C")
        await until(lambda: program.phones.state.restarts, lambda: program.phones.state)
        await tab.status("Reçu")
        assert await next_vote(program, 2) == (5, "C", None)

    in_class(tmp_path, lesson)


@pytest.mark.parametrize("before", [NO_SOCKET, NO_EVENTS], ids=["events and POST", "asking"])
def test_a_new_question_comes_where_websockets_are_blocked(tmp_path: Path, before: str) -> None:
    async def lesson(program: Program, browser: Browser) -> None:
        tab = await come_in(program, browser, 2, before)
        for number in (1, 2):
            program.ask(choice(text=f"question {number}"), f"r{number}")
            await tab.until(f"document.querySelector('h1').textContent === 'question {number}'")
            await tab.press("#choice-D")
            await tab.status("Reçu")
            assert await next_vote(program, number) == (2, "D", None)

    in_class(tmp_path, lesson)


def test_another_device_with_a_number_waits_for_the_teacher_and_goes_on(tmp_path: Path) -> None:
    async def lesson(program: Program, browser: Browser) -> None:
        program.ask(choice())
        old = await come_in(program, browser, 9)
        await old.press("#choice-B")
        await old.status("Reçu")
        new = await browser.tab("Object.defineProperty(navigator, 'language', {value: 'fr-FR'});")
        await new.go(program.phones.state.link)
        await new.fill("#number", "9")
        await new.key("Enter")
        await new.until("document.body.innerText.indexOf('Le numéro 9 n’est pas libre pour cet appareil') >= 0")
        await until(lambda: program.phones.state.claims, lambda: program.phones.state)
        program.phones.claim(program.phones.state.claims[0], allowed=True)
        await new.until("document.querySelector('#choice-B[aria-checked=true]') !== null")
        await old.until("!!document.querySelector('#number')")
        await new.press("#choice-D")
        assert await next_vote(program, 2) == (9, "D", None)

    in_class(tmp_path, lesson)


def test_a_browser_that_keeps_nothing_votes_too(tmp_path: Path) -> None:
    async def lesson(program: Program, browser: Browser) -> None:
        program.ask(choice())
        tab = await come_in(program, browser, 4, NO_STORE)
        await tab.press("#choice-A")
        await tab.status("Reçu")
        assert await next_vote(program, 1) == (4, "A", None)

    in_class(tmp_path, lesson)


def test_a_number_of_nobody_is_never_said_received(tmp_path: Path) -> None:
    async def lesson(program: Program, browser: Browser) -> None:
        round_ = program.ask(choice())
        program.phones.pose(round_, listed=frozenset({1, 2}))
        tab = await come_in(program, browser, 29)
        await tab.press("#choice-B")
        assert await next_vote(program, 1) == (29, "B", None)
        await tab.status("Le numéro 29 n’est pas dans la liste de la classe")
        program.phones.pose(round_, listed=frozenset({1, 2, 29}))
        await tab.status("Reçu")
        program.phones.pose(replace(round_, id=RoundId("r2"), rules=RoundRules(anonymous=True)), listed=frozenset({1}))
        await tab.status("Le numéro 29 n’est pas dans la liste de la classe")
        await tab.until("document.querySelector('#choice-B[aria-checked=true]') === null")
        await tab.press("#choice-A")
        await tab.until("document.querySelector('#choice-A[aria-checked=true]') !== null")
        await tab.status("Le numéro 29 n’est pas dans la liste de la classe")
        assert len(program.votes) == 1

    in_class(tmp_path, lesson)


def test_a_vote_that_closes_is_said_closed(tmp_path: Path) -> None:
    async def lesson(program: Program, browser: Browser) -> None:
        round_ = program.ask(choice())
        tab, late = await come_in(program, browser, 4), await come_in(program, browser, 6)
        await tab.press("#choice-A")
        await tab.status("Reçu")
        program.phones.pose(replace(round_, closed_at_s=time.monotonic()))
        await tab.until("document.querySelector('#choice-A').disabled")
        await tab.status("Le vote est fini. Reçu")
        await late.status("Tu n’as pas répondu")

    in_class(tmp_path, lesson)


def test_the_page_speaks_english_and_spaces_its_letters(tmp_path: Path) -> None:
    async def lesson(program: Program, browser: Browser) -> None:
        tab = await come_in(program, browser, 4)
        await tab.press("#language")
        await tab.until("document.documentElement.lang === 'en'")
        await tab.until("document.body.innerText.indexOf('Wait for the question') >= 0")
        await tab.press("#wide")
        await tab.until("getComputedStyle(document.body).letterSpacing !== 'normal'")
        await tab.do("Page.reload")
        await tab.until("document.documentElement.lang === 'en' && document.body.className === 'wide'")

    in_class(tmp_path, lesson)


def typed(selector: str, words: str) -> str:
    return (
        f"(function () {{ var one = document.querySelector('{selector}'); one.value = '{words}';"
        " ['input', 'change'].forEach(function (name) { one.dispatchEvent(new Event(name, {bubbles: true})); }); }())"
    )


AFTERWARDS: list[tuple[int, str, str, str]] = [
    (4, typed("#field-0", "4"), typed("#field-0", "5"), "4"),
    (6, typed("#field-2", "vent"), typed("#field-0", "or"), "eau; air feu; vent"),
    (7, "document.querySelector('#up-A').click()", "document.querySelector('#up-A').click()", "BAC"),
    (8, typed("#pick-B", "3"), typed("#pick-A", "1"), "A2 B3"),
]
"""Which of KINDS, what is changed then and sent, what is changed and not sent, what is received in the end."""
STANDS = """Array.prototype.map.call(document.querySelectorAll('input, select, .lines .said'), function (one) {
  return one.value === undefined ? one.textContent.charAt(0) : one.value; }).join('|')"""


@pytest.mark.parametrize("before", ["", NO_EVENTS], ids=["WebSocket", "asking"])
def test_what_is_put_together_anew_stays_and_is_not_said_received(tmp_path: Path, before: str) -> None:
    async def lesson(program: Program, browser: Browser) -> None:
        tab = await come_in(program, browser, 3, before)
        for number, (kind, change, another, received) in enumerate(AFTERWARDS, 1):
            question, act, _ = KINDS[kind]
            round_ = program.ask(replace(question, text=f"question {number}"), f"r{number}")
            await tab.until(f"document.querySelector('h1').textContent === 'question {number}'")
            await tab.status("Réponds, puis touche « Envoyer »")
            await tab.js(act)
            await tab.status("Reçu")
            await tab.js(change)
            await tab.status("Changé, pas encore envoyé")
            program.phones.pose(round_, pictures={round_.id: QuestionPicture(PNG)})  # the teacher shows the page
            await tab.until("document.querySelector('.place img') !== null")
            await tab.status("Changé, pas encore envoyé")
            await tab.js("document.querySelector('#send').click()")
            await tab.status("Reçu")
            await last_vote(program, received)
            stood = await tab.js(STANDS)
            await tab.js(another)
            await tab.status("Changé, pas encore envoyé")
            program.phones.pose(replace(round_, closed_at_s=time.monotonic()))
            await tab.status("Le vote est fini. Reçu")
            assert await tab.js(STANDS) == stood, "what counts is what is seen then"
        assert tab.errors == []

    in_class(tmp_path, lesson)
