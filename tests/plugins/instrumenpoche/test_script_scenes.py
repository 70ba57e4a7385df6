"""Tests of what scripts show: instruments with the faces of the page's, things that stay, and what is seen of them."""

from __future__ import annotations

from itertools import pairwise
from math import hypot

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.instrumenpoche import ConstructionScript, item
from plugins.instrumenpoche.drawing import drawn_scene, newest
from plugins.instrumenpoche.instruments import PX_PER_MM, ROUND_SCALE, instrument_parts
from plugins.instrumenpoche.laid_scene import laid_scene
from plugins.instrumenpoche.player import ScriptPlayback
from plugins.instrumenpoche.scene import InstrumentPose, ScriptScene, Thing, ThingKind
from plugins.instrumenpoche.script import read_script
from plugins.instrumenpoche.script_colours import faded, ground_of, theme_of
from plugins.instrumenpoche.script_view import Part, ScriptView
from plugins.instrumenpoche.step_texts import lost_text
from plugins.ruler import Ruler
from tests.plugins.instrumenpoche.scripts import EVERYTHING, action, script
from tni.api.items import (
    DrawnArea,
    DrawnLine,
    DrawnOval,
    DrawnText,
    FileRefusedError,
    HandleDrag,
    ItemContext,
    PanelSlider,
    State,
)
from tni.api.laid_parts import LaidArc, LaidCaption, LaidLine, LaidState
from tni.api.protractor_face import CENTRE, protractor_face
from tni.api.straight_faces import MARGIN, ruler_face
from tni.document.item_drawing import theme_colour
from tni.document.page_format import Paper
from tni.document.palette import PAPERS, contrast

CTX = ItemContext()
NAMES = ("regle", "equerre", "requerre", "rapporteur", "compas", "crayon")
POSES = st.builds(
    InstrumentPose, x=st.floats(-300, 1_100), y=st.floats(-300, 900), angle=st.floats(-400, 400),
    zoom=st.floats(0.2, 3.0), opening=st.floats(0.1, 700), is_flipped=st.booleans(), is_raised=st.booleans(),
    is_graduated=st.booleans(), has_numbers=st.booleans(), is_whole=st.booleans(), slide=st.floats(-300, 300),
    length=st.floats(1, 30),
)  # fmt: skip
WHOLE_VIEW = ScriptView((0.0, 0.0, 800.0, 600.0), 1 / 3)


def play(*actions: str) -> ScriptPlayback:
    return ScriptPlayback(read_script(script(*actions)))


def last(*actions: str) -> ScriptScene:
    played = play(*actions)
    return played.scene(len(played))


def state(*actions: str, **values: object) -> State:
    return {**ConstructionScript().new(CTX), "script": script(*actions), "step": 0, **values}


def numbers_of(part: Part) -> list[float]:
    match part:
        case DrawnLine() | DrawnArea():
            return [value for point in part.points for value in point]
        case DrawnOval():
            return [part.x - part.radius_x, part.y - part.radius_y, part.x + part.radius_x, part.y + part.radius_y]
        case DrawnText():
            return [part.x, part.y]


def test_the_ruler_of_a_script_has_the_face_of_that_on_the_page() -> None:
    measured, ruler = ItemContext(calibrated=True), {**Ruler().new(CTX), "length": 150.0}
    of_page = Ruler().draw(ruler, Ruler().size(ruler), measured)
    face = ruler_face(150.0 + 2 * MARGIN, 1.0, 150.0)
    assert of_page[: len(face)] == tuple(face)
    laid = list(instrument_parts("regle", InstrumentPose(x=90.0, y=120.0)))
    assert len(laid) == len(face)
    for one, other in zip(laid, face, strict=True):
        xs, ys = numbers_of(one)[::2], numbers_of(one)[1::2]
        assert xs == pytest.approx([90.0 + (x - MARGIN) * PX_PER_MM for x in numbers_of(other)[::2]])
        assert ys == pytest.approx([120.0 + y * PX_PER_MM for y in numbers_of(other)[1::2]])


def test_a_turned_protractor_has_its_middle_and_its_numbers_where_they_belong() -> None:
    pose = InstrumentPose(x=400.0, y=300.0, angle=-90.0)
    laid, face = list(instrument_parts("rapporteur", pose)), protractor_face(is_full=False)
    assert len(laid) == len(face)
    for one, other in zip(laid, face, strict=True):
        if isinstance(one, DrawnText) and isinstance(other, DrawnText):
            assert (one.text, one.turn) == (other.text, -90.0)
            far = hypot(other.x - CENTRE[0], other.y - CENTRE[1]) * ROUND_SCALE * PX_PER_MM
            assert hypot(one.x - 400.0, one.y - 300.0) == pytest.approx(far)


