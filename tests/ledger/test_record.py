"""What goes into the ledger comes out equal, once, and nothing of it is ever changed."""

import json
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st

from consolidate.ledger.ledger import Ledger
from consolidate.ledger.ledger import open_ledger
from consolidate.ledger.write import LedgerError
from consolidate.outcome import Outcome
from consolidate.outcome import State
from templates.codes import Code
from templates.finding import Finding
from templates.finding import Place
from templates.finding import Severity
from templates.finding import facts
from templates.interpret import interpret
from templates.issued import to_record
from templates.returned import Reading
from templates.returned import ReadingKind
from templates.returned import Source
from tests.ledger.examples import FORM
from tests.ledger.examples import a_ledger
from tests.ledger.examples import a_stray
from tests.ledger.examples import an_issue
from tests.ledger.examples import an_outcome
from tests.ledger.examples import fill

ISSUE = an_issue()
FIELDS = [one.id for one in ISSUE.fields]
WILD = st.text(st.characters(exclude_categories=()), max_size=12)  # NUL and broken surrogates among it
NUMBERS = st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**15), max_value=10**15)
READINGS = st.dictionaries(
    st.sampled_from(FIELDS),
    st.builds(Reading, st.sampled_from(ReadingKind), WILD, st.none() | NUMBERS, WILD),
    max_size=6,
)
FACT = WILD | st.integers() | st.lists(WILD, max_size=3).map(tuple)
FINDINGS = st.lists(
    st.builds(
        Finding,
        st.sampled_from(Code),
        st.sampled_from(Severity),
        st.builds(Place, WILD, WILD, WILD, WILD, st.none() | st.integers(1990, 2099), WILD, WILD, WILD),
        st.dictionaries(WILD, FACT, max_size=3).map(lambda given: tuple(given.items())),
        WILD,
        WILD,
    ),
    max_size=3,
).map(tuple)
SOURCES = st.builds(Source, WILD, st.text("0123456789abcdef", min_size=64, max_size=64), st.dates().map(str))
OF_FINDINGS = "code severity file unit form project year field sheet cell facts reason waiver"
OF_PRIORS = "key revision unit form project level1 level2 level3 field year kind value measure file line"


@st.composite
def outcomes(draw: st.DrawFn) -> Outcome:
    source, state, findings = draw(SOURCES), draw(st.sampled_from(State)), draw(FINDINGS)
    if draw(st.booleans()):
        return Outcome(source, state, findings=findings)
    returned = interpret(ISSUE, source, draw(READINGS)) if draw(st.booleans()) else None
    return Outcome(source, state, ISSUE, returned, findings)


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with a_ledger(tmp_path) as opened:
        yield opened


@settings(deadline=None)
@given(st.lists(outcomes(), max_size=4, unique_by=lambda one: one.source.sha256))
def test_what_is_recorded_comes_back(given_outcomes: list[Outcome]) -> None:
    with open_ledger("sqlite://") as ledger:
        assert fill(ledger, given_outcomes) == [True] * len(given_outcomes)
        before = ledger.dump()
        assert fill(ledger, given_outcomes) == [False] * len(given_outcomes)
        assert ledger.dump() == before
        by_day = sorted(given_outcomes, key=lambda one: one.source.received)
        assert list(ledger.outcomes(2024)) == by_day


