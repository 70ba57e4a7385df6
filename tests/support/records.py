"""Hypothesis strategies for every kind of record."""

from __future__ import annotations

import json
from dataclasses import replace

import numpy as np
from hypothesis import strategies as st

from tni.core.geometry import IDENTITY, Affine
from tni.core.ids import BlobId, ItemId, PageId
from tni.document.alignment import TextAlign
from tni.document.behaviour import STILL, Behaviour, Reveal
from tni.document.items import (
    LESSON_KEY,
    PLUGIN_CODES,
    PROPERTY_CODES,
    RATE_RANGE,
    WHOLE,
    Dash,
    Image,
    LessonInfo,
    LessonRecord,
    Media,
    OpaqueProperty,
    Page,
    PdfBackground,
    PluginItem,
    Shape,
    ShapeKind,
    Stroke,
    Text,
)
from tni.document.lesson_plan import (
    CREDIT_PREFIX,
    CURRICULUM_KEY,
    FILE_PREFIX,
    PLAN_KEY,
    QUESTION_PREFIX,
    Adaptation,
    Credit,
    Curriculum,
    HomeworkFile,
    LessonPlan,
    LessonQuestion,
    Need,
    PlanPhase,
)
from tni.document.page_format import (
    FARTHEST_ORIGIN_MM,
    GAP_RANGE_MM,
    MOST_PARTS,
    PAGE_FORMATS,
    RULING_RANGE_MM,
    UNIT_RANGE,
    USUAL_OPTIONS,
    Paper,
    Ruling,
    RulingOptions,
)
from tni.document.page_properties import (
    GUIDES_KEY,
    GUIDES_PREFIX,
    MASTER_PREFIX,
    PAGE_MASTER_PREFIX,
    Guides,
    PageMaster,
)
from tni.document.text_style import (
    MOST_LEVELS,
    SCALE_RANGE,
    Marker,
    Paragraph,
    Script,
    SpanStyle,
    TextSpan,
    ordered_spans,
    spans_within,
)
from tni.ink.pen import Pen, PenKind
from tni.ink.sample import PRESSURE_UNKNOWN, SAMPLE_DTYPE, TILT_UNKNOWN, Samples
from tni.ink.stroke_fragment import StrokeFragment

numbers = st.floats(-1e6, 1e6)
lengths = st.floats(0, 1e4)
words = st.text(max_size=20)
colours = st.integers(0, 0xFFFFFF).map(lambda n: f"#{n:06x}")
hex_ids = st.integers(0, 16**20 - 1).map(lambda n: f"{n:020x}")
keys = st.one_of(hex_ids, st.text(min_size=1, max_size=12)).filter(
    lambda key: key not in (LESSON_KEY, PLAN_KEY, CURRICULUM_KEY)
)
blobs = st.binary(min_size=32, max_size=32).map(lambda b: BlobId(b.hex()))
pens = st.builds(
    Pen,
    kind=st.sampled_from(PenKind),
    colour=colours,
    width_mm=st.floats(0, 1000, exclude_min=True, allow_subnormal=False),
)
transforms = st.one_of(
    st.just(IDENTITY),
    st.builds(Affine.moving, numbers, numbers),
    st.builds(Affine, numbers, numbers, numbers, numbers, numbers, numbers),
)


def _int_column(low: int, high: int) -> st.SearchStrategy[int]:
    return st.one_of(st.integers(low, high), st.integers(max(low, -50), min(high, 50)))


any_row = st.tuples(
    _int_column(-(2**31), 2**31 - 1),
    _int_column(-(2**31), 2**31 - 1),
    _int_column(0, 2**32 - 1),
    st.one_of(st.just(PRESSURE_UNKNOWN), _int_column(0, 65_535)),
    st.one_of(st.just(TILT_UNKNOWN), st.integers(-128, 127)),
    st.one_of(st.just(TILT_UNKNOWN), st.integers(-128, 127)),
)
bare_row = any_row.map(lambda row: (*row[:3], PRESSURE_UNKNOWN, TILT_UNKNOWN, TILT_UNKNOWN))


def _samples(rows: list[tuple[int, ...]]) -> Samples:
    return Samples(np.array(rows, SAMPLE_DTYPE).reshape(-1))


pen_samples = st.one_of(st.lists(any_row, max_size=12), st.lists(bare_row, max_size=12)).map(_samples)
samples = st.one_of(pen_samples, pen_samples, pen_samples.map(StrokeFragment.of))

