"""Laws of the web page: what it says is what the lesson says, and nothing of the lesson can run in it."""

from __future__ import annotations

import re
from base64 import b64encode
from dataclasses import replace
from hashlib import sha256
from math import isfinite
from pathlib import Path

import lxml.html
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.services.printing.web_samples import PAGE, PICTURE, card, image, lesson, material, text
from tni.core.geometry import Affine
from tni.core.ids import BlobId, ItemId
from tni.core.web_address import web_address
from tni.document.behaviour import Behaviour
from tni.document.document import Document
from tni.document.item_drawing import DrawnOval, DrawnText
from tni.document.items import Page, PdfBackground, Shape, ShapeKind
from tni.document.lesson_plan import Credit, Curriculum, LessonPlan, LessonQuestion, PlanPhase
from tni.document.plugin_state import PluginState, plugin_item
from tni.document.resource_card import CardKind
from tni.ink.pen import Pen
from tni.render.svg.markup import plain
from tni.services.lesson.shared_parts import SharedParts
from tni.services.printing.web_lesson import take_web_lesson
from tni.services.printing.web_page import ExportCancelledError, web_page, write_web_page

HOSTILE = ["<script>x</script>", "]]>", '"onload="x', "&lt;", "javascript:x", "</text></svg>", "\u202eabc", "\x00\x1b"]
TEXTS = st.one_of(st.sampled_from(HOSTILE), st.text(max_size=30)).filter(str.strip)
NOTHING_MORE = SharedParts()
EVERYTHING = SharedParts(notes=True, plan=True, classroom=True)
SCRIPTED = {"script", "iframe", "object", "embed", "foreignobject", "animate", "set", "form", "base", "link"}


def page_of(document: Document, choices: SharedParts = NOTHING_MORE) -> str:
    return web_page(take_web_lesson(document, choices, "Réservé"), material())


def parsed(page: str) -> lxml.html.HtmlElement:
    return lxml.html.document_fromstring(page.encode("utf-8"))


@settings(max_examples=80)
@given(words=TEXTS, title=TEXTS, page_title=TEXTS, alt=TEXTS, notes=TEXTS, source=TEXTS)
def test_it_says_what_the_lesson_says_and_nothing_of_it_runs(
    words: str, title: str, page_title: str, alt: str, notes: str, source: str
) -> None:
    asked = LessonQuestion(id="question:q", file=PICTURE, text=alt, choices=(words, source))
    plan = LessonPlan(aims=words, phases=(PlanPhase("a", title, 10, notes, questions=(asked.question,)),))
    credits = (Credit(id=f"credit:{PICTURE}", source=source, author=title, licence=alt),)
    records = (*credits, plan, asked, Curriculum(author=source, licence=words))
    made = lesson(text("t1", words), image("i1", alt), *records, title=title, page_title=page_title, notes=notes)
    page = page_of(made, EVERYTHING)
    root = parsed(page)
    assert "".join(root.xpath("//section[@id='page-1']//text//text()")) == plain(words).replace("\r", "\ufffd")
    assert root.xpath("string(//h1)") == plain(title.strip())
    assert root.xpath("string(//section[@id='page-1']/h2/bdi)") == plain(page_title.strip())
    assert root.xpath("//section[@id='page-1']//*[@role='img']/@aria-label") == [plain(alt.strip())]
    assert root.xpath("string(//div[@class='beside']/p)") == plain(notes)
    (shown,) = root.xpath("//section[@id='plan']//ol/li/ul/li")
    assert (shown.text or "") == plain(alt)
    assert [choice.text or "" for choice in shown.xpath("ul/li")] == [plain(words), plain(source)]
    assert [str(tag.tag) for tag in root.iter() if str(tag.tag).lower() in SCRIPTED] == ["script"]
    for element in root.iter(lxml.etree.Element):
        for name, value in element.attrib.items():
            assert not name.lower().startswith("on")
            assert name != "style"
            if name in ("href", "src"):
                assert value.startswith(("#", "data:image/", "http://", "https://"))


def test_a_question_is_in_it_with_the_plan_alone() -> None:
    asked = LessonQuestion(id="question:q", file=BlobId("ab" * 32), text="Où naît la Loire ?", choices=("En Ardèche",))
    plan = LessonPlan(phases=(PlanPhase("a", "Rituel", questions=(asked.question,)),))
    made = lesson(text("t1", "un"), plan, asked)
    assert "Loire" not in page_of(made)
    assert "En Ardèche" in page_of(made, EVERYTHING)


def test_its_policy_names_its_own_script_and_style_and_no_network() -> None:
    page = page_of(lesson(text("t1", "un")))
    root = parsed(page)
    (policy,) = root.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    for tag in ("style", "script"):
        (content,) = re.findall(f"<{tag}>(.*?)</{tag}>", page, re.DOTALL)
        digest = b64encode(sha256(content.encode("utf-8")).digest()).decode("ascii")
        assert f"{tag}-src 'sha256-{digest}'" in policy
    assert policy.startswith("default-src 'none';")
    assert not re.search(r"unsafe|https?:|\*", policy)


