"""From ``rules.yaml`` to the ``RuleBook``; a wrong rule is raised with its line before any workbook is touched."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from itertools import product

from templates.codes import Code
from templates.codes import Slip
from templates.district_words import read_ladders
from templates.expr import ExprError
from templates.expr import parse_relation
from templates.expr import references
from templates.finding import Severity
from templates.finding import facts
from templates.form import Form
from templates.form_check import field_ids
from templates.form_check import need_known
from templates.mail_settings import read_mail
from templates.match_rules import read_match_rules
from templates.rulebook import Rule
from templates.rulebook import RuleBook
from templates.say import CODE_BY_NAME
from templates.scoring_reader import read_scoring
from templates.slips import AuthorError
from templates.stale_phrases import read_stale_phrases
from templates.yaml_source import Node
from templates.yaml_source import did_you_mean
from templates.yaml_source import read_yaml
from templates.year_settings import read_year_rules

KEYS = (
    "district",
    "year",
    "money_unit",
    "forms",
    "due",
    "contact",
    "derived",
    "history_columns",
    "parents",
    "rooms",
    "rules",
    "year_over_year",
    "matching",
    "ladders",
    "scoring",
    "monitoring",
    "opens",
    "stale_phrases",
    "mail",
    "severity",
)
MONEY_FACTORS = {"元": 1, "万元": 10000}
MONITORED, LAST_MONTH = 7, 12
YEARS = range(1990, 2100)


def read_rules(content: str, file: str, forms: Mapping[str, Form]) -> RuleBook:
    """Return the rules of a YAML text; AuthorError with file and line for any mistake."""
    root = read_yaml(content, file)
    root.only(*KEYS)
    used = _forms(root.need("forms"), forms)
    rooms = root.get("rooms")
    money_unit = root.need("money_unit").one_of(tuple(MONEY_FACTORS))
    return RuleBook(
        district=root.need("district").text(),
        year=_year(root.need("year")),
        money_unit=money_unit,
        forms=used,
        due=_due(root.get("due"), forms),
        contact=_text(root.get("contact")),
        derived=_one(root.get("derived"), ("formula", "typed")),
        history_columns=_one(root.get("history_columns"), ("ledger", "typed")),
        parents=_one(root.get("parents"), ("own", "whole")),
        spare_projects=_room(rooms, "spare_projects"),
        indicators=_room(rooms, "indicators"),
        rules=_rules(root.get("rules"), forms),
        years=read_year_rules(root.get("year_over_year"), MONEY_FACTORS[money_unit]),
        matching=read_match_rules(root.get("matching")),
        ladders=read_ladders(root.get("ladders")),
        scoring=read_scoring(root.get("scoring")),
        month=_month(root.get("monitoring")),
        opens=_due(root.get("opens"), forms),
        stale_phrases=read_stale_phrases(root.get("stale_phrases")),
        mail=read_mail(root.get("mail")),
        severities=_severities(root.get("severity")),
    )


def _month(node: Node | None) -> int:
    """Return the last month that a monitoring form reports; the Ministry asks for January to July."""
    if node is None:
        return MONITORED
    node.only("month")
    month = node.need("month")
    if month.least(1) > LAST_MONTH:
        raise month.wrong(f"1 … {LAST_MONTH}")
    return month.whole()


def _forms(node: Node, forms: Mapping[str, Form]) -> tuple[str, ...]:
    used: list[str] = []
    for each in node.items():
        if _form(each, forms) in used:
            raise each.fail(Slip.DUPLICATE_ID, key=each.text())
        used.append(each.text())
    return tuple(used)


def _form(node: Node, forms: Mapping[str, Form]) -> str:
    if node.text() not in forms:
        raise node.fail(Slip.FORM_UNKNOWN, form=node.text(), known=tuple(sorted(forms)))
    return node.text()


def _year(node: Node) -> int:
    year = node.whole()
    if year not in YEARS:
        raise node.fail(Slip.YEAR_WRONG, given=str(year))
    return year


def _due(node: Node | None, forms: Mapping[str, Form]) -> dict[str, str]:
    found: dict[str, str] = {}
    for key, day in (node.mapping() if node else {}).items():
        if key not in forms:
            raise day.fail(Slip.FORM_UNKNOWN, form=key, known=tuple(sorted(forms)))
        if not _is_day(day.text()):
            raise day.wrong("YYYY-MM-DD")
        found[key] = day.text()
    return found


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _text(node: Node | None) -> str:
    return node.text() if node else ""


def _one(node: Node | None, choices: tuple[str, ...]) -> str:
    return node.one_of(choices) if node else choices[0]


def _room(node: Node | None, key: str) -> int | None:
    if node is None:
        return None
    node.only("spare_projects", "indicators")
    found = node.get(key)
    return found.least(0) if found else None


def _severities(node: Node | None) -> dict[Code, Severity]:
    return {
        _code(key, each): Severity(each.one_of(tuple(Severity)))
        for key, each in (node.mapping() if node else {}).items()
    }


def _code(name: str, node: Node) -> Code:
    if name not in CODE_BY_NAME:
        raise node.fail(Slip.FINDING_UNKNOWN, name=name, guess=did_you_mean(name, tuple(CODE_BY_NAME)))
    return CODE_BY_NAME[name]


def _rules(node: Node | None, forms: Mapping[str, Form]) -> tuple[Rule, ...]:
    rules: dict[tuple[str, str], Rule] = {}
    written = node.items() if node else []
    names = [(each.need("form").text(), each.need("name").text()) for each in written]
    for each, name in zip(written, names, strict=True):
        for rule in _expanded(each, forms, alone=names.count(name) == 1):
            if (rule.form, rule.id) in rules:
                raise AuthorError(Slip.DUPLICATE_ID, rule.origin, facts(key=rule.id))
            rules[rule.form, rule.id] = rule
    return tuple(rules.values())


def _expanded(node: Node, forms: Mapping[str, Form], *, alone: bool) -> list[Rule]:
    """Return a rule, or one for each of its values; named by its cell as well where others have its name."""
    node.only("name", "form", "each", "rule", "at", "tolerance")
    name_node, form = node.need("name"), forms[_form(node.need("form"), forms)]
    code, tolerance = _code(name_node.text(), name_node), node.get("tolerance")
    each = node.get("each")
    axes = {key: [item.text() for item in values.items()] for key, values in (each.mapping() if each else {}).items()}
    rules = []
    for values in product(*axes.values()):
        chosen = dict(zip(axes, values, strict=True))
        at_node, relation_node = node.need("at"), node.need("rule")
        at = _filled(at_node.text(), chosen)
        text = _filled(relation_node.text(), chosen)
        try:
            relation = parse_relation(text)
        except ExprError as error:
            raise relation_node.fail(Slip.EXPRESSION_BROKEN, text=text, what=str(error)) from None
        for path in references(relation):
            need_known(path, field_ids(form), relation_node.origin)
        _check_place(at, at_node, form)
        rules.append(
            Rule(
                code.name.lower() if alone and not axes else f"{code.name.lower()}.{at}",
                code,
                form.id,
                relation,
                at,
                tolerance.not_negative() if tolerance else Decimal(0),
                relation_node.origin,
            )
        )
    return rules


def _check_place(at: str, node: Node, form: Form) -> None:
    """Refuse a place that is not one cell."""
    need_known(at, field_ids(form), node.origin)
    if "[*]" in at or "[n]" in at:
        raise node.fail(Slip.FIELD_UNKNOWN, field=at, guess="（→ [1] ？）")


def _filled(text: str, chosen: Mapping[str, str]) -> str:
    for key, value in chosen.items():
        text = text.replace("{" + key + "}", value)
    return text
