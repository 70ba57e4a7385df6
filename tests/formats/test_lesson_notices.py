"""Metadata of lessons: mandatory fields are always there, in ScoLOMFR and in LRMI."""

from __future__ import annotations

import json
from datetime import date

from hypothesis import given
from lxml import etree

from tests.support.lesson_notices import NOTICES
from tni.document.lesson_plan import Curriculum
from tni.formats.lrmi_notice import lrmi_notice
from tni.formats.scolomfr_notice import scolomfr_notice
from tni.library.built_in_vocabularies import built_in_vocabularies, domain_key, level_key
from tni.library.lesson_notice import LessonNotice

VOCABULARIES = built_in_vocabularies()
LOM = {"l": "http://ltsc.ieee.org/xsd/LOM"}
MANDATORY = (
    "l:general/l:identifier/l:entry",
    "l:general/l:title/l:string",
    "l:general/l:language",
    "l:general/l:description/l:string",
    "l:lifeCycle/l:contribute/l:role/l:value",
    "l:lifeCycle/l:contribute/l:entity",
    "l:lifeCycle/l:contribute/l:date/l:dateTime",
    "l:technical/l:location",
)
LESSON = LessonNotice(
    title="Le théorème de Thalès",
    on=date(2026, 11, 29),
    lesson_id="0123",
    curriculum=Curriculum(
        levels=(level_key("023"),), domains=(domain_key(4), "Mon domaine"), author="Durand; Paul", minutes=55
    ),
)


@given(NOTICES)
def test_mandatory_fields_are_never_empty(notice: LessonNotice) -> None:
    root = etree.fromstring(scolomfr_notice(notice, VOCABULARIES))
    assert [path for path in MANDATORY if not (root.findtext(path, "", LOM) or "").strip()] == []


@given(NOTICES)
def test_lrmi_is_json_of_a_learning_resource(notice: LessonNotice) -> None:
    found = json.loads(lrmi_notice(notice, VOCABULARIES))
    assert found["@type"] == "LearningResource"
    assert len(found.get("educationalLevel", [])) <= len(notice.curriculum.levels)


def test_a_notice_has_the_path_to_each_level_and_own_words_as_keywords() -> None:
    root = etree.fromstring(scolomfr_notice(LESSON, VOCABULARIES))
    taxons = [one.text for one in root.findall("l:classification/l:taxonPath/l:taxon/l:id", LOM)]
    assert taxons == [level_key("016"), level_key("023"), domain_key(4)]
    assert [one.text for one in root.findall("l:general/l:keyword/l:string", LOM)] == ["Mon domaine"]
    assert "FN:Durand\\; Paul\n" in root.findtext("l:lifeCycle/l:contribute/l:entity", "", LOM)
    assert root.findtext("l:educational/l:typicalLearningTime/l:duration", "", LOM) == "PT55M"


def test_lrmi_names_levels_and_what_is_taught() -> None:
    found = json.loads(lrmi_notice(LESSON, VOCABULARIES))
    assert [one["name"] for one in found["educationalLevel"]] == ["3e"]
    assert [one["@id"] for one in found["teaches"]] == [domain_key(4)]
    assert found["keywords"] == ["Mon domaine"]
