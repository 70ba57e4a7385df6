"""Link from the list of past séances to the sending of entries."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tni.cahier.entry import CahierEntry
    from tni.cahier.file_links import EntryDocuments
    from tni.services.cahier.past_filter import LeftToDo


@dataclass(frozen=True, slots=True)
class EntLink:
    """Sending of entries, loaded when it is first asked for. left: what the sending of an entry leaves to do, for a
    worker. show_outbox: opens the sheet of the outbox. documents: passes those of an entry that have a link. opens_at:
    when what waits is sent, None if it is now. subscribe: calls a function after each change of the outbox."""

    left: Callable[[CahierEntry], LeftToDo]
    show_outbox: Callable[[], None]
    documents: Callable[[CahierEntry, Callable[[EntryDocuments], None]], None]
    opens_at: Callable[[], datetime | None]
    subscribe: Callable[[Callable[[], None]], None]
