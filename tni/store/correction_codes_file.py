"""File of the teacher's lists of correction codes."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from tni.files.errors import JsonFileError
from tni.store.json_file import JsonFile, JsonObject

if TYPE_CHECKING:
    from tni.document.correction_code import CodeList, CodeLists

VERSION = 1


class CorrectionCodesFile:
    """Lists of codes in a file, which is private; implements `tni.services.correction.code_lists.CodeListsPort`. A
    damaged file is put aside, and the usual lists are offered again."""

    def __init__(self, path: Path) -> None:
        self._file = JsonFile(path, JsonFileError, version=VERSION)

    def read(self) -> CodeLists | None:
        """Return the lists; None where there is no file that can be used."""
        return self._file.read(_lists)

    def write(self, lists: CodeLists) -> None:
        """Raises: WriteError."""
        self._file.write(
            {
                "lists": [_to_json(one) for one in lists.lists],
                "chosen": lists.chosen,
                "capital_mm": lists.capital_mm,
            }
        )


def _to_json(found: CodeList) -> JsonObject:
    codes = [
        {"label": code.label, "meaning": code.meaning, "colour": code.colour, "points": code.points}
        for code in found.codes
    ]
    return {"name": found.name, "codes": codes}


def _lists(found: JsonObject) -> CodeLists:
    """Decode a file. Raises: ValueError, TypeError, KeyError, AttributeError."""
    from tni.document.correction_code import CodeLists

    lists = tuple(map(_list, found["lists"]))
    chosen, capital_mm = found["chosen"], found["capital_mm"]
    if type(chosen) is not int:
        raise TypeError("no place of a list")
    return CodeLists(lists, chosen, float(capital_mm))


def _list(found: dict[str, Any]) -> CodeList:
    from tni.document.correction_code import LIST_LETTERS, MOST_CODES, CodeList, CorrectionCode

    codes = tuple(
        CorrectionCode(_text(one["label"]), _text(one["meaning"]), _text(one["colour"]), float(one["points"]))
        for one in found["codes"]
    )
    name = _text(found["name"])
    if len(codes) > MOST_CODES or len(name) > LIST_LETTERS:
        raise ValueError("a list that is too long")
    return CodeList(name, codes)


def _text(found: object) -> str:
    if not isinstance(found, str):
        raise TypeError("no text")
    return found
