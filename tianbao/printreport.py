"""The shipped report templates, built from their wording: ``python -m tianbao.printreport``."""

from consolidate.report.blank import blank_template
from consolidate.report.word import HERE
from templates.text import Lang

LANGS: tuple[Lang, ...] = ("zh", "en")


def main() -> None:
    """Write ``report.zh.docx`` and ``report.en.docx`` beside the code that fills them."""
    for lang in LANGS:
        (HERE / f"report.{lang}.docx").write_bytes(blank_template(lang))


if __name__ == "__main__":
    main()