@pytest.mark.parametrize("flipped", [False, True])
@pytest.mark.parametrize("opening", [30.0, 200.0])
def test_the_compasses_stand_at_their_place_and_reach_as_far_as_they_are_open(opening: float, flipped: bool) -> None:
    pose = InstrumentPose(x=100.0, y=80.0, angle=30.0, opening=opening, is_raised=True, is_flipped=flipped)
    lead = [one for one in instrument_parts("compas", pose) if isinstance(one, DrawnOval)][-1]
    assert hypot(lead.x - 100.0, lead.y - 80.0) == pytest.approx(opening, abs=0.02)
    assert lead.y > 80.0


@given(st.sampled_from(NAMES), POSES)
def test_nothing_that_is_seen_lies_outside_the_view(name: str, pose: InstrumentPose) -> None:
    for part in instrument_parts(name, pose):
        for seen in WHOLE_VIEW.seen(part):
            found = numbers_of(seen)
            assert all(-1e-6 <= x <= 800 / 3 + 1e-6 for x in found[::2])
            assert all(-1e-6 <= y <= 200 + 1e-6 for y in found[1::2])


def test_a_protractor_may_be_a_whole_circle() -> None:
    shown = action("rapporteur", "montrer")
    whole = last(shown, action("rapporteur", "circulaire"))
    half = last(shown, action("rapporteur", "circulaire"), action("rapporteur", "semicirculaire"))
    assert (whole.instruments["rapporteur"].is_whole, half.instruments["rapporteur"].is_whole) == (True, False)
    texts = [one.text for one in drawn_scene(whole, WHOLE_VIEW) if isinstance(one, DrawnText)]
    assert "0" in texts


def test_what_is_created_again_stays_as_it_is() -> None:
    written = (
        action("texte", "creer", id="t", abscisse="10", ordonnee="20"),
        action("texte", "ecrire", id="t", texte="un"),
        action("texte", "masquer", id="t"),
    )
    again = last(*written, action("texte", "creer", id="t", abscisse="300", ordonnee="20"))
    thing = again.thing("t", ThingKind.TEXT)
    assert thing is not None
    assert (thing.written, thing.points, thing.is_shown) == ("un", ((10.0, 20.0),), True)


def test_things_without_a_name_do_not_replace_each_other() -> None:
    scene = last(*(action("crayon", "tracer", abscisse=x, ordonnee="20") for x in (50, 90)))
    assert [one.points[-1] for one in scene.things] == [(50.0, 20.0), (90.0, 20.0)]


def test_what_names_no_instrument_is_meant_for_its_own() -> None:
    scene = last(action("", "retourner"), action("", "lever"), action("", "circulaire"), action("", "vide"))
    compasses = scene.instruments["compas"]
    assert (compasses.is_flipped, compasses.is_raised) == (True, True)
    assert scene.instruments["rapporteur"].is_whole
    assert not scene.instruments["regle"].is_graduated


@pytest.mark.parametrize(
    ("at", "box"),
    [
        (("400", "300"), (0, 0, 800, 600)),
        (("900", "300"), (0, 0, 912, 600)),
        (("-30", "700"), (-42, 0, 842, 712)),
        (("90000", "300"), (0, 0, 800, 600)),
    ],
)
def test_the_view_holds_all_that_is_drawn_but_no_slip(at: tuple[str, str], box: tuple[float, ...]) -> None:
    assert play(action("point", "creer", id="A", abscisse=at[0], ordonnee=at[1])).view() == box


def test_an_area_that_is_seen_through_hides_no_words() -> None:
    box = {"abscisses": "10,200,200,10", "ordonnees": "10,10,60,60"}
    scene = last(
        action("texte", "creer", id="t", abscisse="20", ordonnee="20"),
        action("texte", "ecrire", id="t", texte="291"),
        action("crayon", "tracer", forme="polygone", id="p", couleur="rouge", opacite="10", **box),
    )
    kinds = [type(one) for one in drawn_scene(scene, WHOLE_VIEW)]
    assert kinds.index(DrawnArea) < kinds.index(DrawnText)


def test_a_scene_with_too_much_shows_the_newest_of_it() -> None:
    many = [DrawnLine(((0.0, 0.0), (float(number), 1.0))) for number in range(5_000)]
    shown = newest(tuple(many))
    assert (len(shown), shown[-1]) == (3_000, many[-1])
    long = DrawnLine(tuple((float(number), 0.0) for number in range(9_000)))
    assert newest((long, *many[:2], long)) == (*many[:2], long)
    assert newest(tuple(many[:10])) == tuple(many[:10])


def test_long_scripts_show_the_same_scenes_whichever_way_they_are_gone_through() -> None:
    acts = [action("point", "creer", id=f"p{number}", abscisse=str(number)) for number in range(2_300)]
    forth, back = play(*acts), play(*acts)
    steps = [0, 1, 7, 1_000, 1_001, 2_299, 2_300]
    found = {step: back.scene(step) for step in reversed(steps)}
    assert {step: forth.scene(step) for step in steps} == found
    assert [len(found[step].things) for step in steps] == steps


