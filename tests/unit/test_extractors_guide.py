"""The example of another extractor does what the guide says."""

from __future__ import annotations

import re
from pathlib import Path

import duckdb
import pytest

from extract.evaluate.names import KnownNames
from extract.evaluate.reading import read_predictions
from extract.project import ROOT

GUIDE = (ROOT / "docs" / "extractors.md").read_text(encoding="utf-8")


def test_example_extracts_and_loads(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    example = next(
        block for block in re.findall(r"```python\n(.*?)```", GUIDE, flags=re.DOTALL) if "import json" in block
    )
    text = "تبادل أسرى\n\nأفرجت الحكومة عن 10 أسرى مقابل إفراج الفصيل عن جندي واحد يوم أمس في المدينة.\n"
    (tmp_path / "raw" / "sample").mkdir(parents=True)
    (tmp_path / "raw" / "sample" / "page.txt").write_text(text, encoding="utf-8")
    (tmp_path / "build").mkdir()
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HUDNA_WAREHOUSE_DIR", str(tmp_path))

    exec(compile(example, "docs/extractors.md", "exec"), {})  # noqa: S102 - it is our own

    predictions = read_predictions(tmp_path / "claims.jsonl", KnownNames.read(ROOT / "seeds"))
    with duckdb.connect(str(tmp_path / "build" / "hudna.duckdb"), read_only=True) as connection:
        stored = connection.sql("select count(*), min(extractor_version) from raw.claims").fetchone()
    assert predictions
    assert stored == (1, "counts-1")
