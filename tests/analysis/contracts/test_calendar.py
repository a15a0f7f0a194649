"""Where contracts stand: each row with its terms, a day, what must be said, and why."""

from datetime import date
from typing import NamedTuple

import pytest

from registry_cli.analysis.contracts.calendar import state_on
from registry_cli.analysis.contracts.exits import permitted_exit
from registry_cli.analysis.contracts.working_days import WorkingDays
from tests.analysis.contracts.asking import said, state, terms


class Row(NamedTuple):
    """`expected` are parts of what `said` gives; `why` is the reckoning by hand."""

    name: str
    terms: str
    day: str
    expected: dict[str, str | None]
    why: str


FOUR_YEARS = "{start: 2022-04-01, initial: P4Y}"
TACIT = "{start: 2022-04-01, initial: P4Y, renewal: {kind: tacit, period: P1Y}, notice: {period: P6M, to: term-end}, lead_time: P3M}"
OPTIONS = "{start: 2022-04-01, initial: P4Y, renewal: {kind: option, period: P1Y, times: 2, by: P3M}, notice: {period: P6M, to: term-end}, lead_time: P3M%s}"
LATER = ", exercised: [{date: 2025-09-20, periods: 1}]"
WHOLE = OPTIONS % (LATER + ", irrevocable_until: 2024-03-31, intended_exit: 2028-03-31%s")
OPEN = "{start: 2020-01-01, notice: {period: %s, to: %s}%s}"
THREE_YEARS = (
    "{start: 2020-08-01, initial: P36M, renewal: {kind: tacit, period: P12M}, notice: {period: P3M, to: term-end}}"
)

