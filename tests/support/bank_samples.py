"""One small bank in each format, written for tests, and zips around them."""

from __future__ import annotations

import io
import json
import zipfile
from typing import Any

from tni.core.table import CellValue, Table
from tni.formats.table_xlsx import table_xlsx
from tni.quiz.bank.bank_format import BankFormat

PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 16

GIFT = """// [id:q1] [tag:capitales]
::Europe::[html]<p>Capitale de l'Italie ?</p>{
=Rome#Oui
~%50%Milan#Presque
~Naples
####Regardez une carte.}

$CATEGORY: géo/europe

La Loire est un {=fleuve ~ruisseau} de France.

2 + 2 \\= 4 {T#Comptez.#Bien.}

Pi ? {#=3.14:0.01 =%50%3:0.2#Presque}

Associez. {=un -> 1 =deux -> 2 = -> 3}

Racontez. {}
"""

MATHS = r"""$CATEGORY: nombres

// [tag:fractions] [tag:socle.1]
::Moitié::Combien vaut \(\frac\{1\}\{2\} + \frac\{1\}\{2\}\) ? {=\(1\) ~\(\frac\{1\}\{4\}\) ~2}

::Signe::Le carré d'un nombre est positif. {T}

$CATEGORY: lettres

Écrire le nombre de lettres de « mot ». {#3}

Racontez. {}
"""

MOODLE = """<?xml version="1.0" encoding="UTF-8"?>
<quiz>
  <question type="category"><category><text>$course$/top/Géo</text></category></question>
  <question type="multichoice">
    <name><text>Capitale</text></name>
    <questiontext format="html"><text><![CDATA[<p>Où ? <img src="@@PLUGINFILE@@/a.png" alt="carte"></p>]]></text>
      <file name="a.png" path="/" encoding="base64">iVBORw0KGgo=</file></questiontext>
    <generalfeedback format="html"><text>Regardez.</text></generalfeedback>
    <defaultgrade>2</defaultgrade><penalty>0.3333333</penalty><hidden>0</hidden><idnumber>m1</idnumber>
    <single>true</single><shuffleanswers>true</shuffleanswers>
    <answer fraction="100" format="html"><text>Rome</text><feedback format="html"><text>Oui</text></feedback></answer>
    <answer fraction="0" format="html"><text>Oslo</text></answer>
    <tags><tag><text>carte</text></tag></tags>
  </question>
  <question type="truefalse"><name><text>vf</text></name><questiontext format="html"><text>Vrai ?</text></questiontext>
    <answer fraction="0"><text>true</text><feedback><text>Non</text></feedback></answer>
    <answer fraction="100"><text>false</text><feedback><text>Oui</text></feedback></answer></question>
  <question type="numerical"><name><text>n</text></name><questiontext format="html"><text>Pi</text></questiontext>
    <answer fraction="100"><text>3,14</text><tolerance>0.01</tolerance></answer></question>
  <question type="cloze"><name><text>c</text></name><questiontext format="html"><text><![CDATA[<p>La
    {1:SHORTANSWER:=Loire#Oui~%50%loire~*#Non} est un {2:MULTICHOICE_S:=fleuve~lac} de {1:NUMERICAL:=1012:10}
    km</p>]]></text></questiontext></question>
  <question type="gapselect"><name><text>g</text></name>
    <questiontext format="html"><text>Un [[1]] et un [[2]].</text></questiontext>
    <selectoption><text>chat</text><group>1</group></selectoption>
    <selectoption><text>chien</text><group>1</group></selectoption></question>
  <question type="ordering"><name><text>o</text></name><questiontext format="html"><text>Rangez</text></questiontext>
    <answer fraction="2.0" format="html"><text>deux</text></answer>
    <answer fraction="1.0" format="html"><text>un</text></answer></question>
  <question type="ddmarker"><name><text>d</text></name><questiontext format="html"><text>Où ?</text></questiontext>
    <file name="m.png" path="/" encoding="base64">iVBORw0KGgo=</file>
    <drag><no>1</no><text>Ici</text></drag>
    <drop><no>1</no><shape>rectangle</shape><coords>10,20;30,40</coords><choice>1</choice></drop></question>
  <question type="calculated"><name><text>x</text></name><questiontext><text>{a}</text></questiontext></question>
</quiz>
"""

