"""Earlier years' values out of plain rows: headings in two languages, mistakes at their line; kept once."""

import csv
from pathlib import Path

import pytest

from consolidate.history import HistoryRow
from consolidate.history import read_history
from templates.codes import Slip
from templates.finding import Fact
from templates.roster import Unit
from templates.roster import read_units
from templates.shipped import shipped_forms
from templates.slips import AuthorError
from tests.ledger.examples import FORM
from tests.ledger.examples import UNIT
from tests.ledger.examples import a_ledger

CAIDIAN = Path(__file__).resolve().parents[2] / "tianbao" / "examples" / "caidian"
HEADINGS = "unit,form,project,level1,level2,level3,field,year,kind,value,measure"
MONEY_ROW = f"{UNIT.code},{FORM},,,,,income.other.current,2023,actual,420.00,"
INDICATOR_ROW = f"{UNIT.code},{FORM},培训,产出指标,数量指标,培训人次,,2023,target,2350,人次"


def read(*lines: str, headings: str = HEADINGS) -> tuple[HistoryRow, ...]:
    """Read lines of csv, checked against the shipped forms."""
    names = headings.split(",")
    rows = [dict(zip(names, line.split(","), strict=True)) for line in lines]
    return read_history(list(enumerate(rows, start=2)), names, "history.csv", [UNIT], shipped_forms())


def caidian() -> tuple[tuple[Unit, ...], tuple[HistoryRow, ...]]:
    """Return the units and the history of the example district."""
    content = {}
    for name in ("units", "history"):
        with (CAIDIAN / f"{name}.csv").open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file)
            content[name] = [(reader.line_num, row) for row in reader], list(reader.fieldnames or ())
    units = read_units(*content["units"], "units.csv")
    return units, read_history(*content["history"], "history.csv", units, shipped_forms())


def test_both_shapes_of_row() -> None:
    of_unit = (UNIT.code, FORM)
    levels = ("产出指标", "数量指标", "培训人次")
    assert read(MONEY_ROW, "," * 10, INDICATOR_ROW) == (
        HistoryRow(*of_unit, "", "", "", "", "income.other.current", 2023, "actual", "420.00", "", "history.csv", 2),
        HistoryRow(*of_unit, "培训", *levels, "", 2023, "target", "2350", "人次", "history.csv", 4),
    )


def test_chinese_headings_and_words_and_any_order() -> None:
    headings = "年度,单位代码,填报表,项目名称,一级指标,二级指标,三级指标,类型,指标值,计量单位"
    line = f"２０２３年,{UNIT.code},{FORM},培训,产出指标,数量指标,培训人次,实际完成值, ≥2350 ,人次"
    assert [(row.year, row.kind, row.value, row.field) for row in read(line, headings=headings)] == [
        (2023, "actual", "≥2350", "")
    ]


def test_field_rows_need_no_indicator_columns() -> None:
    line = f"{UNIT.code},{FORM},income.other.current,2023,actual,420"
    (row,) = read(line, headings="unit,form,field,year,kind,value")
    assert (row.field, row.value, row.project) == ("income.other.current", "420", "")


@pytest.mark.parametrize(
    ("line", "slip", "given"),
    [
        (MONEY_ROW.replace(UNIT.code, "999"), Slip.UNIT_UNKNOWN, {"unit": "999"}),
        (MONEY_ROW.replace(UNIT.code, ""), Slip.CELL_BLANK, {"column": "unit"}),
        (MONEY_ROW.replace(FORM, ""), Slip.CELL_BLANK, {"column": "form"}),
        (
            MONEY_ROW.replace(FORM, "monitor"),
            Slip.FORM_UNKNOWN,
            {"form": "monitor", "known": tuple(sorted(shipped_forms()))},
        ),
        (MONEY_ROW.replace("2023", "23"), Slip.YEAR_WRONG, {"given": "23"}),
        (MONEY_ROW.replace("2023", "二〇二三"), Slip.YEAR_WRONG, {"given": "二〇二三"}),
        (MONEY_ROW.replace("2023", "2023.5"), Slip.YEAR_WRONG, {"given": "2023.5"}),
        (
            MONEY_ROW.replace("actual", "guess"),
            Slip.NOT_ONE_OF,
            {"key": "kind", "given": "guess", "choices": ("target / 目标", "actual / 实际", "adjusted / 调整")},
        ),
        (MONEY_ROW.replace("420.00", "约420"), Slip.NUMBER_WRONG, {"column": "value", "given": "约420"}),
        (MONEY_ROW.replace("other", "others"), Slip.FIELD_UNKNOWN, {"field": "income.others.current"}),
        (MONEY_ROW.replace("income.other.current", ""), Slip.CELL_BLANK, {"column": "project"}),
        (INDICATOR_ROW.replace("产出指标,数量指标,培训人次", ",,"), Slip.CELL_BLANK, {"column": "level3"}),
        (INDICATOR_ROW, Slip.DUPLICATE_ID, {"key": "培训人次"}),
    ],
)
def test_a_mistake_is_told_at_its_line(line: str, slip: Slip, given: dict[str, Fact]) -> None:
    with pytest.raises(AuthorError) as refused:
        read(INDICATOR_ROW, line)
    told = refused.value
    assert (told.slip, str(told.origin)) == (slip, "history.csv:3")
    assert given.items() <= dict(told.facts).items()


@pytest.mark.parametrize(
    ("headings", "missing"),
    [
        ("unit,form,field,year,value", "kind（类型）"),
        ("unit,form,year,kind,value", "project（项目名称）"),
        ("unit,form,project,level1,level2,year,kind,value", "level3（三级指标）"),
    ],
)
def test_a_missing_column_is_named(headings: str, missing: str) -> None:
    with pytest.raises(AuthorError) as refused:
        read(headings=headings)
    assert (refused.value.slip, dict(refused.value.facts)["column"]) == (Slip.COLUMN_MISSING, missing)


def test_loading_twice_changes_nothing_and_a_correction_counts(tmp_path: Path) -> None:
    with a_ledger(tmp_path) as ledger:
        rows = read(MONEY_ROW, INDICATOR_ROW)
        assert [ledger.record_history(rows) for _ in range(2)] == [2, 0]
        before = ledger.dump()
        assert ledger.record_history(read(INDICATOR_ROW, MONEY_ROW)) == 0
        assert ledger.dump() == before
        assert ledger.record_history(read(MONEY_ROW.replace("420.00", "430"))) == 1
        assert [row.value for row in ledger.history(UNIT.code)] == ["430", "2350"]
        assert ledger.record_history(read(MONEY_ROW)) == 1
        assert [row.value for row in ledger.history(UNIT.code)] == ["420.00", "2350"]


def test_the_example_district_is_read_whole(tmp_path: Path) -> None:
    units, rows = caidian()
    assert len(rows) == 300
    with a_ledger(tmp_path) as ledger:
        assert ledger.record_history(rows) == 300
        assert tuple(row for unit in units for row in ledger.history(unit.code)) == rows
