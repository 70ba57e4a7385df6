"""What lies on a master page shows beneath the pages that use it, follows its changes, and is on none of them."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from tests.support.board import stroke
from tni.core.geometry import Rect
from tni.core.ids import ItemId, PageId
from tni.document.document import ChangeKind, Document
from tni.document.drawlist import DrawInk, DrawText
from tni.document.items import Page, Text, bounds
from tni.document.page_format import Paper
from tni.document.page_properties import PageMaster, page_master_key
from tni.document.text_style import SpanStyle, TextSpan
from tni.render.page_source import DocumentSource

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
