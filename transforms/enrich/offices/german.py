"""Ends of German offices and jobs, lower case: Umweltminister, Oppositionsführerin. Most are compounds, so no whole words."""

from transforms.enrich.lexicon import words

_MEN_AND_WOMEN = words(
    """
    abgeordnete abgeordneter aktivist amerikaner analyst analystin anwalt anwohner anwältin arzt athlet autor bauer
    beamter beamtin beauftragte beauftragter belgier berater besitzer bewohner biologe biologin bischof blogger
    botschafter brite bruder bäuerin bürgermeister chef chefredakteur coach dekan demonstrant demonstrantin deutsche
    dezernent diplomat direktor ehefrau ehemann einsatzleiter ermittler experte expertin fahrer fan feldwebel
    forscher franzose freund freundin frontmann führer gast general geschäftsführer gewerkschafter gründer gärtner
    hausherr herausgeber historiker händler influencer inhaber intendant journalist kandidat kandidatin kanzler
    kanzlerkandidat kapitän kardinal kenner kollege kollegin kommandant kommissar kritiker kämmerer könig königin
    künstler landrat landwirt lehrer leiter macher manager meister minister ministerpräsident mitarbeiter mitglied
    moderator musiker mutter nachbar oberbürgermeister oberbürgermeisterin oberst offizier onkel papst pfarrer
    physiker pilot politiker produzent professor präsident präsidentin psychologe psychologin radfahrer rat
    regisseur rentner reporter retter richter rätin schauspieler schwester schüler sekretär senator sieger sohn
    soziologe soziologin spanier spieler sportdirektor sportler sprecher staatsanwalt staatsanwältin stadträtin
    student stürmer sänger tante tochter torschütze torwart trainer unternehmer vater verwalter virologe virologin
    vize vorsitzende vorsitzender vorstand wirt wissenschaftler witwe zeuge zeugin ärztin ökonom ökonomin
    """
)
#: Each with -in for women as well.
ENDS = tuple(sorted({ending for end in _MEN_AND_WOMEN for ending in (end, end + "in")}))
