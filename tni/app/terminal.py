"""Terminal support for commands: language, encoding, closed streams, signals, errors and progress."""

from __future__ import annotations

import codecs
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
"""Replacements for characters that a terminal without UTF-8 can't show and that are more than a letter with an
accent."""


class CommandError(TniError):
    """Error of the command line with a message of its own. Its `str` is English, for logs. status: exit status, 2 for
    arguments that cannot be right."""

    status = 1

    def user_message(self) -> str:
        """Return one sentence in the interface's language. Call this after `use_system_language`."""
        raise NotImplementedError


class NoScreenError(CommandError):
    """There is no window system to show the program on."""

    def __init__(self) -> None:
        super().__init__("no window system")

    def user_message(self) -> str:
        from tni.ui.i18n import tr

        return tr("Aucun écran : TNI ne peut pas ouvrir sa fenêtre ici.")


class TargetExistsError(CommandError):
    """The file to write already exists."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"{path}: is there already")
        self.path = path

    def user_message(self) -> str:
        from tni.ui.i18n import tr
        from tni.ui.messages.file_errors import quoted_name

        if self.path.is_dir():
            return tr("{name} est un dossier : donner le nom d’un fichier.").format(name=quoted_name(self.path))
        return tr("{name} existe déjà, et n’a pas été remplacé : choisir un autre nom, ou ajouter --replace.").format(
            name=quoted_name(self.path)
        )


def check_screen() -> None:
    """Check that there is a window system: without one, Qt aborts with a long message. Raises: NoScreenError."""
    named = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    if sys.platform == "linux" and not any(os.environ.get(name) for name in named):
        raise NoScreenError


class TerminatedError(KeyboardInterrupt):
    """The system asked the program to end, or the terminal is closed. Like Ctrl+C it is not an `Exception`."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.number = number


def prepare_streams() -> None:
    """Make stdout and stderr safe to write to: closed streams discard output, and characters that can't be encoded are
    replaced."""
    codecs.register_error("tni.plain", replace_unencodable)
    sys.stdout = _safe(sys.stdout)
    sys.stderr = _safe(sys.stderr)
    if sys.platform == "linux" and locale.nl_langinfo(locale.CODESET) != "UTF-8":
        _name_utf8()


def _name_utf8() -> None:
    """Choose C.UTF-8 explicitly. Qt chooses it itself where the locale is missing or has another encoding, but with a
    warning of three lines. The locale's language is kept."""
    if named := os.environ.pop("LC_ALL", ""):
        os.environ |= dict.fromkeys(("LANG", "LC_MESSAGES", "LC_NUMERIC", "LC_TIME"), named)
    os.environ["LC_CTYPE"] = "C.UTF-8"
    with suppress(locale.Error):
        locale.setlocale(locale.LC_CTYPE, "C.UTF-8")  # if it is missing, Qt falls back to the encoding set now


def _safe(stream: TextIO | None) -> TextIO:
    if stream is None:  # closed by the caller: the next file that is opened must not get its number
        return Path(os.devnull).open("w", encoding="utf-8")
    if isinstance(stream, TextIOWrapper):
        stream.reconfigure(errors="tni.plain")
    return stream


def replace_unencodable(error: UnicodeError) -> tuple[str | bytes, int]:
    """Replace a character by its letter without the accent, but keep the bytes of file names. Error handler of
    `codecs`."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    from unicodedata import combining, normalize

    sign = error.object[error.start]
    if "\udc80" <= sign <= "\udcff":
        return bytes([ord(sign) - 0xDC00]), error.start + 1
    bare = "".join(c for c in normalize("NFKD", PLAIN_CHARACTERS.get(sign, sign)) if not combining(c))
    return bare if bare.isascii() else "?", error.start + 1


def write_json(found: Any) -> None:
    """Write JSON to stdout, readable. If stdout can't encode a character, non-ASCII is escaped, so that it stays JSON
    without loss."""
    from tni.app.json_output import json_text  # not needed at program start

    sys.stdout.write(json_text(found, encoding=sys.stdout.encoding or "ascii"))


def use_system_language() -> None:
    """Set `tr` to the system's language if no application exists yet. None can be created afterwards."""
    with hold_stop_signals():
        from PySide6.QtCore import QCoreApplication

    from tni.ui import i18n

    if QCoreApplication.instance() is None:
        i18n.install(QCoreApplication(["tni"]))


