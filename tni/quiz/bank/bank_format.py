"""Formats of question banks: their names and file name extensions."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class BankFormat(Enum):
    """Question bank format. The value is its name on the command line."""

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
    CLOZE = "cloze"


@dataclass(frozen=True, slots=True)
class BankFormatInfo:
    """Description of a format. extensions: file name extensions, the preferred one first."""

    name: str
    extensions: tuple[str, ...]


BANK_FORMATS: dict[BankFormat, BankFormatInfo] = {
    BankFormat.GIFT: BankFormatInfo("GIFT", (".gift", ".txt")),
    BankFormat.MOODLE: BankFormatInfo("Moodle XML", (".xml",)),
    BankFormat.AIKEN: BankFormatInfo("Aiken", (".aiken", ".txt")),
    BankFormat.QCMCAM: BankFormatInfo("QCMcam", (".json", ".txt")),
    BankFormat.AMC_TXT: BankFormatInfo("AMC-TXT", (".amc", ".txt")),
    BankFormat.KAHOOT: BankFormatInfo("Kahoot", (".xlsx",)),
    BankFormat.CSV: BankFormatInfo("CSV", (".csv",)),
    BankFormat.QTI: BankFormatInfo("QTI 2.1, 2.2, 3.0", (".zip", ".xml")),
    BankFormat.AMC_LATEX: BankFormatInfo("AMC-LaTeX", (".tex",)),
    BankFormat.H5P: BankFormatInfo("H5P", (".h5p",)),
    BankFormat.CLOZE: BankFormatInfo("Cloze (Moodle)", (".txt",)),
}
READABLE_EXTENSIONS = tuple(dict.fromkeys(end for info in BANK_FORMATS.values() for end in info.extensions))
