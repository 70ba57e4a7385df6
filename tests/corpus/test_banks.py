"""Banks of questions as other programs keep them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tni.formats.banks.bank_json import bank_to_json
from tni.formats.banks.format_registry import detect_format, read, write
from tni.quiz.bank.bank_format import BankFormat
from tni.quiz.bank.bodies import Choice, Gaps, Matching, Number, Ordering, PointBody, Scale, ShortText
from tni.quiz.bank.differences import differences
from tni.quiz.bank.errors import NothingWritableError
from tni.quiz.bank.losses import LossKind
from tni.quiz.bank.question_bank import BankQuestion, QuestionBank

pytestmark = pytest.mark.usefixtures("corpus")


def bank(path: Path) -> QuestionBank:
    return read(path.read_bytes(), path.name).bank


def one(corpus: Path, name: str) -> BankQuestion:
    (item,) = bank(corpus / "quiz/qti22" / name).items
    return item


def test_gift_is_what_its_grammar_says(corpus: Path) -> None:
    files = sorted((corpus / "quiz/gift").glob("*.gift"))
    assert files
    for path in files:
        found = read(path.read_bytes(), path.name)
        assert found.losses == ()
        assert bank_to_json(found.bank) == json.loads(path.with_suffix(".json").read_text(encoding="utf-8")), path.name


def test_gift_is_known_without_its_name(corpus: Path) -> None:
    for path in sorted((corpus / "quiz/gift").glob("*.gift")):
        assert detect_format(path.read_bytes()) is BankFormat.GIFT, path.name


def test_gift_goes_through_gift_and_moodle_without_a_loss(corpus: Path) -> None:
    for path in sorted((corpus / "quiz/gift").glob("*.gift")):
        first = bank(path)
        again = write(first, BankFormat.GIFT)
        assert (again.losses, read(again.data, kind=BankFormat.GIFT).bank) == ((), first), path.name
        xml = write(first, BankFormat.MOODLE)
        through = read(xml.data, kind=BankFormat.MOODLE)
        back = write(through.bank, BankFormat.GIFT)
        assert (xml.losses, through.losses, back.losses) == ((), (), ()), path.name
        last = read(back.data, kind=BankFormat.GIFT).bank
        for before, after in zip(first.sorted_items(), last.sorted_items(), strict=True):
            assert before[0] == after[0]
            assert differences(before[1], after[1]) == (), path.name


def test_moodle_xml_with_pictures_comes_back(corpus: Path) -> None:
    path = corpus / "quiz/amc/QCM.xml"
    found = read(path.read_bytes(), path.name)
    assert sum(bool(item.files) for item in found.bank.items) >= 3
    assert {loss.what for loss in found.losses if loss.kind is LossKind.KIND} == {"calculatedmulti"}
    again = write(found.bank, BankFormat.MOODLE)
    assert again.losses == ()
    assert read(again.data).bank.items[0].files == found.bank.items[0].files


def test_qcmcam_has_a_question_with_its_answers_for_each(corpus: Path) -> None:
    files = sorted((corpus / "quiz/qcmcam").glob("*.txt"))
    assert files
    for path in files:
        raw = json.loads(path.read_text(encoding="utf-8"))
        items = bank(path).items
        assert len(items) == len(raw)
        for item, source in zip(items, raw.values(), strict=True):
            assert isinstance(item.body, Choice)
            assert len(item.body.answers) == source["question"].count("<li>")
            assert ["ABCD"[at] for at in item.body.right] == [source["reponse"]]
            assert "<li>" not in item.stem.text


def test_amc_txt_tells_a_minus_from_a_wrong_answer(corpus: Path) -> None:
    path = corpus / "quiz/amc/simple-txt/simple-txt.txt"
    found = bank(path)
    assert detect_format(path.read_bytes(), path.name) is BankFormat.AMC_TXT
    single, several = (item.body for item in found.items)
    assert isinstance(single, Choice)
    assert isinstance(several, Choice)
    assert (single.several, single.right, several.several, several.right) == (False, (0,), True, (0, 2))
    assert [answer.text.text for answer in several.answers] == ["2", "-2", "10"]


def test_latex_that_only_includes_says_what(corpus: Path) -> None:
    found = read((corpus / "quiz/amc/QCM.tex").read_bytes(), "QCM.tex")
    assert found.bank.items == ()
    assert len([loss for loss in found.losses if loss.kind is LossKind.INCLUDED]) == 2


def test_qti_kinds(corpus: Path) -> None:
    choice, several = one(corpus, "choice.xml"), one(corpus, "choice_multiple.xml")
    assert isinstance(choice.body, Choice)
    assert (choice.body.right, choice.body.several) == ((0,), False)
    assert isinstance(several.body, Choice)
    assert [answer.credit for answer in several.body.answers] == [50, -100, -100, 50, -100, -50]
    order = one(corpus, "order.xml").body
    assert isinstance(order, Ordering)
    assert [text.text.split()[-1] for text in order.items] == ["Schumacher", "Barrichello", "Button"]
    entry = one(corpus, "text_entry.xml")
    assert isinstance(entry.body, ShortText)
    assert entry.has_embedded_answers
    assert [(a.text.text, a.credit) for a in entry.body.answers] == [("York", 100), ("york", 50)]
    inline = one(corpus, "inline_choice.xml")
    assert isinstance(inline.body, Choice)
    assert (inline.has_embedded_answers, inline.body.right) == (True, (2,))
    match = one(corpus, "match.xml").body
    assert isinstance(match, Matching)
    assert [pair.left.text for pair in match.pairs] == ["Capulet", "Demetrius", "Lysander", "Prospero"]
    hotspot = one(corpus, "hotspot.xml").body
    assert isinstance(hotspot, PointBody)
    assert [area.right for area in hotspot.areas] == [True, False, False, False]
    assert (hotspot.image, hotspot.areas[0].coords) == ("images/ukair.png", (77, 115, 8))
    assert isinstance(one(corpus, "likert.xml").body, Scale)
    assert isinstance(one(corpus, "slider.xml").body, Number)
    gaps = one(corpus, "gap_match.xml").body
    assert isinstance(gaps, Gaps)
    assert "<msup><mi>c</mi><mn>2</mn></msup>" in "".join(one(corpus, "math.xml").stem.text.split())


def test_every_question_file_is_read_and_written_with_what_is_lost(corpus: Path) -> None:
    for path in sorted((corpus / "quiz").rglob("*")):
        if path.suffix not in (".gift", ".txt", ".xml", ".tex") or path.name in ("options.xml", "description.xml"):
            continue
        if path.name in ("imsmanifest.xml", "QCM.tex") or "LICENSE" in path.name:
            continue
        found = read(path.read_bytes(), path.name).bank
        try:
            made = write(found, BankFormat.MOODLE)
        except NothingWritableError:  # a picture to point at that lies elsewhere
            assert all(isinstance(item.body, PointBody) for item in found.items)
            continue
        kept = len(found.items) - len({loss.item for loss in made.losses if loss.kind is LossKind.KIND and loss.what})
        if found.items:
            assert len(read(made.data).bank.items) == kept, path.name
