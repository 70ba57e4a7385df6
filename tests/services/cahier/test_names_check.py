"""Check of what leaves for pupils' names: what must be confirmed, and what makes a confirmation void."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import replace
from types import SimpleNamespace
from typing import Literal

import pytest

from tests.services.cahier.leaving_boards import BLOB, ENTRY, Kept, Lists
from tni.cahier.entry import AttachedFile, CahierEntry, Homework, Support, SupportKind
from tni.cahier.names_in_text import PupilName
from tni.core import collation
from tni.core.geometry import Affine, Rect
from tni.core.ids import BlobId, ItemId, PageId
from tni.document.camera_item import camera_item
from tni.document.correction_code import CorrectionCode
from tni.document.correction_mark import MarkMaker
from tni.document.document import Change, ChangeKind, Document, RecordChange
from tni.document.item_drawing import DrawnText
from tni.document.items import Image, LessonRecord, Media, Page, PdfBackground, Text
from tni.document.merge import merge
from tni.document.plugin_state import PluginState, plugin_item
from tni.roster.errors import RosterError
from tni.roster.names_key import NamesState
from tni.roster.school_class import SchoolClass
from tni.services.cahier.leaving import Leaving
from tni.services.cahier.leaving_texts import LeavingPage, LookReason, NameSearch, TextPlace, take_pages, with_pdf_text
from tni.services.cahier.names_check import (
    ConfirmedEntry,
    NamesCheck,
    UnconfirmedNamesError,
    leaving_digest,
    without_some_names,
)
from tni.services.cahier.names_report import NamesReport, NamesTrouble

PAGE = PageId("page0")
NOTE = Text(
    id=ItemId("t"), page=PAGE, text="Groupe d’Emma", size_mm=5, colour="#000000", font="", font_version="",
    width_mm=9, height_mm=9,
)  # fmt: skip


def check(state: NamesState = NamesState.OPEN) -> NamesCheck:
    return NamesCheck(Lists(state=state), Kept())


def written(report: NamesReport) -> list[tuple[TextPlace, str]]:
    return [(name.text.place, name.found.written) for name in report.names]


def test_an_entry_without_names_may_leave_at_once() -> None:
    checked = check()
    report = checked.report(ENTRY, Leaving.SEND)
    assert report.is_clear
    assert checked.confirmed(report).entry == ENTRY


def test_a_confirmation_cannot_be_made_by_hand() -> None:
    with pytest.raises(UnconfirmedNamesError):
        ConfirmedEntry(ENTRY, Leaving.COPY, "", object())


def test_names_of_the_class_and_full_names_of_others_are_told() -> None:
    entry = replace(
        ENTRY, title="Exposé d’Emma", homework=(Homework("Aider Karim B."),), private_note="Rose absente",
        contenu="Lu par Jules Verne, de 4eB. Jules a aimé.",
    )  # fmt: skip
    assert written(check().report(entry, Leaving.SEND)) == [
        (TextPlace.TITLE, "Emma"),
        (TextPlace.CONTENT, "Jules Verne"),
        (TextPlace.WORK, "Karim B"),
        (TextPlace.NOTE, "Rose"),
    ]
    assert TextPlace.NOTE not in dict(written(check().report(entry, Leaving.COPY)))


def told_of(entry: CahierEntry) -> set[str]:
    return {name.found.written for name in check().report(replace(entry, contenu="Emma et Jules."), Leaving.COPY).names}


@pytest.mark.parametrize("spelt", ["5A", "5e A", "5ème A", "5EA", "5°A"])
def test_a_class_is_known_however_it_is_spelt(spelt: str) -> None:
    assert told_of(replace(ENTRY, class_id=None, class_name=spelt)) == {"Emma"}
    assert told_of(replace(ENTRY, class_name="Latin", class_id=None, classes=(spelt, "4B"))) == {"Emma", "Jules"}


@pytest.mark.parametrize(
    ("name", "classes"),
    [("", ()), ("5eA gr 1", ()), ("Latin", ()), ("3eC", ()), ("Latin 5A/3C", ("5A", "3C")), ("5A", ("5A", "3C"))],
)
def test_each_list_is_searched_when_a_class_matches_none(name: str, classes: tuple[str, ...]) -> None:
    entry = replace(ENTRY, class_id=None, class_name=name, classes=classes)
    assert told_of(entry) == {"Emma", "Jules"}
    assert told_of(replace(entry, class_id=ENTRY.class_id, class_name="3eC")) == {"Emma", "Jules"}, "another class now"


def test_a_group_with_a_list_of_its_own_needs_none_of_its_classes() -> None:
    assert told_of(replace(ENTRY, classes=("5A", "3C"))) == {"Emma"}


def test_a_name_kept_in_one_line_is_asked_again_in_another_one() -> None:
    checked = check()
    first = replace(ENTRY, contenu="Exposé d’Emma\nBilan")
    checked.keep(checked.report(first, Leaving.COPY).names)
    assert checked.report(replace(first, contenu="Autre\nExposé d’Emma"), Leaving.COPY).is_clear
    assert not checked.report(replace(first, contenu="Emma est punie"), Leaving.COPY).is_clear


def test_a_line_full_of_names_is_folded_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Else one file of scores stops the window for a minute."""
    letters: list[int] = []

    def normalize(form: Literal["NFC", "NFD", "NFKC", "NFKD"], text: str) -> str:
        letters.append(len(text))
        return unicodedata.normalize(form, text)

    entry = replace(ENTRY, contenu="emma 12, karim 8, zoé 15, " * 400)
    monkeypatch.setattr(collation, "unicodedata", SimpleNamespace(normalize=normalize, combining=unicodedata.combining))
    assert len(check().report(entry, Leaving.COPY).names) == 1200
    assert sum(letters) < 5 * len(entry.contenu)


