"""For each rule of the house what it must stop and what it must let pass."""

from tests.house import FILE_LINES
from tests.house import FUNCTION_LINES
from tests.house import Rule
from tests.house import absolute_imports
from tests.house import imports_by_the_table
from tests.house import imports_in_plain_sight
from tests.house import no_clock
from tests.house import no_files_in_checks
from tests.house import no_guessing_writes
from tests.house import no_print
from tests.house import short_files
from tests.house import short_functions

LONG_FUNCTION = "def f():\n" + "    x = 1\n" * (FUNCTION_LINES - 1)
ROLL_UP = "may import only templates, consolidate, pandas, openpyxl, rapidfuzz, xlsxwriter, sqlalchemy"
SAY_THE_KIND = "write_string, write_number ... say what they write"
ONLY_CHECKS = "may import only templates, consolidate.checks"

# rule, file, its text, and what must be said of its first faulty line
BAD: tuple[tuple[Rule, str, str, str], ...] = (
    (imports_by_the_table, "templates/a.py", "import click", "1: imports click; may import only templates"),
    (imports_by_the_table, "templates/a.py", "import yaml", "1: imports yaml; may import only templates"),
    (
        imports_by_the_table,
        "templates/yaml_source.py",
        "import yaml\nimport pandas as pd",
        "2: imports pandas; may import only templates, yaml",
    ),
    (
        imports_by_the_table,
        "generate/a.py",
        "def f():\n    from consolidate import ledger",
        "2: imports consolidate.ledger; may import only templates, generate, xlsxwriter",
    ),
    (
        imports_by_the_table,
        "generate/a.py",
        "import templates_of_others",
        "1: imports templates_of_others; may import only templates, generate, xlsxwriter",
    ),
    (
        imports_by_the_table,
        "consolidate/checks/a.py",
        "from consolidate import ledger",
        f"1: imports consolidate.ledger; {ONLY_CHECKS}",
    ),
    (
        imports_by_the_table,
        "consolidate/checks/__init__.py",
        "import openpyxl.cell",
        f"1: imports openpyxl.cell; {ONLY_CHECKS}",
    ),
    (
        imports_by_the_table,
        "consolidate/a.py",
        "from tianbao.say import say",
        f"1: imports tianbao.say.say; {ROLL_UP}",
    ),
    (
        imports_in_plain_sight,
        "templates/a.py",
        "import importlib as i\ni.import_module('pandas')",
        "2: imports through importlib.import_module",
    ),
    (imports_in_plain_sight, "generate/a.py", "__import__('pandas')", "1: imports through __import__"),
    (absolute_imports, "tianbao/a.py", "from . import b", "1: imports .b relatively"),
    (absolute_imports, "templates/a.py", "from ..b import c", "1: imports ..b.c relatively"),
    (no_print, "generate/a.py", "print('x')", "1: prints; only tianbao/ may"),
    (no_print, "templates/a.py", "say = print", "1: prints; only tianbao/ may"),
    (
        no_clock,
        "templates/a.py",
        "from datetime import date as d\nd.today()",
        "2: asks datetime.date.today; a date is an argument",
    ),
    (
        no_clock,
        "generate/a.py",
        "import datetime as dt\nx(default_factory=dt.datetime.now)",
        "2: asks datetime.datetime.now; a date is an argument",
    ),
    (
        no_clock,
        "consolidate/a.py",
        "from time import time\ntime()",
        "2: asks time.time; a date is an argument",
    ),
    (
        no_files_in_checks,
        "consolidate/checks/a.py",
        "from pathlib import Path",
        "1: imports pathlib; a check touches no file",
    ),
    (no_files_in_checks, "consolidate/checks/a.py", "open('a')", "1: uses open; a check touches no file"),
    (
        no_files_in_checks,
        "consolidate/checks/a.py",
        "def f(p):\n    return p.parent.read_text()",
        "2: uses p.parent.read_text; a check touches no file",
    ),
    (
        no_files_in_checks,
        "consolidate/checks/a.py",
        "find('a').read_bytes()",
        "1: uses .read_bytes; a check touches no file",
    ),
    *(
        (no_guessing_writes, f"{room}/a.py", text, f"1: calls {call}; {SAY_THE_KIND}")
        for room, text, call in (
            ("generate", "ws.write(0, 0, name)", "ws.write()"),
            ("generate", "self.guide_sheet.write('A1', name)", "guide_sheet.write()"),
            ("consolidate", "book.add_worksheet('x').write(0, 0, 1)", "add_worksheet.write()"),
            ("consolidate", "sheets['a'].write_row(0, 0, names)", "sheets.write_row()"),
            ("consolidate", "frame.to_excel(book)", "frame.to_excel()"),
        )
    ),
    (
        short_files,
        "tianbao/a.py",
        "x = 1\n" * FILE_LINES,
        f"{FILE_LINES}: the file has {FILE_LINES} lines; it must stay below {FILE_LINES}",
    ),
    (
        short_functions,
        "tianbao/a.py",
        LONG_FUNCTION,
        f"1: f has {FUNCTION_LINES} lines; it must stay below {FUNCTION_LINES}",
    ),
)

GOOD: tuple[tuple[Rule, str, str], ...] = (
    (
        imports_by_the_table,
        "templates/a.py",
        "import json\nfrom templates.form import Form\nimport templates",
    ),
    (imports_by_the_table, "templates/yaml_source.py", "import yaml\nfrom yaml import nodes"),
    (
        imports_by_the_table,
        "consolidate/checks/a.py",
        "from consolidate import checks\nfrom consolidate.checks import b",
    ),
    (
        imports_by_the_table,
        "consolidate/a.py",
        "import consolidate.checks\nimport sqlalchemy.orm\nimport pandas as pd",
    ),
    (imports_by_the_table, "tianbao/a.py", "import click\nfrom generate import write\nimport consolidate"),
    (
        imports_in_plain_sight,
        "templates/a.py",
        "from importlib import resources\nresources.files('templates')",
    ),
    (absolute_imports, "templates/a.py", "from templates.form import Form"),
    (no_print, "tianbao/a.py", "print('x')"),
    (no_print, "generate/a.py", "ws.print_area(0, 0, 1, 1)\nws.print(1)"),
    (no_clock, "tianbao/a.py", "import datetime\ndatetime.date.today()"),
    (
        no_clock,
        "templates/a.py",
        "import datetime\nimport time\ndatetime.date(2026, 1, 1)\ntime.sleep(1)\nself.time()",
    ),
    (no_files_in_checks, "consolidate/a.py", "from pathlib import Path\nopen(Path('a'))"),
    (no_files_in_checks, "consolidate/checks/a.py", "import re\nfinding.opened\nopened()"),
    (
        no_guessing_writes,
        "generate/a.py",
        "ws.write_string(0, 0, name)\nstream.write(name)\nworksheetless.write(1)",
    ),
    (no_guessing_writes, "tianbao/a.py", "sheet.write(0, 0, name)"),
    (short_files, "tianbao/a.py", "x = 1\n" * (FILE_LINES - 1)),
    (short_functions, "tianbao/a.py", LONG_FUNCTION.removesuffix("    x = 1\n")),
)
