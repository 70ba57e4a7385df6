"""Zip files from outside: those that are read count, and nothing else is unpacked."""

from __future__ import annotations

import pytest

from tests.support.bank_samples import zipped
from tni.core.format_errors import FileTooLargeError, MalformedFileError, ZipBombError
from tni.formats.archive import SMALL, Archive, ArchiveLimits


def test_files_have_their_names_in_the_order_of_the_zip() -> None:
    archive = Archive(zipped({"b/./a.csv": b"1", "a\\c.XML": b"2"}), ArchiveLimits(files=2, unpacked=2))
    assert archive.names == ("b/a.csv", "a/c.XML")
    assert (archive.read("b/a.csv"), archive.read("a/c.XML"), archive.read("d")) == (b"1", b"2", None)


def test_only_files_with_the_extensions_may_be_read_and_only_they_count() -> None:
    data = zipped({"photos.bin": b"x" * 5000, "a.csv": b"1"})
    archive = Archive(data, ArchiveLimits(files=2, unpacked=10, extensions=(".csv",)))
    assert archive.names == ("photos.bin", "a.csv")
    assert (archive.read("photos.bin"), archive.read("a.csv")) == (None, b"1")
    with pytest.raises(FileTooLargeError) as caught:
        Archive(data, ArchiveLimits(files=2, unpacked=10))
    assert (caught.value.what, caught.value.most) == ("unpacked bytes", 10)


def test_the_ratio_counts_from_a_size_on_and_only_if_there_is_a_limit() -> None:
    small, large = zipped({"a": b" " * SMALL}), zipped({"a": b" " * (SMALL + 1)})
    Archive(small, ArchiveLimits(files=1, unpacked=2 * SMALL, ratio=10))
    Archive(large, ArchiveLimits(files=1, unpacked=2 * SMALL))
    with pytest.raises(ZipBombError):
        Archive(large, ArchiveLimits(files=1, unpacked=2 * SMALL, ratio=10))


def test_damage_within_a_file_is_found_when_it_is_read() -> None:
    data = zipped({"a": bytes(range(256)) * 4})
    broken = bytearray(data)
    broken[45:60] = bytes(15)
    archive = Archive(bytes(broken), ArchiveLimits(files=1, unpacked=5000))
    with pytest.raises(MalformedFileError) as caught:
        archive.read("a")
    assert caught.value.line is None
