"""What date strings say, and what they do not say."""

import json
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.times import Claim
from tests.support.yardsticks import yardstick
from transforms.dates.dates import parse_date
from transforms.dates.names import months_named, weekdays_named

NOW = datetime(2026, 11, 22, 7, 0, tzinfo=UTC)


def value(raw: str) -> tuple[str, str, str] | None:
    claim = parse_date(raw, NOW)
    return (claim.value, claim.precision, claim.zone) if claim else None


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        # RFC 822, 850, asctime and what is made of them
        ("Mon, 03 Mar 2025 10:00:00 GMT", "2025-03-03T10:00:00Z"),
        ("Mon, 3 Mar 25 10:00 GMT", "2025-03-03T10:00:00Z"),
        ("Monday, 03-Mar-25 10:00:00 GMT", "2025-03-03T10:00:00Z"),
        ("Mon,03 Mar 2025 10:00:00 +0100", "2025-03-03T09:00:00Z"),
        ("03 Mar 2025 10:00:00 -0000", "2025-03-03T10:00:00Z"),
        ("Mon, 03 Mar 2025 10:00:00 +01:00", "2025-03-03T09:00:00Z"),
        ("Mon, 03 Mar 2025 10:00:00 -05", "2025-03-03T15:00:00Z"),
        ("Tue, 03 Mar 2025 10:00:00 GMT", "2025-03-03T10:00:00Z"),
        ("Mon, 03 Mar 125 10:00:00 GMT", "2025-03-03T10:00:00Z"),
        ("Mon, 03 Mar 2025 7:5:3 GMT", "2025-03-03T07:05:03Z"),
        ("Mon, 03 Mar 2025 10:00:00 GMT+1", "2025-03-03T09:00:00Z"),
        ("Mon, 03 Mar 2025 10:00:00 GMT Mon, 03 Mar 2025 10:00:00 GMT", "2025-03-03T10:00:00Z"),
        ("Mon, 03 Mar 2025 10:00:00 +0000 (UTC)", "2025-03-03T10:00:00Z"),
        ("Mon Mar 03 10:00:00 +0100 2025", "2025-03-03T09:00:00Z"),
        ("Mon Mar 03 2025 10:00:00 GMT+0100 (Central European Standard Time)", "2025-03-03T09:00:00Z"),
        ("2025-03-03 10:00:00.123456 +0100 CET m=+0.0001", "2025-03-03T09:00:00Z"),
        # ISO 8601 and W3CDTF
        ("2025-03-03T10:00:00Z", "2025-03-03T10:00:00Z"),
        ("2025-03-03t10:00:00z", "2025-03-03T10:00:00Z"),
        ("2025-03-03T10:00:00,5+01", "2025-03-03T09:00:00Z"),
        ("20250303T100000+0100", "2025-03-03T09:00:00Z"),
        ("20250303T1000Z", "2025-03-03T10:00:00Z"),
        ("2025-W10-1T10:00:00Z", "2025-03-03T10:00:00Z"),
        ("2025-062T10:00:00Z", "2025-03-03T10:00:00Z"),
        ("2025-03-03T10:00:00+01:00[Europe/Paris]", "2025-03-03T09:00:00Z"),
        ("2025-07-03 10:00:00 Europe/Berlin", "2025-07-03T08:00:00Z"),
        ("2025-03-03T24:00:00Z", "2025-03-04T00:00:00Z"),
        ("2016-12-31T23:59:60Z", "2017-01-01T00:00:00Z"),
        ("2025-03-03T10:00:00Z2025-03-03T10:00:00Z", "2025-03-03T10:00:00Z"),
        ("٢٠٢٦-٠١-٠٢T٠٣:٠٤:٠٥Z", "2026-01-02T03:04:05Z"),
        # epochs
        ("1740996000", "2025-03-03T10:00:00Z"),
        ("1740996000.75", "2025-03-03T10:00:00Z"),
        ("1740996000000", "2025-03-03T10:00:00Z"),
        ("1740996000000000", "2025-03-03T10:00:00Z"),
        ("/Date(1740996000000)/", "2025-03-03T10:00:00Z"),
        # words
        ("March 3rd, 2025 at 10:00 a.m. ET", "2025-03-03T15:00:00Z"),
        ("July 3, 2025 10:00 PM ET", "2025-07-04T02:00:00Z"),
        ("Mon, 03 Mar 2025 12:00:00 AM GMT", "2025-03-03T00:00:00Z"),
        ("lun., 03 mars 2025 10:00:00 +0100", "2025-03-03T09:00:00Z"),
        ("Mar, 04 Mar 2025 10:00:00 +0100", "2025-03-04T09:00:00Z"),
        ("Пн, 03 мар 2025 10:00:00 +0300", "2025-03-03T07:00:00Z"),
        ("Pzt, 03 Mar 2025 10:00:00 +0300", "2025-03-03T07:00:00Z"),
        ("Mo, 03 Mrz 2025 10:00:00 +0100", "2025-03-03T09:00:00Z"),
        ("ma, 03 mrt 2025 10:00:00 +0100", "2025-03-03T09:00:00Z"),
        ("Δευ, 03 Μαρ 2025 10:00:00 +0200", "2025-03-03T08:00:00Z"),
        ("周一, 03 三月 2025 10:00:00 +0800", "2025-03-03T02:00:00Z"),
        ("月, 03 3月 2025 10:00:00 +0900", "2025-03-03T01:00:00Z"),
        ("월, 03 3월 2025 10:00:00 +0900", "2025-03-03T01:00:00Z"),
        ("จ., 03 มี.ค. 2568 10:00:00 +0700", "2025-03-03T03:00:00Z"),
        ("Xyz, 03 Mar 2025 10:00:00 GMT", "2025-03-03T10:00:00Z"),
        # zones in words and in odd forms
        ("Mon, 03 Mar 2025 10:00:00 EST5EDT", "2025-03-03T15:00:00Z"),
        ("2025-07-03 10:00 CST6CDT", "2025-07-03T15:00:00Z"),
        ("Mon, 03 Mar 2025 10:00:00 Eastern Standard Time", "2025-03-03T15:00:00Z"),
        ("7/30/2025 10:00:00 AM Pacific Daylight Time", "2025-07-30T17:00:00Z"),
        ("Mon, 03 Mar 2025 10:00:00 W. Europe Standard Time", "2025-03-03T09:00:00Z"),
        ("2025-03-03T10:00:00 GMT Standard Time", "2025-03-03T10:00:00Z"),
        ("Mon Mar 03 10:00:00 China Standard Time 2025", "2025-03-03T02:00:00Z"),
        ("Thu Jul 03 2025 10:00:00 GMT+0200 (Central European Summer Time)", "2025-07-03T08:00:00Z"),
        ("July 3, 2025, 10:00 PM Eastern Time", "2025-07-04T02:00:00Z"),
        ("Mon, 03 Mar 2025 10:00:00 -5", "2025-03-03T15:00:00Z"),
        ("Mon, 03 Mar 2025 10:00:00 +00:00:00", "2025-03-03T10:00:00Z"),
        ("jeu., 06 f&eacute;vr. 2025&nbsp;10:00:00 +0100", "2025-02-06T09:00:00Z"),
        ("Mon, 03 Mar 2025 10:00:00 America/New_York", "2025-03-03T15:00:00Z"),
        ("2025-03-03T10:00:00 00:00", "2025-03-03T10:00:00Z"),
        ('<time datetime="2025-03-03T10:00:00Z">Mon, 03/03/2025 - 11:00</time>', "2025-03-03T10:00:00Z"),
        ("&lt;span&gt;Mon, 03 Mar 2025 10:00:00 GMT&lt;/span&gt;", "2025-03-03T10:00:00Z"),
        ("2025-03-03T10:00:00.5 01:00", "2025-03-03T09:00:00Z"),
        ("Ke, 29 Lok 2025 11:34:37 +0000", "2025-10-29T11:34:37Z"),
        ("۱۴۰۴-۱۱-۰۷T۱۱:۳۲:۰۶Z", "2026-01-27T11:32:06Z"),
    ],
)
def test_instants(raw: str, expected: str) -> None:
    claim = parse_date(raw, NOW)
    assert claim is not None
    assert claim.value == expected
    assert claim.zone != "unknown"


