"""Search of an index: what is found, in which order, with which words marked."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.libraries import a_digest, a_page, build_index, entry
from tni.core.digest import sha256
from tni.core.ids import BlobId, PageId, QuestionId
from tni.document.items import PdfBackground
from tni.document.lesson_plan import Adaptation, LessonPlan, LessonQuestion, Need, PlanPhase, question_key
from tni.library.built_in_vocabularies import built_in_vocabularies
from tni.library.excerpts import FoundWhere
from tni.library.lesson_filter import LessonFilter
from tni.library.lesson_query import parse_query
from tni.store.found_pages import SearchCancelledError
from tni.store.library_index import IndexEntry, LibraryIndex
from tni.store.library_search import LibraryReader


@pytest.fixture
def index(tmp_path: Path) -> Path:
    return tmp_path / "index"


def found(reader: LibraryReader, text: str, *, typing: bool = False) -> list[str]:
    """Paths and pages, best first."""
    return [f"{page.path} {page.number}" for page in reader.search(parse_query(text, typing=typing))]


@contextmanager
def of_texts(index: Path, *texts: str) -> Iterator[LibraryReader]:
    """A library with a lesson for each text, named by its number."""
    entries = [entry(f"{n}.tni", a_digest(f"sans titre {n}", a_page(1, text))) for n, text in enumerate(texts)]
    with closing(build_index(index, *entries)) as reader:
        yield reader


PDF = BlobId(sha256(b"pdf").hex())


def test_a_word_counts_by_the_place_where_it_stands(index: Path) -> None:
    planned = LessonPlan(abilities="Reconnaître un volcan")
    shown = PdfBackground(PDF, 0, 210.0, 297.0)
    entries = [
        entry("notes.tni", a_digest("a", a_page(1, notes="volcan"))),
        entry("pdf.tni", a_digest("b", a_page(1, pdf=shown))),
        entry("text.tni", a_digest("c", a_page(1, "volcan"))),
        entry("plan.tni", a_digest("d", a_page(1), plan=planned)),
        entry("page.tni", a_digest("e", a_page(1, title="Volcan"))),
        entry("lesson.tni", a_digest("Le volcan", a_page(1))),
    ]
    with closing(LibraryIndex(index)) as written:
        written.put(entries)
        assert written.put_pdf(PDF, {0: "le volcan gris", 1: "une autre page"}) == ["pdf.tni"]
        written.put([entries[1]])
    with closing(LibraryReader(index)) as reader:
        order = [place.split(".")[0] for place in found(reader, "volcan")]
    assert order == ["lesson", "page", "text", "pdf", "notes", "plan"]


def test_words_of_a_master_page_are_found_after_those_of_pages_and_make_no_title(index: Path) -> None:
    logo = replace(a_page(2, "Les volcans"), beneath=("Collège Zola",))
    entries = [
        entry("master.tni", a_digest("a", a_page(1), logo)),
        entry("text.tni", a_digest("b", a_page(1, "Le roman de Zola"))),
    ]
    with closing(build_index(index, *entries)) as reader:
        assert found(reader, "zola") == ["text.tni 1", "master.tni 2"]
        assert found(reader, '"collège zola"') == ["master.tni 2"]
        (page,) = reader.search(parse_query("collège", typing=False))
    assert (page.page_title, page.excerpt.text) == ("", "Collège Zola")


def test_a_question_of_the_plan_is_found_on_the_first_page_of_its_phase(index: Path) -> None:
    sea, gone = QuestionId("bank:1"), QuestionId("bank:2")
    phases = (
        PlanPhase("a", "Rituel", pages=(PageId("p1"),)),
        PlanPhase("b", "Bilan", pages=(PageId("gone"), PageId("p3"), PageId("p2")), questions=(sea, gone)),
    )
    copy = LessonQuestion(id=question_key(sea), file=PDF, text="Pourquoi la mer\nest-elle salée ?", choices=("Le sel",))
    pages = (a_page(1), a_page(2), a_page(3, "Les océans"))
    asked = a_digest("Eau", *pages, plan=LessonPlan(phases=phases), questions=[copy])
    nowhere = a_digest("Vent", a_page(1), plan=LessonPlan(phases=(replace(phases[1], pages=()),)), questions=[copy])
    entries = (entry("eau.tni", asked, 2), entry("vent.tni", nowhere, 1))
    with closing(build_index(index, *entries)) as reader:
        for text in ("salée", "sel", '"la mer est-elle"'):
            assert found(reader, text) == ["eau.tni 3", "vent.tni 1"]
        assert found(reader, "bilan salée océans") == ["eau.tni 3", "vent.tni 1"]
        (page, _) = reader.search(parse_query("salée", typing=False))
    assert "mer est-elle salée" in page.excerpt.text


def test_all_words_on_one_page_come_before_all_in_one_lesson(index: Path) -> None:
    apart = a_digest("a", a_page(1, "la fraction"), a_page(2, "le décimal"))
    together = a_digest("b", a_page(1, "rien"), a_page(2, "la fraction et le décimal"))
    half = a_digest("c", a_page(1, "la fraction, la fraction, une fraction"))
    entries = entry("apart.tni", apart), entry("together.tni", together), entry("half.tni", half)
    with closing(build_index(index, *entries)) as reader:
        assert found(reader, "fraction décimal")[:3] == ["together.tni 2", "apart.tni 2", "half.tni 1"]


def test_each_lesson_shows_its_best_page_before_the_others_come(index: Path) -> None:
    many = a_digest("a", *(a_page(n, "le cercle" + " cercle" * (n == 3)) for n in range(1, 5)))
    one = a_digest("b", a_page(1, "un texte plus long où il est question du cercle une seule fois à la fin"))
    with closing(build_index(index, entry("many.tni", many), entry("one.tni", one))) as reader:
        pages = reader.search(parse_query("cercle"))
    assert [(page.path, page.number, page.others) for page in pages[:2]] == [("many.tni", 3, 3), ("one.tni", 1, 0)]
    assert sorted(page.number for page in pages[2:]) == [1, 2, 4]


def test_the_newer_of_equal_lessons_comes_first(index: Path) -> None:
    same = a_digest("x", a_page(1, "la cellule"))
    entries = [entry(f"{n}.tni", same, mtime_s=when) for n, when in enumerate((5, 90, 20))]
    with closing(build_index(index, *entries)) as reader:
        assert found(reader, "cellule") == ["1.tni 1", "2.tni 1", "0.tni 1"]


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("oeuvre", "Une œuvre d’art"),
        ("œuvres", "une oeuvre"),
        ("ecole", "à l’École"),
        ("lecole", "à l’école"),
        ("fractions decimales", "fraction décimale"),
        ("chevaux", "le cheval"),
        ("multiplier", "la multiplication"),
        ("yeux", "un œil"),
        ("multipication", "la multiplication"),
        ("mutiplications", "la multiplication"),
        ("pitagore", "Pythagore"),
        ("filosofie", "philosophie"),
        ("porte monnaie", "le porte-monnaie"),
        ("photo synthèse", "la photosynthèse"),
        ("6ème", "en 6e"),
        ("1000", "1 000 grammes"),
        ("géom", "la géométrie"),
    ],
)
def test_a_page_is_found_however_its_word_is_typed(index: Path, typed: str, written: str) -> None:
    with of_texts(index, written, "tout autre chose") as reader:
        assert found(reader, typed)[:1] == ["0.tni 1"]


def test_the_word_itself_comes_before_its_kin_and_its_misspellings(index: Path) -> None:
    with of_texts(index, "le conte bleu", "le compte rond", "compter deux", "les comptes ronds") as reader:
        assert found(reader, "compte") == ["1.tni 1", "3.tni 1", "2.tni 1"]
        assert found(reader, "conte")[0] == "0.tni 1"


def test_a_word_on_any_page_comes_before_its_kin_in_any_title(index: Path) -> None:
    kin = ("Unité de numération", "Les nombres", "Numérotation", "Numérique")
    far = [entry(f"{n}.tni", a_digest(title, a_page(1, title)), n) for n, title in enumerate(kin)]
    own = a_page(1, "un disque"), a_page(2, notes="le numérateur"), a_page(3, "un numerateur, des nombres")
    meant = a_digest("Les parts", *own)
    with closing(build_index(index, *far, entry("meant.tni", meant))) as reader:
        pages = reader.search(parse_query("numérateurs"))
        assert [(page.path, page.number) for page in pages[:2]] == [("meant.tni", 3), ("meant.tni", 2)]
        assert pages[0].words == {"numerateur"}  # and not its kin
        assert {page.is_kin for page in pages[:2]} == {False}
        assert {page.is_kin for page in pages[2:]} == {True}
        both = reader.search(parse_query("numérateur disque"))
    assert both[0].path == "meant.tni"


def test_a_word_of_the_card_alone_comes_after_all_pages_that_have_it_and_is_told_apart(index: Path) -> None:
    page = a_page(1, "Les parts sont égales.")
    carded = [entry(f"{n}.tni", a_digest(f"Parts {n}", page, level="petit cycle"), 100 + n) for n in range(70)]
    planned = a_digest("Dix", page, plan=LessonPlan(aims="Décrire un cycle."))
    rain = a_digest("La pluie", a_page(1, "le vent"), a_page(2, "le cycle de la pluie"))
    titled = a_digest("Le cycle de l’eau", a_page(1, "la mer"), a_page(2, "Replace les mots sur le cycle."))
    entries = (*carded, entry("plan.tni", planned, 90), entry("cycle/x.tni", a_digest("Vent", page), 80))
    with closing(build_index(index, *entries, entry("pluie.tni", rain, 1), entry("eau.tni", titled, 2))) as reader:
        assert found(reader, "cycle")[:3] == ["eau.tni 2", "pluie.tni 2", "plan.tni 1"]
        pages = reader.search(parse_query("cycle"), limit=100)
        in_title = reader.search(parse_query("parts cycle"))[0]
    said = {page.path: (page.where, page.excerpt.text, page.excerpt.marks) for page in pages}
    assert said["pluie.tni"][0] is FoundWhere.PAGE
    assert said["plan.tni"] == (FoundWhere.CARD, "Décrire un cycle.", ((11, 16),))
    assert said["3.tni"] == (FoundWhere.CARD, "petit cycle", ((6, 11),))
    assert said["cycle/x.tni"] == (FoundWhere.FILE, "cycle x", ((0, 5),))
    assert (in_title.where, in_title.excerpt.text) == (FoundWhere.PAGE, "Les parts sont égales.")


@pytest.mark.parametrize(
    ("typed", "missing", "taken"),
    [
        ("fractions", (), ()),
        ("l’fractoins simples", (), ("Fractions", "simples")),
        ("xylophone simple", ("xylophone",), ("simple",)),
        ("les fractoins du zigzag", ("zigzag",), ("Fractions",)),
        ("zigzag xylophone", (), ()),  # nothing is found
    ],
)
def test_a_search_says_what_it_took_the_words_for(
    index: Path, typed: str, missing: tuple[str, ...], taken: tuple[str, ...]
) -> None:
    with of_texts(index, "Fractions simples", "un texte") as reader:
        found = reader.find(parse_query(typed))
    assert (found.reading.missing, found.reading.taken) == (missing, taken)


def test_an_excerpt_shows_where_a_text_ends(index: Path) -> None:
    table = a_page(1, "le numérateur", "les parts\nque l’on prend", "le dénominateur")
    with closing(build_index(index, entry("a.tni", a_digest("a", table)))) as reader:
        (page,) = reader.search(parse_query("parts dénominateur"))
    assert page.excerpt.text == "le numérateur · les parts que l’on prend · le dénominateur"
    assert [page.excerpt.text[start:end] for start, end in page.excerpt.marks] == ["parts", "dénominateur"]
    assert page.words == {"parts", "dénominateur"}


def test_a_page_with_kin_does_not_stand_for_a_word_of_its_lesson(index: Path) -> None:
    plan = LessonPlan(abilities="Nommer le numérateur")
    planned = a_digest("a", a_page(1, "un"), a_page(2, "la numération"), a_page(3, "un multiple"), plan=plan)
    with closing(build_index(index, entry("a.tni", planned))) as reader:
        assert found(reader, "numérateur") == ["a.tni 1"]
        assert found(reader, "numération") == ["a.tni 2"]
        assert found(reader, "numérateur multiplier") == ["a.tni 3"]


def test_a_beginning_finds_words_while_it_is_typed(index: Path) -> None:
    with of_texts(index, "additionner", "addition", "autre") as reader:
        assert sorted(found(reader, "add", typing=True)) == ["0.tni 1", "1.tni 1"]
        assert found(reader, "add ", typing=True) == found(reader, "add")


def test_a_phrase_is_found_as_it_was_typed(index: Path) -> None:
    texts = "le théorème de Thalès", "Thalès de Milet et son théorème", "LE THEOREME  DE\nTHALÈS"
    with of_texts(index, *texts) as reader:
        assert sorted(found(reader, '"théorème de Thalès"')) == ["0.tni 1", "2.tni 1"]
        assert len(found(reader, "théorème Thalès")) == 3


def test_an_excerpt_shows_the_words_in_their_spelling(index: Path) -> None:
    long = "Un début sans rapport. " * 20 + "Voici l’Œuvre complète des Fractions décimales. " + "Et la suite. " * 20
    with of_texts(index, long) as reader:
        (page,) = reader.search(parse_query("oeuvre fraction"))
    text, marks = page.excerpt.text, page.excerpt.marks
    assert [text[start:end] for start, end in marks] == ["Œuvre", "Fractions"]
    assert text.startswith("…")
    assert text.endswith("…")
    assert len(text) < 250


def test_a_lesson_that_cannot_be_read_is_found_by_its_name(index: Path) -> None:
    with closing(build_index(index, entry("6e/Les volcans.tni", None, problem="damaged"))) as reader:
        assert found(reader, "volcan") == ["6e/Les volcans.tni 1"]
        assert [lesson.problem for lesson in reader.lessons()] == ["damaged"]


def test_a_search_that_is_cancelled_ends(index: Path) -> None:
    with of_texts(index, "un cercle") as reader:
        with pytest.raises(SearchCancelledError):
            reader.search(parse_query("cercle"), is_cancelled=lambda: True)
        assert found(reader, "cercle") == ["0.tni 1"]


def test_a_subject_is_found_and_filtered_by_each_of_its_names(index: Path) -> None:
    entries = [entry("1.tni", a_digest("La cellule", a_page(1), subject="SVT", level="sixième"))]
    with closing(build_index(index, *entries)) as reader:
        assert found(reader, "sciences de la vie") == found(reader, "svt 6e") == ["1.tni 1"]
        (key,) = (concept.key for concept in built_in_vocabularies().find("SVT"))
        for named in (key, "svt", "Sciences de la vie et de la Terre"):
            assert len(reader.lessons(LessonFilter(subjects=(named,), levels=("6ème",)))) == 1
        assert reader.lessons(LessonFilter(subjects=("maths",))) == []


LEVELS = st.sampled_from(["", "6e", "sixième", "CM1", "remise à niveau"])
SUBJECTS = st.sampled_from(["", "maths", "Mathématiques", "français"])
FILTERS = st.builds(
    LessonFilter,
    levels=st.sampled_from([(), ("6e",), ("CM1", "5e"), ("6ème",)]),
    subjects=st.sampled_from([(), ("mathematiques",)]),
    needs=st.sampled_from([(), ("dys",)]),
    since_s=st.sampled_from([None, 10.0]),
    until_s=st.sampled_from([None, 20.0]),
    has_quiz=st.sampled_from([None, True, False]),
    folder=st.sampled_from(["", "a", "a/b/"]),
)


@st.composite
def lessons(draw: st.DrawFn) -> list[IndexEntry]:
    found: list[IndexEntry] = []
    for number in range(draw(st.integers(1, 6))):
        plan = LessonPlan(
            phases=(PlanPhase("1", "x", questions=(QuestionId("q"),)),) if draw(st.booleans()) else (),
            adaptations=(Adaptation(Need.DYS, "x"),) if draw(st.booleans()) else (),
        )
        digest = a_digest("Le cercle", a_page(1), plan=plan, level=draw(LEVELS), subject=draw(SUBJECTS))
        folder = draw(st.sampled_from(["", "a/", "a/b/", "ab/"]))
        found.append(entry(f"{folder}{number}.tni", digest, mtime_s=draw(st.sampled_from([5, 10, 15, 20]))))
    return found


@given(lessons(), FILTERS)
def test_search_and_list_keep_what_the_filter_accepts(
    tmp_path_factory: pytest.TempPathFactory, entries: list[IndexEntry], only: LessonFilter
) -> None:
    with closing(build_index(tmp_path_factory.mktemp("index") / "index", *entries)) as reader:
        accepted = sorted(lesson.path for lesson in reader.lessons() if only.accepts(lesson))
        assert sorted(lesson.path for lesson in reader.lessons(only)) == accepted
        assert sorted(page.path for page in reader.search(parse_query("cercle", only))) == accepted
