"""Tests of scripts of InstrumenPoche: read however damaged they are, and played exactly."""

from __future__ import annotations

from math import hypot

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.instrumenpoche import ConstructionScript, item
from plugins.instrumenpoche.example import EXAMPLE
from plugins.instrumenpoche.kept_script import packed, unpacked
from plugins.instrumenpoche.player import ScriptPlayback
from plugins.instrumenpoche.scene import ScriptScene, ThingKind
from plugins.instrumenpoche.script import MOVEMENTS, OBJECTS, ConstructionSteps, ScriptError, read_script
from plugins.instrumenpoche.script_colours import colour_of
from tests.plugins.instrumenpoche.scripts import EVERYTHING, HEAD, TAIL, action, script
from tni.api.items import ItemContext, State
from tni.document.item_drawing import checked_drawing

WHOLE = script(*EVERYTHING)
CTX = ItemContext()


def last(*actions: str) -> ScriptScene:
    play = ScriptPlayback(read_script(script(*actions)))
    return play.scene(len(play))


def state(text: str = WHOLE, **values: object) -> State:
    return {**ConstructionScript().new(CTX), "script": text, "step": 0, **values}


def test_a_clean_script_is_read_as_it_is() -> None:
    found = read_script(WHOLE)
    assert (len(found.actions), found.repaired, found.unknown) == (len(EVERYTHING), 0, ())
    assert {one.object for one in found.actions} == OBJECTS
    assert {one.movement for one in found.actions} == MOVEMENTS


DIRT = {
    "numbered tags": ("<action objet", "<action_12 objet"),
    "no space after the name": ('<action objet="regle" mouvement="montrer" abscisse="100"',
                                '<actionabscisse="100" objet="regle" mouvement="montrer"'),
    "no space between attributes": ('objet="compas" mouvement="lever"', 'objet="compas"mouvement="lever"'),
    "double dashes": ('angle="-60"', 'angle="--60"'),
    "doubled brackets": ("<action objet", "<<action objet"),
    "doubled attributes": ('echelle="110"', 'echelle="110" echelle="300"'),
    "another closing tag": ("</INSTRUMENPOCHE>", "</INSTRUMENPOCHES"),
    "no head": (HEAD, ""),
    "an unknown encoding": ('encoding="UTF-8"', 'encoding="latin-17"'),
    "an unclosed tag": ('"coucher"/>', '"coucher"'),
    "a remark": (TAIL, "<!-- <action objet='regle' mouvement='montrer'/> -->" + TAIL),
    "an accent": ("ordonnee=", "ordonnée="),
}  # fmt: skip


@pytest.mark.parametrize("kind", DIRT)
def test_a_damaged_script_plays_as_the_clean_one(kind: str) -> None:
    clean, dirty = DIRT[kind]
    assert clean in WHOLE
    found = read_script(WHOLE.replace(clean, dirty))
    for before, after in zip(read_script(WHOLE).actions, found.actions, strict=True):
        assert (before.object, before.movement) == (after.object, after.movement)
    wanted, got = ScriptPlayback(read_script(WHOLE)), ScriptPlayback(found)
    end = got.scene(len(got))
    if kind != "double dashes":  # it loses the sign, as in other players
        assert end == wanted.scene(len(wanted))
    assert {one.id for one in end.things} == {one.id for one in wanted.scene(len(wanted)).things}


