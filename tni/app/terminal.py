"""The terminal: its language, what it cannot show, what happens when nobody reads, and how a command ends there."""

from __future__ import annotations

import codecs
import json
import locale
import os
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from io import TextIOWrapper
from pathlib import Path
from types import FrameType
from typing import Any, TextIO

from tni.core.errors import TniError

INTERRUPTED = 128 + signal.SIGINT
PLAIN_CHARACTERS = {
    "’": "'",
    "‘": "'",
    "«": '"',
    "»": '"',
    "“": '"',
    "”": '"',
    "×": "x",
    "·": "-",
    "œ": "oe",
    "Œ": "OE",
    "–": "-",
}
"""What stands for a sign that a terminal without UTF-8 cannot show, where taking away the accent is not enough."""


class CommandError(TniError):
    """An error of the command line, which can say itself. Its text is English, for logs."""

    def say(self) -> str:
        """One sentence in the interface's language. Call it after `speak`."""
        raise NotImplementedError


class NoScreenError(CommandError):
    """There is no window system to show the board on."""

    def __init__(self) -> None:
        super().__init__("no window system")

    def say(self) -> str:
        from tni.ui.i18n import tr

        return tr("Aucun écran : le tableau ne peut pas s’ouvrir dans cette session.")


class TargetExistsError(CommandError):
    """What was to be written is there already."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"{path}: is there already")
        self.path = path

    def say(self) -> str:
        from tni.ui.i18n import tr
        from tni.ui.messages.file_errors import quoted_name

        if self.path.is_dir():
            return tr("{name} est un dossier : donnez le nom d’un fichier.").format(name=quoted_name(self.path))
        return tr(
            "{name} existe déjà, et n’a pas été remplacé : choisissez un autre nom, ou ajoutez --replace."
        ).format(name=quoted_name(self.path))


def check_screen() -> None:
    """Where there is none, Qt ends the program with a page of words. Raises: NoScreenError."""
    named = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    if sys.platform == "linux" and not any(os.environ.get(name) for name in named):
        raise NoScreenError


class TerminatedError(KeyboardInterrupt):
    """The system asked for the end, or the terminal is gone; not an `Exception`, as Ctrl+C is none."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.number = number


def prepare_streams() -> None:
    """Make both streams safe to write to: closed ones lead nowhere, and no sign is one too many for the terminal."""
    codecs.register_error("tni.plain", replace_unencodable)
    sys.stdout = _safe(sys.stdout)
    sys.stderr = _safe(sys.stderr)
    if sys.platform == "linux" and locale.nl_langinfo(locale.CODESET) != "UTF-8":
        _name_utf8()


def _name_utf8() -> None:
    """Qt takes C.UTF-8 where the locale is in another encoding or not there, but says so in three lines. The language
    that the locale names stays."""
    if named := os.environ.pop("LC_ALL", ""):
        os.environ |= dict.fromkeys(("LANG", "LC_MESSAGES", "LC_NUMERIC", "LC_TIME"), named)
    os.environ["LC_CTYPE"] = "C.UTF-8"
    with suppress(locale.Error):
        locale.setlocale(locale.LC_CTYPE, "C.UTF-8")  # one that is not there would leave Qt with what is set now


def _safe(stream: TextIO | None) -> TextIO:
    if stream is None:  # closed by the caller: the next file that is opened must not get its number
        return Path(os.devnull).open("w", encoding="utf-8")
    if isinstance(stream, TextIOWrapper):
        stream.reconfigure(errors="tni.plain")
    return stream


def replace_unencodable(error: UnicodeError) -> tuple[str | bytes, int]:
    """A handler of the `codecs` module: the letter without its accent; bytes of file names stay what they are."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    from unicodedata import combining, normalize

    sign = error.object[error.start]
    if "\udc80" <= sign <= "\udcff":
        return bytes([ord(sign) - 0xDC00]), error.start + 1
    bare = "".join(c for c in normalize("NFKD", PLAIN_CHARACTERS.get(sign, sign)) if not combining(c))
    return bare if bare.isascii() else "?", error.start + 1


def write_json(found: Any) -> None:
    """To stdout, readable; signs that stdout cannot take are escaped, so that it stays JSON and nothing is lost."""
    text = json.dumps(found, ensure_ascii=False, indent=1)
    try:
        text.encode(sys.stdout.encoding or "ascii")
    except UnicodeEncodeError:
        text = json.dumps(found, indent=1)
    sys.stdout.write(text + "\n")


def use_system_language() -> None:
    """Have `tr` speak the system's language, when no application has been made that speaks. None can be made later."""
    from PySide6.QtCore import QCoreApplication

    from tni.ui import i18n

    if QCoreApplication.instance() is None:
        i18n.install(QCoreApplication(["tni"]))


