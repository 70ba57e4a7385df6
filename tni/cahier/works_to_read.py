"""Titles of works in the work to do, in guillemets: « Relire Spleen et Idéal », « Apporter Candide de Voltaire ».

A title is known by its capital behind a verb of reading and by what stands around it. A name that may be that of an
author or a manual stays as it is typed: guillemets around a person are worse than none around a title.
"""

from __future__ import annotations

import re

from tni.cahier.french import quoted

_AUTHORS_TEXT = """
Anouilh Apollinaire Aragon Aristote Atwood Aymé Balzac Barjavel Baudelaire Bazin Beaumarchais Beauvoir Beckett
Bradbury Breton Camus Carroll Casarès Cervantès Césaire Char Chateaubriand Christie Cocteau Colette Corneille Dahl
Damasio Defoe Descartes Dickens Diderot Dostoïevski Doyle Dumas Duras Éluard Épicure Ernaux Feydeau Flaubert
Fournier Gary Gaudé Gautier Gide Giono Giraudoux Goethe Goscinny Gouges Grimm Grimbert Hemingway Hergé Hésiode
Hobbes Homère Horowitz Hugo Huxley Ionesco Jarry Kafka Kant Kipling Laclos Lagarce Lamartine Leroux Lesage Levi
London Machiavel Magnan Marivaux Marx Maupassant Mérimée Michaux Modiano Molière Montaigne Montesquieu Morpurgo
Murail Musset Nietzsche Orwell Ovide Pagnol Pascal Pennac Perec Pergaud Perrault Pérochon Platon Plutarque Poe Ponge
Pouchkine Prévert Prévost Proust Queneau Rabelais Racine Reverdy Rilke Rimbaud Ronsard Rostand Rousseau Sagan Sand
Sarraute Sartre Satrapi Schmitt Senghor Sénèque Shakespeare Shelley Sophocle Spinoza Steinbeck Stendhal Stevenson
Sue Süskind Swift Tchekhov Tite-Live Tolkien Tolstoï Tournier Twain Uhlman Ungerer Vallès Verlaine Verne Vian Vigny
Villon Virgile Voltaire Wells Wiesel Wilde Woolf Yourcenar Zola Zweig
"""
_AUTHORS = frozenset(_AUTHORS_TEXT.split())
_WITH_PARTICLE = (
    "Balzac|Beauvoir|Chateaubriand|Gouges|Laclos|Lamartine|Maupassant|Montaigne|Musset|Navarre|Nerval|Ronsard"
    "|Saint-Exupéry|Sévigné|Staël|Vigny|La Fayette|La Fontaine"
)
_AUTHOR = (
    r"(?:(?:[A-ZÀ-Ý][\w-]+|[A-Z]\.) ){0,3}"
    rf"(?:(?:de |d’)(?:{_WITH_PARTICLE})"
    rf"|{'|'.join(sorted(_AUTHORS, key=len, reverse=True))}|La Fontaine|La Bruyère|La Boétie|Saint-Exupéry|Nerval)"
)
_FIRST_NAMES_TEXT = """
Alfred Alphonse Antoine Choderlos François-René Gérard Guy Honoré Jean Madame Marguerite Michel Mme Olympe Pierre Simone
"""
_FIRST_NAMES = frozenset(_FIRST_NAMES_TEXT.split())
_VERB = (
    r"(?:(?:finir|terminer|commencer)(?: de (?:re)?lire)?|(?:re)?lire|r?apporter|acheter|se procurer|emprunter|ramener)"
)
_END = (
    r"(?=$|[,;.(:!]|[ \u00a0](?:pp?\.|pp? ?\d|t\. ?\d|tomes? \d|pages?\b|jusqu|chapitres?\b|actes?\b"
    r"|sc[èe]nes?\b|livres? [IVX\d]"
    r"|chants? [IVX\d]|en entier"
    r"|en (?:édition|version)|pour\b|avant\b|et [^\W\d_]{2,}(?:er|ir|re)\b|[+–;:(]))"
)
_READ = re.compile(
    rf"(?P<verb>(?:^|(?<=[;,+] )|(?<=\bet ))(?i:{_VERB})) (?P<title>[A-ZÀ-Ý][\w’'-]*(?: [\w’'-]+){{0,9}}?)"
    rf"(?P<author> (?:de |d[’']|du ){_AUTHOR})?{_END}"
)
_WITHIN = re.compile(
    r" (?:et|ou|le|la|les|un|une|du|des|de|aux?|en|dans|sur|sans|à|qui|que|l[’']\w+|d[’']\w+|mon|ma|son|sa)(?= )", re.I
)
_OF_SOMEBODY = re.compile(r" (?:de |d[’']|du )[A-ZÀ-Ý]")
_NO_TITLE = re.compile(
    r"(?:Cap Maths|Bescherelle|Bled|Pilotis|Taoki|Ratus|Pronote|TP|TD|DM|DS|CR|Exercices?|Chapitres?|Texte"
    r"|Doc\w*|Fiche|Page"
    r"|Partie|Le[çc]on|Cahier|Livre|Manuel|[A-Z]?\d+|[A-Z]{2,}\b"
    r"|(?:L[ae]s?|Une?|Des) (?:textes?|cartes?|livres?|cahiers?|chapitres?|pages?|le[çc]ons?|fiches?|documents?"
    r"|consignes?"
    r"|r[ée]sum[ée]s?|bilans?|cours|po[èe]mes?|po[ée]sies?|manuels?|suite|fin|d[ée]but|parties?|sc[èe]nes?|questions?"
    r"|exercices?|dialogues?|extraits?|paragraphes?|articles?|sch[ée]mas?|tableaux?)(?!\w))"
    r"|.* (?:l[ae]s?|une?|des?|du|et|ou|à|en)$",
)
_ARTICLE = re.compile(r"(?:L[ae]s?|Une?|Des) |L[’']")


