"""The shared fixtures can fail."""

from pathlib import Path

import pytest

from tests.conftest import compare_with_snapshot
from tests.conftest import not_here


def test_snapshot_is_kept_and_then_compared(tmp_path: Path) -> None:
    kept = tmp_path / "snapshots" / "a.txt"
    compare_with_snapshot("甲\n", kept, update=True)
    compare_with_snapshot("甲\n", kept, update=False)
    with pytest.raises(AssertionError, match=r"differs from a\.txt"):
        compare_with_snapshot("乙\n", kept, update=False)


def test_missing_snapshot_fails(tmp_path: Path) -> None:
    with pytest.raises(pytest.fail.Exception, match="--snapshot-update"):
        compare_with_snapshot("甲", tmp_path / "a.txt", update=False)


def test_libreoffice_tests_are_skipped_unless_it_was_promised(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("TIANBAO_REQUIRE_LIBREOFFICE", raising=False)
    with pytest.raises(pytest.skip.Exception, match="no office"):
        not_here("no office")
    monkeypatch.setenv("TIANBAO_REQUIRE_LIBREOFFICE", "1")
    with pytest.raises(pytest.fail.Exception, match="no office"):
        not_here("no office")


def test_bridge_is_there(soffice: Path) -> None:
    assert soffice.exists()