def test_text_of_a_pdf_that_was_searched_by_a_worker_is_searched_by_it_alone() -> None:
    pages = take_pages((PAGE,), [Document([Page(id=PAGE, position=0, pdf=PdfBackground(BLOB, 0, 210, 297))])])
    checked, entry = check(), replace(ENTRY, pages=(PAGE,))
    mine = checked.pupils_of(entry)

    def read(pupils: Sequence[PupilName]) -> list[LeavingPage]:
        return [with_pdf_text(p, lambda _: "Texte de Zoé", search=lambda _: NameSearch(pupils, ())) for p in pages]

    assert checked.report(entry, Leaving.SEND, read(mine)).is_clear
    of_another_list = read([*mine])
    assert written(checked.report(entry, Leaving.SEND, of_another_list)) == [(TextPlace.PAGE, "Zoé")]


def test_a_poet_and_an_ordinary_word_are_kept_for_good() -> None:
    checked = check()
    checked.keep(checked.report(replace(ENTRY, contenu="Un sonnet de Pierre de Ronsard, une rose"), Leaving.COPY).names)
    assert checked.report(replace(ENTRY, contenu="Relire Pierre de Ronsard. Une rose."), Leaving.SEND).is_clear
    assert not checked.report(replace(ENTRY, contenu="Relire avec Pierre. Et Rose."), Leaving.SEND).is_clear


def test_a_name_in_an_interactive_item_is_told_once_wherever_it_stands() -> None:
    states = ({"title": "Emma"}, {"list": [{"who": "Emma"}]}, {"Emma": 1})
    for number, state in enumerate(states):
        contents = PluginState(
            "clock_face", 1, state, (DrawnText("12", 0, 0),), "Emma, 10 h" if number == 0 else "10 h"
        )
        item = plugin_item(contents, "Horloge", (9.0, 9.0), PAGE, Affine(), ItemId("i"))
        pages = take_pages((PAGE,), [Document([Page(id=PAGE, position=0), item])])
        report = check().report(replace(ENTRY, pages=(PAGE,)), Leaving.SEND, pages)
        assert written(report) == [(TextPlace.PAGE, "Emma")]


