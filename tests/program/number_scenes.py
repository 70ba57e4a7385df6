"""Items for numbers and languages at work, for `tests.program.item_gallery`."""

from __future__ import annotations

from tests.program.item_gallery import Scene

TEXT = (
    "Au début de l’hiver, les mésanges se rapprochent des maisons : elles cherchent des graines. "
    "/ « Où dorment-elles ? » demande Zoé."
)
SCENES: tuple[Scene, ...] = (
    ("base_ten", (("control", "figures", "shown"), ("control", "value", 1243))),
    ("base_ten", (("tap", "figures"), ("tap", "piece 1"), ("tap", "piece 15"))),
    ("fractions", (("control", "count", 3), ("control", "under 2", 6), ("control", "over 2", 5))),
    (
        "fractions",
        (
            ("control", "shape", "bar"),
            ("control", "count", 3),
            ("control", "same", True),
            ("control", "guide", True),
        ),
    ),
    (
        "number_line",
        (("control", "to", "2"), ("control", "step", "1/4"), ("control", "points", 2), ("control", "labels", "ends")),
    ),
    (
        "number_line",
        (
            ("control", "from", "-5"), ("control", "to", "5"), ("control", "points", 0), ("control", "jumps", 3),
            ("control", "jump", "3"), ("drag", "jumps", (30.0, 36.0)),
        ),
    ),
    ("abacus", ()),
    ("abacus", (("control", "kind", "school"), ("tap", "figures"), ("control", "number", "2507"))),
    ("thermometer", (("control", "tenths", -7),)),
    (
        "number_tiles",
        (
            ("drag", "piece 1", (30.0, 82.0)), ("drag", "piece 2", (70.0, 82.0)), ("drag", "piece 3", (110.0, 82.0)),
            ("tap", "check"),
        ),
    ),
    (
        "money",
        (
            ("tap", "amount"), ("control", "due", 23.7), ("control", "add 1000", True), ("control", "add 5", True),
            ("tap", "check"),
        ),
    ),
    ("balance", ()),
    ("balance", (("control", "random", True), ("tap", "equation"))),
    (
        "place_value_table",
        (("tap", "written 0"), ("control", "count", 2), ("control", "row 1", "1 234 567")),
    ),
    (
        "place_value_table",
        (
            ("control", "table", "length"), ("control", "written", "shown"), ("control", "row 0", "3,45"),
            ("tap", "unit -2"),
        ),
    ),
    (
        "dictation",
        (("control", "typed", TEXT), ("control", "none", True), ("control", "line", True), ("tap", "word 9")),
    ),
)  # fmt: skip
