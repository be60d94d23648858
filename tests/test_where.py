"""Expressions over records: what they match, what they refuse."""

import dataclasses

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from schemas.example import example_record
from schemas.where import Where, WhereError

RECORD = example_record()
BARE = dataclasses.replace(RECORD, title=None, published=None, publisher=None, paywalled=None, image=None, tags=())


@pytest.mark.parametrize(
    "expression",
    [
        'language == "en"',
        'language in ["en", "de"]',
        '"ferries" in tags',
        "word_count > 20 and not is_stub",
        'title =~~ "(?i)ferry"',
        '"ferry" in title.as_lower',
        'published > d"2025-03-01" and published < d"2025-03-04"',
        'host.ends_with(".example")',
        '[name for name in entities if name.type == "LOC"].length > 0',
        'image.url =~~ "^https?://"',
        "http_status == 200",
    ],
)
def test_an_expression_matches(expression: str) -> None:
    assert Where(expression).matches(RECORD)
    assert not Where(f"not ({expression})").matches(RECORD)


@pytest.mark.parametrize("expression", ['title == ""', "not title", "published == null", "tags.length == 0", "not paywalled"])
def test_what_a_record_lacks_can_be_asked_for(expression: str) -> None:
    assert Where(expression).matches(BARE)


@pytest.mark.parametrize("expression", ['published > d"2000-01-01"', 'not (published > d"2000-01-01")', 'image.url == "x"'])
def test_a_comparison_with_what_is_not_there_does_not_match(expression: str) -> None:
    assert not Where(expression).matches(BARE)


@pytest.mark.parametrize(
    ("value", "matches"), [("2025", True), ("2024-12", False), ("2025-03-03T23:00:00", True), ("2024-12-31", False)]
)
def test_a_bare_date_counts_from_its_first_instant(value: str, matches: bool) -> None:
    assert RECORD.published is not None
    record = dataclasses.replace(RECORD, published=dataclasses.replace(RECORD.published, value=value))
    assert Where('published >= d"2025-01-01"').matches(record) is matches


@pytest.mark.parametrize(
    ("expression", "problem"),
    [
        ('langage == "en"', "did you mean 'language'"),
        ('image.ulr == "x"', "did you mean 'url'"),
        ('word_count > "many"', "type mismatch"),
        ("word_count = 3", "syntax error.*write == to compare"),
        ('title =~ "("', "regular expression"),
        ("", "empty"),
        ("(" * 900, "syntax error|nested"),
        ("[" * 900 + "]" * 900, "nested"),
        ("1 == 1 or " * 300 + "1 == 1", "characters"),
        ("__import__('os')", "there is no field '__import__'"),
        ("1", "gives a number and not true or false"),
        ("title", "gives a text and not true or false"),
        ("authors", "gives a list"),
        ("words > 100", "did you mean 'word_count'"),
        ("harbour == 1", "a text stands in quotes"),
        ("language == 'en' && word_count > 3", "write and"),
        ('entities.name == "x"', r"a list has no 'name'; write \[part for part in LIST"),
        ("$anny([true])", r"no function \$anny; did you mean 'any'"),
    ],
)
def test_what_is_no_expression_is_refused_with_the_reason(expression: str, problem: str) -> None:
    with pytest.raises(WhereError, match=problem):
        Where(expression)


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet='abt_ .()[]"=<>!~andornot0129+-*/%', max_size=60))
def test_no_text_does_anything_but_match_or_be_refused(text: str) -> None:
    try:
        where = Where(text)
    except WhereError:
        return
    assert where.matches(RECORD) in (True, False)
