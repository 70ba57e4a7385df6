"""Short forms of teachers in all subjects, in words: « frac », « qst 1 à 5 », « grpe », « impft », « resp. civile ».

Each can be read in one way only, and is no word of French or of a language that is taught. What may be two words
(« prép », « rép. », « PP ») stays as it was typed.
"""

from __future__ import annotations

import re

_TEXT = """
frac fraction~s; fracs fractions; vect vecteur~s; vects vecteurs; dte droite; dtes droites; demi-dte demi-droite
demi-dtes demi-droites; parallélo parallélogramme~s; propor proportionnalité
proportio proportionnalité; pourc pourcentage~s; soustr soustraction~s; div_eucl division euclidienne
nb_déc nombre~s décimaux; nbs_déc nombres décimaux; nbres_déc nombres décimaux; nbs_rel nombres relatifs
nb_rel nombres relatifs; nbres_rel nombres relatifs; inéq inéquation~s; inéqs inéquations; polyn polynôme~s
arithm arithmétique; coord coordonnées; coef coefficient~s; coefs coefficients; coeff coefficient~s
coeffs coefficients; fréq fréquence~s; cst constante; transf transformation~s; sym_centrale symétrie centrale
sym_axiale symétrie axiale; périm périmètre; calc_litt calcul littéral; récurr récurrence
tr_rect triangle rectangle; suites_géom suites géométriques; suite_géom suite géométrique
suites_arith suites arithmétiques; suite_arith suite arithmétique; lim_suites limites de suites
lim_fonctions limites de fonctions; lims limites; thm_gendarmes théorème des gendarmes
élec électricité; élec. électricité; accél accélération; tempér température; conc_massique concentration massique
conc_molaire concentration molaire; sol_aqueuse solution aqueuse; sol_aqueuses solutions aqueuses; réac réaction~s
énerg énergie; changt changement; changts changements; chgmt changement; chgmts changements
chang_d’état changement d’état; chang_d'état changement d’état; éq_bilan équation bilan; oxred oxydoréduction
écosyst écosystème~s; chromo chromosome~s; micro-org micro-organisme~s; microorg micro-organisme~s
classif classification; évol évolution; biodiv biodiversité; repro_humaine reproduction humaine
repro_sexuée reproduction sexuée; repro_asexuée reproduction asexuée
1re_GM Première Guerre mondiale; 1ère_GM Première Guerre mondiale; 2e_GM Seconde Guerre mondiale
2nde_GM Seconde Guerre mondiale; mondialis mondialisation; popul population; dév_durable développement durable
dev_durable développement durable; dev_construit développement construit; aménagt aménagement; aménagts aménagements
décolo décolonisation; gouv gouvernement; gouvt gouvernement; parlt parlement; frise_chrono frise chronologique
prst présent; pst présent; impft imparfait; imparf imparfait; impf imparfait; plus-que-pft plus-que-parfait
pqp plus-que-parfait; subjonc subjonctif; futur_ant futur antérieur; adj_qual adjectifs qualificatifs
adjs adjectifs; advs adverbes; adv adverbe~s; dét déterminant~s; déts déterminants
pron_perso pronoms personnels; pron pronom~s; conj_de_coord conjonctions de coordination
prop_sub propositions subordonnées; sub_rel proposition subordonnée relative; part_passé participe passé
part_passés participes passés; aux_être auxiliaire être; aux_avoir auxiliaire avoir; champ_lex champ lexical
champs_lex champs lexicaux; narr narrateur; persos personnages; perso_principal personnage principal
protag protagoniste; chev chevalier; chevs chevaliers; autobio autobiographie; métaph métaphore~s
hyperb hyperbole~s; pdv point de vue; pt_de_vue point de vue; pts_de_vue points de vue; argt argument~s
argts arguments; pblm problème; pblms problèmes; pbm problème; pbtique problématique; pbtq problématique
pbmatique problématique; comm_comp commentaire composé; dictée_prép dictée préparée; lect_suivie lecture suivie
lect_cursive lecture cursive; étym étymologie; synon synonyme~s; homoph homophone~s; ponct ponctuation; phr phrase~s
csce conscience; inconsc inconscient; compr_orale compréhension orale; compr_écrite compréhension écrite
compréh compréhension; expr_orale expression orale; expr_écrite expression écrite; entrep entreprise~s
conso consommation; chôm chômage; resp_civile responsabilité civile; resp_pénale responsabilité pénale
respons_civile responsabilité civile; respons_pénale responsabilité pénale; resp_contractuelle
responsabilité contractuelle; resp_délictuelle responsabilité délictuelle; respons responsabilité; assur assurance
mgt management; mktg marketing; compta comptabilité; échauf échauffement; étirts étirements; étir étirements
muscu musculation; percus percussions; percu percussions
chaîne_info chaîne d’information; chaîne_d’info chaîne d’information; chaîne_énergie chaîne d’énergie
chaîne_d'info chaîne d’information; CdC cahier des charges; CdCF cahier des charges fonctionnel
qst question~s; qsts questions; grpe groupe; grpes groupes; gpe groupe; gpes groupes; par_gr par groupe
travail_indiv travail individuel; travail_perso travail personnel; trav_de_gr travail de groupe
travail_de_gr travail de groupe; consgn consigne; auto-éval auto-évaluation; autoéval auto-évaluation
suppl supplémentaire; facult facultatif; oblig obligatoire; qq quelques; qques quelques; qqs quelques
qqch quelque chose; qqn quelqu’un; gd grand; gde grande; gds grands; gdes grandes; grd grand; grds grands
chq chaque; cb_de combien de; pcq parce que; mtnt maintenant; mnt maintenant; jms jamais; lgtps longtemps
nvx nouveaux; nvelle nouvelle; nvelles nouvelles; vdc vie de classe; conseil_de_cl conseil de classe
délég délégué~s; bibli bibliothèque; observ observation~s; tabl tableau; tblx tableaux; illust illustration~s
règlt règlement; enseigt enseignement; mouvt mouvement; mouvts mouvements; paragr paragraphe~s; parag paragraphe~s
remédia remédiation; reméd remédiation; biogr biographie; annot annotations; anniv anniversaire
expérim expérimentation; manipul manipulation; interpré interprétation
"""


