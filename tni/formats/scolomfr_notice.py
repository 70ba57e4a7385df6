"""Writer of ScoLOMFR 3.1 notices, the metadata of French school resources.

All mandatory fields are always there: identifier, title, language, description, contribution with role, vCard and date,
and location. Values of vocabularies are the publisher's URIs.
"""

from __future__ import annotations

import re

from lxml import etree

from tni.formats.xml_tree import Element
from tni.library.lesson_notice import LessonNotice
from tni.library.vocabulary import Vocabularies

_LOM = "http://ltsc.ieee.org/xsd/LOM"
_LOMFR = "http://www.lom-fr.fr/xsd/LOMFR"
_SCOLOMFR = "http://www.lom-fr.fr/xsd/SCOLOMFR"
_NAMESPACES = {"lom": _LOM, "lomfr": _LOMFR, "scolomfr": _SCOLOMFR}
_CONCEPT = "http://data.education.fr/voc/scolomfr/concept/"
_FRENCH = "http://id.loc.gov/vocabulary/iso639-2/fre"
_SOURCE = "SCOLOMFRv3.1"
_UNTITLED = "Sans titre"
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_PURPOSES = (
    ("levels", "educational_level", "niveau éducatif détaillé", "scolomfr-voc-022 ; Niveau éducatif détaillé"),
    ("subjects", "scolomfr-voc-028-num-003", "domaine d'enseignement", "scolomfr-voc-015 ; Domaine d'enseignement"),
    ("domains", "competency", "compétence", "scolomfr-voc-016 ; Socle commun"),
    ("skills", "competency", "compétence", "CRCN"),
)
"""Field of the curriculum; purpose, its label; vocabulary."""


def scolomfr_notice(notice: LessonNotice, vocabularies: Vocabularies) -> bytes:
    """Return a lesson's notice as XML in UTF-8. vocabularies: have the labels of the curriculum's keys; keys that they
    do not know become free keywords."""
    root = etree.Element(f"{{{_LOM}}}lom", nsmap=_NAMESPACES)
    title = _clean(notice.title) or _UNTITLED
    identifier = _clean(notice.identifier) or title
    _add_general(root, notice, vocabularies, title, identifier)
    _add_contribution(_add(root, "lifeCycle"), notice)
    meta = _add(root, "metaMetadata")
    _add(meta, "metadataSchema", "ScoLOMFRv3.1")
    _add(meta, "language", _FRENCH)
    technical = _add(root, "technical")
    if notice.size > 0:
        _add(technical, "size", str(notice.size))
    _add(technical, "location", _clean(notice.location) or identifier)
    _add_teaching(root, notice)
    for field, purpose, label, vocabulary in _PURPOSES:
        for key in getattr(notice.curriculum, field):
            if path := vocabularies.path(key):
                classification = _add(root, "classification")
                _add_value(classification, "purpose", purpose, label)
                taxons = _add(classification, "taxonPath")
                _add(_add(taxons, "source"), "string", f"{_SOURCE} ; {vocabulary}")
                for concept in path:
                    taxon = _add(taxons, "taxon")
                    _add(taxon, "id", _clean(concept.key) or "-")
                    _add(_add(taxon, "entry"), "string", _clean(concept.label))
    etree.indent(root)
    written: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8")
    return written


def _add_general(root: Element, notice: LessonNotice, vocabularies: Vocabularies, title: str, identifier: str) -> None:
    general = _add(root, "general")
    identified = _add(general, "identifier")
    _add(identified, "catalog", "URI")
    _add(identified, "entry", identifier)
    _add_text(general, "title", title)
    _add(general, "language", _FRENCH)
    _add_text(general, "description", _clean(notice.description) or title)
    here = notice.curriculum
    own = (key for key in (*here.levels, *here.subjects, *here.domains, *here.skills) if not vocabularies.concept(key))
    for keyword in dict.fromkeys(filter(None, map(_clean, (*notice.keywords, here.sequence, *own)))):
        _add_text(general, "keyword", keyword)
    document = _add(general, "documentType", namespace=_LOMFR)
    _add(document, "label", "ressource interactive", _LOMFR)
    _add(document, "value", "http://purl.org/dc/dcmitype/InteractiveResource", _LOMFR)
    kind = _add(general, "generalResourceType", namespace=_SCOLOMFR)
    _add(kind, "label", "présentation multimédia", _SCOLOMFR)
    _add(kind, "value", f"{_CONCEPT}scolomfr-voc-005-num-034", _SCOLOMFR)


def _add_contribution(life: Element, notice: LessonNotice) -> None:
    contribution = _add(life, "contribute")
    _add_value(contribution, "role", "author", "auteur")
    name = _clean(notice.curriculum.author) or "Auteur inconnu"
    lines = ["BEGIN:VCARD", "VERSION:3.0", f"FN:{_vcard_text(name)}", f"N:{_vcard_text(name)};;;;"]
    if organisation := _clean(notice.organisation):
        lines.append(f"ORG:{_vcard_text(organisation)}")
    _add(contribution, "entity", "\n".join((*lines, "END:VCARD")))
    _add(_add(contribution, "date"), "dateTime", notice.on.isoformat())


def _add_teaching(root: Element, notice: LessonNotice) -> None:
    teaching = _add(root, "educational")
    _add_value(teaching, "learningResourceType", "scolomfr-voc-010-num-027", "activité pédagogique")
    _add_value(teaching, "intendedEndUserRole", "teacher", "enseignant")
    if notice.curriculum.minutes > 0:
        _add(_add(teaching, "typicalLearningTime"), "duration", f"PT{notice.curriculum.minutes}M")
    _add(teaching, "language", _FRENCH)
    if licence := _clean(notice.curriculum.licence):
        rights = _add(root, "rights")
        _add_value(rights, "copyrightAndOtherRestrictions", "yes_2", "oui")
        _add_text(rights, "description", licence)


def _add(parent: Element, name: str, text: str | None = None, namespace: str = _LOM) -> Element:
    made = etree.SubElement(parent, f"{{{namespace}}}{name}")
    made.text = text
    return made


def _add_text(parent: Element, name: str, text: str) -> None:
    _add(_add(parent, name), "string", text).set("language", _FRENCH)


def _add_value(parent: Element, name: str, concept: str, label: str) -> None:
    made = _add(parent, name)
    _add(made, "source", _SOURCE)
    _add(made, "label", label)
    _add(made, "value", _CONCEPT + concept)


def _clean(text: str) -> str:
    """Return a text that XML can hold, without space around it."""
    return _NOT_XML.sub("", text).strip()


def _vcard_text(text: str) -> str:
    r"""Escape a value of a vCard: `Durand; Paul` becomes `Durand\; Paul`."""
    escaped = re.sub(r"([\\;,])", r"\\\1", text)
    return "\\n".join(escaped.splitlines())
