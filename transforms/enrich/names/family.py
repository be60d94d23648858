"""Members of a family: whoever is called so has a name of a person, and a sex. A table only."""

from transforms.enrich.lexicon import words
from transforms.enrich.names.words import Gender

#: Members of a family, of whom a text speaks by whose they are, and their sex.
FAMILY: dict[str, Gender] = {
    **dict.fromkeys(
        words(
            """
            husband father son brother uncle grandfather nephew boyfriend mann vater sohn bruder onkel großvater opa neffe
            freund mari père fils frère oncle marido padre hijo hermano tío abuelo esposo marito figlio fratello zio nonno
            enkel schwager schwiegersohn schwiegervater kleinzoon zwager schoonzoon schoonvader neef
            pai filho irmão tio avô vader zoon broer oom opa papà papa veuf vedovo weduwnaar widower dad nipote primo cousin
            neto papá niño chico menino garoto bambino ragazzo jongen
            aîné cadet jumeau époux conjoint compagnon fiancé petit-fils grand-père beau-père beau-frère beau-fils neveu
            sobrinho cunhado sogro genro padrasto padrinho afilhado bisavô companheiro namorado noivo
            """
        ),
        "m",
    ),
    **dict.fromkeys(
        words(
            """
            wife mother daughter sister aunt grandmother niece girlfriend widow frau mutter tochter schwester tante großmutter
            oma nichte freundin witwe femme mère fille sœur tante esposa madre hija hermana tía abuela mujer viuda moglie figlia
            sorella zia nonna vedova mãe filha irmã tia avó viúva moeder dochter zus vrouw weduwe mamma maman veuve mamá mum
            enkelin schwägerin schwiegertochter schwiegermutter kleindochter schoonzus schoonmoeder schoondochter
            mom cousine prima neta grand-mère niña chica menina garota bambina ragazza meisje
            aînée cadette benjamine jumelle épouse conjointe compagne fiancée petite-fille belle-mère belle-sœur belle-fille
            sobrinha cunhada sogra nora madrasta madrinha afilhada bisavó companheira namorada noiva
            """
        ),
        "f",
    ),
}
