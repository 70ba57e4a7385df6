"""Edits that the teacher has made in the proposed entry of a séance under way, taken over into the next proposal."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from tni.cahier.seance_log import SeanceEvent, SeanceId

if TYPE_CHECKING:
    from tni.cahier.corrections import BuildEntry
    from tni.cahier.entry import CahierEntry
    from tni.services.cahier.entry_building import EntryBuilding


@dataclass(slots=True)
class EntryEdits:
    """proposed: the proposal that she was shown last; edited: the entry as she left it; None without one. is_stale:
    pages have become corrected copies since, so that what they brought is to be left out of both."""

    proposed: CahierEntry | None = None
    edited: CahierEntry | None = None
    is_stale: bool = False

    def settle(
        self, building: EntryBuilding, seance: SeanceId, log: Sequence[SeanceEvent], *, must_end: bool = False
    ) -> None:
        """Leave out what corrected copies brought, once the proposal is built without them; before what is built next.
        must_end: as in `EntryBuilding.build`."""
        from tni.cahier.corrections import until_proposed

        shown = until_proposed(log)
        if not self.is_stale or self.proposed is None or not shown:
            return
        from tni.cahier.corrected_pages import corrected_pages, with_corrected

        self.is_stale = False
        copies = corrected_pages(log)

        def leave_out(without: CahierEntry) -> None:
            from tni.cahier.withdrawal import withdrawn_entry

            if self.proposed is not None:
                if self.edited is not None:
                    self.edited = withdrawn_entry(self.edited, self.proposed, without, copies)
                self.proposed = replace(without, start=self.proposed.start, end=self.proposed.end)

        building.build(seance, with_corrected(shown, copies), leave_out, must_end=must_end)

    def settled(self, entry: CahierEntry, log: Sequence[SeanceEvent], build: BuildEntry) -> CahierEntry:
        """Return an entry that was made from the proposal shown last, without what corrected copies brought. On any
        thread, once the séance has ended."""
        from tni.cahier.corrections import until_proposed

        shown = until_proposed(log)
        if not self.is_stale or self.proposed is None or not shown:
            return entry
        from tni.cahier.corrected_pages import corrected_pages, with_corrected
        from tni.cahier.withdrawal import withdrawn_entry

        copies = corrected_pages(log)
        return withdrawn_entry(entry, self.proposed, build(entry.session, with_corrected(shown, copies)), copies)

    def taken_over(self, now: CahierEntry, log: Sequence[SeanceEvent]) -> CahierEntry:
        """Return the proposal `now` with what she has changed in the one before, which it replaces. log: what happened
        before it."""
        from tni.cahier.corrections import corrected_proposal

        entry = corrected_proposal(now, log, self.proposed, self.edited)
        self.proposed = now
        return entry

    def tell_answers(self, entry: CahierEntry, sentence: str) -> CahierEntry:
        """Return an entry with a sentence on the answers of the class, "" for none, and propose it so, too."""
        from tni.cahier.corrections import with_answers_line

        if self.proposed is not None:
            self.proposed = replace(self.proposed, contenu=with_answers_line(self.proposed.contenu, sentence))
        return replace(entry, contenu=with_answers_line(entry.contenu, sentence))