def test_a_ledger_with_one_return_reads_like_this(ledger: Ledger) -> None:
    place = Place(unit="201001", year=2024, cell="D9")
    finding = Finding(Code.SUM_MISMATCH, Severity.EXPLAIN, place, facts(given="7"), "有误")
    outcome = an_outcome(ISSUE, {"income.other.current": " 7 "}, findings=[finding])
    fill(ledger, [outcome])
    told = [line for line in ledger.dump().splitlines() if '"blank"' not in line]
    assert [json.loads(line) if line.startswith("[") else line for line in told] == [
        f"findings: submission position {OF_FINDINGS}",
        [1, 1, "M101", "explain", "", "201001", "", "", 2024, "", "", "D9", '[["given","7"]]', "有误", ""],
        "issues: sequence issue unit form year issued_on due file feedback_of known record",
        [1, "201001-2024-1", "201001", FORM, 2024, "2024-01-02", "", "示例区教育局.xlsx", "", "", to_record(ISSUE)],
        "meta: key value",
        ["schema", "2"],
        f"priors: sequence {OF_PRIORS}",
        "readings: submission position field kind text number shown sheet cell",
        [1, 7, "income.other.current", "text", " 7 ", None, "", "绩效目标表", "D8"],
        "sendings: sequence issue unit form year kind channel recipient file sent_at",
        "submissions: sequence sha256 attempt file received unit form year issue state readable",
        [
            1,
            outcome.source.sha256,
            1,
            "示例区教育局.xlsx",
            "2024-01-10",
            "201001",
            FORM,
            2024,
            "201001-2024-1",
            "accepted",
            True,
        ],
        "waivers: sequence unit form year code project field facts reason waived_on",
    ]


def test_totals_are_worked_out_again_and_blank_is_not_zero(ledger: Ledger) -> None:
    content = {"income.appropriation.current": "1,200.50", "income.other.current": "0"}
    fill(ledger, [an_outcome(ISSUE, content)])
    returned = ledger.outcomes(2024)[0].returned
    assert returned is not None
    shown = {field: returned.amounts[field] for field in ("income.total.current", "income.other.current")}
    assert shown == {"income.total.current": Decimal("1200.50"), "income.other.current": Decimal(0)}
    assert returned.amounts["spending.total.current"] is None


def test_the_same_bytes_under_another_name_and_day_change_nothing(ledger: Ledger) -> None:
    first = an_outcome(ISSUE)
    fill(ledger, [first])
    before = ledger.dump()
    source = replace(first.source, file="副本.xlsx", received="2024-03-01")
    assert not ledger.record(replace(first, source=source, state=State.BLOCKED))
    assert ledger.dump() == before


@pytest.mark.parametrize(
    ("first", "second", "kept"),
    [
        (State.QUARANTINED, State.ACCEPTED, State.ACCEPTED),  # the key was restored, the year was put right
        (State.IGNORED, State.BLOCKED, State.BLOCKED),
        (State.QUARANTINED, State.IGNORED, State.QUARANTINED),
        (State.ACCEPTED, State.QUARANTINED, State.ACCEPTED),
        (State.NEEDS_REASON, State.ACCEPTED, State.NEEDS_REASON),
    ],
)
def test_only_what_was_turned_away_is_judged_again(ledger: Ledger, first: State, second: State, kept: State) -> None:
    judged = an_outcome(ISSUE)
    fill(ledger, [replace(judged, state=first)])
    changed = ledger.record(replace(judged, state=second))
    assert changed == (kept is second)
    assert [one.state for one in ledger.outcomes(2024)] == [kept]
    found = ledger.submission_of(judged.source.sha256)
    assert found is not None
    assert (found.state, found.settled) == (kept, kept is not State.QUARANTINED)


def test_a_stray_file_belongs_to_the_year_at_work(ledger: Ledger) -> None:
    ledger.record(a_stray("甲"), 2023)
    ledger.record(a_stray("乙"), 2024)
    ledger.record(a_stray("丙"))
    files = {year: [one.source.file for one in ledger.outcomes(year)] for year in (2023, 2024)}
    assert files == {2023: ["甲.xlsx", "丙.xlsx"], 2024: ["乙.xlsx", "丙.xlsx"]}


def test_a_return_belongs_to_its_own_year(ledger: Ledger) -> None:
    ledger.record_issue(ISSUE)
    ledger.record(an_outcome(ISSUE), 2025)
    assert [len(ledger.outcomes(year)) for year in (2024, 2025)] == [1, 0]


def test_a_return_of_an_unrecorded_issue_is_refused_whole(ledger: Ledger) -> None:
    before = ledger.dump()
    with pytest.raises(LedgerError, match="201001-2024-1"):
        ledger.record(an_outcome(ISSUE))
    assert ledger.dump() == before


def test_unknown_bytes_are_unknown(ledger: Ledger) -> None:
    assert ledger.submission_of("0" * 64) is None
    assert ledger.outcomes(2024) == ()