def test_a_reader_of_text_alone_gets_titles_and_texts_in_order() -> None:
    made = lesson(text("t1", "Deux quarts", y=90), text("t2", "Un demi", y=20), page_title="Des parts")
    root = parsed(page_of(made))
    for hidden in root.xpath("//script|//style"):
        hidden.drop_tree()
    said = [" ".join(found.split()) for found in root.body.itertext() if found.strip()]
    assert said == [
        "Aller aux pages", "Les fractions", "lundi 5 octobre 2026", "Pages", "Page", "1", "Des parts", "Des parts",
        "Page 1", "Un demi", "Deux quarts", "Page faite avec TNI.",
    ]  # fmt: skip


def test_credits_link_to_web_addresses_alone() -> None:
    sources = ["https://exemple.fr/a?b=1&c=2", "javascript:alert(1)", "Manuel, p. 12", ""]
    items = [image(f"i{n}", f"Image {n}", x=70.0 * n) for n in range(4)]
    credits = tuple(Credit(id=f"credit:i{n}", source=source) for n, source in enumerate(sources))
    root = parsed(page_of(lesson(*items, *credits)))
    assert root.xpath("//section[@id='credits']//a/@href") == sources[:1]
    assert root.xpath("//section[@id='credits']//dd[1]//text()") == [*sources[:3], "non indiqué"]


@settings(max_examples=40)
@given(title=TEXTS, query=st.text(st.characters(exclude_categories=["C", "Z"]), max_size=30))
def test_a_card_is_a_link_with_its_parameters(title: str, query: str) -> None:
    address = web_address(f"https://coopmaths.fr/alea/?uuid=0e6bd&n=10&t={query}")
    root = parsed(page_of(lesson(*([card("c1", CardKind.LINK, title, address)] if address else []))))
    (link,) = root.xpath("//section[@id='page-1']//a") if address else [None]
    if link is not None:
        assert (link.get("href"), link.get("rel")) == (plain(address), "noopener noreferrer")
        assert link.get("aria-label") == plain(f"Carte {title}")
        assert len(link) == 1


@pytest.mark.parametrize(
    ("link", "href", "rel"),
    [
        ("https://example.org/a?b=1&c", "https://example.org/a?b=1&c", "noopener noreferrer"),
        (f"page:{PAGE}", "#page-1", None),
        ("page:gone", None, None),
        (f"file:{'a' * 64}:fiche.pdf", None, None),
        ("question:q", None, None),
        ("javascript:alert(1)", None, None),
    ],
)
def test_items_lead_to_the_web_and_to_pages(link: str, href: str | None, rel: str | None) -> None:
    made = replace(text("t1", "Voir ici"), behaviour=Behaviour(link=link))
    found = parsed(page_of(lesson(made))).xpath("//section[@id='page-1']//a")
    assert [(one.get("href"), one.get("rel"), one.get("aria-label")) for one in found] == (
        [] if href is None else [(href, rel, "Voir ici")]
    )


def test_a_cover_is_away_while_it_has_the_focus() -> None:
    page = page_of(lesson(text("t1", "Réponse"), replace(image("i1"), behaviour=Behaviour(cover=True))))
    (cover,) = parsed(page).xpath("//section[@id='page-1']//*[@class='cover']")
    assert (cover.get("role"), cover.get("tabindex")) == ("button", "0")
    assert "Réponse" in page
    assert ".cover:focus { opacity: 0; }" in page


def test_sounds_are_in_it_as_long_as_there_is_room() -> None:
    made = lesson(*(card(f"c{n}", CardKind.SOUND, f"Chant {n}", x=70.0 * n) for n in range(3)))
    data = b"ID3" + bytes(1_800_000)
    page = web_page(take_web_lesson(made, NOTHING_MORE, "Réservé"), material(sound=data))
    root = parsed(page)
    players = root.xpath("//section[@id='page-1']//audio[@controls]")
    assert [player.get("aria-label") for player in players] == ["Chant 0", "Chant 1"]
    assert players[0].get("src") == f"data:audio/mpeg;base64,{b64encode(data).decode()}"
    assert root.xpath("//div[@class='beside']/p/text()")[-1] == "Sans « Chant 2 »."
    hostile = web_page(take_web_lesson(made, NOTHING_MORE, "Réservé"), material(sound=b"<html>"))
    assert parsed(hostile).xpath("//audio") == [], "no sound"


def test_a_sound_for_the_classroom_is_not_in_it() -> None:
    made = lesson(card("c1", CardKind.SOUND, "Chant"), Credit(id="credit:c1", source="Manuel", classroom_only=True))
    root = parsed(web_page(take_web_lesson(made, NOTHING_MORE, "Réservé"), material(sound=b"ID3")))
    assert root.xpath("//audio") == []
    assert "réservé à la classe" in root.xpath("string(//section[@id='withheld'])")


