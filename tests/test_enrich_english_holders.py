"""Holders of offices with a field, relatives that were named, and people without a name, in English reports."""

from tests.support.quotations import speakers_are

test_the_holder_of_an_office_with_a_field_speaks = speakers_are(
    [
        ("en", "Minister for Transport Ann Lee said the bridge was “a gift to the whole valley”.", ["Ann Lee"]),
        ("en", "Professor of Music Ann Lee said the bridge was “a gift to the whole valley”.", ["Ann Lee"]),
        ("en", "The case for Transport Ann Lee said was “a gift to the whole valley”.", [None]),
    ],
)

test_a_relative_who_was_named_is_meant_by_the_word_of_the_family = speakers_are(
    [
        (
            "en",
            "Rose Hill died on Monday, her daughter Ann Lee said.\n\n“She sang until the end,” her daughter said.",
            ["Ann Lee"],
        ),
        (
            "en",
            "Rose Hill died on Monday, said her daughter Ann Lee and her daughter Eva Roe.\n\n“She sang,” her daughter said.",
            ["her daughter"],
        ),
        ("en", "Rose Hill died on Monday, her daughter Ann Lee said.\n\n“She sang until the end,” her son said.", ["her son"]),
    ],
)

test_a_pronoun_behind_somebody_without_a_name_means_nobody_named = speakers_are(
    [
        ("en", "Mark Hill said it was late.\n\nOne, who kept his hat on, laughed at the date.\n\n“We stay,” he said.", ["One"]),
        ("en", "Mark Hill said it was late.\n\nOne day was left.\n\n“We stay,” he said.", ["Mark Hill"]),
    ],
)
