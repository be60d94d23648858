"""What people say of themselves in French and Italian, and reports of a whole sentence at its end."""

from tests.support.quotations import speakers_are

test_a_reflexive_verb_agrees_with_who_speaks = speakers_are(
    [
        ("fr", "La maire, Odile Vasseur, s’est réjouie d’un « pas décisif vers la paix ».", ["Odile Vasseur"]),
        ("fr", "La maire, Odile Vasseur, s'est félicitée d’« un pas décisif vers la paix ».", ["Odile Vasseur"]),
        ("fr", "La maire, Odile Vasseur, s’était engagée à « ne fermer aucun four ».", ["Odile Vasseur"]),
        ("fr", "La maire, Odile Vasseur, s’est dite « ravie » du résultat.", ["Odile Vasseur"]),
        ("it", "La sindaca Rosa Bellandi si è lamentata di «una politica che non ascolta».", ["Rosa Bellandi"]),
        ("it", "Il sindaco Ugo Bellandi si è lamentato di «una politica che non ascolta».", ["Ugo Bellandi"]),
        ("it", "La sindaca Rosa Bellandi si è detta «contenta» della firma.", ["Rosa Bellandi"]),
        # what others call something, or ask somebody
        ("fr", "La maire, Odile Vasseur, visite la tour dite « ravie ».", [None]),
        ("it", "La piscina, detta «la vasca», apre. Rosa Bellandi ride.", [None]),
        ("fr", "Odile Vasseur, interrogée « en marge du sommet de Bourg », se tait.", [None]),
    ]
)

test_a_report_in_a_tense_of_two_words_ends_a_sentence = speakers_are(
    [
        ("fr", "Le four devra « refaire ses preuves » d’ici l’automne, a ajouté la maire Odile Vasseur.", ["Odile Vasseur"]),
        ("it", "Il forno dovrà «rifare le sue prove» entro l’autunno, ha aggiunto Ugo Bellandi.", ["Ugo Bellandi"]),
        # a word or two are a term
        ("fr", "Le « grand four », un projet du quartier, sera revu, a ajouté la maire Odile Vasseur.", [None]),
    ]
)

test_whose_view_a_pronoun_tells = speakers_are(
    [
        ("it", "«Non firmo», dice Ugo Bellandi. Il contratto per lui è «carta straccia».", ["Ugo Bellandi", "Ugo Bellandi"]),
        (
            "fr",
            "« Je ne signe pas », dit Marc Roy. Le contrat est, pour lui, « un chiffon de plus ».",
            ["Marc Roy", "Marc Roy"],
        ),
        # for whom something is done
        ("fr", "« Je ne signe pas », dit Marc Roy. Le maire a signé pour lui « un chiffon de plus ».", ["Marc Roy", None]),
    ]
)

test_a_french_relative_clause_has_its_subject_ahead = speakers_are(
    [
        ("fr", "Insuffisant pour Marc Roy, président du four de Bourg, qui réclame « une flamme plus vive ».", ["Marc Roy"]),
        ("fr", "Le plan déplaît à Marc Roy et Anne Vasseur, qui réclament « une flamme plus vive ».", [None]),
        ("fr", "L’avocate de Marc Roy, qui réclame « une flamme plus vive », se lève.", ["L’avocate de Marc Roy"]),
    ]
)
