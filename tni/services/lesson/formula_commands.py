"""Commands on texts that are one formula: a new one, the one that is chosen, and its LaTeX while it is composed.

The formula is the text being typed, so whatever ends the typing keeps it, and it is one step of the undo history.
"""

from __future__ import annotations

from tni.core.geometry import Rect
from tni.document.document import ChangeKind
from tni.document.items import Text
from tni.document.pointer import NOTHING_CHANGED, Changed
from tni.document.text_box import restyled_box
from tni.document.text_formulas import only_formula, recomposed
from tni.document.tools.text import TextEditState
from tni.services.lesson.lesson_editor import LessonEditor

ROOM_EMS = 12.0, 4.0
"""Width and height of the free place that is looked for, in times the size of the text."""


def chosen_formula(editor: LessonEditor) -> Text | None:
    """Return the formula that is selected, alone and not locked; None for anything else."""
    texts = editor.selected_texts
    if len(editor.selection) != 1 or len(texts) != 1:
        return None
    return None if only_formula(texts[0]) is None else texts[0]


def composed_formula(editor: LessonEditor) -> str | None:
    """Return the LaTeX of the formula that is being composed; None without one."""
    edit = editor.editing
    return edit.text or "" if edit is not None and edit.formula and editor.typed is not None else None


def compose_formula(editor: LessonEditor) -> Changed:
    """Compose the formula that is selected, else a new one in a free place that is in sight."""
    chosen = chosen_formula(editor)
    if chosen is not None:
        return editor.compose(chosen) or NOTHING_CHANGED
    x, y = _place(editor)
    return editor.begin_typing(TextEditState(editor.page.id, None, x, y, formula=True)) | editor.type_text("")


def reopen_formula(editor: LessonEditor, latex: str) -> Changed:
    """Compose a formula of the page shown that was left with a mistake."""
    texts = (item for item in editor.document.items(editor.page.id) if isinstance(item, Text) and not item.locked)
    found = next((text for text in texts if only_formula(text) == latex), None)
    return NOTHING_CHANGED if found is None else editor.compose(found) or NOTHING_CHANGED


def set_formula(editor: LessonEditor, latex: str) -> Changed:
    """Change the formula that is being composed."""
    edit, typed = editor.editing, editor.typed
    if edit is None or not edit.formula or typed is None:
        return NOTHING_CHANGED
    return editor.type_text(recomposed(latex, typed))


def measure_formula(editor: LessonEditor, latex: str) -> Changed:
    """Give a formula of the page shown that was left before it was drawn its room."""
    items = editor.document.items(editor.page.id)
    texts = [item for item in items if isinstance(item, Text) and item.text == latex and not item.locked]
    boxes = [(text, restyled_box(editor.measurer, text)) for text in texts if only_formula(text) == latex]
    return editor.do(editor.document.replace(ChangeKind.EDIT, *(new for text, new in boxes if new != text)))


def _place(editor: LessonEditor) -> tuple[float, float]:
    """Return the left upper corner for a new formula."""
    size = editor.styles.text.size_mm
    width, height = ROOM_EMS[0] * size, ROOM_EMS[1] * size
    page = editor.page.format
    sheet = Rect(0.0, 0.0, page.width_mm, editor.document.height_mm(editor.page.id))
    shown = editor.view.shown(editor.viewport)
    x, y = editor.free_place(width, height, shown) or editor.free_place(width, height, sheet) or shown.center
    return (
        min(max(x - width / 2, 0.0), max(sheet.width - width, 0.0)),
        min(max(y - height / 2, 0.0), max(sheet.height - height, 0.0)),
    )
