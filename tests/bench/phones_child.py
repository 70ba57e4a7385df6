"""Devices for the bench of phones: `python -m tests.bench.phones_child PLACE CODE FIRST COUNT SPREAD_MS`.

Each joins, then answers every question within that spread of being told of it. At the end of standard input: the times
from sending to acknowledgement, ms.
"""

from __future__ import annotations

import asyncio
import json
import random
import resource
import sys
import time

import aiohttp


async def device(http: aiohttp.ClientSession, place: str, code: str, number: int, here: list[int], ms: list[float]):
    async with http.ws_connect(f"http://{place}/socket", max_msg_size=0) as socket:
        await socket.send_str(json.dumps({"t": "join", "code": code, "token": None, "number": number}))
        sequence, asked, sent_s = 0, "", 0.0
        async for said in socket:
            message = json.loads(said.data)
            if message["t"] == "state":
                if not asked:
                    asked = "-"
                    here.append(number)
                    if len(here) % 500 == 0 or len(here) == int(sys.argv[4]):
                        print(len(here), flush=True)
                if message["phase"] == "open" and message["round"] != asked:
                    asked, sequence = message["round"], sequence + 1
                    await asyncio.sleep(random.uniform(0, int(sys.argv[5]) / 1000))
                    sent_s = time.perf_counter()
                    answer = {
                        "t": "answer",
                        "round": asked,
                        "seq": sequence,
                        "choice": "ABCD"[number % 4],
                        "sure": None,
                    }
                    await socket.send_str(json.dumps(answer))
            elif message["t"] == "ack" and message["is"] == "received":
                ms.append((time.perf_counter() - sent_s) * 1000)


async def main() -> None:
    place, code, first, count = sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4])
    here, ms = list[int](), list[float]()
    async with aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=0)) as http:
        tasks = []
        for number in range(first, first + count):
            tasks.append(asyncio.create_task(device(http, place, code, number, here, ms)))
            while len(tasks) - len(here) > 100:  # not more at once than a server is asked for in a school
                await asyncio.sleep(0.005)
        await asyncio.get_running_loop().run_in_executor(None, sys.stdin.read)
        for task in tasks:
            task.cancel()
    print(json.dumps(ms), flush=True)


if __name__ == "__main__":
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(16_384, hard), hard))
    asyncio.run(main())
