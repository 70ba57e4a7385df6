"""Parts of a lesson that go with a copy that is given away only when the teacher asks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tni.document.lesson_plan import PLAN_KEY

if TYPE_CHECKING:
    from tni.document.document import Document


@dataclass(frozen=True, slots=True)
class SharedParts:
    """Parts beside the prepared pages. layer: what the class that is being taught has written. classroom: extracts that
    the law allows in class alone. pdf: pages of PDFs that the lesson does not show, and what else is in the files."""

    layer: bool = False
    notes: bool = False
    plan: bool = False
    classroom: bool = False
    pdf: bool = False


def withheld_from_copy(document: Document, parts: SharedParts, *, has_layer: bool) -> SharedParts:
    """Return what a copy lacks of a lesson. has_layer: a class has written in it."""
    return SharedParts(
        layer=has_layer and not parts.layer,
        notes=not parts.notes and any(page.notes.strip() for page in document.pages()),
        plan=not parts.plan and document.get(PLAN_KEY) is not None,
        classroom=not parts.classroom and any(one.classroom_only for one in document.credits.values()),
    )
