"""TMX and TBX are valid by the schemas of their standards, which Debian's OmegaT carries.

LISA's documents may be passed on but not changed, so they are not in this repository: the package is
fetched, and nothing of it is installed.
"""

from __future__ import annotations

import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest
from lxml import etree


@pytest.fixture(scope="module")
def schemas(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Take the schemas out of the package."""
    place = tmp_path_factory.mktemp("omegat")
    assert shutil.which("apt-get"), "the schemas come in a Debian package"
    subprocess.run(["apt-get", "download", "--quiet", "omegat"], cwd=place, check=True, capture_output=True)
    (package,) = place.glob("*.deb")
    subprocess.run(["dpkg", "--extract", str(package), str(place)], check=True)
    with zipfile.ZipFile(next(place.rglob("OmegaT.jar"))) as jar:
        jar.extractall(place, [name for name in jar.namelist() if name.startswith("schemas/")])
    return place / "schemas"


def test_the_translation_memory_is_valid_by_the_dtd_of_tmx(site: Path, schemas: Path) -> None:
    dtd = etree.DTD(str(schemas / "tmx14.dtd"))
    assert dtd.validate(etree.parse(str(site / "data" / "translations.tmx"))), dtd.error_log


def test_the_term_base_is_valid_by_the_schema_of_tbx(site: Path, schemas: Path) -> None:
    schema = etree.XMLSchema(etree.parse(str(schemas / "tbx.xsd")))
    assert schema.validate(etree.parse(str(site / "data" / "terms.tbx"))), schema.error_log
