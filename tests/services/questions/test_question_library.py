"""Collections of questions on the disk: what is kept comes back, nothing is lost by erasing or renaming."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.bank_samples import GIFT, MOODLE
from tni.formats.banks.format_registry import read
from tni.formats.banks.question_renderer import askable
from tni.quiz.bank.bank_format import BankFormat
from tni.quiz.bank.bodies import (
    Answer,
    Choice,
    Near,
    Number,
    NumberAnswer,
    Ordering,
    Scale,
    ShortText,
    TrueFalse,
)
from tni.quiz.bank.collection import added, question_id, with_key, with_moodle_tags, with_skills, without_moodle_tags
from tni.quiz.bank.errors import CollectionNameTakenError
from tni.quiz.bank.question_bank import BankQuestion, Category, QuestionBank
from tni.quiz.bank.rich_text import RichText
from tni.services.questions.question_library import MAX_NAME_LENGTH, QuestionLibrary, safe_file_name

A, B, C = RichText("un"), RichText("deux"), RichText("trois")
CHOICE = BankQuestion(stem=RichText("Combien ?"), body=Choice((Answer(A, True), Answer(B, False), Answer(C, False))))
TF = BankQuestion(stem=RichText("Vrai ?"), body=TrueFalse(True))
NUMBER = BankQuestion(stem=RichText("Pi"), body=Number((NumberAnswer(Near(3.14, 0.01)),)))
TEXT = BankQuestion(stem=RichText("Mot"), body=ShortText((Answer(A, True),)))
ORDER = BankQuestion(stem=RichText("Ordre"), body=Ordering((A, B, C)))


@pytest.fixture
def library(tmp_path: Path) -> QuestionLibrary:
    return QuestionLibrary(tmp_path / "Questions")


def test_what_is_kept_comes_back(library: QuestionLibrary) -> None:
    scale = BankQuestion(stem=RichText("Avis"), body=Scale((A, B, C)), seconds=30.0, tags=("socle.1", "mes tags"))
    bank = QuestionBank((Category("géo/europe"), CHOICE, scale, NUMBER, ORDER))
    assert library.save("Géo", bank) == ()
    back = library.load("Géo")
    assert [path for path, _ in back.sorted_items()] == ["géo/europe"] * 4
    assert (back.items[1].body, back.items[1].seconds, back.items[1].tags) == (scale.body, 30.0, scale.tags)
    assert list(map(question_id, back.items)) == list(map(question_id, bank.items))
    assert library.names() == ["Géo"]


@pytest.mark.parametrize(("data", "kind"), [(GIFT, BankFormat.GIFT), (MOODLE, BankFormat.MOODLE)])
def test_a_question_is_the_same_one_whenever_it_is_read(library: QuestionLibrary, data: str, kind: BankFormat) -> None:
    library.save("a", read(data.encode(), kind=kind).bank)
    once = library.load("a")
    library.save("b", once)
    assert list(map(question_id, library.load("b").items)) == list(map(question_id, once.items))


@given(st.sampled_from([CHOICE, TF, NUMBER, TEXT, ORDER]), st.lists(st.sampled_from(["socle.1", "x", "crcn.1.2"])))
def test_title_tags_and_key_do_not_make_another_question(item: BankQuestion, tags: list[str]) -> None:
    known = question_id(item)
    assert question_id(replace(item, title="Autre", tags=tuple(tags))) == known
    asked = askable(item)
    assert asked is not None
    key = {"Combien ?": "C", "Vrai ?": "B", "Pi": "3", "Mot": "autre", "Ordre": "BCA"}[item.stem.text]
    changed = with_key(item, asked, key)
    assert question_id(changed) == known
    again = askable(changed)
    assert again is not None
    if item is not ORDER:
        assert again.question.key == key


def test_another_order_is_the_right_one_from_then_on() -> None:
    asked = askable(ORDER)
    assert asked is not None
    changed = with_key(ORDER, asked, "CBA")
    assert changed.body == Ordering((asked.options[2], asked.options[1], asked.options[0]))


def test_two_right_ones_make_several() -> None:
    asked = askable(replace(CHOICE, body=replace(CHOICE.body, several=True)))  # type: ignore[arg-type]
    assert asked is not None
    changed = askable(with_key(CHOICE, asked, "AC"))
    assert changed is not None
    assert changed.question.key == "AC"


def test_skills_are_asked_with_the_question() -> None:
    asked = askable(with_skills(replace(CHOICE, tags=("a", "socle.2")), ("crcn.1.2",)))
    assert asked is not None
    assert asked.question.skills == ("crcn.1.2",)


@given(st.lists(st.sampled_from([CHOICE, TF, NUMBER, TEXT]), max_size=6), st.sampled_from([None, "a", "b"]))
def test_a_question_stands_in_a_collection_once(items: list[BankQuestion], path: str | None) -> None:
    bank = added(added(QuestionBank(()), [(path, one) for one in items]), [("c", one) for one in items])
    ids = [question_id(item) for item in bank.items]
    assert len(ids) == len(set(ids)) == len({question_id(item) for item in items})
    assert without_moodle_tags(with_moodle_tags(bank)) == bank


def test_erasing_can_be_taken_back(library: QuestionLibrary) -> None:
    library.save("Maths", QuestionBank((CHOICE,)))
    gone = library.erase("Maths")
    assert library.names() == []
    library.save("Maths", QuestionBank((TF,)))
    assert library.bring_back(gone) == "Maths 2"
    assert library.load("Maths 2").items[0].stem == CHOICE.stem
    library.erase("Maths")
    library.erase("Maths 2")
    assert len(list((library.folder / "Corbeille").iterdir())) == 2


def test_a_name_is_taken_once(library: QuestionLibrary) -> None:
    library.save("a", QuestionBank((CHOICE,)))
    library.save("b", QuestionBank((TF,)))
    with pytest.raises(CollectionNameTakenError):
        library.rename("a", "b")
    library.rename("a", "A")
    assert sorted(library.names()) == ["A", "b"]
    assert library.free_name("b") == "b 2"


def test_renaming_to_other_letters_replaces_no_other_collection(library: QuestionLibrary) -> None:
    library.save("Fractions", QuestionBank((CHOICE,)))
    library.save("fractions", QuestionBank((TF,)))
    if len(library.names()) == 1:
        pytest.skip("names differ by more than that on this disk")
    with pytest.raises(CollectionNameTakenError):
        library.rename("Fractions", "fractions")
    assert library.load("fractions").items[0].stem == TF.stem


@pytest.mark.parametrize("wanted", ["con", "NUL", "aux.txt", "Com1", "lpt9 .a"])
def test_a_name_that_windows_keeps_for_itself_is_changed(wanted: str) -> None:
    name = safe_file_name(wanted)
    assert name != wanted
    assert safe_file_name(name) == name


@pytest.mark.parametrize("name", ["un nom très long " * 5 + "fin", " a. "])
def test_a_file_that_was_laid_there_is_read_and_kept_under_its_own_name(library: QuestionLibrary, name: str) -> None:
    library.save("a", QuestionBank((CHOICE,)))
    (library.folder / "a.xml").rename(library.folder / f"{name}.xml")
    assert library.names() == [name]
    library.save(name, QuestionBank((*library.load(name).items, TF)))
    assert library.names() == [name]
    library.rename(name, "b")
    assert len(library.load("b").items) == 2


@pytest.mark.parametrize("name", ["../out", "../../x", "sub/../../out"])
def test_no_name_leads_out_of_the_folder(library: QuestionLibrary, name: str) -> None:
    library.save("a", QuestionBank((CHOICE,)))
    outside = library.folder.parent / "out.xml"
    outside.write_bytes((library.folder / "a.xml").read_bytes())
    with pytest.raises(OSError):  # noqa: PT011 - the file is not there
        library.load(name)
    library.save(name, QuestionBank((TF,)))
    assert outside.read_bytes() == (library.folder / "a.xml").read_bytes()
    assert len(library.names()) == 2


@given(st.text(max_size=200))
def test_any_name_is_one_of_a_file(wanted: str) -> None:
    name = safe_file_name(wanted)
    assert 0 < len(name) <= MAX_NAME_LENGTH
    assert not set(name) & set('/\\:*?"<>|\0\n')
    assert safe_file_name(name) == name
    assert Path(name).name == name


def test_the_file_that_was_imported_is_kept_as_it_was(library: QuestionLibrary) -> None:
    for data in (b"one", b"one", b"two"):
        library.save_original("a.gift", data)
    folder = library.folder / "Fichiers importés"
    assert sorted(path.read_bytes() for path in folder.iterdir()) == [b"one", b"two"]


def test_an_empty_collection_is_one(library: QuestionLibrary) -> None:
    library.save("vide", QuestionBank(()))
    assert library.load("vide").items == ()
