"""The scripts of ``evaluation/`` as modules, for the tests that ``use`` one."""

import importlib
from pathlib import Path
from types import ModuleType

import pytest

SCRIPTS = Path(__file__).parents[2] / "evaluation"


@pytest.fixture
def script(monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> ModuleType:
    """The script of the name that the test is parametrised with."""
    monkeypatch.syspath_prepend(str(SCRIPTS))
    module: ModuleType = importlib.import_module(request.param)
    return module
