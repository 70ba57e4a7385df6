"""Topic of a lesson as a page of it words it better than the name of its file: « Ch6 RÉFRACTION DE LA LUMIÈRE »."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tni.cahier.announced_work import is_work_page
from tni.cahier.entry import TITLE_MAX
from tni.cahier.foreign_titles import in_french, is_language
from tni.cahier.french import NBSP
from tni.cahier.noun_groups import small_start
from tni.cahier.plain_titles import KNOWN_AUTHOR, clean_title, with_capital
from tni.cahier.title_spellings import bare
from tni.cahier.worked_lessons import WorkedLesson, WorkedPage

_PART = re.compile(
    rf"(?P<part>(?P<kind>[^\W\d_]+(?: [^\W\d_]+){{0,2}})(?: n°{NBSP})?[ {NBSP}]?(?P<number>\d{{1,2}}))"
    rf"(?:{NBSP}: (?P<rest>.+))?$"
)
"""Number of a part, and what it is about: « Chapitre 6 : réfraction »."""
_OF_HOUR = re.compile(r"s[ée]ance (?:n ?° ?)?\d{1,2} ?[:–-]", re.I)
_ARTICLES = frozenset(["l", "la", "le", "les", "un", "une", "des", "d", "de", "du"])
_LINES_BEHIND = re.compile(r",? (?:v\.|vers|l\.|lignes?) ?\d[\d \u00a0à–-]*$")
_LOOKED_AT = 6
"""Pages among which a better wording is looked for."""


def worded_by_pages(lesson: WorkedLesson, subject: str) -> str:
    """Return the topic of a lesson in the words of a page that has the same number, or the same words with their
    articles; else as it is. subject: the school subject."""
    pages = sorted(lesson.pages.values(), key=lambda page: page.first)[:_LOOKED_AT]
    lesson.topic = _spelt_as_on_pages(lesson.topic, pages)
    if told := _begun_by_page(lesson, pages, subject):
        return told
    if pages and (told := _of_title_page(lesson, pages[0], subject)):
        return told
    for page in pages if lesson.topic else ():
        if is_work_page(page):
            continue
        for typed in dict.fromkeys((page.title, page.text.strip().split("\n")[0])):
            heading = clean_title(typed).rstrip(".")
            heading = in_french(heading) if is_language(subject) else heading
            if told := _fuller(lesson.topic, heading):
                return told
            is_whole = _OF_HOUR.match(typed) and _words(lesson.topic) < _words(heading)
            if is_whole and not _PART.match(lesson.topic) and len(heading) <= TITLE_MAX:
                return heading  # « Séance 3 : la folie dans Le Horla »
    return lesson.topic


def _spelt_as_on_pages(topic: str, pages: Sequence[WorkedPage]) -> str:
    """Return a topic with the accents and capitals that its pages have on its words, and the name of its file lacks."""
    spelt: dict[str, set[str]] = {}
    within: set[str] = set()
    for page in pages:
        for word in re.findall(r"[^\W\d_]{4,}", f"{page.title}\n{page.text}"):
            spelt.setdefault(bare(word), set()).add(word)
        within |= set(re.findall(r"(?<=[a-zà-ÿ] )[A-ZÀ-Ý][a-zà-ÿ]{3,}", page.text))

    def whole(found: re.Match[str]) -> str:
        forms = spelt.get(bare(found[0]), set())
        name = found[0].title()
        before = topic[: found.start()]
        if found[0].islower() and before and not _ARTICLE.search(before) and name in within and forms == {name}:
            return name  # a name: pages write it with a capital within their lines too
        small = {one.lower() for one in forms}
        if not found[0].isascii() or len(small) != 1 or (word := min(small)).isascii():
            return found[0]
        return with_capital(word) if found[0][0].isupper() else word

    return re.sub(r"[^\W\d_]{4,}", whole, topic)


_ARTICLE = re.compile(r"(?:^|\s)(?:l[ae]s?|une?|du|des|aux?)[ \u00a0]$|[’']$", re.I)
_STEM = 6
"""Letters that words of one family share."""
_LITTLE_WORDS = frozenset(["se", "s", "l", "la", "le", "les", "un", "une", "des", "d", "de", "du"])


def _begun_by_page(lesson: WorkedLesson, pages: Sequence[WorkedPage], subject: str) -> str:
    """Return the heading of the first page for a topic of one word in small letters, if it begins with a word of the
    same family and says more, and no other page does: « geo_deplacements_v3 », « Se déplacer en ville »; "" if not."""
    if (
        is_language(subject)
        or not pages
        or not re.fullmatch(r"[^\W\d_]{6,}", lesson.topic)
        or not lesson.name.islower()
    ):
        return ""
    headings = [_heading_of(page) for page in pages if not is_work_page(page)]
    stem = bare(lesson.topic)[:_STEM]
    begun = [one for one in headings if _first_word(one)[:_STEM] == stem]
    if len(begun) != 1 or begun[0] != headings[0] or len(_words(begun[0]) - _LITTLE_WORDS) < 2:
        return ""
    is_title = len(begun[0]) <= TITLE_MAX and not re.search(r"[.?!=«:/\d–]", begun[0])
    return begun[0] if is_title else ""


def _heading_of(page: WorkedPage) -> str:
    return clean_title(page.title or page.text.strip().split("\n")[0]).rstrip(".")


def _first_word(heading: str) -> str:
    words = (bare(word) for word in re.findall(r"[^\W\d_]+", heading))
    return next((word for word in words if word not in _LITTLE_WORDS), "")


def _of_title_page(lesson: WorkedLesson, page: WorkedPage, subject: str) -> str:
    """Return the heading of the first page if it has nothing else, and all words of a topic that is the name of a
    file; "" if not."""
    lines = [line for line in page.text.split("\n") if line.strip()] or [page.title]
    heading = clean_title(lines[0]).rstrip(".")
    heading = in_french(heading) if is_language(subject) else heading
    is_file = "_" in lesson.name and not _PART.match(lesson.topic)
    is_title = len(lines) == 1 and len(heading) <= TITLE_MAX and not re.search(r"[.?!=«]", heading)
    return heading if is_file and is_title and lesson.topic and _words(lesson.topic) < _words(heading) else ""


def _fuller(topic: str, heading: str) -> str:
    """Return a topic in the words of a heading; "" if that is not about the same, or has no more words."""
    own, other = _PART.match(topic), _PART.match(heading)
    if own and own["rest"] and (unnumbered := re.match(rf"{own['kind']}{NBSP}: (?P<rest>.+)$", heading)):
        whole = f"{own['part']}{NBSP}: {unnumbered['rest']}"
        return whole if _words(own["rest"]) < _words(unnumbered["rest"]) and len(whole) <= TITLE_MAX else ""
    if own and other and own["part"].casefold() == other["part"].casefold():
        return _same_part(own, other)
    if own and not own["rest"] and other and own["kind"] == other["kind"] != "":
        return ""
    begin, colon, rest = topic.rpartition(f"{NBSP}: ")
    if _words(rest) and _words(heading) > _words(rest) and _words(heading) - _words(rest) <= _ARTICLES:
        is_article = heading.split(" ")[0].casefold() in _ARTICLES or heading[:2].casefold() == "l’"
        whole = f"{begin}{colon}{small_start(heading) if colon else heading}"
        return whole if is_article and len(whole) <= TITLE_MAX and _is_short(rest) else ""
    return ""


def _same_part(own: re.Match[str], other: re.Match[str]) -> str:
    rest = _LINES_BEHIND.sub("", other["rest"] or "")
    few, many = _words(own["rest"] or ""), _words(rest)
    author = KNOWN_AUTHOR.match(own["rest"] or "")
    if author and rest.startswith("«") and few - _words(author[0]) <= many:
        few -= _words(author[0])
        rest = f"{author[1]}, {rest}" if len(f"{own['part']} : {author[1]}, {rest}") <= TITLE_MAX else rest
    whole = f"{own['part']}{NBSP}: {rest}"
    return with_capital(whole) if rest and few < many and len(whole) <= TITLE_MAX else ""


def _is_short(rest: str) -> bool:
    """Return whether words are as the name of a file has them: without any article, in small letters."""
    return not _words(rest) & _ARTICLES and " " not in rest.strip()


def _words(text: str) -> set[str]:
    return {bare(word) for word in re.findall(r"[^\W_]+", text)}
