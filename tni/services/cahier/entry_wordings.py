"""The teacher's own wording of entries, remembered for each class and sequence."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

from tni.core.lazy import Lazy
from tni.files.atomic import WriteError

if TYPE_CHECKING:
    from tni.cahier.entry import CahierEntry
    from tni.cahier.entry_wording import Wording, WordingKey
    from tni.store.seances import SeanceStore


_log = logging.getLogger(__name__)


class WordingStore(Protocol):
    """Store of wordings, for any thread. Implemented by `tni.store.entry_wordings_file.EntryWordingsFile`."""

    def of(self, key: WordingKey) -> Wording:
        """Return what is remembered; NO_WORDING without any."""

    def put(self, key: WordingKey, wording: Wording) -> None:
        """Remember a wording. Raises: WriteError."""


class NoWordings:
    """Remembers nothing."""

    def of(self, key: WordingKey) -> Wording:  # noqa: ARG002
        from tni.cahier.entry_wording import NO_WORDING

        return NO_WORDING

    def put(self, key: WordingKey, wording: Wording) -> None:
        pass


class OpenedWordings:
    """Store that is opened when it is first asked. open: opens it, on any thread; it may be called twice."""

    def __init__(self, open: Callable[[], WordingStore]) -> None:
        self._store = Lazy(open)

    def of(self, key: WordingKey) -> Wording:
        return self._store().of(key)

    def put(self, key: WordingKey, wording: Wording) -> None:
        self._store().put(key, wording)


def remember_wording(store: SeanceStore, wordings: WordingStore, entry: CahierEntry, min_shown_s: float) -> None:
    """Remember how the teacher worded an entry that she has confirmed. For a worker thread. A wording that cannot be
    written is forgotten. Raises the errors of the store of séances, and NoSeanceStartError."""
    from tni.cahier.entry_builder import build_entry
    from tni.cahier.entry_wording import key_of, learn_wording

    proposed = build_entry(entry.session, store.log(entry.session), min_shown_s=min_shown_s)
    key = key_of(proposed)
    before = wordings.of(key)
    wording = learn_wording(proposed, entry, before)
    if wording != before:
        try:
            wordings.put(key, wording)
        except WriteError as error:
            _log.warning("wording of %s: %s", key.subject, error)
