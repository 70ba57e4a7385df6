"""A lesson whose interactive items have states that no hand makes, of every kind that comes with the program: it opens
in the real window, each page is shown and written on, nothing of it is lost, and every kind goes on."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication

from tests.support.every_item import every_item
from tests.support.lessons import written
from tests.support.running_program import strokes, wait_for, write
from tni.app.application import Application
from tni.core.geometry import IDENTITY, Affine
from tni.core.ids import ItemId, PageId
from tni.document.items import LessonRecord, Page, PluginItem
from tni.document.plugin_state import plugin_state
from tni.services.items.time_guard import FaultKind, PluginFaultError
from tni.ui.chrome.commands import CommandId

VALUES: tuple[Any, ...] = (
    float("nan"), 1e308, 10**400, -1, "zz", "\ud800", None, True, [0] * 20_000, [[[[[]]]]], {"a": 1},
)  # fmt: skip


def spoilt(item: PluginItem, number: int) -> dict[str, Any]:
    """Return a state of which every value is another than the plugin would write; for 0, an empty one."""
    contents = plugin_state(item)
    assert contents is not None
    if number == 0:
        return {}
    return {key: VALUES[(place + number) % len(VALUES)] for place, key in enumerate(contents.state)}


def lesson(home: Path) -> list[LessonRecord]:
    """Return a page for each kind, on which lie spoilt items and a good one."""
    out: list[LessonRecord] = []
    with every_item(home) as every:
        for place, kind in enumerate(every.ids):
            page = PageId(f"page-{kind}")
            (good,) = every.states(kind, page, 1)
            out += [Page(id=page, position=float(place + 1), title=kind), good]
            for number in range(3):
                data = json.dumps({"kind": kind, "version": version(good), "state": spoilt(good, number)})
                at = Affine.moving(60.0 * number, 90.0)
                out.append(replace(good, id=ItemId(f"{kind}-spoilt-{number}"), data=data.encode(), transform=at))
    return out


def version(item: PluginItem) -> int:
    contents = plugin_state(item)
    assert contents is not None
    return contents.version


def test_every_kind_goes_on_and_nothing_is_lost(program: Application, tmp_path: Path) -> None:
    records = lesson(tmp_path / "kinds")
    path = written(tmp_path / "spoilt.tni", *records)
    program.current_lesson.open(path)
    wait_for(lambda: not program.current_lesson.is_opening and program.current_lesson.lesson.path == path, "the lesson")
    board, faults = program.main_controller, list[PluginFaultError]()
    host = program.items.host
    host.kinds.subscribe(faults.append)
    items = [one for one in records if isinstance(one, PluginItem)]
    for page in board.editor.pages:
        board.window.do(lambda s, page=page: s.go_to(page.id))  # type: ignore[misc]
        QCoreApplication.processEvents()
        for one in (one for one in items if one.page == page.id):
            board.window.do(lambda s, key=one.id: s.select(frozenset({key})))  # type: ignore[misc]
            QCoreApplication.processEvents()
            for target in host.targets(one):
                host.tapped(one, target.id)
        board.window.grab()
    slow = {fault.plugin for fault in faults if fault.kind is FaultKind.SLOW}  # a busy computer's
    assert [fault for fault in faults if fault.plugin not in slow] == []
    before = len(strokes(program))
    board.commands[CommandId.PEN].trigger()
    write(program, (300, 200), (400, 250), (410, 300))
    assert len(strokes(program)) == before + 1
    kept = {one.id: one.data for one in board.editor.document.plugin_items if isinstance(one, PluginItem)}
    assert {one.id for one in items if "spoilt" in one.id and kept[one.id] != one.data} == set()
    for kind in sorted({manifest.id for manifest in host.kinds.state.kinds} - slow):
        assert host.new_item(kind, PageId("p"), IDENTITY, ItemId("new")) is not None, kind
    assert board.window.notices.texts()
    file = program.current_lesson.lesson.file
    assert file is not None
    assert file.flush()
