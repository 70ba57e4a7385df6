"""Calculator: big keys, exact fractions and decimals, brackets and functions, earlier calculations to use again."""

from __future__ import annotations

from fractions import Fraction
from typing import Final

from tni.api.items import (
    Drawing,
    DrawnArea,
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
from tni.api.maths import (
    Exact,
    KnownNames,
    MathsError,
    MathsFault,
    exact_value,
    fault_text,
    fraction_text,
    is_decimal,
    number_text,
    parse_number,
)

PLUGIN = {
    "id": "calculator",
    "kind": "item",
    "api": (1, 2),
    "version": "1.0",
    "topic": "numbers",
    "terms": {
        "fr": "calculette machine à calculer calcul opération fraction décimal racine puissance trigonométrie sinus",
        "en": "calculation sum fraction decimal root power trigonometry sine",
    },
    "name": {"fr": "Calculatrice", "en": "Calculator"},
    "summary": {
        "fr": "Une calculatrice à grandes touches, avec fractions exactes, fonctions et calculs précédents.",
        "en": "A calculator with big keys, exact fractions, functions and earlier calculations.",
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
DIGITS: Final = 12


class Calculator(PlainItem):
    """State: `entry`, what is being typed; `result`: what came of it, "" before "=", as a fraction "p/q" or a float's
    own digits; `fault`: whether the entry cannot be computed; `answer`, the last result; `lines`: pairs of an entry
    and its result, the last one at the end; `fractions`: whether results are shown as fractions; `degrees`: unit of
    angles; `scientific`: whether all keys are shown."""

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
        out: list[DrawnArea | DrawnLine | DrawnText] = [
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
        return (
            PanelText("entry", Localised("Calcul", "Calculation"), state["entry"], LONGEST, "="),
            PanelButton("=", Localised("Calculer", "Compute")),
            PanelButton("clear", Localised("Effacer les calculs", "Clear all calculations")),
            PanelToggle("fractions", Localised("Résultats en fractions", "Results as fractions"), state["fractions"]),
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
        "⇄": Localised("Fraction ou décimal", "Fraction or decimal"),
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


def _value(state: State) -> Exact:
    """Return the value of the entry. Raises: MathsError."""
    answer = _read(state["answer"])
    tree = parse_number(_closed(state["entry"]), KnownNames(frozenset(ANSWERS)))
    return exact_value(tree, dict.fromkeys(ANSWERS, answer), degrees=state["degrees"])


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
    result = str(value) if isinstance(value, Fraction) else repr(value)
    lines = [*state["lines"], [state["entry"], result]][-MOST_LINES:]
    return with_values(state, result=result, answer=result, fault=False, lines=lines)


def _read(result: str) -> Exact:
    """Return a result of the state."""
    is_float = any(sign in result for sign in ".en")
    return float(result) if is_float else Fraction(result)


def _fault_text(state: State, ctx: ItemContext) -> str:
    try:
        _value(state)
    except MathsError as error:
        return ctx.text(fault_text(error))
    return ctx.text(fault_text(MathsError(MathsFault.UNDEFINED)))


# -- display


def _is_shown_whole(value: Exact, shown: str) -> bool:
    """Return whether the digits that are shown are all that there are."""
    if isinstance(value, Fraction):
        return is_decimal(value) and exact_value(parse_number(shown)) == value
    return len(shown) < 9 and float(exact_value(parse_number(shown))) == value


def _decimal_text(result: str, ctx: ItemContext) -> str:
    """Return a result as a decimal, with the sign before it."""
    value = _read(result)
    shown = number_text(value, ctx.french, DIGITS)
    return f"{'=' if _is_shown_whole(value, shown) else '≈'} {shown}"


def _is_fraction(state: State, result: str) -> bool:
    value = _read(result)
    return bool(state["fractions"]) and isinstance(value, Fraction) and value.denominator != 1 and len(result) < 24


def _result_text(state: State, ctx: ItemContext) -> str:
    result = state["result"]
    if not result:
        return ""
    value = _read(result)
    if _is_fraction(state, result) and isinstance(value, Fraction):
        return f"= {fraction_text(value)}"
    return _decimal_text(result, ctx)


def _shown_lines(state: State) -> list[list[str]]:
    """Return the earlier calculations that are on the display."""
    lines: list[list[str]] = state["lines"][:-1] if state["result"] else state["lines"]
    return lines[-SHOWN_LINES:]


def _display(state: State, right: float, ctx: ItemContext) -> list[DrawnArea | DrawnLine | DrawnText]:
    room = right - PAD_MM - 3.0
    shown = _shown_lines(state)
    out: list[DrawnArea | DrawnLine | DrawnText] = []
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
        value = _read(state["result"])
        if _is_fraction(state, state["result"]) and isinstance(value, Fraction):
            out += _stacked(value, right, y)
        else:
            text = _decimal_text(state["result"], ctx)
            out.append(DrawnText(text, right, y, 10.0, "ink", TextAlign.RIGHT, True, room))
    unit = Localised("degrés", "degrees") if state["degrees"] else Localised("radians", "radians")
    if state["scientific"]:
        out.append(DrawnText(ctx.text(unit), PAD_MM + 3, PAD_MM + 4.5, 4.4, "quiet", TextAlign.LEFT))
    return out


def _stacked(value: Fraction, right: float, y: float) -> list[DrawnArea | DrawnLine | DrawnText]:
    """Return a fraction with its line."""
    above, below = fraction_text(Fraction(abs(value.numerator))), fraction_text(Fraction(value.denominator))
    wide = max(4.5 * max(len(above), len(below)), 8.0)
    middle = right - wide / 2
    sign = "= −" if value < 0 else "="
    return [
        DrawnText(above, middle, y - 4.9, 7.6, bold=True, width_mm=wide),
        DrawnLine(((right - wide, y), (right, y)), "ink", 0.9),
        DrawnText(below, middle, y + 5.1, 7.6, bold=True, width_mm=wide),
        DrawnText(sign, right - wide - 3, y, 9.0, "ink", TextAlign.RIGHT, bold=True),
    ]
