"""Pages that become corrected copies: nothing of them is in an entry, in a log on the disk or in a séance resumed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.services.cahier.seance_room import Room
from tests.support.proposals import proposed
from tni.cahier.entry import CahierEntry, entry_to_json
from tni.cahier.seance_log import PageShown, SeanceId, event_to_json
from tni.cahier.seance_summary import SeanceState
from tni.core.geometry import Rect
from tni.core.ids import ItemId, PageId, new_id
from tni.document.correction_code import CorrectionCode
from tni.document.correction_mark import MarkMaker
from tni.document.document import Change, ChangeKind, RecordChange
from tni.document.mark_record import has_mark, is_mark
from tni.services.cahier.past_seances import resume_points

NAME, OWN = "Zyxa Martin", "Bilan dicté en classe."


class Desk(Room):
    """A class that works on a page of the lesson, and on a copy with a pupil's name, which is its second page."""

    copy: PageId
    page: PageId

    def teach(self) -> SeanceId:
        self.open("recit.tni")
        editor = self.lessons.editor
        editor.add_text("Le schéma narratif", 20, 20)
        editor.add_page()
        editor.add_text(f"Copie de {NAME}", 20, 20)
        self.page, self.copy = (page.id for page in editor.pages)
        titled = replace(editor.document.page(self.copy), title=f"Récit de {NAME}")
        editor.do(editor.document.replace(ChangeKind.EDIT_PAGE, titled))
        self.service.begin(None, "4e B", "Français")
        self.show(self.copy)
        self.show(self.page)
        seance = self.service.state.seance_id
        assert seance is not None
        return seance

    def show(self, page: PageId) -> None:
        self.lessons.recorded(self.lessons.editor.go_to(page))
        self.clock.wait(60)

    def mark(self, x_mm: float = 150.0) -> None:
        maker = MarkMaker("Code", 4.0, lambda label, size: len(label) * size)
        room, code = Rect(0.0, 0.0, 320.0, 180.0), CorrectionCode("O", "orthographe")
        mark = maker.stamp(code, self.copy, room, (x_mm, 90.0), ItemId(new_id()))
        self.lessons.recorded(self.lessons.editor.do(Change(ChangeKind.ADD, (RecordChange(mark.id, None, mark),))))

    def undo(self) -> None:
        self.lessons.recorded(self.lessons.editor.undo())

    def entry(self) -> CahierEntry:
        return proposed(self.service).entry

    def stored(self, seance: SeanceId) -> str:
        """What is stored of a séance, as text; also as bytes on the disk."""
        self.tasks.run()
        kept = self.store.entry(seance)
        log = "\n".join(map(event_to_json, self.store.log(seance)))
        (summary,) = (one for one in self.store.listed() if one.id == seance)
        return log + ("" if kept is None else entry_to_json(kept)) + summary.title

    def on_disk(self, folder: Path) -> bool:
        self.tasks.run()
        return any(b"Zyxa" in path.read_bytes() for path in folder.glob("sessions.db*"))

    def end_by_other_class(self) -> None:
        """End the séance with its draft, since another class begins."""
        self.service.begin(None, "4e C", "Français")
        self.tasks.run()


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = Desk(tmp_path)
    yield made
    made.close()


def has_name(text: str) -> bool:
    return "Zyxa" in text


def leaves(desk: Desk, entry: CahierEntry) -> bool:
    return has_name(entry_to_json(entry)) or desk.copy in entry.pages


def test_a_copy_shown_before_its_first_mark_is_withdrawn_at_once_on_the_disk_too(desk: Desk, tmp_path: Path) -> None:
    seance = desk.teach()
    assert leaves(desk, desk.entry())
    assert desk.on_disk(tmp_path)
    desk.mark()
    assert not leaves(desk, desk.entry())
    assert not has_name(desk.stored(seance))
    assert not desk.on_disk(tmp_path), "what it was overwritten with is on the disk"
    assert desk.page in desk.entry().pages
    desk.show(desk.copy)
    desk.show(desk.page)
    assert not leaves(desk, desk.entry())