AIKEN = """Capitale de l'Italie ?
A. Milan
B. Rome
C) Naples
ANSWER: B

Et de la France ?
A. Paris
B. Lyon
ANSWER: A
"""

QCMCAM = json.dumps(
    {
        "0": {"question": "<h3>Qui ?</h3><ol><li>Moi</li><li>Toi <ul><li>ou</li></ul></li></ol>", "reponse": "B"},
        "1": {
            "question": "<h3>Lesquels ?</h3><ol><li>1</li><li>2</li><li>3</li></ol>",
            "reponse": ["A", "C"],
            "time": 30,
        },
        "2": {"question": "<p>Une page de titre</p>"},
        "size": {"height": 1, "width": 2},
    }
)

AMC_TXT = """# un commentaire
Title: Test
Lang: FR

*[id=cap]{b=2} Capitale du
Cameroun ?
+ Yaoundé
- Douala

** Positifs ?
+ 2
- -2

*<lines=3> Racontez.
-[O]{0} O
+[V]{1} V
"""

CSV = """Type;Question;Réponse 1;Réponse 2;Réponse 3;Bonnes réponses;Durée (s)
choix;Capitale ?;Rome;Milan;;A;20
;Lesquels ?;1;2;3;A,C;
vrai ou faux;2 > 1 ?;;;;vrai;
;Pi ?;;;;3,14 ± 0,01;
texte;Le fleuve ?;Loire;La Loire;;;
ordre;Rangez;un;deux;;;
association;Associez;un -> 1;deux -> 2;;;
"""

QTI = """<?xml version="1.0" encoding="UTF-8"?>
<assessmentItem xmlns="http://www.imsglobal.org/xsd/imsqti_v2p2" identifier="i1" title="Carte" adaptive="false">
  <responseDeclaration identifier="RESPONSE" cardinality="single" baseType="identifier">
    <correctResponse><value>B</value></correctResponse></responseDeclaration>
  <itemBody><p>Regardez <img src="img/a.png" alt="carte"/></p>
    <choiceInteraction responseIdentifier="RESPONSE" shuffle="true" maxChoices="1"><prompt>Quoi ?</prompt>
      <simpleChoice identifier="A">Un</simpleChoice>
      <simpleChoice identifier="B">Deux<feedbackInline identifier="B">Oui</feedbackInline></simpleChoice>
    </choiceInteraction></itemBody>
  <responseProcessing template="http://www.imsglobal.org/question/qti_v2p2/rptemplates/match_correct"/>
</assessmentItem>
"""

QTI3 = """<?xml version="1.0" encoding="UTF-8"?>
<qti-assessment-item xmlns="http://www.imsglobal.org/xsd/imsqtiasi_v3p0" identifier="i3" title="Trous">
  <qti-response-declaration identifier="R1" cardinality="single" base-type="string">
    <qti-correct-response><qti-value>Loire</qti-value></qti-correct-response>
    <qti-mapping default-value="0"><qti-map-entry map-key="Loire" mapped-value="2"/>
      <qti-map-entry map-key="loire" mapped-value="1"/></qti-mapping></qti-response-declaration>
  <qti-response-declaration identifier="R2" cardinality="single" base-type="identifier">
    <qti-correct-response><qti-value>F</qti-value></qti-correct-response></qti-response-declaration>
  <qti-item-body><p>La <qti-text-entry-interaction response-identifier="R1"/> est un
    <qti-inline-choice-interaction response-identifier="R2" shuffle="false">
      <qti-inline-choice identifier="F">fleuve</qti-inline-choice>
      <qti-inline-choice identifier="L">lac</qti-inline-choice></qti-inline-choice-interaction>.</p></qti-item-body>
</qti-assessment-item>
"""

MANIFEST = """<?xml version="1.0"?><manifest xmlns="http://www.imsglobal.org/xsd/imscp_v1p1"><resources>
<resource identifier="b" type="imsqti_item_xmlv2p2" href="items/b.xml"/>
<resource identifier="a" type="imsqti_item_xmlv2p2" href="items/a.xml"><file href="items/img/a.png"/></resource>
</resources></manifest>"""

