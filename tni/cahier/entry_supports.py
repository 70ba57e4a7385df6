"""Supports of a séance that its log names: books with their pages, links, documents."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from tni.cahier.announced_work import is_work_page, without_work
from tni.cahier.book_references import book_pages, exercises_in, is_method, is_only_book
from tni.cahier.entry import Support, SupportKind
from tni.cahier.file_titles import file_title, is_file_name
from tni.cahier.foreign_titles import in_french, is_language
from tni.cahier.french import NBSP, quoted
from tni.cahier.other_subjects import of_subject, other_subject
from tni.cahier.page_activities import activity_of
from tni.cahier.page_phases import bare_work
from tni.cahier.page_works import works_in
from tni.cahier.plain_titles import clean_title, comparable, is_vague, lowered, punctuated, with_capital
from tni.cahier.plan_progress import PhaseState, detail_in
from tni.cahier.same_books import each_once, of_credited, pages_together
from tni.cahier.shorthand import without_shorthand
from tni.cahier.work_titles import with_works_marked
from tni.cahier.worked_lessons import WorkedLesson, WorkedPage
from tni.core.one_line import one_line, shortened

MOST_SUPPORTS = 6
_TITLE_MAX = 80
_BEFORE_MAX = 5 * _TITLE_MAX
"""Letters of a line in which the title of its link is looked for."""
_TOPIC_MAX = 40
_ADDRESS = re.compile(r"\b(?:https?://|www\.)[^\s<>«»\"']+", re.I)
_DOCUMENT = re.compile(
    r"(?<![\w’'-])(?:(fiche|document|texte|polycopié)s? +)?([\w’'-]+(?: [\w’'-]+){0,4}?)"
    r"\.(?:pdf|docx?|odt|pptx?|odp)\b",
    re.I,
)
_ARCHIVE = re.compile(r"wikimedia|creative commons|\bcc[ -]by|photo\b|pixabay|unsplash|freepik|openclipart", re.I)
"""Sources of mere pictures, which are no supports."""
_LOOKED_AT = 4
_DESCRIBED = re.compile(r"textes? [^«]+ (?:photo|poly)copiée?s?$|(?-i:Fiches|fiches) (?:rôles?|élèves?) [^«\d]*$", re.I)
"""Text that has no title by which it could be found: « Texte de Rousseau photocopié »."""
_SHEET = re.compile(r"^(fiches?|textes?|documents?|dossier|polycopié|album|roman|extrait|carte|frise)\b[^.;,]*", re.I)


def supports_of(lessons: Sequence[WorkedLesson], subject: str = "") -> tuple[Support, ...]:
    """Return the supports, each once: those of the pages in the order in which they were shown, then those among the
    materials of the plan, then documents that were opened as a lesson. subject: the school subject."""
    found: list[Support] = []
    for place, lesson in enumerate(lessons):
        before, unnamed = len(found), not has_own_book(lesson)
        credited: set[str] = set()
        for page in sorted(lesson.pages.values(), key=lambda page: page.first):
            text = f"{page.title}\n{page.text}"
            for source in page.sources:
                told = _in_file(source, page, subject) if is_file_name(source) else _in_source(source)
                credited |= {one.title for one in told if one.kind is SupportKind.BOOK}
                found += told
            found += [] if is_work_page(page) else _books(f"{page.title}\n{without_work(page)}", unnamed=unnamed)
            found += [_of_page(one, page, subject) for one in _links(text)]
            found += _heard(page)
            works = works_in(page.text.split("\n")[:_LOOKED_AT])
            place_of = next((one for source in page.sources if (one := _museum(source))), "")
            found += [
                Support(SupportKind.BOOK, f"{work}{place_of}" if _dated(work) else work)
                for work in works
                if not _is_named(work, found)
            ]
        if lesson.followed is not None:
            done = _done_details(lesson)
            for detail in done:
                books = _books(detail, unnamed=unnamed)
                found += [one for one in books if one.title != "Manuel" or _is_of_book(detail)]
                found += _books(detail, unnamed=unnamed, least_page=20)
            for detail in (*done, lesson.followed.homework):
                found += _links(detail)
                found += _recordings(detail)
            materials = [one for one in _materials(lesson.followed.materials) if not _DESCRIBED.match(one.title)]
            found += [_titled(one, lesson.topic, done) for one in materials]
            sheets = [one for one in map(_sheet, done) if one and not _is_named(one.title, found)]
            found += sheets
        found[before:] = of_credited(found[before:], credited)
        found += _opened(lesson)
        found += _linear_reading(lesson.topic)
        if place and lessons[0].topic and not is_vague(lesson.topic):
            found[before:] = [_of_lesson(one, lesson.topic, subject) for one in found[before:]]
    methods = {one.title for one in found if is_method(one.title)}
    if len(methods) == 1:  # a document has one name
        found = [replace(one, title=min(methods)) if one.title == "Manuel" else one for one in found]
    return tuple(each_once(_merged(found)))[:MOST_SUPPORTS]


def _museum(source: str) -> str:
    """Return where a work is kept, as it goes on behind its name, by the credits of its picture; "" if they do not
    say it."""
    found = re.match(r"((?:musée|museum|galerie|bibliothèque|château|fondation) [^,;.]+)[,;.]", source, re.I)
    return f", {found[1][:1].lower()}{found[1][1:]}" if found and _ARCHIVE.search(source) else ""


def _dated(work: str) -> bool:
    return bool(re.search(r"(?:1[0-9]|20)\d\d$", work))


def _of_lesson(support: Support, topic: str, subject: str) -> Support:
    """Return a support of a later lesson of the séance, whose book may be another one: it is told whose it is."""
    if support.kind is not SupportKind.BOOK or support.title != "Manuel":
        return support
    if other := other_subject(topic, subject):
        return replace(support, title=f"Manuel {of_subject(other)}")
    return replace(
        support, place=f"{support.place} ({lowered(shortened(re.split(rf'{NBSP}: ', topic)[-1], _TOPIC_MAX))})"
    )


_RECORDED = {
    "Chanson": "Chanson",
    "Vidéo": "Vidéo",
    "Compréhension orale": "Enregistrement",
    "Écoute": "Enregistrement",
}


def _of_page(link: Support, page: WorkedPage, subject: str) -> Support:
    """Return a link with the kind of recording that the title of its page names: « Chanson « Frère Jacques » »."""
    title = clean_title(page.title)
    kind = in_french(title) if is_language(subject) else title
    if "." in link.title and link.title == _site(link.place):
        told = activity_of(page, subject)
        if (name := _RECORDED.get(kind)) and (work := re.search(r"«[^»]+»", told)):
            return replace(link, title=f"{name} {work[0]}")  # « song », and its title below
        is_name = title and not is_vague(title) and not _SHORT.fullmatch(title)
        return replace(link, title=title) if is_name else link
    if _SHORT.fullmatch(link.title):
        return replace(link, title=_site(link.place))
    name = next((name for begin, name in _RECORDED.items() if kind.startswith(begin)), "")
    if not name or "«" in link.title or "." in link.title or link.title.casefold().startswith(name.casefold()):
        return link
    return replace(link, title=f"{name} {quoted(link.title)}")


_SHORT = re.compile(r"(?:TP|TD|liens?|site|vidéo|url|adresse|ici|cf|voir)[ .]*", re.I)
"""Words before an address that say nothing of what is there."""


def _heard(page: WorkedPage) -> list[Support]:
    """Return the work that is listened to or sung on a page, or that its first sentence is about."""
    if _ADDRESS.search(page.text):
        return []
    line = activity_of(page)
    if found := _SUNG.match(line):
        if re.match(r"(?:Chant|Chanson|Comptine)\b", found[1]):
            return []  # what is sung is an activity, and its phase names it
        is_whole = "," in found[2] or found[1].startswith(("Écoute", "Lire", "Lecture"))
        return [Support(SupportKind.BOOK, found[2] if is_whole else f"{found[1]} {found[2]}")]
    if shown := _SHOWN.match(line):
        of = "d’" if shown[2][0] in "AEIOUYÉÈÊÂÎÔH" else "de "
        return [Support(SupportKind.BOOK, f"{shown[3]}, {shown[1]} {of}{shown[2]}")]
    about = re.search(r" \((«[^»]+»)\)$", line)
    return [Support(SupportKind.BOOK, about[1])] if about else []


_SHOWN = re.compile(
    rf"(?:Lire|Étudier|Lecture|Étude) (?:de |d’)?(?:des|une?|les?) ?(portrait|description)s?{NBSP}: "
    r"([A-ZÀ-Ý][\w’-]+(?: [A-ZÀ-Ý][\w’-]+)?) \((«[^»]+»)\)$"
)
"""Passages of a kind, a character and its work: « Lire des portraits : Gavroche (« Les Misérables ») »."""
_SUNG = re.compile(
    r"^(Écoute|Chant|Chanson|Comptine|Poésie|Poème|Récitation|Album|Vidéo|Film|Lecture offerte"
    r"|Lire [^:«]+|Lecture [^:«]+)"
    rf"(?: \d)?{NBSP}: (.*«[^»]+»)$"
)


def _done_details(lesson: WorkedLesson) -> tuple[str, ...]:
    """Return the texts of the phases that took place."""
    if lesson.plan is None or lesson.followed is None:
        return ()
    states = (PhaseState.DONE, PhaseState.BROKEN_OFF)
    return tuple(detail_in(lesson.followed, one.phase.id) for one in lesson.plan.phases if one.state in states)


def _sheet(detail: str) -> Support | None:
    """Return the sheet that a phase works on: « Fiche n° 3 »; None for « Fiche à trous », which is no title."""
    found = re.match(r"(?:fiche (?:«|n[°o]|\d|méthode|outil|mémo|sur )|album\b)[^.;,:]*", detail.strip(), re.I)
    return Support(SupportKind.FILE, punctuated(shortened(found[0].strip(), _TITLE_MAX))) if found else None


def _titled(support: Support, topic: str, details: Sequence[str]) -> Support:
    """Return a support without a title of its own with that of the lesson, or with the words of the phase that uses
    it."""
    title = re.sub(r"^Tuto$", "Tutoriel", support.title)
    support = replace(support, title=title)
    kind = comparable(title)
    if support.kind is SupportKind.LINK and kind in ("vidéo", "video", "film", "documentaire", "animation", "article"):
        named = (re.match(rf"{kind} [^.;,:«]+", detail.strip(), re.I) for detail in details)
        return replace(support, title=next((punctuated(one[0].strip()) for one in named if one), title))
    name = with_capital(re.split(rf"{NBSP}: ", topic)[-1])
    if support.kind is not SupportKind.FILE or not name or len(name) > _TOPIC_MAX or "«" in name:
        return support
    if re.fullmatch(r"(?:énoncé|sujet)(?: (?:du|de la|de l’)? ?\w+)?", title, re.I):
        return replace(support, title=f"{title} {quoted(name)}")
    if re.fullmatch(r"fiche|polycopié|document|dossier|questionnaire|qcm", title, re.I):
        return replace(support, title=f"{title} de la leçon {quoted(name)}")
    return support


def _linear_reading(topic: str) -> list[Support]:
    """Return the text of a lesson that reads one closely: « Lecture linéaire n° 4 : Manon Lescaut, la rencontre »."""
    found = re.match(
        r"(?:Lecture (?:linéaire|analytique)|Explication (?:linéaire|de texte)|Commentaire)(?: (?:n°\s?)?\d+)?"
        rf"{NBSP}: («[^»]+»)(?:, (.+))?$",
        topic,
    )
    if found is None:
        return []
    return [Support(SupportKind.BOOK, f"{found[1]}{f', extrait ({found[2]})' if found[2] else ''}")]


def _is_named(work: str, found: Sequence[Support]) -> bool:
    """Return whether another support is the same work in other words."""
    names = set(re.findall(r"\w{4,}", work.casefold()))
    return any(2 * len(names & set(re.findall(r"\w{4,}", one.title.casefold()))) > len(names) for one in found)


def _is_of_book(detail: str) -> bool:
    """Return whether a page is one of the book, not of the lesson."""
    return bool(re.search(r"\b(manuel|livre)\b", detail, re.I)) or "p." in exercises_in(detail)


def _recordings(detail: str) -> list[Support]:
    """Return films, songs and texts that a phase names in guillemets: « Vidéo « Mi casa » »."""
    found = re.finditer(
        rf"\b(vidéo|film|documentaire|chanson|poème|album|podcast|extrait)s? «[ {NBSP}]*([^»]+?)[ {NBSP}]*»",
        detail,
        re.I,
    )
    return [Support(SupportKind.BOOK, f"{with_capital(one[1].lower())} {quoted(one[2])}") for one in found]


def _in_file(name: str, page: WorkedPage, subject: str) -> list[Support]:
    """Return a file that stands on a page, by the words of its name or the work that the page names; none for a mere
    picture."""
    works = re.findall(r"«[^«»]{3,60}»", "\n".join(f"{page.title}\n{page.text}".split("\n")[:_LOOKED_AT]))
    title = file_title(name, subject, about=punctuated(works[0]) if works else "")
    return [Support(SupportKind.FILE, title)] if title else []


_TRACK = re.compile(r"\b(?:piste|plage|track|pista|spur|traccia)s?(?: audio)? ?(?:n ?° ?)?(\d{1,3})(?!\w)", re.I)
"""Track of the recording that goes with a page of a book."""


def _in_source(source: str) -> list[Support]:
    if links := _links(source):
        return links
    track = _TRACK.search(source)
    heard = f", piste{NBSP}{track[1]}" if track else ""
    books = [Support(SupportKind.BOOK, _credited(source, one.book), f"{one.page}{heard}") for one in book_pages(source)]
    if books or _ARCHIVE.search(source):
        return books
    return [Support(SupportKind.BOOK, with_works_marked(punctuated(_without_end(source))))]


def _without_end(source: str) -> str:
    """Return a source that is too long without its last parts, which say where the work is kept."""
    begin = source[:_TITLE_MAX].rpartition(", ")[0] if len(source) > _TITLE_MAX else ""
    return begin if re.search(r"\d{4}$", begin) else shortened(source, _TITLE_MAX)


def _credited(source: str, book: str) -> str:
    """Return the name that a credit gives a book: all that stands before its page. book: as its pages are told."""
    title = _book_title(source)
    is_told = is_only_book(title) or comparable(title) in ("ab", "ah", "sb", "wb")
    return book if is_told or book == "Cahier d’activités" else with_capital(title)


def _book_title(source: str) -> str:
    """Return the title of a book in a source such as « Hatier, Maths 4e, p. 84 »."""
    before = re.split(r",?\s*\b(?:pages?|pp?)\b\.?\s*\d", source, maxsplit=1, flags=re.I)[0]
    return shortened(one_line(before).strip(" ,–-("), _TITLE_MAX) or "Manuel"


def _books(text: str, *, unnamed: bool = True, least_page: int = 1) -> list[Support]:
    """Return the books that a text names with their pages. unnamed: whether pages of no named book are of the usual
    one."""
    found = book_pages(text, least_page=least_page)
    return [Support(SupportKind.BOOK, one.book, one.page) for one in found if one.is_named or unnamed]


def has_own_book(lesson: WorkedLesson) -> bool:
    """Return whether the only books that a lesson names are others than the usual one, such as a workbook: a page
    without a book may be one of them."""
    plan = (
        ()
        if lesson.followed is None
        else (*lesson.followed.details, lesson.followed.homework, lesson.followed.materials)
    )
    texts = (*(f"{page.title}\n{page.text}" for page in lesson.pages.values()), *plan)
    named = {one.book for text in texts for one in book_pages(text) if one.is_named}
    return bool(named) and "Manuel" not in named and not any(map(is_method, named))


_MARKUP = re.compile(r"<(?:a|img|link|script|iframe|form)\b|(?:href|src)\s*=")
"""Code of a web page, whose addresses are examples."""


def _links(text: str) -> list[Support]:
    found: list[Support] = []
    for line in text.split("\n"):
        for match in _ADDRESS.finditer("" if _MARKUP.search(line) else line):
            address = match[0].rstrip(".,;:)")
            before = one_line(line[: min(match.start(), _BEFORE_MAX)]).strip(" :–-(")
            title = punctuated(shortened(before, _TITLE_MAX)) if before else _site(address)
            found.append(Support(SupportKind.LINK, title, address if "//" in address else f"https://{address}"))
    return found


def _site(address: str) -> str:
    return re.sub(r"^(https?://)?(www\.)?", "", address, flags=re.I).split("/")[0]


def _materials(materials: str) -> list[Support]:
    """Return what among the materials is a text or a document. Tools and paper are the teacher's own business."""
    found: list[Support] = []
    for line in map(one_line, map(without_shorthand, materials.splitlines())):
        if links := _links(line):
            found += links
        elif books := _books(line):
            found += books
        elif match := _DOCUMENT.search(line):
            if before := line[: match.start()].strip(" :–-"):
                found.append(Support(SupportKind.FILE, punctuated(shortened(before, _TITLE_MAX))))
                continue
            title = clean_title(match[2]) or match[2]
            kind = with_capital(match[1].lower()) if match[1] else ""
            found.append(Support(SupportKind.FILE, f"{kind} {title[:1].lower()}{title[1:]}".strip() if kind else title))
        elif coded := _CODED.search(line):
            before = line[: coded.start()].strip(" ,;–-")
            found += _materials(before)
            found.append(Support(SupportKind.BOOK, coded["site"], coded["code"]))
        elif match := _SHEET.match(line):
            found.append(Support(SupportKind.FILE, punctuated(shortened(match[0].strip(), _TITLE_MAX))))
    return found


