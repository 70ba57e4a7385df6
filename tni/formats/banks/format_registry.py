"""Registry of question bank formats: detection, reading, writing.

A file's content determines its format; its name decides only between formats that the content allows.
"""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from tni.core.format_errors import EmptyFileError, FileTooLargeError, UnknownFileError
from tni.formats.archive import Archive
from tni.formats.banks import aiken, amc_txt, cloze, csv_bank, gift, qcmcam
from tni.formats.banks.files_beside import FilesBeside
from tni.formats.banks.read_context import BANK_LIMITS, BankLimits, BankReadResult, ReadContext
from tni.formats.banks.round_trip import EncodedBank, WrittenBank, write_and_compare
from tni.formats.text_decoding import decode_text
from tni.quiz.bank.bank_format import BANK_FORMATS, BankFormat
from tni.quiz.bank.errors import UnknownBankFormatError
from tni.quiz.bank.html_tags import ALLOWED_TAGS
from tni.quiz.bank.question_bank import QuestionBank

ZIP = b"PK"
QTI_MARKS = (b"assessmentItem", b"qti-assessment-item")
LATEX_MARKS = ("\\begin{question", "\\element{")


class BankFiles(NamedTuple):
    """Bank as it lies on the disk: the arguments of `read`. included: files that it refers to, by the names it gives
    them."""

    data: bytes
    name: str
    included: Mapping[str, bytes]


@dataclass(frozen=True, slots=True)
class BankCodec:
    """Reader and writer of a format. write: None if the format can only be read."""

    read: Callable[[bytes, ReadContext], QuestionBank]
    write: Callable[[QuestionBank], EncodedBank] | None


def _of_text(read: Callable[[str, ReadContext], QuestionBank]) -> Callable[[bytes, ReadContext], QuestionBank]:
    return lambda data, reading: read(decode_text(data), reading)


def _read_moodle(data: bytes, reading: ReadContext) -> QuestionBank:
    from tni.formats.banks import moodle

    return moodle.read(data, reading)


def _read_qti(data: bytes, reading: ReadContext) -> QuestionBank:
    from tni.formats.banks import qti_package

    return qti_package.read(data, reading)


def _read_kahoot(data: bytes, reading: ReadContext) -> QuestionBank:
    from tni.formats.banks import kahoot

    return kahoot.read(data, reading)


def _read_h5p(data: bytes, reading: ReadContext) -> QuestionBank:
    from tni.formats.banks import h5p

    return h5p.read(data, reading)


def _read_latex(data: bytes, reading: ReadContext) -> QuestionBank:
    from tni.formats.banks import amc_latex

    return amc_latex.read(decode_text(data), reading)


def _write_gift(bank: QuestionBank) -> EncodedBank:
    from tni.formats.banks import gift_write

    return gift_write.write(bank)


def _write_moodle(bank: QuestionBank) -> EncodedBank:
    from tni.formats.banks import moodle_write

    return moodle_write.write(bank)


def _write_kahoot(bank: QuestionBank) -> EncodedBank:
    from tni.formats.banks import kahoot

    return kahoot.write(bank)


CODECS: dict[BankFormat, BankCodec] = {
    BankFormat.GIFT: BankCodec(_of_text(gift.read), _write_gift),
    BankFormat.MOODLE: BankCodec(_read_moodle, _write_moodle),
    BankFormat.AIKEN: BankCodec(_of_text(aiken.read), aiken.write),
    BankFormat.QCMCAM: BankCodec(_of_text(qcmcam.read), qcmcam.write),
    BankFormat.AMC_TXT: BankCodec(_of_text(amc_txt.read), amc_txt.write),
    BankFormat.KAHOOT: BankCodec(_read_kahoot, _write_kahoot),
    BankFormat.CSV: BankCodec(_of_text(csv_bank.read), csv_bank.write),
    BankFormat.QTI: BankCodec(_read_qti, None),
    BankFormat.AMC_LATEX: BankCodec(_read_latex, None),
    BankFormat.H5P: BankCodec(_read_h5p, None),
    BankFormat.CLOZE: BankCodec(_of_text(cloze.read), None),
}


def read(
    data: bytes,
    name: str = "",
    included: Mapping[str, bytes] | None = None,
    *,
    kind: BankFormat | None = None,
    is_own: bool = False,
    limits: BankLimits = BANK_LIMITS,
    now: Callable[[], float] = time.monotonic,
) -> BankReadResult:
    """Read a bank. name: file name. included: files that it refers to. kind: the format, if known. is_own: it is a
    collection of TNI, of which nothing is left out. Raises: FileFormatError."""
    if len(data) > limits.bytes:
        raise FileTooLargeError("bytes", limits.bytes)
    reading = ReadContext(limits, now, is_own=is_own, included=included or {})
    bank = CODECS[kind or detect_format(data, name)].read(data, reading)
    if not bank.entries and not reading.losses:
        raise EmptyFileError
    return BankReadResult(bank, tuple(reading.losses), tuple(reading.kept))


def read_collection(data: bytes) -> BankReadResult:
    """Read a collection of TNI. Raises: FileFormatError."""
    return read(data, kind=BankFormat.MOODLE, is_own=True)


def read_bounded(path: Path) -> bytes:
    """Read a file, up to the size limit of banks. Raises: OSError, FileTooLargeError."""
    with path.open("rb") as file:
        data = file.read(BANK_LIMITS.bytes + 1)
    if len(data) > BANK_LIMITS.bytes:
        raise FileTooLargeError("bytes", BANK_LIMITS.bytes)
    return data


