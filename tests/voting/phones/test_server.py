"""What the vote server does with devices that behave, and with those that do not."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import time
from collections.abc import Awaitable, Callable
from dataclasses import replace
from pathlib import Path

import aiohttp
import pytest

from tests.support.phone_room import HERE, WAIT_S, Program, Pupil, choice
from tni.quiz.question_kinds import QuestionKind
from tni.quiz.question_picture import QuestionPicture
from tni.quiz.round import RoundId, RoundRules
from tni.voting.phones.messages import MAX_MESSAGE
from tni.voting.phones.recovery import RecoveryFiles
from tni.voting.phones.transports import websocket_frame

type Lesson = Callable[[Program, aiohttp.ClientSession], Awaitable[None]]


def lesson(folder: Path, run: Lesson, **more: bool) -> Program:
    """Phones are on while it runs."""
    program = Program(folder, **more).on()

    async def all_of_it() -> None:
        async with aiohttp.ClientSession() as http:
            await run(program, http)

    try:
        asyncio.run(all_of_it())
        program.phones.drain()
    finally:
        program.phones.close()
    return program


async def come_in(program: Program, http: aiohttp.ClientSession, number: int | None) -> Pupil:
    return await Pupil(http, program.phones.state.place, program.phones.state.code, number).join()


def votes_of(program: Program) -> list[tuple[int, str]]:
    return [(vote.number, vote.choice) for vote in program.votes]


# -- as it should be


def test_a_vote_reaches_the_program_with_its_number(tmp_path: Path) -> None:
    async def run(program: Program, http: aiohttp.ClientSession) -> None:
        program.ask(choice(confidence=True))
        pupil = await come_in(program, http, 12)
        await pupil.until(lambda: pupil.state["phase"] == "open")
        assert await pupil.answer("r1", "B", sure=True) == "received"

    program = lesson(tmp_path, run)
    assert [(v.number, v.choice, v.sure, v.sequence) for v in program.votes] == [(12, "B", True, 1)]


def test_an_older_or_doubled_answer_is_acknowledged_and_changes_nothing(tmp_path: Path) -> None:
    async def run(program: Program, http: aiohttp.ClientSession) -> None:
        program.ask(choice())
        pupil = await come_in(program, http, 1)
        await pupil.until(lambda: pupil.state["phase"] == "open")
        await pupil.answer("r1", "A")
        assert await pupil.answer("r1", "B") == "received"
        for sequence, text in ((1, "C"), (2, "D"), (2, "B")):
            pupil.received.clear()
            await pupil.say("r1", text, sequence=sequence)
            assert await pupil.told_of("r1", sequence) == "received"

    assert votes_of(lesson(tmp_path, run)) == [(1, "A"), (1, "B")]


def test_who_comes_late_gets_the_open_question_and_what_was_answered_before(tmp_path: Path) -> None:
    async def run(program: Program, http: aiohttp.ClientSession) -> None:
        program.ask(choice(text="2 + 2 ?"))
        pupil = await come_in(program, http, 1)
        await pupil.until(lambda: pupil.state["phase"] == "open")
        await pupil.answer("r1", "C")
        await pupil.cut()
        await pupil.join()
        assert pupil.state["question"]["text"] == "2 + 2 ?"
        assert pupil.state["mine"] == {"seq": 1, "choice": "C", "sure": None}
        assert pupil.state["number"] == 1

    lesson(tmp_path, run)


@pytest.mark.parametrize("size", [0, 125, 126, 127, 65_535, 65_536, 70_000])
def test_a_message_of_any_length_is_one_frame(size: int) -> None:
    sent = websocket_frame(b"x" * size)
    length, at = sent[1], 2
    if length > 125:
        at += 2 if length == 126 else 8
        length = int.from_bytes(sent[2:at])
    assert (sent[0], length, sent[at:]) == (0x81, size, b"x" * size)
    assert at == (2 if size < 126 else 4 if size < 65_536 else 10), "the shortest that there is"


def test_a_long_question_reaches_the_pupil_whole(tmp_path: Path) -> None:
    async def run(program: Program, http: aiohttp.ClientSession) -> None:
        pupil = await come_in(program, http, 1)
        for n, size in enumerate((60, 1_000, 200_000)):
            program.ask(choice(text="é" * size), f"r{n}")
            await pupil.until(lambda n=n: pupil.state.get("round") == f"r{n}")
            assert pupil.state["question"]["text"] == "é" * size

    lesson(tmp_path, run)


def test_the_key_never_leaves_the_program(tmp_path: Path) -> None:
    async def run(program: Program, http: aiohttp.ClientSession) -> None:
        program.ask(choice(key="D", text="la bonne ?"))
        pupil = await come_in(program, http, 1)
        await pupil.until(lambda: pupil.state["phase"] == "open")
        assert "key" not in json.dumps(pupil.heard)

    lesson(tmp_path, run)


@pytest.mark.parametrize(
    ("question", "bad"),
    [
        (choice(choice_count=3), ["D", "", "AB", "a"]),
        (choice(kind=QuestionKind.SEVERAL), ["A", "=Z"]),
        (choice(kind=QuestionKind.NUMBER, choice_count=0), ["deux", "1/0"]),
        (choice(kind=QuestionKind.TEXT, choice_count=0), [" ", "\ufb2c" * 500]),
        (choice(kind=QuestionKind.POINT, choice_count=0), ["2 0", "nan nan"]),
    ],
)
def test_what_is_no_answer_is_refused_and_not_kept(tmp_path: Path, question, bad: list[str]) -> None:
    async def run(program: Program, http: aiohttp.ClientSession) -> None:
        program.ask(question)
        pupil = await come_in(program, http, 1)
        await pupil.until(lambda: pupil.state["phase"] == "open")
        for text in bad:
            assert await pupil.answer("r1", text) == "refused"

    assert lesson(tmp_path, run).votes == []


def test_only_the_open_question_is_answered_and_only_in_time(tmp_path: Path) -> None:
    async def run(program: Program, http: aiohttp.ClientSession) -> None:
        pupil = await come_in(program, http, 1)
        assert await pupil.answer("r1", "A") == "closed"
        round_ = program.ask(choice(), rules=RoundRules(limit_s=0.001))
        await pupil.until(lambda: pupil.state["phase"] == "open")
        await asyncio.sleep(0.01)  # the time of a question that has one
        assert await pupil.answer("r1", "A") == "closed"
        program.phones.pose(replace(round_, rules=RoundRules()))
        assert await pupil.answer("other", "A") == "closed"
        program.phones.pose(replace(round_, closed_at_s=time.monotonic()))
        await pupil.until(lambda: pupil.state["phase"] == "closed")
        assert await pupil.answer("r1", "A") == "closed"

    assert lesson(tmp_path, run).votes == []


def test_a_number_of_nobody_is_told_so_and_without_names_its_answer_is_refused(tmp_path: Path) -> None:
    async def run(program: Program, http: aiohttp.ClientSession) -> None:
        round_ = program.ask(choice())
        program.phones.pose(round_, listed=frozenset({1, 2}))
        pupil = await come_in(program, http, 29)
        await pupil.until(lambda: pupil.state["phase"] == "open" and pupil.state["listed"] is False)
        assert await pupil.answer("r1", "A") == "received"
        program.phones.pose(round_, listed=frozenset({1, 2, 29}))
        await pupil.until(lambda: pupil.state["listed"])
        program.phones.pose(
            replace(round_, id=RoundId("r2"), rules=RoundRules(anonymous=True)), listed=frozenset({1, 2})
        )
        await pupil.until(lambda: pupil.state["round"] == "r2")
        assert await pupil.answer("r2", "A") == "unlisted"

    assert votes_of(lesson(tmp_path, run)) == [(29, "A")]


def test_whose_an_answer_without_a_name_was_is_nowhere_once_the_vote_is_closed(tmp_path: Path) -> None:
    secret = b"anticonstitutionnellement"

    def on_disk() -> bytes:
        return b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())

    async def run(program: Program, http: aiohttp.ClientSession) -> None:
        question = choice(kind=QuestionKind.TEXT, choice_count=0)
        round_ = program.ask(question, rules=RoundRules(anonymous=True))
        pupil, silent = await come_in(program, http, 7), await come_in(program, http, 8)
        await pupil.until(lambda: pupil.state["phase"] == "open")
        assert await pupil.answer("r1", secret.decode()) == "received"
        assert secret in on_disk()
        program.phones.pose(replace(round_, closed_at_s=time.monotonic()))
        program.posts.until(lambda: program.votes and secret not in on_disk())
        assert b"vote" not in on_disk()
        assert b"nameless" not in on_disk()
        await pupil.until(lambda: pupil.state["phase"] == "closed")
        os.kill(program.phones.pid or 0, signal.SIGKILL)
        program.posts.until(lambda: program.phones.state.restarts)
        for one in (pupil, silent):
            await one.cut()
            await one.join()
        await pupil.until(lambda: pupil.state["phase"] == "closed")
        assert pupil.state["mine"] == {"seq": 1, "choice": None, "sure": None}
        assert silent.state["mine"] is None
        assert secret not in on_disk()

    program = lesson(tmp_path, run)
    assert votes_of(program) == [(7, secret.decode())]


def test_an_answer_without_a_name_stays_until_the_program_has_it(tmp_path: Path) -> None:
    def lines() -> list[bytes]:
        return next(tmp_path.glob("*.journal")).read_bytes().splitlines()

    async def run(program: Program, http: aiohttp.ClientSession) -> None:
        round_ = program.ask(choice(), rules=RoundRules(anonymous=True))
        pupil = await come_in(program, http, 7)
        await pupil.until(lambda: pupil.state["phase"] == "open")
        assert await pupil.answer("r1", "C") == "received"
        program.phones.pose(replace(round_, closed_at_s=time.monotonic()))
        await pupil.until(lambda: pupil.state["phase"] == "closed")
        program.ask(choice(), "r2")
        await pupil.until(lambda: pupil.state["round"] == "r2")
        assert sum(b'"nameless"' in line for line in lines()) == 1
        program.posts.until(lambda: program.votes)
        program.phones.confirm(program.votes)
        program.posts.until(lambda: not any(b'"nameless"' in line for line in lines()))

    lesson(tmp_path, run, keeps=False)


def test_the_first_answer_counts_where_the_round_says_so(tmp_path: Path) -> None:
    async def run(program: Program, http: aiohttp.ClientSession) -> None:
        program.ask(choice(), rules=RoundRules(first_only=True))
        pupil = await come_in(program, http, 1)
        await pupil.until(lambda: pupil.state["phase"] == "open")
        assert await pupil.answer("r1", "A") == "received"
        assert await pupil.answer("r1", "B") == "kept"

    assert votes_of(lesson(tmp_path, run)) == [(1, "A")]


def test_one_who_answered_after_the_end_is_told_that_it_is_not_counted(tmp_path: Path) -> None:
    async def run(program: Program, http: aiohttp.ClientSession) -> None:
        round_ = program.ask(choice())
        pupil = await come_in(program, http, 1)
        await pupil.until(lambda: pupil.state["phase"] == "open")
        end_s = time.monotonic()
        assert await pupil.answer("r1", "A") == "received"  # the server did not know yet
        program.phones.pose(replace(round_, closed_at_s=end_s))
        await pupil.until(lambda: pupil.state["phase"] == "closed")
        assert pupil.state["mine"] is None

    lesson(tmp_path, run)


def test_a_taken_number_is_the_teachers_to_give(tmp_path: Path) -> None:
    async def run(program: Program, http: aiohttp.ClientSession) -> None:
        program.ask(choice())
        old, new = await come_in(program, http, 5), await come_in(program, http, 5)
        assert (old.state["number"], new.state["number"], new.state["wants"]) == (5, None, 5)
        assert await new.answer("r1", "A") == "number"
        state = program.phones.state
        while not state.claims:
            await asyncio.to_thread(program.posts.until, lambda: program.phones.state.claims)
            state = program.phones.state
        program.phones.claim(state.claims[0], allowed=False)
        await new.until(lambda: new.state["wants"] is None)
        await new.send({"t": "choose", "number": 5})
        await new.until(lambda: new.state["wants"] == 5)
        program.phones.claim(state.claims[0], allowed=True)
        await new.until(lambda: new.state["number"] == 5)
        await old.until(lambda: old.state["number"] is None)
        assert await new.answer("r1", "B") == "received"
        assert await old.answer("r1", "C") == "number"

    assert votes_of(lesson(tmp_path, run)) == [(5, "B")]


def test_one_device_under_several_numbers_is_seen(tmp_path: Path) -> None:
    async def run(program: Program, http: aiohttp.ClientSession) -> None:
        pupil = await come_in(program, http, 5)
        await pupil.send({"t": "choose", "number": 6})
        await pupil.until(lambda: pupil.state["number"] == 6)
        await asyncio.to_thread(program.posts.until, lambda: program.phones.state.wanderers)
        assert program.phones.state.wanderers == ((5, 6),)
        assert program.phones.state.numbers == (6,)

    lesson(tmp_path, run)


def test_votes_that_the_program_lacks_are_told_again_to_the_next_one(tmp_path: Path) -> None:
    async def run(program: Program, http: aiohttp.ClientSession) -> None:
        program.ask(choice())
        pupil = await come_in(program, http, 1)
        await pupil.until(lambda: pupil.state["phase"] == "open")
        await pupil.answer("r1", "A")

    lacking = lesson(tmp_path, run, keeps=False)
    assert votes_of(lacking) == [(1, "A")]
    again = Program(tmp_path)
    ((path, votes),) = again.phones.left_over()
    assert votes == lacking.votes
    again.phones.forget(path)
    assert again.phones.left_over() == []


@pytest.mark.parametrize("set_first", [True, False])
def test_after_a_crash_in_a_trial_nothing_is_resumed(tmp_path: Path, set_first: bool) -> None:
    program = Program(tmp_path)
    if set_first:
        program.phones.set_resumable(False)
    program.on()
    if not set_first:
        assert RecoveryFiles(tmp_path).saved() is not None
        program.phones.set_resumable(False)
    assert not Program(tmp_path).phones.resume()
    program.phones.set_resumable(True)
    saved = RecoveryFiles(tmp_path).saved()
    assert saved is not None
    assert saved.code == program.phones.state.code
    program.phones.close()


# -- as it should not be


def test_a_wrong_code_is_refused_and_guessing_is_slow(tmp_path: Path) -> None:
    async def run(program: Program, http: aiohttp.ClientSession) -> None:
        place, code = program.phones.state.place, program.phones.state.code
        wrong = "BBBB" if code != "BBBB" else "CCCC"
        said = []
        for _ in range(20):
            guess = Pupil(http, place, wrong, 1)
            await guess.join()
            said.append(guess.heard[-1]["why"])
            await guess.cut()
        assert said[0] == "code"
        assert said[-1] == "slow"
        assert said.count("code") <= 14
        honest = await Pupil(http, place, code, 1).join()
        assert honest.heard[-1] == {"t": "no", "why": "slow"}  # else guessing on would pay

    lesson(tmp_path, run)


def test_an_unknown_token_is_nobody_and_a_number_is_no_key(tmp_path: Path) -> None:
    async def run(program: Program, http: aiohttp.ClientSession) -> None:
        program.ask(choice())
        pupil = await come_in(program, http, 3)
        base = f"http://{pupil.place}"
        answer = {"t": "answer", "round": "r1", "seq": 1, "choice": "A"}
        for token in ("0" * 32, "x", 7, None):
            async with http.post(f"{base}/say", json={**answer, "token": token}) as said:
                assert await said.json() == [{"t": "no", "why": "token"}]
            async with http.post(f"{base}/state", json={"token": token}) as said:
                assert await said.json() == [{"t": "no", "why": "token"}]
        async with http.get(f"{base}/events", params={"token": "0" * 32}) as said:
            assert said.status == 403

    assert lesson(tmp_path, run).votes == []


@pytest.mark.parametrize(
    "path",
    ["/../worker.py", "/page/../worker.py", "/%2e%2e/worker.py", "/..%2fworker.py", "/page.js/", "//page.js",
     "/picture/", "/picture/../page.js", "/etc/passwd", "/index.html", "/page.css\x00", "/?/../x/../../door.py"],
)  # fmt: skip
def test_no_path_leads_to_any_other_file(tmp_path: Path, path: str) -> None:
    async def run(program: Program, http: aiohttp.ClientSession) -> None:
        reader, writer = await asyncio.open_connection(HERE, program.phones.state.port)
        request = f"GET {path} HTTP/1.1\r\nHost: {program.phones.state.place}\r\nConnection: close\r\n\r\n"
        writer.write(request.encode())
        answer = await reader.read()
        writer.close()
        assert b" 404 " in answer.split(b"\r\n")[0] or b" 400 " in answer.split(b"\r\n")[0] or b"<main" in answer
        assert b"import" not in answer

    lesson(tmp_path, run)


def test_each_answer_forbids_what_a_page_could_be_made_to_do(tmp_path: Path) -> None:
    async def run(program: Program, http: aiohttp.ClientSession) -> None:
        base = f"http://{program.phones.state.place}"
        for path, status in (("/", 200), ("/page.js", 200), ("/nothing", 404), ("/alive", 200)):
            async with http.get(base + path) as said:
                assert said.status == status
                policy = said.headers["Content-Security-Policy"]
                assert "default-src 'none'" in policy
                assert "unsafe" not in policy
                assert said.headers["X-Content-Type-Options"] == "nosniff"
                assert said.headers["Referrer-Policy"] == "no-referrer"
                assert said.headers["Cache-Control"] == "no-store"
                assert "Set-Cookie" not in said.headers
                assert "aiohttp" not in said.headers["Server"]

    lesson(tmp_path, run)


MALFORMED = {  # no longer than what the server reads of it: the rest would reset the connection
    "no request line": b"<script>alert(1)</script>\r\n\r\n",
    "an unknown method": b"<script> / HTTP/1.1\r\n\r\n",
    "an unknown version": b"GET /<script> HTTP/9.9\r\n\r\n",
    "a line that is too long": b"GET /<script>" + b"x" * 8_190 + b" HTTP/1.1\r\n\r\n",
    "a header that is too long": b"GET / HTTP/1.1\r\nX-Script: <script>" + b"x" * 8_200,
    "too many headers": b"GET / HTTP/1.1\r\n" + b"X-Script: <script>\r\n" * 200,
    "a header without a name": b"GET / HTTP/1.1\r\n: <script>\r\n\r\n",
    "a length that is none": b"POST /say HTTP/1.1\r\nContent-Length: <script>\r\n\r\n",
    "two lengths": b"POST /say HTTP/1.1\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n<script>\r\n\r\n",
    "a zero byte": b"GET /\0<script> HTTP/1.1\r\n\r\n",
    "another protocol": b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n<script>",
}


@pytest.mark.parametrize("sent", MALFORMED.values(), ids=MALFORMED)
def test_what_is_no_request_is_answered_as_safely_and_not_repeated(tmp_path: Path, sent: bytes) -> None:
    async def run(program: Program, _http: aiohttp.ClientSession) -> None:
        reader, writer = await asyncio.open_connection(HERE, program.phones.state.port)
        writer.write(sent)
        async with asyncio.timeout(WAIT_S):
            answer = await reader.read()
        writer.close()
        head, _, body = answer.partition(b"\r\n\r\n")
        first, *lines = head.decode().split("\r\n")
        headers = dict(line.split(": ", 1) for line in lines)
        assert first.split()[1].startswith("4")
        assert body == b""
        assert "default-src 'none'" in headers["Content-Security-Policy"]
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["Server"] == "TNI"
        assert b"script" not in answer

    lesson(tmp_path, run)


@pytest.mark.parametrize("host", ["evil.example", "evil.example:80", "", "127.0.0.1"])
def test_another_host_gets_nothing(tmp_path: Path, host: str) -> None:
    async def run(program: Program, http: aiohttp.ClientSession) -> None:
        base = f"http://{program.phones.state.place}"
        async with http.get(base, headers={"Host": host}) as said:
            assert (said.status, await said.read()) == (421, b"")
        with pytest.raises(aiohttp.WSServerHandshakeError):
            await http.ws_connect(f"{base}/socket", headers={"Host": host})

    lesson(tmp_path, run)


def test_another_page_cannot_speak_in_a_pupils_name(tmp_path: Path) -> None:
    async def run(program: Program, http: aiohttp.ClientSession) -> None:
        base = f"http://{program.phones.state.place}"
        with pytest.raises(aiohttp.WSServerHandshakeError) as refused:
            await http.ws_connect(f"{base}/socket", headers={"Origin": "http://evil.example"})
        assert refused.value.status == 403
        join = {"t": "join", "code": program.phones.state.code, "number": 1}
        async with http.post(f"{base}/say", json=join, headers={"Origin": "null"}) as said:
            assert said.status == 403
        async with http.post(f"{base}/say", data=json.dumps(join), headers={"Content-Type": "text/plain"}) as said:
            assert said.status == 400

    lesson(tmp_path, run)


GARBAGE: list[bytes | str] = [
    "", "{", "[]", "null", "7", '"join"', "{}", '{"t":"join"}', '{"t":"join","code":7}', '{"t":"nothing"}',
    '{"t":"answer","round":"r1","seq":1.5,"choice":"A"}', '{"t":"answer","round":"r1","seq":true,"choice":"A"}',
    '{"t":"answer","round":"r1","seq":-1,"choice":"A"}', '{"t":"answer","round":"r1","seq":NaN,"choice":"A"}',
    '{"t":"choose","number":0}', '{"t":"choose","number":10000}', '{"t":"choose","number":"1"}', "[" * 5000,
    b"\xff\xfe\x00", b"{\"t\":\"\xc3\x28\"}", "x" * (MAX_MESSAGE + 1), "x" * 1_000_000,
]  # fmt: skip


@pytest.mark.parametrize("garbage", GARBAGE, ids=range(len(GARBAGE)))
def test_garbage_cuts_who_sends_it_and_nobody_else(tmp_path: Path, garbage: bytes | str) -> None:
    async def run(program: Program, http: aiohttp.ClientSession) -> None:
        program.ask(choice())
        pupil, other = await come_in(program, http, 1), await come_in(program, http, 2)
        await other.until(lambda: other.state["phase"] == "open")
        socket = pupil.socket
        assert socket is not None
        try:
            await (socket.send_bytes(garbage) if isinstance(garbage, bytes) else socket.send_str(garbage))
            await pupil.until(lambda: False)
        except ConnectionError:
            pass
        data = garbage if isinstance(garbage, bytes) else garbage.encode()
        headers = {"Content-Type": "application/json"}
        async with http.post(f"http://{pupil.place}/say", data=data, headers=headers) as said:
            assert said.status == 400
        assert await other.answer("r1", "A") == "received"
        await pupil.join()
        assert await pupil.answer("r1", "B") == "received"

    assert votes_of(lesson(tmp_path, run)) == [(2, "A"), (1, "B")]


def test_a_flood_is_held_back_and_others_vote_on(tmp_path: Path) -> None:
    async def run(program: Program, http: aiohttp.ClientSession) -> None:
        program.ask(choice())
        loud, quiet = await come_in(program, http, 1), await come_in(program, http, 2)
        await quiet.until(lambda: quiet.state["phase"] == "open")
        try:
            for _ in range(3000):
                await loud.say("r1", "A")
        except (OSError, aiohttp.ClientError):
            pass
        assert await quiet.answer("r1", "B") == "received"
        with pytest.raises(ConnectionError):
            await loud.until(lambda: False)  # it was cut

    program = lesson(tmp_path, run)
    assert (2, "B") in votes_of(program)
    assert len(program.votes) < 200


def test_a_device_that_asks_for_nothing_is_cut(tmp_path: Path) -> None:
    program = Program(tmp_path)
    program.phones.limits = {"first_request_s": 0.2, "from_one": 3}
    program.on()

    async def run() -> None:
        port = program.phones.state.port
        held = [await asyncio.open_connection(HERE, port) for _ in range(3)]
        for _, writer in held:
            writer.write(b"GET / HT")
        reader, writer = await asyncio.open_connection(HERE, port)
        assert await reader.read() == b""  # too many from one address
        writer.close()
        async with asyncio.timeout(20):
            for reader, writer in held:
                assert await reader.read() == b""
                writer.close()
        async with aiohttp.ClientSession() as http:
            assert (await http.get(f"http://{HERE}:{port}/alive")).status == 200

    try:
        asyncio.run(run())
    finally:
        program.phones.close()


def test_the_picture_is_for_those_who_are_told_its_name(tmp_path: Path) -> None:
    async def run(program: Program, http: aiohttp.ClientSession) -> None:
        picture = b"\x89PNG\r\n\x1a\n" + b"x" * 100_000
        round_ = program.ask(choice(kind=QuestionKind.POINT, choice_count=0))
        program.phones.pose(round_, pictures={round_.id: QuestionPicture(picture)})
        pupil = await come_in(program, http, 1)
        await pupil.until(lambda: pupil.state.get("question", {}).get("picture"))
        path = f"http://{pupil.place}/picture/{pupil.state['question']['picture']}"
        async with http.get(path) as said:
            assert (said.status, said.content_type, await said.read()) == (200, "image/png", picture)
        async with http.get(path[:-1]) as said:
            assert said.status == 404
        program.phones.pose(None)
        await pupil.until(lambda: pupil.state["phase"] == "none")
        async with http.get(path) as said:
            assert said.status == 404

    lesson(tmp_path, run)


def test_a_port_that_another_program_has_is_left_to_it(tmp_path: Path) -> None:
    async def holding(connection: object, _: object) -> None: ...

    async def run() -> None:
        server = await asyncio.start_server(holding, HERE, 0)
        taken = server.sockets[0].getsockname()[1]
        program = Program(tmp_path).on(taken)
        assert program.phones.state.port not in (0, taken)
        program.phones.close()
        server.close()

    asyncio.run(run())


def test_a_program_that_closes_waits_for_no_server_that_hangs_and_leaves_its_votes(tmp_path: Path) -> None:
    program = Program(tmp_path, keeps=False).on()

    async def run() -> None:
        async with aiohttp.ClientSession() as http:
            program.ask(choice())
            pupil = await come_in(program, http, 4)
            await pupil.until(lambda: pupil.state["phase"] == "open")
            assert await pupil.answer("r1", "B") == "received"
            os.kill(program.phones.pid or 0, signal.SIGSTOP)

    asyncio.run(run())
    pid = program.phones.pid or 0
    program.phones.close()
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)
    assert votes_of(program) == [(4, "B")]
    ((_, left),) = Program(tmp_path).phones.left_over()
    assert [(vote.number, vote.choice) for vote in left] == [(4, "B")]


def test_on_another_network_the_same_session_goes_on(tmp_path: Path) -> None:
    async def run(program: Program, http: aiohttp.ClientSession) -> None:
        program.ask(choice())
        pupil = await come_in(program, http, 4)
        before, code = program.phones.pid, program.phones.state.code
        program.phones._mailbox.put((program.phones._current, {"say": "moved"}))
        program.posts.until(lambda: program.phones.pid not in (None, before) and program.phones.state.is_up)
        assert (program.phones.state.code, program.phones.state.restarts) == (code, 0)
        assert await pupil.answer_surely("r1", "C") == "received"
        assert pupil.state["number"] == 4

    assert votes_of(lesson(tmp_path, run)) == [(4, "C")]
