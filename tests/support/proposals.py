"""Proposed entries of séances that are short enough to be built at once."""

from __future__ import annotations

from tni.cahier.entry import CahierEntry
from tni.services.cahier.cahier_service import CahierService
from tni.services.cahier.seance_service import SeanceService
from tni.services.cahier.seance_states import SeanceProposal


def proposal_of(cahier: CahierService, *, with_answers: bool | None = None) -> CahierEntry:
    found: list[CahierEntry] = []
    cahier.propose(found.append, with_answers)
    return found[0]


def end(cahier: CahierService) -> CahierEntry:
    """End the séance, and return its draft."""
    found: list[CahierEntry] = []
    cahier.end(found.append)
    return found[0]


def proposed(seances: SeanceService) -> SeanceProposal:
    found: list[SeanceProposal] = []
    seances.propose(found.append)
    return found[0]