SPECIFIED = [
    Row(
        "four years end on the day before the start four years later",
        FOUR_YEARS,
        "2024-01-01",
        {"phase": "in-force", "current": "0 2022-04-01..2026-03-31", "end": "2026-03-31", "maximum": "2026-03-31"},
        "2022-04-01 + 4 years = 2026-04-01; the day before",
    ),
    Row(
        "six months to the end of a term",
        TACIT,
        "2025-06-29",
        {
            "phase": "in-force",
            "exit": "2026-03-31",
            "after": "2027-03-31",
            "deadline": "notice 2025-09-30: 2026-03-31, 2027-03-31",
            "decide": "2025-09-30 2025-06-30",
            "end": None,
            "maximum": None,
            "endless": "yes",
            "expected": None,
        },
        "2026-04-01 - 6 months = 2025-10-01, the day before is a Tuesday; 3 months before that 2025-06-30",
    ),
    Row(
        "the window opens on the day to decide",
        TACIT,
        "2025-06-30",
        {"phase": "notice-window", "exit": "2026-03-31"},
        "decide by 2025-06-30",
    ),
    Row(
        "the window is open on the last day", TACIT, "2025-09-30", {"phase": "notice-window", "exit": "2026-03-31"}, ""
    ),
    Row(
        "missed by a day",
        TACIT,
        "2025-10-01",
        {
            "phase": "notice-missed",
            "current": "0 2022-04-01..2026-03-31",
            "exit": "2027-03-31",
            "after": "2028-03-31",
            "deadline": "notice 2026-09-30: 2027-03-31, 2028-03-31",
            "deadlines": "notice 2025-09-30, notice 2026-09-30",
        },
        "renews into the year to 2027-03-31; the missed day is named beside the coming one",
    ),
    Row(
        "the day before the option is taken up",
        WHOLE % "",
        "2025-09-19",
        {
            "phase": "in-force",
            "current": "0 2022-04-01..2026-03-31",
            "end": "2026-03-31",
            "maximum": "2028-03-31",
            "exit": "2026-03-31",
            "after": None,
            "expected": "2028-03-31",
            "deadline": "option 2025-12-31: 2026-03-31, 2026-03-31",
            "decide": "2025-12-30 2025-09-30",
        },
        "2026-04-01 - 3 months - 1 day = 2025-12-31, off; 2025-12-30 is a Tuesday. The end of the initial period is the final end: no exit by notice",
    ),
    Row(
        "an option taken up makes the end of the initial period an exit",
        WHOLE % "",
        "2025-09-20",
        {
            "phase": "notice-window",
            "end": "2027-03-31",
            "exit": "2026-03-31",
            "after": "2027-03-31",
            "deadline": "notice 2025-09-30: 2026-03-31, 2027-03-31",
            "deadlines": "notice 2025-09-30, option 2026-12-31",
        },
        "the contract now runs to 2027-03-31, and could be left a year earlier with notice until 2025-09-30",
    ),
    Row(
        "no exit is left before the final end",
        WHOLE % "",
        "2025-10-01",
        {
            "phase": "in-force",
            "exit": "2027-03-31",
            "after": None,
            "deadline": "option 2026-12-31: 2027-03-31, 2027-03-31",
            "deadlines": "notice 2025-09-30, option 2026-12-31",
        },
        "the next thing to decide is the second option",
    ),
    Row(
        "terminated with a stated last day",
        WHOLE % ", terminated: {date: 2026-01-15, by: us, effective: 2026-09-30}",
        "2026-01-15",
        {
            "phase": "terminated",
            "current": "0 2022-04-01..2026-03-31",
            "end": "2026-09-30",
            "maximum": "2026-09-30",
            "exit": "2026-09-30",
            "after": None,
            "expected": "2026-09-30",
            "deadlines": "end 2026-09-30",
        },
        "the stated day wins over what the terms allow (2027-03-31)",
    ),
    Row(
        "the renewal that still runs ends where the termination says",
        WHOLE % ", terminated: {date: 2026-01-15, by: us, effective: 2026-09-30}",
        "2026-04-01",
        {"phase": "terminated", "current": "1 2026-04-01..2026-09-30"},
        "",
    ),
    Row(
        "over on the day after",
        WHOLE % ", terminated: {date: 2026-01-15, by: us, effective: 2026-09-30}",
        "2026-10-01",
        {"phase": "expired", "current": None, "end": "2026-09-30", "exit": None, "deadline": None},
        "",
    ),
    Row(
        "a termination is not known before its date",
        WHOLE % ", terminated: {date: 2026-01-15, by: us, effective: 2026-09-30}",
        "2026-01-14",
        {"phase": "in-force", "end": "2027-03-31"},
        "",
    ),
    Row(
        "a month from the end of the quarter in which the notice falls",
        OPEN % ("P1M", "after-quarter", ""),
        "2026-01-15",
        {
            "phase": "in-force",
            "current": "0 2020-01-01..",
            "exit": "2026-04-30",
            "after": "2026-07-31",
            "deadline": "notice 2026-03-31: 2026-04-30, 2026-07-31",
            "endless": "yes",
        },
        "the quarter ends 2026-03-31; from 2026-04-01 one month",
    ),
]

