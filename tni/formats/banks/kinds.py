"""Which formats there are, which one a file is in, and how it is read and written.

What a file holds decides; its name only where that can be taken for several.
"""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from tni.formats.banks import aiken, amc_txt, gift, qcmcam, table
from tni.formats.banks.archive import Archive
from tni.formats.banks.decoding import decoded
from tni.formats.banks.errors import BankTooLargeError, EmptyBankError, NotABankError, UnknownBankKindError
from tni.formats.banks.reading import LIMITS, Limits, Read, Reading
from tni.formats.banks.writing import Draft, Written, written
from tni.quiz.bank.bank import Bank


class BankKind(Enum):
    """The value is what a person types for it."""

    GIFT = "gift"
    MOODLE = "moodle"
    AIKEN = "aiken"
    QCMCAM = "qcmcam"
    AMC_TXT = "amc-txt"
    KAHOOT = "kahoot"
    CSV = "csv"
    QTI = "qti"
    AMC_LATEX = "amc-latex"
    H5P = "h5p"


@dataclass(frozen=True, slots=True)
class Format:
    """ends: of file names, the first one is what is offered. write: None where it is only read."""

    name: str
    ends: tuple[str, ...]
    read: Callable[[bytes, Reading], Bank]
    write: Callable[[Bank], Draft] | None


def _of_text(read: Callable[[str, Reading], Bank]) -> Callable[[bytes, Reading], Bank]:
    return lambda data, reading: read(decoded(data), reading)


def _read_moodle(data: bytes, reading: Reading) -> Bank:
    from tni.formats.banks import moodle

    return moodle.read(data, reading)


def _read_qti(data: bytes, reading: Reading) -> Bank:
    from tni.formats.banks import qti_package

    return qti_package.read(data, reading)


def _read_kahoot(data: bytes, reading: Reading) -> Bank:
    from tni.formats.banks import kahoot

    return kahoot.read(data, reading)


def _read_h5p(data: bytes, reading: Reading) -> Bank:
    from tni.formats.banks import h5p

    return h5p.read(data, reading)


def _read_latex(data: bytes, reading: Reading) -> Bank:
    from tni.formats.banks import amc_latex

    return amc_latex.read(decoded(data), reading)


def _write_gift(bank: Bank) -> Draft:
    from tni.formats.banks import gift_write

    return gift_write.write(bank)


def _write_moodle(bank: Bank) -> Draft:
    from tni.formats.banks import moodle_write

    return moodle_write.write(bank)


def _write_kahoot(bank: Bank) -> Draft:
    from tni.formats.banks import kahoot

    return kahoot.write(bank)


FORMATS: dict[BankKind, Format] = {
    BankKind.GIFT: Format("GIFT", (".gift", ".txt"), _of_text(gift.read), _write_gift),
    BankKind.MOODLE: Format("Moodle XML", (".xml",), _read_moodle, _write_moodle),
    BankKind.AIKEN: Format("Aiken", (".aiken", ".txt"), _of_text(aiken.read), aiken.write),
    BankKind.QCMCAM: Format("QCMcam", (".json", ".txt"), _of_text(qcmcam.read), qcmcam.write),
    BankKind.AMC_TXT: Format("AMC-TXT", (".amc", ".txt"), _of_text(amc_txt.read), amc_txt.write),
    BankKind.KAHOOT: Format("Kahoot", (".xlsx",), _read_kahoot, _write_kahoot),
    BankKind.CSV: Format("CSV", (".csv",), _of_text(table.read), table.write),
    BankKind.QTI: Format("QTI 2.1, 2.2, 3.0", (".zip", ".xml"), _read_qti, None),
    BankKind.AMC_LATEX: Format("AMC-LaTeX", (".tex",), _read_latex, None),
    BankKind.H5P: Format("H5P", (".h5p",), _read_h5p, None),
}


def read(
    data: bytes,
    name: str = "",
    *,
    kind: BankKind | None = None,
    limits: Limits = LIMITS,
    now: Callable[[], float] = time.monotonic,
) -> Read:
    """name: of the file. kind: when it is known. Raises: BankFileError."""
    if len(data) > limits.bytes:
        raise BankTooLargeError("bytes", limits.bytes)
    reading = Reading(limits, now)
    bank = FORMATS[kind or kind_of(data, name)].read(data, reading)
    if not bank.entries and not reading.losses:
        raise EmptyBankError
    return Read(bank, tuple(reading.losses), tuple(reading.kept))


