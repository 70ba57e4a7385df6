"""A real Chromium without a window, told what to do by its DevTools protocol over a WebSocket."""

from __future__ import annotations

import asyncio
import itertools
import json
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Self

import aiohttp
import pytest

CHROMIUM = next(
    (path for name in ("chromium", "chromium-browser", "google-chrome") if (path := shutil.which(name))), None
)
needs_chromium = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium here")
WAIT_S = 25.0


class PageError(Exception):
    """JavaScript of the page, or asked of it, has failed."""


class Tab:
    """A tab with cookies and storage of its own, as another device has."""

    def __init__(self, browser: Browser, session: str, context: str) -> None:
        self._browser, self._session, self.context = browser, session, context
        self.errors: list[str] = []

    async def do(self, method: str, **parameters: Any) -> dict[str, Any]:
        return await self._browser.do(method, parameters, self._session)

    async def js(self, expression: str) -> Any:
        """The value of an expression in the page."""
        found = await self.do("Runtime.evaluate", expression=expression, returnByValue=True, awaitPromise=True)
        if "exceptionDetails" in found:
            raise PageError(found["exceptionDetails"])
        return found["result"].get("value")

    async def go(self, url: str) -> None:
        await self.do("Page.navigate", url=url)

    async def until(self, expression: str, wait_s: float = WAIT_S) -> Any:
        """Wait until it is true in the page; asked for again after each of the page's own turns."""
        turn = (
            f"new Promise(function (so) {{ var value = {expression}; setTimeout(function () {{ so(value); }}, 20); }})"
        )
        try:
            async with asyncio.timeout(wait_s):
                while True:
                    try:
                        if found := await self.js(turn):
                            return found
                    except PageError:  # the page is being loaded
                        await asyncio.sleep(0.05)
        except TimeoutError:
            seen = await self.js("document.body ? document.body.innerText : ''")
            raise AssertionError(f"never so: {expression}\non the page:\n{seen}\n{self.errors}") from None

    async def press(self, selector: str) -> None:
        await self.until(f"!!document.querySelector({selector!r}) && !document.querySelector({selector!r}).disabled")
        await self.js(f"document.querySelector({selector!r}).click()")

    async def fill(self, selector: str, text: str) -> None:
        """Type into a field, key by key."""
        await self.until(f"!!document.querySelector({selector!r})")
        await self.js(f"document.querySelector({selector!r}).focus(), document.querySelector({selector!r}).select()")
        await self.do("Input.insertText", text=text)

    async def key(self, key: str) -> None:
        codes = {"Enter": 13, "ArrowDown": 40, "ArrowRight": 39, "Tab": 9, " ": 32}
        text = {"Enter": "\r", " ": " "}.get(key, "")
        for kind in ("keyDown", "keyUp"):
            await self.do(
                "Input.dispatchKeyEvent", type=kind, key=key, code="Space" if key == " " else key,
                windowsVirtualKeyCode=codes[key], **({"text": text} if text and kind == "keyDown" else {}),
            )  # fmt: skip

    async def status(self, words: str) -> None:
        """Wait until the page says so of the answer."""
        await self.until(f"document.getElementById('status').textContent.indexOf({words!r}) >= 0")

    async def offline(self, off: bool) -> None:
        await self.do(
            "Network.emulateNetworkConditions", offline=off, latency=0, downloadThroughput=-1, uploadThroughput=-1
        )

    async def size(self, width: int, height: int) -> None:
        await self.do(
            "Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=True
        )

    async def close(self) -> None:
        await self._browser.do("Target.disposeBrowserContext", {"browserContextId": self.context})


@pytest.fixture(scope="module")
def chromium() -> Iterator[None]:
    """One Chromium for the tests of a module, each of which has cookies and storage of its own there."""
    with started_chromium("--headless=new"):
        yield


@contextmanager
def started_chromium(*options: str) -> Iterator[None]:
    """Run a Chromium, with a window unless the options say otherwise."""
    assert CHROMIUM is not None
    with TemporaryDirectory(prefix="tni-chromium-", ignore_cleanup_errors=True) as folder:
        command = [
            CHROMIUM, *options, "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-dev-shm-usage",
            "--disable-background-networking", "--remote-debugging-port=0", f"--user-data-dir={folder}", "about:blank",
        ]  # fmt: skip
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            Browser.address = _address(Path(folder) / "DevToolsActivePort", process)
            yield
        finally:
            Browser.address = ""
            process.kill()
            process.wait()


def _address(file: Path, process: subprocess.Popen[bytes]) -> str:
    """Wait until Chromium has written where it takes commands."""
    give_up_s = time.monotonic() + WAIT_S
    while not file.exists() or len(lines := file.read_text().split()) < 2:
        assert process.poll() is None, "Chromium has ended"
        assert time.monotonic() < give_up_s, "Chromium does not start"
        time.sleep(0.01)
    return f"ws://127.0.0.1:{lines[0]}{lines[1]}"


class Browser:
    """Connection to the Chromium of the fixture: `async with Browser() as browser`. Its tabs are closed with it."""

    address = ""

    def __init__(self) -> None:
        self._numbers = itertools.count(1)
        self._answers: dict[int, asyncio.Future[dict[str, Any]]] = {}
        self._tabs: dict[str, Tab] = {}

    async def __aenter__(self) -> Self:
        self._http = aiohttp.ClientSession()
        self._socket = await self._http.ws_connect(self.address, max_msg_size=0)
        self._reading = asyncio.create_task(self._read())
        return self

    async def __aexit__(self, *_: object) -> None:
        for tab in self._tabs.values():
            with suppress(PageError):  # closed by the test
                await tab.close()
        self._reading.cancel()
        await self._socket.close()
        await self._http.close()

    async def _read(self) -> None:
        async for said in self._socket:
            found = json.loads(said.data)
            if "id" in found:
                self._answers.pop(found["id"]).set_result(found)
            elif found.get("method") in ("Runtime.exceptionThrown", "Log.entryAdded"):
                tab = self._tabs.get(found.get("sessionId", ""))
                if tab is not None:
                    tab.errors.append(json.dumps(found["params"]))

    async def do(self, method: str, parameters: dict[str, Any], session: str | None = None) -> dict[str, Any]:
        number = next(self._numbers)
        answer = self._answers[number] = asyncio.get_running_loop().create_future()
        await self._socket.send_json(
            {"id": number, "method": method, "params": parameters, **({"sessionId": session} if session else {})}
        )
        async with asyncio.timeout(WAIT_S):
            found = await answer
        if "error" in found:
            raise PageError(found["error"])
        result: dict[str, Any] = found["result"]
        return result

    async def tab(self, before: str = "") -> Tab:
        """before: JavaScript that runs before that of each page."""
        context = (await self.do("Target.createBrowserContext", {}))["browserContextId"]
        target = await self.do("Target.createTarget", {"url": "about:blank", "browserContextId": context})
        joined = await self.do("Target.attachToTarget", {"targetId": target["targetId"], "flatten": True})
        tab = self._tabs[joined["sessionId"]] = Tab(self, joined["sessionId"], context)
        for domain in ("Page", "Runtime", "Network", "Log"):
            await tab.do(f"{domain}.enable")
        if before:
            await tab.do("Page.addScriptToEvaluateOnNewDocument", source=before)
        return tab
