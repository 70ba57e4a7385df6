"""Details of the phases of a lesson plan, as they are shown beside the plan that a séance follows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tni.core.ids import PageId
from tni.document.lesson_plan import LessonPlan, PlanPhase
from tni.ui.i18n import tr
from tni.ui.library.need_names import need_names
from tni.ui.teacher.phase_details import PhaseDetails


def phase_details(
    plan: LessonPlan | None, pages: Sequence[PageId], shown: PageId, *, for_class: bool
) -> Mapping[str, PhaseDetails]:
    """Return the details of each phase by its id. pages: of the lesson, in order. shown: the page on the board.
    for_class: pupils see them: neither texts nor adaptations."""
    if plan is None:
        return {}
    numbers = {page: number for number, page in enumerate(pages, 1)}
    rest = "" if for_class else _adaptations(plan)
    return {phase.id: _details(phase, numbers, shown, rest, for_class=for_class) for phase in plan.phases}


def _details(
    phase: PlanPhase, numbers: Mapping[PageId, int], shown: PageId, rest: str, *, for_class: bool
) -> PhaseDetails:
    page = None if shown in phase.pages else next((one for one in phase.pages if one in numbers), None)
    return PhaseDetails("" if for_class else phase.text, rest, page, 0 if page is None else numbers[page])


def _adaptations(plan: LessonPlan) -> str:
    names = need_names()
    return "\n".join(
        tr("{name} : {text}").format(name=names[one.need], text=one.text.strip())
        for one in plan.adaptations
        if one.text.strip()
    )
