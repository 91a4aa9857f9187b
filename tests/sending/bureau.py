"""A small district's workspace and the commands that hand out, called in it."""

from dataclasses import dataclass
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path
from typing import Any

from tests.face.cli import Ran
from tests.face.cli import run
from tests.sending.post import HOST

DAY = "2024-01-03"
FORM = "department-target"
UNITS = (
    "code,name,department,contact,email\n"
    "101001,示例区教育局,示例区教育局,示例联系人,jyj@example.com\n"
    "101002,示例区第一中学,示例区教育局,,a@example.com；b@example.com\n"
    "102001,示例区园林局,,,园林局邮箱\n"
    "103001,示例区水务局,示例区水务局,,\n"
)
PROJECTS = "unit,project,year_budget\n101001,甲项目,1\n101002,乙项目,1\n102001,丙项目,1\n103001,丁项目,1\n"
TITLE = "部门整体支出绩效目标表"
WORKBOOKS = {
    "101001": f"101001_示例区教育局_{TITLE}_2024.xlsx",
    "101002": f"101002_示例区第一中学_{TITLE}_2024.xlsx",
    "102001": f"102001_示例区园林局_{TITLE}_2024.xlsx",
    "103001": f"103001_示例区水务局_{TITLE}_2024.xlsx",
}


@dataclass(frozen=True)
class Bureau:
    """A workspace; every call is made on 3 January 2024 unless another day is given."""

    folder: Path

    def run(self, *args: str | Path, today: str = DAY, lang: str = "zh") -> Ran:
        """Call a command."""
        return run(self.folder, *args, today=today, lang=lang)

    def json(self, *args: str | Path, today: str = DAY) -> Any:  # noqa: ANN401 - a JSON document
        """Call a command and return its document."""
        return self.run(*args, "--json", today=today).document

    def workbook(self, unit: str) -> Path:
        """Return a unit's issued workbook."""
        return self.folder / "outbox" / "2024" / WORKBOOKS[unit]

    def handed(self, name: str = "") -> Path:
        """Return the folder of what was handed out, or a file in it."""
        return self.folder / "outbox" / "2024" / "分发" / name

    def rewrite(self, file: str, old: str, new: str) -> None:
        """Replace a text that stands once in a file of the workspace."""
        path = self.folder / file
        text = path.read_text(encoding="utf-8")
        assert text.count(old) == 1, (file, old)
        path.write_text(text.replace(old, new), encoding="utf-8")

    def mail(self, port: int, security: str = "none", **more: str | int) -> None:
        """Write the mail settings into rules.yaml."""
        given = {"host": HOST, "port": port, "security": security, "from": "示例区绩效科 <jxk@example.gov.cn>"} | more
        lines = "".join(f"  {key}: {value}\n" for key, value in given.items())
        self.rewrite("rules.yaml", "severity: {}", f"mail:\n{lines}\nseverity: {{}}")

    def states(self, today: str = DAY) -> dict[str, str]:
        """Return the word on the screen for each unit."""
        lines = self.run("status", today=today).out.splitlines()
        return {line.split()[0]: line.split()[2] for line in lines[2:-1]}


def parsed(path: Path) -> EmailMessage:
    """Return a draft as a mail program reads it."""
    message = message_from_bytes(path.read_bytes(), policy=default)
    assert isinstance(message, EmailMessage)
    return message


def attached(message: EmailMessage) -> dict[str, bytes]:
    """Return the attachments of a mail by name."""
    return {str(one.get_filename()): one.get_content() for one in message.iter_attachments()}


def body(message: EmailMessage) -> str:
    """Return the text of a mail."""
    part = message.get_body(("plain",))
    assert part is not None
    return str(part.get_content()).replace("\r\n", "\n")