def _entries() -> dict[str, str]:
    entries: dict[str, str] = {}
    words = re.split(r";|(?<!_)\n(?!responsabilité contractuelle)", _TEXT.strip())
    for entry in words:
        short, _, whole = " ".join(entry.split()).partition(" ")
        if short:
            entries[short.rstrip(".")] = whole
    return entries


SHORT_FORMS = _entries()
"""What each is in words; a tilde stands before the s that it has without a singular article."""
_SINGULAR = re.compile(
    r"(?:(?<![\w’])(?:une?|l[ae]|cette|ce|cet|chaque|sa|son|ma|mon|du|au|d’une?|d'une?|1)[ \u00a0]|\b[dl][’'])$", re.I
)
_ONE_NUMBER = re.compile(r"[ \u00a0]?(?:n ?° ?)?\d{1,2}(?! ?(?:à|-|–|,|;|et|\+|&)|[\w]|[ \u00a0]\d)")
_FORM = re.compile(
    r"(?<![\w.@/-])(?:"
    + "|".join(re.sub(r"_", r"\\.?[ \\u00a0]", re.escape(one)) for one in sorted(SHORT_FORMS, key=len, reverse=True))
    + r")(?![\w@]|-\w|\.\w|[’'(=]\w)\.?(?!\w)",
    re.I,
)
_ALGORITHM = re.compile(
    r"(?:^|(?<=\bl[’'])|(?<=\bun )|(?<=\bd[’']))(?P<word>algos?)(?=$|[ \u00a0]?:|[ \u00a0]\d|[ \u00a0](?:des?|du|d[’'])"
    r"(?![^\W\d_]{0,1}[ \u00a0](?:comer|beber|nuevo|interesante)))",
    re.I,
)
_MONTHS = {
    "janv": "janvier", "fév": "février", "févr": "février", "avr": "avril", "juil": "juillet", "sept": "septembre",
    "oct": "octobre", "nov": "novembre", "déc": "décembre", "fev": "février", "dec": "décembre",
}  # fmt: skip
_MONTH = re.compile(rf"(?<![\w/])(?P<day>1er|\d{{1,2}}) (?P<month>{'|'.join(_MONTHS)})\.?(?![\w’'])", re.I)

_DAYS = {"lun": "di", "mar": "di", "mer": "credi", "jeu": "di", "ven": "dredi", "sam": "edi"}
_DAY = re.compile(r"(?<![\w/’-])(lun|mar|mer|jeu|ven|sam)\.? ?(?=\d{1,2}/\d{1,2}(?!\w))", re.I)


def spell_short_forms(text: str) -> str:
    """Return a heading with its short forms in words, each as it goes with what stands before and behind it."""
    text = _MONTH.sub(lambda found: f"{found['day']} {_MONTHS[found['month'].lower()]}", text)
    text = _DAY.sub(lambda found: f"{found[1]}{_DAYS[found[1].lower()]} ", text)
    text = _ALGORITHM.sub(_algorithm, text)
    return _FORM.sub(_whole, text)


def _algorithm(found: re.Match[str]) -> str:
    whole = "algorithmes" if found["word"][-1:] in "sS" else "algorithme"
    return whole[:1].upper() + whole[1:] if found["word"][0].isupper() else whole


def _whole(found: re.Match[str]) -> str:
    typed = re.sub(r"\.$", "", found[0])
    key = re.sub(r"\.?[ \u00a0]", "_", typed)
    whole = SHORT_FORMS.get(key) or SHORT_FORMS.get(key.lower())
    if key.lower() == "gd" and re.match(r" ?\d", found.string[found.end() :]):
        return found[0]  # « Grandeurs 3 »
    if whole is None or (typed.isupper() and typed not in SHORT_FORMS):
        return found[0]
    if "~" in whole:
        before, behind = found.string[: found.start()], found.string[found.end() :]
        is_one = _SINGULAR.search(before) or (
            whole.startswith(("question", "paragraphe")) and _ONE_NUMBER.match(behind)
        )
        whole = re.sub(r"~s.*", "", whole) if is_one else whole.replace("~", "")
    return whole[:1].upper() + whole[1:] if typed[:1].isupper() and key not in SHORT_FORMS else whole
