"""Options that several commands share."""

from collections.abc import Callable
from typing import Any

import click

Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]

as_json: Decorator = click.option("--json", "as_json", is_flag=True, help="输出 JSON / print one JSON document")
year_option: Decorator = click.option(
    "--year", type=click.IntRange(1990, 2099), help="年度，默认按 rules.yaml / fiscal year"
)
units_option: Decorator = click.option(
    "--unit", "units", multiple=True, metavar="CODE", help="只处理这个单位，可重复 / only this unit"
)
send_option: Decorator = click.option(
    "--send", is_flag=True, help="经 rules.yaml 的 mail 直接发送 / send through our mail server"
)