@pytest.mark.parametrize(
    ("zone", "hours", "rule"),
    [
        ("UT", 0, "named"), ("Z", 0, "given"), ("EST", -5, "named"), ("EDT", -4, "named"), ("PDT", -7, "named"), ("CST",
        -6, "assumed"),
        ("CET", 1, "named"), ("CEST", 2, "named"), ("MEZ", 1, "named"), ("MESZ", 2, "named"), ("BST", 1, "assumed"), ("IST",
        5.5, "assumed"),
        ("MSK", 3, "named"), ("EET", 2, "named"), ("JST", 9, "named"), ("AEST", 10, "named"), ("AEDT", 11, "named"), ("NZDT",
        13, "named"),
        ("BRT", -3, "named"), ("WIB", 7, "named"), ("NPT", 5.75, "named"), ("SAST", 2, "named"), ("PKT", 5, "named"), ("HKT",
        8, "named"),
    ],
)  # fmt: skip
def test_named_zones_mean_what_they_say_at_any_season(zone: str, hours: float, rule: str) -> None:
    for month in ("Jan", "Jul"):
        claim = parse_date(f"Wed, 15 {month} 2025 12:00:00 {zone}", NOW)
        assert claim is not None
        assert claim.instant is not None
        noon = datetime(2025, 1 if month == "Jan" else 7, 15, 12, tzinfo=UTC)
        assert noon - claim.instant == timedelta(hours=hours)
        assert claim.zone == rule


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("2025-03-03", ("2025-03-03", "day", "unknown")),
        ("20250303", ("2025-03-03", "day", "unknown")),
        ("2025-062", ("2025-03-03", "day", "unknown")),
        ("2025-W10-1", ("2025-03-03", "day", "unknown")),
        ("2025-03", ("2025-03", "month", "unknown")),
        ("March 2025", ("2025-03", "month", "unknown")),
        ("2025", ("2025", "year", "unknown")),
        ("3. März 2025", ("2025-03-03", "day", "unknown")),
        ("3 de marzo de 2025", ("2025-03-03", "day", "unknown")),
        ("Monday, March 3, 2025 - 10:00am", ("2025-03-03T10:00:00", "minute", "unknown")),
        ("3. März 2025, 10:00 Uhr", ("2025-03-03T10:00:00", "minute", "unknown")),
        ("lundi 3 mars 2025 à 10h30", ("2025-03-03T10:30:00", "minute", "unknown")),
        ("понедельник, 3 марта 2025 г., 10:00", ("2025-03-03T10:00:00", "minute", "unknown")),
        ("2025年3月3日 下午2:05", ("2025-03-03T14:05:00", "minute", "unknown")),
        ("2025年3月3日(月) 10時05分", ("2025-03-03T10:05:00", "minute", "unknown")),
        ("2025년 3월 3일 오후 2:05", ("2025-03-03T14:05:00", "minute", "unknown")),
        ("3 tháng 3, 2025", ("2025-03-03", "day", "unknown")),
        ("3 มีนาคม 2568", ("2025-03-03", "day", "unknown")),
        ("۳ مارس ۲۰۲۵", ("2025-03-03", "day", "unknown")),
        ("2 كانون الثاني 2025", ("2025-01-02", "day", "unknown")),
        ("03.04.2025 10:00", ("2025-04-03T10:00:00", "minute", "unknown")),
        ("13/04/2025", ("2025-04-13", "day", "unknown")),
        ("04/13/2025", ("2025-04-13", "day", "unknown")),
        ("03/03/2025", ("2025-03-03", "day", "unknown")),
        ("2025-03-03T10:00:00", ("2025-03-03T10:00:00", "instant", "unknown")),
        ("2025-03-03T10Z", ("2025-03-03T10:00:00Z", "hour", "given")),
        ("Mon, 03 Mar 2025 10:00 Local Time", ("2025-03-03T10:00:00", "minute", "unknown")),
        ("Mon, 03 Mar 2025 10:00:00 XYZ", ("2025-03-03T10:00:00", "instant", "unknown")),
        ("2025年3月3日 下午2時5分", ("2025-03-03T14:05:00", "minute", "unknown")),
        ("2025. 3. 3. 오전 10:05", ("2025-03-03T10:05:00", "minute", "unknown")),
        ("2025. gada 3. marts", ("2025-03-03", "day", "unknown")),
        ("2025 m. kovo 3 d.", ("2025-03-03", "day", "unknown")),
        ("3 مارس/آذار 2025", ("2025-03-03", "day", "unknown")),
        ("16 ພະຈິກ 2025", ("2025-11-16", "day", "unknown")),
        ("16 नवम्बर 2025", ("2025-11-16", "day", "unknown")),
        ("16 בנובמבר 2025, 10:05", ("2025-11-16T10:05:00", "minute", "unknown")),
        ("Thứ 2, 03/03/2025 | 10:05", ("2025-03-03T10:05:00", "minute", "unknown")),
        ("3 Mar 2025 GMT", ("2025-03-03", "day", "unknown")),
        ("mar, 04/03/2025 - 10:05", ("2025-03-04T10:05:00", "minute", "unknown")),
        ("Lun, 03/03/2025", ("2025-03-03", "day", "unknown")),
        ("2025年3月3日 午後0時5分", ("2025-03-03T12:05:00", "minute", "unknown")),
        ("2025年3月", ("2025-03", "month", "unknown")),
        ("الإثنين، 3 ابريل 2025 الساعة 10:05", ("2025-04-03T10:05:00", "minute", "unknown")),
        ("Опубликовано: 03.03.2025, 10:05", ("2025-03-03T10:05:00", "minute", "unknown")),
        ("First published on Mon 3 Mar 2025", ("2025-03-03", "day", "unknown")),
    ],
)
def test_no_more_is_claimed_than_is_said(raw: str, expected: tuple[str, str, str]) -> None:
    assert value(raw) == expected


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("۲۵ آبان ۱۴۰۵", "2026-11-16"),
        ("دوشنبه 25 آبان 1405 - 10:05", "2026-11-16T10:05:00"),
        ("30 اسفند 1403", "2025-03-20"),  # of a leap year
        ("30 اسفند 1404", None),
        ("31 مهر 1405", None),
        ("1 فروردين 1404", "2025-03-21"),  # with the Arabic yeh
        ("۱۴۰۵/۰۸/۲۵", "2026-11-16"),
        ("1405/08/25", None),
        ("۱۴۴۸/۰۶/۰۶", None),  # of the lunar calendar
        ("令和8年11月16日", "2026-11-16"),
        ("令和元年5月1日", "2019-05-01"),
        ("平成30年4月1日", "2018-04-01"),
        ("中華民國 115 年 11 月 16 日", "2026-11-16"),
        ("115年11月16日", None),
        ("R8.11.16", "2026-11-16"),
        ("R 8.11.16", "2016-11-08"),  # a Friday in Estonian
    ],
)
def test_days_of_other_calendars(raw: str, expected: str | None) -> None:
    claim = parse_date(raw, NOW)
    assert (claim.value if claim else None) == expected


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("Wed, 03/04/2026 - 10:30", "2026-03-04T10:30:00"),
        ("Friday 03/04/2026", "2026-04-03"),
        ("mercoledì 04/03/2026", "2026-03-04"),
        ("Tue, 07/11/2023 - 17:57", None),  # a Tuesday either way
        ("Mon, 03/04/2026", None),  # a Monday neither way
        ("03/04/2026 Extra", None),
    ],
)
def test_a_weekday_tells_the_month_from_the_day(raw: str, expected: str | None) -> None:
    claim = parse_date(raw, NOW)
    assert (claim.value if claim else None) == expected


