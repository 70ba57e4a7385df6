"""The running program with the lesson of every item, in which one item of each kind is changed; then it waits to be
killed. Run as `python -m tests.program.every_item_child HOME LESSON LOG`: the log is there once all is in the file."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from random import Random

from PySide6.QtCore import QTimer

from tests.support.every_item import value_for
from tests.support.running_program import NO_SERVERS, folders
from tni.app.build import build
from tni.app.qt import make_application
from tni.core.ids import ItemId, PageId
from tni.document.items import PluginItem
from tni.document.plugin_state import plugin_state


def main(home: Path, lesson: Path, log: Path) -> int:
    app = make_application("fr", ["tni"])
    program = build(app, folders(home))
    program.items.pictures.servers = NO_SERVERS
    program.start(lesson, full_screen=False)
    board, chance = program.main_controller, Random(5)

    def work() -> None:
        if program.current_lesson.lesson.path != lesson:
            QTimer.singleShot(20, work)
            return
        found: dict[str, str] = {}
        for kind in board.editor.document.plugin_items:
            contents = plugin_state(kind)
            if contents is None or not kind.id.endswith("-0"):
                continue
            window = board.window
            window.do(lambda s, page=kind.page: s.go_to(PageId(page)))
            window.do(lambda s, key=kind.id: s.select(frozenset({ItemId(key)})))
            for control in board.editor.item_panel():
                value = value_for(control, chance)
                window.do(lambda s, control=control, value=value: s.control_item(control.id, value))
            after = board.editor.document.item(ItemId(kind.id))
            assert isinstance(after, PluginItem)
            found[kind.id] = after.data.decode()
        board.window.do(lambda s: s.go_to(s.pages[0].id))
        file = program.current_lesson.lesson.file
        assert file is not None
        file.flush()
        part = log.with_suffix(".part")
        part.write_text(json.dumps(found), encoding="utf-8")
        part.replace(log)

    QTimer.singleShot(0, work)
    return app.exec()


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2]), Path(sys.argv[3])))
