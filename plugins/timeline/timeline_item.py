"""The timeline as an item: its state, its drawing, its gestures and its panel."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

from tni.api.items import (
    Drawing,
    DrawnArea,
    DrawnLine,
    DrawnOval,
    DrawnText,
    HandleCursor,
    HandleDrag,
    ItemContext,
    ItemHandle,
    ItemSize,
    Localised,
    PanelButton,
    PanelChoice,
    PanelControl,
    PanelNumber,
    PanelOption,
    PanelText,
    PanelToggle,
    PanelValue,
    PlainItem,
    Rect,
    State,
    TapTarget,
    with_values,
)

from .entries import LONGEST_NAME, MOST_ENTRIES, Entry, entries_text, read_entries, rows
from .years import FARTHEST, YearScale, from_count, marked_years, read_year, to_count, year_text

type Part = DrawnArea | DrawnLine | DrawnOval | DrawnText
RIM: Final = 12.0
WIDTHS: Final = {"wide": 260.0, "wider": 340.0, "widest": 460.0}
TITLE_HIGH: Final = 14.0
PERIOD_HIGH, EVENT_HIGH = 15.0, 12.5
SCALE_HIGH: Final = 16.0
LETTER: Final = 0.56
"""Mean width of a letter, ems."""
EVENT_MM, PERIOD_MM, YEAR_MM = 6.4, 6.6, 5.6
COLOURS: Final = ("soft blue", "soft orange", "soft green", "soft red", "soft violet")
LONGEST: Final = 3_000
EXAMPLE: Final = Localised(
    "Antiquité : −3300 à 476 ; Moyen Âge : 476 à 1492 ; Temps modernes : 1492 à 1789 ; "
    "Époque contemporaine : 1789 à 2030 ; Alésia : −52 ; Sacre de Charlemagne : 800 ; Révolution : 1789",
    "Antiquity: −3300 to 476 ; Middle Ages: 476 to 1492 ; Early modern period: 1492 to 1789 ; "
    "Modern era: 1789 to 2030 ; Alesia: −52 ; Charlemagne crowned: 800 ; Revolution: 1789",
)


@dataclass(frozen=True, slots=True)
class Layout:
    """Places of a timeline. entries: those within the line. numbers: their numbers among all that are typed. boxes: of
    each entry. line: height of the upper edge of the scale. high: of the item."""

    entries: tuple[Entry, ...]
    numbers: tuple[int, ...]
    boxes: tuple[Rect, ...]
    scale: YearScale
    line: float
    high: float
    width: float

    def across(self, year: int) -> float:
        return RIM + self.scale.share(year) * (self.width - 2 * RIM)

    def year(self, x: float) -> int:
        return self.scale.year((x - RIM) / (self.width - 2 * RIM))


class Timeline(PlainItem):
    """State: `entries` as typed; `first`, `last`: years at the ends, negative before Christ; `even`: whether dates have
    the same room, whatever lies between them; `covered`: whether names are hidden until they are tapped; `bare`:
    numbers of those that are uncovered; `dates`: whether those of entries are written; `title`; `width`, a key of
    WIDTHS; `chosen`, the number of the entry that the panel is about, -1 for none."""

    def new(self, ctx: ItemContext) -> State:
        return {
            "entries": ctx.text(EXAMPLE), "first": -1000, "last": 2030, "even": False, "covered": False, "bare": [],
            "dates": True, "title": "", "width": "wide", "chosen": -1,
        }  # fmt: skip

    def size(self, state: State) -> ItemSize:
        layout = layout_of(state)
        return ItemSize(layout.width, layout.high)

    # -- drawing

    def draw(self, state: State, size: ItemSize, ctx: ItemContext) -> Drawing:
        layout = layout_of(state)
        out: list[Part] = []
        if state["title"]:
            out.append(
                DrawnText(state["title"], size.width_mm / 2, TITLE_HIGH / 2, 9.0, bold=True, width_mm=size.width_mm)
            )
        stems = [layout.across(one.first) for one in layout.entries]
        for entry, x, box in zip(layout.entries, stems, layout.boxes, strict=True):
            if entry.last is None:
                out.append(DrawnLine(((x, box.bottom - 0.5), (x, layout.line)), "red", 0.8))
        for number, entry, box in zip(layout.numbers, layout.entries, layout.boxes, strict=True):
            name = entry.name if is_named(state, number) else "?"
            if entry.last is None:
                out += _event(entry, name, box, layout, french=ctx.french, with_date=state["dates"])
            else:
                out += _period(number, entry, name, box, french=ctx.french, with_date=state["dates"])
            if number == state["chosen"] and not state["covered"]:
                left, right, top, bottom = box.x + 0.6, box.right - 0.6, box.y + 0.7, box.bottom - 0.7
                frame = (left, top), (right, top), (right, bottom), (left, bottom)
                out.append(DrawnLine(frame, "blue", 1.2, closed=True))
        out += _scale(state, layout, french=ctx.french)
        if not layout.entries:
            said = Localised(
                "Écrire dans le panneau : Moyen Âge : 476 à 1492 ; Charlemagne : 800",
                "Type in the panel: Middle Ages: 476 to 1492; Charlemagne: 800",
            )
            out.append(DrawnText(ctx.text(said), size.width_mm / 2, layout.line - 8, 6.4, "quiet"))
        return tuple(out)

    # -- gestures

    def handles(self, state: State, size: ItemSize, ctx: ItemContext) -> tuple[ItemHandle, ...]:
        layout = layout_of(state)
        limits = Rect(RIM, 0.0, layout.width - 2 * RIM, size.height_mm)
        out: list[ItemHandle] = []
        for number, entry, box in zip(layout.numbers, layout.entries, layout.boxes, strict=True):
            name = entry.name if is_named(state, number) else "?"
            middle = box.y + box.height / 2
            for end, year in zip(("first", "last"), entry.years, strict=False):
                x = layout.across(year)
                at = (x, layout.line) if entry.last is None else (x, middle)
                label = f"{name} : {year_text(year, french=ctx.french)}" if number == state["chosen"] else ""
                out.append(
                    ItemHandle(
                        f"{number} {end}", at, cursor=HandleCursor.ACROSS, limits=limits, reach_mm=1.5,
                        shown=entry.last is None, label=label,
                    )
                )  # fmt: skip
        return tuple(out)

    def drag(self, state: State, drag: HandleDrag, ctx: ItemContext) -> State:  # noqa: ARG002
        number, end = drag.handle.split()
        entry = read_entries(state["entries"])[0][int(number)]
        return _with_entry(state, int(number), entry.moved_to(end, layout_of(state).year(drag.to[0])))

    def targets(self, state: State, size: ItemSize, ctx: ItemContext) -> tuple[TapTarget, ...]:  # noqa: ARG002
        both = (
            Localised("Découvrir ou cacher", "Uncover or cover") if state["covered"] else Localised("Choisir", "Choose")
        )
        label, layout = ctx.text(both), layout_of(state)
        return tuple(
            TapTarget(str(k), box, f"{label} {k + 1}") for k, box in zip(layout.numbers, layout.boxes, strict=True)
        )

    def tap(self, state: State, target: str, ctx: ItemContext) -> State:  # noqa: ARG002
        number, bare = int(target), state["bare"]
        if not state["covered"]:
            return with_values(state, chosen=-1 if number == state["chosen"] else number)
        return with_values(state, bare=[k for k in bare if k != number] if number in bare else [*bare, number])

    # -- panel

    def panel(self, state: State, ctx: ItemContext) -> tuple[PanelControl, ...]:  # noqa: ARG002
        widths = (
            PanelOption("wide", Localised("Normale", "Normal")), PanelOption("wider", Localised("Large", "Wide")),
            PanelOption("widest", Localised("Très large", "Very wide")),
        )  # fmt: skip
        entries = Localised("Toute la liste", "The whole list")
        return (
            *_entry_controls(state),
            PanelText("entries", entries, state["entries"], max(LONGEST, len(state["entries"]))),
            PanelNumber(
                "first", Localised("Début (− : avant J.-C.)", "From (−: BC)"), state["first"], -FARTHEST, FARTHEST
            ),
            PanelNumber("last", Localised("Fin", "To"), state["last"], -FARTHEST, FARTHEST),
            PanelToggle("even", Localised("Sans respecter l’échelle", "Not to scale"), state["even"]),
            PanelToggle("dates", Localised("Dates écrites", "Dates written"), state["dates"]),
            PanelToggle("covered", Localised("Noms cachés", "Names covered"), state["covered"]),
            PanelChoice("width", Localised("Largeur", "Width"), widths, state["width"]),
            PanelText("title", Localised("Titre", "Title"), state["title"], 80),
        )

    def control(self, state: State, control: str, value: PanelValue, ctx: ItemContext) -> State:
        if control in ("first", "last"):
            year = round(float(value)) or 1
            others = {"first": state["last"], "last": state["first"]}[control]
            if (year >= others) if control == "first" else (year <= others):
                return state  # the line would have no length
            return with_values(state, **{control: year})
        if control in ("entries", "covered"):
            return with_values(state, bare=[], chosen=-1, **{control: value})
        if control in ("add", "next", "remove", "name", "from", "to"):
            return _entry_changed(state, control, str(value), ctx)
        return with_values(state, **{control: value})

    def text(self, state: State, ctx: ItemContext) -> str:
        named = [
            f"{entry.name} ({'–'.join(year_text(year, french=ctx.french) for year in entry.years)})"
            for number, entry in zip(layout_of(state).numbers, layout_of(state).entries, strict=True)
            if is_named(state, number)
        ]
        name = state["title"] or ctx.text(Localised("Frise chronologique", "Timeline"))
        return f"{name} : {', '.join(named)}"[:1500] if named else name


def _entry_controls(state: State) -> list[PanelControl]:
    """Return the controls for one entry after another."""
    out: list[PanelControl] = [PanelButton("add", Localised("Ajouter", "Add"))]
    entries = read_entries(state["entries"])[0]
    if entries:
        out.append(PanelButton("next", Localised("Suivant", "Next")))
    if (entry := chosen_of(state)) is not None:
        out += [
            PanelButton("remove", Localised("Enlever", "Remove")),
            PanelText("name", Localised("Nom", "Name"), entry.name, LONGEST_NAME),
            PanelText(
                "from", Localised("Année, ou début", "Year, or start"), year_text(entry.first, french=True, short=True),
                20,
            ),
            PanelText(
                "to", Localised("Fin (vide : un événement)", "End (empty: an event)"),
                "" if entry.last is None else year_text(entry.last, french=True, short=True), 20,
            ),
        ]  # fmt: skip
    return out


def _entry_changed(state: State, control: str, value: str, ctx: ItemContext) -> State:
    """Return the state after a control of one entry. What is no year changes nothing."""
    entries, number, entry = read_entries(state["entries"])[0], state["chosen"], chosen_of(state)
    if control == "next":
        return with_values(state, chosen=(number + 1) % len(entries) if entries else -1)
    if control == "add":
        if len(entries) >= MOST_ENTRIES:
            return state
        year = from_count((to_count(state["first"]) + to_count(state["last"])) / 2)
        made = Entry(ctx.text(Localised("Événement", "Event")), year)
        return with_values(_with_entry(state, len(entries), made), chosen=len(entries))
    if entry is None:
        return state
    if control == "remove":
        return with_values(_with_entry(state, number, None), chosen=-1, bare=[])
    if control == "name":
        return _with_entry(state, number, replace(entry, name=value.replace(";", ",").strip()[:LONGEST_NAME]))
    if control == "to" and not value.strip():
        return _with_entry(state, number, Entry(entry.name, entry.first))
    year_ = read_year(value)
    if not year_:
        return state
    if control == "from":
        last = None if entry.last is None else max(entry.last, year_)
        return _with_entry(state, number, Entry(entry.name, year_, last))
    return _with_entry(state, number, Entry(entry.name, min(entry.first, year_), max(entry.first, year_)))


def _with_entry(state: State, number: int, entry: Entry | None) -> State:
    """Return the state with an entry in place of one, or behind the last; None removes it. What has no date stays."""
    entries, left = read_entries(state["entries"])
    kept = [] if entry is None else [entry]
    text = entries_text([*entries[:number], *kept, *entries[number + 1 :]])
    return with_values(state, entries=" ; ".join(part for part in (text, *left) if part))


def chosen_of(state: State) -> Entry | None:
    entries = read_entries(state["entries"])[0]
    return entries[state["chosen"]] if 0 <= state["chosen"] < len(entries) else None


def is_named(state: State, number: int) -> bool:
    """Return whether the name of an entry is shown."""
    return not state["covered"] or number in state["bare"]


def layout_of(state: State) -> Layout:
    top = TITLE_HIGH if state["title"] else 2.0
    return _layout(state["entries"], state["first"], state["last"], state["even"], WIDTHS[state["width"]], top)


@lru_cache(16)
def _layout(text: str, first: int, last: int, even: bool, width: float, top: float) -> Layout:
    found, _ = read_entries(text)
    numbers = tuple(k for k, one in enumerate(found) if max(one.years) >= first and min(one.years) <= last)
    entries = tuple(found[k] for k in numbers)
    scale = YearScale(first, last, [year for one in entries for year in one.years], is_even=even)
    room = width - 2 * RIM
    spans: list[tuple[float, float]] = []
    for one in entries:
        start, end = (RIM + room * scale.share(year) for year in (one.first, one.years[-1]))
        if one.last is None:
            half = min(max(0.5 * LETTER * EVENT_MM * max(len(one.name), 12) + 2, 14.0), width / 2 - 1)
            middle = min(max(start, half), width - half)
            start, end = middle - half, middle + half
        spans.append((start, max(end, start + 1.0)))
    events = [k for k, one in enumerate(entries) if one.last is None]
    periods = [k for k, one in enumerate(entries) if one.last is not None]
    high_of, low_of = rows([spans[k] for k in events]), rows([spans[k] for k in periods])
    line = top + EVENT_HIGH * (max(high_of, default=-1) + 1) + (4.0 if events else 14.0)
    boxes = [Rect(0, 0, 1, 1)] * len(entries)
    for k, row in zip(events, high_of, strict=True):
        start, end = spans[k]
        boxes[k] = Rect(start, line - 4.0 - EVENT_HIGH * (row + 1), end - start, EVENT_HIGH)
    below = line + SCALE_HIGH
    for k, row in zip(periods, low_of, strict=True):
        start, end = spans[k]
        boxes[k] = Rect(start, below + PERIOD_HIGH * row, end - start, PERIOD_HIGH)
    high = below + PERIOD_HIGH * (max(low_of, default=-1) + 1) + 2.0
    return Layout(entries, numbers, tuple(boxes), scale, line, high, width)


def _event(entry: Entry, name: str, box: Rect, layout: Layout, *, french: bool, with_date: bool) -> list[Part]:
    x, middle = layout.across(entry.first), box.x + box.width / 2
    date = year_text(entry.first, french=french) if with_date else ""
    left, right = box.x + 0.6, box.right - 0.6
    card = (left, box.y), (right, box.y), (right, box.bottom - 0.8), (left, box.bottom - 0.8)
    out: list[Part] = [DrawnOval(x, layout.line, 1.8, 1.8, "red", None), DrawnArea(card, "soft")]
    out.append(DrawnText(name, middle, box.y + 3.2, EVENT_MM, bold=True, width_mm=box.width))
    return [*out, DrawnText(date, middle, box.y + 8.6, 4.6, "red", width_mm=box.width)] if date else out


def _period(number: int, entry: Entry, name: str, box: Rect, *, french: bool, with_date: bool) -> list[Part]:
    left, right, top, bottom = box.x + 0.3, box.right - 0.3, box.y + 0.6, box.bottom - 0.6
    corners = (left, top), (right, top), (right, bottom), (left, bottom)
    middle = (left + right) / 2
    date = "–".join(year_text(year, french=french, short=True) for year in entry.years) if with_date else ""
    out: list[Part] = [DrawnArea(corners, COLOURS[number % len(COLOURS)])]
    out.append(DrawnLine(corners, "quiet", 0.5, closed=True))
    room = max(box.width - 2, 1.0)
    lines = _lines(name, room)
    is_one = len(lines) == 1
    high = min(PERIOD_MM if is_one else 4.8, max(room / LETTER / max(map(len, lines)), 3.6))
    base = top + (4.7 if date else 6.9) - (0.0 if is_one else 2.0)
    for k, line in enumerate(lines):
        out.append(DrawnText(line, middle, base + 4.8 * k, high, bold=True, width_mm=room))
    if date:
        down, small = (10.6, 4.4) if is_one else (11.8, 3.6)
        out.append(DrawnText(date, middle, top + down, small, "quiet", width_mm=room))
    return out


def _lines(name: str, room: float) -> list[str]:
    """Return a name in two lines where one would be squeezed."""
    words = name.split()
    if len(words) < 2 or LETTER * PERIOD_MM * len(name) <= 1.2 * room:
        return [name]
    cut = min(range(1, len(words)), key=lambda k: max(len(" ".join(words[:k])), len(" ".join(words[k:]))))
    return [" ".join(words[:cut]), " ".join(words[cut:])]


def _scale(state: State, layout: Layout, *, french: bool) -> list[Part]:
    y, end = layout.line, layout.width - 2.0
    out: list[Part] = [DrawnLine(((2.0, y), (end - 2.0, y)), "ink", 1.3)]
    out.append(DrawnArea(((end, y), (end - 5.0, y - 2.4), (end - 5.0, y + 2.4)), "ink"))
    if state["even"]:
        years: tuple[int, ...] = (state["first"], state["last"])
    else:
        years = marked_years(state["first"], state["last"], round((layout.width - 2 * RIM) / 26))
    taken = -100.0
    for year in years:
        x = layout.across(year)
        out.append(DrawnLine(((x, y - 1.6), (x, y + 1.6)), "ink", 0.9))
        text = year_text(year, french=french, short=True)
        half = LETTER * YEAR_MM * len(text) / 2
        if x - half > taken:
            middle = min(max(x, half + 1), layout.width - half - 1)
            out.append(DrawnText(text, middle, y + 6.5, YEAR_MM))
            taken = x + half + 1.5
    if state["first"] < 0 < state["last"]:
        x = layout.across(1)
        sides = ("av. J.-C.", "ap. J.-C.") if french else ("BC", "AD")
        for text, at in zip(sides, (x - 15.0, x + 15.0), strict=True):
            if 14.0 < at < layout.width - 14.0:
                out.append(DrawnText(text, at, y + 12.3, 4.6, "quiet"))
    return out
