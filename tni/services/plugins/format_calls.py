"""Calls of importers and exporters, within the process of the plugin."""

from __future__ import annotations

from collections.abc import Mapping
from types import ModuleType
from typing import Any

from tni.api.formats import PlainLesson, PlainQuestion
from tni.api.wire import from_wire, to_wire


def read_file(module: ModuleType, arguments: Mapping[str, Any], payload: bytes, _pipe: object) -> tuple[Any, bytes]:
    """Read a file by an importer of lessons or of questions."""
    return to_wire(module.importer().read(payload, arguments["name"])), b""


def write_lesson(module: ModuleType, arguments: Mapping[str, Any], _payload: bytes, _pipe: object) -> tuple[Any, bytes]:
    """Write a lesson by an exporter."""
    return to_wire(module.exporter().write(from_wire(PlainLesson, arguments["lesson"]))), b""


def write_questions(
    module: ModuleType, arguments: Mapping[str, Any], _payload: bytes, _pipe: object
) -> tuple[Any, bytes]:
    """Write questions by an exporter."""
    questions = from_wire(tuple[PlainQuestion, ...], arguments["questions"])
    return to_wire(module.exporter().write(arguments["title"], questions)), b""
