"""Initials of a pupil without full stops (« exposé de KB »), told from abbreviations and from the points of a figure.

They are looked for in capitals alone, first name first, as a word by itself. Not taken for a pupil are abbreviations of
schools and sciences, Roman numbers, what stands as points do (« [KB] », « (KB) », « KB = 5 cm », « le segment KB »),
what is among other capitals, and what is near another pair of capitals that is nobody's (« tracer KB et XY »).
"""

from __future__ import annotations

import re
from collections.abc import Container, Sequence

from tni.cahier.homonyms import COMMON_WORDS, LITTLE_WORDS
from tni.cahier.name_tokens import NameToken

LEAST, MOST = 2, 4
"""Letters of initials."""
AROUND = 8
"""Words on each side that are looked at for other capitals."""
_ABBREVIATIONS = """
    ab ac adn aed aesh af am ap apc arn as asc atp av avc bac bd bdd bia bo bpa bpm bts but bv ca cad cap
    capes cav cc ccf cd cdd cdi cdt ce ced cfa ch chs ci cio cl cm cned cnrs co col com cp cpe cpge cr crs cs
    css csv ct cv cvl db dc dcb dd ddhc ddm de dgemc di dl dm dnb dnl do doc dpi ds dst dvd dys ea eaf ebp ec
    ecg ecs ee eeg efs ej emc en ens ent eo ep epi eple epn eps erea es et etc eu eva evs ex exo fc fle fls fm
    fps fr gb gco gif gps gr grp gs hda hg hgg hlp hq hs html http hz ia iae iban id ief ien ii iii img ine ir
    irm ism iso itep iut iv ix jc jdr je jo jpg js kg km ko kwh la lc lea led lg lgt lkl llce lp ls lsf lsl lsu
    lv lva lvb lvc ma mc md mdl mdph me mg mh mi min ml mm mn mo mp mps mv na nb nc nfc nn no nr nrt ns nsi nt
    ocde ok omc oms on onu opa orl ot otan pa pai pao pap pc pcl pcs pdf pdg pe pf pfmp pgcd ph pi pib pj pl plp
    pm pma pme po pod pop pp ppcm ppms ppre pps ppt prof ps psc psy pv qcm qr qrc rad ram ras rcd rda rdc rdv re
    rep res rf rfa rgb rh ri rib rna rpi rse rtf sa sacs sam sas sav sb segpa seo ses si sida sms sn sncf snt so
    sos sp spc spe sqf sql srp ss ssi st stem sti stl stmg str stt sv svt tb tbi td tel tgv ti tice tip tni toc
    tp tpe tps tv tva tz ue uhp ulis un upe url urss us usa usb ut uv va vae vat vc vf vi vih vii viii vip vo vs
    vtt wc wifi xi xii xiv xix xml xv xvi zep zip zus
    """
ABBREVIATIONS = frozenset(_ABBREVIATIONS.split())
_FIGURES = """
    angle angles arc arcs arete aretes axe base bases cercle cercles cote cotes corde cordes demi diagonale diagonales
    diametre diametres distance distances droite droites face faces hauteur hauteurs hypotenuse image longueur longueurs
    mediane medianes mediatrice mesure mesurer milieu par point points plan produit quotient rapport rayon rayons repere
    segment segments symetrique tracer trace vecteur vecteurs construire
    """
FIGURES = frozenset(_FIGURES.split())
"""Words after which two capitals are the points of a figure."""
_ROMAN = re.compile(r"x{0,3}(?:ix|iv|v?i{0,3})")
_AS_POINTS_BEFORE, _AS_POINTS_AFTER = frozenset("[{_/@#.&\\'’-‑=+*×·<>^|%€$~"), frozenset("]}_/@#&\\'’-‑=+*×·<>^|%€$~")
_SIGNS = frozenset("=<>≤≥≠≈+×÷⊥∥∈∩∪→←²³")


def may_be_initials(text: str, words: Sequence[NameToken], at: int, known: Container[str]) -> bool:
    """Return whether a word that has the letters of somebody's initials may stand for this pupil. known: initials of
    all pupils."""
    word = words[at]
    if not _is_bare(text, word) or _is_abbreviation(word.letters):
        return False
    if _is_in_figure(text, word) or (at > 0 and words[at - 1].letters in FIGURES):
        return False
    near = [*range(max(0, at - AROUND), at), *range(at + 1, min(len(words), at + 1 + AROUND))]
    if any(_shouts(text, words[beside]) and words[beside].letters not in known for beside in (at - 1, at + 1)
           if 0 <= beside < len(words)):  # fmt: skip
        return False
    others = (words[beside] for beside in near if _is_bare(text, words[beside]))
    return all(one.letters in known or _is_abbreviation(one.letters) for one in others)


def _is_bare(text: str, word: NameToken) -> bool:
    written = text[word.start : word.end]
    return LEAST <= len(written) <= MOST and written.isalpha() and written.isupper()


def _is_abbreviation(letters: str) -> bool:
    return (
        letters in ABBREVIATIONS
        or letters in LITTLE_WORDS
        or letters in COMMON_WORDS
        or _ROMAN.fullmatch(letters) is not None
    )


def _shouts(text: str, word: NameToken) -> bool:
    written = text[word.start : word.end]
    return len(written) > 1 and written.isupper()


def _is_in_figure(text: str, word: NameToken) -> bool:
    """Return whether the signs beside a word are those of points, of numbers, or of an address."""
    before, after = text[word.start - 1 : word.start], text[word.end : word.end + 1]
    if before.isalnum() or after.isalnum() or before in _AS_POINTS_BEFORE or after in _AS_POINTS_AFTER:
        return True
    if before == "(" and after == ")":
        return True
    far_before = text[max(0, word.start - 3) : word.start].rstrip()[-1:]
    far_after = text[word.end : word.end + 3].lstrip()[:1]
    return far_before in _SIGNS or far_after in _SIGNS
