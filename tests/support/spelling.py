"""The teacher's own words in tests of the spelling: none."""

from __future__ import annotations


class NoWords:
    def content(self) -> frozenset[str]:
        return frozenset()

    def add(self, spelling: str) -> None: ...
    def remove(self, spelling: str) -> None: ...
