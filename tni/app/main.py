"""`tni`: the command line. Imports stay inside the commands, so that `tni --help` and the board start at once."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from tni import __version__

WIDTH_MAX_PX = 16384
COMMANDS = ("demo", "replay", "convert", "lesson", "doctor")


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line. Returns the exit status: 0 done, 1 it failed (one line on stderr), 2 misused."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    if arguments and arguments[0] in COMMANDS:
        parsed = _command_parser().parse_args(arguments)
    else:
        parsed = _board_parser().parse_args(arguments)
    from tni.core.errors import TniError

    try:
        status: int = parsed.run(parsed)
    except BrokenPipeError:  # the reader of our output went away, as `head` does
        return 0
    except (TniError, OSError) as error:
        return _fail(error)
    return status


def _fail(error: Exception) -> int:
    """One line, in the board's language when there is one, else in the system's."""
    from PySide6.QtCore import QCoreApplication

    from tni.ui import i18n
    from tni.ui.sentences import sentence

    app = QCoreApplication.instance()
    if app is None:
        app = QCoreApplication(["tni"])
        i18n.install(app)
    sys.stderr.write(" ".join(sentence(error).split()) + "\n")
    return 1


def _board_parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="tni",
        description="Open the board, blank or with a lesson, a PDF or a picture.",
        epilog="Other commands, each with --help: " + ", ".join(f"tni {name}" for name in COMMANDS),
    )
    parser.add_argument("file", nargs="?", type=Path, metavar="FILE", help=".tni, .pdf or a picture")
    parser.add_argument("--version", action="version", version=f"tni {__version__}")
    parser.set_defaults(run=_board)
    return parser


def _command_parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="tni")
    commands = parser.add_subparsers(dest="command", required=True)

    demo = commands.add_parser(
        "demo",
        help="teach a whole lesson without hands, and keep its pictures",
        description="Teach a whole lesson without hands: open a PDF, write on it, let two pupils write at once, hold "
        "a vote, end the session. DIR then holds board-*.png, lesson.tni, lesson.pdf, poll.json and cahier.html.",
    )
    demo.add_argument("--out", type=Path, default=Path("tni-demo"), metavar="DIR", help="where to put it")
    demo.add_argument("--pdf", type=Path, help="the PDF that is opened")
    demo.add_argument("--hid", type=Path, help="hid-recorder recording of a touch frame")
    demo.add_argument("--votes", type=Path, help="USB log of an i>clicker base")
    demo.add_argument("--ink", type=Path, help="handwriting: a UNIPEN file, or a folder of them")
    demo.set_defaults(run=_demo)

    replay = commands.add_parser(
        "replay", help="play a recording of a touch board", description="Play a hid-recorder recording."
    )
    replay.add_argument("file", type=Path, metavar="FILE.hid")
    replay.add_argument("--json", action="store_true", help="one JSON line per contact and frame")
    replay.set_defaults(run=_replay)

    convert = commands.add_parser(
        "convert",
        help="turn a lesson, a PDF or a picture into another kind of file",
        description="IN: .tni, .pdf or a picture. OUT: .tni, .pdf, or .png (one file for each page).",
    )
    convert.add_argument("source", type=Path, metavar="IN")
    convert.add_argument("target", type=Path, metavar="OUT")
    convert.add_argument("--width", type=_width, default=1920, help="of PNG pages, in pixels")
    convert.set_defaults(run=_convert)

    lesson = commands.add_parser("lesson", help="look into a lesson file", description="Look into a lesson file.")
    parts = lesson.add_subparsers(dest="part", required=True)
    info = parts.add_parser("info", description="What is in a lesson file.")
    info.add_argument("file", type=Path, metavar="FILE")
    info.add_argument("--json", action="store_true", help="everything, as JSON")
    info.add_argument("--samples", action="store_true", help="with --json: every sample, as x, y in mm and t in s")
    info.set_defaults(run=_lesson_info)
    check = parts.add_parser("check", description="Look for damage. Exit status 1 when there is some.")
    check.add_argument("file", type=Path, metavar="FILE")
    check.set_defaults(run=_lesson_check)

    doctor = commands.add_parser(
        "doctor",
        help="what this machine offers, and what is missing",
        description="Say what this machine offers, which way to the screen is taken and why, and what is missing. "
        "Exit status 1 when something needs doing.",
    )
    doctor.add_argument("--json", action="store_true", help="the facts, as JSON")
    doctor.add_argument("--gpu", action="store_true", help="only the graphics card and the way to the screen")
    doctor.set_defaults(run=_doctor)
    return parser


def _width(text: str) -> int:
    width = int(text)
    if not 1 <= width <= WIDTH_MAX_PX:
        raise argparse.ArgumentTypeError(f"from 1 to {WIDTH_MAX_PX}")
    return width


def _board(parsed: argparse.Namespace) -> int:
    from tni.app.early import load_quickly

    load_quickly()
    from tni.app.board import run_board

    return run_board(parsed.file)


def _demo(parsed: argparse.Namespace) -> int:
    from tni.app.demo import DemoInputs, run_demo

    return run_demo(parsed.out, DemoInputs(parsed.pdf, parsed.hid, parsed.votes, parsed.ink))


def _replay(parsed: argparse.Namespace) -> int:
    from tni.devices.replay import replay_json, summary_text

    for line in replay_json(parsed.file) if parsed.json else [summary_text(parsed.file)]:
        sys.stdout.write(line + "\n")
    return 0


def _convert(parsed: argparse.Namespace) -> int:
    from tni.app.convert import convert

    for path in convert(parsed.source, parsed.target, parsed.width):
        sys.stdout.write(f"{path}\n")
    return 0


def _lesson_info(parsed: argparse.Namespace) -> int:
    from tni.app.lesson_command import print_info

    return print_info(parsed.file, as_json=parsed.json, samples=parsed.samples)


def _lesson_check(parsed: argparse.Namespace) -> int:
    from tni.app.lesson_command import print_problems

    return print_problems(parsed.file)


def _doctor(parsed: argparse.Namespace) -> int:
    from tni.app.doctor import run_doctor

    return run_doctor(as_json=parsed.json, gpu_only=parsed.gpu)


if __name__ == "__main__":
    sys.exit(main())