@given(st.data())
def test_no_damage_raises_anything_else_or_takes_long(data: st.DataObject) -> None:
    text = WHOLE
    for _ in range(data.draw(st.integers(1, 8))):
        at = data.draw(st.integers(0, len(text)))
        cut = data.draw(st.integers(0, 60))
        text = text[:at] + data.draw(st.text(st.sampled_from('<>"= /-£&#x0;action'), max_size=30)) + text[at + cut :]
    try:
        play = ScriptPlayback(read_script(text))
    except ScriptError:
        return
    for step in (0, len(play) // 2, len(play)):
        checked_drawing(item().draw(state(text, step=step, share=0.5), item().size(state(text)), CTX))


@pytest.mark.parametrize(
    "text", ["", "bonjour", "<quiz><question/></quiz>", "<action>", "<" * 300_000, '<action "' * 40_000]
)
def test_what_is_no_script_is_refused(text: str) -> None:
    with pytest.raises(ScriptError):
        read_script(text)


def test_too_large_a_script_is_refused() -> None:
    with pytest.raises(ScriptError) as refused:
        read_script(script(*[action("regle", "montrer")] * 10_001))
    assert refused.value.is_large


def test_a_segment_goes_from_the_pencil_to_its_target_and_leaves_it_there() -> None:
    scene = last(
        action("point", "creer", id="B", abscisse="310.5", ordonnee="20"),
        action("crayon", "translation", abscisse="10", ordonnee="20"),
        action("crayon", "tracer", id="s", cible="B", epaisseur="0"),
    )
    thing = scene.thing("s", ThingKind.LINE)
    assert thing is not None
    assert (thing.points, thing.width, scene.instruments["crayon"].at) == (((10, 20), (310.5, 20)), 1.0, (310.5, 20))


def test_arcs_are_those_of_the_compasses_as_they_stand_and_turned_over() -> None:
    opened = (
        action("point", "creer", id="A", abscisse="100", ordonnee="100"),
        action("compas", "translation", cible="A"),
        action("compas", "ecarter", ecart="60"),
    )
    arc = last(*opened, action("compas", "tracer", id="c", debut="-10", fin="40")).thing("c", ThingKind.ARC)
    turned = last(
        *opened, action("compas", "retourner"), action("compas", "tracer", id="c", debut="-10", fin="40")
    ).thing("c", ThingKind.ARC)
    assert arc is not None
    assert turned is not None
    assert (arc.points[0], arc.radius, arc.start, arc.end) == ((100, 100), 60, -10, 40)
    assert (turned.start, turned.end) == (170, 220)


def test_the_example_is_an_equilateral_triangle() -> None:
    play = ScriptPlayback(read_script(EXAMPLE))
    scene = play.scene(len(play))
    a, b, c = (scene.thing(key, ThingKind.POINT) for key in "126")
    assert a is not None
    assert b is not None
    assert c is not None
    sides = [
        hypot(p.points[0][0] - q.points[0][0], p.points[0][1] - q.points[0][1]) for p, q in ((a, b), (b, c), (c, a))
    ]
    assert sides == pytest.approx([240.0] * 3, abs=0.01)
    assert play.script.unknown == ()


@pytest.mark.parametrize(("way", "turn"), [(None, 90.0), ("5", 90.0), ("-5", -270.0)])
def test_instruments_turn_in_the_direction_that_is_asked_for(way: str | None, turn: float) -> None:
    more = {} if way is None else {"sens": way}
    play = ScriptPlayback(
        read_script(script(action("regle", "montrer"), action("regle", "rotation", angle="90", **more)))
    )
    assert play.scene(2).instruments["regle"].angle == turn
    assert play.scene(2, 0.5).instruments["regle"].angle == turn / 2
    assert play.seconds(2)[0] == pytest.approx(min(abs(turn) / (50 if way else 80), 4.0))


def test_going_back_and_forth_shows_the_same_scenes() -> None:
    forth, back = ScriptPlayback(read_script(WHOLE)), ScriptPlayback(read_script(WHOLE))
    scenes = [forth.scene(step) for step in range(len(forth) + 1)]
    assert [back.scene(step) for step in range(len(back), -1, -1)] == scenes[::-1]


def test_it_plays_to_its_pause_and_then_to_its_end() -> None:
    kind, now = item(), item().tap(state(), "play", CTX)
    assert kind.interval_s(now) is not None
    for _ in range(2_000):
        now = kind.tick(now, 0.1, CTX)
        if not now["plays"]:
            break
    assert (now["plays"], now["step"]) == (False, len(EVERYTHING) - 1), "the pause"
    now = kind.tap(now, "play", CTX)
    for _ in range(100):
        now = kind.tick(now, 0.5, CTX)
    assert (now["plays"], now["step"], kind.interval_s(now)) == (False, len(EVERYTHING), None)
    assert kind.tap(now, "play", CTX)["step"] == 0, "from the beginning again"


def test_steps_by_hand_pass_over_what_is_not_seen() -> None:
    kind = item()
    text = script(
        action("crayon", "translation", abscisse="50", ordonnee="50"),
        action("point", "creer", id="A", abscisse="100", ordonnee="100"),
        action("compas", "ecarter", ecart="10"),
        action("compas", "montrer"),
    )
    first = kind.tap(state(text), "next", CTX)
    second = kind.tap(first, "next", CTX)
    assert (first["step"], second["step"], kind.tap(second, "back", CTX)["step"]) == (2, 4, 3)
    assert kind.tap(first, "back", CTX)["step"] == 1
    assert (kind.tap(first, "last", CTX)["step"], kind.tap(second, "first", CTX)["step"]) == (4, 0)


def test_a_file_becomes_an_item_if_it_is_a_script() -> None:
    kind = item()
    assert kind.of_file(b"<quiz><question type='essay'/></quiz>", CTX) is None
    assert kind.of_file(b"\x89PNG", CTX) is None
    for content in (WHOLE.encode(), WHOLE.encode("utf-8-sig"), WHOLE.encode("cp1252", "replace")):
        made = kind.of_file(content, CTX)
        assert made is not None
        assert kind.size(made).width_mm > 100
    long = kind.of_file(script(*EVERYTHING * 20).encode(), CTX)
    assert long is not None
    assert len(long["script"]) < 20_000
    assert read_script(unpacked(long["script"])).actions[-1].movement == "masquer"


@given(st.text(max_size=200))
def test_what_is_packed_is_unpacked_unchanged(text: str) -> None:
    long = "<action/>" * 5_000 + text
    assert (unpacked(packed(text)), unpacked(packed(long))) in ((text, long), (packed(text), long))


@pytest.mark.parametrize("kept", ["zlib:", "zlib:!!", "zlib:AAAA"])
def test_a_damaged_state_is_said(kept: str) -> None:
    drawing = item().draw(state(kept), item().size(state(kept)), CTX)
    assert "pas lisible" in str(drawing)
    assert item().tap(state(kept), "next", CTX)["step"] == 0


def test_colours_are_those_that_authors_write() -> None:
    wanted = {"rouge": "#d00000", "0x8844": "#008844", "#abc": "#aabbcc", "65280": "#00ff00", "nothing": "#000000"}
    assert {name: colour_of(name) for name in wanted} == wanted


def test_an_empty_script_has_a_size_and_no_step() -> None:
    assert ConstructionSteps(()).unknown == ()
    assert ScriptPlayback(ConstructionSteps(())).scene(5) == ScriptScene()
