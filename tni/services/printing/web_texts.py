"""Texts of a lesson's web page that are not the lesson's, in the interface's language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from tni.document.lesson_plan import Need
from tni.services.printing.credited_items import CreditedKind


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanTexts:
    """Headings of a lesson plan. minutes: with a place for their number."""

    plan: str
    aims: str
    abilities: str
    phases: str
    materials: str
    homework: str
    minutes: str
    needs: Mapping[Need, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class CreditTexts:
    """Texts of the page of credits and of the list of what was left out. kinds: of the items that are credited. pages:
    with a place for their numbers."""

    credits: str
    source: str
    author: str
    licence: str
    unknown: str
    kinds: Mapping[CreditedKind, str]
    one_page: str
    more_pages: str
    withheld: str
    classroom: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WebTexts:
    """Texts of the page. language: of them, such as "fr". page, licence: with a place for a number or name. day: the
    date of the page. classroom: said in the place of an item that is left out. sound: of a sound without a title.
    sound_left_out: with a place for the title."""

    language: str
    untitled: str
    skip: str
    pages: str
    page: str
    page_word: str
    licence: str
    day: str
    has_ink: str
    notes: str
    classroom: str
    sounds: str
    sound: str
    sound_left_out: str
    made_with: str
    credits: CreditTexts
    plan: PlanTexts
