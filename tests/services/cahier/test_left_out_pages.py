"""Pages that are left out of an entry, and joined to it again where they were."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from uuid import UUID

import pytest

from tni.cahier.entry import Assessment, CahierEntry, Homework, WorkKind
from tni.cahier.seance_log import SeanceId
from tni.core.ids import PageId
from tni.services.cahier.leaving_texts import with_joined_page, without_pages

P1, P2, P3 = PageId("p1"), PageId("p2"), PageId("p3")


@pytest.fixture
def entry() -> CahierEntry:
    at = datetime(2026, 11, 30, 8, 0, tzinfo=UTC)
    return CahierEntry(
        uid=UUID(int=1), session=SeanceId("s"), class_id=None, class_name="5eA", subject="Maths",
        lesson="", number=None, start=at, end=at, title="", contenu="", pages=(P1, P2, P3),
        homework=(Homework("Relire", uid="a", pages=(P1, P2)), Homework("Finir")),
        assessments=(Assessment(WorkKind.TEST, "Contrôle", pages=(P2,)),),
    )  # fmt: skip


@pytest.mark.parametrize("page", [P1, P2, P3])
def test_a_page_comes_back_where_it_was(entry: CahierEntry, page: PageId) -> None:
    assert with_joined_page(without_pages(entry, {page}), entry, page) == entry


def test_two_pages_come_back_the_last_first(entry: CahierEntry) -> None:
    once = without_pages(entry, {P2})
    twice = without_pages(once, {P3})
    assert with_joined_page(with_joined_page(twice, once, P3), entry, P2) == entry


def test_what_was_changed_meanwhile_stays(entry: CahierEntry) -> None:
    left = replace(without_pages(entry, {P2}), contenu="Bilan.", homework=(Homework("Finir"),))
    again = with_joined_page(left, entry, P2)
    assert (again.pages, again.contenu, again.homework) == ((P1, P2, P3), "Bilan.", (Homework("Finir"),))


def test_a_page_that_was_chosen_meanwhile_is_there_once(entry: CahierEntry) -> None:
    assert with_joined_page(entry, entry, P2) == entry