def test_a_month_with_two_meanings_is_told_by_its_weekday() -> None:
    # listopad is October in Croatian and November in Polish; 3 November 2025 was a Monday, 3 October a Friday.
    assert value("poniedziałek, 3 listopada 2025") == ("2025-11-03", "day", "unknown")
    assert value("petak, 3. listopada 2025.") == ("2025-10-03", "day", "unknown")
    assert value("3 listopada 2025") is None


@pytest.mark.parametrize(
    "raw",
    [
        "", "   ", "yesterday", "Today, 10:00", "3 March", "2 hours ago", "last Monday", "soon", "inf", "nan", "-2026-01-02",
        "9" * 100_000, "2026-01-02T" + "0" * 50_000 + "Z",
        "Mon, 31 Nov 2024 10:00:00 GMT", "Tue, 31 Feb 2026 10:00:00 GMT", "Sat, 29 Feb 2025 10:00:00 GMT", "2025-13-01",
        "2025-00-10",
        "2025-03-03T25:00:00Z", "2025-03-03T10:60:00Z", "2025-03-03T10:00:61Z", "2025-03-03T24:00:01Z", "2025-366",
        "2025-W54-1", "2025-W10",
        "03/04/2025", "3-4-2025", "3/4/25", "0000-00-00 00:00:00", "0001-01-01T00:00:00+14:00",
        "Thu, 01 Jan 1970 00:00:00 GMT", "0", "1",
        "1989-12-31", "2099-01-01T00:00:00Z", "Mon, 03 Mar 2025 10:00:00 +9999", "12 March", "10:00",
        "Week of March 3, 2025 to March 9, 2025",
        "2025-03-03T10:00:00Z/2025-03-04T10:00:00Z", "March 3 4 2025",
    ],
)  # fmt: skip
def test_what_states_no_possible_time_is_none(raw: str) -> None:
    assert value(raw) is None


