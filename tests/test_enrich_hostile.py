"""Any text goes through every enrichment: no exception, no time that grows faster than the text, no network.

Nothing is timed. The texts are so large that what is not linear would not come to its end.
"""

import dataclasses
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from schemas.articles import Article
from tests.test_enrich_chain import article
from transforms.enrich.chain import enrich_article
from transforms.enrich.registry import parse_chain

REPOSITORY = Path(__file__).resolve().parents[1]
EVERYTHING = parse_chain("default,amounts")
BUT_LANGUAGE = dataclasses.replace(EVERYTHING, steps=EVERYTHING.steps[1:])


def run(text: str, language: str) -> Article:
    one = article(text, title=text[:200])
    done = enrich_article(
        dataclasses.replace(one, enrichment=dataclasses.replace(one.enrichment, language=language)), BUT_LANGUAGE
    )
    assert [enrichment.status for enrichment in done.enrichment.enrichments if enrichment.status.startswith("error")] == []
    return done


@given(st.text(max_size=400), st.sampled_from(["en", "de", "fr", "ja", "und"]))
@settings(max_examples=150, deadline=None)
def test_any_unicode(text: str, language: str) -> None:
    run(text, language)


@given(
    st.lists(
        st.sampled_from(
            [
                "Dr.",
                "Ann",
                "Lee",
                "of",
                "Acme",
                "Inc.",
                "said",
                "“",
                "”",
                '"',
                "’s",
                "\n\n",
                ",",
                ":",
                "(Reuters)",
                "-",
                "$5",
                "m",
                "he",
                "the",
                "US",
                ".",
            ]
        ),
        max_size=60,
    )
)
@settings(max_examples=150, deadline=None)
def test_any_order_of_what_the_rules_look_for(pieces: list[str]) -> None:
    run(" ".join(pieces), "en")


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("“" * 10_000, id="ten thousand opening marks"),
        pytest.param('"a" ' * 10_000, id="ten thousand quotations"),
        pytest.param("‘a " * 30_000, id="single marks that never close"),
        pytest.param("“abc def.\n\n" * 10_000, id="ten thousand open paragraphs"),
        pytest.param("a" * 1_000_000, id="one word of a megabyte"),
        pytest.param("\n" * 1_000_000, id="empty lines"),
        pytest.param(". " * 300_000, id="dots"),
        pytest.param("Ann of " * 60_000, id="one capitalised run without an end"),
        pytest.param("“x,” said Ann Lee. " * 20_000, id="twenty thousand speakers"),
        pytest.param("The council met. " * 60_000, id="a megabyte without a paragraph"),
        pytest.param("1,234 " * 60_000, id="numbers"),
        pytest.param("中国" * 200_000, id="no spaces"),
        pytest.param("\u0001" * 10_000 + "“a” said \u0001", id="the character that masks quotations"),
    ],
)
def test_large_texts_come_to_an_end(text: str) -> None:
    done = run(text, "en")
    assert len(done.enrichment.quotes) <= 1000


#: A fresh process, so that whatever is loaded at first use is loaded here. A socket itself reaches nobody, and the event loop
#: of an import makes a pair of them.
NO_NETWORK = """
import sys
from dataclasses import replace

def refuse(event, args):
    if event in ("socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "socket.sendto", "urllib.Request"):
        raise AssertionError(f"{event} {args}")

sys.addaudithook(refuse)

from tests.test_enrich_chain import article
from transforms.enrich.chain import enrich_article
from transforms.enrich.registry import parse_chain

one = article("PARIS (Reuters) - Ann Lee of Acme Inc. said: “We won in France for $5 million, and we are glad to say so.”")
one = replace(one, content=replace(one.content, canonical_url="https://other.example.org/news/a-story-of-1234"))
done = enrich_article(one, parse_chain("default,amounts")).enrichment
print(done.language, done.syndicated_from, done.wire_agency, [quote.speaker for quote in done.quotes])
print({status.status.partition(":")[0] for status in done.enrichments})
"""


def test_a_chain_built_and_run_asks_no_network() -> None:
    done = subprocess.run([sys.executable, "-c", NO_NETWORK], cwd=REPOSITORY, capture_output=True, text=True, check=False)
    assert (done.stdout.splitlines(), done.returncode) == (
        ["en https://other.example.org/news/a-story-of-1234 Reuters ['Ann Lee']", "{'ok'}"],
        0,
    ), done.stderr


@pytest.mark.parametrize("language", ["en", "fr", "nl"])
def test_a_long_interview(language: str) -> None:
    question = "Is it true that you sang in the town?\n\n“It is true that I sang in the old town.”"
    run("Ann Lee was asked about her work in the town.\n\n" + "\n\n".join([question] * 10_000), language)
