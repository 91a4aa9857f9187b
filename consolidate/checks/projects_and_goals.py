"""Projects and blocks of goals pair by name, in whatever order they stand."""

from collections.abc import Iterator
from collections.abc import Mapping

from consolidate.checks.cells import rows
from consolidate.checks.cells import used
from consolidate.checks.found import found
from consolidate.checks.found import quoted
from templates.codes import Code
from templates.contract import Contract
from templates.finding import Finding
from templates.finding import phrase_fact
from templates.layout import PlacedField
from templates.layout import matches
from templates.returned import Return
from templates.text import bare_name


def projects_and_goals(returned: Return, contract: Contract) -> Iterator[Finding]:
    """Yield each project without indicators, used block without project, and block of an unlisted one."""
    del contract
    projects = _named(returned, "projects[*].name")
    goals = _named(returned, "goals[*].project")
    if not projects or not goals:
        return
    filled = {_block(path) for path, row in rows(returned).items() if _indicators(returned, path, row)}
    listed = {bare_name(name) for name in projects.values()} - {""}
    blocks = {bare_name(name): field for field, name in reversed(goals.items())}
    served = {bare_name(name) for field, name in goals.items() if _block(field) in filled}
    for field, name in projects.items():
        if name and bare_name(name) not in served:
            yield _gap(blocks.get(bare_name(name), field), name, "project_without_indicator")
    for field, name in goals.items():
        if not name and _block(field) in filled:
            yield _gap(field, "", "goal_without_project")
        elif name and bare_name(name) not in listed:
            yield _gap(field, name, "goal_of_unlisted_project")


def _named(returned: Return, path: str) -> dict[str, str]:
    return {field.id: returned.text(field.id) for field in returned.fields() if matches(path, field.id)}


def _indicators(returned: Return, path: str, row: Mapping[str, PlacedField]) -> bool:
    return matches("goals[*].indicators[*]", path) and used(returned, row)


def _block(field: str) -> str:
    return field.partition(".")[0]


def _gap(field: str, project: str, gap: str) -> Finding:
    name = quoted(project) if project else phrase_fact("blank")
    return found(Code.PROJECT_GOAL_MISMATCH, field, project=name, gap=phrase_fact(gap))
