"""The program as it is started, with an account at a server of this computer, told by lines what to do.

`python -m tests.bench.sending_child PORT…`: an account for each port. Lines: `page` adds a page; `fill NUMBER COUNT`
hands entries over to the account of that number until so many are under way, `clear` gives up those that are; `state`
tells how many are, and how many were sent. Each is answered by a line of JSON.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Any
from unittest.mock import patch
from uuid import uuid4

from PySide6.QtCore import QEvent, QSocketNotifier, QTimer

from plugins.nextcloud.fake import USER
from tests.services.cahier.leaving_boards import ENTRY, Kept, Lists
from tni.app import build as building
from tni.app.application import Application
from tni.app.folders import Folders
from tni.cahier.delivery import Delivery, DeliveryState
from tni.cahier.ent_account import EntAccount, new_account
from tni.cahier.entry import AttachedFile, CahierEntry
from tni.core.secret import Secret
from tni.core.settings import PICTURE_WIDTH_MM, PREDICTED_INK, SEND_WINDOW, TOUR_OFFERED
from tni.processes.child import worker_command
from tni.services.cahier.leaving import Leaving
from tni.services.cahier.leaving_contents import LeavingFile
from tni.services.cahier.leaving_files import PagePdfs
from tni.services.cahier.names_check import NamesCheck
from tni.store.ent_accounts import EntAccountsFile
from tni.store.settings_file import SettingsFile
from tni.ui.chrome.commands import CommandId
from tni.ui.event_loop.threads import QtMainThread

PDF_BYTES = 10 << 20
LOWER = ("chrt", "-f", "10")
"""Goes before the command of a plugin's process where this one runs at a fixed priority, which knows no niceness."""


def account(port: int) -> EntAccount:
    made = new_account("nextcloud", f"http://127.0.0.1:{port}", USER)
    return replace(made, local_agreed=True, readers_agreed=True, classes=frozenset({str(port)}))


class Timed:
    """Times on the main thread of handing entries over, in ms: the call itself, and each call back. longest: of any
    call that another thread posted."""

    def __init__(self) -> None:
        self.longest = 0.0
        self.calls: list[float] = []
        self._event = QtMainThread.event

    def event(self, main: QtMainThread, event: QEvent) -> bool:
        began = time.perf_counter()
        done = self._event(main, event)
        self.calls.append((time.perf_counter() - began) * 1000)
        self.longest = max(self.longest, self.calls[-1])
        return done


class Board:
    """Program that is told what to do."""

    def __init__(self, program: Application, accounts: list[EntAccount], timed: Timed) -> None:
        self.program, self._accounts, self._timed = program, accounts, timed
        self._folder = Path(tempfile.mkdtemp())
        self._handed: list[dict[str, float]] = []
        self._notifier = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read)
        self._notifier.activated.connect(self._read)

    def _read(self) -> None:
        match sys.stdin.readline().split():
            case ["page"]:
                self.program.main_controller.commands[CommandId.ADD_PAGE].trigger()
                self._say({})
            case ["fill", number, count]:
                self._handed = []
                self._fill(self._accounts[int(number)], int(count))
            case ["clear"]:
                outbox = self.program.ent.outbox
                for one in self._deliveries():
                    if one.is_open:
                        outbox.parts.service.drop(one.id)
                self._say({})
            case ["state"]:
                self._say(self._state())
            case _:
                self.program.app.exit()

    def _fill(self, account: EntAccount, count: int) -> None:
        if self._state()["open"] >= count:
            self._say({"handed": self._handed})
            return
        pdf = self._folder / f"{uuid4().hex}.pdf"
        pdf.write_bytes(pdf.name.encode() + bytes(PDF_BYTES))
        self._hand_over(account, pdf, lambda: self._fill(account, count))

    def _hand_over(self, account: EntAccount, pdf: Path, done: Callable[[], None]) -> None:
        (name,) = account.classes or ()
        check = NamesCheck(Lists(), Kept())
        entry: CahierEntry = replace(ENTRY, uid=uuid4(), class_name=name, files=(AttachedFile(str(pdf)),))
        files = [LeavingFile(str(pdf), sha256(pdf.read_bytes()).hexdigest())]  # read for names on a worker, before
        confirmed = check.confirmed(check.report(entry, Leaving.SEND, (), files), (), files)
        sending = self.program.ent.parts().sending
        sending.places_for(name)  # as the sheet asks when it opens
        timed, began = self._timed, time.perf_counter()
        timed.calls = []

        def handed(found: tuple[Delivery, ...]) -> None:
            pdf.unlink()
            here = sum(timed.calls)
            self._handed.append({"call": asked, "back": here, "longest": max(timed.calls), "at_s": at_s(), **of(found)})
            QTimer.singleShot(0, done)  # what prepares the next entry is none of the time

        def at_s() -> float:
            return time.perf_counter() - began

        def of(found: tuple[Delivery, ...]) -> dict[str, float]:
            return {"deliveries": float(len(found))}

        sending.hand_over(confirmed, PagePdfs(), handed, _raise)
        asked = (time.perf_counter() - began) * 1000

    def _state(self) -> dict[str, Any]:
        found = self._deliveries()
        longest, self._timed.longest = self._timed.longest, 0.0
        return {
            "open": sum(one.is_open for one in found),
            "sent": sum(one.state is DeliveryState.SENT for one in found),
            "failures": sum(one.failures for one in found) + sum(one.state is DeliveryState.DIFFERS for one in found),
            "longest": longest,
        }

    def _deliveries(self) -> tuple[Delivery, ...]:
        made = self.program.ent.outbox.made
        return () if made is None else tuple(made.outbox.deliveries())

    def _say(self, found: dict[str, Any]) -> None:
        print(json.dumps(found), flush=True)


def _raise(error: Exception) -> None:
    """End, and with this process its pipe, so that whoever waits for an answer ends too."""
    print(repr(error), file=sys.stderr)
    os._exit(1)


def main(ports: list[int]) -> int:
    from tni.app.main import main as run

    folders, accounts = Folders.of_user(), [account(port) for port in ports]
    settings = SettingsFile(folders.settings)
    settings.set(PREDICTED_INK, "off")
    settings.set(SEND_WINDOW, "off")
    settings.set(TOUR_OFFERED, True)
    settings.set(PICTURE_WIDTH_MM, 1600.0)  # so that it isn't asked
    EntAccountsFile(folders.ent_accounts).write(accounts)
    sys.excepthook = lambda _kind, error, _trace: _raise(error)  # type: ignore[assignment, arg-type, return-value]
    boards: list[Board] = []
    timed = Timed()

    def built(*arguments: Any) -> Application:
        program = building.build(*arguments)
        for one in accounts:
            program.ent.parts().secrets.put(one.secret_name, Secret("for this run"))
        boards.append(Board(program, accounts, timed))
        return program

    def lower(*words: str, **how: Any) -> tuple[str, ...]:
        is_fixed = hasattr(os, "SCHED_FIFO") and os.sched_getscheduler(0) == os.SCHED_FIFO
        return (*(LOWER if is_fixed else ()), *worker_command(*words, **how))

    with (
        patch("tni.app.gui.build", built),
        patch("tni.services.plugins.plugin_process.worker_command", lower),
        patch.object(QtMainThread, "event", lambda main, event: timed.event(main, event)),
    ):
        return run([])


if __name__ == "__main__":
    os._exit(main([int(port) for port in sys.argv[1:]]))