def test_scenes_that_part_do_not_disturb_each_other() -> None:
    first, other = Thing(ThingKind.POINT, "a"), Thing(ThingKind.POINT, "b")
    root = ScriptScene()
    one, two = root.with_thing(first), root.with_thing(other)
    both = one.with_thing(other)
    assert (one.thing("b", ThingKind.POINT), two.thing("b", ThingKind.POINT)) == (None, other)
    assert (both.things, two.things) == ((first, other), (other,))


def test_an_angle_is_that_below_a_half_turn_and_its_axes_have_numbers() -> None:
    scene = last(
        action("angle", "creer", id="w", abscisse="100", ordonnee="100", angle1="-350", angle2="20"),
        action("repere", "creer", largeur="10", hauteur="10", Xmin="-1", Xmax="1", Ymin="-1", Ymax="1", Xgrad="0.5",
               Ygrad="1"),
    )  # fmt: skip
    found = next(one for one in scene.things if one.kind is ThingKind.ANGLE)
    assert (found.start, found.end) == (-350.0, -340.0)
    texts = [one.text for one in drawn_scene(scene, WHOLE_VIEW) if isinstance(one, DrawnText)]
    assert {"−1", "−0,5", "0", "0,5", "1"} <= set(texts)


def test_colours_stay_legible_on_any_paper() -> None:
    wanted = {"#006400": "green", "#88cccc": "quiet", "#daa520": "#daa520", "#000000": "ink", "#ffffff": "paper"}
    assert {name: theme_of(name) for name in wanted} == wanted
    assert (theme_of("#c000c0"), theme_of("#fff000"), theme_of("#555555")) == ("violet", "orange", "quiet")
    assert (faded("red", 0.1), faded("#8888ff", 0.5), faded("red", 1.0)) == ("soft red", "soft blue", "red")


@given(st.integers(0, 0xFFFFFF))
def test_no_colour_is_swallowed_by_the_paper(number: int) -> None:
    shown = theme_of(f"#{number:06x}")
    for paper, least in ((Paper.WHITE, 2.0), (Paper.BLACK, 3.0)):
        if shown != "paper":
            assert contrast(theme_colour(shown, paper), PAPERS[paper]) >= least


@given(st.integers(0, 0xFFFFFF), st.sampled_from(["#000000", "#ffffff"]))
def test_a_text_is_legible_on_its_ground(number: int, written: str) -> None:
    ground, words = ground_of(f"#{number:06x}", written), theme_of(written)
    for paper in (Paper.WHITE, Paper.BLACK):
        if ground != words:  # white on white, which its author does not see either
            assert contrast(theme_colour(words, paper), theme_colour(ground, paper)) >= 2.0


# -- the figure on the page


def test_the_figure_has_true_millimetres() -> None:
    scene = last(
        action("crayon", "translation", abscisse="30", ordonnee="60"),
        action("crayon", "tracer", id="s", abscisse="330", ordonnee="60", couleur="bleu"),
        action("compas", "montrer", abscisse="330", ordonnee="60"),
        action("compas", "ecarter", ecart="150"),
        action("compas", "tracer", id="c", debut="0", fin="360"),
        action("texte", "creer", id="t", abscisse="60", ordonnee="90"),
        action("texte", "ecrire", id="t", texte="Cercle"),
        action("point", "creer", id="h", abscisse="0", ordonnee="0"),
        action("point", "masquer", id="h"),
    )
    line, circle, words = laid_scene(scene, (0.0, 0.0, 800.0, 600.0))
    assert isinstance(line, LaidLine)
    assert isinstance(circle, LaidArc)
    assert isinstance(words, LaidCaption)
    assert [value for point in line.points for value in point] == pytest.approx([10.0, 20.0, 110.0, 20.0])
    assert (line.colour, circle.radius, circle.sweep) == ("blue", pytest.approx(50.0), 360.0)
    assert circle.centre == pytest.approx((110.0, 20.0))
    assert (round(words.x, 6), words.runs[0].text) == (20.0, "Cercle")


def test_lines_without_ends_go_to_the_edge_and_helpers_in_white_stay_away() -> None:
    scene = last(
        action("crayon", "translation", abscisse="100", ordonnee="60"),
        action("crayon", "tracer", id="d", abscisse="200", ordonnee="60", forme="droite"),
        action("crayon", "tracer", id="w", abscisse="300", ordonnee="90", couleur="blanc"),
    )
    (line,) = laid_scene(scene, (0.0, 0.0, 800.0, 600.0))
    assert isinstance(line, LaidLine)
    assert sorted(x for x, _ in line.points) == pytest.approx([0.0, 800 / 3], abs=0.6)


