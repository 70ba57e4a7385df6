"""What this machine can do at all, for the bench of phones: `python -m tests.bench.phones_floor`.

A bare WebSocket server by aiohttp, which reads nothing of what it is told and keeps nothing. It says its port; for each
line on standard input it tells all devices of a question, and says how long it took until each had answered, ms.
"""

from __future__ import annotations

import asyncio
import resource
import sys
import time

from aiohttp import WSMsgType, web

STATE = '{"t":"state","phase":"open","round":"%d","question":{"kind":"choice","choices":["A","B","C","D"]}}'
HERE = '{"t":"state","phase":"none","round":null}'
ACK = '{"t":"ack","is":"received"}'


class Floor:
    def __init__(self) -> None:
        self._sockets: list[web.WebSocketResponse] = []
        self._left, self._done = 0, asyncio.Event()

    async def answer(self, request: web.BaseRequest) -> web.StreamResponse:
        socket = web.WebSocketResponse(compress=False)
        await socket.prepare(request)
        async for said in socket:
            if said.type is not WSMsgType.TEXT:
                break
            if socket not in self._sockets[-1:] and '"join"' in said.data:
                self._sockets.append(socket)
                await socket.send_str(HERE)
                continue
            self._left -= 1
            if not self._left:
                self._done.set()
            await socket.send_str(ACK)
        return socket

    async def ask(self, number: int) -> float:
        self._left = len(self._sockets)
        self._done.clear()
        began_s, said = time.perf_counter(), STATE % number
        for socket in self._sockets:
            await socket.send_str(said)
        await self._done.wait()
        return (time.perf_counter() - began_s) * 1000


async def main() -> None:
    floor, loop = Floor(), asyncio.get_running_loop()
    server = await loop.create_server(web.Server(floor.answer), "127.0.0.1", 0, backlog=1024)
    print(server.sockets[0].getsockname()[1], flush=True)
    number = 0
    while await loop.run_in_executor(None, sys.stdin.readline):
        number += 1
        print(await floor.ask(number), flush=True)
    server.close()


if __name__ == "__main__":
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(16_384, hard), hard))
    asyncio.run(main())
