"""Script of an equilateral triangle, for those who want to see what this is."""

from __future__ import annotations

from typing import Final

EXAMPLE: Final = """<INSTRUMENPOCHE version="2">
<viewBox x="60" y="30" width="480" height="330"/>
<action objet="point" mouvement="creer" id="1" abscisse="180" ordonnee="280" couleur="bleu"/>
<action objet="point" mouvement="nommer" id="1" nom="A" abscisse="-22" ordonnee="8"/>
<action objet="point" mouvement="creer" id="2" abscisse="420" ordonnee="280" couleur="bleu"/>
<action objet="point" mouvement="nommer" id="2" nom="B" abscisse="8" ordonnee="8"/>
<action objet="regle" mouvement="montrer" abscisse="180" ordonnee="280"/>
<action objet="crayon" mouvement="montrer" abscisse="180" ordonnee="280"/>
<action objet="crayon" mouvement="tracer" id="3" cible="2" couleur="noir" epaisseur="2" tempo="5"/>
<action objet="regle" mouvement="masquer"/>
<action objet="crayon" mouvement="masquer"/>
<action objet="compas" mouvement="montrer" abscisse="180" ordonnee="280"/>
<action objet="compas" mouvement="ecarter" cible="2" tempo="5"/>
<action objet="compas" mouvement="tracer" id="4" debut="-80" fin="-40" sens="5" couleur="vert" epaisseur="2" tempo="5"/>
<action objet="compas" mouvement="translation" cible="2"/>
<action objet="compas" mouvement="rotation" angle="-100" sens="-5"/>
<action objet="compas" mouvement="tracer" id="5" debut="-100" fin="-140" sens="-5" couleur="vert" epaisseur="2"/>
<action objet="compas" mouvement="masquer"/>
<action objet="point" mouvement="creer" id="6" abscisse="300" ordonnee="72.15" couleur="bleu"/>
<action objet="point" mouvement="nommer" id="6" nom="C" abscisse="8" ordonnee="-8"/>
<action objet="crayon" mouvement="montrer" abscisse="180" ordonnee="280"/>
<action objet="crayon" mouvement="tracer" id="7" cible="6" couleur="noir" epaisseur="2"/>
<action objet="crayon" mouvement="tracer" id="8" cible="2" couleur="noir" epaisseur="2"/>
<action objet="crayon" mouvement="masquer"/>
</INSTRUMENPOCHE>
"""
