"""Stories: how well articles of one event are found to be one: `python -m bench.stories`.

The articles are those of `bench.linking.news`: 28 invented events of seven running topics, eight of which come again a year
later at the same place. With names (`--enrich entities`) and without. Then streams of another make, whose articles share most
of their phrases (`bench.linking.phrases`): over 60 days, and over 10.
"""

import argparse
from dataclasses import replace

from bench.linking.news import Reported, pair_f1, stories
from bench.linking.phrases import phrase_stories
from bench.linking.stream import LinkedStream, record_of
from bench.linking.texts import Text
from schemas.records import Record
from schemas.times import Claim
from transforms.enrich.batch import article_of
from transforms.enrich.chain import enrich_article
from transforms.enrich.registry import parse_chain
from transforms.link.link_copies import LinkCopies

_ENTITIES = parse_chain("language,entities")


def records_of(reported: list[Reported], *, names: bool) -> list[Record]:
    """The records of these articles, as they come one after the other."""
    records = []
    for number, article in enumerate(reported):
        text = Text(f"r{number}", "en", article.title, (article.text,))
        claim = Claim(value=f"{article.at:%Y-%m-%dT%H:%M:%SZ}", precision="instant", zone="given", source="", raw="")
        record = record_of(text, host=f"h{number % 40}.example", published=claim, at=article.at)
        if names:
            given = {"id": text.name, "text": text.text, "title": text.title}
            entities = enrich_article(article_of(given, article.at), _ENTITIES).enrichment.entities
            record = replace(record, entities=entities)
        records.append(record)
    return records


def scores(reported: list[Reported], *, names: bool, at_once: bool = False) -> tuple[float, float, float]:
    """Precision, recall and F1 over pairs. `at_once`: all articles are read on one day, as from an archive."""
    found: list[str | None] = []
    with LinkedStream(step=LinkCopies(stories=True)) as stream:
        for article, record in zip(reported, records_of(reported, names=names), strict=True):
            if not at_once:
                stream.now = article.at
            found.append(stream.link(record).story_id)
    return pair_f1([article.event for article in reported], found)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seeds", type=int, nargs="+", default=[1, 2, 3])
    for seed in parser.parse_args().seeds:
        reported = stories(seed)
        for names in (False, True):
            for at_once in (False, True):
                how = f"{'with' if names else 'without'} names, {'read at once' if at_once else 'as they come'}"
                precision, recall, f1 = scores(reported, names=names, at_once=at_once)
                print(f"seed {seed}, {len(reported)} articles, {how}: P {precision:.3f} R {recall:.3f} F1 {f1:.3f}")
        for days in (60, 10):
            reported = phrase_stories(seed, days=days)
            precision, recall, f1 = scores(reported, names=False)
            how = f"shared phrases, {days} days"
            print(f"seed {seed}, {len(reported)} articles, {how}: P {precision:.3f} R {recall:.3f} F1 {f1:.3f}")


if __name__ == "__main__":
    main()
