"""The timeline as an item: its state, its drawing, its gestures and its panel."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from tni.api.items import (
    Drawing,
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
    Point,
    Rect,
    State,
    TapTarget,
    with_values,
)

from .dates import Date, date_text, read_date
from .entries import LONGEST_NAME, MOST_ENTRIES, Entry, entries_text, read_entries
from .timeline_drawing import Part, entry_parts, scale_parts
from .timeline_layout import (
    RIM,
    SCALE_HIGH,
    TITLE_HIGH,
    ZOOM,
    chosen_of,
    dates_text,
    is_named,
    is_zoomed,
    layout_of,
    moved,
    view_of,
    zoomed,
)
from .years import FARTHEST, from_count

LONGEST: Final = 3_000
LONGEST_DATE: Final = 40
SCALE_HANDLE: Final = "scale"
EXAMPLE: Final = Localised(
    "Antiquité : −3300 à 476 ; Moyen Âge : 476 à 1492 ; Temps modernes : 1492 à 1789 ; "
    "Époque contemporaine : 1789 à 2030 ; Alésia : −52 ; Sacre de Charlemagne : 800 ; "
    "Prise de la Bastille : 14 juillet 1789",
    "Antiquity: −3300 to 476 ; Middle Ages: 476 to 1492 ; Early modern period: 1492 to 1789 ; "
    "Modern era: 1789 to 2030 ; Alesia: −52 ; Charlemagne crowned: 800 ; Fall of the Bastille: 14 July 1789",
)


class Timeline(PlainItem):
    """State: `entries` as typed; `first`, `last`: years at the ends, negative before Christ; `even`: whether dates have
    the same room, whatever lies between them; `covered`: whether names are hidden until they are tapped; `bare`:
    numbers of those that are uncovered; `dates`: whether those of entries are written; `title`; `width`, a key of
    WIDTHS; `chosen`, the number of the entry that the panel is about, -1 for none; `view`, the ends of the part that is
    shown as counts of years, None for all, and not in states of earlier versions."""

    def new(self, ctx: ItemContext) -> State:
        return {
            "entries": ctx.text(EXAMPLE), "first": -1000, "last": 2030, "even": False, "covered": False, "bare": [],
            "dates": True, "title": "", "width": "wide", "chosen": -1, "view": None,
        }  # fmt: skip

    def size(self, state: State) -> ItemSize:
        layout = layout_of(state)
        return ItemSize(layout.width, layout.high)

    # -- drawing

    def draw(self, state: State, size: ItemSize, ctx: ItemContext) -> Drawing:
        layout, out = layout_of(state), list[Part]()
        if state["title"]:
            out.append(
                DrawnText(state["title"], size.width_mm / 2, TITLE_HIGH / 2, 9.0, bold=True, width_mm=size.width_mm)
            )
        out += scale_parts(state, layout, french=ctx.french)
        out += entry_parts(state, layout, french=ctx.french)
        if not layout.entries:
            empty = Localised(
                "Écrire dans le panneau : Moyen Âge : 476 à 1492 ; Prise de la Bastille : 14 juillet 1789",
                "Type in the panel: Middle Ages: 476 to 1492; Storming of the Bastille: 14 July 1789",
            )
            none_here = Localised("Rien dans cette partie de la frise", "Nothing in this part of the line")
            said = none_here if read_entries(state["entries"])[0] else empty
            out.append(
                DrawnText(ctx.text(said), size.width_mm / 2, layout.line - 8, 6.4, "quiet", width_mm=layout.room)
            )
        return tuple(out)

    # -- gestures

    def handles(self, state: State, size: ItemSize, ctx: ItemContext) -> tuple[ItemHandle, ...]:
        layout = layout_of(state)
        limits = Rect(RIM, 0.0, layout.width - 2 * RIM, size.height_mm)
        out: list[ItemHandle] = []
        for number, entry, box in zip(layout.numbers, layout.entries, layout.boxes, strict=True):
            name = entry.name if is_named(state, number) else "?"
            middle = box.y + box.height / 2
            for end, date in zip(("first", "last"), entry.dates, strict=False):
                if not view_of(state)[0] <= date.count <= view_of(state)[1]:
                    continue
                x = layout.across(date)
                at = (x, layout.line) if entry.last is None else (x, middle)
                label = f"{name} : {date_text(date, french=ctx.french)}" if number == state["chosen"] else ""
                out.append(
                    ItemHandle(
                        f"{number} {end}", at, cursor=HandleCursor.ACROSS, limits=limits, reach_mm=1.5,
                        shown=entry.last is None, label=label,
                    )
                )  # fmt: skip
        if is_zoomed(state):
            y = layout.line + SCALE_HIGH / 2
            out.append(
                ItemHandle(
                    SCALE_HANDLE,
                    (RIM, y),
                    (layout.width - RIM, y),
                    cursor=HandleCursor.ACROSS,
                    reach_mm=5.0,
                    shown=False,
                )
            )
        return tuple(out)

    def drag(self, state: State, drag: HandleDrag, ctx: ItemContext) -> State:  # noqa: ARG002
        layout = layout_of(state)
        if drag.handle == SCALE_HANDLE:
            return moved(state, -drag.moved[0] / layout.room)
        number, end = drag.handle.split()
        entry = read_entries(state["entries"])[0][int(number)]
        return _with_entry(state, int(number), entry.moved_to(end, layout.count(drag.to[0])))

    def wheel(self, state: State, place: Point, steps: float, ctx: ItemContext) -> State | None:  # noqa: ARG002
        if state["even"]:
            return None
        layout = layout_of(state)
        return zoomed(state, min(max((place[0] - RIM) / layout.room, 0.0), 1.0), 0.8**steps)

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

    def panel(self, state: State, ctx: ItemContext) -> tuple[PanelControl, ...]:
        widths = (
            PanelOption("wide", Localised("Normale", "Normal")), PanelOption("wider", Localised("Large", "Wide")),
            PanelOption("widest", Localised("Très large", "Very wide")),
        )  # fmt: skip
        entries = Localised("Toute la liste", "The whole list")
        return (
            *_entry_controls(state, ctx),
            *_zoom_controls(state),
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
        if control in ("closer", "farther", "whole", "earlier", "later"):
            return _shown_part(state, control)
        if control in ("first", "last"):
            year = round(float(value)) or 1
            others = {"first": state["last"], "last": state["first"]}[control]
            if (year >= others) if control == "first" else (year <= others):
                return state  # the line would have no length
            return with_values(state, **{control: year}, view=None)
        if control in ("entries", "covered"):
            return with_values(state, bare=[], chosen=-1, **{control: value})
        if control in ("add", "next", "remove", "name", "from", "to"):
            return _entry_changed(state, control, str(value), ctx)
        return with_values(state, **{control: value})

    def text(self, state: State, ctx: ItemContext) -> str:
        layout = layout_of(with_values(state, view=None))
        named = [
            f"{entry.name} ({dates_text(entry, french=ctx.french, short=False)})"
            for number, entry in zip(layout.numbers, layout.entries, strict=True)
            if is_named(state, number)
        ]
        name = state["title"] or ctx.text(Localised("Frise chronologique", "Timeline"))
        return f"{name} : {', '.join(named)}"[:1500] if named else name


def _entry_controls(state: State, ctx: ItemContext) -> list[PanelControl]:
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
                "from", Localised("Date, ou début", "Date, or start"), date_text(entry.first, french=ctx.french),
                LONGEST_DATE,
            ),
            PanelText(
                "to", Localised("Fin (vide : un événement)", "End (empty: an event)"),
                "" if entry.last is None else date_text(entry.last, french=ctx.french), LONGEST_DATE,
            ),
        ]  # fmt: skip
    return out


def _zoom_controls(state: State) -> list[PanelControl]:
    """Return the buttons for the part of the line that is shown."""
    if state["even"]:
        return []
    out: list[PanelControl] = [PanelButton("closer", Localised("Agrandir", "Zoom in"))]
    if is_zoomed(state):
        out += [
            PanelButton("farther", Localised("Réduire", "Zoom out")),
            PanelButton("earlier", Localised("Plus tôt", "Earlier")),
            PanelButton("later", Localised("Plus tard", "Later")),
            PanelButton("whole", Localised("Tout voir", "Show all")),
        ]
    return out


def _shown_part(state: State, control: str) -> State:
    """Return the state after a button for the part that is shown. « Agrandir » goes towards the chosen entry."""
    match control:
        case "closer":
            entry, (low, high) = chosen_of(state), view_of(state)
            share = 0.5 if entry is None else (entry.first.count + entry.dates[-1].count - 2 * low) / 2 / (high - low)
            after = zoomed(state, 0.5, ZOOM)
            return moved(after, (min(max(share, 0.0), 1.0) - 0.5) / ZOOM)
        case "farther":
            return zoomed(state, 0.5, 1 / ZOOM)
        case "earlier" | "later":
            return moved(state, 0.5 if control == "later" else -0.5)
        case _:
            return with_values(state, view=None)


def _entry_changed(state: State, control: str, value: str, ctx: ItemContext) -> State:
    """Return the state after a control of one entry. What is no date changes nothing."""
    entries, number, entry = read_entries(state["entries"])[0], state["chosen"], chosen_of(state)
    if control == "next":
        return with_values(state, chosen=(number + 1) % len(entries) if entries else -1)
    if control == "add":
        if len(entries) >= MOST_ENTRIES:
            return state
        low, high = view_of(state)
        made = Entry(ctx.text(Localised("Événement", "Event")), Date(from_count((low + high) / 2)))
        return with_values(_with_entry(state, len(entries), made), chosen=len(entries))
    if entry is None:
        return state
    if control == "remove":
        return with_values(_with_entry(state, number, None), chosen=-1, bare=[])
    if control == "name":
        return _with_entry(state, number, replace(entry, name=value.replace(";", ",").strip()[:LONGEST_NAME]))
    if control == "to" and not value.strip():
        return _with_entry(state, number, entry.between(entry.first, None))
    date = read_date(value)
    if date is None:
        return state
    if control == "from":
        is_past = entry.last is not None and date.count > entry.last.count
        return _with_entry(state, number, entry.between(date, date if is_past else entry.last))
    return _with_entry(state, number, entry.between(entry.first, date))


def _with_entry(state: State, number: int, entry: Entry | None) -> State:
    """Return the state with an entry in place of one, or behind the last; None removes it. What has no date stays."""
    entries, left = read_entries(state["entries"])
    kept = [] if entry is None else [entry]
    text = entries_text([*entries[:number], *kept, *entries[number + 1 :]])
    return with_values(state, entries=" ; ".join(part for part in (text, *left) if part))
