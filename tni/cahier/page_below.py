"""Words that the line below the heading of a page adds to it: a group of nouns, a task, a work, a sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tni.cahier.book_references import exercises_in, with_pages_spelt
from tni.cahier.foreign_titles import in_french, put_in_french, question_quoted
from tni.cahier.french import NBSP, quoted
from tni.cahier.heading_matter import OF_SOMEONE
from tni.cahier.instructions import INFINITIVES, as_activity, is_infinitive
from tni.cahier.noun_groups import small_start
from tni.cahier.page_tasks import OTHER_LETTERS
from tni.cahier.page_works import HEARD_KIND, PROSE, WORK_OF_ART
from tni.cahier.plain_titles import clean_title, is_vague, punctuated, quotation_of

HEADING_MAX = 90
"""A line longer than this is a paragraph, not a heading."""
ADDED_MAX = 60
"""A heading longer than this does not go behind a title."""
_WORK_LINE = re.compile(
    r"(?:L[ae]s? |L[’']|Une? )[^.:;?!]+(?:, (?:chapitre|acte|livre|tome|chant|scène|pages?|p\.)[^.]*)?$"
)
_SET_IN = re.compile(r"Dans ((?:L[ae]s? |L[’']|Une? )[A-ZÀ-Ý][^,.;:]{3,50}), ")
"""Sentence that names the work it is about: « Dans La Parure, … »."""
_SENTENCE = re.compile(PROSE.pattern.partition("$|")[2] + r"|\bc[’']est\b", re.I)
_KEPT = re.compile(r"(?:trace écrite|à retenir|conclusion)$", re.I)
"""Pages whose sentence is what the class keeps of the lesson."""
_TOLD = re.compile(r"^(consigne|situation|sujet|problème)s?$", re.I)
_ENUMERATED = re.compile(r"^(\d|[a-h]\)|doc(ument)?s?\b|matériel\b|légende\b|qui \?|quoi \?)", re.I)


def doing(heading: str, lines: Sequence[str]) -> str:
    """Return what the first of the lines below a heading says to do, as it goes on behind it; "" if it does not."""
    line = lines[0].rstrip(".") if lines else ""
    verb = re.match(r"[^\W\d_]+", line)
    is_task = verb is not None and verb[0].casefold() in INFINITIVES and len(line) <= ADDED_MAX
    if not is_task or re.search(r"[:?!«]", heading + line) or _begins_with_verb(heading) or exercises_in(line):
        return ""
    return f"{NBSP}: {line[:1].lower()}{punctuated(line[1:])}"


def _begins_with_verb(text: str) -> bool:
    return as_activity(text) != text or is_infinitive(text)


def below(title: str, line: str, *, is_little: bool, is_foreign: bool) -> str:
    """Return what a line below a title adds to it: a nominal group, a work, a formula; what pupils were told in
    guillemets. A sentence of the lesson adds nothing."""
    if is_foreign and OTHER_LETTERS.match(title):
        return ""  # a line of its own
    if re.search(r" = (?:l[ae]s? |l[’']|une? )", line) and not is_little:
        return ""  # one of several
    line = re.sub(r"(?<=\w) {2,}(?=\w)", ", ", re.sub(r"^[-–•*] (?=\w)", "", line))
    line = re.sub(r"\s*:?\s*\(?https?://\S+\)?", "", line).strip()
    if documents := _documents(title, line):
        return documents
    if task := doing(title, [line]):
        return task
    if _KEPT.match(title) and not is_foreign and PROSE.search(line) and len(line) <= ADDED_MAX:
        return "" if OF_SOMEONE.match(line) else f"{NBSP}: {quotation_of(line)}"
    if _TOLD.match(title) and len(line) > ADDED_MAX and (first := re.split(r"(?<=[.!?]) ", line)[0]) and not is_foreign:
        return f"{NBSP}: {quotation_of(first)}" if len(first) <= HEADING_MAX and not OF_SOMEONE.match(first) else ""
    if not line or len(line) > ADDED_MAX or is_vague(clean_title(line)) or exercises_in(line):
        return ""
    if found := _SET_IN.match(line):
        return f" ({quoted(punctuated(found[1]))})"
    if not is_foreign and HEARD_KIND.fullmatch(title) and line[:1].isupper() and ":" not in line:
        return f"{NBSP}: {punctuated(line.rstrip('.'))}"
    is_prose = not is_foreign and bool(PROSE.search(line))
    if is_foreign and not is_little and re.search(r"[.?!…]$", line):
        return ""  # an example of what the title says
    if is_little and line.endswith("?"):
        line = re.sub(r"^\d{1,2} ?[.)/] ?", "", line)
        return f"{NBSP}: {question_quoted(line) if is_foreign else quoted(punctuated(line))}"
    if _TOLD.match(title) and title.casefold() == "situation" and OF_SOMEONE.match(line):
        return ""
    if _TOLD.match(title):
        return f"{NBSP}: {quotation_of(line) if '«' not in line else punctuated(line)}"
    if is_prose or line[0].isdigit() or _ENUMERATED.match(line) or "p." in with_pages_spelt(line):
        return ""
    if WORK_OF_ART.match(line) and is_infinitive(title) and ":" not in title:
        return f"{NBSP}: {punctuated(line)}"
    if WORK_OF_ART.match(line) or title[-1] in "?!":
        return f" ({_goes_on(punctuated(line)) if title[-1] in '?!' else punctuated(line)})"
    if ":" in title or ":" in line or not (is_little or "," in line or "=" in line or as_activity(line) != line):
        return ""
    if is_foreign and in_french(title) == title and (words := put_in_french(line.rstrip("."))) != line.rstrip("."):
        return f"{NBSP}: {words}"
    if re.match(r"(?:Lecture|Album|Roman|Conte|Nouvelle)(?: \w+)?$", title) and _WORK_LINE.match(line):
        return f"{NBSP}: {punctuated(line)}"
    activity = as_activity(line)
    line = punctuated(line if activity == line else activity[:1].lower() + activity[1:])
    return f"{NBSP}: {_goes_on(line)}"


def statement_below(text: str) -> str:
    """Return the sentence that a page has below its heading, without its point; "" if there is none, or several, or if
    it is about someone."""
    lines = [line.strip() for line in text.split("\n")[1:] if line.strip()]
    is_one = len(lines) == 1 and re.fullmatch(r"[^.?!:«;]+\.", lines[0]) and len(lines[0]) <= ADDED_MAX
    if not is_one or not _SENTENCE.search(lines[0]):
        return ""
    is_verb = lines[0].split(" ")[0].casefold() in INFINITIVES
    if OF_SOMEONE.match(lines[0]) and not is_verb:
        return ""
    return punctuated(lines[0].rstrip("."))


_DOCUMENT_LINE = re.compile(
    r"(?:(?:manuel|livre)[ ,]*)?(?:p(?:age)?s?\.? ?[\d à et-]+[ ,:]*)?(?P<kind>doc(?:ument)?s?)\.? ?"
    r"(?P<numbers>\d+(?: ?(?:à|et|,|-) ?\d+)*)[ ,(]*(?:p(?:age)?s?\.? ?[\d à et-]+\)?)?(?: ?: (?P<what>[^.?!:]+))?",
    re.I,
)


def _documents(title: str, line: str) -> str:
    """Return what the documents of a book that a line names add to a title: their numbers, or what they show."""
    found = _DOCUMENT_LINE.fullmatch(line.strip(" ."))
    if found is None or f"{NBSP}:" in title or (title[-1] in "?!" and found["what"]):
        return ""
    if found["what"]:
        return f"{NBSP}: {_goes_on(punctuated(found['what'].strip()))}"
    several = len(re.findall(r"\d+", found["numbers"])) > 1
    return f" (document{'s' if several else ''}{NBSP}{re.sub(r' ?- ?', ' à ', found['numbers'])})"


def _goes_on(line: str) -> str:
    """Return a line as it goes on behind a colon or in brackets: a noun that begins it has a small letter."""
    is_noun = re.match(r"[^\W\d_]+,? (?:par|de|du|des|sur|en|à) ", line) and not re.match(r"[A-ZÉ]\w+, ", line)
    return line[:1].lower() + line[1:] if is_noun else small_start(line)
