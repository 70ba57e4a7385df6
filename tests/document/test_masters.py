"""What lies on a master page shows beneath the pages that use it, follows its changes, and is on none of them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.board import stroke
from tni.core.geometry import Affine, Rect
from tni.core.ids import ItemId, PageId
from tni.document.document import ChangeKind, Document
from tni.document.drawlist import DrawInk, DrawText
from tni.document.items import Page, Text, bounds
from tni.document.page_format import A4_PORTRAIT, PageFormat, Paper
from tni.document.page_properties import PageMaster, page_master_key
from tni.document.text_style import SpanStyle, TextSpan
from tni.render.page_source import DocumentSource
from tni.services.printing.page_export import PageExport

ONE, TWO, MASTER = PageId("1"), PageId("2"), PageId("master:a")
SHEET = Rect(0.0, 0.0, 320.0, 180.0)
BOLD = SpanStyle(bold=True)


def title(said: str = "Cours moyen", **fields: object) -> Text:
    made = Text(
        id=ItemId("t"), page=MASTER, text=said, size_mm=8, colour="#161d20", font="", font_version="", width_mm=60,
        height_mm=10,
    )  # fmt: skip
    return replace(made, **fields)  # type: ignore[arg-type]


def use(page: PageId, master: PageId = MASTER) -> PageMaster:
    return PageMaster(id=page_master_key(page), master=master)


INK = replace(stroke(MASTER, [(5.0, 100.0), (200.0, 100.0)]), id=ItemId("ink"))


def opened(*more: object, said: str = "Cours moyen") -> Document:
    pages = [Page(id=ONE, position=1.0), Page(id=TWO, position=2.0), Page(id=MASTER, position=0.0)]
    return Document([*pages, title(said), INK, *more])  # type: ignore[list-item]


def texts(document: Document, page: PageId) -> list[str]:
    return [item.text for item in document.beneath(page) if isinstance(item, Text)]


def test_a_master_page_is_in_no_order_and_its_items_are_on_no_page() -> None:
    document = opened(use(TWO))
    assert [page.id for page in document.pages()] == [ONE, TWO]
    assert [page.id for page in document.masters()] == [MASTER]
    assert document.items(TWO) == []
    assert texts(document, ONE) == []
    assert texts(document, TWO) == ["Cours moyen"]
    assert document.users_of(MASTER) == [document.page(TWO)]


def test_it_is_painted_after_the_paper_and_before_what_lies_on_the_page() -> None:
    own = replace(stroke(TWO, [(5.0, 100.0), (9.0, 100.0)]), id=ItemId("own"))
    drawn = DocumentSource(opened(use(TWO), own)).layers(TWO, SHEET)
    assert [type(one) for one in drawn.below[1:]] == [DrawText, DrawInk]
    assert len(drawn.ink) == 1
    assert [type(one) for one in DocumentSource(opened(use(TWO), own)).layers(ONE, SHEET).below[1:]] == []


def test_a_change_of_it_is_damage_of_the_pages_that_use_it() -> None:
    document = opened(use(TWO))
    moved = replace(title(), text="Cours", width_mm=200.0)
    damage = document.apply(document.replace(ChangeKind.EDIT, moved))
    assert damage.regions[TWO] == damage.regions[MASTER] == bounds(title()).united(bounds(moved))
    assert ONE not in damage.regions


def test_a_page_changes_with_the_master_page_that_it_uses() -> None:
    document = opened()
    change = document.replace(ChangeKind.EDIT_PAGE, use(ONE))
    assert document.apply(change).pages == {ONE}
    assert texts(document, ONE) == ["Cours moyen"]
    assert document.apply(change.inverse()).pages == {ONE}
    assert texts(document, ONE) == []
    document.apply(document.replace(ChangeKind.EDIT_PAGE, use(ONE)))
    assert document.apply(document.remove(ChangeKind.DELETE_PAGE, [MASTER])).pages >= {ONE, MASTER}
    assert document.master_of(ONE) is None


def test_numbers_of_pages_follow_their_order() -> None:
    document = opened(use(ONE), use(TWO), said="{page} / {pages}")
    assert (texts(document, ONE), texts(document, TWO)) == (["1 / 2"], ["2 / 2"])
    first = replace(document.page(TWO), position=0.5)
    assert document.apply(document.replace(ChangeKind.ORDER_PAGES, first)).pages == {ONE, TWO}
    assert (texts(document, TWO), texts(document, ONE)) == (["1 / 2"], ["2 / 2"])
    document.apply(document.replace(ChangeKind.ADD_PAGE, Page(id=PageId("3"), position=3.0)))
    assert texts(document, ONE) == ["2 / 3"]


def test_ink_and_letters_are_seen_on_another_paper() -> None:
    document = opened(use(ONE))
    document.apply(document.replace(ChangeKind.EDIT_PAGE, replace(document.page(ONE), paper=Paper.BLACK)))
    (text,) = (item for item in document.beneath(ONE) if isinstance(item, Text))
    assert text.colour != title().colour
    assert document.item(ItemId("t")) == title()


def test_a_class_layer_lies_over_it() -> None:
    document = opened(use(ONE)).under({})
    assert texts(document, ONE) == ["Cours moyen"]
    document.apply(document.replace(ChangeKind.WRITE, replace(stroke(ONE, [(1.0, 1.0), (9.0, 9.0)]), id=ItemId("c"))))
    assert set(document.overlay) == {"c"}


A4 = Page(id=ONE, position=1.0, format=A4_PORTRAIT)


def test_on_a_page_of_another_format_it_is_as_wide_as_the_page_and_its_foot_stays_at_the_bottom() -> None:
    foot = title("{page} / {pages}", id=ItemId("foot"), transform=Affine.moving(250.0, 160.0))
    frame = replace(stroke(MASTER, [(0.0, 0.0), (320.0, 180.0)]), id=ItemId("frame"))
    document = opened(use(ONE), foot, frame)
    document.apply(document.replace(ChangeKind.EDIT_PAGE, A4))
    shown = {item.id: item for item in document.beneath(ONE)}
    scale = 210 / 320
    assert bounds(shown[ItemId("t")]).right == pytest.approx(bounds(title()).right * scale)
    assert bounds(shown[ItemId("t")]).y == pytest.approx(bounds(title()).y * scale)
    assert 297 - bounds(shown[ItemId("foot")]).bottom == pytest.approx((180 - bounds(foot).bottom) * scale)
    assert bounds(shown[ItemId("frame")]).y == pytest.approx(bounds(frame).y * scale)
    assert [item.id for item in document.beneath(ONE, Rect(0.0, 250.0, 210.0, 47.0))] == ["foot"]
    assert document.item(ItemId("foot")) == foot


def test_a_group_stays_together_on_a_page_of_another_format() -> None:
    below = title("en bas", id=ItemId("below"), transform=Affine.moving(0.0, 95.0), group=ItemId("g"))
    above = title("en haut", id=ItemId("above"), transform=Affine.moving(0.0, 80.0), group=ItemId("g"))
    document = opened(use(ONE), above, below)
    document.apply(document.replace(ChangeKind.EDIT_PAGE, A4))
    shown = {item.id: item.transform.f for item in document.beneath(ONE)}
    assert shown[below.id] - shown[above.id] == pytest.approx(15.0 * 210 / 320)


def test_ink_on_a_page_of_another_format_is_drawn_once() -> None:
    document = opened(use(ONE))
    document.apply(document.replace(ChangeKind.EDIT_PAGE, A4))
    first, again = ({item.id: item for item in document.beneath(ONE)} for _ in range(2))
    assert first[INK.id] is again[INK.id]
    document.apply(document.replace(ChangeKind.EDIT, replace(INK, z=9.0)))
    assert {item.id: item for item in document.beneath(ONE)}[INK.id].z == 9.0


def test_a_change_of_it_changes_all_of_a_page_of_another_format() -> None:
    document = opened(use(ONE), use(TWO))
    document.apply(document.replace(ChangeKind.EDIT_PAGE, A4))
    damage = document.apply(document.replace(ChangeKind.EDIT, title("Cours")))
    assert damage.pages == {ONE}
    assert damage.regions.keys() >= {ONE, TWO, MASTER}


def test_one_that_is_deleted_with_all_its_items_changes_a_page_of_another_format() -> None:
    document = opened(use(ONE))
    document.apply(document.replace(ChangeKind.EDIT_PAGE, A4))
    gone = [MASTER, *(item.id for item in document.items(MASTER))]
    assert document.apply(document.remove(ChangeKind.DELETE_PAGE, gone)).pages >= {ONE}
    assert document.beneath(ONE) == []


def test_an_endless_page_has_it_at_its_top() -> None:
    document = opened(use(ONE))
    endless = replace(A4, format=PageFormat("endless", 160.0, 500.0, endless=True))
    document.apply(document.replace(ChangeKind.EDIT_PAGE, endless))
    (ink,) = (item for item in document.beneath(ONE) if item.id == INK.id)
    assert bounds(ink).y == pytest.approx(bounds(INK).y / 2)


def test_a_hostile_format_of_it_enlarges_nothing_beyond_reason() -> None:
    document = opened(use(ONE))
    tiny = replace(document.page(MASTER), format=PageFormat("x", 5e-324, 1.0))
    document.apply(document.replace(ChangeKind.EDIT_PAGE, tiny))
    assert [item.transform for item in document.beneath(ONE)] == [item.transform for item in document.items(MASTER)]


def test_pages_of_an_export_have_the_numbers_of_the_lesson() -> None:
    document = opened(use(ONE), use(TWO), said="{page} / {pages}")
    (page,) = PageExport.of(document, [TWO]).pages
    assert [one.item.text for one in page.items if isinstance(one, DrawText)] == ["2 / 2"]


words = st.text(st.sampled_from("ab {}\n"), max_size=6)
parts = st.lists(st.one_of(words, st.just("{page}"), st.just("{pages}")), max_size=6)


@given(parts, st.data())
def test_styles_stay_on_their_letters_beside_numbers(pieces: list[str], data: st.DataObject) -> None:
    said = "".join(pieces)
    start = data.draw(st.integers(0, len(said)))
    end = data.draw(st.integers(start, len(said)))
    span = (TextSpan(start, end, BOLD),) if start < end else ()
    document = opened(use(TWO))
    document.apply(document.replace(ChangeKind.EDIT, title(said, spans=span)))
    (shown,) = (item for item in document.beneath(TWO) if isinstance(item, Text))
    assert shown.text == said.replace("{pages}", "2").replace("{page}", "2")
    for one in shown.spans:
        assert 0 <= one.start < one.end <= len(shown.text)
    if "{page" not in said:
        assert shown.spans == span
    letters = [said[n] for n in range(start, end)]
    if shown.spans and "{page" not in said[max(start - 7, 0) : end + 7]:
        (one,) = shown.spans
        assert list(shown.text[one.start : one.end]) == letters
