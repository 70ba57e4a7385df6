"""Listeners of the vote, views that draw its state and tell the teacher; and its sources."""

from __future__ import annotations

from typing import Protocol

from tni.core.ids import PageId
from tni.services.voting.vote_notices import AnyVoteNotice


class VoteListener(Protocol):
    """View of the vote. Called on the main thread."""

    def vote_changed(self) -> None:
        """Draw the state again: a command has changed it."""

    def answers_arrived(self) -> None:
        """Draw the state again soon: votes have come. When a class votes, this is called for each vote."""

    def page_wanted(self, page: PageId) -> None:
        """Show the page on which a question is drawn, if its lesson is open."""

    def report(self, notice: AnyVoteNotice) -> None:
        """Tell the teacher."""


class VoteSource(Protocol):
    """Source of votes with messages on their way."""

    def drain(self) -> None:
        """Deliver all messages received so far."""


class VoteListeners:
    """`VoteListener` that passes everything on to others."""

    def __init__(self) -> None:
        self._listeners: list[VoteListener] = []

    def add(self, listener: VoteListener) -> None:
        self._listeners.append(listener)

    def remove(self, listener: VoteListener) -> None:
        """Remove a listener; does nothing if it was not added."""
        self._listeners = [one for one in self._listeners if one is not listener]

    def clear(self) -> None:
        self._listeners.clear()

    def vote_changed(self) -> None:
        for listener in self._listeners:
            listener.vote_changed()

    def answers_arrived(self) -> None:
        for listener in self._listeners:
            listener.answers_arrived()

    def page_wanted(self, page: PageId) -> None:
        for listener in self._listeners:
            listener.page_wanted(page)

    def report(self, notice: AnyVoteNotice) -> None:
        for listener in self._listeners:
            listener.report(notice)
