"""What a 自评报告 says, as plain values: texts and lists by the names of a template's placeholders, and sources."""

from collections.abc import Mapping
from dataclasses import dataclass

Row = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure of the report as it is said, and where it stands: ``place`` is ``sheet!cell`` in ``file``."""

    label: str
    value: str
    file: str
    place: str


@dataclass(frozen=True, slots=True)
class Origin:
    """A returned file that the report is made from; ``state`` is the state of its return, dates are ISO."""

    form: str
    title: str
    file: str
    received: str
    state: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Content:
    """One report: ``texts`` by tag, ``lists`` of rows by tag, and under ``given`` the tags that the unit filled in.

    Every text is ready to be read: a blank says so, money has its unit. ``missing`` are the ids of the fields that are
    said as blank.
    """

    unit: str
    year: int
    texts: Mapping[str, str]
    lists: Mapping[str, tuple[Row, ...]]
    given: frozenset[str]
    figures: tuple[Figure, ...] = ()
    origins: tuple[Origin, ...] = ()
    missing: tuple[str, ...] = ()
