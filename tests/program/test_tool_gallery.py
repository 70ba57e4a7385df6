"""Tests of the gallery of objects to handle: every one is in it, and can be drawn."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from tests.program.tool_gallery import HEADINGS, found_plugins, page, write
from tni.api.manifest import PluginKind

DOCS = Path(__file__).parents[2] / "docs"


def test_the_page_in_docs_is_as_the_command_writes_it(tmp_path: Path) -> None:
    assert (DOCS / "gallery.md").read_text(encoding="utf-8") == page(found_plugins(tmp_path)), (
        "run .venv/bin/python -m tests.program.tool_gallery docs"
    )


def test_every_object_has_a_topic_and_is_drawn(qapp: QApplication, tmp_path: Path) -> None:
    del qapp
    write(tmp_path / "docs", tmp_path / "home")
    plugins = [manifest for manifest, _ in found_plugins(tmp_path / "home")]
    assert [one.id for one in plugins if one.topic not in HEADINGS] == []
    for topic in {one.topic for one in plugins if one.kind is PluginKind.ITEM}:
        assert topic is not None
        drawn = QImage(str(tmp_path / "docs" / "images" / f"tools-{topic.value}.png"))
        assert drawn.width() > 1000
        assert drawn.allGray() is False