PUBLISHED = [
    Row(
        "505: one month",
        "{start: 2010-01-01, initial: P1M}",
        "2010-01-31",
        {"end": "2010-01-31", "phase": "in-force"},
        "said 1 February; the last day in force is 31 January",
    ),
    Row("505: and over the day after", "{start: 2010-01-01, initial: P1M}", "2010-02-01", {"phase": "expired"}, ""),
    Row(
        "14703, 17725: 60 months and one renewal of 12",
        "{start: 2018-01-01, initial: P60M, renewal: {kind: tacit, period: P12M}, notice: {period: P3M, to: term-end}}",
        "2023-06-01",
        {"current": "1 2023-01-01..2023-12-31"},
        "said 120 months; 72 months from 2018-01-01 end 2023-12-31",
    ),
    Row("15893: first end", THREE_YEARS, "2023-07-31", {"current": "0 2020-08-01..2023-07-31"}, "said 2026-08-01"),
    Row(
        "15893: three months later",
        THREE_YEARS,
        "2023-10-31",
        {"current": "1 2023-08-01..2024-07-31", "deadline": "notice 2024-04-30: 2024-07-31, 2025-07-31"},
        "2024-08-01 - 3 months - 1 day",
    ),
    Row(
        "6004: warning 21 days before the notice day",
        "{start: 2018-09-27, initial: P36M, renewal: {kind: tacit, period: P12M}, notice: {period: P3M, to: term-end}, lead_time: P21D}",
        "2019-06-06",
        {
            "phase": "in-force",
            "current": "0 2018-09-27..2021-09-26",
            "deadline": "notice 2021-06-26: 2021-09-26, 2022-09-26",
            "decide": "2021-06-25 2021-06-04",
        },
        "warned two years early; 2021-06-26 is a Saturday, so the Friday before and 21 days before that",
    ),
    Row(
        "23084: rolled over once",
        "{start: 2024-08-29, end: 2025-08-28, renewal: {kind: tacit, period: P12M}, notice: {period: P2M, to: term-end}}",
        "2026-02-11",
        {
            "current": "1 2025-08-29..2026-08-28",
            "deadline": "notice 2026-06-28: 2026-08-28, 2027-08-28",
            "decide": "2026-06-26 2026-06-26",
        },
        "said 2025-06-28; renewals count from the day after the stated end; 2026-06-28 is a Sunday",
    ),
    Row(
        "18954: no renewal, and the notice would be too late",
        "{start: 2023-01-01, initial: P3Y, renewal: {kind: none}, notice: {period: P3M, to: term-end}}",
        "2025-11-15",
        {"phase": "in-force", "exit": "2025-12-31", "deadline": "end 2025-12-31: 2025-12-31, nothing"},
        "said a later date; it ends by itself, whatever anyone does",
    ),
    Row(
        "18954: an option whose day has passed",
        "{start: 2023-01-01, initial: P3Y, renewal: {kind: option, period: P1Y, by: P3M}}",
        "2025-11-15",
        {
            "deadlines": "option 2025-09-30, end 2025-12-31",
            "deadline": "end 2025-12-31: 2025-12-31, nothing",
            "maximum": "2025-12-31",
        },
        "the day that has passed is said, and what it was for is lost",
    ),
    Row(
        "18954: past its end",
        FOUR_YEARS,
        "2026-04-01",
        {"phase": "expired", "end": "2026-03-31", "deadline": None, "deadlines": "end 2026-03-31"},
        "",
    ),
    Row(
        "24274: renewals of no length",
        "{start: 2023-01-01, initial: P1Y, renewal: {kind: tacit, period: P0M}, notice: {period: P3M, to: term-end}}",
        "2023-06-01",
        {
            "phase": "in-force",
            "current": "0 2023-01-01..2023-12-31",
            "exit": "2023-12-31",
            "after": None,
            "end": None,
            "maximum": None,
            "endless": "no",
            "unreckoned": "term.renewal.period bad-period",
        },
        "looped for ever; the first end is certain, nothing after it",
    ),
    Row(
        "24274: and where it should have renewed",
        "{start: 2023-01-01, initial: P1Y, renewal: {kind: tacit, period: P0M}, notice: {period: P3M, to: term-end}}",
        "2024-06-01",
        {"phase": "unknown", "current": None, "exit": None, "deadline": None},
        "",
    ),
    Row(
        "4571: another start, another day",
        THREE_YEARS.replace("2020-08-01", "2020-09-01"),
        "2023-10-31",
        {"deadline": "notice 2024-05-31: 2024-08-31, 2025-08-31"},
        "never warned again; derived anew each time",
    ),
    Row(
        "2596: reminded before the notice day, not the start",
        THREE_YEARS.replace("}}", "}, lead_time: P1M}"),
        "2023-10-31",
        {"decide": "2024-04-30 2024-03-30"},
        "",
    ),
    Row(
        "renewal ignored: rolls forward",
        THREE_YEARS,
        "2026-05-15",
        {"phase": "notice-missed", "deadlines": "notice 2026-04-30, notice 2027-04-30", "exit": "2027-07-31"},
        "disappeared for ever; the missed day stays named until the term is over",
    ),
    Row(
        "746: a renewal of another length than the first",
        "{start: 2024-01-15, initial: P1Y, renewal: {kind: tacit, period: P3M}, notice: {period: P1M, to: term-end}}",
        "2025-08-01",
        {"current": "3 2025-07-15..2025-10-14", "deadline": "notice 2025-09-14: 2025-10-14, 2026-01-14"},
        "2024-01-15 + 12 + 3 x 3 months = 2025-10-15",
    ),
    Row(
        "932: two kinds of deadlines",
        OPTIONS % LATER,
        "2025-09-25",
        {"deadlines": "notice 2025-09-30, option 2026-12-31"},
        "to leave and to stay are two things",
    ),
]