def bounded(path: Path) -> bytes:
    """The file, no more of it than is read of any. Raises: OSError, BankTooLargeError."""
    with path.open("rb") as file:
        data = file.read(LIMITS.bytes + 1)
    if len(data) > LIMITS.bytes:
        raise BankTooLargeError("bytes", LIMITS.bytes)
    return data


def write(bank: Bank, kind: BankKind) -> Written:
    """Raises: CannotHoldError, UnknownBankKindError for a format that is only read."""
    return written(bank, lambda some: drafted(some, kind), lambda data: read(data, kind=kind))


def drafted(bank: Bank, kind: BankKind) -> Draft:
    """What is not in it is not looked for. Raises: UnknownBankKindError for a format that is only read."""
    make = FORMATS[kind].write
    if make is None:
        raise UnknownBankKindError(kind.value)
    return make(bank)


def kind_to_write(name: str) -> BankKind:
    """The format that a file's name asks for. Raises: UnknownBankKindError."""
    for kind, format in FORMATS.items():
        if format.write is not None and any(name.lower().endswith(end) for end in format.ends):
            return kind
    raise UnknownBankKindError(name.rpartition(".")[2])


def kind_of(data: bytes, name: str = "") -> BankKind:
    """Raises: NotABankError, EmptyBankError, MalformedBankError for a zip that is broken."""
    if data.startswith(b"PK"):
        return _kind_of_zip(data)
    if not data.strip(b"\xef\xbb\xbf \t\r\n"):
        raise EmptyBankError
    text = decoded(data)
    if any(c < " " and c not in "\t\n\r\f\v\x1b" for c in text[:2000]):
        raise NotABankError("binary")
    start = text.lstrip("\ufeff \t\r\n")
    if start.startswith("<"):
        return _kind_of_xml(start)
    end = name.lower()
    if qcmcam.looks_like(start):
        return BankKind.QCMCAM
    if "\\begin{question" in text or "\\element{" in text or end.endswith(".tex"):
        return BankKind.AMC_LATEX
    if end.endswith(".gift"):
        return BankKind.GIFT
    if end.endswith(".csv") or (table.looks_like(text) and re.search(r"[;,\t]", start.partition("\n")[0])):
        return BankKind.CSV
    if aiken.looks_like(text):
        return BankKind.AIKEN
    if amc_txt.looks_like(text):
        return BankKind.AMC_TXT
    if _has_braces(text) or re.search(r"(?m)^[^\S\n]*(?:::|\$CATEGORY:)", text):
        return BankKind.GIFT
    return _by_name(end)


def _has_braces(text: str) -> bool:
    """GIFT's: they hold answers, or nothing."""
    return re.search(r"(?<!\\)\{\s*(?:[=~#}]|TRUE|FALSE|T\s*[#}]|F\s*[#}])", text) is not None


def _by_name(name: str) -> BankKind:
    for kind in (BankKind.AIKEN, BankKind.AMC_TXT):
        if name.endswith(FORMATS[kind].ends[0]):
            return kind
    raise NotABankError("words alone")


def _kind_of_xml(text: str) -> BankKind:
    bare = re.sub(r"<\?.*?\?>|<!--.*?-->|<!DOCTYPE[^>\[]*", "", text[:20_000], flags=re.DOTALL)
    found = re.search(r"<(?:[\w-]+:)?([a-zA-Z][\w-]*)", bare)
    root = found[1] if found is not None else ""
    if root in ("quiz", "question"):
        return BankKind.MOODLE
    if root.startswith("qti-") or root in ("assessmentItem", "assessmentTest", "manifest"):
        return BankKind.QTI
    raise NotABankError(f"<{root}>")


def _kind_of_zip(data: bytes) -> BankKind:
    names = Archive(data, LIMITS).names
    if "xl/workbook.xml" in names:
        return BankKind.KAHOOT
    if "h5p.json" in names or "content/content.json" in names:
        return BankKind.H5P
    if any(name.rpartition("/")[2] == "imsmanifest.xml" or name.endswith(".xml") for name in names):
        return BankKind.QTI
    raise NotABankError("a zip of something else")
