"""Report on a lesson that was given away: everything that it can do on the board and not there is told, once, on its
page."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from tests.services.printing.web_samples import PAGE, PICTURE, card, image, lesson, text
from tests.support.lessons import a_stroke
from tni.core.ids import ItemId, PageId, QuestionId
from tni.document.behaviour import Behaviour, Reveal
from tni.document.camera_item import CAMERA_CODE
from tni.document.document import Document
from tni.document.items import AnyItem, LessonInfo, Media, Page, PluginItem
from tni.document.links import file_link, page_link, question_link
from tni.document.page_properties import MASTER_PREFIX, PageMaster, page_master_key
from tni.document.resource_card import CardKind
from tni.document.reveal import PageStage
from tni.document.text_style import SpanStyle, TextSpan
from tni.services.lesson.conversion_report import ItemOutcome
from tni.services.printing import given_report as texts
from tni.services.printing.given_report import GivenAs, given_report

PDF, PICTURES, WEB = GivenAs.PDF, GivenAs.PICTURES, GivenAs.WEB_PAGE
FILE = file_link(PICTURE, "fiche.pdf")
ADDRESS = "https://example.org/"


def acting(**behaviour: object) -> AnyItem:
    return replace(image("acting"), behaviour=Behaviour(**behaviour))  # type: ignore[arg-type]


def film() -> Media:
    return Media(id=ItemId("film"), page=PAGE, blob=PICTURE, name="a.mp4", width_mm=40.0, height_mm=30.0, film=True)


def camera() -> PluginItem:
    return PluginItem(
        id=ItemId("camera"), page=PAGE, code=CAMERA_CODE, name="Caméra", picture=PICTURE, width_mm=40.0, height_mm=30.0,
        data=json.dumps({}).encode(),
    )  # fmt: skip


def linked_words(*links: str) -> AnyItem:
    spans = tuple(TextSpan(2 * n, 2 * n + 1, SpanStyle(link=link)) for n, link in enumerate(links))
    return replace(text("words", "abcdefghij"), spans=spans)


def lost(given_as: GivenAs, item: AnyItem) -> list[str]:
    report = given_report(lesson(item), lambda _item, _number: False, given_as)
    (page,) = report.pages
    (line,) = page.lines
    assert page.number == 1
    assert (line.outcome is ItemOutcome.KEPT) == (not line.what)
    return list(line.what)


STEPS = (Reveal(1), Reveal(2, appears=False))


@pytest.mark.parametrize(
    ("item", "on_paper", "in_pictures", "on_the_web"),
    [
        (text("plain", "mots"), [], [], []),
        (film(), [texts.STILL_MEDIA], [texts.STILL_MEDIA], []),
        (card("sound", CardKind.SOUND), [texts.STILL_MEDIA], [texts.STILL_MEDIA], []),
        (camera(), *[[texts.STILL_CAMERA]] * 3),
        (acting(reveals=STEPS), *[[texts.STILL_STEPS]] * 3),
        (acting(cover=True), [texts.STILL_COVER], [texts.STILL_COVER], []),
        (replace(a_stroke("s"), page=PAGE, behaviour=Behaviour(cover=True)), *[[texts.STILL_COVER]] * 3),
        (acting(cloner=True), *[[texts.STILL_CLONER]] * 3),
        (acting(target=frozenset()), *[[texts.STILL_TARGET]] * 3),
        (replace(image("free"), movable=True), *[[texts.STILL_MOVABLE]] * 3),
        (acting(link=ADDRESS), [], [texts.STILL_LINK], []),
        (acting(link="mailto:ecole@example.org"), [], [texts.STILL_LINK], []),
        (acting(link=page_link(PAGE)), [], [texts.STILL_LINK], []),
        (acting(link=FILE), *[[texts.STILL_LINK]] * 3),
        (acting(link=question_link(QuestionId("q"))), *[[texts.STILL_QUESTION]] * 3),
        (acting(link=ADDRESS, cover=True), [texts.STILL_COVER], [texts.STILL_COVER, texts.STILL_LINK],
         [texts.STILL_LINK]),
        (card("site", CardKind.LINK, "Site", ADDRESS), [], [texts.STILL_LINK], []),
        (linked_words(ADDRESS, page_link(PAGE)), [], [texts.STILL_LINK], []),
        (linked_words(FILE, ADDRESS, FILE), *[[texts.STILL_LINK]] * 3),
    ],
)  # fmt: skip
def test_what_an_item_can_no_longer_do_is_told_once(
    item: AnyItem, on_paper: list[str], in_pictures: list[str], on_the_web: list[str]
) -> None:
    assert lost(PDF, item) == on_paper
    assert lost(PICTURES, item) == in_pictures
    assert lost(WEB, item) == on_the_web


def test_what_the_class_has_not_seen_yet_is_told_of_and_a_lifted_cover_is_not() -> None:
    later = acting(reveals=(Reveal(1),))
    half = replace(text("half", "un\ndeux"), behaviour=Behaviour(reveals=(Reveal(1, paragraph=1),)))
    cover = replace(image("cover"), behaviour=Behaviour(cover=True))
    document = lesson(later, half, cover)
    document.stages = {PAGE: PageStage(0, frozenset([cover.id]))}
    (page,) = given_report(document, lambda _item, _number: False, PDF).pages
    assert {line.source: (line.outcome, line.what) for line in page.lines} == {
        later.id: (ItemOutcome.DROPPED, (texts.NOT_SHOWN,)),
        half.id: (ItemOutcome.APPROXIMATED, (texts.STILL_STEPS, texts.LINES_NOT_SHOWN)),
    }


def test_a_file_that_a_master_page_leads_to_is_told_of_on_each_page_that_shows_it() -> None:
    master = PageId(f"{MASTER_PREFIX}m")
    made = replace(image("logo"), page=master, behaviour=Behaviour(link=FILE, cover=True))
    pages = [Page(id=PageId(f"p{n}"), position=float(n)) for n in (1, 2)]
    uses = [PageMaster(id=page_master_key(page.id), master=master) for page in pages]
    document = Document([LessonInfo(), Page(id=master, position=0.0), *pages, *uses, made])
    found = given_report(document, lambda _item, _number: False, PDF).pages
    assert [(page.number, [line.what for line in page.lines]) for page in found] == [
        (1, [(texts.STILL_LINK,)]),
        (2, [(texts.STILL_LINK,)]),
    ]