TERMS = [
    Row(
        "the start at a month's end does not drift",
        "{start: 2024-01-31, initial: P1M, renewal: {kind: tacit, period: P1M}, notice: {period: P1D, to: term-end}}",
        "2024-04-01",
        {"current": "2 2024-03-31..2024-04-29"},
        "2024-01-31 + 2 months = 03-31, + 3 months = 04-30",
    ),
    Row(
        "from a leap day",
        "{start: 2024-02-29, initial: P1Y, renewal: {kind: tacit, period: P1Y}, notice: {period: P1M, to: term-end}}",
        "2028-03-01",
        {"current": "4 2028-02-29..2029-02-27"},
        "+ 4 years = 2028-02-29, + 5 years = 2029-02-28",
    ),
    Row(
        "months first, then days",
        "{start: 2025-01-31, initial: P1M15D, renewal: {kind: tacit, period: P1M15D, times: 1}, notice: {period: P1M, to: term-end}}",
        "2025-03-15",
        {"current": "1 2025-03-15..2025-04-29", "end": "2025-04-29"},
        "+ 1 month 15 days = 02-28 + 15 = 03-15; + 2 months 30 days = 03-31 + 30 = 04-30",
    ),
    Row(
        "unequal renewals add up",
        "{start: 2020-09-01, initial: P6Y, renewal: {kind: option, periods: [P2Y, P1Y, P1Y], by: P6M}, exercised: [{date: 2026-02-10, periods: 1}]}",
        "2026-11-25",
        {
            "current": "1 2026-09-01..2028-08-31",
            "end": "2028-08-31",
            "maximum": "2030-08-31",
            "deadline": "option 2028-02-29: 2028-08-31, 2028-08-31",
        },
        "2028-09-01 - 6 months = 2028-03-01, the day before",
    ),
    Row(
        "fewer times than periods",
        "{start: 2020-01-01, initial: P1Y, renewal: {kind: option, periods: [P2Y, P1Y], times: 1}}",
        "2020-06-01",
        {"maximum": "2022-12-31"},
        "only the first counts",
    ),
    Row(
        "more times than periods",
        "{start: 2020-01-01, initial: P1Y, renewal: {kind: option, periods: [P2Y, P1Y], times: 3}}",
        "2020-06-01",
        {"maximum": "2024-12-31"},
        "1 + 2 + 1 + 1 years",
    ),
    Row(
        "an option without a day is open until the end",
        "{start: 2020-01-01, initial: P1Y, renewal: {kind: option, period: P1Y}}",
        "2020-12-31",
        {"phase": "notice-window", "deadline": "option 2020-12-31: 2020-12-31, 2020-12-31", "maximum": "2021-12-31"},
        "31 December is off, so it should have been decided the day before; it can still be taken up",
    ),
    Row(
        "tacit so many times ends by itself",
        "{start: 2016-03-01, initial: P6Y, renewal: {kind: tacit, period: P1Y, times: 6}, notice: {period: P6M, to: term-end}}",
        "2026-11-25",
        {
            "phase": "notice-missed",
            "current": "5 2026-03-01..2027-02-28",
            "end": "2028-02-29",
            "maximum": "2028-02-29",
            "exit": "2028-02-29",
            "deadline": "end 2028-02-29: 2028-02-29, nothing",
            "deadlines": "notice 2026-08-31, end 2028-02-29",
        },
        "6 + 6 years; the sixth renewal is the last and ends by itself",
    ),
    Row(
        "before the first day",
        FOUR_YEARS,
        "2022-03-31",
        {"phase": "not-started", "current": None, "exit": "2026-03-31"},
        "",
    ),
    Row(
        "notice before the start leads to the first exit from it on",
        "{start: 2027-03-15, initial: P2Y, notice: {period: P1M, to: month-end}}",
        "2026-11-25",
        {"phase": "not-started", "exit": "2027-03-31", "after": "2027-04-30"},
        "a month from 2026-11-25 ends before the start; the first end of a month in force is 2027-03-31",
    ),
    Row(
        "nothing but a start and a notice runs until it is terminated",
        OPEN % ("P12M", "year-end", ", no_notice_before: 2025-01-01, lead_time: P3M"),
        "2026-11-25",
        {
            "phase": "in-force",
            "end": None,
            "endless": "yes",
            "exit": "2027-12-31",
            "deadline": "notice 2026-12-31: 2027-12-31, 2028-12-31",
            "decide": "2026-12-30 2026-09-30",
        },
        "decide-by has passed, but nobody intends to leave: no window",
    ),
    Row("no term", "supplier: s", "2026-11-25", {"phase": "unknown", "unreckoned": "term no-term"}, ""),
]

