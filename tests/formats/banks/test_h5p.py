"""H5P: questions in documents, to any depth."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.bank_samples import PNG, zipped
from tni.core.format_errors import EmptyFileError, FileTooDeepError
from tni.formats.banks.format_registry import read
from tni.formats.banks.read_context import BankReadResult
from tni.quiz.bank.bodies import Choice, Essay, TrueFalse
from tni.quiz.bank.losses import LossKind

type Json = dict[str, Any]


def package(main: str, content: Json, files: dict[str, bytes] | None = None) -> BankReadResult:
    about = {"title": "Un document", "mainLibrary": main}
    named = {"h5p.json": json.dumps(about).encode(), "content/content.json": json.dumps(content).encode()}
    return read(zipped(named | (files or {})))


def true_false(text: str) -> Json:
    return {
        "library": "H5P.TrueFalse 1.8",
        "params": {"question": text, "correct": "true"},
        "metadata": {"title": text},
    }


def stems(found: BankReadResult) -> list[str]:
    return [item.stem.text for item in found.bank.items]


WORDS = {"library": "H5P.AdvancedText 1.1", "params": {"text": "<p>Lisez.</p>"}}
PICTURE = {"library": "H5P.Image 1.1", "params": {"file": {"path": "images/a.png"}}}
DRAG = {"library": "H5P.DragQuestion 1.14", "params": {"question": {"task": {"elements": [{"type": PICTURE}]}}}}


def column(*contents: Json) -> Json:
    return {"content": [{"content": one, "useSeparator": "auto"} for one in contents]}


def nested(library: str, params: Json) -> Json:
    return {"library": f"{library} 1.0", "params": params, "subContentId": "x"}


def test_a_column_gives_its_questions_and_says_what_stood_between_them() -> None:
    found = package("H5P.Column", column(WORDS, true_false("un"), PICTURE, DRAG, true_false("deux")))
    assert (stems(found), found.numbers, found.bank.title) == (["un", "deux"], (1, 3), "Un document")
    assert {(loss.kind, loss.item, loss.what) for loss in found.losses} == {
        (LossKind.AROUND, None, "H5P.AdvancedText"),
        (LossKind.AROUND, None, "H5P.Image"),
        (LossKind.KIND, 2, "H5P.DragQuestion"),
    }


def test_slides_give_their_questions_in_order() -> None:
    slides = [{"elements": [{"x": 1, "action": WORDS}, {"action": true_false(one)}]} for one in ("un", "deux")]
    slides.append({"elements": [{"x": 5, "goToSlide": 2}]})
    found = package("H5P.CoursePresentation", {"presentation": {"slides": slides, "globalBackgroundSelector": {}}})
    assert stems(found) == ["un", "deux"]


def test_a_film_gives_its_questions_by_time_and_its_summary() -> None:
    def shown(at: float, what: Json) -> Json:
        return {"x": 1, "duration": {"from": at, "to": at + 1}, "action": what}

    summary = {
        "library": "H5P.Summary 1.10",
        "params": {"intro": "Retenez.", "summaries": [{"summary": ["vrai", "faux"]}, {"summary": []}]},
    }
    film = {
        "video": {"files": [{"path": "videos/a.mp4"}]},
        "assets": {"interactions": [shown(9, true_false("deux")), shown(2.5, true_false("un"))]},
        "summary": {"task": summary, "displayAt": 3},
    }
    found = package("H5P.InteractiveVideo", {"interactiveVideo": film})
    assert stems(found) == ["un", "deux", "Retenez."]
    choice = found.bank.items[2].body
    assert isinstance(choice, Choice)
    assert ([answer.text.text for answer in choice.answers], choice.right) == (["vrai", "faux"], (0,))
    assert [(loss.kind, loss.what) for loss in found.losses] == [(LossKind.AROUND, "H5P.InteractiveVideo")]


def test_a_set_within_a_chapter_within_a_book_is_read_with_its_pictures() -> None:
    asked = true_false("trois")
    asked["params"]["media"] = {"type": PICTURE}
    quiz = nested("H5P.QuestionSet", {"questions": [true_false("deux"), asked], "poolSize": 1})
    row = nested("H5P.Row", {"columns": [{"width": 100, "content": nested("H5P.RowColumn", column(quiz))}]})
    chapters = [nested("H5P.Column", column(true_false("un"))), nested("H5P.Column", column(row))]
    found = package("H5P.InteractiveBook", {"chapters": chapters}, {"content/images/a.png": PNG})
    assert [item.title for item in found.bank.items] == ["un", "deux", "trois"]
    assert [file.data for file in found.bank.items[2].files] == [PNG]
    assert [(loss.kind, loss.what) for loss in found.losses] == [(LossKind.SETTING, "poolSize")]


def test_a_document_of_an_unknown_library_is_read_too() -> None:
    found = package("H5P.Nouveau", {"etapes": [{"jeu": nested("H5P.Autre", {"q": [true_false("un")]})}]})
    assert (stems(found), found.losses) == (["un"], ())


def test_a_questionnaire_has_no_right_answers() -> None:
    many = {"question": "Où ?", "inputType": "checkbox", "alternatives": [{"text": "ici"}, {"text": "là"}]}
    elements = [
        {"library": {"library": "H5P.SimpleMultiChoice 1.1", "params": many}},
        {"library": {"library": "H5P.OpenEndedQuestion 1.0", "params": {"question": "Pourquoi ?"}}},
    ]
    found = package("H5P.Questionnaire", {"questionnaireElements": elements})
    choice, free = (item.body for item in found.bank.items)
    assert isinstance(choice, Choice)
    assert (choice.several, choice.right, free, found.losses) == (True, (), Essay(), ())


def test_a_document_that_asks_nothing_says_so() -> None:
    found = package("H5P.Column", column(WORDS))
    assert [(loss.kind, loss.item) for loss in found.losses] == [(LossKind.AROUND, None)]
    with pytest.raises(EmptyFileError):
        package("H5P.Column", column())


def test_contents_nested_thousands_of_times_are_read_or_refused() -> None:
    for depth in (200, 12_000):
        text = '{"library":"H5P.Column 1.0","params":{"content":[' * depth
        text += json.dumps(true_false("au fond")) + "]}}" * depth
        data = zipped({"content/content.json": b'{"content":[' + text.encode() + b"]}", "h5p.json": b"{}"})
        try:
            assert stems(read(data)) == ["au fond"]
        except FileTooDeepError:
            assert depth > 200


documents = st.recursive(
    st.sampled_from([true_false("q"), WORDS, PICTURE, DRAG, {"library": "H5P.Inconnu 1.0", "params": {}}]),
    lambda inner: st.lists(inner, max_size=3).flatmap(
        lambda held: st.sampled_from(
            [
                nested("H5P.Column", column(*held)),
                nested("H5P.QuestionSet", {"questions": held}),
                nested(
                    "H5P.CoursePresentation",
                    {"presentation": {"slides": [{"elements": [{"action": x}]} for x in held]}},
                ),
                nested("H5P.InteractiveVideo", {"interactiveVideo": {"assets": {"interactions": held}}}),
                nested("H5P.Inconnu", {"dedans": held}),
            ]
        )
    ),
    max_leaves=8,
)


@given(st.lists(documents, min_size=1, max_size=3))
def test_each_question_is_read_once_however_it_is_nested(contents: list[Json]) -> None:
    wanted = json.dumps(contents).count("H5P.TrueFalse 1.8")
    try:
        found = package("H5P.Column", column(*contents))
    except EmptyFileError:
        assert wanted == 0
        return
    assert [type(item.body) for item in found.bank.items] == [TrueFalse] * wanted
    assert list(found.numbers) == sorted(set(found.numbers))
