"""Backgrounds of pages as locked pictures."""

from __future__ import annotations

from tni.api.formats import PlainPicture
from tni.formats.lessons.office.gradients import Gradient, gradient_png
from tni.formats.lessons.office.lesson_files import LessonFiles
from tni.formats.lessons.office.page_items import ItemOwner, PageItems
from tni.formats.lessons.office.placements import Placement
from tni.formats.lessons.office.shape_items import BaseFields


def put_gradient(page: PageItems, files: LessonFiles, gradient: Gradient, box: Placement, base: BaseFields) -> bool:
    """Put a gradient behind a page. Return whether its picture is kept."""
    name = files.drawn("degrade", gradient_png(gradient, box.width / (box.height or 1.0)))
    if name:
        picture = PlainPicture(file=name, x=0.0, y=0.0, width=box.width, height=box.height, **base)
        page.add([picture], ItemOwner())
    return bool(name)
