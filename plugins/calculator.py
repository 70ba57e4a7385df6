"""Calculator: big keys, exact fractions and decimals, brackets and functions, earlier calculations to use again."""

from __future__ import annotations

from fractions import Fraction
from typing import Final

from tni.api.item_shapes import written_fraction
from tni.api.items import (
    Drawing,
    DrawnArea,
    DrawnLine,
    DrawnOval,
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
from tni.api.maths import (
    Exact,
    KnownNames,
    MathsError,
    MathsFault,
    RootSum,
    exact_value,
    fault_text,
    fraction_text,
    is_decimal,
    number_text,
    parse_number,
    root_sum,
    root_texts,
    root_value,
)
from tni.api.text_width import text_width

PLUGIN = {
    "id": "calculator",
    "kind": "item",
    "api": (1, 2),
    "version": "1.1",
    "topic": "numbers",
    "terms": {
        "fr": "calculette machine à calculer calcul opération fraction décimal racine puissance trigonométrie sinus",
        "en": "calculation sum fraction decimal root power trigonometry sine",
    },
    "name": {"fr": "Calculatrice", "en": "Calculator"},
    "summary": {
        "fr": "Une calculatrice à grandes touches, avec fractions et racines exactes, fonctions et calculs précédents.",
        "en": "A calculator with big keys, exact fractions and roots, functions and earlier calculations.",
    },
    "licence": "GPL-3.0-or-later",
}

SIMPLE: Final = (("C", "⌫", "(", ")", "÷"), ("7", "8", "9", "√", "×"), ("4", "5", "6", "x²", "−"),
                 ("1", "2", "3", "xʸ", "+"), ("0", ",", "ans", "⇄", "="))  # fmt: skip
SCIENTIFIC: Final = (("sin", "cos", "tan", "ln", "log"), ("sin⁻¹", "cos⁻¹", "tan⁻¹", "eˣ", "n!"),
                     ("π", "e", "°", "%", "|x|"))  # fmt: skip
TYPED: Final = {
    "√": "√(", "x²": "²", "xʸ": "^", "ln": "ln(", "log": "log(", "sin": "sin(", "cos": "cos(", "tan": "tan(",
    "sin⁻¹": "sin⁻¹(", "cos⁻¹": "cos⁻¹(", "tan⁻¹": "tan⁻¹(", "eˣ": "e^(", "n!": "!", "|x|": "abs(",
}  # fmt: skip
"""What a key writes where it is not its own name."""
GOES_ON: Final = frozenset({"÷", "×", "−", "+", "x²", "xʸ", "n!", "%", "°"})
"""Keys that go on with the result of the calculation before."""
COLOURS: Final = {"C": "soft red", "⌫": "soft red", "=": "blue", "⇄": "soft green", "ans": "soft green"}
PAD_MM, KEY_MM, HIGH_MM, GAP_MM = 3.0, 20.0, 12.6, 1.6
DISPLAY_MM, LINE_MM = 46.0, 7.4
LONGEST, MOST_LINES, SHOWN_LINES = 60, 20, 2
ANSWERS: Final = ("Rép", "Ans")
DIGITS, LONGEST_EXACT = 12, 24
ROOTS: Final = "√"  # begins a result that is a sum of roots

type Value = Exact | RootSum


class Calculator(PlainItem):
    """State: `entry`, what is being typed; `result`: what came of it, "" before "=", as a fraction "p/q", a float's own
    digits, or a sum of roots, "√ 1:1/2 5:1/2" for 1/2 + √5/2; `fault`: whether the entry cannot be computed; `answer`,
    the last result; `lines`: pairs of an entry and its result, the last one at the end; `fractions`: whether results
    are shown as fractions and roots; `degrees`: unit of angles; `scientific`: whether all keys are shown."""

    version = 2

    def new(self, ctx: ItemContext) -> State:  # noqa: ARG002
        return {
            "entry": "", "result": "", "fault": False, "answer": "0", "lines": [], "fractions": False, "degrees": True,
            "scientific": False,
        }  # fmt: skip

    def size(self, state: State) -> ItemSize:
        rows = len(_keys(state))
        return ItemSize(2 * PAD_MM + 5 * KEY_MM, 2 * PAD_MM + DISPLAY_MM + rows * (HIGH_MM + GAP_MM))

    # -- drawing

    def draw(self, state: State, size: ItemSize, ctx: ItemContext) -> Drawing:
        size = self.size(state)
        out: list[DrawnArea | DrawnLine | DrawnOval | DrawnText] = [
            _box(Rect(0.0, 0.0, size.width_mm, size.height_mm), "soft"),
            _box(Rect(PAD_MM, PAD_MM, size.width_mm - 2 * PAD_MM, DISPLAY_MM - GAP_MM), "surface"),
        ]
        out += _display(state, size.width_mm - PAD_MM - 3.0, ctx)
        for key, place in _places(state):
            colour = COLOURS.get(key) or ("soft blue" if key in "÷×−+" else "surface")
            out.append(_box(place, colour))
            label = _label(key, ctx)
            letters = 7.8 if len(label) < 3 else 6.6 if len(label) < 5 else 5.6
            ink = "paper" if key == "=" else "ink"
            x, y = place.x + place.width / 2, place.y + place.height / 2
            out.append(DrawnText(label, x, y, letters, ink, bold=len(label) < 3, width_mm=place.width - 2))
        return tuple(out)

    # -- keys

    def targets(self, state: State, size: ItemSize, ctx: ItemContext) -> tuple[TapTarget, ...]:  # noqa: ARG002
        keys = [TapTarget(f"key {key}", place, _spoken(key, ctx)) for key, place in _places(state)]
        again = Localised("Reprendre ce calcul", "Take up this calculation")
        width = 2 * PAD_MM + 5 * KEY_MM
        lines = [
            TapTarget(f"line {n}", Rect(PAD_MM, PAD_MM + n * LINE_MM, width - 2 * PAD_MM, LINE_MM), ctx.text(again))
            for n in range(SHOWN_LINES)
            if n >= SHOWN_LINES - len(_shown_lines(state))
        ]
        return (*keys, *lines)

    def tap(self, state: State, target: str, ctx: ItemContext) -> State:
        what, _, key = target.partition(" ")
        if what == "line":
            shown = _shown_lines(state)
            entry = shown[int(key) - (SHOWN_LINES - len(shown))][0]
            return with_values(state, entry=entry, result="", fault=False)
        return _pressed(state, key, ctx)

    # -- panel

    def panel(self, state: State, ctx: ItemContext) -> tuple[PanelControl, ...]:  # noqa: ARG002
        angles = (
            PanelOption("degrees", Localised("Degrés", "Degrees")),
            PanelOption("radians", Localised("Radians", "Radians")),
        )
        exact = Localised("Résultats exacts : 2/3, √2", "Exact results: 2/3, √2")
        return (
            PanelText("entry", Localised("Calcul", "Calculation"), state["entry"], LONGEST, "="),
            PanelButton("=", Localised("Calculer", "Compute")),
            PanelButton("clear", Localised("Effacer les calculs", "Clear all calculations")),
            PanelToggle("fractions", exact, state["fractions"]),
            PanelToggle("scientific", Localised("Toutes les touches", "All keys"), state["scientific"]),
            PanelChoice("angles", Localised("Angles", "Angles"), angles, "degrees" if state["degrees"] else "radians"),
        )  # fmt: skip

    def control(self, state: State, control: str, value: PanelValue, ctx: ItemContext) -> State:
        match control:
            case "entry":
                return with_values(state, entry=value, result="", fault=False)
            case "=":
                return _pressed(state, "=", ctx)
            case "clear":
                return {**self.new(ctx), **{key: state[key] for key in ("fractions", "degrees", "scientific")}}
            case "angles":
                return with_values(state, degrees=value == "degrees", result="")
        return with_values(state, **{control: value})

    def text(self, state: State, ctx: ItemContext) -> str:
        if state["fault"]:
            return f"{state['entry']} : {_fault_text(state, ctx)}"
        return f"{state['entry']} {_result_text(state, ctx)}".strip()


def item() -> Calculator:
    return Calculator()


def _box(box: Rect, colour: str) -> DrawnArea:
    return DrawnArea(((box.x, box.y), (box.right, box.y), (box.right, box.bottom), (box.x, box.bottom)), colour)


def _keys(state: State) -> tuple[tuple[str, ...], ...]:
    return (*SCIENTIFIC, *SIMPLE) if state["scientific"] else SIMPLE


def _places(state: State) -> list[tuple[str, Rect]]:
    """Return the keys with their places."""
    top = PAD_MM + DISPLAY_MM
    return [
        (key, Rect(PAD_MM + column * KEY_MM + GAP_MM / 2, top + row * (HIGH_MM + GAP_MM), KEY_MM - GAP_MM, HIGH_MM))
        for row, keys in enumerate(_keys(state))
        for column, key in enumerate(keys)
    ]


def _label(key: str, ctx: ItemContext) -> str:
    match key:
        case "ans":
            return ANSWERS[0] if ctx.french else ANSWERS[1]
        case ",":
            return "," if ctx.french else "."
        case "⇄":
            return "a/b ⇄"
    return key


def _spoken(key: str, ctx: ItemContext) -> str:
    """Return the name of a key for readers who cannot see it."""
    names = {
        "C": Localised("Tout effacer", "Clear"),
        "⌫": Localised("Effacer", "Delete"),
        "÷": Localised("Divisé par", "Divided by"),
        "×": Localised("Multiplié par", "Times"),
        "−": Localised("Moins", "Minus"),
        "+": Localised("Plus", "Plus"),
        "=": Localised("Égale", "Equals"),
        "√": Localised("Racine carrée", "Square root"),
        "x²": Localised("Au carré", "Squared"),
        "xʸ": Localised("Puissance", "Power"),
        "ans": Localised("Réponse précédente", "Answer before"),
        "⇄": Localised("Valeur exacte ou décimale", "Exact or decimal"),
        ",": Localised("Virgule", "Point"),
    }
    return ctx.text(names[key]) if key in names else key


# -- computing


def _pressed(state: State, key: str, ctx: ItemContext) -> State:
    """Return the state after a key."""
    entry = state["entry"]
    match key:
        case "C":
            return with_values(state, entry="", result="", fault=False)
        case "⌫":
            written = [one for one in (*TYPED.values(), *ANSWERS) if entry.endswith(one)]
            return with_values(state, entry=entry[: -max(map(len, written), default=1)], result="", fault=False)
        case "⇄":
            return with_values(state, fractions=not state["fractions"])
        case "=":
            return _computed(state)
    answer = _label("ans", ctx)
    if state["result"] and not state["fault"]:  # the next calculation begins
        entry = answer if key in GOES_ON else ""
    typed = _label(key, ctx) if key in ("ans", ",") else TYPED.get(key, key)
    if len(entry) + len(typed) > LONGEST:
        return state
    return with_values(state, entry=entry + typed, result="", fault=False)


def _value(state: State) -> Value:
    """Return the value of the entry. Raises: MathsError."""
    answer = _read(state["answer"])
    tree = parse_number(_closed(state["entry"]), KnownNames(frozenset(ANSWERS)))
    found = root_value(tree, dict.fromkeys(ANSWERS, answer), degrees=state["degrees"])
    if found is not None:
        return found if found.rational is None else found.rational
    number = float(answer) if isinstance(answer, RootSum) else answer
    return exact_value(tree, dict.fromkeys(ANSWERS, number), degrees=state["degrees"])


def _closed(entry: str) -> str:
    """Return an entry with the brackets closed that were left open, as calculators do."""
    return entry + ")" * max(entry.count("(") - entry.count(")"), 0)


def _computed(state: State) -> State:
    if not state["entry"].strip():
        return with_values(state, result="", fault=False)
    try:
        value = _value(state)
    except MathsError:
        return with_values(state, result="", fault=True)
    result = _stored(value)
    lines = [*state["lines"], [state["entry"], result]][-MOST_LINES:]
    return with_values(state, result=result, answer=result, fault=False, lines=lines)


def _stored(value: Value) -> str:
    if isinstance(value, RootSum):
        return " ".join([ROOTS, *(f"{radicand}:{factor}" for radicand, factor in value.terms)])
    return str(value) if isinstance(value, Fraction) else repr(value)


def _read(result: str) -> Value:
    """Return a result of the state."""
    if result.startswith(ROOTS):
        terms = (term.split(":") for term in result.split()[1:])
        return root_sum([(int(radicand), Fraction(factor)) for radicand, factor in terms])
    is_float = any(sign in result for sign in ".en")
    return float(result) if is_float else Fraction(result)


def _fault_text(state: State, ctx: ItemContext) -> str:
    try:
        _value(state)
    except MathsError as error:
        return ctx.text(fault_text(error))
    return ctx.text(fault_text(MathsError(MathsFault.UNDEFINED)))


# -- display


def _is_shown_whole(value: Value, shown: str) -> bool:
    """Return whether the digits that are shown are all that there are."""
    if isinstance(value, RootSum):
        return False
    if isinstance(value, Fraction):
        return is_decimal(value) and exact_value(parse_number(shown)) == value
    return len(shown) < 9 and float(exact_value(parse_number(shown))) == value


def _decimal_text(result: str, ctx: ItemContext) -> str:
    """Return a result as a decimal, with the sign before it."""
    value = _read(result)
    shown = number_text(float(value) if isinstance(value, RootSum) else value, ctx.french, DIGITS)
    return f"{'=' if _is_shown_whole(value, shown) else '≈'} {shown}"


def _exact_texts(state: State, result: str) -> tuple[str, str] | None:
    """Return what stands above and below the line of an exact result, "" below for one without a line; None for a
    decimal."""
    value = _read(result)
    if not state["fractions"] or isinstance(value, float):
        return None
    if isinstance(value, RootSum):
        texts = root_texts(value)
        return texts if max(map(len, texts)) <= LONGEST_EXACT else None
    if value.denominator == 1 or len(result) >= LONGEST_EXACT:
        return None
    return fraction_text(Fraction(value.numerator)), fraction_text(Fraction(value.denominator))


def _result_text(state: State, ctx: ItemContext) -> str:
    result = state["result"]
    if not result:
        return ""
    if (texts := _exact_texts(state, result)) is None:
        return _decimal_text(result, ctx)
    above, below = texts
    has_signs = " " in above and bool(below)
    return f"= {f'({above})' if has_signs else above}{f'/{below}' if below else ''}"


def _shown_lines(state: State) -> list[list[str]]:
    """Return the earlier calculations that are on the display."""
    lines: list[list[str]] = state["lines"][:-1] if state["result"] else state["lines"]
    return lines[-SHOWN_LINES:]


def _display(state: State, right: float, ctx: ItemContext) -> list[DrawnArea | DrawnLine | DrawnOval | DrawnText]:
    room = right - PAD_MM - 3.0
    shown = _shown_lines(state)
    out: list[DrawnArea | DrawnLine | DrawnOval | DrawnText] = []
    for n, (entry, result) in enumerate(shown, SHOWN_LINES - len(shown)):
        text = f"{entry} {_result_text(with_values(state, result=result), ctx)}"
        y = PAD_MM + (n + 0.55) * LINE_MM
        out.append(DrawnText(text, right, y, 5.0, "quiet", TextAlign.RIGHT, width_mm=room))
    top = PAD_MM + SHOWN_LINES * LINE_MM
    entry = state["entry"] or "0"
    out.append(DrawnText(entry, right, top + 4.8, 7.6, "ink", TextAlign.RIGHT, width_mm=room))
    y = top + 19.2
    if state["fault"]:
        out.append(DrawnText(_fault_text(state, ctx), right, y, 6.2, "red", TextAlign.RIGHT, width_mm=room))
    elif state["result"]:
        texts = _exact_texts(state, state["result"])
        if texts is not None and texts[1]:
            out += _stacked(*texts, right, y)
        elif texts is not None:
            out.append(DrawnText(f"= {texts[0]}", right, y, 10.0, "ink", TextAlign.RIGHT, True, room))
        else:
            text = _decimal_text(state["result"], ctx)
            out.append(DrawnText(text, right, y, 10.0, "ink", TextAlign.RIGHT, True, room))
    unit = Localised("degrés", "degrees") if state["degrees"] else Localised("radians", "radians")
    if state["scientific"]:
        out.append(DrawnText(ctx.text(unit), PAD_MM + 3, PAD_MM + 4.5, 4.4, "quiet", TextAlign.LEFT))
    return out


def _stacked(above: str, below: str, right: float, y: float) -> list[DrawnArea | DrawnLine | DrawnOval | DrawnText]:
    """Return a fraction with its line."""
    is_opposite = above.startswith("−") and " " not in above
    above = above.removeprefix("−") if is_opposite else above
    wide = max(text_width(one, 7.6, bold=True) for one in (above, below)) + 2.0
    sign = "= −" if is_opposite else "="
    return [
        *written_fraction(above, below, right - wide / 2, y, 7.6),
        DrawnText(sign, right - wide - 3, y, 9.0, "ink", TextAlign.RIGHT, bold=True),
    ]
