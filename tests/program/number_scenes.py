"""States of the items for numbers that are worth a picture, see `tests.program.item_gallery`."""

from __future__ import annotations

from typing import Any

TEXT = (
    "Au début de l’hiver, les mésanges se rapprochent des maisons : elles cherchent des graines. "
    "/ « Où dorment-elles ? » demande Zoé."
)
SCENES: tuple[tuple[str, tuple[tuple[Any, ...], ...]], ...] = (
    ("base_ten", (("control", "figures", "shown"), ("control", "value", 1243))),
    ("base_ten", (("control", "figures", "shown"), ("control", "value", 9999))),
    ("base_ten", (("control", "figures", "shown"), ("tap", "piece 1"), ("tap", "piece 15"))),
    ("fractions", ()),
    (
        "fractions",
        (
            ("control", "shape", "bar"),
            ("control", "count", 3),
            ("control", "under 1", 8),
            ("control", "over 1", 6),
            ("control", "under 2", 12),
            ("control", "over 2", 9),
            ("control", "guide", True),
        ),
    ),
    ("fractions", (("control", "over 0", 7), ("control", "count", 1))),
    ("number_line", ()),
    (
        "number_line",
        (("control", "to", "2"), ("control", "step", "1/4"), ("control", "points", 2), ("control", "labels", "ends")),
    ),
    (
        "number_line",
        (("control", "from", "-5"), ("control", "to", "5"), ("control", "jumps", 3), ("control", "jump", "2")),
    ),
    ("abacus", ()),
    ("abacus", (("control", "kind", "school"), ("tap", "figures"), ("control", "number", "507"))),
    ("abacus", (("control", "kind", "soroban"), ("tap", "figures"), ("control", "number", "1234567"))),
    ("number_tiles", ()),
    ("number_tiles", (("control", "range", "fraction"), ("control", "random", True))),
    (
        "money",
        (
            ("tap", "amount"),
            ("control", "due", 23.7),
            ("control", "add 1000", True),
            ("control", "add 5", True),
            ("tap", "check"),
        ),
    ),
    (
        "money",
        (
            ("control", "exchange", True),
            ("tap", "piece 1"),
            ("control", "stock", "coins"),
            ("control", "amount", "none"),
        ),
    ),
    ("balance", ()),
    ("thermometer", ()),
    ("place_value_table", (("tap", "written 0"), ("control", "count", 2), ("control", "row 1", "1 234 567"))),
    (
        "place_value_table",
        (
            ("control", "table", "length"),
            ("control", "written", "shown"),
            ("control", "row 0", "3,45"),
            ("tap", "unit -2"),
        ),
    ),
    (
        "place_value_table",
        (
            ("control", "table", "area"),
            ("control", "clear", True),
            ("control", "written", "shown"),
            ("control", "row 0", "12,5"),
        ),
    ),
    (
        "dictation",
        (
            (
                "control",
                "typed",
                TEXT,
            ),
            ("control", "editing", False),
            ("control", "line", True),
            ("tap", "word 9"),
        ),
    ),
    ("dictation", ()),
)