def read_files(path: Path) -> BankFiles:
    """Read a bank's file, and those that it refers to, up to the size limit of banks. Only looks for the names of
    files in it, so that the rest can be left to a sandboxed reader. Raises: OSError, FileTooLargeError."""
    data = read_bounded(path)
    beside = FilesBeside(path, BANK_LIMITS.bytes - len(data))
    if data.startswith(ZIP):
        pass
    elif path.name.lower().endswith(".tex") or any(mark.encode() in data for mark in LATEX_MARKS):
        from tni.formats.banks.latex_includes import read_included

        read_included(beside, data)
    elif any(mark in data[:20_000] for mark in QTI_MARKS):
        from tni.formats.banks.qti_references import read_referenced

        read_referenced(beside, data)
    return BankFiles(data, path.name, beside.found)


def write(bank: QuestionBank, kind: BankFormat, *, is_own: bool = False) -> WrittenBank:
    """Write a bank and report losses. is_own: the file is a collection of TNI. Raises: NothingWritableError,
    UnknownBankFormatError for a format that can only be read."""
    return write_and_compare(
        bank, lambda some: encode_bank(some, kind), lambda data: read(data, kind=kind, is_own=is_own)
    )


def encode_bank(bank: QuestionBank, kind: BankFormat) -> EncodedBank:
    """Encode a bank without checking for losses. Raises: UnknownBankFormatError for a format that can only be read."""
    make = CODECS[kind].write
    if make is None:
        raise UnknownBankFormatError(kind.value)
    return make(bank)


def format_to_write(name: str) -> BankFormat:
    """Return the format that a file name requests. Raises: UnknownBankFormatError."""
    for kind, format in BANK_FORMATS.items():
        if CODECS[kind].write is not None and name.lower().endswith(format.extensions):
            return kind
    raise UnknownBankFormatError(name.rpartition(".")[2])


def detect_format(data: bytes, name: str = "") -> BankFormat:
    """Detect the format of a file. Raises: UnknownFileError, EmptyFileError, MalformedFileError for a damaged zip."""
    if data.startswith(ZIP):
        return _kind_of_zip(data)
    if not data.strip(b"\xef\xbb\xbf \t\r\n"):
        raise EmptyFileError
    text = decode_text(data)
    if any(c < " " and c not in "\t\n\r\f\v\x1b" for c in text[:2000]):
        raise UnknownFileError("binary")
    start = text.lstrip("\ufeff \t\r\n")
    if start.startswith("<"):
        return _kind_of_xml(start)
    end = name.lower()
    if qcmcam.looks_like(start):
        return BankFormat.QCMCAM
    if end.endswith(".tex") or any(mark in text for mark in LATEX_MARKS):
        return BankFormat.AMC_LATEX
    if end.endswith(".gift"):
        return BankFormat.GIFT
    if end.endswith(".csv") or (csv_bank.looks_like(text) and re.search(r"[;,\t]", start.partition("\n")[0])):
        return BankFormat.CSV
    if aiken.looks_like(text):
        return BankFormat.AIKEN
    if cloze.looks_like(text) and not _is_gift_beside(cloze.without_gaps(text)):
        return BankFormat.CLOZE
    if amc_txt.looks_like(text):
        return BankFormat.AMC_TXT
    if _has_braces(text) or _has_titles(text):
        return BankFormat.GIFT
    return _by_name(end)


def _is_gift_beside(rest: str) -> bool:
    """Return whether a text has the titles or answers of GIFT beside its gaps. A brace alone may be any text's."""
    return _has_titles(rest) or re.search(r"(?<!\\)\{\s*(?:[=~][^{}]*|#\s*[-+\d][^{}]*|TRUE|FALSE)\}", rest) is not None


def _has_titles(text: str) -> bool:
    return re.search(r"(?m)^[^\S\n]*(?:::|\$CATEGORY:)", text) is not None


def _has_braces(text: str) -> bool:
    """Return whether the text has braces as in GIFT: with answers, or empty."""
    return re.search(r"(?<!\\)\{\s*(?:[=~#}]|TRUE|FALSE|T\s*[#}]|F\s*[#}])", text) is not None


def _by_name(name: str) -> BankFormat:
    for kind in (BankFormat.AIKEN, BankFormat.AMC_TXT):
        if name.endswith(BANK_FORMATS[kind].extensions[0]):
            return kind
    raise UnknownFileError("words alone")


def _kind_of_xml(text: str) -> BankFormat:
    bare = re.sub(r"<\?.*?\?>|<!--.*?-->|<!DOCTYPE[^>\[]*", "", text[:20_000], flags=re.DOTALL)
    found = re.search(r"<(?:[\w-]+:)?([a-zA-Z][\w-]*)", bare)
    root = found[1] if found is not None else ""
    if root in ("quiz", "question"):
        return BankFormat.MOODLE
    if root.startswith("qti-") or root in ("assessmentItem", "assessmentTest", "manifest"):
        return BankFormat.QTI
    if root in ALLOWED_TAGS and cloze.looks_like(text):
        return BankFormat.CLOZE
    raise UnknownFileError(f"<{root}>")


def _kind_of_zip(data: bytes) -> BankFormat:
    names = Archive(data, BANK_LIMITS.archive).names
    if "xl/workbook.xml" in names:
        return BankFormat.KAHOOT
    if "h5p.json" in names or "content/content.json" in names:
        return BankFormat.H5P
    if any(name.rpartition("/")[2] == "imsmanifest.xml" or name.endswith(".xml") for name in names):
        return BankFormat.QTI
    raise UnknownFileError("a zip of something else")
