"""Dates as people write them on pages; `parse_date` reads and judges them."""

import re

#: Dates of numbers alone.
NUMBERS = re.compile(r"(?<![\d/-])\d{1,2}([/-])\d{1,2}\1(?:\d{4}|\d{2})(?![\d/-])")
#: A month's name; the signs of vowels are letters in Indic scripts and Thai.
_MONTH = r"(?:(?:[^\W\d]|[\u0900-\u0dff\u0e31-\u0e4e]|\.(?=[\u0e00-\u0e7f])){3,14}|[\u0900-\u0dff]{2})"
#: Dates as people write them; parse_date reads and judges them.
DATE = re.compile(
    r"(?:令和|平成|民[國国])\s?(?:元|\d{1,3})\s?年\s?\d{1,2}\s?月\s?\d{1,2}\s?日|"
    r"(?<!\d)\d{4}\s?[年년]\s?\d{1,2}\s?[月월]\s?\d{1,2}\s?[日일号號]?(?:\s{0,2}\d{1,2}:\d{2}(?::\d{2})?)?|"
    r"\b\d{4}\.\s\d{1,2}\.\s\d{1,2}\b|"
    r"(?<!\w[-/.])\b\d{4}(?:-\d{1,2}-|/\d{1,2}/|\.\d{1,2}\.)\d{1,2}(?:\b|(?=T\d))(?![-/.]\d)|(?<!\d\.)\b\d{1,2}\.\s?\d{1,2}\.\s?\d{4}\b|"
    r"(?<![\d./-])\b\d{1,2}-\d{1,2}-\d{4}\b(?![-/]\d)|(?<!\d[-/])\b\d{1,2}/\d{1,2}/\d{4}\b(?![-/]\d)|"
    rf"\b\d{{4}}\.?\s(?:m\.\s|gada\s)?(?:{_MONTH}\s\d{{1,2}}\b|\d{{1,2}}\.\s{_MONTH})|"
    rf"\b\d{{1,2}}(?:st|nd|rd|th|er|º|\.)?\s(?:de\s|of\s)?{_MONTH}\.?,?\s(?:de\s|del\s)?\d{{4}}\b|"
    rf"\b{_MONTH}\.?\s\d{{1,2}}(?:st|nd|rd|th)?,?\s\d{{4}}\b|"
    r"\b\d{1,2}(?:-|/)[A-Za-z]{3,9}(?:-|/)\d{4}\b"
)
#: A day with two digits of the year, in numbers.
SHORT = re.compile(r"(?<![\d./-])\d{1,2}([./-])\d{1,2}\1\d{2}(?![\d/-]|\.\d)")
