"""Output columns that are money as a whole: said once for the form, at the newest year's project spending."""

from collections.abc import Iterator

from consolidate.checks.found import figure
from consolidate.checks.found import found
from templates.codes import Code
from templates.contract import Contract
from templates.finding import Finding
from templates.finding import text_fact
from templates.indicators import indicator_rows
from templates.money_columns import BUDGETS
from templates.money_columns import SPENDING
from templates.money_columns import TiedColumn
from templates.money_columns import tied_columns
from templates.returned import Return
from templates.text import Text

YEARS_BACK = {"prior2": 2, "prior1": 1, "target": 0}


def value_column_ties_to_money(returned: Return, contract: Contract) -> Iterator[Finding]:
    """Yield one finding for the form where its output columns add up to money, with every year and its sum.

    It stands at the figure that the newest of them meets: it is the whole column's and no single project's, so its
    reason has a line of its own.
    """
    tied = tied_columns(returned, contract, indicator_rows(returned))
    if tied:
        yield found(
            Code.VALUE_COLUMN_TIES_TO_MONEY,
            SPENDING[tied[-1].column],
            columns=tuple(_told(one, returned.issued.stamp.year) for one in tied),
            rows=len(tied[-1].rows),
        )


def _told(one: TiedColumn, this_year: int) -> str:
    year, total = this_year - YEARS_BACK[one.column], figure(one.total)
    if one.field != BUDGETS:
        return text_fact(Text(f"{year}年 {total} = 项目支出", f"{year}: {total} = project spending"))
    zh, en = f"{year}年 {total} = 项目清单本年度预算合计", f"{year}: {total} = budgets of the listed projects"
    if one.spending is not None:
        zh += f"（项目支出为 {figure(one.spending)}）"
        en += f" (project spending is {figure(one.spending)})"
    return text_fact(Text(zh, en))
