"""Item statistics equal an exact computation in fractions, written from the definitions alone."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal, localcontext
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tni.quiz.item_statistics import MIN_TO_DOUBT_KEY, UNASKED, item_statistics, quiz_statistics

EPSILON = 1e-9
SHARES = [0.0, 1.0, 1 / 3, 2 / 3, 0.5, 0.25, 1 / 7, 3 / 8]
EXACT = {float(n / d): Fraction(n, d) for d in range(1, 9) for n in range(d + 1)}


@st.composite
def tables(draw: st.DrawFn, marks: Sequence[float] = SHARES, *, holes: bool = False) -> list[list[float | None]]:
    width = draw(st.integers(1, 6))
    cell: st.SearchStrategy[float | None] = st.sampled_from(list(marks))
    if holes:
        cell = st.one_of(cell, st.none())
    return draw(st.lists(st.lists(cell, min_size=width, max_size=width), min_size=1, max_size=12))


def cov(a: Sequence[Fraction], b: Sequence[Fraction]) -> Fraction:
    """By the sum over pairs, which needs no mean: sum_{i<j} (ai - aj)(bi - bj) / (n (n - 1))."""
    n = len(a)
    total = sum(((a[i] - a[j]) * (b[i] - b[j]) for i in range(n) for j in range(i)), Fraction(0))
    return total / (n * (n - 1))


def root(value: Fraction) -> float:
    with localcontext(prec=40):
        return float((Decimal(value.numerator) / Decimal(value.denominator)).sqrt())


@given(tables(holes=True))
def test_items_equal_the_exact_computation(marks: list[list[float | None]]) -> None:
    exact = [[None if mark is None else EXACT[mark] for mark in line] for line in marks]
    sums = [sum((mark for mark in line if mark is not None), Fraction(0)) for line in exact]
    found = item_statistics(marks)
    assert len(found) == len(marks[0])
    roots: list[float | None] = []
    for at, one in enumerate(found):
        there = [(line[at], whole) for line, whole in zip(exact, sums, strict=True)]
        item = [mark for mark, _ in there if mark is not None]
        whole = [s for mark, s in there if mark is not None]
        assert one.n == len(item)
        if item:
            assert one.facility == pytest.approx(float(sum(item) / len(item)), abs=EPSILON)
        else:
            assert one == UNASKED
        if len(item) < 2:
            assert (one.sd, one.discrimination, one.efficiency) == (None, None, None)
            roots.append(None)
            continue
        rest = [s - mark for s, mark in zip(whole, item, strict=True)]
        both, product = cov(item, rest), cov(item, item) * cov(rest, rest)
        assert one.sd == pytest.approx(root(cov(item, item)), abs=EPSILON)
        if product == 0:
            assert one.discrimination is None
        else:
            assert one.discrimination == pytest.approx(float(100 * both) / root(product), abs=EPSILON)
            assert abs(one.discrimination) <= 100 + EPSILON
        most = cov(sorted(item), sorted(rest))
        if most == 0:
            assert one.efficiency is None
        else:
            assert one.efficiency == pytest.approx(float(100 * both / most), abs=1e-8)
        overall = cov(item, whole)
        roots.append(root(overall) if overall >= 0 else None)
    total = sum(r for r in roots if r is not None)
    for one, r in zip(found, roots, strict=True):
        if r is None or total == 0:
            assert one.weight is None
        else:
            assert one.weight == pytest.approx(100 * r / total, abs=1e-7)


@given(tables(holes=True))
def test_weights_make_a_hundred(marks: list[list[float | None]]) -> None:
    weights = [one.weight for one in item_statistics(marks) if one.weight is not None]
    assert not weights or sum(weights) == pytest.approx(100)


@given(tables(), st.randoms())
def test_the_order_of_pupils_changes_nothing(marks: list[list[float | None]], random) -> None:
    mixed = list(marks)
    random.shuffle(mixed)
    for a, b in zip(item_statistics(marks), item_statistics(mixed), strict=True):
        assert a.n == b.n
        assert (a.discrimination is None) == (b.discrimination is None)
        assert a.discrimination == pytest.approx(b.discrimination, abs=EPSILON)


@given(tables([0.0, 1.0]))
def test_alpha_of_right_and_wrong_is_kr_20(marks: list[list[float | None]]) -> None:
    found = quiz_statistics(marks)
    n, k = len(marks), len(marks[0])
    shares = [Fraction(sum(int(line[at] or 0) for line in marks), n) for at in range(k)]
    sums = [sum(int(mark or 0) for mark in line) for line in marks]
    mean = Fraction(sum(sums), n)
    spread = sum(((s - mean) ** 2 for s in sums), Fraction(0)) / n
    assert found.dichotomous
    assert found.n == n
    assert found.mean == pytest.approx(float(mean))
    if k < 2 or n < 2 or spread == 0:
        assert found.alpha is None
        assert found.error is None
        return
    kr_20 = Fraction(k, k - 1) * (1 - sum(p * (1 - p) for p in shares) / spread)
    assert found.alpha == pytest.approx(float(kr_20), abs=EPSILON)
    assert found.error == pytest.approx(root(spread * Fraction(n, n - 1)) * root(1 - kr_20), abs=1e-7)


def test_alpha_of_marks_in_part_is_by_those_whom_all_was_put_to() -> None:
    marks: list[list[float | None]] = [[1.0, 0.5], [0.5, 0.5], [0.0, 0.0], [1.0, None]]
    found = quiz_statistics(marks)
    assert (found.n, found.dichotomous) == (3, False)
    variances = Fraction(1, 4) + Fraction(1, 12)
    whole = cov([Fraction(3, 2), Fraction(1), Fraction(0)], [Fraction(3, 2), Fraction(1), Fraction(0)])
    assert found.alpha == pytest.approx(float(2 * (1 - variances / whole)), abs=EPSILON)


def test_thirds_that_add_up_to_the_same_do_not_vary() -> None:
    """Their float sums differ by rounding; a correlation with that would be noise."""
    third = 1 / 3
    assert (1.0 + third) - 1.0 != (0.0 + third) - 0.0
    found = item_statistics([[1.0, third], [0.0, third]])[0]
    assert (found.discrimination, found.efficiency, found.weight) == (None, None, pytest.approx(100))


def test_a_key_is_doubted_from_fifteen_pupils_on() -> None:
    def asked(n: int) -> list[list[float | None]]:
        return [[float(at % 2), float(at % 2 == 0)] for at in range(n)]

    assert not item_statistics(asked(MIN_TO_DOUBT_KEY - 1))[0].check_key
    found = item_statistics(asked(MIN_TO_DOUBT_KEY))[0]
    assert found.discrimination == pytest.approx(-100)
    assert found.check_key
    agreed: list[list[float | None]] = [[float(at % 2), float(at % 2)] for at in range(20)]
    assert not item_statistics(agreed)[0].check_key


def test_nobody_and_one_pupil_have_no_variance() -> None:
    assert item_statistics([]) == []
    assert quiz_statistics([]).alpha is None
    assert item_statistics([[1.0]])[0].facility == 1.0
