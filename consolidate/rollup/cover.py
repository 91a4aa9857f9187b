"""封面: what a bureau head reads first: key figures as live links into the other sheets, and two charts."""

from collections.abc import Mapping
from dataclasses import dataclass

from xlsxwriter import Workbook

from consolidate.district import District
from consolidate.rollup.charts import filing_chart
from consolidate.rollup.charts import spending_chart
from consolidate.rollup.filing import LATE
from consolidate.rollup.filing import OPEN
from consolidate.rollup.filing import FilingPlaces
from consolidate.rollup.filing import filing_of
from consolidate.rollup.gather import ITEMS
from consolidate.rollup.gather import YEARS
