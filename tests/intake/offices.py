"""What Excel and WPS are known to make of a workbook's parts when they save it, done here to the parts as text."""

import re
from collections.abc import Callable

from openpyxl.formula.translate import Translator

from templates.a1 import split_address
from tests.intake.spoil import packed
from tests.intake.spoil import parts
from tests.intake.spoil import replaced

SHEETS = r"worksheets/sheet\d\.xml"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
X14 = "http://schemas.microsoft.com/office/spreadsheetml/2009/9/main"
_FORMULA = re.compile(r'(<c r="([A-Z]+[0-9]+)"[^>]*>)<f>([^<]*)</f>')
_ESCAPES = (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&amp;", "&"))


def shared_formulas(content: bytes) -> bytes:
    """Write formulas filled down a column once, as Excel does with its own."""
    given = parts(content)
    shared = 0
    for name in [one for one in given if re.search(SHEETS, one)]:
        text = given[name].decode()
        formulas = {match[2]: _plain(match[3]) for match in _FORMULA.finditer(text)}
        runs = _runs(formulas)
        shared += sum(len(run) for run in runs)
        given[name] = _FORMULA.sub(_sharer(runs), text).encode()
    assert shared > 20, "hardly a formula was filled down"
    return packed(given)


def _plain(text: str) -> str:
    for escaped, sign in _ESCAPES:
        text = text.replace(escaped, sign)
    return f"={text}"


def _runs(formulas: dict[str, str]) -> list[list[str]]:
    """Return the cells, two or more below one another, whose formulas are one filled down."""
    runs: list[list[str]] = []
    for cell in sorted(formulas, key=lambda one: (split_address(one)[1], split_address(one)[0])):
        row, column = split_address(cell)
        last = runs[-1] if runs else []
        below = bool(last) and split_address(last[-1]) == (row - 1, column)
        if below and Translator(formulas[last[0]], last[0]).translate_formula(cell) == formulas[cell]:
            last.append(cell)
        else:
            runs.append([cell])
    return [run for run in runs if len(run) > 1]


def _sharer(runs: list[list[str]]) -> Callable[[re.Match[str]], str]:
    place = {cell: (number, run) for number, run in enumerate(runs) for cell in run}

    def share(match: re.Match[str]) -> str:
        if match[2] not in place:
            return match[0]
        number, run = place[match[2]]
        if match[2] == run[0]:
            return f'{match[1]}<f t="shared" ref="{run[0]}:{run[-1]}" si="{number}">{match[3]}</f>'
        return f'{match[1]}<f t="shared" si="{number}"/>'

    return share


def array_formulas(content: bytes) -> bytes:
    """Write every formula that counts products as an array formula of one cell."""
    return replaced(
        content, SHEETS, r'<c r="([A-Z]+[0-9]+)"([^>]*)><f>([^<]*SUMPRODUCT[^<]*)</f>',
        lambda match: f'<c r="{match[1]}"{match[2]}><f t="array" ref="{match[1]}">{match[3]}</f>')  # fmt: skip


def calc_chain(content: bytes) -> bytes:
    """Add the part in which Excel keeps the order of calculation."""
    given = parts(content)
    given["xl/calcChain.xml"] = f'<calcChain xmlns="{MAIN}"><c r="D9" i="2"/><c r="D12"/></calcChain>'.encode()
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.calcChain+xml"
    _into(given, "[Content_Types].xml", "</Types>", f'<Override PartName="/xl/calcChain.xml" ContentType="{kind}"/>')
    link = f'<Relationship Id="rIdChain" Type="{OFFICE}/calcChain" Target="calcChain.xml"/>'
    _into(given, "xl/_rels/workbook.xml.rels", "</Relationships>", link)
    return packed(given)


def _into(given: dict[str, bytes], name: str, before: str, more: str) -> None:
    text = given[name].decode()
    assert before in text
    given[name] = text.replace(before, more + before).encode()


def later_validations(content: bytes) -> bytes:
    """Move the validations into the extension that Excel 2010 writes for lists on other sheets."""
    ext = (
        f'<extLst><ext xmlns:x14="{X14}" uri="{{CCE6A557-97BC-4b89-ADB6-D9C93CAAB3DF}}"><x14:dataValidations count="1">'
        '<x14:dataValidation type="list"><x14:formula1><xm:f xmlns:xm="http://schemas.microsoft.com/office/excel/2006/'
        'main">_lists!$A$1:$A$4</xm:f></x14:formula1><xm:sqref xmlns:xm="http://schemas.microsoft.com/office/excel/'
        '2006/main">B41:B58</xm:sqref></x14:dataValidation></x14:dataValidations></ext></extLst></worksheet>'
    )
    bare = replaced(content, SHEETS, "<dataValidations.*</dataValidations>", "")
    return replaced(bare, SHEETS, "</worksheet>", ext)


def links_added(content: bytes) -> bytes:
    """Add links to cells, as WPS does to what looks like an address."""
    link = '<hyperlinks><hyperlink ref="G4" location="A1" display="0000-1001"/></hyperlinks><pageMargins'
    return replaced(content, SHEETS, "(?:<hyperlinks>.*</hyperlinks>)?<pageMargins", link)


def single_merges(content: bytes) -> bytes:
    """Add merges of one cell, which some programs write and others drop."""
    return replaced(content, SHEETS, "</mergeCells>", '<mergeCell ref="D7"/><mergeCell ref="D8:D8"/></mergeCells>')


def styles_renumbered(content: bytes) -> bytes:
    """Write every style twice and use the second ones."""
    block = re.search(r'<cellXfs count="(\d+)">(.*?)</cellXfs>', parts(content)["xl/styles.xml"].decode(), re.DOTALL)
    assert block is not None
    count = int(block[1])
    twice = f'<cellXfs count="{2 * count}">{block[2]}{block[2]}</cellXfs>'
    doubled = replaced(content, "styles.xml", "<cellXfs .*?</cellXfs>", lambda _: twice)
    return replaced(doubled, SHEETS, r'(?<=\ss=")(\d+)(?=")', lambda match: str(int(match[1]) + count))


def phonetic(content: bytes) -> bytes:
    """Add to every text the mark that Chinese Excel writes."""
    return replaced(content, SHEETS, "</t></is>", '</t><phoneticPr fontId="1" type="noConversion"/></is>')
