"""Names that stand on a zip and not in its files: folders, comments, paths in old encodings."""

from __future__ import annotations

import io
from collections.abc import Callable
from zipfile import ZipFile, ZipInfo

import pytest

from tests.support import document_samples as samples
from tests.support.bank_samples import zipped
from tni.core.document_text import Unread
from tni.formats.documents.document_reader import read_document

NAME = "Zoé de La Tour"
SUBMITTED = f"{NAME}_1234_assignsubmission_file_/devoir.txt"
"""Path in the zip that Moodle makes of what a class has handed in."""


def commented(on_file: bool) -> bytes:
    out = io.BytesIO()
    with ZipFile(out, "w") as file:
        entry = ZipInfo("a.txt")
        if on_file:
            entry.comment = NAME.encode()
        else:
            file.comment = NAME.encode("cp1252")
        file.writestr(entry, "Bilan")
    return out.getvalue()


def named_in(encoding: str) -> bytes:
    """A zip whose program wrote a name in an encoding without saying so."""
    said = NAME.encode(encoding)
    stand_in = "x" * len(said)
    return zipped({f"{stand_in}/a.txt": b"Bilan"}).replace(stand_in.encode(), said)


WAYS: dict[str, Callable[[], bytes]] = {
    "submitted": lambda: samples.packed({SUBMITTED: "Bilan"}),
    "empty folder": lambda: samples.packed({f"{NAME}/": ""}),
    "comment": lambda: commented(on_file=False),
    "comment on a file": lambda: commented(on_file=True),
    "in a docx": lambda: samples.docx("Bilan", more={f"word/embeddings/{NAME}.rtf": samples.rtf("Bilan")}),
    "in an EPUB": lambda: samples.packed({"mimetype": "application/epub+zip", f"OEBPS/{NAME}.xhtml": "<p>Bilan</p>"}),
    "style sheet": lambda: samples.packed({"mimetype": "application/epub+zip", "a.css": f"/* {NAME} */"}),
    "zip in a zip": lambda: samples.packed({"a.zip": samples.packed({SUBMITTED: "Bilan"})}),
    "of a Mac": lambda: named_in("utf-8"),
    "of DOS": lambda: named_in("cp850"),
    "of Windows": lambda: named_in("cp1252"),
}


@pytest.mark.parametrize("way", WAYS)
def test_a_name_that_stands_on_a_zip_is_read(way: str) -> None:
    found = read_document(WAYS[way](), "rendus.zip")
    assert NAME in found.text
    assert found.unread is None


def test_names_of_files_are_no_text_beside_which_a_scan_says_little() -> None:
    long = {f"OEBPS/{'chapitre ' * 9}{n}.xhtml": "<p>a</p>" for n in range(20)}
    scans = samples.packed({"mimetype": "a", **long, "a.png": b"\x89PNG" + bytes(20_000)})
    assert read_document(scans, "a.epub").unread is Unread.PICTURE


def test_of_two_files_of_one_name_one_is_not_read_and_that_is_told() -> None:
    data = zipped({"a.txt": NAME.encode(), "b.txt": b"Bilan"}).replace(b"b.txt", b"a.txt")
    assert read_document(data, "a.zip").unread is Unread.DAMAGED


def test_what_stands_behind_the_end_of_a_zip_is_not_read_and_that_is_told() -> None:
    assert read_document(zipped({"a.txt": b"Bilan"}) + NAME.encode(), "a.zip").unread is Unread.DAMAGED


def test_paths_that_programs_give_are_not_read() -> None:
    assert read_document(samples.docx("Bilan"), "a.docx").text == "Bilan\nMme D."
