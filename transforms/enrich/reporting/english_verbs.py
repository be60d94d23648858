"""English verbs that report speech or opinion, with all their forms. A table and the spelling rules of regular verbs."""

from collections.abc import Iterable

from transforms.enrich.lexicon import words

#: Regular verbs, as the dictionary has them.
_REGULAR = words(
    """
    call predict
    accuse acknowledge add admonish advise advocate affirm allege announce answer applaud argue ask assert assure attest bark
    believe bemoan blame boast brand castigate caution characterise characterize chuckle claim clarify comment complain
    concede conclude condemn confess confide confirm consider contend continue counsel counter credit criticise criticize
    decide declare decry deem define demand denounce depict deplore deride describe disclose dismiss dispute echo
    elaborate email emphasise emphasize encourage enthuse estimate exclaim explain express extol fear fume giggle groan gush
    hail highlight hint hope imply implore indicate inform insist instruct interject intone jest joke label lambast
    lament laud laugh lecture liken maintain mention mock mourn muse mutter note object observe opine
    pledge point posit post praise preach proclaim promise propose protest question rage reason reassure rebuke
    recall reckon recommend recount reflect regard reiterate reject rejoice remark remember remind repeat reply report
    respond retort reveal ridicule roar scoff scold scream share shout sigh signal smile
    speculate state stress suggest summarise summarize surmise suspect term testify text thank theorise theorize threaten
    tout trumpet tweet type underscore urge vent venture view voice vow warn whisper wink wonder worry yell chime lambaste
    chant chorus bellow shriek crow grumble moan whine drawl sneer wail blurt growl snarl hiss mumble murmur gasp holler snort
    marvel recommend blast assail insinuate concur specify bristle
    """
)
_IRREGULAR = words(
    """
    said says say saying told tells tell telling wrote writes writing thinks thought thinking read reads reading
    taught teaches teaching put puts feels felt cried cries crying agreed agrees agreeing begged begs begging
    admitted admits admitting dubbed dubs dubbing slammed slams slamming quipped quips quipping grins grinned
    grinning denied denies denying sees saw testified testifies testifying pleaded pleads pled pleading signalled
    signalling counselled counselling labelled labelling referred refers referring marvelled marvelling penned
    offered penning deadpanned shrugged shrugs snapped sobbed sobs sums summed summing
    """
)


def _forms(verb: str) -> Iterable[str]:
    """The third person, the past and the participle of a regular verb."""
    consonant_y = verb.endswith("y") and verb[-2] not in "aeiou"
    stem = verb[:-1] if verb.endswith("e") or consonant_y else verb
    yield verb[:-1] + "ies" if consonant_y else verb + ("es" if verb.endswith(("s", "sh", "ch", "o")) else "s")
    yield stem + ("ied" if consonant_y else "ed")
    yield stem + "ying" if consonant_y else stem + "ing"


VERBS = _IRREGULAR | {form for verb in _REGULAR for form in _forms(verb)}