def test_what_is_left_out_is_listed_and_not_quoted() -> None:
    credit = Credit(id="credit:t1", source="Bulletin – Kevin – Pronote", author="Vie scolaire", classroom_only=True)
    page = page_of(lesson(text("t1", "Extrait secret"), credit, notes="Note"))
    assert "Extrait secret" not in page
    assert not any(said in page for said in ("Note", "Kevin", "Vie scolaire"))
    listed = parsed(page).xpath("string(//section[@id='withheld'])")
    assert "réservé à la classe" in listed


def test_a_picture_is_in_it_once_however_often_it_is_shown() -> None:
    page = page_of(lesson(image("i1"), image("i2", x=100), image("i3", x=200)))
    assert page.count("data:image/png") == 1
    assert page.count('<use href="#picture-1"') == 3


def test_a_cancelled_export_writes_nothing(tmp_path: Path) -> None:
    path, drawn = tmp_path / "a.html", list[int]()
    path.write_text("avant")
    made = take_web_lesson(lesson(text("t1", "un")), SharedParts(), "Réservé")
    with pytest.raises(ExportCancelledError):
        write_web_page(made, path, material(), drawn.append, lambda: True)
    assert (path.read_text(), drawn, list(tmp_path.iterdir())) == ("avant", [], [path])
    write_web_page(made, path, material(), drawn.append)
    assert (drawn, path.read_text("utf-8")[:15]) == ([1], "<!DOCTYPE html>")


NUMBERS = st.one_of(
    st.just(20.0), st.sampled_from([float("nan"), float("inf"), -float("inf"), 1e300, -1e300, 1e7, 0.0, -5.0, 1e-300])
)


@settings(max_examples=80)
@given(st.lists(NUMBERS, min_size=4, max_size=4), st.sampled_from(["#ff0000", 'red"/><script>', "url(#x)", ""]))
def test_no_number_or_colour_breaks_the_page(numbers: list[float], colour: str) -> None:
    size, width, height, at = numbers
    where = Affine.moving(at if isfinite(at) else 0.0, 10.0)
    odd = replace(text("t1", "un"), size_mm=size, width_mm=width, height_mm=height, colour=colour, transform=where)
    box = {"x0": at, "y0": 10.0, "x1": width, "y1": height}
    shape = Shape(id=ItemId("s1"), page=PAGE, kind=ShapeKind.RECTANGLE, fill=colour, pen=Pen(), **box)
    page = page_of(lesson(odd, replace(image("i1"), width_mm=width, height_mm=height), shape, text("t2", "deux")))
    root = parsed(page)
    drawing = root.xpath("//section[@id='page-1']//svg")[0]
    for element in drawing.iter(lxml.etree.Element):
        for name, value in element.attrib.items():
            if name not in ("aria-label", "font-family", "href", "class", "role", "shape-rendering", "vector-effect"):
                assert not re.search(r"nan|inf|\de[+-]?\d", value, re.IGNORECASE), (name, value)
    assert "deux" in drawing.text_content()
    assert len(root.xpath("//script")) == 1


def test_a_pdf_page_is_a_picture_with_its_text_beside_it() -> None:
    page = Page(id=PAGE, position=1.0, pdf=PdfBackground(PICTURE, 0, 210.0, 297.0))
    said = replace(material(), pdf_text=lambda pdf: f"Fiche {pdf.index + 1} <b>")
    root = parsed(web_page(take_web_lesson(Document([page]), NOTHING_MORE, "Réservé"), said))
    assert root.xpath("//svg//image[@role='img']/@aria-label") == ["Page d’un document PDF"]
    assert root.xpath("string(//figcaption)") == "Fiche 1 <b>"
    barred = Credit(id=f"credit:{PICTURE}", source="Manuel", classroom_only=True)
    without = parsed(web_page(take_web_lesson(Document([page, barred]), NOTHING_MORE, "Réservé"), said))
    assert without.xpath("//svg//image | //figcaption") == []
    assert without.xpath("string(//svg//text)") == "Réservé"


def test_an_interactive_item_is_one_picture_with_its_text_for_readers_who_cannot_see_it() -> None:
    drawing = (DrawnOval(20.0, 20.0, 18.0, 18.0, "surface"), DrawnText("10 h 10", 20.0, 20.0))
    contents = PluginState("clock_face", 1, {"time": 610}, drawing, "10 h 10")
    item = plugin_item(contents, "Horloge", (40.0, 40.0), PAGE, Affine.moving(5.0, 5.0), ItemId("i1"))
    root = parsed(page_of(lesson(item)))
    (shown,) = root.xpath("//*[@aria-label='Horloge : 10 h 10']")
    assert shown.get("role") == "img"
    assert [part.tag for part in shown] == ["path", "path", "text"]
