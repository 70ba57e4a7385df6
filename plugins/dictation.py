"""Dictation: a text whose words are dashes until a tap uncovers them, one by one or all.

Words that are hidden are neither in the drawing nor in the text of the item: no thumbnail, export or search tells them.
"""

from __future__ import annotations

from typing import Any, Final

from tni.api.item_shapes import filled_box
from tni.api.items import (
    Drawing,
    DrawnLine,
    DrawnText,
    ItemContext,
    ItemSize,
    Localised,
    PanelButton,
    PanelChoice,
    PanelControl,
    PanelOption,
    PanelText,
    PanelToggle,
    PanelValue,
    PlainItem,
    Rect,
    State,
    TapTarget,
    TextAlign,
    with_values,
)
from tni.api.text_width import text_width

PLUGIN = {
    "id": "dictation",
    "kind": "item",
    "api": (1, 2),
    "version": "1.0",
    "topic": "languages",
    "terms": {
        "fr": "dictée texte caché mots découvrir orthographe corriger poésie réciter",
        "en": "dictation hidden text words uncover spelling poem recite",
    },
    "name": {"fr": "Dictée à découvrir", "en": "Dictation to uncover"},
    "summary": {
        "fr": "Un texte dont les mots restent cachés, découverts un par un pour corriger.",
        "en": "A text whose words stay hidden and are uncovered one by one.",
    },
    "licence": "GPL-3.0-or-later",
}

WIDTH: Final = 260.0
MARGIN: Final = 10.0
SIZES: Final = {"medium": 9.0, "large": 12.0, "huge": 16.0}
LINE, CURSIVE_LINE = 1.75, 2.4
"""Distance of lines, in ems: of plain letters, and of the joined hand, whose loops are taller."""
MIDDLE, CURSIVE_MIDDLE = 0.875, 1.2
"""Middle of a line's capitals below its top, in ems."""
FOOT: Final = 0.42
"""Dash of a hidden word below that middle, in ems."""
LONGEST: Final = 900
MOST_WORDS: Final = 180
NEW_LINE: Final = "/"
DASH: Final = "_"


class CoveredDictation(PlainItem):
    """State: `typed`, the text, in which a lone stroke begins a new line; `shown`: numbers of the words that are
    uncovered; `text_size`, a key of SIZES; `same`: whether all dashes are equally long; `editing`: whether the panel
    has the text; `cursive`: whether the letters are the joined hand of schools, not in states of earlier versions."""

    def new(self, ctx: ItemContext) -> State:
        example = Localised("Les oiseaux chantent / au lever du jour.", "The birds sing / at the break of day.")
        state = {"shown": [0, 1], "text_size": "large", "same": False, "editing": True, "cursive": True}
        return with_values(state, typed=ctx.text(example))

    def size(self, state: State) -> ItemSize:
        em = SIZES[state["text_size"]]
        return ItemSize(WIDTH, 2 * MARGIN + max(_places(state)[1], 2) * em * _line(state))

    # -- drawing

    def draw(self, state: State, size: ItemSize, ctx: ItemContext) -> Drawing:
        out: list[Any] = filled_box(Rect(0.0, 0.0, size.width_mm, size.height_mm), "surface", "quiet", radius=4.0)
        boxes, _ = _places(state)
        if not boxes:
            hint = Localised("Écrire le texte dans le panneau : chaque mot sera caché.",
                             "Write the text in the panel: each word will be hidden.")  # fmt: skip
            out.append(DrawnText(ctx.text(hint), *_middle(size), 8.0, "quiet", width_mm=size.width_mm - 2 * MARGIN))
        em, shown = SIZES[state["text_size"]], set(state["shown"])
        for number, (word, box) in enumerate(boxes):
            y, room = box.y + em * (CURSIVE_MIDDLE if is_cursive(state) else MIDDLE), box.width + em * 0.22
            if number in shown:
                text = DrawnText(word, box.x, y, em, "ink", TextAlign.LEFT, width_mm=room, cursive=is_cursive(state))
                out.append(text)
            else:
                foot = y + em * FOOT
                out.append(DrawnLine(((box.x + 0.6, foot), (box.x + self._dash(state, box), foot)), "blue", em * 0.1))
        return tuple(out)

    @staticmethod
    def _dash(state: State, box: Rect) -> float:
        return SIZES[state["text_size"]] * 1.6 if state["same"] else box.width - 0.6

    # -- words

    def targets(self, state: State, size: ItemSize, ctx: ItemContext) -> tuple[TapTarget, ...]:  # noqa: ARG002
        label = ctx.text(Localised("Découvrir ou cacher le mot {}", "Uncover or hide word {}"))
        return tuple(
            TapTarget(f"word {number}", box, label.format(number + 1))
            for number, (_, box) in enumerate(_places(state)[0])
        )

    def tap(self, state: State, target: str, ctx: ItemContext) -> State:  # noqa: ARG002
        return with_values(state, shown=sorted(set(state["shown"]) ^ {int(target.removeprefix("word "))}))

    # -- panel

    def panel(self, state: State, ctx: ItemContext) -> tuple[PanelControl, ...]:  # noqa: ARG002
        sizes = (
            PanelOption("medium", Localised("Moyenne", "Medium")), PanelOption("large", Localised("Grande", "Large")),
            PanelOption("huge", Localised("Très grande", "Huge")),
        )  # fmt: skip
        typed = Localised("Texte ( / : à la ligne)", "Text ( / : new line)")
        return (
            PanelButton("next", Localised("Mot suivant", "Next word")),
            PanelButton("line", Localised("Ligne suivante", "Next line")),
            PanelButton("all", Localised("Tout montrer", "Show all")),
            PanelButton("none", Localised("Tout cacher", "Hide all")),
            PanelToggle("editing", Localised("Écrire le texte", "Write the text"), state["editing"]),
            *((PanelText("typed", typed, state["typed"], LONGEST),) if state["editing"] else ()),
            PanelChoice("text_size", Localised("Taille", "Size"), sizes, state["text_size"]),
            PanelToggle("cursive", Localised("Lettres cursives", "Joined handwriting"), is_cursive(state)),
            PanelToggle("same", Localised("Traits de même longueur", "Dashes of one length"), state["same"]),
        )

    def control(self, state: State, control: str, value: PanelValue, ctx: ItemContext) -> State:  # noqa: ARG002
        words, shown = dictated_parts(state["typed"]), set(state["shown"])
        hidden = [number for number in range(len(words)) if number not in shown]
        match control:
            case "next":
                return with_values(state, shown=sorted(shown | set(hidden[:1])))
            case "line":
                lines = [box.y for _, box in _places(state)[0]]
                more = {number for number in hidden if lines[number] == lines[hidden[0]]}
                return with_values(state, shown=sorted(shown | more))
            case "all":
                return with_values(state, shown=list(range(len(words))), editing=False)
            case "none":
                return with_values(state, shown=[], editing=False)
            case "typed":
                count = len(dictated_parts(str(value)))
                return with_values(state, typed=value, shown=[number for number in state["shown"] if number < count])
            case _:
                return with_values(state, **{control: value})

    def text(self, state: State, ctx: ItemContext) -> str:  # noqa: ARG002
        shown = set(state["shown"])
        return " ".join(word if number in shown else DASH for number, word in enumerate(dictated_parts(state["typed"])))


