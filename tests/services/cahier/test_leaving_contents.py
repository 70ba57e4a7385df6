"""Contents of joined files: names in them are asked about, and a file that changes is no longer what was confirmed."""

from __future__ import annotations

import codecs
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from threading import Thread

import pytest

from tests.services.cahier.leaving_boards import ENTRY, Kept, Lists
from tests.support.document_samples import docx, pdf
from tests.support.pdf_samples import encrypted_pdf, endless_pdf
from tni.cahier.entry import AttachedFile, CahierEntry, Homework
from tni.core.document_text import Unread
from tni.core.format_errors import ReadCancelledError
from tni.formats.documents.gathering import MOST_LETTERS
from tni.services.cahier import leaving_contents
from tni.services.cahier.leaving import Leaving
from tni.services.cahier.leaving_contents import ContentsReader, read_contents
from tni.services.cahier.leaving_texts import TextPlace
from tni.services.cahier.name_groups import name_groups
from tni.services.cahier.names_check import NamesCheck, UnconfirmedNamesError, leaving_digest
from tni.services.cahier.names_report import NamesAnswers

LIST = "Nom;Note\r\nBenali Karim;12\r\nde La Tour Zoé;15\r\n"


def with_file(path: Path) -> CahierEntry:
    return replace(ENTRY, homework=(Homework("Finir", files=(AttachedFile(str(path)),)),))


@pytest.mark.parametrize(("name", "encoding"), [("a.csv", "cp1252"), ("A.TXT", "utf-8"), ("b.tsv", "utf-16")])
@pytest.mark.parametrize("leaving", [Leaving.SEND, Leaving.PASTE])
def test_names_in_a_text_file_are_asked_about_and_the_file_can_be_left_out(
    tmp_path: Path, name: str, encoding: str, leaving: Leaving
) -> None:
    path, check = tmp_path / name, NamesCheck(Lists(), Kept())
    path.write_bytes(LIST.encode(encoding))
    entry = with_file(path)
    files = read_contents(entry)
    report = check.report(entry, leaving, files=files)
    groups = name_groups(report.names)
    assert [(group.written, group.file, group.places) for group in groups] == [
        (written, str(path), (TextPlace.FILE,)) for written in ("Benali Karim", "de La Tour Zoé")
    ]
    with pytest.raises(UnconfirmedNamesError):
        check.confirmed(report, files=files)
    left = check.answer(report, NamesAnswers(files_left_out=frozenset((str(path),))), files=files)
    assert left == replace(ENTRY, homework=(Homework("Finir"),))
    assert check.confirmed(check.report(left, leaving)).entry == left
    check.keep(report.names)
    assert check.confirmed(check.report(entry, leaving, files=files), files=files).entry == entry


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("utf32.txt", LIST.encode("utf-32")), ("big.csv", codecs.BOM_UTF32_BE + LIST.encode("utf-32-be")),
        ("bad.txt", b"\xff\xfe\x00\xdc" + LIST.encode("utf-16-le")), ("cut.csv", LIST.encode("utf-16") + b"\0"),
        ("page.html", LIST.encode()), ("liste", LIST.encode("cp1252")), ("a.json", LIST.encode("utf-16")),
        ("long.csv", (LIST + "é" * 500_000).encode()),
    ],
)  # fmt: skip
def test_names_are_found_in_any_text_however_it_is_written(tmp_path: Path, name: str, data: bytes) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    entry = with_file(path)
    report = NamesCheck(Lists(), Kept()).report(entry, Leaving.SEND, files=read_contents(entry))
    assert [one.found.written for one in report.names] == ["Benali Karim", "de La Tour Zoé"]


