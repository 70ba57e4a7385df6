"""Notices of lessons' files."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from tni.core.ids import PageId
from tni.document.items import LessonInfo
from tni.document.lesson_plan import Curriculum, LessonPlan, PlanPhase
from tni.library.built_in_vocabularies import built_in_vocabularies, level_key
from tni.library.lesson_digest import LessonDigest, PageDigest
from tni.services.curriculum.lesson_notices import notice_of, texts_of

VOCABULARIES = built_in_vocabularies()
PAGES = (PageDigest(id=PageId("p"), number=1, title="Thalès", texts=("Deux droites",)),)
PLAN = LessonPlan(aims="Calculer une longueur", phases=(PlanPhase("a", "Recherche"),))


@pytest.mark.parametrize(
    ("typed", "curriculum", "levels"),
    [
        ("3ème", None, (level_key("023"),)),
        ("3e prépa-métiers", None, ("3e prépa-métiers",)),
        ("3ème", Curriculum(levels=(level_key("020"),)), (level_key("020"),)),
        ("CM1 – CM2 et 6e", None, tuple(map(level_key, ("014", "015", "018")))),
        ("", None, ()),
    ],
)
def test_the_level_that_was_typed_stands_in_for_a_curriculum(
    typed: str, curriculum: Curriculum | None, levels: tuple[str, ...]
) -> None:
    digest = LessonDigest(lesson_id="id", info=LessonInfo(title="Thalès", level=typed), curriculum=curriculum)
    assert notice_of(digest, "file", VOCABULARIES).curriculum.levels == levels


def test_a_lesson_without_a_title_has_its_file_s_name_and_its_plan_describes_it() -> None:
    notice = notice_of(LessonDigest(lesson_id="", info=LessonInfo(), plan=PLAN, pages=PAGES), "thales", VOCABULARIES)
    assert (notice.title, notice.description, notice.keywords) == ("thales", "Calculer une longueur", ("Thalès",))
    assert notice.on <= datetime.now(UTC).astimezone().date()


def test_the_texts_of_a_lesson_are_those_of_its_pages_and_plan() -> None:
    digest = LessonDigest(lesson_id="", info=LessonInfo(), plan=PLAN, pages=PAGES)
    assert [one for one in texts_of(digest) if one] == ["Thalès", "Deux droites", "Calculer une longueur", "Recherche"]