links = st.sampled_from(("", "https://example.org/a?b=c", "HTTP://example.org", "mailto:a@example.org?subject=b"))
"""Links to the outside: others need a page, a question or a file."""

shares = st.floats(0.001, 1.0)
seconds = st.floats(0, 1e6)
reveals = st.builds(Reveal, st.integers(1, 9), st.booleans(), st.none() | st.integers(0, 9))
behaviours = st.just(STILL) | st.builds(
    Behaviour,
    link=links,
    cover=st.booleans(),
    cloner=st.booleans(),
    target=st.none() | st.frozensets(keys.map(ItemId), max_size=3),
    reveals=st.lists(reveals, max_size=3).map(tuple),
)
span_styles = st.builds(
    SpanStyle,
    bold=st.booleans(),
    italic=st.booleans(),
    underline=st.booleans(),
    struck=st.booleans(),
    colour=st.just("") | colours,
    scale=st.just(1.0) | st.floats(*SCALE_RANGE),
    script=st.sampled_from(Script),
    link=links,
    formula=st.booleans(),
)
spans = st.lists(st.builds(TextSpan, st.integers(0, 20), st.integers(0, 20), span_styles), max_size=4).map(
    lambda found: ordered_spans(found, 20)
)
paragraphs = st.lists(
    st.builds(Paragraph, st.sampled_from(Marker), st.integers(0, MOST_LEVELS), st.none() | st.sampled_from(TextAlign)),
    max_size=3,
).map(tuple)
_parts = st.floats(0, 0.45)
item_fields = {
    "behaviour": behaviours,
    "id": keys.map(ItemId),
    "page": keys.map(PageId),
    "plane": st.integers(-300, 300),
    "z": st.integers(-(2**40), 2**40),
    "transform": transforms,
    "group": st.none() | keys.map(ItemId),
    "locked": st.booleans(),
    "movable": st.booleans(),
}
strokes = st.builds(Stroke, **item_fields, pen=pens, samples=samples)


def _with_own_spans(text: Text) -> Text:
    return replace(text, spans=spans_within(text.spans, len(text.text)))


