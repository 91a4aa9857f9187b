"""The names of level 3 that a unit is offered below each level 2: a help to the hand, never a limit."""

from collections.abc import Iterator
from collections.abc import Mapping

from generate.validations import list_name
from templates.form import Form
from templates.form import Kind
from templates.layout import PlacedField
from templates.library import LEVELS
from templates.library import Library
from templates.plan import Plan
from templates.roster import Unit
from templates.vocabulary import Vocabulary

LEVEL3 = "level3"
NameLists = Mapping[str, tuple[str, ...]]


def name_lists(laid: Plan, form: Form, words: Vocabulary, library: Library, unit: Unit) -> NameLists:
    """Return the defined name and the names of each level 2 of a form; nothing where no unit writes a level 3."""
    if not any(takes_names(one, laid.fields) for one in laid.fields.values()):
        return {}
    about = f"{unit.name} {unit.department}"
    found: dict[str, tuple[str, ...]] = {}
    for level1, level2 in _pairs(form):
        pair = words.level1.get(level1, level1), words.level2.get(level2, level2)
        name = list_name(LEVEL3, level2)
        names = library.suggested(*pair, about)
        if names and name.isidentifier():  # a level with brackets in its name cannot be a defined name
            found.setdefault(name, names)
    return found


def takes_names(field: PlacedField, fields: Mapping[str, PlacedField]) -> bool:
    """Tell whether a field is a level 3 that the unit writes freely beside a level 2."""
    row, _, last = field.id.rpartition(".")
    free = field.unlocked and field.kind is Kind.TEXT and not field.suggested
    return free and last == LEVEL3 and f"{row}.level2" in fields


def _pairs(form: Form) -> Iterator[tuple[str, str]]:
    parted = [one for one in form.lists if one.parts]
    for parts in [one.parts for one in parted] or [tuple(LEVELS.items())]:
        for level1, lowers in parts:
            yield from ((level1, level2) for level2 in lowers)
