"""What an indicator row says of itself: filled in, something missing, a reason needed and for what."""

from collections.abc import Iterator

from generate.live_falls import is_dash
from generate.live_falls import lets_small_falls_pass
from generate.live_figures import NAMED
from generate.live_row import Row
from generate.live_scores import figures_met
from templates.expr_value import plain
from templates.form import Need
from templates.form import Owner
from templates.say import phrase

LEVELS = frozenset(NAMED)


def issues_of(row: Row) -> tuple[tuple[str, str], ...]:
    """Return the helpers of what needs a reason, and of what of it has none yet.

    Each is drawn together by a mark, of which the first is taken off.
    """
    mark = "；" if row.lang == "zh" else "; "
    told = [(test, f'"{mark}{phrase(key, row.lang)}"', row.given(column)) for test, key, column in _tests(row)]
    every = "&".join(f'IF({test},{text},"")' for test, text, _ in told) or '""'
    still = "&".join(f'IF(AND({test},NOT({given})),{text},"")' for test, text, given in told) or '""'
    return ("issues", f"=MID({every},{len(mark) + 1},500)"), ("open", f"=MID({still},{len(mark) + 1},500)")


def _tests(row: Row) -> Iterator[tuple[str, str, str]]:
    """Yield every test with the phrase it is said by and the column its reason belongs in."""
    calc, reason = row.calc, "reason"
    fall = "regression_reason" if "regression_reason" in row.fields else reason
    if reason in row.fields:
        yield calc["budget"], "row_budget", reason
        if "basis" in row.fields:
            yield f'AND({calc["target"]}<>"",{row.text("basis")}={calc["target"]})', "row_basis", reason
        yield from ((test, key, reason) for test, key in _names(row))
        if row.actual:
            yield f'IF(ISNUMBER({calc["share"]}),{calc["share"]}<1,FALSE)', "row_missed", reason
            over = plain(1 + row.rules.scoring.over_target)
            far = f"{calc['target_number']}>{calc['wanted_number']}*{over}"
            yield f"IF({figures_met(row)},AND({calc['way']}=1,{far}),FALSE)", "row_over", reason
    if fall in row.fields:
        yield f'AND({calc["compared"]}="fell",NOT({calc["budget"]}))', "row_fell", fall
        yield f'{calc["compared"]}="words"', "row_words", fall


def _names(row: Row) -> tuple[tuple[str, str], ...]:
    """Return the tests of the level names, which the unit is not asked to explain where the bureau wrote them."""
    if not row.fields["level2"].unlocked:
        return ()
    level1, level2, level3 = (row.text(name) for name in NAMED)
    listed = f'SUMPRODUCT(--(known_level2={level1}&"|"&{level2}))>0'
    return (
        (f'AND({level2}<>"",{level3}="",NOT({listed}))', "row_level3"),
        (f'AND({level2}<>"",{level3}<>"",NOT({listed}))', "row_level2"),
    )


def state_of(row: Row) -> str:
    """Return the formula of what the row says; nothing for a row that is not used."""
    calc, lang = row.calc, row.lang
    told, missing = phrase("state_explained", lang), phrase("state_missing", lang)
    nothing = f'{calc["target"]}=""'
    unclear = f'AND({calc["compared"]}="unclear",NOT({calc["budget"]}))'
    fine = f'IF({unclear},"{phrase("state_compared_later", lang)}",{_calm(row)})'
    judged = f'IF({calc["issues"]}="",{fine},IF({calc["open"]}="","{told}",{_asked(row, calc["open"])}))'
    if row.actual and "achievement" in row.fields:
        unscored = f'AND({row.text("weight")}<>"",NOT(ISNUMBER({calc["share"]})))'
        judged = f'IF({unscored},"{phrase("state_judge", lang)}",{judged})'
    state = f'IF(OR({",".join(_blanks(row))}),"{missing}",{judged})'
    named = any(row.fields[name].owner is Owner.BUREAU for name in NAMED if name in row.fields)
    if row.actual:
        return f'=IF({nothing},"{phrase("state_open", lang)}",{state})' if named else _used(row, state)
    dash = is_dash(calc["target"])
    dropped = f'IF({row.given("reason")},"{told}",{_asked(row, _quoted(phrase("row_dropped", lang)))})'
    if named:
        not_yet = f'IF({row.given("reason")},"{told}","{phrase("state_open", lang)}")'
        return f"=IF({nothing},{not_yet},IF({dash},{dropped},{state}))"
    had = f'AND({dash},{calc["prior"]}<>"",NOT({is_dash(calc["prior"])}))'
    return _used(row, f"IF({had},{dropped},{state})")


def _calm(row: Row) -> str:
    ok = _quoted(phrase("state_ok", row.lang))
    below = phrase("state_below_actual", row.lang)
    if "prior1" in row.fields and row.fields["prior1"].planned:
        ok = f'IF({row.calc["compared"]}="below",{_quoted(below)},{ok})'
    if not lets_small_falls_pass(row.rules.years):
        return ok
    return f'IF({row.calc["compared"]}="small",{_quoted(phrase("state_small_fall", row.lang))},{ok})'


def _blanks(row: Row) -> list[str]:
    """Return the tests of what the row must hold and does not; a level-2 name alone names no indicator."""
    needed = [name for name, one in row.fields.items() if one.need is Need.ROW]
    values = [name for name in needed if name in ("target", "actual")]
    blank = [f'{row.text(name)}=""' for name in needed]
    blank += [is_dash(row.text(name)) for name in values if not row.actual]
    proper = f"SUMPRODUCT(--(level2_names={row.text('level2')}))>0"
    return [*blank, f'AND({row.text("level3")}="",{proper})'] if "level3" in row.fields else blank


def _used(row: Row, state: str) -> str:
    unused = ",".join(f'{row.text(name)}=""' for name, one in row.fields.items() if one.counts)
    return f'=IF(AND({unused}),"",{state})'


def _quoted(text: str) -> str:
    return f'"{text}"'


def _asked(row: Row, issues: str) -> str:
    """Return the formula text of a row that needs a reason: what is asked, for what, how to answer."""
    how = phrase("row_how", row.lang, least=row.rules.years.reason_least)
    return f'"{phrase("row_asked", row.lang)}"&{issues}&"{how}"'
