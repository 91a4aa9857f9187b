"""Where a return names its projects: in its list, above a block of goals, or on a sheet of each project's own."""

from templates.layout import matches
from templates.returned import Return
from templates.text import bare_name

PATHS = ("projects[*].name", "goals[*].project")


def project_fields(returned: Return) -> dict[str, str]:
    """Return the first field that names each project, those of the list first: bare name -> field id."""
    fields = [one.id for path in PATHS for one in returned.fields() if matches(path, one.id)]
    fields += [f"{part}project.name" for part in returned.parts() if part]
    found: dict[str, str] = {}
    for field in fields:
        name = bare_name(returned.text(field))
        if name:
            found.setdefault(name, field)
    return found
