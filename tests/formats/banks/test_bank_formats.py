"""What each format of question banks says, question by question."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.support.bank_samples import AIKEN, CSV, PNG, QTI3, SAMPLES, zipped
from tni.core.format_errors import FileTooLargeError, MalformedFileError, UnknownFileError
from tni.core.table import Table
from tni.formats.banks.format_registry import CODECS, detect_format, format_to_write, read, write
from tni.formats.banks.read_context import BANK_LIMITS
from tni.formats.banks.xlsx import read_cells
from tni.formats.table_xlsx import table_xlsx
from tni.quiz.bank.bank_format import BANK_FORMATS, BankFormat
from tni.quiz.bank.bodies import (
    Answer,
    Area,
    AreaShape,
    Between,
    Choice,
    Description,
    Essay,
    Gap,
    Gaps,
    Matching,
    Near,
    Number,
    NumberAnswer,
    Ordering,
    Pair,
    PointBody,
    Scale,
    ShortText,
    TrueFalse,
)
from tni.quiz.bank.errors import NothingWritableError, UnknownBankFormatError
from tni.quiz.bank.losses import Loss, LossKind
from tni.quiz.bank.question_bank import BankQuestion, Category, QuestionBank
from tni.quiz.bank.rich_text import RichText, TextFormat


def test_each_format_has_a_description_and_a_reader() -> None:
    assert set(BankFormat) == set(BANK_FORMATS) == set(CODECS)


def items(kind: BankFormat, data: bytes | str | None = None) -> tuple[BankQuestion, ...]:
    raw = SAMPLES[kind] if data is None else data.encode() if isinstance(data, str) else data
    return read(raw, kind=kind).bank.items


def losses(kind: BankFormat, data: str | None = None) -> set[tuple[LossKind, str]]:
    raw = SAMPLES[kind] if data is None else data.encode()
    return {(loss.kind, loss.what) for loss in read(raw, kind=kind).losses}


def test_a_key_of_thousands_of_digits_is_none() -> None:
    assert (LossKind.KEY, "9" * 60) in losses(BankFormat.CSV, f"Question;Réponse 1;Bonne réponse\nq;a;{'9' * 5000}\n")


def one(kind: BankFormat, data: str) -> BankQuestion:
    (item,) = items(kind, data)
    return item


def test_gift_questions_that_blank_lines_part_or_none() -> None:
    found = items(BankFormat.GIFT, "Un {T}\nDeux {F}\n\nTrois {\n=a\n\n~b\n}\n")
    assert [type(item.body) for item in found] == [TrueFalse, TrueFalse, Choice]


def test_gift_that_is_not_understood_is_a_loss_and_the_rest_is_read() -> None:
    found = read(b"Un {T}\n\nDeux {#abc}\n\nTrois {=a {b}}\n\nQuatre {F}", kind=BankFormat.GIFT)
    assert [item.stem.text for item in found.bank.items] == ["Un", "Quatre"]
    assert [(loss.kind, loss.item, loss.line) for loss in found.losses] == [
        (LossKind.QUESTION, 2, 3),
        (LossKind.QUESTION, 3, 5),
    ]


def test_gift_categories_stand_before_their_questions() -> None:
    found = read(b"$CATEGORY: a/b\n\nUn {T}\n\n$CATEGORY: a/c\nDeux {T}", kind=BankFormat.GIFT).bank
    assert [path for path, _ in found.sorted_items()] == ["a/b", "a/c"]


def test_gift_numbers_with_a_comma_and_ranges() -> None:
    body = one(BankFormat.GIFT, "Pi {#=3,14:0,01#Oui =%50%3..4}").body
    assert isinstance(body, Number)
    assert [answer.accepted for answer in body.answers] == [Near(3.14, 0.01), Between(3, 4)]


def test_gift_numbers_whose_first_has_no_mark() -> None:
    body = one(BankFormat.GIFT, "De 1 à 5 {#3:2~#Non}").body
    assert isinstance(body, Number)
    assert [(answer.accepted, answer.right) for answer in body.answers] == [(Near(3, 2), True), (None, False)]


def test_gift_ordering_of_moodle_s_plug_in() -> None:
    body = one(BankFormat.GIFT, "Rangez{>2 none\nun\ndeux\ntrois\n}").body
    assert body == Ordering(tuple(RichText(word, TextFormat.MOODLE) for word in ("un", "deux", "trois")))


def test_moodle_reads_each_kind() -> None:
    found = items(BankFormat.MOODLE)
    assert [type(item.body) for item in found] == [Choice, TrueFalse, Number, Gaps, Gaps, Ordering, PointBody]
    choice = found[0]
    assert (choice.title, choice.id, choice.tags, choice.points) == ("Capitale", "m1", ("carte",), 2.0)
    assert [file.name for file in choice.files] == ["a.png"]
    truth = found[1].body
    assert isinstance(truth, TrueFalse)
    assert (truth.right, truth.wrong_feedback, truth.right_feedback) == (
        False,
        RichText("Non", TextFormat.HTML),
        RichText("Oui", TextFormat.HTML),
    )
    point = found[6].body
    assert point == PointBody("m.png", (Area(AreaShape.RECT, (10, 20, 40, 60), True, "Ici"),))
    assert losses(BankFormat.MOODLE) == {(LossKind.KIND, "calculated")}


def test_moodle_s_gaps_of_each_kind() -> None:
    cloze, words = (item.body for item in items(BankFormat.MOODLE)[3:5])
    assert isinstance(cloze, Gaps)
    gaps = [part for part in cloze.parts if isinstance(part, Gap)]
    assert [type(gap.body) for gap in gaps] == [ShortText, Choice, Number]
    assert [gap.weight for gap in gaps] == [1, 2, 1]
    assert isinstance(words, Gaps)
    chosen = [part.body for part in words.parts if isinstance(part, Gap)]
    assert [body.right for body in chosen if isinstance(body, Choice)] == [(0,), (1,)]


def test_moodle_comes_back_with_gaps_files_and_points() -> None:
    bank = read(SAMPLES[BankFormat.MOODLE]).bank
    made = write(bank, BankFormat.MOODLE)
    assert made.losses == ()
    assert read(made.data).bank.items[3].body == bank.items[3].body


def test_moodle_keeps_pictures_in_folders_under_their_names() -> None:
    bank = read(SAMPLES[BankFormat.QTI]).bank
    made = write(bank, BankFormat.MOODLE)
    assert [file.name for item in read(made.data).bank.items for file in item.files] == ["items/img/a.png"]
    assert LossKind.FILES not in {loss.kind for loss in made.losses}


def test_broken_moodle_names_the_line() -> None:
    with pytest.raises(MalformedFileError) as caught:
        read(b"<quiz>\n<question>\n</quiz>")
    assert caught.value.line == 3


def test_aiken_reads_letters_with_a_point_or_a_bracket() -> None:
    first, second = items(BankFormat.AIKEN)
    assert isinstance(first.body, Choice)
    assert (len(first.body.answers), first.body.right) == (3, (1,))
    assert second.stem.text == "Et de la France ?"


def test_aiken_without_a_key_is_a_loss() -> None:
    found = read((AIKEN + "\nSans clé ?\nA. oui\nB. non\n").encode(), kind=BankFormat.AIKEN)
    assert len(found.bank.items) == 2
    assert [(loss.kind, loss.item) for loss in found.losses] == [(LossKind.QUESTION, 3)]


def test_aiken_without_a_key_does_not_take_the_next_question_with_it() -> None:
    found = read(b"Une ?\nA) a\nB) b\n\nDeux ?\nA)c\nB)d\nANSWER: B", kind=BankFormat.AIKEN)
    assert [item.stem.text for item in found.bank.items] == ["Deux ?"]
    assert [(loss.kind, loss.item, loss.line) for loss in found.losses] == [(LossKind.QUESTION, 1, 1)]


def test_qcmcam_keeps_letters_lists_within_and_time() -> None:
    one_right, two_right, words = items(BankFormat.QCMCAM)
    assert isinstance(one_right.body, Choice)
    assert (one_right.body.right, one_right.body.answers[1].text.text) == ((1,), "Toi <ul><li>ou</li></ul>")
    assert isinstance(two_right.body, Choice)
    assert (two_right.body.several, two_right.body.right, two_right.seconds) == (True, (0, 2), 30.0)
    assert words.body == Description()
    assert losses(BankFormat.QCMCAM) == {(LossKind.SETTING, "size")}


def test_amc_txt_reads_options_open_questions_and_minus_signs() -> None:
    found = read(SAMPLES[BankFormat.AMC_TXT])
    single, several, free = found.bank.items
    assert (single.id, single.points, found.bank.title) == ("cap", 2.0, "Test")
    assert isinstance(several.body, Choice)
    assert (several.body.several, several.body.answers[1].text.text) == (True, "-2")
    assert free.body == Essay(3)


def test_amc_txt_words_with_marks_and_code_are_html() -> None:
    text = "* Que rend [*ceci*] ?\n[verbatim]\n- 1 {\n+ 2\n[/verbatim]\n+ [|a<b|]\n- !non.png!\n"
    item = one(BankFormat.AMC_TXT, text)
    assert item.stem == RichText("Que rend <b>ceci</b> ?\n<pre>- 1 {\n+ 2</pre>", TextFormat.HTML)
    assert isinstance(item.body, Choice)
    assert [answer.text.text for answer in item.body.answers] == ["<code>a&lt;b</code>", '<img src="non.png" alt="">']
    assert losses(BankFormat.AMC_TXT, text) == {(LossKind.FILES, "non.png")}


def test_amc_txt_is_told_from_gift_by_its_stars() -> None:
    assert (
        detect_format(b"PreAssociationName: \\forename{} \\name{}\n\n* Q {} ?\n+ a\n- b\n", "a.txt")
        is BankFormat.AMC_TXT
    )


def test_kahoot_reads_what_its_heading_names() -> None:
    first, second = items(BankFormat.KAHOOT)
    assert isinstance(first.body, Choice)
    assert (first.seconds, first.body.right, len(first.body.answers)) == (30.0, (0,), 2)
    assert isinstance(second.body, Choice)
    assert (second.body.several, second.body.right) == (True, (0, 2))


def test_kahoot_writes_its_template() -> None:
    rows = read_cells(write(read(SAMPLES[BankFormat.AIKEN]).bank, BankFormat.KAHOOT).data, BANK_LIMITS)
    assert rows[7][1:3] == ["Question - max 120 characters", "Answer 1 - max 75 characters"]
    assert rows[8][1:] == ["Capitale de l'Italie ?", "Milan", "Rome", "Naples", "", "20", "2"]


def test_kahoot_cuts_long_words_and_says_so() -> None:
    long = BankQuestion(
        stem=RichText("a" * 130), body=Choice((Answer(RichText("b" * 80), True), Answer(RichText("c"), False)))
    )
    made = write(QuestionBank((long,)), BankFormat.KAHOOT)
    assert {loss.kind for loss in made.losses} == {LossKind.STEM, LossKind.ANSWERS}


def test_a_spreadsheet_of_something_else_is_no_bank() -> None:
    with pytest.raises(UnknownFileError):
        read(table_xlsx([Table("Élèves", [["Nom", "Prénom"], ["A", "B"]])]))


def test_csv_reads_each_type_and_guesses_where_none_is_said() -> None:
    bodies = [item.body for item in items(BankFormat.CSV)]
    kinds = [Choice, Choice, TrueFalse, Number, ShortText, Ordering, Matching]
    assert [type(body) for body in bodies] == kinds
    assert isinstance(bodies[1], Choice)
    assert (bodies[1].several, bodies[1].right) == (True, (0, 2))
    assert bodies[3] == Number((NumberAnswer(Near(3.14, 0.01)),))
    assert bodies[6] == Matching((Pair(RichText("un"), RichText("1")), Pair(RichText("deux"), RichText("2"))))


def test_csv_in_english_with_commas() -> None:
    item = one(BankFormat.CSV, "Question,Answer 1,Answer 2,Correct answer\nQ,a,b,2\n")
    assert isinstance(item.body, Choice)
    assert item.body.right == (1,)


def test_csv_words_that_a_spreadsheet_would_compute_come_back() -> None:
    bank = QuestionBank((BankQuestion(stem=RichText("=1+1 ?"), body=ShortText((Answer(RichText("-2"), True),))),))
    made = write(bank, BankFormat.CSV)
    assert (made.data[made.data.index(b"'=") :][:5], b"'-2", made.losses) == (b"'=1+1", b"'-2", ())


def test_csv_whose_quotes_do_not_close_names_the_line() -> None:
    with pytest.raises(MalformedFileError):
        read((CSV + '"').encode(), kind=BankFormat.CSV)


def test_qti_packages_hold_pictures_under_their_folder() -> None:
    found = read(SAMPLES[BankFormat.QTI])
    gaps, choice = found.bank.items
    assert [(file.name, file.data) for file in choice.files] == [("items/img/a.png", PNG)]
    assert 'src="items/img/a.png"' in choice.stem.text
    assert isinstance(choice.body, Choice)
    assert choice.body.answers[1] == Answer(
        RichText("Deux", TextFormat.HTML), True, None, RichText("Oui", TextFormat.HTML)
    )
    assert isinstance(gaps.body, Gaps)
    assert [type(part.body) for part in gaps.body.parts if isinstance(part, Gap)] == [ShortText, Choice]
    assert found.losses == ()


STIMULUS = """<qti-assessment-stimulus xmlns="http://www.imsglobal.org/xsd/imsqtiasi_v3p0" identifier="s" title="Texte">
<qti-stimulus-body><h2>La Loire</h2><p>Elle coule. <img src="../img/a.png" alt="carte"/></p></qti-stimulus-body>
</qti-assessment-stimulus>"""
SHARING = QTI3.replace(
    "<qti-item-body>",
    '<qti-assessment-stimulus-ref identifier="s" href="../textes/loire%20un.xml" title="Texte"/><qti-item-body>',
)


def test_the_text_that_qti_questions_share_belongs_to_each() -> None:
    choice = SHARING.replace('<qti-text-entry-interaction response-identifier="R1"/>', "Loire").replace("i3", "i4")
    files = {"items/a.xml": SHARING.encode(), "items/b.xml": choice.encode(), "img/a.png": PNG}
    found = read(zipped(files | {"textes/loire un.xml": STIMULUS.encode()}))
    gaps, single = found.bank.items
    assert gaps.stem.text == '<div><h2>La Loire</h2><p>Elle coule. <img src="img/a.png" alt="carte"></p></div>'
    assert isinstance(gaps.body, Gaps)
    assert single.stem.text.startswith(f"{gaps.stem.text}<p>La Loire est un")
    assert [[file.name for file in item.files] for item in (gaps, single)] == [["img/a.png"]] * 2
    assert found.losses == ()


def test_a_shared_text_that_is_missing_is_a_loss() -> None:
    for data in (zipped({"items/a.xml": SHARING.encode()}), SHARING.encode()):
        found = read(data)
        assert len(found.bank.items) == 1
        assert [(loss.kind, loss.what) for loss in found.losses] == [(LossKind.STEM, "../textes/loire un.xml")]


def test_a_shared_text_may_not_fill_the_memory() -> None:
    long = STIMULUS.replace("Elle coule.", "Elle coule. " * 1000)
    files = {f"items/{at}.xml": SHARING.encode() for at in range(30)} | {"textes/loire un.xml": long.encode()}
    with pytest.raises(FileTooLargeError):
        read(zipped(files), limits=replace(BANK_LIMITS, characters=100_000))


ORDER = """<assessmentItem identifier="o"><responseDeclaration identifier="R" cardinality="ordered"><correctResponse>{}
</correctResponse></responseDeclaration><itemBody><orderInteraction responseIdentifier="R"><prompt>Rangez.</prompt>{}
</orderInteraction></itemBody></assessmentItem>"""


@pytest.mark.parametrize(("named", "kept"), [("", 5), ("B", 0), ("BB", 0), ("BX", 0), ("DB", 2), ("EDCBA", 5)])
def test_an_order_of_one_thing_is_no_question(named: str, kept: int) -> None:
    choices = "".join(f'<simpleChoice identifier="{one}">{one}</simpleChoice>' for one in "ABCDE")
    found = read(ORDER.format("".join(f"<value>{one}</value>" for one in named), choices).encode())
    assert [len(item.body.items) for item in found.bank.items if isinstance(item.body, Ordering)] == [kept] * bool(kept)
    if not kept:
        assert [(loss.kind, loss.what) for loss in found.losses] == [(LossKind.KIND, "orderInteraction")]


INLINE = '<img src="data:image/png;base64,iVBORw0KGgo=" alt="carte">'


@pytest.mark.parametrize("kind", [BankFormat.CSV, BankFormat.AIKEN, BankFormat.AMC_TXT, BankFormat.KAHOOT])
@pytest.mark.parametrize("place", ["stem", "answer"])
def test_pictures_that_find_no_place_are_called_pictures(kind: BankFormat, place: str) -> None:
    stem, answer = (RichText(INLINE if place == one else "a", TextFormat.HTML) for one in ("stem", "answer"))
    bank = QuestionBank((BankQuestion(stem=stem, body=Choice((Answer(answer, True), Answer(RichText("b"), False)))),))
    assert LossKind.FILES in {loss.kind for loss in write(bank, kind).losses}


def test_a_text_without_layout_loses_none_as_plain_text() -> None:
    stem, answers = RichText(f"Voici : {INLINE}", TextFormat.HTML), [RichText(text, TextFormat.HTML) for text in "ab"]
    body = Choice((Answer(answers[0], True), Answer(answers[1], False)))
    made = write(QuestionBank((BankQuestion(stem=stem, body=body),)), BankFormat.CSV)
    assert [loss.kind for loss in made.losses] == [LossKind.FILES]
    laid_out = BankQuestion(stem=replace(stem, text=f"<b>Voici</b> : {INLINE}"), body=body)
    assert {loss.kind for loss in write(QuestionBank((laid_out,)), BankFormat.CSV).losses} == {
        LossKind.FILES,
        LossKind.FORMAT,
    }


@pytest.mark.parametrize("kind", [BankFormat.GIFT, BankFormat.MOODLE, BankFormat.QCMCAM])
def test_pictures_in_the_text_are_kept_by_formats_with_html(kind: BankFormat) -> None:
    stem = RichText(f"Voici : {INLINE}", TextFormat.HTML)
    answers = (Answer(RichText("a", TextFormat.HTML), True), Answer(RichText("b", TextFormat.HTML), False))
    assert write(QuestionBank((BankQuestion(stem=stem, body=Choice(answers)),)), kind).losses == ()


def test_amc_latex_reads_choices_numbers_and_open_questions() -> None:
    found = read(SAMPLES[BankFormat.AMC_LATEX])
    choice, number, free = found.bank.items
    assert choice.stem.text == "Capitale de l'<b>Italie</b> ? \\(x^2 &lt; 1\\)"
    assert (choice.title, choice.points, choice.feedback) == ("cap", 2.0, RichText("Regardez.", TextFormat.HTML))
    assert isinstance(choice.body, Choice)
    assert (choice.body.shuffled, choice.body.answers[1].text.text) == (False, "Milan &amp; Turin")
    assert number.body == Number((NumberAnswer(Near(290)), NumberAnswer(Near(290, 10), False, 50)))
    assert free.body == Essay(2)
    assert found.bank.entries[0] == Category("géo")


def test_amc_latex_answers_in_columns_and_fractions() -> None:
    columns = r"\begin{choices}\correctchoice{a}\end{choices} § \begin{choiceshoriz}\wrongchoice{b}\end{choiceshoriz}"
    body = one(BankFormat.AMC_LATEX, rf"\begin{{question}}{{q}} Q {columns}\end{{question}}").body
    assert isinstance(body, Choice)
    assert [(answer.text.text, answer.right) for answer in body.answers] == [("a", True), ("b", False)]
    number = one(BankFormat.AMC_LATEX, r"\begin{question}{q}\AMCnumericChoices{3/4}{digits=3}\end{question}").body
    assert number == Number((NumberAnswer(Near(0.75)),))


def test_amc_latex_turns_words_into_html() -> None:
    text = r"""\begin{question}{a}\'Etudiez \c{c}a~: \oe uf \dots{} \texttt{x}
      \begin{itemize}\item un \item deux\end{itemize} \verb|a<b| \inconnu{mot}
      \begin{choices}\correctchoice{\emph{a}}\wrongchoice{b}\end{choices}\end{question}"""
    item = one(BankFormat.AMC_LATEX, text)
    assert item.stem.text.startswith("Étudiez ça\u00a0: œuf …")
    assert "<ul><li>un</li><li>deux</li></ul> <code>a&lt;b</code> mot" in item.stem.text
    assert losses(BankFormat.AMC_LATEX, text) == {(LossKind.FORMAT, "\\inconnu")}


def test_h5p_reads_each_kind_with_its_pictures() -> None:
    found = read(SAMPLES[BankFormat.H5P])
    assert [type(item.body) for item in found.bank.items] == [Choice, TrueFalse, ShortText, Gaps, Essay]
    choice, truth, blank, _, _ = found.bank.items
    assert (found.bank.title, choice.title, [file.data for file in choice.files]) == ("Un quiz", "Carte", [PNG])
    assert truth.body == TrueFalse(False)
    assert (blank.has_embedded_answers, "_____" in blank.stem.text) == (True, True)
    assert {(loss.kind, loss.what) for loss in found.losses} == {
        (LossKind.SETTING, "passPercentage"),
        (LossKind.FEEDBACK, "tip"),
        (LossKind.KIND, "H5P.DragQuestion"),
    }


def test_true_or_false_becomes_a_choice_where_there_is_none() -> None:
    bank = QuestionBank((BankQuestion(stem=RichText("2 > 1"), body=TrueFalse(True)),))
    for kind in (BankFormat.AIKEN, BankFormat.QCMCAM, BankFormat.AMC_TXT, BankFormat.KAHOOT):
        made = write(bank, kind)
        assert [loss.kind for loss in made.losses] == [LossKind.KIND]
        body = read(made.data, kind=kind).bank.items[0].body
        assert isinstance(body, Choice)
        assert (len(body.answers), body.right) == (2, (0,))


def test_what_cannot_be_written_at_all_is_an_error() -> None:
    bank = QuestionBank(
        (BankQuestion(stem=RichText("Où ?"), body=PointBody("a.png", (Area(AreaShape.ALL, (), True),))),)
    )
    for kind in (BankFormat.AIKEN, BankFormat.GIFT, BankFormat.KAHOOT, BankFormat.CSV):
        with pytest.raises(NothingWritableError):
            write(bank, kind)
    with pytest.raises(UnknownBankFormatError):
        write(bank, BankFormat.QTI)


def test_left_out_questions_are_named_by_their_number() -> None:
    scale = BankQuestion(stem=RichText("D'accord ?"), body=Scale((RichText("non"), RichText("oui"))))
    gaps = BankQuestion(stem=RichText(""), body=Gaps((Gap(ShortText((Answer(RichText("a"), True),))),)))
    made = write(QuestionBank((gaps, scale)), BankFormat.GIFT)
    assert [loss for loss in made.losses if loss.kind is LossKind.KIND] == [
        Loss(LossKind.KIND, 1, what="Gaps"),
        Loss(LossKind.KIND, 2),
    ]


def test_the_name_of_a_file_says_the_format_to_write() -> None:
    names = {
        "a.gift": BankFormat.GIFT,
        "a.XML": BankFormat.MOODLE,
        "a.xlsx": BankFormat.KAHOOT,
        "a.csv": BankFormat.CSV,
    }
    assert {name: format_to_write(name) for name in names} == names
    with pytest.raises(UnknownBankFormatError):
        format_to_write("a.docx")


def test_encodings_of_old_programs_are_read() -> None:
    for codec in ("utf-8-sig", "utf-16", "cp1252"):
        item = read("::é::Où est l'été ? {=là}".encode(codec), "a.gift").bank.items[0]
        assert (item.title, item.stem.text) == ("é", "Où est l'été ?")


@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be"])
def test_two_bytes_a_letter_without_a_mark_are_read_in_their_order(codec: str) -> None:
    item = read("::é::Où est l'été ? {=là}".encode(codec), "a.gift").bank.items[0]
    assert (item.title, item.stem.text) == ("é", "Où est l'été ?")


def test_a_gift_range_is_the_same_whichever_end_comes_first() -> None:
    for written in ("2..5", "5..2", "2,0 .. 5"):
        body = one(BankFormat.GIFT, f"::t::Combien ? {{#{written}}}").body
        assert isinstance(body, Number)
        assert [answer.accepted for answer in body.answers] == [Between(2.0, 5.0)]


def test_an_aiken_key_that_is_none_of_the_answers_is_a_loss() -> None:
    for key in "CD":
        assert (LossKind.KEY, key) in losses(BankFormat.AIKEN, f"Une ?\nA. a\nB. b\nANSWER: {key}\n")
    assert losses(BankFormat.AIKEN, "Une ?\nA. a\nB. b\nANSWER: B\n") == set()
