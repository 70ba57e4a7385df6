"""What of a lesson goes into its web page, and what is withheld."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.services.printing.web_samples import PAGE, PICTURE, SOUND, card, image, lesson, text
from tests.support.lessons import a_stroke
from tni.core.ids import PageId
from tni.document.behaviour import Behaviour
from tni.document.document import Document
from tni.document.drawlist import DrawImage, DrawText
from tni.document.items import Page
from tni.document.lesson_plan import Credit, LessonPlan
from tni.document.page_properties import PageMaster, page_master_key
from tni.document.resource_card import CardKind
from tni.document.text_style import SpanStyle, TextSpan
from tni.render.svg.page_svg import LeftOut, WebItem, WebLink
from tni.services.lesson.shared_parts import SharedParts
from tni.services.printing.credited_items import CreditedKind
from tni.services.printing.web_lesson import WebLesson, take_web_lesson

NOTHING_MORE = SharedParts()
LABEL = "Réservé à la classe"


def taken(document: Document, choices: SharedParts = NOTHING_MORE) -> WebLesson:
    return take_web_lesson(document, choices, LABEL)


def words(items: list[WebItem]) -> list[str]:
    return [item.item.text for item in items if isinstance(item, DrawText)]


def test_texts_come_top_down_and_items_beside_the_page_are_left_out() -> None:
    made = lesson(text("t1", "bas", y=100), text("t2", "haut", y=10), text("t3", "caché", x=-500))
    assert words(taken(made).pages[0].draw()) == ["haut", "bas"]


def test_notes_and_plan_are_in_it_only_when_asked_for() -> None:
    plan = LessonPlan(aims="Comparer")
    made = lesson(plan, notes="Interroger Léa")
    quiet, full = taken(made), taken(made, SharedParts(notes=True, plan=True))
    assert (quiet.pages[0].notes, quiet.plan, quiet.withheld) == ("", None, SharedParts(notes=True, plan=True))
    assert (full.pages[0].notes, full.plan, full.withheld) == ("Interroger Léa", plan, SharedParts())


def test_what_a_class_wrote_is_in_it_only_when_asked_for() -> None:
    prepared, written = text("t1", "préparé"), text("t2", "écrit en classe", y=60)
    made = Document(lesson(prepared).base, {written.id: written, prepared.id: None})
    assert words(taken(made).pages[0].draw()) == ["préparé"]
    assert taken(made).withheld == SharedParts(layer=True)
    assert words(taken(made, SharedParts(layer=True)).pages[0].draw()) == ["écrit en classe"]
    assert taken(Document(lesson(prepared).base, {})).withheld == SharedParts()


def test_an_extract_for_the_classroom_leaves_a_box_and_no_words() -> None:
    credits = (
        Credit(id=f"credit:{PICTURE}", source="Manuel", classroom_only=True),
        Credit(id="credit:t1", source="Manuel, p. 12", classroom_only=True),
        Credit(id="credit:gone", source="Image effacée"),
    )
    made = lesson(image("i1", "Une carte"), text("t1", "Extrait du manuel"), *credits)
    quiet = taken(made)
    assert [type(item) for item in quiet.pages[0].draw()[1:]] == [LeftOut, LeftOut]
    assert [(line.kind, line.name, line.pages, line.left_out) for line in quiet.credits] == [
        (CreditedKind.TEXT, "", (1,), True),
        (CreditedKind.IMAGE, "Une carte", (1,), True),
    ]
    assert quiet.withheld == SharedParts(classroom=True)
    asked = taken(made, SharedParts(classroom=True))
    assert [type(item) for item in asked.pages[0].draw()[1:]] == [DrawText, DrawImage]
    assert [line.left_out for line in asked.credits] == [False, False]


def test_a_card_that_stays_in_class_for_its_sound_alone_is_told_after_one_with_the_same_picture() -> None:
    credits = (Credit(id=f"credit:{PICTURE}"), Credit(id=f"credit:{SOUND}", classroom_only=True))
    link, sound = card("c1", CardKind.LINK, "Chant"), card("c2", CardKind.SOUND, "Chant", x=100.0)
    found = taken(lesson(link, sound, *credits))
    assert [(line.pages, line.left_out) for line in found.credits] == [((1,), True)]
    assert found.withheld == SharedParts(classroom=True)


def test_an_item_is_credited_by_itself_or_by_its_file() -> None:
    credits = (Credit(id=f"credit:{PICTURE}", author="IGN"), Credit(id="credit:i2", author="Une élève"))
    made = lesson(image("i1", "Une carte"), image("i2", "La même", x=100), *credits)
    found = {line.name: line.credit.author for line in taken(made).credits}
    assert found == {"Une carte": "IGN", "La même": "Une élève"}


def test_ink_for_the_classroom_is_left_out_and_listed() -> None:
    made = lesson(
        replace(a_stroke("s1"), page=PAGE), Credit(id="credit:s1", source="Manuel, p. 12", classroom_only=True)
    )
    assert not taken(made).pages[0].has_ink
    assert [(line.kind, line.left_out) for line in taken(made).credits] == [(CreditedKind.OTHER, True)]
    assert taken(made, SharedParts(classroom=True)).pages[0].has_ink


@pytest.mark.parametrize(
    ("link", "written"),
    [
        ("https://example.org/a?b=1", "https://example.org/a?b=1"),
        ("page:p1", "#page-1"),
        ("page:gone", ""),
        (f"file:{'a' * 64}:fiche.pdf", ""),
        ("question:q", ""),
    ],
)
def test_words_lead_to_the_web_and_to_pages_of_the_file(link: str, written: str) -> None:
    made = replace(text("t1", "Voir ici"), spans=(TextSpan(5, 8, SpanStyle(link=link)),))
    (page,) = taken(lesson(made)).pages
    (shown,) = [item.item for item in page.draw() if isinstance(item, DrawText)]
    assert [span.style.link for span in shown.spans] == ([written] if written else [])


def test_links_of_a_master_page_are_on_each_page_that_uses_it() -> None:
    master, style = PageId("master:m"), SpanStyle(link="https://example.org/carte")
    school = replace(text("t1", "École"), page=master, behaviour=Behaviour(link="https://example.org/ecole"))
    words = replace(text("t2", "la carte", y=60), page=master, spans=(TextSpan(3, 8, style),))
    other = Page(id=PageId("q"), position=9.0)
    uses = [PageMaster(id=page_master_key(page), master=master) for page in (PAGE, other.id)]
    made = Document([*lesson(school, words).base.values(), other, Page(id=master, position=0.0), *uses])
    for page in taken(made).pages:
        drawn = page.draw()
        assert [one.address for one in drawn if isinstance(one, WebLink)] == ["https://example.org/ecole"]
        (text_of,) = (one.item for one in drawn if isinstance(one, DrawText))
        assert [span.style.link for span in text_of.spans] == ["https://example.org/carte"]
