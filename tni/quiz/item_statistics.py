"""Classical item statistics of a quiz, from the marks of pupils by item.

The definitions are those of Moodle's quiz statistics (`question/classes/statistics/questions/calculator.php` and
`mod/quiz/report/statistics/classes/calculator.php`): variances over n - 1, and no figure where a variance is 0. KR-20:
Kuder and Richardson 1937, Psychometrika 2, 151; alpha: Cronbach 1951, Psychometrika 16, 297.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import sqrt

type _Marks = Sequence[Sequence[float | None]]
"""One line per pupil; for each item a mark of 0.0 to 1.0, in fractions with denominators up to eight. No answer is 0.0,
as in Moodle. None: the item was not put to the pupil, who is then left out of its statistics."""

MIN_TO_DOUBT_KEY = 15
"""With fewer pupils a negative discrimination means little: between two similar classes of 28 it varies by 0.16."""
PARTS = 840
"""Least common multiple of 1 to 8. Marks are counted in these parts, which is exact, so that marks that do not vary are
distinguished from those that nearly do not."""


@dataclass(frozen=True, slots=True)
class ItemStatistics:
    """Statistics of one item. n: number of pupils to whom the item was put. facility: mean mark, 0.0 to 1.0; sd:
    standard deviation of the marks.

    discrimination: correlation of the item's marks with the sum of all other items' marks, times 100. efficiency: their
    covariance in percent of the greatest that these marks allow. weight: the item's contribution to the differences
    between pupils, in percent; None when it separates them in the wrong direction. None where Moodle gives no figure.
    """

    n: int
    facility: float | None
    sd: float | None
    discrimination: float | None
    efficiency: float | None
    weight: float | None

    @property
    def check_key(self) -> bool:
        """Return whether the right answer should be checked: better pupils miss the item more often."""
        return self.n >= MIN_TO_DOUBT_KEY and self.discrimination is not None and self.discrimination < 0


@dataclass(frozen=True, slots=True)
class QuizStatistics:
    """Statistics of a whole quiz. n: number of pupils to whom every item was put; mean, sd: of their sums of marks.
    alpha: Cronbach's, which is KR-20 when `dichotomous`, all marks being 0 or 1. error: standard error of measurement,
    in marks."""

    n: int
    mean: float | None
    sd: float | None
    alpha: float | None
    error: float | None
    dichotomous: bool


UNASKED = ItemStatistics(0, None, None, None, None, None)
"""Statistics of an item that was put to nobody."""


def item_statistics(marks: _Marks) -> list[ItemStatistics]:
    """Return the statistics of each item, in order. All lines must have the same length."""
    lines = [[_parts(mark) for mark in line] for line in marks]
    sums = [sum(mark for mark in line if mark is not None) for line in lines]
    columns = [
        [(mark, whole) for mark, whole in zip(column, sums, strict=True) if mark is not None]
        for column in zip(*lines, strict=True)
    ]
    roots = [_root(covariance(*_split(column))) for column in columns]
    total = sum(root for root in roots if root is not None)
    return [_one(column, root, total) for column, root in zip(columns, roots, strict=True)]


def _one(column: Sequence[tuple[int, int]], root: float | None, total: float) -> ItemStatistics:
    """Return the statistics of one item. column: for each pupil the item's mark and the sum of all marks. root: square
    root of their covariance; total: sum of the roots of all items."""
    if not column:
        return UNASKED
    item, rest = [mark for mark, _ in column], [whole - mark for mark, whole in column]
    both, most = covariance(item, rest), covariance(sorted(item), sorted(rest))
    return ItemStatistics(
        n=len(item),
        facility=sum(item) / len(item) / PARTS,
        sd=_sd(item),
        discrimination=correlation_percent(item, rest),
        efficiency=float(100 * both / most) if both is not None and most else None,
        weight=100 * root / total if root is not None and total > 0 else None,
    )


def quiz_statistics(marks: _Marks) -> QuizStatistics:
    """Return the statistics of the whole quiz, from the pupils to whom every item was put."""
    whole = [[round(mark * PARTS) for mark in line if mark is not None] for line in marks if None not in line]
    sums, count = [sum(line) for line in whole], len(whole[0]) if whole else 0
    spread, alpha = covariance(sums, sums), None
    if count > 1 and spread:
        of_items = sum((covariance(item, item) or Fraction(0) for item in zip(*whole, strict=True)), Fraction(0))
        alpha = Fraction(count, count - 1) * (1 - of_items / spread)
    sd = _sd(sums)
    return QuizStatistics(
        n=len(whole),
        mean=sum(sums) / len(sums) / PARTS if sums else None,
        sd=sd,
        alpha=None if alpha is None else float(alpha),
        error=None if alpha is None or sd is None else sd * sqrt(1 - alpha),
        dichotomous=all(mark in (0, PARTS) for line in whole for mark in line),
    )


def correlation_percent(a: Sequence[int], b: Sequence[int]) -> float | None:
    """Return Pearson's correlation, times 100; None when either sequence does not vary."""
    both, one, other = covariance(a, b), covariance(a, a), covariance(b, b)
    return 100 * float(both) / sqrt(one * other) if both is not None and one and other else None


def covariance(a: Sequence[int], b: Sequence[int]) -> Fraction | None:
    """Return the covariance over n - 1; None for fewer than two values."""
    n = len(a)
    if n < 2:
        return None
    return Fraction(n * sum(x * y for x, y in zip(a, b, strict=True)) - sum(a) * sum(b), n * (n - 1))


def _parts(mark: float | None) -> int | None:
    return None if mark is None else round(mark * PARTS)


def _split(column: Sequence[tuple[int, int]]) -> tuple[list[int], list[int]]:
    return [mark for mark, _ in column], [whole for _, whole in column]


def _sd(values: Sequence[int]) -> float | None:
    spread = covariance(values, values)
    return None if spread is None else sqrt(spread) / PARTS


def _root(value: Fraction | None) -> float | None:
    return None if value is None or value < 0 else sqrt(value)