def test_an_edit_makes_a_confirmation_void() -> None:
    checked, document = check(), Document([Page(id=PAGE, position=0), NOTE])
    entry = replace(ENTRY, pages=(PAGE,))
    pages = take_pages(entry.pages, [document])
    report = checked.report(entry, Leaving.SEND, pages)
    checked.keep(report.names)
    confirmed = checked.confirmed(report, pages)
    assert confirmed.digest == leaving_digest(entry, Leaving.SEND, pages, ())
    assert confirmed.digest != leaving_digest(replace(entry, contenu="Autre chose"), Leaving.SEND, pages, ())
    document.apply(document.replace(ChangeKind.EDIT, replace(NOTE, text="Groupe de Zoé")))
    assert confirmed.digest != leaving_digest(entry, Leaving.SEND, take_pages(entry.pages, [document]), ())
    with pytest.raises(UnconfirmedNamesError):
        checked.confirmed(report, take_pages(entry.pages, [document]))


def test_text_of_a_pdf_is_read_and_a_scan_is_looked_at() -> None:
    pages = take_pages((PAGE,), [Document([Page(id=PAGE, position=0, pdf=PdfBackground(BLOB, 0, 210, 297))])])
    checked, entry = check(), replace(ENTRY, pages=(PAGE,))
    assert checked.report(entry, Leaving.PAGES, pages).pages[0].reasons == {LookReason.PDF}
    read = [with_pdf_text(page, lambda pdf: "Texte de Zoé") for page in pages]
    report = checked.report(entry, Leaving.PAGES, read)
    assert (written(report), report.pages) == ([(TextPlace.PAGE, "Zoé")], ())
    scan = [with_pdf_text(page, lambda pdf: " ") for page in pages]
    report = checked.report(entry, Leaving.PAGES, scan)
    assert report.pages[0].reasons == {LookReason.PDF}
    checked.looked_at(page.digest for page in report.pages)
    assert checked.report(entry, Leaving.SEND, scan).is_clear
    numbered = [with_pdf_text(page, lambda pdf: "3", lambda pdf: True) for page in pages]
    assert check().report(entry, Leaving.PAGES, numbered).pages[0].reasons == {LookReason.PDF}


def test_a_photo_of_a_class_is_looked_at_also_once_the_lesson_has_kept_it() -> None:
    base: dict[str, LessonRecord] = {PAGE: Page(id=PAGE, position=0)}
    photo = Image(id=ItemId("photo"), page=PAGE, blob=BLOB, width_mm=50, height_mm=50)
    drawing = replace(photo, id=ItemId("drawing"), blob=BlobId("1" * 64))
    layer = {photo.id: photo}

    def reasons(document: Document) -> list[LookReason]:
        return [reason for page in take_pages((PAGE,), [document]) for reason in page.reasons]

    prepared = Document({**base, drawing.id: drawing})
    assert reasons(prepared) == []
    assert reasons(prepared.under(layer)) == [LookReason.PICTURE]
    prepared.apply(merge(prepared.base, layer))
    for document in (prepared.under(layer), prepared.under({}), prepared):
        assert reasons(document) == [LookReason.PICTURE]
    copy = replace(photo, id=ItemId("copy"))
    prepared.apply(Change(ChangeKind.EDIT, (RecordChange(photo.id, photo, None), RecordChange(copy.id, None, copy))))
    assert reasons(prepared.under({})) == [LookReason.PICTURE]


def test_a_recording_of_a_class_is_listened_to_before_its_page_leaves() -> None:
    voice = Media(id=ItemId("voice"), page=PAGE, blob=BLOB, name="enregistrement.wav", width_mm=96, height_mm=20)
    prepared = Document({PAGE: Page(id=PAGE, position=0)})
    (page,) = take_pages((PAGE,), [prepared.under({voice.id: voice})])
    assert page.reasons == {LookReason.SOUND}


def test_the_last_picture_of_a_camera_is_looked_at_also_in_a_prepared_lesson() -> None:
    """A class may have been filmed in a place that the lesson had already."""
    camera = camera_item("Caméra", 160.0, ItemId("camera"), PAGE)
    prepared = Document({PAGE: Page(id=PAGE, position=0), camera.id: camera})
    assert take_pages((PAGE,), [prepared])[0].reasons == set()
    taught = prepared.under({camera.id: replace(camera, picture=BLOB)})
    assert take_pages((PAGE,), [taught])[0].reasons == {LookReason.PICTURE}