def item() -> CoveredDictation:
    return CoveredDictation()


def is_cursive(state: State) -> bool:
    return bool(state.get("cursive", False))


def _line(state: State) -> float:
    return CURSIVE_LINE if is_cursive(state) else LINE


def dictated_parts(typed: str) -> list[str]:
    """Return the words of a text, each with the punctuation marks beside it."""
    return [word for word, _ in _broken_words(typed)]


def _broken_words(typed: str) -> list[tuple[str, bool]]:
    """Return the words, and whether each begins a line. Marks that French sets apart (« » : ; ! ?) go with the word
    beside them."""
    out, breaks, opening = list[tuple[str, bool]](), False, ""
    for part in typed.split():
        if part == NEW_LINE:
            breaks = True
        elif part in ("«", "“", "—", "–"):
            opening = f"{opening}{part}\N{NO-BREAK SPACE}"
        elif part in ("»", "”", ":", ";", "!", "?", "…") and out and not breaks and not opening:
            out[-1] = f"{out[-1][0]}\N{NO-BREAK SPACE}{part}", out[-1][1]
        else:
            out.append((opening + part, breaks))
            breaks, opening = False, ""
    if opening:
        out.append((opening.strip(), breaks))
    return out[:MOST_WORDS]


def _middle(size: ItemSize) -> tuple[float, float]:
    return size.width_mm / 2, size.height_mm / 2


def _width(word: str, em: float, *, cursive: bool) -> float:
    return min(text_width(word, em, bold=False, cursive=cursive), WIDTH - 2 * MARGIN)


def _places(state: State) -> tuple[list[tuple[str, Rect]], int]:
    """Return the words with their boxes, and the number of lines."""
    em, out = SIZES[state["text_size"]], list[tuple[str, Rect]]()
    x, line, space = MARGIN, 0, em * 0.36
    for word, breaks in _broken_words(state["typed"]):
        width = max(_width(word, em, cursive=is_cursive(state)), em * 0.7)
        if state["same"]:
            width = max(width, em * 1.7)
        if out and (breaks or x + width > WIDTH - MARGIN):
            x, line = MARGIN, line + 1
        out.append((word, Rect(x, MARGIN + line * em * _line(state), width, em * _line(state))))
        x += width + space
    return out, line + 1 if out else 0
