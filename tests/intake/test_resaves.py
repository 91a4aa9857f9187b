"""Honest re-saves are no tampering: openpyxl, LibreOffice, and what other offices are known to do to the parts."""

import io
import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.intake.bench import Bench
from tests.intake.bench import told
from tests.intake.offices import array_formulas
from tests.intake.offices import calc_chain
from tests.intake.offices import later_validations
from tests.intake.offices import links_added
from tests.intake.offices import phonetic
from tests.intake.offices import shared_formulas
from tests.intake.offices import single_merges
from tests.intake.offices import styles_renumbered
from tests.intake.spoil import packed
from tests.intake.spoil import parts
from tests.intake.spoil import replaced
from tests.intake.spoil import saved

SHEETS = r"worksheets/sheet\d\.xml"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
FORMULA = "(?<=<f>)[^<]*(?=</f>)"
Resave = Callable[[bytes], bytes]


def in_formulas(change: Callable[[str], str]) -> Resave:
    """Return a re-save that writes every formula differently, but for the texts within it."""

    def rewritten(match: re.Match[str]) -> str:
        pieces = re.split('("[^"]*"|&quot;.*?&quot;)', match[0])
        return "".join(change(piece) if number % 2 == 0 else piece for number, piece in enumerate(pieces))

    return lambda content: replaced(content, SHEETS, FORMULA, rewritten)


def shared_strings(content: bytes) -> bytes:
    """Move every text into one table, as Excel and WPS do."""
    texts: list[str] = []

    def share(match: re.Match[str]) -> str:
        texts.append(match[2])
        return f'<c{match[1]} t="s"><v>{len(texts) - 1}</v></c>'

    inline = r'<c([^>]*?) t="inlineStr"><is>(.*?)</is></c>'
    given = parts(replaced(content, SHEETS, inline, share))
    items = "".join(f"<si>{text}</si>" for text in texts)
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    given["xl/sharedStrings.xml"] = f'<sst xmlns="{main}">{items}</sst>'.encode()
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
    types = given["[Content_Types].xml"].decode()
    if "/xl/sharedStrings.xml" not in types:
        given["[Content_Types].xml"] = types.replace(
            "</Types>", f'<Override PartName="/xl/sharedStrings.xml" ContentType="{kind}"/></Types>'
        ).encode()
    rels = given["xl/_rels/workbook.xml.rels"].decode()
    if "sharedStrings" not in rels:
        link = f'<Relationship Id="rIdTexts" Type="{OFFICE}/sharedStrings" Target="sharedStrings.xml"/></Relationships>'
        given["xl/_rels/workbook.xml.rels"] = rels.replace("</Relationships>", link).encode()
    return packed(given)


def inline_strings(content: bytes) -> bytes:
    """Write every text into its cell, as openpyxl and many libraries do."""
    table = re.findall("<si>(.*?)</si>", parts(content)["xl/sharedStrings.xml"].decode(), re.DOTALL)

    def inline(match: re.Match[str]) -> str:
        return f'<c{match[1]} t="inlineStr"><is>{table[int(match[2])]}</is></c>'

    return replaced(content, SHEETS, r'<c([^>]*?) t="s"><v>(\d+)</v></c>', inline)


def rich_text(content: bytes) -> bytes:
    """Break texts into runs of two fonts, as LibreOffice does with Latin amid Chinese."""

    def runs(match: re.Match[str]) -> str:
        half = len(match[1]) // 2
        first, second = (f'<r><t xml:space="preserve">{text}</t></r>' for text in (match[1][:half], match[1][half:]))
        return f"<is>{first}{second}</is>"

    return replaced(content, SHEETS, "<is><t>([^<&]{4,})</t></is>", runs)


