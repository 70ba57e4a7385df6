"""Text of RTF: what is shown, and what stands in notes, comments and metadata."""

from __future__ import annotations

import codecs
import re

from tni.core.document_text import Unread
from tni.formats.documents.gathering import Gathering

_TOKEN = re.compile(
    r"\\([a-zA-Z]{1,32})(-?[0-9]{1,10})?[ ]?|\\'([0-9a-fA-F]{2})|\\([^a-zA-Z])|([{}])|[\r\n]+|([^\\{}\r\n]+)", re.DOTALL
)
_BREAKS = {
    "par": "\n", "line": "\n", "cell": "\n", "row": "\n", "sect": "\n", "page": "\n", "column": "\n", "tab": "\t",
    "nestcell": "\n", "nestrow": "\n", "emdash": "—", "endash": "–", "lquote": "‘", "rquote": "’", "ldblquote": "“",
    "rdblquote": "”", "bullet": "•", "emspace": " ", "enspace": " ",
}  # fmt: skip
_SIGNS = {"~": "\u00a0", "_": "-", "-": "", "\n": "\n", "\r": "\n", "\\": "\\", "{": "{", "}": "}"}
_ASIDE_LIST = """
    info author operator title subject keywords comment doccomm manager company category hlinkbase header headerl
    headerr headerf footer footerl footerr footerf footnote annotation atnauthor atnid fldinst shptxt shpinst
    """
_ASIDE = frozenset(_ASIDE_LIST.split())
"""Groups whose text stands beside that of the group around them."""
_BESIDE = frozenset(("stylesheet", "filetbl", "picprop"))
"""Groups in which people name styles, files and pictures, some within a silent one."""
_SILENT_LIST = """
    fonttbl colortbl pict objdata themedata colorschememapping datastore latentstyles listtable listoverridetable
    rsidtbl blipuid mmathPr xmlnstbl generator pgptbl falt panose
    """
_SILENT = frozenset(_SILENT_LIST.split())
"""Groups with tables and pictures, which have no text of the document."""
_CODE_PAGES = {"ansi": "cp1252", "mac": "mac_roman", "pc": "cp437", "pca": "cp850"}
_FIRST_HALF, _SECOND_HALF = range(0xD800, 0xDC00), range(0xDC00, 0xE000)


class _Group:
    """Group within braces. fallback: letters after a `\\u` for programs that do not know it. unsaid: letters in it that
    are no text. is_beside: what it says is no text of the document."""

    def __init__(self, pieces: list[str], fallback: int, is_silent: bool) -> None:
        self.pieces, self.fallback, self.is_silent = pieces, fallback, is_silent
        self.is_aside = self.is_picture = self.is_beside = False
        self.unsaid = 0


def gather_rtf(data: bytes, into: Gathering) -> None:
    """Add the text of RTF. Raises: FullError."""
    reader = _RtfReader(data.decode("latin-1"), into)
    reader.read()
    for aside in reader.asides:
        into.add(aside)
    into.add_beside("\n".join(reader.beside))


class _RtfReader:
    """Reader of one text. asides: texts of notes, comments and metadata. beside: names of styles, files, pictures."""

    def __init__(self, text: str, into: Gathering) -> None:
        self._text, self._into = text, into
        self.asides: list[str] = []
        self.beside: list[str] = []
        self._main: list[str] = []
        self._groups = [_Group(self._main, 1, False)]
        self._code_page = "cp1252"
        self._skipped = 0  # letters still to be left out after a `\u`
        self._high = 0  # first half of a letter that takes two

    def read(self) -> None:
        at = 0
        while found := _TOKEN.match(self._text, at):
            at = found.end()
            word, number, byte, sign, brace, plain = found.groups()
            if word is not None:
                if word == "bin":
                    at += max(0, int(number or 0))
                    self._groups[-1].unsaid += 2 * max(0, int(number or 0))
                self._word(word, number)
            elif byte is not None:
                self._say(bytes((int(byte, 16),)).decode(self._code_page, "replace"))
            elif brace is not None:
                self._brace(brace)
            elif plain is not None:
                self._say(plain)
            elif sign == "*":
                self._begin_aside()
            elif sign is not None:
                self._say(_SIGNS.get(sign, ""))
        if len(self._groups) > 1:
            self._into.miss(Unread.DAMAGED)
        self.asides += ["".join(one.pieces) for one in self._groups if one.is_aside]
        self.asides.insert(0, "".join(self._main))

    def _brace(self, brace: str) -> None:
        self._skipped = 0
        group = self._groups[-1]
        if brace == "{":
            self._groups.append(_Group(group.pieces, group.fallback, group.is_silent))
        elif len(self._groups) > 1:
            self._groups.pop()
            if group.is_picture:
                self._into.see_picture(group.unsaid // 2)
            if group.is_aside:
                (self.beside if group.is_beside else self.asides).append("".join(group.pieces))

    def _begin_aside(self) -> None:
        group = self._groups[-1]
        if not group.is_aside and len(self._groups) > 1:
            group.pieces, group.is_aside = [], True

    def _word(self, word: str, number: str | None) -> None:
        group = self._groups[-1]
        if word == "u" and number is not None:
            self._say_code(int(number) % 0x10000)
            self._skipped = group.fallback
        elif word == "uc":
            group.fallback = min(max(int(number or 1), 0), 10)
        elif word in _BREAKS:
            self._say(_BREAKS[word])
        elif word in _CODE_PAGES or word == "ansicpg":
            self._code_page = _code_page(_CODE_PAGES.get(word, f"cp{number}"), self._code_page)
        elif word in _SILENT:
            group.is_silent = True
            group.is_picture |= word == "pict"
            if word == "objdata":
                self._into.miss(Unread.UNKNOWN)
        elif word in _ASIDE:
            self._begin_aside()
        elif word in _BESIDE:
            self._begin_aside()
            group.is_beside, group.is_silent = True, False

    def _say(self, text: str) -> None:
        if self._skipped:
            left = text[self._skipped :]
            self._skipped = max(0, self._skipped - len(text))
            text = left
        if self._groups[-1].is_silent:
            self._groups[-1].unsaid += len(text)
        elif text:
            self._groups[-1].pieces.append(text)

    def _say_code(self, code: int) -> None:
        self._skipped = 0
        if code in _FIRST_HALF:
            self._high = code
        elif code in _SECOND_HALF:
            self._say(chr(0x10000 + (self._high - 0xD800) * 0x400 + code - 0xDC00) if self._high else "")
            self._high = 0
        else:
            self._say(chr(code))


def _code_page(name: str, otherwise: str) -> str:
    try:
        return codecs.lookup(name).name if name != "cp0" else otherwise
    except LookupError:
        return otherwise