EXITS = [
    Row(
        "any day, a month that has the day",
        OPEN % ("P1M", "any-day", ""),
        "2026-02-27",
        {"exit": "2026-03-27", "after": "2026-03-31", "deadline": "notice 2026-02-27: 2026-03-27, 2026-03-31"},
        "2026-03-28 - 1 month = 02-28; for 03-28, 29 and 30 the last day is 02-27 too, so none of them is ever given",
    ),
    Row(
        "any day, from the last of February",
        OPEN % ("P1M", "any-day", ""),
        "2026-02-28",
        {"exit": "2026-03-31"},
        "2026-04-01 - 1 month = 03-01, the day before",
    ),
    Row("days", OPEN % ("P14D", "any-day", ""), "2026-02-20", {"exit": "2026-03-06"}, "2026-03-07 - 14 days - 1 day"),
    Row("month-end, just in time", OPEN % ("P1M", "month-end", ""), "2026-01-31", {"exit": "2026-02-28"}, ""),
    Row("month-end, a day late", OPEN % ("P1M", "month-end", ""), "2026-02-01", {"exit": "2026-03-31"}, ""),
    Row(
        "quarter-end",
        OPEN % ("P3M", "quarter-end", ""),
        "2026-11-25",
        {
            "exit": "2027-03-31",
            "deadline": "notice 2026-12-31: 2027-03-31, 2027-06-30",
            "decide": "2026-12-30 2026-12-30",
        },
        "",
    ),
    Row("year-end, just in time", OPEN % ("P6M", "year-end", ""), "2026-06-30", {"exit": "2026-12-31"}, ""),
    Row("year-end, a day late", OPEN % ("P6M", "year-end", ""), "2026-07-01", {"exit": "2027-12-31"}, ""),
    Row("after-month", OPEN % ("P1M", "after-month", ""), "2026-01-15", {"exit": "2026-02-28"}, ""),
    Row(
        "after-month, last day of the month",
        OPEN % ("P1M", "after-month", ""),
        "2026-01-31",
        {"exit": "2026-02-28"},
        "",
    ),
    Row(
        "after-month and after-year differ", OPEN % ("P1M", "after-year", ""), "2026-01-15", {"exit": "2027-01-31"}, ""
    ),
    Row(
        "after-quarter with days",
        OPEN % ("P10D", "after-quarter", ""),
        "2026-02-01",
        {"exit": "2026-04-10", "deadline": "notice 2026-03-31: 2026-04-10, 2026-07-10"},
        "ten days from 2026-04-01",
    ),
    Row(
        "a list permits what any of its anchors permits",
        "{start: 2025-02-15, initial: P1Y, renewal: {kind: tacit, period: P1Y}, notice: {period: P1M, to: [term-end, month-end]}}",
        "2026-01-10",
        {"exit": "2026-02-14", "after": "2026-02-28", "deadline": "notice 2026-01-14: 2026-02-14, 2026-02-28"},
        "2026-02-15 - 1 month - 1 day = 01-14; then the end of February with notice until 01-31",
    ),
    Row(
        "no exit before the irrevocable time is over",
        OPEN % ("P1M", "any-day", ", irrevocable_until: 2027-06-30"),
        "2026-11-25",
        {"exit": "2027-06-30", "deadline": "notice 2027-05-31: 2027-06-30, 2027-07-01"},
        "2027-07-01 - 1 month - 1 day",
    ),
    Row(
        "the same for a running form",
        OPEN % ("P1M", "after-quarter", ", irrevocable_until: 2027-06-15"),
        "2026-11-25",
        {"exit": "2027-07-31", "deadline": "notice 2027-06-30: 2027-07-31, 2027-10-31"},
        "2027-04-30 is too early",
    ),
    Row(
        "a notice too early counts from the first day it may be given",
        OPEN % ("P6M", "month-end", ", no_notice_before: 2027-01-01"),
        "2026-11-25",
        {"exit": "2027-07-31", "deadline": "notice 2027-01-31: 2027-07-31, 2027-08-31"},
        "received 2027-01-01, six months to the end of a month",
    ),
    Row(
        "the barred exit is not missed",
        TACIT.replace("lead_time: P3M", "no_notice_before: 2025-10-01"),
        "2025-11-01",
        {"phase": "in-force", "exit": "2027-03-31", "deadlines": "notice 2026-09-30"},
        "the notice day for 2026-03-31 lay before any notice could be given",
    ),
    Row(
        "month-ends of a fixed contract, and its end",
        "{start: 2020-01-01, end: 2027-12-31, notice: {period: P3M, to: month-end}}",
        "2027-08-15",
        {
            "phase": "in-force",
            "exit": "2027-11-30",
            "after": "2027-12-31",
            "deadline": "end 2027-12-31: 2027-12-31, nothing",
            "deadlines": "notice 2027-08-31, end 2027-12-31",
        },
        "the last month-end is the final end: no notice leads to it",
    ),
    Row(
        "an intended exit opens the window of a rolling notice",
        "{start: 2013-01-01, initial: P1Y, renewal: {kind: tacit, period: P1Y}, notice: {period: P6M, to: month-end}, lead_time: P1M, intended_exit: 2027-06-30}",
        "2026-11-30",
        {
            "phase": "notice-window",
            "exit": "2027-05-31",
            "expected": "2027-06-30",
            "deadline": "notice 2026-12-31: 2027-06-30, 2027-07-31",
            "decide": "2026-12-30 2026-11-30",
        },
        "2027-07-01 - 6 months - 1 day = 2026-12-31, off; the Wednesday before and a month",
    ),
    Row(
        "before that window",
        "{start: 2013-01-01, initial: P1Y, renewal: {kind: tacit, period: P1Y}, notice: {period: P6M, to: month-end}, lead_time: P1M, intended_exit: 2027-07-15}",
        "2026-11-29",
        {"phase": "in-force", "deadlines": "notice 2026-11-30, notice 2026-12-31", "expected": "2027-07-15"},
        "the last month-end by 2027-07-15 is 2027-06-30; the notice that could be given tomorrow is named too",
    ),
    Row(
        "too late for the exit we intend",
        "{start: 2020-01-01, notice: {period: P6M, to: year-end}, intended_exit: 2026-12-31}",
        "2026-11-25",
        {
            "phase": "in-force",
            "exit": "2027-12-31",
            "expected": "2027-12-31",
            "deadline": "notice 2027-06-30: 2027-12-31, 2028-12-31",
            "deadlines": "notice 2026-06-30, notice 2027-06-30",
        },
        "what we plan is not possible any more; the missed day is named",
    ),
]