def report_error(error: Exception) -> int:
    """Print an error as one line on stderr, in the interface's language if there is an application, else in the
    system's. Returns: exit status, 1 or that of a CommandError."""
    use_system_language()
    from tni.files.lesson_errors import LessonUnreadableError
    from tni.ui.i18n import tr
    from tni.ui.messages.errors import known_error_message, unknown_error_message
    from tni.ui.messages.file_errors import quoted_name
    from tni.ui.messages.health import write_failure_message

    match error:
        case CommandError():
            print_stderr(error.user_message())
        case LessonUnreadableError():  # without a window, the usual message would be wrong: nothing is kept in it
            why = write_failure_message(error.trouble)
            print_stderr(
                tr("{name} n’a pas pu être ouverte ou écrite. {why}").format(name=quoted_name(error.path), why=why)
            )
        case _:  # without the log entry of an unknown error: that would be a second line
            print_stderr(known_error_message(error) or unknown_error_message())
    return error.status if isinstance(error, CommandError) else 1


def print_stderr(text: str) -> None:
    """Print one line on stderr, whatever the text contains. Does nothing if stderr is closed."""
    with suppress(OSError):
        sys.stderr.write(
            "".join(c if c.isprintable() or 0xDC80 <= ord(c) <= 0xDCFF else " " for c in one_line(text)) + "\n"
        )
        sys.stderr.flush()


def one_line(text: str) -> str:
    return " ".join(strip_control_characters(text).split())


def strip_control_characters(text: str) -> str:
    """Replace control characters: a name in a file must not move the cursor or colour the terminal."""
    return "".join(c if c.isprintable() or "\udc80" <= c <= "\udcff" else " " for c in text)


def report_interrupt(error: KeyboardInterrupt) -> int:
    """Print that the command was interrupted. Returns: the exit status that a shell expects."""
    use_system_language()
    from tni.ui.i18n import tr

    print_stderr(tr("Interrompu : aucun fichier incomplet n’est resté."))
    return 128 + error.number if isinstance(error, TerminatedError) else INTERRUPTED


def flush_output(status: int) -> int:
    """Flush stdout. Returns: the status, or 1 if it could not be written."""
    try:
        sys.stdout.flush()
    except BrokenPipeError:  # the reader of the output has ended, as `head` does
        discard_output()
    except OSError as error:
        discard_output()
        return report_error(error)
    return status


def discard_output() -> None:
    """Discard the rest of stdout after its reader has ended: otherwise Python reports an error when it exits."""
    with suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)


def _stopping(*names: str) -> list[signal.Signals]:
    return [getattr(signal, name) for name in names if hasattr(signal, name)]


@contextmanager
def note_stop_signals() -> Iterator[Callable[[], None]]:
    """Catch stop signals and yield a function that raises KeyboardInterrupt if one has arrived. The command calls it
    now and then.

    For commands in Qt's event loop, which swallows exceptions, and for commands with threads, where an exception at any
    moment can leave a lock held for ever.
    """
    asked: list[int] = []

    def note(number: int, _frame: FrameType | None) -> None:
        asked.append(number)

    def check_stop() -> None:
        if asked:
            raise TerminatedError(asked[0])

    before = {number: signal.signal(number, note) for number in _stopping("SIGINT", "SIGTERM", "SIGHUP")}
    try:
        yield check_stop
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


@contextmanager
def hold_stop_signals() -> Iterator[None]:
    """Raise TerminatedError for a stop signal at the end of the block, not within it. For imports of Qt, which crash
    when an exception interrupts them."""
    with note_stop_signals() as check_stop:
        yield
    check_stop()


@contextmanager
def raise_stop_signals() -> Iterator[None]:
    """Raise TerminatedError on the first stop signal, also when the terminal is closed; the second ends the process at
    once. For commands that wait: for typed input, or for another process.

    An error that comes after the signal is raised as TerminatedError too: code that is interrupted at any moment, in a
    library or where a lock is taken, may end with one of its own.
    """
    asked: list[int] = []

    def stop(number: int, _frame: FrameType | None) -> None:
        for other in before:
            signal.signal(other, signal.SIG_DFL)
        asked.append(number)
        raise TerminatedError(number)

    before = {number: signal.signal(number, stop) for number in _stopping("SIGINT", "SIGTERM", "SIGHUP")}
    try:
        yield
    except Exception as error:
        if asked:
            raise TerminatedError(asked[0]) from error
        raise
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


class ProgressLine:
    """Progress of a command, on one line of stderr that is overwritten. Does nothing if stderr is no terminal."""

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
