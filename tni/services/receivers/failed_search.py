"""Result of a search on serial lines that has found nothing, for the teacher who waits for it."""

from __future__ import annotations

from dataclasses import dataclass

from tni.devices.serial_search import SerialSearchResult


@dataclass(frozen=True, slots=True)
class FailedSearch:
    """Search that has found nothing. refused: path of a line that could not be opened, "" if all could; has_lines:
    whether a line was listened to."""

    refused: str = ""
    has_lines: bool = False

    @classmethod
    def of(cls, result: SerialSearchResult) -> FailedSearch:
        return cls(result.refused[0].path if result.refused else "", bool(result.silent))