def test_a_mark_that_is_undone_makes_the_page_ordinary_and_redone_a_copy(desk: Desk, tmp_path: Path) -> None:
    desk.teach()
    before = desk.entry()
    desk.mark()
    desk.undo()
    assert desk.entry().contenu == before.contenu
    assert leaves(desk, desk.entry())
    desk.lessons.recorded(desk.lessons.editor.redo())
    assert not leaves(desk, desk.entry())
    assert not desk.on_disk(tmp_path)


def test_one_of_two_marks_that_is_taken_back_changes_nothing(desk: Desk) -> None:
    desk.teach()
    desk.mark()
    desk.mark(x_mm=250.0)
    desk.undo()
    assert not leaves(desk, desk.entry())


def test_a_copy_that_was_deleted_stays_withdrawn(desk: Desk) -> None:
    seance = desk.teach()
    desk.mark()
    desk.show(desk.copy)
    desk.lessons.recorded(desk.lessons.editor.delete_pages([desk.copy]))
    assert not leaves(desk, desk.entry())
    assert not has_name(desk.stored(seance))


@pytest.mark.parametrize("is_ended", [False, True])
def test_an_entry_that_the_teacher_had_changed_loses_what_the_copy_brought_alone(desk: Desk, is_ended: bool) -> None:
    seance = desk.teach()
    shown = desk.entry()
    hers = replace(shown, contenu=f"{shown.contenu}\n{OWN}", pages=(desk.copy, desk.page), room="12")
    desk.service.cahier.edit(hers)
    assert has_name(hers.contenu)
    desk.mark()
    assert not has_name(desk.stored(seance)), "before it is proposed again"
    if is_ended:
        desk.end_by_other_class()
        kept = desk.store.entry(seance)
        assert kept is not None
    else:
        kept = desk.entry()
    assert not leaves(desk, kept)
    assert OWN in kept.contenu
    assert (kept.room, kept.pages) == ("12", (desk.page,))
    assert not has_name(desk.stored(seance))


def test_an_entry_confirmed_as_it_was_shown_before_the_mark_is_stored_without_the_copy(desk: Desk) -> None:
    """Its sheet was open while another pen put the mark."""
    seance = desk.teach()
    shown = desk.entry()
    desk.mark()
    desk.service.finish(shown, keep_ink=True)
    assert not has_name(desk.stored(seance))
    kept = desk.store.entry(seance)
    assert kept is not None
    assert kept.pages == (desk.page,)


@pytest.mark.parametrize("is_told", [False, True])
def test_a_seance_resumed_after_a_crash_knows_its_copies(desk: Desk, tmp_path: Path, is_told: bool) -> None:
    """is_told: the mark was noted before the crash; else only the lesson has it."""
    seance = desk.teach()
    shown = desk.entry()
    desk.service.cahier.edit(replace(shown, contenu=f"{shown.contenu}\n{OWN}"))
    if not is_told:
        desk.lessons.recorded = lambda _changed: None
    desk.mark()
    again = desk.next_start(tmp_path)
    (interrupted,) = again.find_interrupted()
    again.service.resume_interrupted(interrupted)
    again.tasks.run()
    assert not has_name(desk.stored(seance)), "before an entry is proposed"
    entry = proposed(again.service).entry
    assert not leaves(desk, entry)
    assert OWN in entry.contenu
    again.tasks.run()
    assert not has_name(desk.stored(seance))


def test_a_mark_on_another_page_than_the_one_shown_leaves_that_one_on_the_screen(desk: Desk) -> None:
    seance = desk.teach()
    desk.mark()
    desk.tasks.run()
    shown = [event.page for event in desk.store.log(seance) if isinstance(event, PageShown)]
    assert shown[-2:] == [desk.copy, desk.page]


@pytest.mark.parametrize("is_in_layer", [False, True])
def test_a_mark_put_after_the_seance_withdraws_the_copy_from_its_draft(
    desk: Desk, tmp_path: Path, is_in_layer: bool
) -> None:
    seance = desk.teach()
    layer = desk.lessons.editor.seance
    desk.end_by_other_class()
    assert has_name(desk.stored(seance))
    if is_in_layer:
        assert layer is not None
        desk.service.resume(layer)
    else:
        desk.service.cahier.end()
        desk.lessons.change_layer(lambda editor: editor.close_seance())
    desk.mark()
    assert not has_name(desk.stored(seance))
    kept = desk.store.entry(seance)
    assert kept is not None
    assert kept.pages == (desk.page,)
    if not is_in_layer:
        desk.undo()
        assert has_name(desk.stored(seance)), "the page is ordinary again"
        again = desk.store.entry(seance)
        assert again is not None
        assert set(again.pages) == {desk.page, desk.copy}