def test_a_copy_that_was_corrected_is_looked_at_also_in_a_prepared_lesson() -> None:
    maker = MarkMaker("Code", 4.0, lambda label, size: len(label) * size)
    mark = maker.stamp(CorrectionCode("O"), PAGE, Rect(0.0, 0.0, 320.0, 180.0), (50.0, 50.0), ItemId("mark"))
    prepared = Document({PAGE: Page(id=PAGE, position=0), mark.id: mark})
    for document in (prepared, prepared.under({})):
        assert take_pages((PAGE,), [document])[0].reasons == {LookReason.CORRECTED}


def test_copying_asks_for_no_page() -> None:
    pages = take_pages((PAGE,), [Document([Page(id=PAGE, position=0), NOTE])])
    assert check().report(replace(ENTRY, pages=(PAGE,)), Leaving.COPY, pages).is_clear


@pytest.mark.parametrize(
    ("state", "trouble"),
    [(NamesState.LOCKED, NamesTrouble.LOCKED), (NamesState.LOST, NamesTrouble.LOST), (NamesState.UNSET, None)],
)
def test_locked_names_are_told_before_anything_leaves(state: NamesState, trouble: NamesTrouble | None) -> None:
    checked = check(state)
    report = checked.report(ENTRY, Leaving.COPY)
    assert report.trouble is trouble
    checked.go_unchecked(report)
    assert checked.confirmed(report).entry == ENTRY
    assert checked.report(replace(ENTRY, contenu="Autre"), Leaving.COPY).trouble is trouble


def test_removing_leaves_out_files_named_after_a_pupil() -> None:
    files = (AttachedFile("/home/x/exposé Emma.pdf"), AttachedFile("/home/x/cours.pdf", "Cours d’Emma"))
    entry = replace(ENTRY, title="Emma", homework=(Homework("Emma"), Homework("Lire Emma")), files=files)
    checked = check()
    left = without_some_names(entry, checked.report(entry, Leaving.SEND).names)
    assert (left.title, left.homework) == ("", (Homework("Lire un élève"),))
    assert left.files == (AttachedFile("/home/x/cours.pdf", "Cours d’un élève"),)
    assert checked.report(left, Leaving.SEND).is_clear


def test_a_name_in_the_letters_of_a_link_is_told_and_taken_out() -> None:
    link = Support(SupportKind.LINK, "Exposé", "https://a.example/?n=%45mma&m=1")
    entry = replace(ENTRY, contenu="Voir https://a.example/K%61rim, 50 % de la classe", supports=(link,))
    checked = check()
    report = checked.report(entry, Leaving.COPY)
    assert {name.found.written for name in report.names} == {"Emma", "Karim"}
    left = without_some_names(entry, report.names)
    assert checked.report(left, Leaving.COPY).is_clear
    assert "50 % de la classe" in left.contenu


class DamagedLists(Lists):
    """Class lists that cannot be read."""

    def classes(self) -> list[SchoolClass]:
        raise RosterError("damaged")


def test_every_entry_of_a_year_is_unclear_while_the_lists_cannot_be_read() -> None:
    named = replace(ENTRY, contenu="Exposé d’Emma")
    assert NamesCheck(Lists(), Kept()).search(Leaving.ARCHIVE)([ENTRY, named]) == [named]
    assert NamesCheck(DamagedLists(), Kept()).search(Leaving.ARCHIVE)([ENTRY, named]) == [ENTRY, named]
    for state in (NamesState.LOCKED, NamesState.LOST):
        locked = check(state)
        assert locked.search(Leaving.ARCHIVE)([ENTRY, named]) == [ENTRY, named]
        locked.go_unchecked_together([ENTRY, named], Leaving.ARCHIVE)
        assert all(locked.report(one, Leaving.ARCHIVE).is_clear for one in (ENTRY, named))
        assert not locked.report(replace(named, title="Emma"), Leaving.ARCHIVE).is_clear