AMC_LATEX = r"""\element{géo}{
  \begin{question}{cap}\bareme{b=2}
    Capitale de l'\textbf{Italie} ? $x^2 < 1$ % un commentaire
    \begin{reponses}[o]
      \bonne{Rome}
      \mauvaise{Milan \& Turin}
    \end{reponses}
    \explain{Regardez.}
  \end{question}
}
\begin{questionmultx}{num}
Combien ? \AMCnumericChoices{290}{digits=3,sign=false,scoreexact=2,scoreapprox=1,approx=10}
\end{questionmultx}
\begin{question}{ouv} Racontez. \AMCOpen{lines=2}{\correctchoice[OK]{OK}\wrongchoice[F]{F}} \end{question}
"""

H5P: dict[str, Any] = {
    "passPercentage": 50,
    "questions": [
        {
            "library": "H5P.MultiChoice 1.16",
            "metadata": {"title": "Carte"},
            "params": {
                "media": {
                    "type": {"library": "H5P.Image 1.1", "params": {"file": {"path": "images/a.png"}, "alt": "b"}}
                },
                "question": "<p>Capitale ?</p>",
                "answers": [
                    {"correct": True, "text": "<div>Rome</div>", "tipsAndFeedback": {"chosenFeedback": "Oui"}},
                    {"correct": False, "text": "<div>Oslo</div>", "tipsAndFeedback": {"tip": "Froid"}},
                ],
            },
        },
        {"library": "H5P.TrueFalse 1.8", "params": {"question": "<p>Vrai ?</p>", "correct": "false"}},
        {
            "library": "H5P.Blanks 1.14",
            "params": {"text": "<p>Où ?</p>", "questions": ["<p>La *Loire/loire*.</p>"]},
        },
        {
            "library": "H5P.DragText 1.10",
            "params": {
                "taskDescription": "<p>Glissez</p>",
                "textField": "Un *chat:tip* et un *chien*",
                "distractors": "*rat*",
            },
        },
        {"library": "H5P.Essay 1.5", "params": {"taskDescription": "<p>Racontez</p>"}},
        {"library": "H5P.DragQuestion 1.14", "params": {}},
    ],
}


CLOZE = """La {1:SHORTANSWER:=Loire#Oui~%50%loire~*#Non} est un
{2:MULTICHOICE_S:=fleuve~lac} de <b>{1:NUMERICAL:=1012:10}</b> km.
"""


def zipped(files: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name, data in files.items():
            file.writestr(name, data)
    return out.getvalue()


def qti_package() -> bytes:
    return zipped(
        {
            "imsmanifest.xml": MANIFEST.encode(),
            "items/a.xml": QTI.encode(),
            "items/b.xml": QTI3.encode(),
            "items/img/a.png": PNG,
        }
    )


def h5p_package() -> bytes:
    about = {"title": "Un quiz", "mainLibrary": "H5P.QuestionSet"}
    return zipped(
        {
            "h5p.json": json.dumps(about).encode(),
            "content/content.json": json.dumps(H5P).encode(),
            "content/images/a.png": PNG,
        }
    )


def kahoot() -> bytes:
    heading = ["", "Question - max 120 characters", *(f"Answer {n} - max 75 characters" for n in range(1, 5))]
    heading += ["Time limit (sec) – 5, 10, 20, 30, 60, 90, 120, or 240 secs", "Correct answer(s) - choose at least one"]
    rows: list[list[CellValue]] = [[] for _ in range(7)]
    rows += [
        list(heading),
        [1, "Capitale ?", "Rome", "Milan", "", "", 30, "1"],
        [2, "Pairs ?", "2", "3", "4", "", 20, "1,3"],
    ]
    return table_xlsx([Table("Sheet1", rows)])


SAMPLES: dict[BankFormat, bytes] = {
    BankFormat.GIFT: GIFT.encode(),
    BankFormat.MOODLE: MOODLE.encode(),
    BankFormat.AIKEN: AIKEN.encode(),
    BankFormat.QCMCAM: QCMCAM.encode(),
    BankFormat.AMC_TXT: AMC_TXT.encode(),
    BankFormat.KAHOOT: kahoot(),
    BankFormat.CSV: CSV.encode(),
    BankFormat.QTI: qti_package(),
    BankFormat.AMC_LATEX: AMC_LATEX.encode(),
    BankFormat.H5P: h5p_package(),
    BankFormat.CLOZE: CLOZE.encode(),
}
