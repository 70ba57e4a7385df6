"""Sending in the running program: on its workers, and to its end."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QTimer
from pytestqt.qtbot import QtBot

from tests.cahier.test_stored_comparison import entry
from tests.support.later_tasks import LaterTasks
from tni.app.entry_sending import QUIET_MS, EntrySending
from tni.app.folders import Folders
from tni.app.sending import ChosenFolder
from tni.cahier.delivery import DeliveryState
from tni.cahier.ent_account import new_account
from tni.core.clock import SystemClock
from tni.core.settings import SEND_SHARED, SEND_WINDOW
from tni.store.ent_accounts import EntAccountsFile
from tni.store.outbox import Outbox
from tni.store.settings_file import SettingsFile
from tni.store.shared_outbox import SharedOutbox
from tni.ui.event_loop.threads import QtMainThread

pytestmark = pytest.mark.qt

ENTRY = replace(entry(), files=(), works=())


class Program:
    def __init__(self) -> None:
        self.folders, self.owner, self.tasks = Folders.of_user(), QObject(), LaterTasks()
        settings = SettingsFile(self.folders.settings)
        settings.set(SEND_WINDOW, "off")
        self.sending = EntrySending(self.owner, self.folders, settings, SystemClock(), QtMainThread(), self.tasks)

    @property
    def timers(self) -> list[int]:
        return [timer.interval() for timer in self.owner.findChildren(QTimer) if timer.isActive()]


def raise_error(error: Exception) -> None:
    raise error


def test_nothing_is_made_without_an_account(qtbot: QtBot) -> None:
    program = Program()
    program.sending.begin()
    program.sending.close()
    assert (program.sending.made, program.timers) == (None, [])
    assert not program.folders.outbox.exists()


def test_what_waits_is_sent_some_time_after_the_start(qtbot: QtBot, tmp_path: Path) -> None:
    program, folder = Program(), new_account("folder", str(tmp_path))
    EntAccountsFile(program.folders.ent_accounts).write([folder])
    Outbox(program.folders.outbox).put(ENTRY, [folder.id], SystemClock().now())
    program.sending.begin()
    (timer,) = program.owner.findChildren(QTimer)
    assert timer.isActive()
    timer.timeout.emit()
    assert program.tasks.run() == 1
    assert program.sending.made is not None
    service = program.sending.made.service

    def is_sent() -> bool:
        return [one.delivery.state for one in service.state.deliveries] == [DeliveryState.SENT]

    qtbot.waitUntil(is_sent, timeout=60_000)
    assert program.timers == [QUIET_MS]
    program.sending.close()
    assert program.timers == []


def test_what_was_handed_over_as_the_program_ends_is_on_the_disk(qtbot: QtBot) -> None:
    program = Program()
    program.sending.parts.service.hand_over(ENTRY, ["elsewhere"], {}, lambda _: None, raise_error)
    program.sending.close()
    (found,) = Outbox(program.folders.outbox).deliveries()
    assert found.state is DeliveryState.WAITING


def test_a_folder_that_another_window_shares_holds_for_what_is_handed_over_here_next(
    qtbot: QtBot, tmp_path: Path
) -> None:
    program, synced, handed = Program(), tmp_path / "synced", list[object]()
    synced.mkdir()
    parts = program.sending.parts
    qtbot.waitUntil(lambda: parts.service.state.at is not None)
    other_window = SettingsFile(program.folders.settings)
    other_window.set(SEND_WINDOW, ",".join(["-"] * 7))  # nothing is due by itself
    other_window.set(SEND_SHARED, str(synced))
    parts.service.hand_over(ENTRY, ["elsewhere"], {}, handed.append, raise_error)
    qtbot.waitUntil(lambda: any(synced.rglob("d-*")), timeout=30_000)
    other_window.set(SEND_SHARED, "")
    there = sorted(synced.rglob("*"))
    parts.service.hand_over(replace(ENTRY, title="Autre"), ["away"], {}, handed.append, raise_error)
    qtbot.waitUntil(lambda: len(handed) == 2 and not parts.service.state.is_sending)
    program.sending.close()
    assert sorted(synced.rglob("*")) == there


def test_a_folder_that_another_window_shares_later_is_heard_of(qtbot: QtBot, tmp_path: Path) -> None:
    program = Program()
    EntAccountsFile(program.folders.ent_accounts).write([new_account("folder", str(tmp_path))])
    program.sending.begin()
    (timer,) = program.owner.findChildren(QTimer)
    timer.timeout.emit()
    program.tasks.run()
    assert (program.sending.made, program.timers) == (None, [QUIET_MS])
    SettingsFile(program.folders.settings).set(SEND_SHARED, str(tmp_path))
    timer.timeout.emit()
    program.tasks.run()
    assert program.sending.made is not None
    program.sending.close()


def test_the_shared_folder_that_is_chosen_meanwhile_holds_at_once(tmp_path: Path) -> None:
    chosen, shared = [""], [tmp_path / "a", tmp_path / "b"]
    outbox, account = Outbox(tmp_path / "outbox.db"), new_account("folder", "/ent")
    (put,) = outbox.put(ENTRY, [account.id], SystemClock().now())
    for folder in shared:
        folder.mkdir()
    there = ChosenFolder(lambda: chosen[0], lambda folder: SharedOutbox(folder, outbox, SystemClock()))
    assert not there.is_shared
    assert there.claim(put.id)
    for folder in map(str, shared):
        chosen[0] = folder
        assert there.is_shared
        there.exchange()
    chosen[0] = ""
    there.publish(put)
    assert [len(list(folder.rglob("d-*"))) for folder in shared] == [1, 1]
    assert list(tmp_path.glob(".tni-envois")) == []
