"""Commands on texts, and the text being typed.

The editor of the lesson always has the current text, so that it is kept whatever ends the typing: another page, tool or
lesson, an undo, the end of the program.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from enum import Enum
from typing import TYPE_CHECKING

from tni.core.geometry import Affine
from tni.core.ids import ItemId, PageId, new_id
from tni.document import selection as selecting
from tni.document.alignment import TextAlign
from tni.document.document import Change, ChangeKind, RecordChange
from tni.document.items import AnyItem, Stroke, Text
from tni.document.overlay import Overlay
from tni.document.pointer import NOTHING_CHANGED, Changed, ChangedFlag
from tni.document.text_box import fitted_to_page, restyled_box, with_measured_box
from tni.document.tool_styles import Colour, TextStyle, colour_on
from tni.document.tools.text import TextEditorPort, TextEditState
from tni.document.z_order import on_top
from tni.services.lesson.lesson_layer import LessonLayer
from tni.services.lesson.page_commands import PageCommands

if TYPE_CHECKING:
    from tni.document.set_formulas import SetFormulas
    from tni.document.styled_text import StyledContent
    from tni.document.text_formulas import FormulaPort

_NEW = ItemId("")
"""Id of a text that is not yet an item."""


@dataclass(frozen=True, slots=True)
class _SoFar:
    """Text that is stored while it is still being typed: the layer, the undo step and the item, and the text before the
    editing."""

    layer: LessonLayer
    position: int
    item: ItemId
    before: Text | None


class RetypeObstacle(Enum):
    """Reason why selected ink cannot be replaced by typed text."""

    NO_INK = "no ink"
    LOCKED = "locked"


class TextCommands(PageCommands):
    """Commands on texts, as a base class of the lesson editor."""

    writer: TextEditorPort | None = None
    """Open text editor, which gets the contacts inside the text. Set by the code that opens it."""
    _typed: tuple[TextEditState, TextStyle, Text | None, Text] | None = None
    _so_far: _SoFar | None = None
    formulas: FormulaPort | None = None
    """Drawings of formulas. Set by the code that has them."""
    set_formulas: SetFormulas | None = None
    """Formulas of the text being typed that are shown set. Set by the code that knows the caret."""
    _shown: tuple[Text, SetFormulas, Text] | None = None
    _awaiting: frozenset[ItemId] = frozenset()
    """Texts with LaTeX of which it is not known yet whether it can be drawn."""
    composing_ends: Callable[[], None] = staticmethod(lambda: None)
    """Called before a formula that was composed is stored: what stood for it is not what is measured."""

    def add_text(
        self, text: str | StyledContent, x_mm: float, y_mm: float, page: PageId | None = None, *, select: bool = False
    ) -> Changed:
        """Add a text whose box begins at (x_mm, y_mm) of the page, by default the page shown. Blank text adds
        nothing. select: select it."""
        from tni.document.styled_text import StyledContent  # with the first text

        content = text if isinstance(text, StyledContent) else StyledContent(text)
        if not content.text.strip():
            return NOTHING_CHANGED
        fresh = content.put_into(self._fresh("", x_mm, y_mm, page or self._page))
        box = with_measured_box(self._measurer, fresh)
        new = on_top(self.document, box.page, [replace(box, id=ItemId(new_id()))])
        changed = self._add_new(new)
        return changed | self.select(frozenset(i.id for i in new)) if select else changed

    def resize_text(self, size_mm: float) -> Changed:
        """Set the size of the selected texts and measure their boxes again."""
        return self._restyle_texts(replace(text, size_mm=size_mm) for text in self.selected_texts)

    def embolden_text(self, bold: bool) -> Changed:
        """Set the selected texts in bold or plain letters and measure their boxes again."""
        return self._restyle_texts(replace(text, bold=bold) for text in self.selected_texts)

    def align_text(self, align: TextAlign) -> Changed:
        """Align the lines of the selected texts within their boxes."""
        return self._restyle_texts(replace(text, align=align) for text in self.selected_texts)

    def set_font(self, font: str) -> Changed:
        """Set the selected texts in a font family; empty for the program's own."""
        return self._restyle_texts(replace(text, font=font) for text in self.selected_texts)

    @property
    def selected_texts(self) -> list[Text]:
        """The selected texts that are not locked."""
        return [i for i in selecting.unlocked(self.document, self._selection) if isinstance(i, Text)]

    def _restyle_texts(self, texts: Iterable[Text]) -> Changed:
        from tni.document.school_hand import placed_on_ruling, sized_on_ruling  # with the first text

        changed = [text for text in texts if text != self.document.item(text.id)]
        pages = {text.page: self.document.page(text.page) for text in changed}
        sized = [sized_on_ruling(text, pages[text.page]) for text in changed]
        boxes = [placed_on_ruling(restyled_box(self._measurer, text), pages[text.page]) for text in sized]
        return self.do(self.document.replace(ChangeKind.EDIT, *boxes))

    def _fresh(self, text: str, x_mm: float, y_mm: float, page: PageId) -> Text:
        style, paper = self.styles.text, self.document.page(page).paper
        return Text(
            id=_NEW, page=page, transform=Affine.moving(x_mm, y_mm), text=text, size_mm=style.size_mm,
            colour=colour_on(style.colour, paper), font=style.font, font_version="", width_mm=0.0, height_mm=0.0,
            bold=style.bold, align=style.align,
        )  # fmt: skip

    def _add_text_item(self, text: Text) -> Changed:
        return self._add_new(on_top(self.document, text.page, [replace(text, id=ItemId(new_id()))]))

    def _add_new(self, items: Iterable[AnyItem]) -> Changed:
        return self.do(Change(ChangeKind.ADD, tuple(RecordChange(i.id, None, i) for i in items)))

    def _replace_ink(self, edit: TextEditState, text: Text) -> Changed:
        """Replace ink by a text, as one undo step."""
        ink = self.document.remove(ChangeKind.EDIT, [i for i in edit.instead if self.document.item(i) is not None])
        text = replace(text, id=ItemId(new_id()), transform=Affine.moving(*edit.place))
        new = on_top(self.document, text.page, [text])
        return self.do(Change(ChangeKind.EDIT, (*ink.swaps, *(RecordChange(i.id, None, i) for i in new))))

    @property
    def retype_obstacle(self) -> RetypeObstacle | None:
        inks = [i for i in selecting.selected(self.document, self._selection) if isinstance(i, Stroke)]
        if not inks:
            return RetypeObstacle.NO_INK
        return RetypeObstacle.LOCKED if all(ink.locked for ink in inks) else None

    def _retyping(self) -> TextEditState | None:
        """Return an empty editor for retyping the selected ink; None without selected ink."""
        from tni.services.lesson.retyped_ink import retyping  # with the first one

        inks = [i for i in selecting.unlocked(self.document, self._selection) if isinstance(i, Stroke)]
        return retyping(inks, self._page, self.document.height_mm(self._page))

    def _put_text(self, found: Text, text: Text) -> Changed:
        if found.locked or text == found:
            return NOTHING_CHANGED
        if not text.text.strip():
            return self.do(self.document.remove(ChangeKind.DELETE, [found.id]))
        return self.do(self.document.replace(ChangeKind.EDIT, text))

    # -- text being typed

    @property
    def typed(self) -> Text | None:
        """Text being typed, as it would be stored now; None without one, or when its page or item is deleted."""
        edit = self.editing
        if edit is None or self.document.get(edit.page) is None:
            return None
        found = self.document.item(edit.item) if edit.item is not None else None
        if edit.item is not None and not isinstance(found, Text):
            return None
        before = found if isinstance(found, Text) else None
        if self._so_far is not None:
            before = self._so_far.before
        if self._typed is None or self._typed[:3] != (edit, self.styles.text, before):
            self._typed = edit, self.styles.text, before, self._as_typed(edit, before)
        return self._typed[3]

    @property
    def typed_shown(self) -> Text | None:
        """Text being typed as it is shown: with its formulas set, apart from that at the caret."""
        text, formulas = self.typed, self.set_formulas
        if text is None or formulas is None or not formulas.places:
            return text
        if self._shown is None or self._shown[0] is not text or self._shown[1] != formulas:
            assert self._typed is not None
            edit, _, before, _ = self._typed
            found = formulas.content(_content(edit))
            edit = replace(edit, text=found.text, spans=found.spans, paragraphs=found.paragraphs)
            self._shown = text, formulas, self._as_typed(edit, before)
        return self._shown[2]

    def _as_typed(self, edit: TextEditState, before: Text | None) -> Text:
        from tni.document.school_hand import placed_on_ruling, sized_on_ruling  # with the first text

        page = self.document.page(edit.page)
        if before is None:
            fresh = self._fresh(edit.text or "", edit.x_mm, edit.y_mm, edit.page)
            fresh = replace(
                _styled(fresh, edit),
                size_mm=edit.size_mm or fresh.size_mm,
                spans=edit.spans,
                paragraphs=edit.paragraphs,
            )
            if edit.cell is not None:
                inside = edit.cell.inside
                fresh = replace(fresh, group=edit.cell.group, wrapped=True, width_mm=inside.width)
                return with_measured_box(self._measurer, fresh)
            fresh = sized_on_ruling(fresh, page)
            return placed_on_ruling(fitted_to_page(self._measurer, fresh, page, None), page)
        words = replace(
            _styled(before if edit.text is None else _content(edit).put_into(before), edit),
            size_mm=edit.size_mm or before.size_mm,
            colour=before.colour if edit.colour is None else colour_on(edit.colour, page.paper),
        )
        # An unchanged text keeps the box that another machine may have measured, so that nothing moves.
        if words == before:
            return before
        words = sized_on_ruling(words, page)
        return placed_on_ruling(fitted_to_page(self._measurer, words, page, before), page)

    def type_text(self, text: str | StyledContent) -> Changed:
        """Set the content of the open editor."""
        from tni.document.styled_text import StyledContent  # with the first text

        found = text if isinstance(text, StyledContent) else StyledContent(text)
        edit = self.editing
        if edit is None or (edit.text is not None and _content(edit) == found):
            return NOTHING_CHANGED
        self.editing = replace(edit, text=found.text, spans=found.spans, paragraphs=found.paragraphs)
        return Changed(ChangedFlag.OVERLAY)

    def restyle_typed(
        self, *, colour: Colour | None = None, size_mm: float | None = None, bold: bool | None = None,
        align: TextAlign | None = None, font: str | None = None,
    ) -> Changed:  # fmt: skip
        """Change the style of the text being typed. A new text follows the tool's style."""
        edit = self.editing
        if edit is None:
            return NOTHING_CHANGED
        if edit.item is not None or edit.instead:
            self.editing = replace(
                edit,
                colour=edit.colour if colour is None else colour,
                size_mm=size_mm or edit.size_mm,
                bold=edit.bold if bold is None else bold,
                align=align or edit.align,
                font=edit.font if font is None else font,
            )
        return Changed(ChangedFlag.OVERLAY)

    def commit_text(self, text: str | StyledContent | None = None) -> Changed:
        """Close the text editor and store its text. text: the final content; by default that of the last
        `type_text`."""
        from tni.document.tables import grown_rows  # with the first table

        if text is not None:
            self.type_text(text)
        changed = self._undo_so_far()
        self._show_formulas()
        edit, words, self.editing, self._typed = self.editing, self.typed, None, None
        self.set_formulas = self._shown = None
        if edit is None:
            return changed
        changed |= Changed(ChangedFlag.EDITOR | ChangedFlag.OVERLAY)
        if words is None:
            return changed
        before = {item.id for item in self.document.items(words.page)} if "$" in words.text else set()
        found = self.document.item(edit.item) if edit.item is not None else None
        if isinstance(found, Text):
            before.discard(found.id)
            changed |= self._put_text(found, words)
        elif words.text.strip():
            changed |= self._replace_ink(edit, words) if edit.instead else self._add_text_item(words)
        if words.group is not None and (grown := grown_rows(self.document, words.page, words.group)):
            changed |= self.do(self.document.replace(ChangeKind.EDIT, *grown))
        if "$" in words.text:
            stored = self.document.items(words.page)
            self._await_formulas(item for item in stored if item.id not in before and isinstance(item, Text))
        return changed

    def _show_formulas(self) -> None:
        """Let what is typed between dollars become formulas."""
        from tni.document.styled_text import StyledContent  # with the first text
        from tni.document.text_formulas import formulas_of, with_shown_formulas  # with the first formula

        edit = self.editing
        if edit is not None and not edit.formula and edit.text is not None and "$" in edit.text:
            found = self.document.item(edit.item) if edit.item is not None else None
            known = {*formulas_of(StyledContent.of(found))} if isinstance(found, Text) else set()
            shown = with_shown_formulas(_content(edit), lambda latex: latex in known or self._is_formula(latex))
            self.editing = replace(edit, text=shown.text, spans=shown.spans, paragraphs=shown.paragraphs)

    def _is_formula(self, latex: str) -> bool:
        return self.formulas is not None and self.formulas.find(latex) is not None

    def _await_formulas(self, items: Iterable[Text]) -> None:
        """Remember the texts whose formulas are still being drawn."""
        from tni.document.styled_text import StyledContent  # with the first text
        from tni.document.text_formulas import typed_formulas  # with the first formula

        port = self.formulas
        if port is not None:
            found = [item.id for item in items if any(map(port.is_pending, typed_formulas(StyledContent.of(item))))]
            self._awaiting |= frozenset(found)

    def show_drawn_formulas(self) -> Changed:
        """Let formulas of texts that were left meanwhile be shown, now that they are drawn."""
        from tni.document.styled_text import StyledContent  # with the first text
        from tni.document.text_formulas import with_shown_formulas  # with the first formula

        awaited, self._awaiting = self._awaiting, frozenset()
        found = [item for key in awaited if isinstance(item := self.document.item(key), Text) and not item.locked]
        self._await_formulas(found)
        shown = [with_shown_formulas(StyledContent.of(item), self._is_formula).put_into(item) for item in found]
        return self._restyle_texts(shown)

    def measure_typed(self) -> Changed:
        """Measure the text being typed again, since a formula of it is drawn now."""
        self._typed = None
        return Changed(ChangedFlag.OVERLAY)

    def save_so_far(self) -> Changed:
        """Store the text being typed, so that a power cut can't take it. The typing goes on, and is one undo step in
        the end. Raises: LessonStoreError."""
        edit, words = self.editing, self.typed
        if edit is None or edit.text is None or words is None or not words.text.strip():
            return NOTHING_CHANGED
        changed = self._undo_so_far()
        edit = self.editing or edit
        found = self.document.item(edit.item) if edit.item is not None else None
        before = found if isinstance(found, Text) else None
        if before is not None and (before.locked or before == words):
            return changed
        item = before.id if before is not None else ItemId(new_id())
        kept = replace(words, id=item)
        if before is None:
            (kept,) = (i for i in on_top(self.document, kept.page, [kept]) if isinstance(i, Text))
        changed |= self.do(Change(ChangeKind.EDIT if before else ChangeKind.ADD, (RecordChange(item, before, kept),)))
        self._so_far = _SoFar(self._layer, self._layer.history.position, item, before)
        return changed | Changed(ChangedFlag.OVERLAY)

    def _undo_so_far(self) -> Changed:
        """Undo the step of `save_so_far` before the text is stored again, so that both are one step. If other steps
        followed it, it stays."""
        so_far, self._so_far = self._so_far, None
        if so_far is None:
            return NOTHING_CHANGED
        if so_far.layer is self._layer and so_far.position == self._layer.history.position:
            done = self._layer.undo()
            return (
                NOTHING_CHANGED if done is None else self._flags_of(*done, ChangedFlag.DRY) | Changed(ChangedFlag.UNDO)
            )
        if self.editing is not None:
            self.editing = replace(self.editing, item=so_far.item)
        return NOTHING_CHANGED

    def ask_text(self, edit: TextEditState) -> Changed:
        """Open the text editor. A new text in a cell of a table begins at the cell's corner."""
        return self._ask_text(edit)

    def _ask_text(self, edit: TextEditState) -> Changed:
        from tni.document.tables import cell_at  # with the first table

        changed = self._commit_typed()
        cell = cell_at(self.document, edit.page, edit.x_mm, edit.y_mm) if edit.item is None else None
        if cell is not None:
            edit = replace(edit, cell=cell, x_mm=cell.inside.x, y_mm=cell.inside.y)
        self.editing = edit
        return changed | Changed(ChangedFlag.EDITOR | ChangedFlag.OVERLAY)

    def _commit_typed(self) -> Changed:
        """Close an editor that has reported text."""
        told = self.editing is not None and self.editing.text is not None
        return self.commit_text() if told else NOTHING_CHANGED

    def _settle(self, *, inks: bool = True) -> Changed:
        return super()._settle(inks=inks) | self._commit_typed()

    def _typed_overlay(self) -> Overlay:
        text = self.typed_shown
        if text is None or text.page != self._page:
            return Overlay()
        hidden = {text.id} if text.id != _NEW else set()
        if self._so_far is not None:
            hidden.add(self._so_far.item)
        return Overlay(text=text, hidden=frozenset(hidden))


def _content(edit: TextEditState) -> StyledContent:
    from tni.document.styled_text import StyledContent  # with the first text

    return StyledContent(edit.text or "", edit.spans, edit.paragraphs)


def _styled(text: Text, edit: TextEditState) -> Text:
    """Return a text with what was chosen while it is typed, but for its colour and size."""
    font = text.font if edit.font is None else edit.font
    return replace(text, bold=text.bold if edit.bold is None else edit.bold, align=edit.align or text.align, font=font)