def test_the_future_begins_24_hours_ahead() -> None:
    assert value("2026-11-23T06:59:59Z") == ("2026-11-23T06:59:59Z", "instant", "given")
    assert value("2026-11-23T07:00:01Z") is None
    # A local time may be 14 h ahead of UTC, and a day too.
    assert value("2026-11-23T20:59:00") == ("2026-11-23T20:59:00", "instant", "unknown")
    assert value("2026-11-23T21:01:00") is None
    assert value("2026-11-23") == ("2026-11-23", "day", "unknown")
    assert value("2026-11-24") is None


def test_a_claim_keeps_its_words_and_source() -> None:
    claim = parse_date("  Mon,\n 03 Mar 2025 10:00:00 GMT ", NOW, source="feed:pubDate")
    assert claim == Claim(
        value="2025-03-03T10:00:00Z",
        precision="instant",
        zone="named",
        source="feed:pubDate",
        raw="Mon, 03 Mar 2025 10:00:00 GMT",
    )


def test_names_of_months_and_days() -> None:
    assert months_named("Sept.") == {9}
    assert months_named("août") == {8}
    assert months_named("aout") == {8}
    assert months_named("мая") == {5}
    assert weekdays_named("Donnerstag") == {3}
    assert months_named("nothing") == frozenset()


