"""A keyring in memory."""

from __future__ import annotations

from collections.abc import Callable

from tni.roster.names_key import NoKeyringError


class Texts:
    """Secret texts by name. works: False for a system without a keyring. at_put: done when a text is put."""

    def __init__(self, *, works: bool) -> None:
        self.kept: dict[str, str] = {}
        self.works = works
        self.at_put: Callable[[], None] = lambda: None

    def get(self, name: str) -> str | None:
        return self._kept().get(name)

    def put(self, name: str, text: str) -> None:
        self.at_put()
        self._kept()[name] = text

    def drop(self, name: str) -> None:
        if self._kept().pop(name, None) is None:
            raise NoKeyringError("no such name")

    def _kept(self) -> dict[str, str]:
        if not self.works:
            raise NoKeyringError("none")
        return self.kept