def test_a_mark_in_the_layer_of_one_class_leaves_the_entries_of_another(desk: Desk) -> None:
    first = desk.teach()
    desk.end_by_other_class()
    desk.mark()
    assert has_name(desk.stored(first)), "the page of the lesson has no mark in that class"


def test_a_confirmed_entry_stays_and_its_log_forgets(desk: Desk, tmp_path: Path) -> None:
    seance = desk.teach()
    entry = replace(desk.entry(), contenu="Le schéma narratif.", title="Le récit", pages=(desk.page,))
    desk.service.finish(entry, keep_ink=False)
    desk.tasks.run()
    desk.mark()
    assert not has_name(desk.stored(seance))
    kept = desk.store.entry(seance)
    assert kept is not None
    assert kept.contenu == "Le schéma narratif."
    assert desk.store.state(seance) is SeanceState.FINISHED
    assert not desk.on_disk(tmp_path)


def test_where_a_class_goes_on_is_told_without_the_title_of_a_copy(desk: Desk) -> None:
    desk.teach()
    desk.show(desk.copy)
    desk.mark()
    desk.end_by_other_class()
    points = resume_points(desk.store, desk.clock.now() + timedelta(hours=1))
    assert {point.class_name for point in points} >= {"4e B"}
    assert not any(has_name(point.page_title) for point in points if point.class_name == "4e B")


OPERATIONS = ("show copy", "show page", "mark", "undo", "redo", "type", "propose", "edit", "other lesson", "crash")


@settings(max_examples=25)
@given(st.lists(st.sampled_from(OPERATIONS), max_size=12))
def test_in_whatever_order_things_happen_nothing_of_a_copy_stays(operations: list[str]) -> None:
    with TemporaryDirectory() as place:
        folder = Path(place)
        first = now = Desk(folder)
        try:
            seance = first.teach()
            for operation in operations:
                now = happened(now, first, operation, folder)
            editor = now.lessons.editor
            if now.lessons.file != "recit.tni":
                happened(now, first, "other lesson", folder)
                editor = now.lessons.editor
            entry = proposed(now.service).entry
            if has_mark(editor.document.items(first.copy)):
                now.tasks.run()
                assert not has_name(first.stored(seance))
                assert not leaves(first, entry)
                assert not first.on_disk(folder)
            else:
                shown = [one for one in now.service.cahier.log if isinstance(one, PageShown)]
                assert any(has_name(one.text) for one in shown)
            assert not any(is_mark(item) for item in editor.document.items(first.page))
            assert first.page in entry.pages
        finally:
            first.close()


def happened(now: Desk, first: Desk, operation: str, folder: Path) -> Desk:
    """Do one thing, and return the program that goes on."""
    editor, is_here = now.lessons.editor, now.lessons.file == "recit.tni"
    match operation:
        case "show copy" | "show page" if is_here:
            now.show(first.copy if operation == "show copy" else first.page)
        case "mark" if is_here:
            now.mark()
        case "undo" if is_here and editor.can_undo:
            now.undo()
        case "redo" if is_here:
            now.lessons.recorded(editor.redo())
        case "type" if is_here:
            now.lessons.recorded(
                editor.add_text(f"Relu par {NAME}" if editor.page.id == first.copy else "Bilan", 20, 60)
            )
        case "propose":
            proposed(now.service)
        case "edit":
            shown = proposed(now.service).entry
            now.service.cahier.edit(replace(shown, contenu=f"{shown.contenu}\n{OWN}"))
        case "other lesson":
            now.open("autre.tni" if is_here else "recit.tni")
        case "crash":
            again = now.next_start(folder)
            (interrupted,) = again.find_interrupted()
            again.service.resume_interrupted(interrupted)
            again.tasks.run()
            again.copy, again.page = first.copy, first.page
            return again
    return now