_CODED = re.compile(
    r"\b(?P<site>Capytale|Kahoot|Plickers|Quizini[èe]re|Digipad|Wooclap|Socrative|Eduscratch|Elea) "
    r"(?P<code>(?:code |n° ?)?[\w-]{0,12}\d[\w-]{0,12})",
    re.I,
)
"""Activity on a site, with the code by which it is found."""


def _opened(lesson: WorkedLesson) -> list[Support]:
    name = re.split(r"[\\/]", lesson.file)[-1]
    title = clean_title(lesson.name) or clean_title(name)
    is_document = name.lower().endswith((".pdf", ".pptx", ".ppt", ".odp", ".docx", ".odt", ".png", ".jpg", ".jpeg"))
    if re.match(r"T[PD]\b", title):
        title = f"Énoncé {quoted(title)}"
    elif "«" not in lesson.topic and bare_work(lesson) == f"Travail sur le document {quoted(lesson.topic)}":
        title = f"Document {quoted(lesson.topic)}"
    return [Support(SupportKind.FILE, title, name)] if is_document and title else []


def _merged(found: Iterable[Support]) -> list[Support]:
    """Return each support once; pages of one book stand together."""
    merged: dict[tuple[SupportKind, str, str], Support] = {}
    for one in found:
        key = (one.kind, one.title.casefold(), "" if one.kind is SupportKind.BOOK else one.place)
        known = merged.get(key)
        if known is None:
            merged[key] = one
        elif one.kind is SupportKind.BOOK and one.place and one.place not in known.place:
            merged[key] = Support(one.kind, known.title, pages_together(known.place, one.place))
    return list(merged.values())
