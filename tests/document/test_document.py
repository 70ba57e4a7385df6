from __future__ import annotations

from dataclasses import replace

import pytest

from tests.support.board import stroke
from tni.core.geometry import Affine, Rect
from tni.core.ids import BlobId, ItemId, PageId
from tni.document.document import Change, ChangeKind, Document, RecordChange, UnknownPageError
from tni.document.items import MOST_INFO_LETTERS, Image, LessonInfo, Page
from tni.document.page_format import ENDLESS
from tni.document.page_order import insert_positions
from tni.document.selection import brought_to_front, sent_to_back
from tni.ink.pen import Pen, PenKind

ONE, TWO = PageId("one"), PageId("two")
PAGES = [Page(id=TWO, position=2.0), Page(id=ONE, position=1.0)]


def image(key: str, **fields: object) -> Image:
    return Image(id=ItemId(key), page=ONE, blob=BlobId("b"), width_mm=10, height_mm=5, **fields)  # type: ignore[arg-type]


def test_pages_come_in_order_and_follow_changes() -> None:
    document = Document(PAGES)
    assert [p.id for p in document.pages()] == [ONE, TWO]
    document.apply(document.replace(ChangeKind.ORDER_PAGES, Page(id=ONE, position=3.0)))
    assert [p.id for p in document.pages()] == [TWO, ONE]
    document.apply(document.remove(ChangeKind.DELETE_PAGE, [TWO]))
    assert [p.id for p in document.pages()] == [ONE]


def test_a_title_as_long_as_a_book_is_shown_cut_and_kept_whole() -> None:
    whole = LessonInfo(title="Les fractions " * 1_000_000, subject="Maths", tags=("a",))
    document = Document([whole])
    assert MOST_INFO_LETTERS - 20 < len(document.info.title) <= MOST_INFO_LETTERS
    assert (document.info.subject, document.info.tags) == ("Maths", ("a",))
    assert document.get(whole.id) is whole


def test_an_unknown_page_is_an_error_with_its_id() -> None:
    with pytest.raises(UnknownPageError) as caught:
        Document(PAGES).page(PageId("nine"))
    assert caught.value.page == "nine"


def test_painting_order_is_plane_then_pictures_highlighter_ink() -> None:
    ink = stroke(ONE, [(0, 0)], z=1)
    marker = stroke(ONE, [(0, 0)], Pen(PenKind.HIGHLIGHTER), z=5)
    picture = image("i", z=9)
    above = image("j", plane=1, z=0)
    document = Document([*PAGES, above, ink, marker, picture])
    assert document.items(ONE) == [picture, marker, ink, above]


def test_top_looks_at_the_highest_plane_alone() -> None:
    document = Document(PAGES)
    assert document.top(ONE) == (0, 0, False)
    document.apply(document.replace(ChangeKind.ADD, image("i", z=7)))
    assert document.top(ONE) == (0, 7, False)
    document.apply(document.replace(ChangeKind.ADD, stroke(ONE, [(0, 0)], z=3)))
    assert document.top(ONE) == (0, 7, True)
    document.apply(document.replace(ChangeKind.ADD, image("j", plane=4, z=1)))
    assert document.top(ONE) == (4, 1, False)
    assert document.lowest_plane(ONE) == 0


def test_items_within_a_box_follow_what_is_added_moved_and_removed() -> None:
    document = Document([*PAGES, image("i")])
    near, far = Rect(0, 0, 1, 1), Rect(100, 100, 1, 1)
    assert [i.id for i in document.items(ONE, near)] == ["i"]
    document.apply(document.replace(ChangeKind.MOVE, image("i", transform=Affine.moving(95, 98))))
    assert document.items(ONE, near) == []
    assert [i.id for i in document.items(ONE, far)] == ["i"]
    assert document.box(document.items(ONE)[0]) == Rect(95, 98, 10, 5)
    document.apply(document.remove(ChangeKind.DELETE, ["i"]))
    assert document.items(ONE, far) == []
    assert document.extent(ONE).empty


def test_damage_says_both_places_of_what_moved() -> None:
    document = Document([*PAGES, image("i")])
    damage = document.apply(document.replace(ChangeKind.MOVE, image("i", transform=Affine.moving(100, 0))))
    assert damage.regions == {ONE: Rect(0, 0, 110, 5)}
    assert damage.pages == frozenset()
    damage = document.apply(
        document.replace(ChangeKind.EDIT, LessonInfo(title="t"), Page(id=ONE, position=1.0, title="t"))
    )
    assert damage.info
    assert damage.pages == {ONE}


def test_an_endless_page_leaves_one_screen_free() -> None:
    page = Page(id=ONE, position=0.0, format=ENDLESS)
    document = Document([page])
    assert document.height_mm(ONE) == 180
    document.apply(document.replace(ChangeKind.ADD, image("i", transform=Affine.moving(0, 400))))
    assert document.height_mm(ONE) == 405 + 180
    document.apply(document.remove(ChangeKind.DELETE, ["i"]))
    assert document.height_mm(ONE) == 180


def test_a_seance_lies_over_the_prepared_lesson() -> None:
    document = Document([*PAGES, image("i")], {})
    document.apply(document.remove(ChangeKind.DELETE, ["i"]))
    document.apply(document.replace(ChangeKind.ADD, image("j")))
    assert [i.id for i in document.items(ONE)] == ["j"]
    assert document.overlay == {"i": None, "j": image("j")}
    assert "i" in document.base
    assert [i.id for i in Document(document.base, document.overlay).items(ONE)] == ["j"]


def test_what_a_seance_put_back_is_no_longer_its_own() -> None:
    document = Document([*PAGES, image("i")], {})
    removal = document.remove(ChangeKind.DELETE, ["i"])
    document.apply(removal)
    document.apply(removal.inverse())
    assert document.overlay == {}


def test_a_change_that_touches_a_record_twice_is_taken_back_whole() -> None:
    page = Page(id=PageId("p"), position=1.0)
    once, twice = replace(page, title="once"), replace(page, title="twice")
    change = Change(ChangeKind.EDIT_PAGE, (RecordChange("p", page, once), RecordChange("p", once, twice)))
    document = Document([page])
    document.apply(change)
    assert document.page(page.id).title == "twice"
    document.apply(change.inverse())
    assert document.page(page.id) == page
    document.apply(change.inverse().inverse())
    assert document.page(page.id).title == "twice"


def test_what_is_sent_to_back_lies_under_all_whatever_its_kind() -> None:
    ink, picture = stroke(ONE, [(0, 0)], z=5), image("i", z=1)
    document = Document([*PAGES, ink, picture])
    assert [item.id for item in document.items(ONE)] == [picture.id, ink.id]
    document.apply(sent_to_back(document, ONE, [ink.id]))
    assert [item.id for item in document.items(ONE)] == [ink.id, picture.id]
    document.apply(sent_to_back(document, ONE, [picture.id]))
    assert [item.id for item in document.items(ONE)] == [picture.id, ink.id]
    document.apply(brought_to_front(document, ONE, [picture.id]))
    assert [item.id for item in document.items(ONE)] == [ink.id, picture.id]


def test_pages_between_two_others_move_none() -> None:
    pages = Document(PAGES).pages()
    positions, moved = insert_positions(pages, 1, 3)
    assert moved == []
    around = [pages[0].position, *positions, pages[1].position]
    assert around == sorted(set(around))
