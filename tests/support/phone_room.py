"""A program around the phones' server without a window, and pupils whose devices speak to it."""

from __future__ import annotations

import asyncio
import queue
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import aiohttp

from tni.core.ids import QuestionId
from tni.quiz.phones import PhoneVote
from tni.quiz.question import Question
from tni.quiz.round import Round, RoundId
from tni.voting.phones.client import PhonesClient

HERE = "127.0.0.1"
WAIT_S = 30.0


class Posts:
    """The main thread's door: runs what is posted when somebody waits."""

    def __init__(self) -> None:
        self._calls: queue.SimpleQueue[Callable[[], None]] = queue.SimpleQueue()

    def post(self, call: Callable[[], None]) -> None:
        self._calls.put(call)

    def until(self, done: Callable[[], object], wait_s: float = WAIT_S) -> None:
        """Run what is posted until it is so."""
        end_s = time.monotonic() + wait_s
        while not done():
            left_s = end_s - time.monotonic()
            if left_s <= 0:
                raise TimeoutError(f"not within {wait_s} s")
            with suppress(queue.Empty):
                self._calls.get(timeout=min(left_s, 0.05))()


class Tasks:
    """A task runner that does it at once."""

    def submit(self, work: Callable[[], Any], done: Callable[[Any], None], failed: Callable[[Exception], None]) -> None:
        try:
            result = work()
        except Exception as error:  # noqa: BLE001  the boundary of a task
            failed(error)
        else:
            done(result)


class Program:
    """Phones switched on in a folder; keeps every vote that it is handed."""

    def __init__(self, folder: Path, *, keeps: bool = True) -> None:
        self.posts, self.votes, self.keeps = Posts(), list[PhoneVote](), keeps
        self.changes = 0
        self.phones = PhonesClient(folder, self.posts, self._take, self._changed)

    def _take(self, votes: list[PhoneVote]) -> None:
        self.votes += votes
        if self.keeps:
            self.phones.confirm(votes)

    def _changed(self) -> None:
        self.changes += 1

    def on(self, port: int = 0) -> Program:
        self.phones.switch_on(HERE, port)
        return self.ready()

    def ready(self) -> Program:
        self.posts.until(lambda: self.phones.state.port)
        return self

    def ask(self, question: Question, id_: str = "r1", **more: Any) -> Round:
        round_ = Round(RoundId(id_), question, opened_at_s=time.monotonic(), **more)
        self.phones.pose(round_)
        return round_


def choice(**more: Any) -> Question:
    return Question(id=QuestionId("q"), **more)


class Pupil:
    """A device that behaves as the page does: keeps token and counter, comes back when it is cut, asks again until it
    hears that an answer was received."""

    def __init__(self, http: aiohttp.ClientSession, place: str, code: str, number: int | None) -> None:
        self.http, self.place, self.code, self.number = http, place, code, number
        self.token: str | None = None
        self.sequence = 0
        self.state: dict[str, Any] = {}
        self.heard: list[dict[str, Any]] = []
        self.received: set[tuple[str, int]] = set()
        self.refused: dict[int, str] = {}
        self.socket: aiohttp.ClientWebSocketResponse | None = None
        self._news = asyncio.Event()
        self._reading: asyncio.Task[None] | None = None

    async def join(self) -> Pupil:
        self.socket = await self.http.ws_connect(f"http://{self.place}/socket")
        self.state = {}
        self._reading = asyncio.create_task(self._read(self.socket))
        await self.send({"t": "join", "code": self.code, "token": self.token, "number": self.number})
        await self.until(lambda: self.state or any(m["t"] == "no" for m in self.heard[-1:]))
        return self

    async def _read(self, socket: aiohttp.ClientWebSocketResponse) -> None:
        async for said in socket:
            if said.type is aiohttp.WSMsgType.TEXT:
                self._hear(said.json())
        self._news.set()

    def _hear(self, message: dict[str, Any]) -> None:
        self.heard.append(message)
        match message["t"]:
            case "welcome":
                self.token = message["token"]
            case "state":
                self.state = message
                self.sequence = max(self.sequence, message["seq"])
            case "ack" if message["is"] in ("received", "old"):
                self.received.add((message["round"], message["seq"]))
            case "ack":
                self.refused[message["seq"]] = message["is"]
        self._news.set()

    @property
    def is_cut(self) -> bool:
        return self.socket is None or self.socket.closed

    async def until(self, so: Callable[[], object], wait_s: float = WAIT_S) -> None:
        async with asyncio.timeout(wait_s):
            while not so():
                if self.is_cut:
                    raise ConnectionError("cut")
                self._news.clear()
                await self._news.wait()

    async def send(self, message: dict[str, Any]) -> None:
        assert self.socket is not None
        await self.socket.send_json(message)

    async def say(self, round_: str, text: str, *, sequence: int | None = None, sure: bool | None = None) -> int:
        """Send an answer; its number."""
        if sequence is None:
            self.sequence = sequence = self.sequence + 1
        message = {"t": "answer", "round": round_, "seq": sequence, "choice": text, "sure": sure}
        await self.send(message)
        return sequence

    async def answer(self, round_: str, text: str, sure: bool | None = None) -> str:
        """Send an answer and wait for what is said of it."""
        return await self.told_of(round_, await self.say(round_, text, sure=sure))

    async def told_of(self, round_: str, sequence: int) -> str:
        await self.until(lambda: (round_, sequence) in self.received or sequence in self.refused)
        return "received" if (round_, sequence) in self.received else self.refused[sequence]

    async def answer_surely(self, round_: str, text: str) -> str:
        """As the page does: however often the server goes, the same answer is sent until something is said of it."""
        self.sequence += 1
        sequence = self.sequence
        while True:
            try:
                if self.is_cut:
                    await self.join()
                await self.say(round_, text, sequence=sequence)
                return await self.told_of(round_, sequence)
            except (OSError, aiohttp.ClientError, TimeoutError):
                await self.cut()
                await asyncio.sleep(0.02)  # a server that is not there refuses at once

    async def cut(self) -> None:
        """Lose the network."""
        if self.socket is not None:
            await self.socket.close()
        if self._reading is not None:
            self._reading.cancel()
            with suppress(asyncio.CancelledError):
                await self._reading
        self.socket = self._reading = None
