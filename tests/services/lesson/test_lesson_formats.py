"""Formats of other programs' lessons: which reader has a file, and where its work is done."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.services.plugins.test_format_runner import TEXT_LESSON, plugin
from tests.support.plugin_folders import runnable
from tni.api.formats import FormatError, FormatFault, PlainLesson, PlainPage
from tni.core.format_errors import ReadCancelledError
from tni.services.lesson.lesson_formats import FILE_BYTES, LessonFormats, OwnFormatCall, time_limit_s

OWN = (".txt", ".own")


def test_a_plugin_goes_before_the_program_s_own_reader(tmp_path: Path) -> None:
    toy = runnable(plugin(tmp_path, "lesson importer", TEXT_LESSON))
    formats = LessonFormats(OWN, lambda: [toy])
    assert formats.suffixes == (".own", ".txt")
    by_plugin, own = formats.of("A.TXT"), formats.of(Path("a.own"))
    assert by_plugin is not None
    assert (by_plugin.plugin, by_plugin.suffixes) == (toy.manifest.name, (".txt",))
    assert len(by_plugin.begin().read_lesson(b"Un\n\nDeux", "a.txt").lesson.pages) == 2
    assert own is not None
    assert own.plugin is None
    assert formats.of("a.tni") is None
    assert [one.suffixes for one in formats.all] == [(".txt",), (".own",)]


def test_a_file_that_no_reader_knows_is_refused_by_the_process() -> None:
    with pytest.raises(FormatError) as raised:
        OwnFormatCall().read_lesson(b"", "a.unknown")
    assert raised.value.fault is FormatFault.OTHER_FORMAT
    with pytest.raises(FormatError):
        OwnFormatCall().write_lesson(PlainLesson("", (PlainPage(),)), "a.unknown")


def test_a_file_that_is_too_large_starts_no_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tni.services.lesson.lesson_formats.FILE_BYTES", 3)
    with pytest.raises(FormatError) as raised:
        OwnFormatCall().read_lesson(b"1234", "a.unknown")
    assert raised.value.fault is FormatFault.TOO_LARGE
    assert FILE_BYTES >= 1 << 28


def test_a_call_that_was_cancelled_before_reads_nothing() -> None:
    call = OwnFormatCall()
    call.cancel()
    with pytest.raises(ReadCancelledError):
        call.read_lesson(b"", "a.unknown")


def test_a_larger_file_may_take_longer() -> None:
    assert time_limit_s(1000) == 9
    assert time_limit_s(20 << 20) == 29
