"""Paper cards before a camera of 1920 x 1080: how many are read in ten pictures, how many pupils are given an answer
that is not theirs, and what a picture costs in processor time of one thread. The scenes are made up: see
`tests.support.card_scenes`.

As a program it looks at many pictures, for wrong answers: `python -m tests.bench.cards 10000`; QCMcam's cards by
`python -m tests.bench.cards 600 qcmcam`; other scenes by a third argument, the first one's number; others of `SIGHTS`
than soft and sharp by a fourth, their names with a comma between."""

from __future__ import annotations

import sys
import time
from dataclasses import dataclass, field

import cv2
import numpy as np

from tests.bench.rig import Rig
from tests.support.card_scenes import Looks, Scene
from tni.quiz.card_codes import CardSet
from tni.quiz.card_detections import AGREEING_PICTURES, DetectionDebouncer
from tni.voting.cards.scan import CardScanner

PICTURES, SCENES = 10, 8
SIGHTS = {
    "sharp": Looks(),
    "soft": Looks(blur_px=1.2, noise=8.0),
    "poor": Looks(blur_px=1.5, noise=10.0),
    "smeared": Looks(smear_px=4.0),
    "jpeg": Looks(jpeg=50),
    "both": Looks(blur_px=1.2, noise=8.0, smear_px=4.0, jpeg=50),
}
"""Sharp and soft are what is aimed at. The last three are harder: smeared by up to
a cell's width in each picture, packed as JPEG of low quality, and soft as well as both."""


@dataclass
class Found:
    """wrong: (seed, number, letter) of answers that no card in the scene gave; misread: the same of what was seen in
    one picture, before pictures have to agree. late: pictures until each was read."""

    cards: int = 0
    read: int = 0
    wrong: list[tuple[int, int, str]] = field(default_factory=list)
    misread: list[tuple[int, int, str]] = field(default_factory=list)
    costs_s: list[float] = field(default_factory=list)
    late: list[int] = field(default_factory=list)

    @property
    def share(self) -> str:
        return f"{100 * self.read / self.cards:.2f} % of {self.cards}"

    def cost(self, percent: int) -> float:
        return float(np.percentile(self.costs_s, percent)) * 1000


def look(card_set: CardSet, looks: Looks, seeds: range, found: Found | None = None) -> Found:
    """Ten pictures of each scene."""
    cv2.setNumThreads(1)
    found = found or Found()
    for seed in seeds:
        scene = Scene(card_set, seed, looks)
        scanner, agreement, said = (
            CardScanner(card_set),
            DetectionDebouncer(AGREEING_PICTURES[card_set]),
            dict[int, str](),
        )
        for n in range(PICTURES):
            picture = scene.picture(n)
            began_s = time.thread_time()
            seen = scanner.see(picture)
            answers = agreement.update(seen)
            found.costs_s.append(time.thread_time() - began_s)
            found.misread += [(seed, s.number, s.letter) for s in seen if scene.answers.get(s.number) != s.letter]
            for answer in answers:
                said[answer.number] = answer.letter
                if scene.answers.get(answer.number) != answer.letter:
                    found.wrong.append((seed, answer.number, answer.letter))
                else:
                    found.late.append(n + 1)
        found.cards += len(scene.held)
        found.read += sum(said.get(number) == letter for number, letter in scene.answers.items())
    return found


def figures(rig: Rig) -> dict[str, str]:
    out: dict[str, str] = {}
    for card_set, names in ((CardSet.TNI, tuple(SIGHTS)), (CardSet.QCMCAM, ("sharp",))):
        for name in names:
            looks = SIGHTS[name]
            found = look(card_set, looks, range(SCENES))
            out[f"cards {card_set.value}, 26 px, {name}: read in 10 pictures"] = found.share
            out[f"cards {card_set.value}, 26 px, {name}: wrong"] = f"{len(found.wrong)} in {SCENES * PICTURES} pictures"
            if card_set is CardSet.TNI:
                out[f"cards, {name}: a picture"] = f"{found.cost(50):.1f} ms median, {found.cost(95):.1f} ms p95"
            rig.raw[f"cards {card_set.value} {name}"] = [cost * 1000 for cost in found.costs_s]
    return out


def main(pictures: int, card_set: CardSet, first: int, names: list[str]) -> int:
    """Exit status 1 when an answer was wrong."""
    by_looks = {name: Found() for name in names}
    seeds = range(first, first + pictures // PICTURES)
    for seed in seeds:
        name = names[seed % len(names)]
        look(card_set, SIGHTS[name], range(seed, seed + 1), by_looks[name])
        if seed % 20 == 0 or seed == seeds[-1]:
            for name, found in ((name, found) for name, found in by_looks.items() if found.cards):
                print(
                    f"{name}: {len(found.costs_s)} pictures, {found.share} read, {found.cost(50):.1f} ms median", end=""
                )
                print(f", wrong answers: {found.wrong}, seen in one picture: {found.misread}", flush=True)
    return 1 if any(found.wrong for found in by_looks.values()) else 0


if __name__ == "__main__":
    pictures, card_set, first, names = (*sys.argv[1:], *("tni", "1000", "soft,sharp")[len(sys.argv) - 2 :])
    sys.exit(main(int(pictures), CardSet(card_set), int(first), names.split(",")))