CHANGED = [
    Row(
        "an intended exit that has passed says nothing more",
        "{start: 2020-01-01, notice: {period: P6M, to: year-end}, intended_exit: 2025-12-31}",
        "2026-11-25",
        {"expected": None, "deadlines": "notice 2027-06-30"},
        "",
    ),
    Row(
        "two options at once",
        OPTIONS % ", exercised: [{date: 2025-09-20, periods: 2}]",
        "2025-10-01",
        {"end": "2028-03-31", "maximum": "2028-03-31", "deadline": "notice 2026-09-30: 2027-03-31, 2028-03-31"},
        "both taken up: the end of the first renewal is an exit",
    ),
    Row(
        "before an option is taken up late it is lost",
        OPTIONS % ", exercised: [{date: 2026-02-01, periods: 1}]",
        "2026-01-15",
        {"end": "2026-03-31", "maximum": "2026-03-31", "deadlines": "option 2025-12-31, end 2026-03-31"},
        "",
    ),
    Row(
        "what was taken up late counts",
        OPTIONS % ", exercised: [{date: 2026-02-01, periods: 1}]",
        "2026-02-01",
        {"end": "2027-03-31", "maximum": "2028-03-31", "deadline": "option 2026-12-31: 2027-03-31, 2027-03-31"},
        "both parties have acted on it",
    ),
    Row(
        "more options than there are",
        OPTIONS % ", exercised: [{date: 2025-09-20, periods: 3}]",
        "2025-10-01",
        {"end": "2028-03-31", "unreckoned": "term.exercised.0.periods too-many-options"},
        "",
    ),
    Row(
        "the day before an amendment",
        "term: {start: 2019-01-01, end: 2025-12-31}\namendments: [{date: 2025-09-15, end: 2027-12-31}]",
        "2025-09-14",
        {"end": "2025-12-31"},
        "",
    ),
    Row(
        "the amended end",
        "term: {start: 2019-01-01, end: 2025-12-31}\namendments: [{date: 2025-09-15, end: 2027-12-31}]",
        "2025-09-15",
        {"current": "0 2019-01-01..2027-12-31", "end": "2027-12-31", "maximum": "2027-12-31"},
        "",
    ),
    Row(
        "amended in a renewal: what is left counts from the new end",
        "term: {start: 2020-01-01, initial: P2Y, renewal: {kind: tacit, period: P1Y, times: 3}, notice: {period: P3M, to: term-end}}\namendments: [{date: 2022-06-01, end: 2023-06-30}]",
        "2022-06-01",
        {"current": "1 2022-01-01..2023-06-30", "end": "2025-06-30", "exit": "2023-06-30"},
        "one of three renewals had begun and stays used; two more years from 2023-07-01",
    ),
    Row(
        "amended after an option was taken up",
        "term: {start: 2020-01-01, initial: P2Y, renewal: {kind: option, period: P1Y, times: 2}, exercised: [{date: 2021-06-01, periods: 1}]}\namendments: [{date: 2021-09-01, end: 2023-06-30}]",
        "2022-02-01",
        {"current": "1 2022-01-01..2023-06-30", "end": "2023-06-30", "maximum": "2024-06-30"},
        "the option stays used; the second counts from 2023-07-01",
    ),
    Row(
        "amended to an end that has passed",
        "term: {start: 2019-01-01, end: 2025-12-31}\namendments: [{date: 2024-09-15, end: 2023-12-31}]",
        "2024-09-15",
        {"phase": "expired", "end": "2023-12-31", "current": None},
        "as it says, from its date on",
    ),
    Row(
        "two amendments in the wrong order",
        "term: {start: 2019-01-01, end: 2025-12-31}\namendments: [{date: 2025-09-15, end: 2027-12-31}, {date: 2024-01-01, end: 2026-06-30}]",
        "2026-01-01",
        {"end": "2027-12-31", "unreckoned": "amendments.1.date amendments-out-of-order"},
        "by date, the later one holds",
    ),
    Row(
        "terminated by the supplier, the day reckoned",
        "{start: 2013-01-01, initial: P1Y, renewal: {kind: tacit, period: P1Y}, notice: {period: P6M, to: year-end}, supplier_notice: {period: P12M, to: month-end}, terminated: {date: 2026-06-22, by: supplier}}",
        "2026-06-22",
        {"phase": "terminated", "end": "2027-06-30", "current": "13 2026-01-01..2026-12-31"},
        "twelve months to the end of a month, by the supplier's notice",
    ),
    Row(
        "terminated by us, the day reckoned",
        "{start: 2013-01-01, initial: P1Y, renewal: {kind: tacit, period: P1Y}, notice: {period: P6M, to: year-end}, supplier_notice: {period: P12M, to: month-end}, terminated: {date: 2026-06-30, by: us}}",
        "2026-12-31",
        {"phase": "terminated", "end": "2026-12-31", "current": "13 2026-01-01..2026-12-31"},
        "",
    ),
    Row(
        "both sides of the supplier's freedom",
        "{start: 2013-01-01, initial: P1Y, renewal: {kind: tacit, period: P1Y}, notice: {period: P6M, to: year-end}, supplier_notice: {period: P12M, to: month-end}}",
        "2026-06-22",
        {"exit": "2026-12-31", "supplier": "2027-06-30"},
        "",
    ),
    Row(
        "a partial termination takes out a part",
        "term: {start: 2013-01-01, notice: {period: P3M, to: after-quarter}, terminated: {date: 2026-09-28, by: us, covers: [v-data]}}\ncovers: [p-data, v-data]",
        "2026-11-25",
        {"phase": "in-force", "parts": "v-data 2026-12-31", "exit": "2027-03-31", "end": None},
        "the quarter of 2026-09-28 ends two days later, three months from then; the rest goes on",
    ),
    Row(
        "terminated without any notice in the terms",
        "{start: 2020-01-01, initial: P2Y, renewal: {kind: tacit, period: P1Y}, terminated: {date: 2026-06-22, by: us}}",
        "2026-11-25",
        {"phase": "terminated", "end": None, "exit": None, "unreckoned": "term no-notice"},
        "when it ends cannot be reckoned",
    ),
    Row(
        "a termination to a day after the terms ran out",
        FOUR_YEARS.replace("P4Y", "P4Y, terminated: {date: 2026-01-01, by: us, effective: 2026-06-30}"),
        "2026-05-01",
        {"phase": "terminated", "current": "0 2022-04-01..2026-06-30", "end": "2026-06-30"},
        "the stated day wins",
    ),
]


