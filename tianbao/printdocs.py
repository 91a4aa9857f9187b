"""The pages of ``docs/`` that are printed from the code: ``python -m tianbao.printdocs``, with ``--check`` in CI."""

import sys
from pathlib import Path

import click

from templates.catalogue.author_slips import SLIP_WORDS
from templates.catalogue.words import Words
from templates.codes import Code
from templates.finding import Severity
from templates.form import Form
from templates.form_check import field_ids
from templates.say import CATALOGUE
from templates.say import phrase
from templates.shipped import shipped_forms
from tianbao.__main__ import COMMANDS
from tianbao.__main__ import cli

DOCS = Path(__file__).parent.parent / "docs"
PRINTED = "<!-- 由程序生成，请勿手改：make docs / printed from the code, do not edit: make docs -->\n"
LETTER = {Severity.BLOCK: "强制 block", Severity.EXPLAIN: "核实 explain", Severity.NOTICE: "提示 notice"}
PARTS = {
    "F": "填报内容 / what the unit wrote",
    "M": "金额与核对关系 / money and sums",
    "V": "指标值 / values",
    "S": "打分 / scores",
    "X": "同一事实两个数 / one fact with two figures",
    "Y": "同比 / year over year",
    "R": "报送 / filing",
    "W": "工作簿本身 / the workbook itself",
}


def pages() -> dict[str, str]:
    """Return every printed page by file name."""
    return {"cli.md": cli_page(), "findings.md": findings_page(), "fields.md": fields_page()}


def cli_page() -> str:
    """Return the reference of the command line, from the commands' own help."""
    lines = [PRINTED, "# 命令行 / Command line\n", *_help("tianbao", cli)]
    for name in COMMANDS:
        command = cli.get_command(click.Context(cli), name)
        if command is not None:
            lines += _help(f"tianbao {name}", command)
    return "\n".join(lines)


def _help(name: str, command: click.Command) -> list[str]:
    context = click.Context(command, info_name=name, max_content_width=100, terminal_width=100)
    return [f"## `{name}`\n", "```text", command.get_help(context), "```\n"]


def findings_page() -> str:
    """Return the catalogue of findings and of mistakes in the bureau's own files."""
    lines = [
        PRINTED,
        "# 检查目录 / Findings\n",
        "名称用于 `rules.yaml` 的 `severity` 和各项导出。 / The names stand in `rules.yaml` and in exports.\n",
    ]
    for letter, title in PARTS.items():
        lines += [
            f"## {title}\n",
            "| 编号 code | 名称 name | 轻重 severity | 说的是什么 / what it says | 怎么办 / what to do |",
            "|---|---|---|---|---|",
        ]
        lines += [_finding(code, CATALOGUE[code]) for code in Code if code.value.startswith(letter)]
        lines.append("")
    lines += [
        "## 财政部门自己的文件 / the bureau's own files\n",
        "| 编号 code | 名称 name | 说的是什么 / what it says |",
        "|---|---|---|",
    ]
    lines += [f"| {slip.value} | `{slip.name.lower()}` | {text.zh}<br>{text.en} |" for slip, text in SLIP_WORDS.items()]
    return "\n".join(lines) + "\n"


def _finding(code: Code, words: Words) -> str:
    return (
        f"| {code.value} | `{code.name.lower()}` | {LETTER[words.severity]} | {words.what.zh}<br>{words.what.en} "
        f"| {words.fix.zh}<br>{words.fix.en} |"
    )


def fields_page() -> str:
    """Return the fields of the shipped forms."""
    lines = [PRINTED, "# 字段 / Fields of the shipped forms\n"]
    for form in shipped_forms().values():
        lines += [
            f"## `{form.id}` {form.title.zh} / {form.title.en}\n",
            "| 字段 field | 名称 label | 种类 kind | 由谁填 owner | 必填 needed |",
            "|---|---|---|---|---|",
            *_fields(form),
            "",
        ]
    return "\n".join(lines)


def _fields(form: Form) -> list[str]:
    return [
        f"| `{path}` | {field.label.zh} / {field.label.en} | {field.kind} "
        f"| {phrase(f'owner_{field.owner}')} | {field.need} |"
        for path, field in zip(field_ids(form), form.fields(), strict=True)
    ]


def main(arguments: list[str]) -> int:
    """Write the pages, or with ``--check`` say which differ; return the exit code."""
    stale = [name for name, text in pages().items() if not _same(DOCS / name, text)]
    if "--check" in arguments:
        for name in stale:
            click.echo(f"docs/{name} 与程序不一致，请运行 make docs / differs from the code, run make docs", err=True)
        return 1 if stale else 0
    DOCS.mkdir(exist_ok=True)
    for name, text in pages().items():
        (DOCS / name).write_text(text, encoding="utf-8")
    return 0


def _same(path: Path, text: str) -> bool:
    return path.is_file() and path.read_text(encoding="utf-8") == text


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
