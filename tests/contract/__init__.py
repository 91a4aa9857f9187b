"""Tests of the contract: expressions, files of the bureau, the layout, how a value reads; no workbook but one."""
