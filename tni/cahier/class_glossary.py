"""Words of class and of grammar in the languages that are taught, with their French.

Each entry is `foreign forms = French`. Nouns end in their gender: m, f, and p where the French is a plural. Of a noun
with two foreign forms the second is its plural; English and Spanish plurals in -s need none.
"""

from __future__ import annotations

_NOUNS = {
    "en": """
imperative=impératif m; gerund=gérondif m; infinitive=infinitif m; article=article m; genitive=génitif m
possessive pronoun=pronom possessif m; relative pronoun=pronom relatif m; relative clause=proposition relative f
reported speech=discours indirect m; indirect speech=discours indirect m; direct speech=discours direct m
question word=mot interrogatif m; quantifier=quantifieur m; linking word=mot de liaison m; link word=mot de liaison m
preposition of place=préposition de lieu f; frequency adverb=adverbe de fréquence m; phrasal verb=verbe à particule m
passive voice=voix passive f; simple future=futur simple m; present progressive=présent progressif m; clue=indice m
direction=direction f; route=itinéraire m; itinerary, itineraries=itinéraire m; character=personnage m
synthesis=synthèse f; document=document m; doc=document m; key word=mot clé m; note=note f
presentation=exposé m; extract=extrait m; essay=essai m; speech, speeches=discours m; report=compte rendu m
quiz=quiz m; role play=jeu de rôle m; video=vidéo f; film=film m; book=livre m; chapter=chapitre m
diary, diaries=journal intime m; email=courriel m; postcard=carte postale f; poster=affiche f; map=carte f
table=tableau m; recipe=recette f; opinion=avis m; argument=argument m; spelling=orthographe f; sound=son m
noun=nom m; tense=temps m; pronoun=pronom m; verb=verbe m; word=mot m; sentence=phrase f; question=question f
answer=réponse f; text=texte m; dialogue=dialogue m; story, stories=histoire f; song=chanson f; poem=poème m
letter=lettre f; picture=image f; lesson=leçon f; rule=règle f; exercise=exercice m; homework=devoirs mp
vocabulary=vocabulaire m; grammar=grammaire f; workbook=cahier d’activités m; textbook=manuel m; copybook=cahier m
notebook=cahier m; worksheet=fiche f; test=test m; project=projet m; date=date f; weather=temps qu’il fait m
day=jour m; week=semaine f; month=mois m; year=année f; season=saison f; time=heure f; number=nombre m
colour=couleur f; color=couleur f; alphabet=alphabet m; name=nom m; age=âge m; school=école f
country, countries=pays m; city, cities=ville f; town=ville f; family, families=famille f; friend=ami m
animal=animal m; pet=animal de compagnie m; food=nourriture f; meal=repas m; body=corps m; clothes=vêtements mp
hobby, hobbies=loisir m; house=maison f; home=maison f; room=pièce f; bedroom=chambre f; kitchen=cuisine f
furniture=meubles mp; job=métier m; dream=rêve m; holiday=vacances fp; holidays=vacances fp; weekend=week-end m
sport=sport m; environment=environnement m; back to school=rentrée f; england=Angleterre f
timetable=emploi du temps m; routine=routine f; daily routine=routine quotidienne f; school subject=matière scolaire f
pronunciation=prononciation f; introduction=introduction f; summary, summaries=résumé m; paragraph=paragraphe m
present simple=présent simple m; simple present=présent simple m; present continuous=présent continu m
past tense=passé m; past simple=prétérit m; simple past=prétérit m; preterite=prétérit m; future=futur m; past=passé m
irregular verb=verbe irrégulier m; regular verb=verbe régulier m; modal verb=verbe modal m; adjective=adjectif m
possessive adjective=adjectif possessif m; personal pronoun=pronom personnel m; comparative=comparatif m
adverb=adverbe m; superlative=superlatif m; passive=passif m; plural=pluriel m; conditional=conditionnel m
preposition=préposition f; list=liste f; past continuous=prétérit continu m; restaurant=restaurant m; menu=menu m
present perfect=present perfect m; page=page f; unit=unité f; grammar rule=règle de grammaire f
""",
    "de": """
imperativ=impératif m; genitiv=génitif m; infinitiv=infinitif m; artikel=article m; komparativ=comparatif m
superlativ=superlatif m; relativsatz, relativsätze=proposition relative f; relativpronomen=pronom relatif m
personalpronomen=pronom personnel m; possessivpronomen=pronom possessif m; konjunktion, konjunktionen=conjonction f
starke verben=verbes forts mp; schwache verben=verbes faibles mp; hauptsatz, hauptsätze=proposition principale f
negation=négation f; verneinung=négation f; plural=pluriel m; person, personen=personne f; weg, wege=chemin m
verb, verben=verbe m; wort, wörter=mot m; satz, sätze=phrase f; frage, fragen=question f; antwort, antworten=réponse f
text, texte=texte m; dialog, dialoge=dialogue m; geschichte, geschichten=histoire f; lied, lieder=chanson f
brief, briefe=lettre f; bild, bilder=image f; regel, regeln=règle f; übung, übungen=exercice m
hausaufgaben=devoirs mp; wortschatz=vocabulaire m; vokabeln=vocabulaire m; grammatik=grammaire f
arbeitsheft=cahier d’activités m; buch=manuel m; heft=cahier m; arbeitsblatt=fiche f; datum=date f
wetter=temps qu’il fait m; tag, tage=jour m; woche, wochen=semaine f; monat, monate=mois m; jahr, jahre=année f
uhrzeit, uhrzeiten=heure f; zahl, zahlen=nombre m; farbe, farben=couleur f; schule=école f; land, länder=pays m
stadt, städte=ville f; familie=famille f; freund, freunde=ami m; tier, tiere=animal m; essen=repas m; körper=corps m
kleidung=vêtements mp; hobby, hobbys=loisir m; freizeit=loisirs mp; haus=maison f; zimmer=chambre f
wohnung=logement m; möbel=meubles mp; beruf, berufe=métier m; traum, träume=rêve m; ferien=vacances fp
wochenende=week-end m; umwelt=environnement m; umweltschutz=protection de l’environnement f
mülltrennung=tri des déchets m; deutschland=Allemagne f; frankreich=France f; stundenplan=emploi du temps m
tagesablauf=déroulement de la journée m; alltag=quotidien m; aussprache=prononciation f
satzklammer=parenthèse verbale f; präsens=présent m; perfekt=parfait m; präteritum=prétérit m; futur=futur m
passiv=passif m; nebensatz, nebensätze=proposition subordonnée f; modalverb, modalverben=verbe modal m
wortstellung=ordre des mots m; adjektiv, adjektive=adjectif m; adjektivdeklination=déclinaison de l’adjectif f
akkusativ=accusatif m; dativ=datif m; trennbare verben=verbes à particule séparable mp
unregelmäßige verben=verbes irréguliers mp; konjunktiv=subjonctif m; nominativ=nominatif m
präpositionen=prépositions fp; weihnachten=Noël m; aufgabe, aufgaben=exercice m
""",
    "es": """
infinitivo=infinitif m; artículo=article m; comparativo=comparatif m; superlativo=superlatif m
condicional=conditionnel m; adverbio=adverbe m; preposición, preposiciones=préposition f; posesivos=possessifs mp
verbos reflexivos=verbes pronominaux mp; verbos regulares=verbes réguliers mp; tiempos del pasado=temps du passé mp
demostrativos=démonstratifs mp; perífrasis=périphrase f; oración, oraciones=phrase f; camino=chemin m
presente de subjuntivo=présent du subjonctif m; pista=piste f; pronombre personal=pronom personnel m
verbo=verbe m; palabra=mot m; frase=phrase f; pregunta=question f; respuesta=réponse f; texto=texte m
diálogo=dialogue m; historia=histoire f; canción, canciones=chanson f; poema=poème m; carta=lettre f
imagen, imágenes=image f; regla=règle f; ejercicio=exercice m; deberes=devoirs mp; vocabulario=vocabulaire m
gramática=grammaire f; libro=manuel m; cuaderno=cahier m; cuaderno de ejercicios=cahier d’activités m; ficha=fiche f
fecha=date f; tiempo=temps qu’il fait m; día=jour m; semana=semaine f; mes, meses=mois m; año=année f
estación, estaciones=saison f; hora=heure f; número=nombre m; color, colores=couleur f; escuela=école f
instituto=collège m; país, países=pays m; ciudad, ciudades=ville f; familia=famille f; amigo=ami m
animal, animales=animal m; comida=repas m; cuerpo=corps m; ropa=vêtements mp; ocio=loisirs mp; casa=maison f
habitación=chambre f; habitaciones=pièces fp; cuarto=chambre f; cocina=cuisine f; mueble=meuble m
profesión, profesiones=métier m; sueño=rêve m; vacaciones=vacances fp; fin de semana=week-end m
medio ambiente=environnement m; horario=emploi du temps m; españa=Espagne f; rutina=routine f
rutina diaria=routine quotidienne f; vida cotidiana=vie quotidienne f; gusto=goût m; pronunciación=prononciation f
presente=présent m; presente de indicativo=présent de l’indicatif m; pretérito=prétérit m
pretérito indefinido=passé simple m; pretérito perfecto=passé composé m; pretérito imperfecto=imparfait m
imperfecto=imparfait m; futuro=futur m; subjuntivo=subjonctif m; imperativo=impératif m; gerundio=gérondif m
verbos irregulares=verbes irréguliers mp; adjetivo=adjectif m; pronombre=pronom m; descripción=description f
retrato=portrait m; restaurante=restaurant m; barrio=quartier m; viaje=voyage m
""",
    "it": """
imperativo=impératif m; infinito=infinitif m; articolo, articoli=article m; condizionale=conditionnel m
comparativo=comparatif m; superlativo=superlatif m; gerundio=gérondif m; preposizioni=prépositions fp
pronomi=pronoms mp; verbi regolari=verbes réguliers mp; verbi riflessivi=verbes pronominaux mp; possessivi=possessifs mp
trapassato prossimo=plus-que-parfait m; congiuntivo presente=présent du subjonctif m; strada, strade=rue f
verbo, verbi=verbe m; parola, parole=mot m; frase, frasi=phrase f; domanda, domande=question f
risposta, risposte=réponse f; testo, testi=texte m; dialogo, dialoghi=dialogue m; storia, storie=histoire f
canzone, canzoni=chanson f; lettera=lettre f; immagine, immagini=image f; regola, regole=règle f
esercizio, esercizi=exercice m; compiti=devoirs mp; vocabolario=vocabulaire m; lessico=vocabulaire m
grammatica=grammaire f; libro=manuel m; quaderno=cahier m; scheda=fiche f; data=date f; tempo=temps qu’il fait m
giorno, giorni=jour m; giornata=journée f; settimana=semaine f; mese, mesi=mois m; anno, anni=année f
ora, ore=heure f; numero, numeri=nombre m; colore, colori=couleur f; scuola=école f; paese, paesi=pays m
città=ville f; famiglia=famille f; amico, amici=ami m; animale, animali=animal m; casa=maison f; camera=chambre f
stanza, stanze=pièce f; cucina=cuisine f; mobili=meubles mp; sogno, sogni=rêve m; vacanze=vacances fp
ambiente=environnement m; ristorante=restaurant m; orario=emploi du temps m
passato prossimo=passé composé m; imperfetto=imparfait m
presente=présent m; futuro=futur m; congiuntivo=subjonctif m; aggettivo, aggettivi=adjectif m
pronuncia=prononciation f; verbi irregolari=verbes irréguliers mp; italia=Italie f; vita quotidiana=vie quotidienne f
""",
}
_VERBS = {
    "en": """
learn=apprendre; learn by heart=apprendre par cœur; memorise=mémoriser; memorize=mémoriser; write=écrire
write down=noter; read=lire; read aloud=lire à voix haute; listen=écouter; listen to=écouter; repeat=répéter
speak=parler; speak about=parler de; talk about=parler de; describe=décrire; draw=dessiner; colour=colorier
color=colorier; match=relier; complete=compléter; fill in=compléter; finish=finir; do=faire; make=faire
answer=répondre à; ask=poser; revise=réviser; review=réviser; study=étudier; prepare=préparer; present=présenter
watch=regarder; look at=regarder; find=trouver; choose=choisir; copy=copier; translate=traduire; correct=corriger
say=dire; sing=chanter; play=jouer; point=montrer; point to=montrer; show=montrer; guess=deviner; count=compter
use=utiliser; compare=comparer; imagine=imaginer; practise=s’entraîner à; bring=apporter; underline=souligner
tick=cocher; introduce=présenter; explain=expliquer
""",
    "de": """
lernt=apprendre; lerne=apprendre; lernen=apprendre; schreibt=écrire; schreibe=écrire; schreib=écrire; schreiben=écrire
lest=lire; lies=lire; lesen=lire; hört=écouter; höre=écouter; hören=écouter; wiederholen=réviser; wiederholt=réviser
beschreibt=décrire; beschreibe=décrire; beschreiben=décrire; ergänzt=compléter; ergänze=compléter; ergänzen=compléter
beantwortet=répondre à; beantworte=répondre à; beantworten=répondre à; übersetzt=traduire; übersetzen=traduire
macht=faire; mach=faire; machen=faire; zeichnen=dessiner; sprechen=parler; singen=chanter; spielen=jouer
zeigen=montrer; finden=trouver; wählen=choisir; vergleichen=comparer; vorbereiten=préparer; vorstellen=présenter
markieren=souligner; kennen=connaître
""",
    "es": """
aprender=apprendre; aprende=apprendre; aprended=apprendre; escribir=écrire; escribe=écrire; escribid=écrire; leer=lire
lee=lire; leed=lire; escuchar=écouter; escucha=écouter; escuchad=écouter; repetir=répéter; repite=répéter
repetid=répéter; describir=décrire; describe=décrire; describid=décrire; completar=compléter; completa=compléter
completad=compléter; hablar de=parler de; hablar=parler; contestar=répondre à; responder=répondre à
contesta=répondre à; hacer=faire; haz=faire; dibujar=dessiner; traducir=traduire; traduce=traduire; estudiar=étudier
estudia=étudier; repasar=réviser; repasa=réviser; preparar=préparer; prepara=préparer; presentar=présenter
mirar=regarder; mira=regarder; encontrar=trouver; elegir=choisir; relacionar=relier; relaciona=relier
corregir=corriger; decir=dire; cantar=chanter; jugar=jouer; comparar=comparer; imaginar=imaginer; terminar=finir
termina=finir; acabar=finir; contar=raconter; expresar=exprimer; memorizar=mémoriser
""",
    "it": """
imparare=apprendre; impara=apprendre; imparate=apprendre; scrivere=écrire; scrivi=écrire; scrivete=écrire
leggere=lire; leggi=lire; leggete=lire; ascoltare=écouter; ascolta=écouter; ascoltate=écouter; ripetere=répéter
ripeti=répéter; ripetete=répéter; descrivere=décrire; descrivi=décrire; descrivete=décrire; completare=compléter
completa=compléter; completate=compléter; rispondere a=répondre à; fare=faire; fate=faire; tradurre=traduire
studiare=étudier; studia=étudier; studiate=étudier; ripassare=réviser; preparare=préparer; presentare=présenter
guardare=regarder; trovare=trouver; parlare di=parler de; cantare=chanter; collegare=relier; finire=finir
raccontare=raconter
""",
}
_DETERMINERS = {
    "en": """
the=d; a=i; an=i; some=i; your=s; his=s; her=s; their=s; my=m; our=n
""",
    "de": """
der=d; die=d; das=d; den=d; dem=d; ein=i; eine=i; einen=i; einem=i; dein=s; deine=s; deinen=s; deinem=s; euer=s
eure=s; euren=s; eurem=s; eurer=s; deiner=s; sein=s; seine=s; seinen=s; seinem=s; ihren=s; ihrem=s; ihr=s; ihre=s
mein=m; meine=m; meinen=m; meiner=m
""",
    "es": """
el=d; la=d; los=d; las=d; un=i; una=i; unos=i; unas=i; tu=s; tus=s; su=s; sus=s; vuestra=s; vuestro=s; mi=m; mis=m
""",
    "it": """
il=d; lo=d; la=d; i=d; gli=d; le=d; un=i; uno=i; una=i; tuo=s; tua=s; suo=s; sua=s; mio=m; mia=m; miei=m; l’=d; un’=i
""",
}
_LINKS = {
    "en": """
of=de; about=sur; on=sur; in=dans; with=avec; for=pour; from=de; to=à; at=à
""",
    "de": """
über=sur; von=de; mit=avec; für=pour; in=dans; auf=sur; aus=de; zu=à; im=dans d; vom=de d; zum=pour d; zur=pour d
am=à d
""",
    "es": """
de=de; sobre=sur; en=dans; con=avec; para=pour; del=de d; al=à d
""",
    "it": """
di=de; dell’=de d; all’=à d; nell’=dans d; sull’=sur d; su=sur; in=dans; con=avec; per=pour; del=de d; della=de d
dei=de d; delle=de d; degli=de d; dello=de d; nella=dans d; nel=dans d; sulla=sur d; sul=sur d; alle=à d; al=à d
alla=à d
""",
}
_FIXED = {
    "en": """
in pairs=en binômes; in groups=en groupes; at home=à la maison; aloud=à voix haute; by heart=par cœur; please=
for monday=pour lundi; for tuesday=pour mardi; for wednesday=pour mercredi; for thursday=pour jeudi
for friday=pour vendredi; for next time=pour la prochaine séance
""",
    "de": """
zu zweit=en binômes; in gruppen=en groupes; zu hause=à la maison; auswendig=par cœur; laut=à voix haute; bitte=
für montag=pour lundi; für dienstag=pour mardi; für mittwoch=pour mercredi; für donnerstag=pour jeudi
für freitag=pour vendredi
""",
    "es": """
en parejas=en binômes; en grupos=en groupes; en casa=à la maison; de memoria=par cœur; en voz alta=à voix haute
para el lunes=pour lundi; para el martes=pour mardi; para el jueves=pour jeudi; para el viernes=pour vendredi
""",
    "it": """
a coppie=en binômes; in coppia=en binômes; in gruppo=en groupes; a casa=à la maison; a memoria=par cœur
ad alta voce=à voix haute; per lunedì=pour lundi; per martedì=pour mardi; per giovedì=pour jeudi
per venerdì=pour vendredi
""",
}
_NUMBERS = {
    "en": """
two=deux; three=trois; four=quatre; five=cinq; six=six; seven=sept; eight=huit; ten=dix; twelve=douze
""",
    "de": """
zwei=deux; drei=trois; vier=quatre; fünf=cinq; sechs=six; sieben=sept; acht=huit; zehn=dix; zwölf=douze
""",
    "es": """
dos=deux; tres=trois; cuatro=quatre; cinco=cinq; seis=six; siete=sept; ocho=huit; diez=dix; doce=douze
""",
    "it": """
due=deux; tre=trois; quattro=quatre; cinque=cinq; sei=six; sette=sept; otto=huit; dieci=dix; dodici=douze
""",
}
_ANDS = {"en": ("and", "then"), "de": ("und", "dann"), "es": ("y", "e", "luego"), "it": ("e", "ed", "poi")}
QUESTIONS = (
    (
        r"what(?:[’']s| is| are) your names?|wie hei(?:ß|ss)t du|c[óo]mo te llamas|come ti chiami",
        "se présenter",
    ),
    (r"how are you|wie geht(?:[’']s| es)(?: dir)?|qué tal|c[óo]mo est[áa]s|come stai", "demander des nouvelles"),
    (r"how old are you|wie alt bist du|cu[áa]ntos años tienes|quanti anni hai", "dire son âge"),
    (r"where do you live|wo wohnst du|d[óo]nde vives|dove abiti", "dire où l’on habite"),
    (r"where (?:are you|do you come) from|woher kommst du|de d[óo]nde eres|di dove sei", "dire d’où l’on vient"),
    (
        r"what(?:[’']s| is) the weather.*|wie ist das wetter.*|qu[ée] tiempo hace.*|che tempo fa.*",
        "dire le temps qu’il fait",
    ),
    (
        r"what(?:[’']s| is) the (?:date|day).*|what day is it.*|welcher tag.*|qu[ée] d[íi]a es.*|che giorno è.*",
        "dire la date",
    ),
    (
        r"what(?:[’']s| is) the time|what time is it.*|wie viel uhr.*|wie spät.*|qu[ée] hora es.*|che ore sono",
        "dire l’heure",
    ),
    (r"what time do you .*|wann .*|a qu[ée] hora .*|a che ora .*", "dire l’heure de ses activités"),
    (
        r"(?:what )?do you like.*|was (?:magst|isst) du .*gern.*|qu[ée] te gusta.*|te gustan? .*|ti piace.*",
        "dire ce que l’on aime",
    ),
    (r"can you .*|was kannst du.*|kannst du .*|puedes .*|sai .*", "dire ce que l’on sait faire"),
    (r"have you got .*|do you have .*|hast du .*|tienes .*|hai .*", "dire ce que l’on possède"),
)
# Questions of class, and what is learnt by answering them.


def _table(text: str) -> dict[str, str]:
    entries = (entry.split("=", 1) for entry in text.replace("\n", ";").split(";") if "=" in entry)
    return {foreign.strip(): french.strip() for foreign, french in entries}


class Glossary:
    """Glossary of one language. nouns: French noun, gender, and whether the foreign form is a plural. determiners: d
    for definite, i for indefinite, s for his or her own, m for my, n for our."""

    def __init__(self, language: str) -> None:
        self.language, self.ands = language, _ANDS[language]
        self.verbs, self.links = _table(_VERBS[language]), _table(_LINKS[language])
        self.determiners, self.fixed = _table(_DETERMINERS[language]), _table(_FIXED[language])
        self.numbers = _table(_NUMBERS[language])
        self.nouns: dict[str, tuple[str, str, bool]] = {}
        for foreign, french in _table(_NOUNS[language]).items():
            noun, _, gender = french.rpartition(" ")
            forms = foreign.split(", ")
            self.nouns[forms[0]] = (noun, gender, "p" in gender)
            plural = forms[1] if len(forms) > 1 else f"{forms[0]}s" if language in ("en", "es") else ""
            if plural and "p" not in gender:
                self.nouns.setdefault(plural, (noun, gender, True))
