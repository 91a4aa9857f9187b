"""A Word file as a person reads it: paragraphs and tables in their order, as text."""

from io import BytesIO
from pathlib import Path

from docx import Document
from docx.table import Table


def shown(file: Path | bytes) -> list[str]:
    """Return one line for every paragraph and every row of a table; blank paragraphs are left out."""
    document = Document(BytesIO(file) if isinstance(file, bytes) else str(file))
    lines = []
    for block in document.iter_inner_content():
        if isinstance(block, Table):
            lines += [" | ".join(cell.text.replace("\n", "⏎") for cell in row.cells) for row in block.rows]
        elif block.text.strip():
            heading = "#" * int(str(block.style.name)[-1]) + " " if block.style.name.startswith("Heading") else ""  # type: ignore[union-attr]
            lines.append(heading + block.text.replace("\n", "⏎"))
    return lines
