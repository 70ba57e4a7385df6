"""Command `tni quiz read|convert`: read and convert question banks, and list the parts that could not be kept."""

from __future__ import annotations

import sys
from pathlib import Path

from tni.app import terminal
from tni.files.atomic import write_atomically
from tni.files.regular_file import open_regular
from tni.formats.banks.bank_json import bank_to_json as json_of
from tni.formats.banks.format_registry import detect_format, format_to_write, read, read_files, write
from tni.quiz.bank.bank_format import BANK_FORMATS, BankFormat
from tni.quiz.bank.errors import NothingReadableError, UnknownBankFormatError
from tni.ui.i18n import tr
from tni.ui.messages import banks as words
from tni.ui.messages.file_errors import quoted_name


class BankExistsError(terminal.CommandError):
    """The target exists. It is replaced only on request."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"{path}: is there already")
        self.path = path

    def user_message(self) -> str:
        if self.path.is_dir():
            return tr("{name} est un dossier : donner le nom d’un fichier.").format(name=quoted_name(self.path))
        return tr("{name} existe déjà, et n’a pas été remplacé : choisir un autre nom, ou ajouter --force.").format(
            name=quoted_name(self.path)
        )


def print_bank(path: Path, *, as_json: bool) -> int:
    """Print the content of a bank on stdout; with JSON, losses go to stderr. Raises: FileFormatError, OSError."""
    open_regular(path).close()
    files = read_files(path)
    kind = detect_format(files.data, files.name)
    found = read(*files, kind=kind)
    if as_json:
        terminal.write_json(json_of(found.bank))
    terminal.use_system_language()
    lines = list(words.loss_lines(found.losses))
    if as_json:
        for line in lines:
            terminal.print_stderr(line)
        return 0
    items = found.bank.items
    shown = [words.question_count_text(len(items), BANK_FORMATS[kind].name), *words.item_lines(items)]
    _print([*shown, *([words.not_read_heading(), *lines] if lines else [words.nothing_lost_message()])])
    return 0


def convert_bank(source: Path, target: Path, *, to: str, force: bool) -> int:
    """Write a bank in another format. to: name of the format, "" to use the target's suffix. force: replace an existing
    target.

    Raises: FileFormatError, BankExistsError, WriteError, OSError.
    """
    open_regular(source).close()
    kind = format_named(to) if to else format_to_write(target.name)
    found = read(*read_files(source))
    if target.is_dir() or (target.exists() and not force):
        raise BankExistsError(target)
    if not found.bank.items:
        raise NothingReadableError(found.losses)
    made = write(found.bank, kind)
    write_atomically(target, made.data)
    terminal.use_system_language()
    lines = [str(target)]
    for heading, losses in ((words.not_read_heading(), found.losses), (words.not_written_heading(), made.losses)):
        if losses:
            lines += [heading, *words.loss_lines(losses)]
    _print(lines if len(lines) > 1 else [*lines, words.nothing_lost_message()])
    return 0


def format_named(name: str) -> BankFormat:
    """Return the format of this name. Raises: UnknownBankFormatError."""
    try:
        return BankFormat(name.lower())
    except ValueError:
        raise UnknownBankFormatError(name) from None


def _print(lines: list[str]) -> None:
    sys.stdout.writelines(f"{terminal.strip_control_characters(line)}\n" for line in lines)
