"""A lesson with every kind of interactive item: it comes back bit for bit, two people change it, and it is given away
in every format, with a report on what can no longer be handled."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from pathlib import Path

import lxml.html
import pytest

from tests.services.library.test_sharing_service import Teacher
from tests.support.every_item import EveryItem, every_item, items_of, lesson_records
from tests.support.lessons import written
from tests.support.pdf_tags import assert_rules_are_kept, opened, tag_tree
from tni.app.convert import Conversion, convert
from tni.core.ids import ItemId, PageId
from tni.document.behaviour import STILL, Reveal
from tni.document.document import Document
from tni.document.items import LessonRecord, Page, PluginItem
from tni.document.plugin_state import PluginState, encode_state, plugin_state
from tni.library.shared_update import PageTaking
from tni.library.sharing_list import PlaceEntry, PlaceKind
from tni.services.lesson.conversion_report import ConversionReport, ItemOutcome
from tni.services.lesson.lesson_formats import writable_formats
from tni.services.printing.given_report import (
    STILL_CLONER,
    STILL_COVER,
    STILL_ITEM,
    STILL_LINK,
    STILL_STEPS,
    STILL_TARGET,
    GivenAs,
    given_report,
)
from tni.store.lesson_database import LessonDatabase
from tni.ui.messages.conversion_reports import lost_pages

OTHERS = writable_formats(lambda: ()).suffixes
"""Formats of other programs."""


@dataclass
class Made:
    """The lesson. every: what made it, to go on with; path: of its file."""

    every: EveryItem
    records: list[LessonRecord]
    path: Path

    @property
    def items(self) -> dict[ItemId, PluginItem]:
        return items_of(self.records)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    folder = tmp_path_factory.mktemp("every")
    with every_item(folder / "home") as every:
        records = lesson_records(every)
    return Made(every, records, written(folder / "tous.tni", *records))


def read(path: Path) -> dict[str, LessonRecord | None]:
    database = LessonDatabase(path, read_only=True)
    try:
        return dict(database.layer(None).records)
    finally:
        database.abandon()


def contents(item: PluginItem) -> PluginState:
    found = plugin_state(item)
    assert found is not None
    return found


def test_every_kind_is_there_in_several_states(made: Made) -> None:
    kinds = {contents(item).kind: item for item in made.items.values()}
    assert set(kinds) == set(made.every.ids)
    same = [kind for kind in made.every.ids if len({made.items[ItemId(f"{kind}-{n}")].data for n in range(3)}) == 1]
    assert same == []
    assert [one for one in made.items.values() if not contents(one).drawing] == []


def test_every_state_comes_back_bit_for_bit(made: Made) -> None:
    found = {key: record for key, record in read(made.path).items() if isinstance(record, PluginItem)}
    assert {key: one.data for key, one in found.items()} == {key: one.data for key, one in made.items.items()}
    assert found == made.items


def test_states_of_a_later_program_and_of_unknown_kinds_stay(made: Made, tmp_path: Path) -> None:
    later: list[LessonRecord] = []
    for item in made.items.values():
        now = contents(item)
        state = {**now.state, "of a later program": [1, "é", None]}
        other = replace(now, version=now.version + 1000, state=state, more={"depth": {"z": 1.5}})
        unknown = replace(other, kind=f"{now.kind} of tomorrow")
        later += [replace(item, data=encode_state(other))]
        later += [replace(item, id=ItemId(f"unknown-{item.id}"), data=encode_state(unknown))]
    pages = [one for one in made.records if isinstance(one, Page)]
    back = read(written(tmp_path / "later.tni", *pages, *later))
    assert [one.id for one in later if back[one.id] != one] == []
    with every_item(tmp_path / "home") as every:
        assert [one.id for one in later if isinstance(one, PluginItem) and every.handled(one).data != one.data] == []
        assert [one.id for one in later if isinstance(one, PluginItem) and every.host.is_alive(one)] == []


def test_the_pdf_has_each_item_as_a_picture_with_its_words_and_the_report_says_so(
    made: Made, tmp_path: Path, qapp: object
) -> None:
    done = convert(made.path, tmp_path / "tous.pdf", 800)
    assert_told_once(made, done)
    with opened(tmp_path / "tous.pdf") as pdf:
        assert_rules_are_kept(pdf)
        said = Counter(one.alt for one in tag_tree(pdf).all("Figure"))
        assert [one.name for one in made.items.values() if not said[one.name]] == []
        assert len(pdf.pages) == len(made.every.ids)


def test_the_web_page_has_each_item_as_a_picture_with_its_words(made: Made, tmp_path: Path, qapp: object) -> None:
    done = convert(made.path, tmp_path / "tous.html", 800)
    assert_told_once(made, done)
    page = lxml.html.parse(str(tmp_path / "tous.html"))
    drawn = page.xpath("//*[local-name()='g' and @role='img' and @aria-label]")
    assert Counter(one.get("aria-label") for one in drawn) >= Counter(one.name for one in made.items.values())
    assert [one.get("aria-label") for one in drawn if not len(one)] == []


def assert_told_once(made: Made, done: Conversion) -> None:
    """Check that the report names each item that is a picture there, once, and nothing else."""
    assert done.written is not None
    lost = [line for page in done.written.without_kept() for line in page.lines]
    assert Counter(line.source for line in lost) == Counter(list(made.items))
    assert {(line.outcome, line.what) for line in lost} == {(ItemOutcome.APPROXIMATED, (STILL_ITEM,))}
    assert done.written.count(ItemOutcome.KEPT) == 2 * len(made.every.ids)


@pytest.mark.parametrize("given_as", GivenAs)
def test_what_every_item_does_before_a_class_is_told_on_its_page(made: Made, given_as: GivenAs) -> None:
    acting = replace(STILL, reveals=(Reveal(1),), cover=True, cloner=True, target=frozenset(), link="file:" + "a" * 64)
    records = [replace(one, behaviour=acting) if isinstance(one, PluginItem) else one for one in made.records]
    found = given_report(Document(records), lambda _item, _number: False, given_as).without_kept()
    cover = [] if given_as is GivenAs.WEB_PAGE else [STILL_COVER]
    said = (STILL_ITEM, STILL_STEPS, *cover, STILL_CLONER, STILL_TARGET, STILL_LINK)
    assert [page.number for page in found] == list(range(1, len(made.every.ids) + 1))
    assert {line.what for page in found for line in page.lines} == {said}
    told = lost_pages(ConversionReport(found))
    assert [(page.title, len(page.lines)) for page in told] == [(f"Page {n}", 1) for n in range(1, len(found) + 1)]
    assert all(sentence.rstrip(".") in page.lines[0] for sentence in said for page in told)


@pytest.mark.parametrize("suffix", OTHERS)
def test_other_programs_get_each_item_or_are_told_that_it_is_lost(
    made: Made, tmp_path: Path, suffix: str, qapp: object
) -> None:
    done = convert(made.path, tmp_path / f"tous{suffix}", 800)
    assert done.written is not None
    lost = Counter(line.source for page in done.written.without_kept() for line in page.lines if line.source)
    assert [one for one in made.items if lost[one] != 1] == []
    assert len(done.written.pages) == len(made.every.ids)
    kept = done.written.count(ItemOutcome.KEPT)
    assert kept <= 3 * len(made.every.ids), "lines of a ruling are told of as one thing"


def test_two_people_change_it_at_once_and_both_have_all_states(made: Made, tmp_path: Path) -> None:
    (tmp_path / "key").mkdir()
    place = PlaceEntry(id="p1", kind=PlaceKind.FOLDER, address=str(tmp_path / "key"))
    ada, bea = Teacher(tmp_path, "Ada", place), Teacher(tmp_path, "Bea", replace(place, id="p2"))
    ada.share(written(tmp_path / "Ada" / "tous.tni", *made.records))
    ada.exchange()
    (found,) = bea.exchange().available
    bea.fetch(found)
    with every_item(tmp_path / "home") as every:
        changed = {kind: every.handled(items_of(made.records)[ItemId(f"{kind}-0")]) for kind in every.ids}
        changed = {k: replace(one, transform=made.items[one.id].transform) for k, one in changed.items()}
        both, *rest = every.ids
        other = every.handled(every.handled(made.items[ItemId(f"{both}-1")]))
        other = replace(other, transform=made.items[other.id].transform)
    of_ada, of_bea = rest[::2], rest[1::2]
    ada.change(changed[both], *(changed[kind] for kind in of_ada))
    bea.change(other, *(changed[kind] for kind in of_bea))
    ada.exchange()
    bea.exchange()
    look = {one.page.page: one.proposed for one in bea.look().pages}
    bea.take({**look, PageId(f"page-{both}"): PageTaking.BESIDE})
    bea.exchange()
    ada.exchange()
    ada.take_proposed()
    assert ada.records() == bea.records()
    together = items_of([one for one in ada.records().values() if one is not None])
    assert [kind for kind in rest if together[ItemId(f"{kind}-0")].data != changed[kind].data] == []
    data = Counter(one.data for one in together.values() if contents(one).kind == both)
    assert data[changed[both].data] >= 1
    assert data[other.data] >= 1
    untouched = [one for kind in rest for one in (f"{kind}-1", f"{kind}-2")]
    assert [one for one in untouched if together[ItemId(one)] != made.items[ItemId(one)]] == []
