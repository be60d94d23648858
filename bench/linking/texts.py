"""Originals, copies and articles that quote others, made with a seed."""

import json
import lzma
import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

YARDSTICK = Path(__file__).resolve().parents[3] / "shared" / "yardsticks" / "extraction"

_MARKS = (('"', '"'), ("“", "”"), ("«", "»"), ("„", "“"), ("‘", "’"))
_QUOTES = re.compile(r'["“”„«»]([^"“”„«»\n]{3,300})["“”„«»]')
_HOUSE = {
    "en": ("Sign up for our morning letter.", "Read the latest on our front page.", "All rights reserved.", "Share this story",
           "Our reporters can be reached at any hour of the day.", "Follow us for more news from the region.", "Advertisement"),
    "ja": ("この記事をシェアする", "無断転載を禁じます。", "朝のニュースレターに登録。", "最新のニュースはこちら。"),

}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Text:
    """An article. `of`: the text of which it is a copy; `quotes`: the one that it quotes."""

    name: str
    language: str
    title: str
    paragraphs: tuple[str, ...]
    of: str | None = None
    quotes: str | None = None

    @property
    def text(self) -> str:
        return "\n\n".join(self.paragraphs)


def yardstick_texts(least_words: int = 120, most_words: int = 900) -> list[Text]:
    """English articles of the yardstick, their first 900 words; an empty list where the yardstick is missing."""
    path = YARDSTICK / "D2dev.jsonl.xz"
    if not path.exists():
        return []
    found = []
    with lzma.open(path, "rb") as lines:
        for line in lines:
            row = json.loads(line)
            paragraphs, words = [], 0
            for paragraph in filter(str.strip, (row.get("text") or "").split("\n")):
                if words < most_words:
                    paragraphs.append(paragraph.strip())
                    words += len(paragraph.split())
            if words >= least_words and len(paragraphs) >= 5:
                found.append(Text(str(row["id"]), "en", row.get("title") or "", tuple(paragraphs)))
    return found


#: Syllables for words that look like those of a language; the texts mean nothing.
_SYLLABLES = {
    "en": "arberconderelfingarholinjunkellormarnoropquirosten",
    "de": "abbachendorfeinfurtgenhausigjahrkeitlichmundnachost",
    "fr": "aubeauchatdreeuxfontgnehonillejoulesmontnouoirpre",
}
_KANA = "京都市長議会予算発表新聞記者会見教育投資増港湾計画電車運行再開天気雨風山川海空学校病院道路橋工事完成"
_PARTICLES = "はがのにをでとも"


def invented_texts(count: int, seed: int, language: str = "en") -> list[Text]:
    """Texts of words that do not exist, 150 to 700 words long, in the rhythm of news."""
    chance = random.Random(seed)
    words = vocabulary(chance, language)
    weights = [1 / (rank + 3) for rank in range(len(words))]
    return [_invented(chance, f"{language}{seed}-{number}", language, words, weights) for number in range(count)]


def vocabulary(chance: random.Random, language: str) -> list[str]:
    """Words that do not exist, the frequent ones first."""
    if language == "ja":
        return ["".join(chance.choices(_KANA, k=chance.randint(1, 3))) for _ in range(3_000)]
    letters = _SYLLABLES[language]
    syllables = [letters[at : at + 3] for at in range(len(letters) - 2)]
    return ["".join(chance.choices(syllables, k=chance.randint(1, 4))) for _ in range(6_000)]


def _invented(chance: random.Random, name: str, language: str, vocabulary: Sequence[str], weights: Sequence[float]) -> Text:
    paragraphs = []
    for _ in range(chance.randint(6, 18)):
        sentences = [sentence(chance, language, vocabulary, weights) for _ in range(chance.randint(1, 4))]
        paragraphs.append(("" if language == "ja" else " ").join(sentences))
    return Text(name, language, sentence(chance, language, vocabulary, weights), tuple(paragraphs))


def sentence(chance: random.Random, language: str, vocabulary: Sequence[str], weights: Sequence[float]) -> str:
    words = chance.choices(vocabulary, weights, k=chance.randint(7, 24))
    if language == "ja":
        return "".join(word + chance.choice(_PARTICLES) for word in words) + "。"
    text = " ".join(words)
    return f"“{text.capitalize()},” he said." if chance.random() < 0.2 else f"{text.capitalize()}."


def copies_of(originals: Sequence[Text], seed: int) -> Iterator[Text]:
    """A copy of each: 10-40 % of the paragraphs cut, new headline and lead, 2-5 house lines, other quotation marks, and up to
    3 % of the words replaced."""
    chance = random.Random(seed)
    for original in originals:
        other = chance.choice(originals)
        paragraphs = [other.paragraphs[-1], *_cut(chance, original.paragraphs[1:], chance.uniform(0.1, 0.4))]
        paragraphs = [_edited(chance, _restyled(chance, paragraph), original) for paragraph in paragraphs]
        for line in chance.sample(_HOUSE.get(original.language, _HOUSE["en"]), k=min(chance.randint(2, 5), 4)):
            paragraphs.insert(chance.choice((0, len(paragraphs), len(paragraphs))), line)
        yield Text(f"{original.name}-copy", original.language, other.title, tuple(paragraphs), of=original.name)


def quoting(originals: Sequence[Text], seed: int) -> Iterator[Text]:
    """Articles of which 5-30 % are paragraphs of the text before. `originals`: they give the rest of the words."""
    chance = random.Random(seed)
    for number, own in enumerate(originals):
        quoted = originals[number - 1]
        share, total = chance.uniform(0.05, 0.3), len(own.text)
        taken: list[str] = []
        for paragraph in chance.sample(quoted.paragraphs, k=len(quoted.paragraphs)):
            if sum(map(len, taken)) + len(paragraph) <= share * min(total, len(quoted.text)):
                taken.append(paragraph)
        if taken:
            at = chance.randrange(len(own.paragraphs))
            paragraphs = (*own.paragraphs[:at], *taken, *own.paragraphs[at:])
            yield Text(f"{own.name}-quoting", own.language, own.title, paragraphs, quotes=quoted.name)


def _cut(chance: random.Random, paragraphs: Sequence[str], share: float) -> list[str]:
    """Whole paragraphs taken out, at most this share of the characters."""
    total = sum(map(len, paragraphs))
    left, out = list(paragraphs), 0
    for paragraph in chance.sample(paragraphs, k=len(paragraphs)):
        if out + len(paragraph) <= share * total:
            left.remove(paragraph)
            out += len(paragraph)
    return left


def _restyled(chance: random.Random, paragraph: str) -> str:
    first, last = chance.choice(_MARKS)
    return _QUOTES.sub(lambda match: f"{first}{match[1]}{last}", paragraph)


def _edited(chance: random.Random, paragraph: str, source: Text) -> str:
    share = chance.uniform(0, 0.03)
    if source.language == "ja":
        return "".join(chance.choice(source.text) if chance.random() < share else character for character in paragraph)
    words = source.text.split()
    return " ".join(chance.choice(words) if chance.random() < share else word for word in paragraph.split(" "))