def with_works_to_read(task: str) -> str:
    """Return a piece of work with the titles of works that are to be read or brought in guillemets."""
    if "«" in task:
        return task
    if (told := _READ.sub(_marked, task)) != task:
        return told
    if re.match(r"(?:re)?lire\b", task, re.I) and (told := _PART_OF.sub(r"\1" + quoted(r"\2"), task)) != task:
        return told
    whole = _WITH_ARTICLE.match(task)
    if whole is None or _NO_TITLE.match(whole["title"]):
        return task
    part = f", {whole['part']}" if whole["part"] else ""
    return f"{whole['verb']} {quoted(whole['title'])}{part}"


_PART_OF = re.compile(
    r"(\b(?:de|dans) )((?!L[ae]s? (?:Fontaine|Bruyère|Boétie|Fayette|Rochelle|Réunion|Mecque|Haye|Havane|Rochefoucauld"
    r"|Havre|Mans|Caire|Corbusier|Nôtre|Brun|Creusot|Clézio)\b)(?:L[ae]s? |L[’'])[A-ZÀ-Ý][\w’'-]*"
    rf"(?: (?!de [A-ZÀ-Ý])[\w’'-]+){{0,6}}?){_END}"
)
"""Work of which a part is to be read: « les chapitres 1 à 3 de L’Odyssée »."""
_WITH_ARTICLE = re.compile(
    r"(?P<verb>(?:Re)?[Ll]ire) (?P<title>(?:L[ae]s? |L[’'])[A-ZÀ-Ý][^,.;:«»]*?)"
    r"(?:,? (?P<part>(?:p(?:ages?)?\.? ?\d|chapitres? |actes? ).*))?$"
)
"""To read a work that begins with its article, and which part of it."""


def _marked(found: re.Match[str]) -> str:
    title, author = found["title"], found["author"] or ""
    words = title.split(" ")
    is_name = any(re.sub(r"^[DL][’']", "", word) in _AUTHORS for word in words)
    if _NO_TITLE.match(title) or is_name or _OF_SOMEBODY.search(title) or title.isupper():
        return found[0]
    is_bring = re.match(r"(?:r?apporter|acheter|se procurer|emprunter|ramener)", found["verb"], re.I)
    if author and title in _FIRST_NAMES:
        return found[0]  # « Guy de Maupassant »
    is_work = bool(author) or (_ARTICLE.match(title) and len(words) > 1 and not is_bring)
    if not is_work and len(words) > 2:
        is_work = bool(_WITHIN.search(title)) and not (is_bring and re.fullmatch(r"\S+ et \S+", title))
    comma = (
        "," if re.match(r" (?:p\.|pp\.|pages?|chapitres?|actes?|sc[èe]nes?)(?!\w)", found.string[found.end() :]) else ""
    )
    return f"{found['verb']} {quoted(title)}{author}{comma}" if is_work else found[0]