@given(st.datetimes(min_value=datetime(1990, 1, 2), max_value=datetime(2026, 11, 20)))  # noqa: DTZ001 - zones are added below
def test_what_is_written_is_read(local: datetime) -> None:
    instant = local.replace(microsecond=0, tzinfo=UTC)
    expected = instant.isoformat().replace("+00:00", "Z")
    for form in (
        "%a, %d %b %Y %H:%M:%S GMT",
        "%Y-%m-%dT%H:%M:%SZ",
        "%Y%m%dT%H%M%SZ",
        "%d %B %Y, %H:%M:%S UTC",
        "%a %b %d %H:%M:%S UTC %Y",
    ):
        claim = parse_date(instant.strftime(form), NOW)
        assert claim is not None
        assert claim.value == expected


@given(
    st.sampled_from(["", "Mon, ", "Tue, ", "Wed, ", "Thu, ", "Fri, ", "Sat, ", "Sun, "]),
    st.tuples(
        st.integers(0, 33),
        st.sampled_from(["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]),
    ),
    st.sampled_from(["0099", "1989", "2000", "2024", "2025", "2027"]),
    st.tuples(st.integers(0, 25), st.integers(0, 61), st.integers(0, 61)),
    st.sampled_from(["GMT", "UTC", "+0000", "-0000", "+0545", "-1130", "+1400", "+1500", "-9999", "+0060"]),
)
def test_the_form_of_the_rfc_says_what_the_same_words_say(
    weekday: str, day: tuple[int, str], year: str, clock: tuple[int, int, int], zone: str
) -> None:
    exact = f"{weekday}{day[0]:02} {day[1]} {year} {clock[0]:02}:{clock[1]:02}:{clock[2]:02} {zone}"
    assert value(exact) == value(exact.upper())


@given(st.one_of(st.text(max_size=250), st.text(alphabet="0123456789-:/.TZ+ ,AMPMarGT", max_size=60)))
def test_any_text_is_read_without_an_error(text: str) -> None:
    claim = parse_date(text, NOW)
    if claim is not None and claim.instant is not None:
        assert datetime(1990, 1, 1, tzinfo=UTC) <= claim.instant <= NOW + timedelta(hours=24)


@pytest.mark.parametrize(
    "text", ["1" * 200, "a " * 100, "10:00 " * 33, "((" * 100, "+0100 " * 30, "2025-03-03T" + "1:" * 90, "t" * 199]
)
def test_hostile_texts_are_no_dates(text: str) -> None:
    assert value(text) is None


def test_yardstick_rows() -> None:
    rows = json.loads((yardstick("enrichment") / "dates_gold.json").read_text(encoding="utf-8"))["rows"]
    for row in rows:
        claim = parse_date(row["input"], NOW)
        got = (claim.instant or claim.value) if claim is not None and claim.precision not in ("month", "year") else None
        if row["utc"]:
            assert got == datetime.fromisoformat(row["utc"]), row
        else:
            assert not isinstance(got, datetime), row
            assert got is None or "error" not in row, row
            assert got is None or got == row.get("local", got), row