def report_error(error: Exception) -> int:
    """One line on stderr, in the board's language when there is one, else in the system's. Returns: the status 1."""
    use_system_language()
    from tni.store.lesson_errors import LessonUnreadableError
    from tni.ui.i18n import tr
    from tni.ui.messages.errors import error_message
    from tni.ui.messages.file_errors import quoted_name
    from tni.ui.messages.health import write_failure_message

    match error:
        case CommandError():
            print_stderr(error.say())
        case LessonUnreadableError():  # there is no board on which something would be kept
            why = write_failure_message(error.trouble)
            print_stderr(
                tr("{name} n’a pas pu être ouverte ou écrite. {why}").format(name=quoted_name(error.path), why=why)
            )
        case _:
            print_stderr(error_message(error))
    return 1


def print_stderr(text: str) -> None:
    """One line on stderr, whatever is in it; nothing when nobody can read it."""
    with suppress(OSError):
        sys.stderr.write(
            "".join(c if c.isprintable() or 0xDC80 <= ord(c) <= 0xDCFF else " " for c in one_line(text)) + "\n"
        )
        sys.stderr.flush()


def one_line(text: str) -> str:
    return " ".join(strip_control_characters(text).split())


def strip_control_characters(text: str) -> str:
    """What a name in a file holds must not move the cursor nor colour the terminal."""
    return "".join(c if c.isprintable() or "\udc80" <= c <= "\udcff" else " " for c in text)


def report_interrupt(error: KeyboardInterrupt) -> int:
    """Say that the command was given up. Returns: the status that a shell expects."""
    use_system_language()
    from tni.ui.i18n import tr

    print_stderr(tr("Interrompu : rien n’est resté à moitié écrit."))
    return 128 + error.number if isinstance(error, TerminatedError) else INTERRUPTED


def flush_output(status: int) -> int:
    """Write out what stdout still holds. Returns: the status, or 1 when it could not be written."""
    try:
        sys.stdout.flush()
    except BrokenPipeError:  # the reader of our output went away, as `head` does
        discard_output()
    except OSError as error:
        discard_output()
        return report_error(error)
    return status


def discard_output() -> None:
    """Nobody reads any more: what is still to be written leads nowhere, or Python would complain of it at its end."""
    with suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)


def _stopping(*names: str) -> list[signal.Signals]:
    return [getattr(signal, name) for name in names if hasattr(signal, name)]


@contextmanager
def note_stop_signals() -> Iterator[Callable[[], None]]:
    """For a command in Qt's event loop, which would swallow what is raised there, or with threads, whose locks an
    exception that comes at any moment leaves held for ever. Yields: what to call now and then; it raises
    KeyboardInterrupt when the command was asked to end."""
    asked: list[int] = []

    def note(number: int, _frame: FrameType | None) -> None:
        asked.append(number)

    def look() -> None:
        if asked:
            raise TerminatedError(asked[0])

    before = {number: signal.signal(number, note) for number in _stopping("SIGINT", "SIGTERM", "SIGHUP")}
    try:
        yield look
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


@contextmanager
def raise_stop_signals() -> Iterator[None]:
    """For a command that waits until somebody types: its end is asked for as if by Ctrl+C, also when the terminal is
    closed. Within: TerminatedError."""

    def stop(number: int, _frame: FrameType | None) -> None:
        raise TerminatedError(number)

    before = {number: signal.signal(number, stop) for number in _stopping("SIGTERM", "SIGHUP")}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


class ProgressLine:
    """How far a command is, on one line of stderr that is written over; nothing where no terminal shows it."""

    def __init__(self) -> None:
        self._shown = sys.stderr.isatty()
        self._width = 0

    def __call__(self, text: str) -> None:
        if self._shown:
            with suppress(OSError):
                sys.stderr.write("\r" + text.ljust(self._width))
                sys.stderr.flush()
            self._width = len(text)

    def clear(self) -> None:
        if self._width:
            self("")
            with suppress(OSError):
                sys.stderr.write("\r")
                sys.stderr.flush()
            self._width = 0
