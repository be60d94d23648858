"""Who is near a fragment and does not speak, and who does though no verb of saying tells it."""

from tests.support.quotations import speakers_are
from transforms.enrich.names.names import find_names

test_speakers_of_fragments = speakers_are(
    [
        # what stands behind a report is not of its speaker for that
        ("en", "The plan is “poor”, said Ann Lee. Opponents call it “a burden on every family here”.", ["Ann Lee", None]),
        ("en", "The plan is “poor”, said Ann Lee. The wall bears “built by hands that never rest”.", ["Ann Lee", None]),
        ("de", "„Es reicht“, sagte Ina Frost. Gegner nennen das „eine Last für das ganze Tal“.", ["Ina Frost", None]),
        # the mood of indirect speech, which no noun has
        ("de", "Anna Roth warnte davor. Der Umbau umfasse „zehn Vorhaben im Land“.", ["Anna Roth"]),
        ("de", "Anna Roth warnte davor. Die Folge ist „zehn Vorhaben im Land“.", [None]),
        # whose opinion a phrase at the head of a sentence gives
        ("de", "Für unseren Sprecher Jan Roth ist klar, dass „wir neu beginnen müssen“.", ["Jan Roth"]),
        ("de", "Für Jan Roth ist sein Vater „der beste Freund von allen“.", [None]),
        ("fr", "La toxicologue Anne Petit hésite. Pour la toxicologue, « il faut tout reprendre ici ».", ["Anne Petit"]),
        # a clause set in, elided words, verbs without a subject
        ("es", "El alcalde Luis Mora tuvo, como él mismo dijo, un inicio “lento y turbulento”.", ["Luis Mora"]),
        ("fr", "Jean Roy parle. C’est là qu’il a estimé que le projet était « une erreur ».", ["Jean Roy"]),
        ("es", "Ana Roa sonrió. Sobre las obras del puente dijo que “van a tardar dos años”.", ["Ana Roa"]),
        ("es", "Ana Roa sonrió. Al respecto, agregaron que “van a tardar dos años”.", [None]),
        ("es", "Ana Roa sostiene que la ley responde a “la necesidad de silenciar”.", ["Ana Roa"]),
        ("de", "Es ist „eine neue Stufe“, so die Juristin und Autorin Anna Roth.", ["Anna Roth"]),
        # who is near and does not speak
        ("de", "Dem Anwalt von Jan Roth zufolge war es „ein großes Unglück für alle“.", [None]),
        ("de", "Jan Roth steht vor Gericht. „Wir bedauern das“, heißt es in einem Brief an Jan Roth.", [None]),
        ("en", "When asked about the Ann Lee Review he said “it came far too late”.", [None]),
    ],
)


test_bodies_that_speak = speakers_are(
    [
        ("en", "Acme Corp said it was “sorry for the delay”.", ["Acme Corp"]),
        ("en", "According to Acme Corp, it was “sorry for the delay”.", ["Acme Corp"]),
        ("en", "Last night, Acme Corp came out fighting by calling it “a wholly misleading letter”.", [None]),
        ("de", "„Wir sind bereit“, zitiert die Acme AG ihren Leiter.", [None]),
        ("de", "„Wir sind bereit“, schreiben Acme AG und Bolt AG.", [None]),
    ],
)


def test_first_names_side_by_side_are_two_people() -> None:
    text = "Jan lacht. Anna lacht. Jan tanzt. Anna tanzt. Jan singt. Anna singt. Dann schreibt Anna Jan einen Brief."
    names = {mention.name for mention in find_names(text, "de").mentions}
    assert "Anna Jan" not in names
    introduced = "Anna Jan lacht. Jan lacht. Anna lacht. Jan tanzt. Anna tanzt. Jan singt. Anna singt."
    assert "Anna Jan" in {mention.name for mention in find_names(introduced, "de").mentions}


def test_a_noun_behind_a_first_name_is_no_surname_in_german() -> None:
    text = " ".join(f"Gestern hat Anna {verb}." for verb in ("gelacht", "gesungen", "getanzt", "gelesen") * 2)
    names = {mention.name for mention in find_names(f"{text} Dann hat Jan ihr Anna Kuchen gebracht.", "de").mentions}
    assert "Anna Kuchen" not in names
