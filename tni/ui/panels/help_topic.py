"""Topic of the help, as a value."""

from __future__ import annotations

from dataclasses import dataclass

from tni.ui.chrome.commands import CommandId


@dataclass(frozen=True, slots=True)
class HelpTopic:
    """Topic of the help. title; steps: sentences in order; terms: other words by which it is found; command: offered
    beside it as a button."""

    title: str
    steps: tuple[str, ...]
    terms: str = ""
    command: CommandId | None = None