@pytest.mark.parametrize("row", [*SPECIFIED, *PUBLISHED, *TERMS, *EXITS, *CHANGED], ids=lambda row: row.name)
def test_where_a_contract_stands(row: Row) -> None:
    found = said(state(row.terms, row.day))
    assert {key: found[key] for key in row.expected} == row.expected, row.why


def test_what_the_terms_allow_a_termination_to_do() -> None:
    stated = terms(WHOLE % ", terminated: {date: 2026-01-15, by: us, effective: 2026-09-30}")
    assert permitted_exit(stated, date(2026, 1, 15), "us") == date(2027, 3, 31)
    assert permitted_exit(stated, date(2026, 1, 15), "supplier") == date(2027, 3, 31)


def test_a_notice_that_cannot_be_read_allows_nothing_certain() -> None:
    unread = terms(FOUR_YEARS[:-1] + ", notice: {period: P0D, to: month-end}}")
    assert permitted_exit(unread, date(2024, 1, 1), "us") is None
    assert permitted_exit(unread, date(2024, 1, 1), "supplier") == date(2026, 3, 31)


@pytest.mark.parametrize("day", [date(1, 1, 1), date(2026, 11, 25), date(9999, 12, 30), date(9999, 12, 31)])
@pytest.mark.parametrize("anchor", ["term-end", "month-end", "year-end", "any-day", "after-quarter", "after-year"])
def test_days_of_renewal_since_1900_on_any_day(day: date, anchor: str) -> None:
    daily = terms(
        "{start: 1900-01-01, initial: P1D, renewal: {kind: tacit, period: P1D}, notice: {period: P1D, to: "
        f"{anchor}}}}}"
    )
    found = state_on(daily, day, WorkingDays())
    if date(1900, 1, 1) <= day < date(9999, 12, 31):
        assert found.current is not None
        assert found.current.first == day == found.current.last


def test_what_lies_beyond_the_calendar_is_said() -> None:
    found = state_on(terms(TACIT), date(9999, 12, 1), WorkingDays())
    assert found.earliest_exit is None
    assert [one.problem for one in found.unreckoned] == ["beyond-the-calendar"]
