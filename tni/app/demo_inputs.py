"""Inputs of the command `tni demo`: device recordings named on the command line, else those of the folder TNI_CORPUS,
else the samples that are shipped."""

from __future__ import annotations

import os
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

from tni.app import demo_recordings
from tni.app.shipped_files import lessons_folder
from tni.core.device_errors import NotABoardError
from tni.core.format_errors import UnipenError
from tni.core.recording_summary import ReplaySummary
from tni.devices.clickers.usb_log import read_usb_log
from tni.devices.hid.multitouch import HidBoard
from tni.devices.recording import Recording, load_recording, parse_recording
from tni.devices.replay import summarise
from tni.formats.pdf_reader import PdfReader
from tni.formats.unipen import PenStroke, read_unipen
from tni.services.lesson.file_kind import UnknownFileKindError, file_kind
from tni.ui.i18n import tr

OWN_WORDS = ("1/2 + 1/4 = 3/4", "La moitié")
STROKES_MAX = 400


@dataclass(frozen=True, slots=True)
class DemoInputs:
    """Files named on the command line; None where none was."""

    pdf: Path | None = None
    hid: Path | None = None
    votes: Path | None = None
    ink: Path | None = None


@dataclass(slots=True)
class ChosenInputs:
    """Inputs of a demonstration. notices: lines to print about them before it begins."""

    pdf: Path
    touch: Recording
    votes: bytes
    ink: list[list[PenStroke]]
    notices: list[str] = field(default_factory=list)


def choose_inputs(inputs: DemoInputs) -> ChosenInputs:
    """Choose and check the inputs. Needs an application with a language. Raises: TniError for an invalid file,
    OSError."""
    corpus = Path(os.environ["TNI_CORPUS"]) if os.environ.get("TNI_CORPUS") else None
    told: list[str] = []

    def add_notice(what: str, where: object) -> None:
        told.append(tr("{0} : {1}").format(what, where))

    pdf = inputs.pdf or lessons_folder() / "fractions.pdf"
    _check_pdf(pdf)
    add_notice(tr("PDF"), inputs.pdf or tr("fourni avec TNI"))
    hid = inputs.hid or (_two_at_once(corpus / "hid" / "recordings") if corpus else None)
    touch = load_recording(hid) if hid else parse_recording(demo_recordings.two_pupils_recording())
    _check_board(touch)
    add_notice(tr("Tableau tactile"), hid or tr("inventé pour TNI"))
    votes_path = inputs.votes or (_first(corpus / "hid" / "iclicker", "*.log") if corpus else None)
    votes = votes_path.read_bytes() if votes_path else demo_recordings.clicker_usb_log().encode()
    read_usb_log(votes)  # report an invalid log before anything is shown
    add_notice(tr("Votes"), votes_path or tr("inventés pour TNI"))
    ink_path = inputs.ink or (corpus / "ink" / "unipen" / "atu1" if corpus else None)
    ink = _handwriting(ink_path) if ink_path else [demo_recordings.handwrite(words) for words in OWN_WORDS]
    add_notice(tr("Écriture"), ink_path or tr("dessinée pour TNI"))
    return ChosenInputs(pdf, touch, votes, ink, told)


def _check_pdf(path: Path) -> None:
    """Check that a file is a readable PDF. Raises: UnknownFileKindError, PdfError, OSError."""
    if file_kind(path) != "pdf":
        raise UnknownFileKindError(path)
    with PdfReader() as reader:
        reader.open(path.read_bytes()).close()


def _check_board(recording: Recording) -> None:
    """Check that a device of the recording is a board. Raises: NotABoardError, HidDescriptorError."""
    for device in recording.devices:
        with suppress(NotABoardError):
            HidBoard(device.descriptor, device.vendor, device.product, count(1))
            return
    raise NotABoardError


def _first(folder: Path, pattern: str) -> Path | None:
    return next(iter(sorted(folder.glob(pattern))), None)


def _two_at_once(folder: Path) -> Path | None:
    """Return the recording in which exactly two fingers draw, and draw together for the largest part of what they
    draw."""
    found = [(summarise(path), path) for path in sorted(folder.glob("*.hid"))]
    twos = [(summary.together / summary.drawn, path) for summary, path in found if _two_draw(summary)]
    return max(twos, key=lambda pair: pair[0])[1] if twos else None


def _two_draw(summary: ReplaySummary) -> bool:
    """Return whether two fingers move, not only rest: together by at least the board's width."""
    return summary.most_at_once == 2 and summary.together >= 1.0


def _handwriting(path: Path) -> list[list[PenStroke]]:
    """Read a file as one text, or the first two files below a folder. Raises: UnipenError, OSError."""
    files = sorted(path.rglob("*.dat"))[:2] if path.is_dir() else [path]
    if not files:
        raise UnipenError(f"no .dat file in {path}")
    return [read_unipen(file)[:STROKES_MAX] for file in files]
