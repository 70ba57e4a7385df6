"""Hosts of web activities that the teacher has agreed to open: kept in the settings, and taken back one by one."""

from __future__ import annotations

from typing import Final

from tni.core.settings import AGREED_HOSTS, Settings

MOST_HOSTS: Final = 6
"""Hosts that are kept, as many as the settings have room for; the one agreed to first goes first."""


class AgreedHosts:
    """Hosts that are opened without a question."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    @property
    def hosts(self) -> list[str]:
        """Hosts, the last agreed to at the end."""
        return self._settings.get(AGREED_HOSTS).split()

    def add(self, host: str) -> None:
        """Open a host without a question from now on."""
        self._settings.change(AGREED_HOSTS, lambda kept: "\n".join([*_without(kept, host), host][-MOST_HOSTS:]))

    def forget(self, host: str) -> None:
        """Ask again before a host is opened."""
        self._settings.change(AGREED_HOSTS, lambda kept: "\n".join(_without(kept, host)))


def _without(kept: str, host: str) -> list[str]:
    return [one for one in kept.split() if one != host]