def test_squared_paper_is_two_lines_that_go_to_and_fro() -> None:
    scene = last(action("quadrillage", "creer", quadrillage="10x10", largeur="3", hauteur="2", gauche="1", haut="1"))
    upright, level = laid_scene(scene, (0.0, 0.0, 800.0, 600.0))
    assert isinstance(upright, LaidLine)
    assert isinstance(level, LaidLine)
    assert sorted({round(x, 6) for x, _ in upright.points}) == [10.0, 20.0, 30.0, 40.0]
    assert sorted({round(y, 6) for _, y in level.points}) == [10.0, 20.0, 30.0]
    for (x0, y0), (x1, y1) in pairwise(upright.points):
        assert x0 == x1 or (y0 == y1 and round(y0, 6) in (10.0, 30.0))


def test_of_too_much_the_newest_is_laid() -> None:
    acts = [action("crayon", "tracer", id=f"s{number}", abscisse=str(number), ordonnee="9") for number in range(2_100)]
    laid = laid_scene(last(*acts), (0.0, 0.0, 800.0, 600.0))
    assert len(laid) == 2_000
    assert isinstance(laid[-1], LaidLine)
    assert laid[-1].points[-1][0] == pytest.approx(2_099 / 3)


def test_the_button_leaves_what_is_drawn_so_far() -> None:
    kind, now = item(), state(*EVERYTHING, step=14)
    found = kind.control(now, "lay", True, CTX)
    assert isinstance(found, LaidState)
    assert found.state == now
    later = kind.control({**now, "step": len(EVERYTHING)}, "lay", True, CTX)
    assert isinstance(later, LaidState)
    assert 0 < len(found.parts) < len(later.parts)


# -- the strip and the words


def test_the_line_across_the_steps_is_dragged() -> None:
    kind, now = item(), state(*EVERYTHING)
    size = kind.size(now)
    (handle,) = kind.handles(now, size, CTX)
    assert handle.limits is not None
    end = (handle.limits.right, handle.at[1])
    after = kind.drag(now, HandleDrag("step", handle.at, end), CTX)
    assert (after["step"], kind.handles(after, size, CTX)[0].at) == (len(EVERYTHING), pytest.approx(end))
    assert kind.drag(after, HandleDrag("step", end, handle.at), CTX)["step"] == 0


def test_the_step_is_told_in_words() -> None:
    kind = item()
    now = state(
        action("point", "creer", id="A"), action("point", "nommer", id="A", nom="A"), action("compas", "montrer")
    )
    assert kind.text(now, CTX) == "Construction pas à pas A"
    assert kind.text({**now, "step": 2}, CTX) == "Construction pas à pas, étape 2 / 3 (Le point A est nommé) A"
    slider = next(one for one in kind.panel({**now, "step": 3}, CTX) if isinstance(one, PanelSlider))
    assert slider.shown == "3 / 3 : Le compas apparaît"
    english = kind.text({**now, "step": 3}, ItemContext(french=False))
    assert "step 3 / 3 (The pair of compasses appears)" in english


def test_what_cannot_be_shown_is_told() -> None:
    found = play(action("image", "chargement", id="i", url="https://example.org/a.png"), action("globe", "danser"),
                 action("globe", "creer"))  # fmt: skip
    assert lost_text(found.script, CTX) == "1 image du réseau n’est pas montrée, 2 actions inconnues sont passées"
    assert lost_text(play(*EVERYTHING[:5]).script, CTX) == ""


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"<INSTRUMENPOCHE version='2'></INSTRUMENPOCHE>", "aucune action"),
        (b"<INSTRUMENPOCHE><action objet='regle'/></INSTRUMENPOCHE>", "aucune action"),
        (script(*[action("regle", "montrer")] * 10_001).encode(), "trop long"),
        (b"// Auteur\nanim.pointCreer(O)\nanim.compasMasquer()", "MathALÉA"),
    ],
)
def test_a_script_that_cannot_be_read_says_what_to_do(content: bytes, told: str) -> None:
    with pytest.raises(FileRefusedError) as refused:
        item().of_file(content, CTX)
    assert told in refused.value.why.fr
    assert ":" in refused.value.why.fr
    assert refused.value.why.en != refused.value.why.fr


def test_what_has_the_name_of_a_script_is_meant_as_one() -> None:
    assert item().of_file(b"\x00\x01", ItemContext(file="quiz.xml")) is None
    with pytest.raises(FileRefusedError):
        item().of_file(b"\x00\x01", ItemContext(file="Cercle.IEP"))


def test_a_script_in_two_bytes_a_letter_is_read() -> None:
    made = item().of_file(script(*EVERYTHING).encode("utf-16"), CTX)
    assert made is not None
    assert made["step"] == 0