texts = st.builds(
    Text,
    **item_fields,
    text=words,
    size_mm=lengths,
    colour=colours,
    font=words,
    font_version=words,
    width_mm=lengths,
    height_mm=lengths,
    wrapped=st.booleans(),
    bold=st.booleans(),
    align=st.sampled_from(TextAlign),
    spans=spans,
    paragraphs=paragraphs,
).map(_with_own_spans)
images = st.builds(
    Image,
    **item_fields,
    blob=blobs,
    width_mm=lengths,
    height_mm=lengths,
    alt=words,
    crop=st.just(WHOLE) | st.tuples(_parts, _parts, _parts, _parts),
    opacity=st.just(1.0) | shares,
    clear=st.just("") | colours,
)
media = st.builds(
    Media,
    **item_fields,
    blob=blobs,
    name=words,
    width_mm=lengths,
    height_mm=lengths,
    film=st.booleans(),
    title=words,
    poster=st.none() | blobs,
    subtitles=st.none() | blobs,
    seconds=seconds,
    start_s=seconds,
    end_s=seconds,
    looped=st.booleans(),
    rate=st.floats(*RATE_RANGE),
    volume=st.floats(0, 1),
)
_shape = {
    **item_fields,
    "x0": numbers,
    "y0": numbers,
    "x1": numbers,
    "y1": numbers,
    "pen": pens,
    "dash": st.sampled_from(Dash),
    "fill_opacity": st.just(1.0) | shares,
    "outlined": st.booleans(),
}
_WITH_MORE = (ShapeKind.POLYGON, ShapeKind.ARC)
shapes = st.builds(
    Shape, **_shape, kind=st.sampled_from([k for k in ShapeKind if k not in _WITH_MORE]), fill=st.none() | colours
) | st.builds(
    Shape,
    **_shape,
    kind=st.sampled_from(_WITH_MORE),
    fill=st.none() | colours,
    more=st.lists(st.tuples(numbers, numbers), max_size=6).map(tuple),
)
_far = st.floats(-FARTHEST_ORIGIN_MM, FARTHEST_ORIGIN_MM)
ruling_options = st.builds(
    RulingOptions,
    st.booleans(),
    st.just(0.0) | st.floats(*GAP_RANGE_MM),
    st.none() | st.tuples(_far, _far),
    st.floats(*UNIT_RANGE),
    st.integers(0, MOST_PARTS),
)
pages = st.builds(
    Page,
    id=keys.map(PageId),
    position=numbers,
    format=st.sampled_from(PAGE_FORMATS),
    paper=st.sampled_from(Paper),
    ruling=st.sampled_from(Ruling),
    ruling_mm=st.just(0.0) | st.floats(*RULING_RANGE_MM),
    ruling_options=st.just(USUAL_OPTIONS) | ruling_options,
    pdf=st.none() | st.builds(PdfBackground, blobs, st.integers(0, 5000), lengths, lengths),
    title=words,
    notes=words,
)
plugin_items = st.builds(
    PluginItem,
    **item_fields,
    code=st.sampled_from(PLUGIN_CODES),
    name=words,
    picture=st.none() | blobs,
    width_mm=lengths,
    height_mm=lengths,
    data=st.binary(max_size=40),
    blobs=st.lists(blobs, max_size=2).map(tuple),
)
_tuples_of_words = st.lists(words, max_size=3).map(tuple)
_minutes = st.integers(0, 600)
_json = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | words,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(words, inner, max_size=3),
    max_leaves=6,
)
laters = st.dictionaries(words.map(lambda word: f"later {word}"), _json, max_size=3).map(
    lambda found: json.dumps(found, ensure_ascii=False, sort_keys=True, separators=(",", ":")) if found else ""
)
"""Fields that a later program wrote."""
infos = st.builds(
    LessonInfo,
    title=words,
    subject=words,
    level=words,
    tags=_tuples_of_words,
    colour=st.just("") | colours,
    later=laters,
)
plans = st.builds(
    LessonPlan,
    aims=words,
    abilities=words,
    phases=st.lists(
        st.builds(PlanPhase, hex_ids, words, _minutes, words, _tuples_of_words, _tuples_of_words, laters),
        max_size=3,
    ).map(tuple),
    materials=words,
    adaptations=st.lists(st.builds(Adaptation, st.sampled_from(Need), words, laters), max_size=3).map(tuple),
    homework=words,
    homework_files=_tuples_of_words,
    homework_pages=_tuples_of_words,
    later=laters,
)
curricula = st.builds(
    Curriculum,
    levels=_tuples_of_words,
    subjects=_tuples_of_words,
    domains=_tuples_of_words,
    skills=_tuples_of_words,
    sequence=words,
    place=_minutes,
    minutes=_minutes,
    author=words,
    licence=words,
    later=laters,
)
credits = st.builds(
    Credit,
    id=keys.map(lambda key: CREDIT_PREFIX + key),
    source=words,
    author=words,
    licence=words,
    classroom_only=st.booleans(),
    later=laters,
)
lesson_questions = st.builds(
    LessonQuestion,
    id=keys.map(lambda key: QUESTION_PREFIX + key),
    file=blobs,
    text=words,
    choices=_tuples_of_words,
    later=laters,
)
lesson_files = st.builds(HomeworkFile, id=keys.map(lambda key: FILE_PREFIX + key), file=blobs, name=words, later=laters)
masters = pages.map(lambda page: replace(page, id=PageId(MASTER_PREFIX + page.id), pdf=None))
page_masters = st.builds(
    PageMaster,
    id=keys.map(lambda key: PAGE_MASTER_PREFIX + key),
    master=hex_ids.map(lambda key: PageId(MASTER_PREFIX + key)),
    later=laters,
)
_places = st.lists(numbers.map(lambda at: at / 1e3), max_size=4).map(tuple)
guides = st.builds(
    Guides,
    id=st.one_of(st.just(GUIDES_KEY), keys.map(lambda key: GUIDES_PREFIX + key)),
    across=_places,
    down=_places,
    locked=st.booleans(),
    later=laters,
)
opaque_properties = st.builds(
    OpaqueProperty,
    id=keys.filter(
        lambda key: (
            key not in (LESSON_KEY, PLAN_KEY, CURRICULUM_KEY)
            and not key.startswith((CREDIT_PREFIX, QUESTION_PREFIX, FILE_PREFIX, MASTER_PREFIX, PAGE_MASTER_PREFIX))
            and not key.startswith((GUIDES_KEY, GUIDES_PREFIX))
        )
    ),
    code=st.sampled_from(PROPERTY_CODES),
    data=st.binary(max_size=40),
    blobs=st.lists(blobs, max_size=2).map(tuple),
)
records: st.SearchStrategy[LessonRecord] = st.one_of(
    strokes,
    texts,
    images,
    shapes,
    media,
    pages,
    plugin_items,
    infos,
    plans,
    curricula,
    credits,
    lesson_questions,
    lesson_files,
    masters,
    page_masters,
    guides,
    opaque_properties,
)
