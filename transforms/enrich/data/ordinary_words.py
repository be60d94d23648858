"""Words that texts write with a small letter unless they stand in a name, out of spaCy's counts, Faker's lists and the lexicon
of Brill's tagger: a part of `build`."""

import gzip
import json
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

_LEAST_LETTERS = 3
_RATIO = 1.1  # logarithm of how much oftener, at least, a word has a small letter than a capital
_COUNTED = 20_000  # beyond, the counts are of names and slips
_SPANISH, _GERMAN = 6_000, 8_000
_GERMAN_NAMES = ("de_DE", "de_AT", "de_CH")
#: What the lexicon calls common nouns, adjectives, adverbs and verbs.
_TAGS = ("NN", "NNS", "JJ", "JJR", "JJS", "RB", "RBR", "VB", "VBD", "VBG", "VBN", "VBP", "VBZ")
_PARTLY = 6  # letters of a word of abuse that may be a part of another
#: Faker's lists of words by language; of Spanish and Portuguese it has fewer than a thousand.
_LISTS = {"fr": "fr_FR", "it": "it_IT", "nl": "nl_BE"}


def ordinary_words() -> list[tuple[str, str]]:
    """Rows of language and words in order; none where spacy-lookups-data, Faker, TextBlob and better-profanity, which newsbeam
    itself does not need, are not installed. English words are the forms of Faker's list, and those of the lexicon that are no
    abuse: the counts are of forums.
    """
    if not all(map(find_spec, ("spacy_lookups_data", "faker", "textblob", "better_profanity"))):
        return []
    english, lexicon, german_names = _listed("en_US"), _lexicon(), _german_names()
    found = {
        "en": [word for word in _small("en") if word in lexicon or any(stem in english for stem in _stems(word))],
        "es": _small("es")[:_SPANISH],
        "de": [word for word in _small("de")[:_GERMAN] if word not in german_names],
        **{language: sorted(_listed(code)) for language, code in _LISTS.items()},
    }
    return [(language, " ".join(sorted(listed))) for language, listed in sorted(found.items())]


def _small(language: str) -> list[str]:
    """Words that a small letter is usual for, the most frequent first."""
    packed = _file("spacy_lookups_data", "data", f"{language}_lexeme_prob.json.gz").read_bytes()
    counts: dict[str, float] = json.loads(gzip.decompress(packed))
    small = [word for word in counts if word.isalpha() and word.islower() and len(word) >= _LEAST_LETTERS]
    small = [word for word in small if counts.get(word.title(), -99.0) < counts[word] - _RATIO]
    return sorted(small, key=lambda word: -counts[word])[:_COUNTED]


def _stems(word: str) -> set[str]:
    """An English word and what it may be a form of: stories and story, closing and close."""
    endings = (("ies", "y"), ("s", ""), ("es", ""), ("ed", ""), ("d", ""), ("ing", ""), ("ing", "e"), ("er", ""), ("r", ""))
    return {word, *(word.removesuffix(end) + stem for end, stem in endings if word.endswith(end))}


def _lexicon() -> set[str]:
    """Words that the lexicon of Brill's tagger, which TextBlob ships, has in small letters and not as a name, less abuse."""
    lines = _file("textblob", "en", "en-lexicon.txt").read_text(encoding="utf-8").splitlines()
    tags = dict(line.split()[:2] for line in lines if len(line.split()) > 1 and not line.startswith(";;;"))
    abuse = set(_file("better_profanity", "profanity_wordlist.txt").read_text(encoding="utf-8").split("\n"))
    long = [word for word in abuse if len(word) >= _PARTLY]
    ends = ("", "s", "es", "ing", "ed", "y", "in", "en")
    return {
        word
        for word, tag in tags.items()
        if tag in _TAGS
        and not tags.get(word.title(), "").startswith("NNP")
        and abuse.isdisjoint(word.removesuffix(end) for end in ends)
        and not any(part in word for part in long)
    }


def _file(package: str, *path: str) -> Path:
    """The path of a file that an installed package ships."""
    spec = find_spec(package)
    if spec is None or spec.origin is None:
        raise FileNotFoundError(package)
    return Path(spec.origin).parent.joinpath(*path)


def _german_names() -> set[str]:
    """First names and surnames of Faker in small letters: Kurz, Groß, Klein."""
    people = [import_module(f"faker.providers.person.{code}").Provider for code in _GERMAN_NAMES]
    return {name.lower() for provider in people for name in (*provider.first_names, *provider.last_names)}


def _listed(code: str) -> set[str]:
    provider = import_module(f"faker.providers.lorem.{code}").Provider
    kinds = getattr(provider, "parts_of_speech", {})
    listed = {*provider.word_list, *(word for kind in ("noun", "adverb", "adjective") for word in kinds.get(kind, ()))}
    return {word for word in listed if word.isalpha() and word.islower() and len(word) >= _LEAST_LETTERS}
