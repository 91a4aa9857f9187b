"""A district of four units with their workbooks issued, to hand out."""

import shutil
import subprocess
from pathlib import Path

import pytest

from tests.conftest import not_here
from tests.face.cli import run
from tests.sending.bureau import PROJECTS
from tests.sending.bureau import UNITS
from tests.sending.bureau import Bureau


@pytest.fixture(scope="session")
def _issued(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("bureau") / "示例 区"
    run(folder.parent, "init", folder, today="2024-01-02")
    (folder / "units.csv").write_text(UNITS, encoding="utf-8")
    (folder / "projects.csv").write_text(PROJECTS, encoding="utf-8")
    assert run(folder, "generate", today="2024-01-02").code == 0
    return folder


@pytest.fixture
def bureau(_issued: Path, tmp_path: Path) -> Bureau:
    """The district on 3 January 2024: everything issued, nothing handed out; due on 31 January."""
    return Bureau(Path(shutil.copytree(_issued, tmp_path / "示例 区")))


@pytest.fixture(scope="session")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A certificate made by ourselves for this machine, with its key."""
    if shutil.which("openssl") is None:
        not_here("openssl is not installed")
    folder = tmp_path_factory.mktemp("certificate")
    key, cert, both = folder / "key.pem", folder / "cert.pem", folder / "both.pem"
    command = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "30", "-subj", "/CN=localhost"]
    command += ["-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1", "-keyout", str(key), "-out", str(cert)]
    subprocess.run(command, check=True, capture_output=True)
    both.write_bytes(key.read_bytes() + cert.read_bytes())
    return both
