"""Reader of a single QTI question, version 2.1, 2.2 or 3.0. https://www.imsglobal.org/spec/qti/v3p0/impl"""

from __future__ import annotations

import posixpath
from collections.abc import Callable
from dataclasses import replace
from urllib.parse import unquote

from tni.formats.banks.gift import GAP
from tni.formats.banks.qti_bodies import BLOCKS, INLINE, MARK, BodyContext, split_gaps
from tni.formats.banks.qti_key import QtiKey, read_keys
from tni.formats.banks.qti_tree import NOT_SHOWN, QtiHtml, attribute, children_named, descendants_named, name
from tni.formats.banks.read_context import ReadContext
from tni.formats.xml_tree import Element
from tni.quiz.bank.bodies import Body, Description, Gap
from tni.quiz.bank.losses import LossKind
from tni.quiz.bank.question_bank import BankQuestion
from tni.quiz.bank.rich_text import RichText, TextFormat

CUT = "\ufdd1"
"""Mark in the text at the place of an interaction that becomes a question of its own."""


def read_items(
    item: Element, folder: str, reading: ReadContext, load: Callable[[str], Element | None]
) -> list[BankQuestion]:
    """Read the questions of one `assessmentItem`: one per interaction, but the gaps of one text stay together. The text
    that several items share (`assessmentStimulus`) stands before that of each.

    folder: the item's folder in its package. load: returns another file of the package. A missing key is recorded as a
    loss.
    """
    reading.next_item(item.sourceline)
    body = next(iter(children_named(item, "itemBody")), None)
    if body is None or any(True for _ in children_named(item, "templateDeclaration")):
        reading.lose(LossKind.KIND, "templateDeclaration" if body is not None else "itemBody")
        return []
    _settings(item, body, reading)
    reader = _BodyReader(item, body, folder, reading)
    made = reader.items()
    if shared := _shared_text(item, folder, reading, load):
        made = [replace(one, stem=reading.rich(shared + one.stem.text)) for one in made]
    title, id_ = attribute(item, "title") or None, attribute(item, "identifier") or None
    return [reading.keep(replace(one, title=title, id=id_)) for one in made]


def _shared_text(item: Element, folder: str, reading: ReadContext, load: Callable[[str], Element | None]) -> str:
    """Return the texts in other files that the item refers to, as HTML. Missing ones are recorded as losses."""
    texts: dict[str, str] = {}
    for reference in descendants_named(item, "assessmentStimulusRef"):
        reading.check_time()
        href = unquote(attribute(reference, "href"))
        place = posixpath.normpath(posixpath.join(folder, href))
        if place in texts:
            continue
        root = load(place) if href else None
        body = None if root is None else next(descendants_named(root, "stimulusBody"), None)
        if body is None:
            reading.lose(LossKind.STEM, href or attribute(reference, "identifier"))
            continue
        for hidden in descendants_named(body, *NOT_SHOWN):
            reading.lose(LossKind.FEEDBACK, name(hidden))
        markup = QtiHtml(posixpath.dirname(place), lambda one: "" if name(one) in NOT_SHOWN else None)
        texts[place] = f"<div>{' '.join(markup.inner(body).split())}</div>"
    return "".join(texts.values())


def _settings(item: Element, body: Element, reading: ReadContext) -> None:
    if attribute(item, "adaptive") == "true":
        reading.lose(LossKind.SETTING, "adaptive")
    for one in children_named(item, "modalFeedback"):
        reading.lose(LossKind.FEEDBACK, attribute(one, "identifier") or "modalFeedback")
    for one in descendants_named(body, *NOT_SHOWN):
        if name(one) != "feedbackInline" or not _is_in_choice(one):
            reading.lose(LossKind.FEEDBACK, name(one))
    for processing in children_named(item, "responseProcessing"):
        if not attribute(processing, "template") and len(processing):
            reading.lose(LossKind.CREDIT, "responseProcessing")


def _is_in_choice(element: Element) -> bool:
    return any(name(one) in ("simpleChoice", "inlineChoice", "hottext") for one in element.iterancestors())


class _BodyReader:
    """Parser of an item body: converts it to one text with marks, and collects the interactions at the marks."""

    def __init__(self, item: Element, body: Element, folder: str, reading: ReadContext) -> None:
        self._body, self._reading, self._keys = body, reading, read_keys(item)
        is_scale = "likert" in f"{attribute(body, 'class')} {attribute(item, 'label')}".lower().split()
        self._context = BodyContext(
            QtiHtml(folder, lambda one: "" if name(one) in NOT_SHOWN else None), reading, is_scale
        )
        self._markup = QtiHtml(folder, self._instead)
        self._gaps: list[Gap] = []
        self._blocks: list[tuple[str, Body]] = []
        self._has_losses = False

    def items(self) -> list[BankQuestion]:
        text = self._markup.inner(self._body)
        *before, after = text.split(CUT)
        made = []
        for (prompt, body), lead in zip(self._blocks, before, strict=True):
            if MARK in lead:
                made.append(self._with_gaps(lead))
                lead = ""
            tail = after if len(self._blocks) == 1 and MARK not in after else ""
            made.append(BankQuestion(stem=self._stem(lead + prompt + tail), body=body))
        if MARK in after:
            made.append(self._with_gaps(after))
        if not made and not self._has_losses:
            made.append(BankQuestion(stem=self._stem(text), body=Description()))
        if len(made) > 1:
            self._reading.lose(LossKind.SETTING, "itemBody")
        return made

    def _stem(self, text: str) -> RichText:
        return self._reading.rich(" ".join(text.split()))

    def _with_gaps(self, text: str) -> BankQuestion:
        count = text.count(MARK)
        gaps, self._gaps = self._gaps[:count], self._gaps[count:]
        if count == 1:
            return BankQuestion(stem=self._stem(text.replace(MARK, GAP)), body=gaps[0].body, has_embedded_answers=True)
        return BankQuestion(stem=RichText("", TextFormat.HTML), body=split_gaps(text, gaps, self._reading))

    def _instead(self, element: Element) -> str | None:
        tag = name(element)
        key = self._keys.get(attribute(element, "responseIdentifier"), QtiKey())
        if tag in INLINE:
            self._gaps.append(Gap(INLINE[tag](element, key, self._context)))
            return MARK
        if tag in BLOCKS:
            body = BLOCKS[tag](element, key, self._context)
            if body is None:
                self._lose_interaction(tag)
                return ""
            prompt = "".join(self._context.markup.inner(one) for one in children_named(element, "prompt"))
            if tag == "hottextInteraction":
                prompt += QtiHtml("", lambda one: "" if name(one) == "prompt" else None).inner(element)
            self._blocks.append((f"<p>{prompt.strip()}</p>" if prompt.strip() else "", body))
            return CUT
        if tag.endswith("Interaction"):
            if tag != "endAttemptInteraction":
                self._lose_interaction(tag)
            return ""
        if tag == "rubricBlock" and "candidate" not in (attribute(element, "view") or "candidate"):
            self._reading.lose(LossKind.FEEDBACK, tag)
            return ""
        if tag == "printedVariable":
            self._reading.lose(LossKind.STEM, tag)
            return ""
        return "" if tag in NOT_SHOWN else None

    def _lose_interaction(self, tag: str) -> None:
        self._has_losses = True
        self._reading.lose(LossKind.KIND, tag)
