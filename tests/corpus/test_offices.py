"""What LibreOffice makes of the good return and of spoilt ones: other formats, the same content, the same judgement."""

import subprocess
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from consolidate.outcome import Outcome
from tests.corpus.case import ALL
from tests.corpus.case import AMOUNTS
from tests.corpus.case import ANYTHING
from tests.corpus.case import Case
from tests.corpus.case import verdict
from tests.corpus.judging import judge
from tests.intake.bench import Bench
from tests.intake.spoil import Spoil
from tests.intake.spoil import stamped_by
from tests.intake.spoil import typed

FORMATS = {"xlsx": "xlsx:Calc MS Excel 2007 XML", "ods": "ods:calc8", "xls": "xls:MS Excel 97"}
OTHER = ("ods", "xls")
FILES: dict[str, Spoil] = {
    "good": lambda bench: bench.good,
    "issued": lambda bench: bench.issued,
    "label": typed("C7", "财政拨款收入"),
    "budget": typed("E34", 60.01),
    "total": typed("D9", 999),
    "input": typed("D7", 140),
    "other": lambda bench: stamped_by(bench.other, bench.good),
    "year": lambda bench: bench.last_year,
}
Saved = Callable[[str, str], bytes]


@pytest.fixture(scope="module")
def saved(bench: Bench, soffice: Path, tmp_path_factory: pytest.TempPathFactory) -> Saved:
    """Each file as LibreOffice saves it in each format."""
    folder = tmp_path_factory.mktemp("offices")
    for name, spoil in FILES.items():
        (folder / f"{name}.xlsx").write_bytes(spoil(bench))
    files = [str(folder / f"{name}.xlsx") for name in FILES]
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    for kind, said in FORMATS.items():
        command = [str(soffice), profile, "--headless", "--convert-to", said, "--outdir", str(folder / kind), *files]
        subprocess.run(command, check=True, capture_output=True, timeout=240)
    return lambda name, kind: (folder / kind / f"{name}.{kind}").read_bytes()


def wrong(bench: Bench, good: Outcome, content: bytes, case: Case) -> str:
    """Return what is wrong with what becomes of a file."""
    judged = judge(bench, content)
    if judged.outcome is None:
        return judged.trouble
    return verdict(case, judged.outcome, good) or ("" if judged.in_bounds else f"{judged.seconds} s")


def as_saved(state: str, *findings: str, same: tuple[str, ...] = (), may: tuple[str, ...] = ()) -> Case:
    """Return what must come of a file."""
    return Case("", lambda bench: bench.good, state, findings, may=may, same=same)


def test_the_good_return_saved_by_libreoffice(bench: Bench, good: Outcome, saved: Saved) -> None:
    assert wrong(bench, good, saved("good", "xlsx"), as_saved("accepted", same=ALL)) == ""


@pytest.mark.parametrize("kind", OTHER)
def test_the_good_return_in_another_format(bench: Bench, good: Outcome, saved: Saved, kind: str) -> None:
    case = as_saved("accepted", "wrong_format", same=AMOUNTS)
    assert wrong(bench, good, saved("good", kind), case) == ""
    assert saved("good", kind)[:2] != b"PK" or kind == "ods"


@pytest.mark.parametrize("kind", FORMATS)
@pytest.mark.parametrize(
    ("name", "state", "finding"),
    [
        ("issued", "blocked", "missing_required"),
        ("label", "blocked|quarantined", "locked_cell_changed|wrong_format"),
        ("budget", "blocked|quarantined", "locked_cell_changed|wrong_format"),
        ("input", "blocked", "income_spending_mismatch"),
        ("other", "quarantined", "stamp_transplanted"),
        ("year", "quarantined", "wrong_year"),
    ],
)
def test_a_spoilt_one(
    bench: Bench, good: Outcome, saved: Saved, kind: str, name: str, state: str, finding: str
) -> None:
    assert wrong(bench, good, saved(name, kind), as_saved(state, finding, may=(ANYTHING,))) == ""


def test_a_total_typed_over(bench: Bench, good: Outcome, saved: Saved) -> None:
    case = as_saved("blocked", "formula_changed", may=("stale_total",))  # the shares that rest on it
    assert wrong(bench, good, saved("total", "xlsx"), replace(case, where="绩效目标表!D9")) == ""


@pytest.mark.parametrize("kind", OTHER)
def test_a_total_typed_over_is_never_read(bench: Bench, saved: Saved, kind: str) -> None:
    outcome = bench.take(saved("total", kind))
    assert outcome.findings
    assert outcome.returned is None or str(outcome.returned.amounts["income.total.current"]) == "160"
