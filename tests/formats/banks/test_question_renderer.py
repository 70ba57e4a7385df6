"""What a question of a bank looks like: formulas, pictures and words, and nothing else of a stranger's file."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator
from itertools import count

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from PIL import Image

from tni.core.ids import QuestionId
from tni.core.picture import EncodedPicture
from tni.formats.banks import question_renderer
from tni.formats.banks.question_renderer import LINES, SHOWN_TAGS, askable, render_question
from tni.formats.formula import draw_formula
from tni.formats.picture_process import Decoded, ForeignPicture
from tni.formats.picture_reader import read_picture
from tni.quiz.bank.bodies import Answer, Area, AreaShape, Choice, Matching, Ordering, Pair, PointBody
from tni.quiz.bank.formulas import Formula, formulas_as_text, split_formulas
from tni.quiz.bank.live_question import to_live_question
from tni.quiz.bank.losses import LossKind
from tni.quiz.bank.question_bank import BankAttachment, BankQuestion
from tni.quiz.bank.rendered_question import DrawnFormula, RenderedQuestion
from tni.quiz.bank.rich_text import RichText, TextFormat
from tni.quiz.question import QuestionKind

HTML = TextFormat.HTML


def picture(width: int = 40, height: int = 30, kind: str = "PNG", mode: str = "RGB") -> bytes:
    out = io.BytesIO()
    Image.new(mode, (width, height), "red" if mode == "RGB" else (0, 0, 0, 0)).save(out, kind)
    return out.getvalue()


def of(stem: str, *answers: str, files: tuple[BankAttachment, ...] = (), format: TextFormat = HTML) -> RenderedQuestion:
    body = Choice(tuple(Answer(RichText(text, format), at == 0) for at, text in enumerate(answers or ("a", "b"))))
    item = BankQuestion(stem=RichText(stem, format), body=body, files=files)
    asked = to_live_question(item, QuestionId("q"))
    assert asked is not None
    return render_question(asked, item)


def sources(text: str, format: TextFormat = TextFormat.PLAIN) -> list[str]:
    return [part.source for part in split_formulas(RichText(text, format)) if isinstance(part, Formula)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (r"Soit \(x^2\) et \[y\].", ["x^2", "y"]),
        ("$$a+b$$", ["a+b"]),
        (r"Blah $ 1 \neq 0 $", [r"1 \neq 0"]),
        ("Il a 5$ et rend 3$.", []),
        ("Un livre coûte $12, un autre $15.", []),
        (r"C'est \( non fermé", []),
        ("Soit $x$ un nombre", ["x"]),
    ],
)
def test_formulas_are_told_from_words_and_money(text: str, found: list[str]) -> None:
    assert sources(text) == found


def test_marks_of_html_in_tex_are_read() -> None:
    assert sources(r"\(x &lt; y\)", HTML) == ["x < y"]
    assert sources("<math><mi>x</mi></math>", HTML) == ["<math><mi>x</mi></math>"]
    assert sources("<math><mi>x</mi></math>") == []


@given(st.text(alphabet=r"\()[]$ab{}<>/math^_ ", max_size=200), st.sampled_from(TextFormat))
def test_no_text_is_lost_in_parting(text: str, format: TextFormat) -> None:
    whole = "".join(part if isinstance(part, str) else "" for part in split_formulas(RichText(text, format)))
    assert len(whole) <= len(text)
    assert not sources(text, format) or len(whole) < len(text)


WORDS_OF = {
    r"\frac{1}{2} + \frac12": "1/2 + 1/2",
    r"x^2 \leq \sqrt{a+b}": "x² ≤ √(a+b)",
    r"\frac{\sqrt{3}}{x+1}": "(√3)/(x+1)",
    r"3{,}5 \times 10^{-3}": "3,5 × 10^-3",
    r"\vec{AB} \perp \overline{CD}": "AB ⊥ CD",
    r"90^\circ": "90°",
    r"\text{été} \alpha_1": "été α_1",
}


@pytest.mark.parametrize("source", WORDS_OF)
def test_a_formula_on_one_line(source: str) -> None:
    assert formulas_as_text(RichText(rf"Soit \({source}\).")).text == f"Soit {WORDS_OF[source]}."


@given(st.text(alphabet=r"\{}^_abcfrsqt12 &<", max_size=80))
def test_words_are_made_of_any_formula(source: str) -> None:
    made = formulas_as_text(RichText(rf"\({source}\)")).text
    assert len(made) <= 4 * len(source) + 8


WORDS = [
    r"\frac",
    r"\sqrt",
    r"\left(",
    r"\right)",
    r"\begin{matrix}",
    r"\end{matrix}",
    r"\vec",
    r"\sum",
    r"\text{a}",
    r"\overline",
    r"\mathbf",
]
TEX = st.sampled_from([*WORDS, *"{}x^_&1+ $"])


@settings(max_examples=60, deadline=None)
@example(source="{" * 200 + "x" + "}" * 200)
@example(source=r"\sqrt{" * 60 + "x" + "}" * 60)
@example(source=r"\left(" * 30 + "x" + r"\right)" * 30)
@example(source="x^" * 100 + "x")
@given(source=st.lists(TEX, max_size=30).map("".join))
def test_any_formula_is_drawn_or_stays_words(source: str) -> None:
    drawn = draw_formula(Formula(source))
    assert drawn is None or (drawn.svg.startswith(b"<svg") and 0 <= drawn.descent <= drawn.height)


@given(depth=st.integers(6, 60), tag=st.sampled_from(["mrow", "msqrt", "mfrac"]))
@settings(max_examples=10, deadline=None)
def test_mathml_that_is_nested_without_end_stays_words(depth: int, tag: str) -> None:
    source = "<math>" + f"<{tag}>" * (depth + 8) + "<mi>x</mi>" + f"</{tag}>" * (depth + 8) + "</math>"
    assert draw_formula(Formula(source, is_mathml=True)) is None


HUGE = [
    '<mo minsize="100000em" stretchy="true">(</mo>',
    '<mrow><mspace height="99999em" width="1e9em"/><mo stretchy="true">(</mo></mrow>',
    '<mstyle scriptlevel="-100" mathsize="1e9"><mi>x</mi></mstyle>',
    '<mfrac linethickness="1e9"><mi>x</mi><mi>y</mi></mfrac>',
    "<mi>" + "x" * 3900 + "</mi>",
]


@pytest.mark.parametrize("inside", HUGE)
def test_nothing_is_drawn_as_large_as_a_stranger_wants(inside: str) -> None:
    drawn = draw_formula(Formula(f"<math>{inside}</math>", is_mathml=True))
    assert drawn is None or (drawn.width < 20 and drawn.height < 20)
    for tex in (r"\left(\rule{1em}{99999em}\right)", r"\overbrace{\hspace{99999em}}^x"):
        made = draw_formula(Formula(tex))
        assert made is None or (made.width < 20 and made.height < 20)


USUAL = r"""\frac{-b\pm\sqrt{b^2-4ac}}{2a}
\int_0^\infty e^{-x^2}\,dx=\dfrac{\sqrt\pi}{2}
\vec{AB}\cdot\overrightarrow{CD}
\begin{pmatrix}1&2\\3&4\end{pmatrix}
\lim_{x\to 0}\frac{\sin x}{x}
\widehat{ABC}=90^\circ
3{,}5\times 10^{-3}\ \mathrm{mol\cdot L^{-1}}
\left(\frac{2}{5}+1\right)
\text{été} \quad x
\begin{cases}x+y=1\\x-y=2\end{cases}
\mathbb{R}\setminus\{0\}""".splitlines()


@pytest.mark.parametrize("source", USUAL)
def test_formulas_of_lessons_are_drawn(source: str) -> None:
    drawn = draw_formula(Formula(source))
    assert drawn is not None
    assert 0.4 < drawn.height < 4


def test_a_formula_is_paths_alone() -> None:
    for source in (r"\frac{a}{b}", r"\text{été}", r"\href{javascript:alert(1)}{x}", r"\overline{AB}"):
        drawn = draw_formula(Formula(source))
        assert drawn is not None
        tags = set(re.findall(rb"<([a-z]+)", drawn.svg))
        assert tags <= {b"svg", b"path", b"rect", b"g", b"line"}, tags
        assert b"href" not in drawn.svg


def test_formulas_and_pictures_are_in_their_places() -> None:
    made = of(
        r'<p>Aire \(\pi r^2\) : <img src="@@PLUGINFILE@@/a.png" alt="cercle"></p>', r"\(3\)", "<b>4</b>",
        files=(BankAttachment("a.png", picture()),),
    )  # fmt: skip
    assert made.stem == 'Aire <img src="d0"> : <img src="d1">'
    assert made.options == ('<img src="d2">', "<b>4</b>")
    assert [type(drawn) for drawn in made.drawn.values()] == [DrawnFormula, EncodedPicture, DrawnFormula]


def test_all_pictures_of_a_question_share_a_process(monkeypatch: pytest.MonkeyPatch) -> None:
    batches = list[int]()

    def decoded(files: Iterable[ForeignPicture], *, on_white_px: int) -> Iterator[Decoded]:
        given = list(files)
        batches.append(len(given))
        return iter([read_picture(file.data) for file in given])

    monkeypatch.setattr(question_renderer, "decode_pictures", decoded)
    made = of(
        '<img src="a.png"> ou <img src="../rien.png">', '<img src="@@PLUGINFILE@@/b.png">', '<img src="a.png">',
        files=(BankAttachment("a.png", picture()), BankAttachment("b.png", picture(50))),
    )  # fmt: skip
    assert (batches, made.options) == ([2], ('<img src="d1">', '<img src="d0">'))


def test_a_picture_that_is_not_there_is_named() -> None:
    assert of('<img src="../../etc/passwd" alt="secret">').stem == "[secret]"
    assert of('<img src="a.png">', files=(BankAttachment("a.png", b"no picture"),)).stem == "[…]"


def test_pictures_are_coded_anew_and_no_larger_than_a_board_shows() -> None:
    data = picture(4000, 1000, "JPEG") + b"<script>tail</script>"
    (made,) = of('<img src="a">', files=(BankAttachment("a", data),)).drawn.values()
    assert isinstance(made, EncodedPicture)
    assert (made.width_px, made.height_px) == (1600, 400)
    assert b"script" not in made.data
    (clear,) = of('<img src="a">', files=(BankAttachment("a", picture(mode="RGBA")),)).drawn.values()
    with Image.open(io.BytesIO(clear.data)) as image:
        assert image.getpixel((0, 0)) == (255, 255, 255)


TAG = re.compile(r"<(/?)([a-z0-9]+)( src=\"d\d+\")?>")


@given(st.text(alphabet='<>/"= apbimgsrctdhl&;\n', max_size=120))
@example('<table onclick="x"><tr><td style="a">1</td></tr></table>')
@example('<p><img src="file:///etc/passwd"><font color="red">a</font></p>')
def test_nothing_but_a_few_bare_tags_is_left(stem: str) -> None:
    from tni.formats.banks.html_sanitizer import sanitize_html

    made = of(sanitize_html(stem)[0]).stem
    for found in re.finditer("<[a-zA-Z/][^<>]*>", made):
        tag = TAG.fullmatch(found[0])
        assert tag is not None, made
        assert tag[2] in SHOWN_TAGS | LINES | {"img"}


@given(st.text(alphabet='<>/"= apbimgsrctdhl&;\n', max_size=120), st.sampled_from(TextFormat))
@example('< img src="/dev/zero">', HTML)
@example('1 < 2 <\nimg src="/dev/zero">', HTML)
@example('<img alt="<" src="/dev/zero">', HTML)
@example('<img src="/dev/zero" ', HTML)
@example("<!-- <img src=/dev/zero> -->", HTML)
@example('<!doctype html><?xml <img src="/dev/zero">', TextFormat.MOODLE)
def test_whatever_is_no_tag_of_ours_is_words(stem: str, format: TextFormat) -> None:
    """Also where nobody cleaned the text: Qt reads a tag after `< `, and through `<` in an attribute."""
    made = of(stem, format=format).stem
    assert "<" not in TAG.sub("", made)


def test_time_is_bounded() -> None:
    ticks = count(step=1)
    body = Choice((Answer(RichText("a"), True), Answer(RichText("b"), False)))
    item = BankQuestion(stem=RichText(" ".join(rf"\(x_{{{n}}}\)" for n in range(20))), body=body)
    asked = to_live_question(item, QuestionId("q"))
    assert asked is not None
    made = render_question(asked, item, now=lambda: float(next(ticks)))
    assert 0 < len(made.drawn) < 5
    assert "x_{19}" in made.stem


def test_what_is_put_in_order_or_matched_is_drawn_in_the_order_that_is_asked() -> None:
    items = tuple(RichText(rf"\({n}^2\)") for n in range(4))
    ordering = askable(BankQuestion(stem=RichText("Ordre"), body=Ordering(items)))
    assert ordering is not None
    key = ordering.question.key or ""
    assert [ordering.options["ABCD".index(letter)] for letter in key] == list(items)
    pairs = tuple(Pair(RichText(f"<b>{n}</b>", HTML), RichText(f"<i>{n}</i>", HTML)) for n in range(3))
    matching = askable(BankQuestion(stem=RichText("Paires"), body=Matching(pairs)))
    assert matching is not None
    for pair in (matching.question.key or "").split():
        left, right = matching.options["ABC".index(pair[0])], matching.targets[int(pair[1]) - 1]
        assert left.text[3] == right.text[3]


def test_what_is_shown_is_no_loss_and_a_place_needs_its_picture() -> None:
    map_ = BankAttachment("carte.png", picture(200, 100))
    point = PointBody("carte.png", (Area(AreaShape.CIRCLE, (100, 50, 20), True),))
    asked = askable(BankQuestion(stem=RichText("<b>Où ?</b>", HTML), body=point, files=(map_,)))
    assert asked is not None
    assert (asked.question.kind, asked.question.key, asked.losses) == (QuestionKind.POINT, "0.5000 0.5000", ())
    bare = askable(BankQuestion(stem=RichText("Où ?"), body=point))
    assert bare is not None
    assert LossKind.FILES in bare.losses


@pytest.mark.parametrize(
    "unit",
    [r"\\{$ ", r"\end{array}{\end{cases} ", r"\underbrace{\end{array} ", r"\not\boxed\mathbb ", r"\left(\end{a} ",
     r"\hspace{9em}\phantom\not ", r"\lefteqn{\rightarrow "],
)  # fmt: skip
def test_a_formula_that_nests_behind_its_signs_stays_words(unit: str) -> None:
    assert not Formula((unit * 400)[:400].rsplit("\\", 1)[0]).is_bounded


@pytest.mark.parametrize(
    "tex",
    [
        r"x = \frac{-b \pm \sqrt{b^2 - 4ac}}{2a}",
        r"\left\{ \begin{array}{l} x + y = 3 \\ 2x - y = 0 \end{array} \right.",
        r"\lim_{x \to +\infty} \left( 1 + \frac{1}{x} \right)^{x} = \mathrm{e}",
        r"\overrightarrow{AB} \cdot \overrightarrow{AC} = \alpha\beta\gamma\delta \cos\left(\widehat{BAC}\right)",
    ],
)
def test_a_formula_of_a_lesson_is_drawn(tex: str) -> None:
    assert draw_formula(Formula(tex)) is not None