PROPERTY = (
    '<property fmtid="{{D5CDD505-2E9C-101B-9397-08002B2CF9AE}}" pid="9" name="{name}">'
    '<vt:lpwstr xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">2052-12.1.0</vt:lpwstr>'
    "</property>"
)
RESAVES: dict[str, Resave] = {
    "openpyxl": lambda content: saved(load_workbook(io.BytesIO(content))),
    "openpyxl twice": lambda content: saved(load_workbook(io.BytesIO(saved(load_workbook(io.BytesIO(content)))))),
    "shared strings": shared_strings,
    "rich text": rich_text,
    "sheet names unquoted": in_formulas(lambda text: re.sub(r"'(\w+)'!", r"\1!", text)),
    "TRUE as a function": in_formulas(lambda text: re.sub(r"\b(TRUE|FALSE)\b(?!\()", r"\1()", text)),
    "functions in lower case": in_formulas(lambda text: re.sub(r"[A-Z]+(?=\()", lambda match: match[0].lower(), text)),
    "blanks in formulas": in_formulas(lambda text: text.replace(",", ", ").replace("(", "( ")),
    "line breaks in formulas": in_formulas(lambda text: text.replace(",", ",\n")),
    "newer functions marked": in_formulas(lambda text: text.replace("IFERROR(", "_xlfn.IFERROR(")),
    "a property more": lambda content: replaced(
        content, "custom.xml", "</(?:ns0:)?Properties>",
        lambda match: PROPERTY.format(name="KSOProductBuildVer") + match[0]),
    "no custom properties": lambda content: packed(
        {name: part for name, part in parts(content).items() if name != "docProps/custom.xml"}),
    "veryHidden as hidden": lambda content: replaced(content, "xl/workbook.xml", '"veryHidden"', '"hidden"'),
    "nothing hidden": lambda content: replaced(content, "xl/workbook.xml", ' state="(veryH|h)idden"', ""),
    "structure unlocked": lambda content: replaced(content, "xl/workbook.xml", "<workbookProtection[^>]*/>", ""),
    "no defined names": lambda content: replaced(content, "xl/workbook.xml", "<definedNames>.*</definedNames>", ""),
    "no validations": lambda content: replaced(content, SHEETS, "<dataValidations.*</dataValidations>", ""),
    "no conditional formats": lambda content: replaced(
        content, SHEETS, "<conditionalFormatting.*</conditionalFormatting>", ""),
    "no merges": lambda content: replaced(content, SHEETS, "<mergeCells.*</mergeCells>", ""),
    "no cached values": lambda content: replaced(content, SHEETS, "(?<=</f>)<v[^>]*?(/>|>[^<]*</v>)", ""),
    "a wrong dimension": lambda content: replaced(content, SHEETS, '<dimension ref="[^"]*"', '<dimension ref="A1"'),
    "formulas shared": shared_formulas,
    "formulas as arrays": array_formulas,
    "the order of calculation": calc_chain,
    "validations of Excel 2010": later_validations,
    "links added": links_added,
    "merges of one cell": single_merges,
    "styles renumbered": styles_renumbered,
    "marks of Chinese Excel": phonetic,
    "stored and not packed": lambda content: packed(parts(content)),
}  # fmt: skip


@pytest.mark.parametrize("resave", RESAVES.values(), ids=RESAVES)
def test_a_return_saved_by_another_office_is_the_same_return(bench: Bench, resave: Resave) -> None:
    before, after = bench.take(bench.good), bench.take(resave(bench.good))
    assert told(after) == ("accepted", [], "")
    assert after.returned is not None
    assert before.returned is not None
    assert (after.returned.texts, after.returned.amounts) == (before.returned.texts, before.returned.amounts)


def test_a_forged_cached_value_is_noticed_and_never_read(bench: Bench) -> None:
    forged = replaced(bench.good, SHEETS, "</f><v[^>]*?(/>|>[^<]*</v>)", "</f><v>31337</v>")
    before, after = bench.take(bench.good), bench.take(forged)
    assert (after.state, {one.name for one in after.findings}) == ("accepted", {"stale_total"})
    assert after.returned is not None
    assert before.returned is not None
    assert after.returned.amounts == before.returned.amounts


@pytest.mark.parametrize(
    "resave", [inline_strings, RESAVES["openpyxl"], RESAVES["sheet names unquoted"], RESAVES["TRUE as a function"]]
)
def test_a_workbook_as_issued_is_the_same_after_a_save(bench: Bench, resave: Resave) -> None:
    before, after = bench.take(bench.issued), bench.take(resave(bench.issued))
    assert "missing_required" in told(before)[1]
    assert told(after) == told(before)


FILTERS = {"xlsx": "xlsx:Calc MS Excel 2007 XML", "ods": "ods:calc8", "xls": "xls:MS Excel 97"}


@pytest.fixture(scope="module")
def by_libreoffice(bench: Bench, soffice: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The good return and the workbook as issued, opened and saved by LibreOffice in each of its formats."""
    folder = tmp_path_factory.mktemp("office")
    for name, content in (("good", bench.good), ("issued", bench.issued)):
        (folder / f"{name}.xlsx").write_bytes(content)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    files = [str(path) for path in folder.glob("*.xlsx")]
    for wanted in FILTERS.values():
        convert = [str(soffice), profile, "--headless", "--convert-to", wanted, "--outdir", str(folder / "out")]
        subprocess.run([*convert, *files], check=True, capture_output=True, timeout=120)
    return {path.name: path.read_bytes() for path in (folder / "out").iterdir()}


@pytest.mark.parametrize("name", ["good", "issued"])
def test_libreoffice_saving_it_changes_nothing(bench: Bench, by_libreoffice: dict[str, bytes], name: str) -> None:
    given, saved_anew = {"good": bench.good, "issued": bench.issued}[name], by_libreoffice[f"{name}.xlsx"]
    before, after = bench.take(given), bench.take(saved_anew)
    assert saved_anew != given
    assert told(after) == told(before)
    assert after.returned is not None
    assert before.returned is not None
    assert (after.returned.texts, after.returned.amounts) == (before.returned.texts, before.returned.amounts)


@pytest.mark.parametrize("kind", ["ods", "xls"])
def test_saved_in_another_format_it_is_taken_with_a_notice(
    bench: Bench, by_libreoffice: dict[str, bytes], kind: str
) -> None:
    before, after = bench.take(bench.good), bench.take(by_libreoffice[f"good.{kind}"])
    assert told(after) == ("accepted", ["wrong_format"], "")
    assert after.returned is not None
    assert before.returned is not None
    assert after.returned.amounts == before.returned.amounts
