"""Names of files told as documents: « Piste audio 27 », « Plan d’Athènes »; a name that says nothing is none."""

from __future__ import annotations

import re

from tni.cahier.foreign_titles import is_language, quoted_foreign
from tni.cahier.french import NBSP, quoted
from tni.cahier.plain_titles import clean_title, is_vague, with_capital
from tni.cahier.title_spellings import ACRONYMS, PLACES, bare

_KINDS = {
    "Enregistrement": "mp3|wav|ogg|oga|m4a|wma|aac|flac|opus|mid|midi",
    "Vidéo": "mp4|m4v|avi|mov|mkv|webm|wmv|ogv|flv|mpe?g|3gp",
    "Image": "png|jpe?g|jfif|gif|svg|webp|bmp|tiff?|heic|avif",
    "Document": "pdf|docx?|odt|rtf|txt|md|pptx?|ppsx?|odp|xlsx?|ods|csv|pages|key|numbers|epub|html?|ggb|sb3|sb2|py"
    "|ipynb|notebook|flipchart|ubz|tni",
}
_FILE = re.compile(
    '(?:.*[\\\\/])?(?P<stem>[^\\\\/:*?"<>|]{1,120})\\.(?:'
    + "|".join(f"(?P<{kind[0]}>{endings})" for kind, endings in _KINDS.items())
    + ")",
    re.I,
)
_TRACK = re.compile(
    r"(?:cd ?(?P<disc>\d{1,2})[ ,-]*)?(?:piste|pista|track|spur|traccia|plage|audio|titre"
    r"|ex(?:ercice)?)[ n°]*0*(?P<number>\d{1,3})(?!\d)",
    re.I,
)
_DROPPED = re.compile(
    r"(?<![^\W_])(?:def|definitif|finale?|fini|ok|bis|ter|complete?t?|copie|modif\w*|corr|nouveau|nouvelle|new|old"
    r"|ancien|[ée]l[èe]ves?|prof|vf|vo|hd|hq|bd|nb|couleurs?|recadr\w*|redim\w*|compress\w*|opt|web|min|scan|a4|a3"
    r"|v ?\d{1,2}|p\.? ?\d{1,3}|\d{2,4}x\d{2,4}|20\d\d[-_ ]?(?:20)?\d\d|\(\d\))(?![^\W_])",
    re.I,
)
_OF_CITY = re.compile(r"(Plan|Carte|Vue|Photo|Site|Port|Théâtre|Forum|Acropole) (?:de |d[’'])?(?P<city>[^\W\d_]+)$")
_LANDS = frozenset(
    map(
        bare,
        re.findall(
            r"\w+",
            "France Europe Afrique Amérique Asie Océanie Italie Espagne Allemagne Angleterre Grèce Égypte Chine Japon "
            "Inde Brésil Russie Maroc Algérie Tunisie Sénégal Canada Mexique Belgique Suisse Portugal Turquie Ukraine "
            "Mésopotamie Gaule Bretagne Normandie Corse Guadeloupe Martinique Guyane Mayotte",
        ),
    )
)
_MIXED = re.compile(r"\b(?!(?:\d{1,2}(?:e|re|er|de|nde|d)|[IVX]+e)\b)(?=\w*\d)(?=\w*[^\W\d_])\w+\b")
"""Code of letters and numbers."""
_OF_DEVICE = re.compile(
    r"(?:capture|screen ?shot|whats ?app|t[ée]l[ée]chargement|download|unnamed|sans titre|image|img|dsc|photo|fullsize"
    r"|maxres\w*|thumb\w*|presse ?papiers?|clipboard)(?![^\W_])(?! (?:de|du|des|[^\W\d_]{4}))"
    r"|capture d|whats ?app|.*\d{5}",
    re.I,
)
"""Name that a device or a program gave."""
_MOST = 60


def is_file_name(source: str) -> bool:
    """Return whether a source is only the name of a file."""
    return "//" not in source and _FILE.fullmatch(source.strip()) is not None


def file_title(source: str, subject: str = "", *, about: str = "") -> str:
    """Return a file as a support names it, by the words of its name; "" if these do not say what it is. about: a work
    that its page names in guillemets, for a document whose name says nothing. subject: the school subject."""
    found = _FILE.fullmatch(source.strip())
    if found is None:
        return ""
    kind = next(name for name in _KINDS if found[name[0]])
    stem = re.sub(r"(?<=[a-zà-ÿ])(?=[A-ZÀ-Ý][a-zà-ÿ])|[_\s]+", " ", found["stem"]).strip()
    if kind == "Enregistrement" and (track := _TRACK.search(re.sub(r"(?<=[a-z])(?=\d)", " ", stem))):
        disc = f" (CD{NBSP}{track['disc']})" if track["disc"] else ""
        return f"Piste audio{NBSP}{track['number']}{disc}"
    title = _title(stem)
    if not title:
        return f"{kind} {about}" if about and kind == "Document" else ""
    if kind in ("Enregistrement", "Vidéo"):
        return title if title.casefold().startswith(kind.casefold()) else f"{kind} {quoted(title)}"
    return quoted_foreign(title) if is_language(subject) else title


def _title(stem: str) -> str:
    """Return the words of the name of a file; "" if there are none, or any is a code."""
    plain = re.sub(r"[ -]+", " ", _DROPPED.sub(" ", stem)).strip()
    title = clean_title(f"{plain.replace(' ', '_')}.pdf", with_level=False)
    loud = (word for word in re.findall(r"\b[A-ZÀ-Ý]{2,}\b", title) if not re.fullmatch(r"[IVX]+", word))
    is_code = _MIXED.search(title) or any(bare(word) not in ACRONYMS for word in loud)
    has_word = re.search(r"[^\W\d_]{4}|^TP |^TD ", title)
    if _OF_DEVICE.match(stem.replace("’", " ")) or is_code or not has_word or is_vague(title) or len(title) > _MOST:
        return ""
    if (found := _OF_CITY.match(title)) and (city := bare(found["city"])) in PLACES and city not in _LANDS:
        name = PLACES[city]
        return f"{found[1]} {'d’' if name[0] in 'AEIOUÉÈ' else 'de '}{name}"
    return with_capital(title)