@pytest.mark.parametrize("data", [b"%PDF-1.7 \1\2 Emma Dupont", b"PK\3\4 Emma\0Dupont", bytes(range(256)) * 16])
def test_what_is_no_text_is_not_searched(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "a.bin"
    path.write_bytes(data)
    assert [one.text for one in read_contents(with_file(path))] == [""]


def test_a_copied_entry_asks_for_no_file(tmp_path: Path) -> None:
    path = tmp_path / "liste.txt"
    path.write_text(LIST)
    entry = with_file(path)
    assert NamesCheck(Lists(), Kept()).report(entry, Leaving.COPY, files=read_contents(entry)).is_clear


def test_a_file_that_changes_makes_a_confirmation_void(tmp_path: Path) -> None:
    path, check = tmp_path / "sujet.pdf", NamesCheck(Lists(), Kept())
    path.write_bytes(pdf("Sujet"))
    entry = with_file(path)
    before = read_contents(entry)
    report = check.report(entry, Leaving.SEND, files=before)
    confirmed = check.confirmed(report, files=before)
    assert confirmed.digest == leaving_digest(entry, Leaving.SEND, (), read_contents(entry))
    path.write_bytes(pdf("Liste"))
    after = read_contents(entry)
    assert confirmed.digest != leaving_digest(entry, Leaving.SEND, (), after)
    assert confirmed.changed_file({str(path): after[0].sha256}) == str(path)
    assert confirmed.changed_file({str(path): before[0].sha256}) is None
    with pytest.raises(UnconfirmedNamesError):
        check.confirmed(report, files=after)
    path.unlink()
    assert confirmed.digest != leaving_digest(entry, Leaving.SEND, (), read_contents(entry))


@pytest.mark.parametrize(
    "data", [b"", b"\0\1\xff\xfe", codecs.BOM_UTF8 + b"\xff\xff", b"\xff\xfea", b"a\0b\0c\0\0\xd8d"]
)
def test_a_text_file_with_any_bytes_is_read(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(data)
    (found,) = read_contents(with_file(path))
    assert len(found.sha256) == 64


@pytest.mark.parametrize("make", [docx, pdf])
def test_names_in_a_document_are_asked_about(tmp_path: Path, make: Callable[..., bytes]) -> None:
    path, check = tmp_path / "fiche", NamesCheck(Lists(), Kept())
    path.write_bytes(make("Groupe de Karim", author="Emma Dupont"))
    entry = with_file(path)
    report = check.report(entry, Leaving.SEND, files=read_contents(entry, check.pupils_of(entry)))
    assert sorted(one.found.written for one in report.names) == ["Emma Dupont", "Karim"]
    assert report.files == ()


def test_a_file_that_cannot_be_read_is_looked_at_or_left_out(tmp_path: Path) -> None:
    path, check = tmp_path / "sujet.pdf", NamesCheck(Lists(), Kept())
    path.write_bytes(encrypted_pdf("secret"))
    entry = with_file(path)
    files = read_contents(entry)
    report = check.report(entry, Leaving.SEND, files=files)
    assert [(one.path, one.reason) for one in report.files] == [(str(path), Unread.LOCKED)]
    assert not report.is_clear
    with pytest.raises(UnconfirmedNamesError):
        check.confirmed(report, files=files)
    out = frozenset((str(path),))
    left = check.answer(report, NamesAnswers(files_left_out=out, files_looked_at=True), files=files)
    assert left == replace(ENTRY, homework=(Homework("Finir"),))
    assert not check.report(entry, Leaving.SEND, files=files).is_clear, "what is left out was not looked at"
    check.answer(report, NamesAnswers(files_looked_at=True), files=files)
    assert check.confirmed(check.report(entry, Leaving.SEND, files=files), files=files).entry == entry
    path.write_bytes(encrypted_pdf("other"))
    assert not check.report(entry, Leaving.SEND, files=read_contents(entry)).is_clear, "another file"
    assert check.report(entry, Leaving.COPY, files=files).is_clear


def test_a_name_after_the_beginning_of_a_long_text_is_asked_about(tmp_path: Path) -> None:
    path, check = tmp_path / "livre.txt", NamesCheck(Lists(), Kept())
    path.write_text("Il était une fois. " * 50_000 + "Emma Dupont")
    entry = with_file(path)
    (file,) = read_contents(entry, check.pupils_of(entry))
    assert file.search is not None
    report = check.report(entry, Leaving.SEND, files=(file,))
    assert [one.found.written for one in report.names] == ["Emma Dupont"]
    assert report.files == ()


def test_a_text_that_is_read_in_part_is_told_and_what_was_read_is_searched(tmp_path: Path) -> None:
    path, check = tmp_path / "livre.txt", NamesCheck(Lists(), Kept())
    path.write_text("Emma Dupont " + "mot " * (MOST_LETTERS // 4))
    entry = with_file(path)
    report = check.report(entry, Leaving.SEND, files=read_contents(entry, check.pupils_of(entry)))
    assert [one.found.written for one in report.names] == ["Emma Dupont"]
    assert [one.reason for one in report.files] == [Unread.LONG]


def test_names_that_were_looked_for_on_the_worker_are_those_of_the_class_alone(tmp_path: Path) -> None:
    """What was found of other pupils is not taken for what a later list has."""
    path, check = tmp_path / "a.txt", NamesCheck(Lists(), Kept())
    path.write_text("Emma et Jules")
    entry = with_file(path)
    other = NamesCheck(Lists((("Jules", "Martin"),)), Kept())
    files = read_contents(entry, other.pupils_of(entry))
    assert [one.found.written for one in other.report(entry, Leaving.SEND, files=files).names] == ["Jules"]
    assert [one.found.written for one in check.report(entry, Leaving.SEND, files=files).names] == ["Emma"]


def test_a_file_is_read_once_until_it_changes(tmp_path: Path) -> None:
    path, check, reader = tmp_path / "a.rtf", NamesCheck(Lists(), Kept()), ContentsReader()
    path.write_bytes(b"{\\rtf1 Emma}")
    entry = with_file(path)
    pupils = check.pupils_of(entry)
    (first,) = reader.begin(entry, pupils).read()
    assert reader.begin(entry, pupils).read()[0] is first
    path.write_bytes(b"{\\rtf1 Karim}")
    assert reader.begin(entry, pupils).read()[0].text == "Karim"


@pytest.mark.parametrize("make", [endless_pdf, lambda: b"mot " * 700_000], ids=["reading", "searching"])
def test_what_takes_too_long_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, make: Callable[[], bytes]
) -> None:
    monkeypatch.setattr(leaving_contents, "READ_LIMIT_S", 0.01)  # shorter than the start of its process
    monkeypatch.setattr(leaving_contents, "SEARCH_LIMIT_S", 0.01)
    path, check = tmp_path / "a.txt", NamesCheck(Lists(), Kept())
    path.write_bytes(make())
    entry = with_file(path)
    (file,) = read_contents(entry, check.pupils_of(entry))
    assert file.unread is Unread.LONG
    assert [one.reason for one in check.report(entry, Leaving.SEND, files=(file,)).files] == [Unread.LONG]


def test_a_pdf_that_would_take_for_ever_is_told(tmp_path: Path) -> None:
    """Its process ends at the limit of time or of memory, whichever comes first on this computer."""
    path, check = tmp_path / "a.pdf", NamesCheck(Lists(), Kept())
    path.write_bytes(endless_pdf())
    entry = with_file(path)
    (file,) = read_contents(entry, check.pupils_of(entry))
    assert file.unread in (Unread.LONG, Unread.DAMAGED)


def test_a_reading_is_given_up_at_once(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(endless_pdf())
    reading = ContentsReader().begin(with_file(path), ())
    ended: list[Exception] = []

    def read() -> None:
        try:
            reading.read()
        except ReadCancelledError as error:
            ended.append(error)

    worker = Thread(target=read)
    worker.start()
    reading.cancel()
    worker.join()
    assert len(ended) == 1


def test_many_names_in_one_endless_line_are_asked_about_in_time(tmp_path: Path) -> None:
    path, check = tmp_path / "a.json", NamesCheck(Lists(), Kept())
    path.write_text(("une classe " * 80 + "Karim Benali ") * 3000)
    entry = with_file(path)
    report = check.report(entry, Leaving.SEND, files=read_contents(entry, check.pupils_of(entry)))
    assert len(report.names) == 3000
    check.keep(report.names[:1])
    left = check.report(entry, Leaving.SEND, files=read_contents(entry, check.pupils_of(entry))).names
    assert 0 < len(left) < 3000, "an answer holds for what stands around a name"
