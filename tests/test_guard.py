"""The guard lets nothing through that no mark allows, whoever swallows its refusal."""

import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest

from tests import guard


@pytest.mark.parametrize(
    ("event", "given", "complaint"),
    [
        pytest.param(
            "import", ("torch.nn", None), "torch.nn is imported by a test without the mark model", id="import"
        ),
        pytest.param(
            "open", (Path("a.safetensors"), "r"), "read by a test without the mark model", id="weights"
        ),
        pytest.param("subprocess.Popen", ("lint-imports",), "without the mark process", id="process"),
        pytest.param(
            "socket.connect", (None, ("192.0.2.1", 443)), "a test speaks to 192.0.2.1", id="address"
        ),
        pytest.param(
            "socket.getaddrinfo", ("a.invalid", 443), "looks for the address of a.invalid", id="name"
        ),
    ],
)
def test_what_no_mark_allows_is_refused(event: str, given: tuple[object, ...], complaint: str) -> None:
    with pytest.raises(pytest.fail.Exception, match=complaint), guard.allowing():
        sys.audit(event, *given)


def test_a_refusal_that_somebody_swallows_is_told_at_the_end() -> None:
    with pytest.raises(pytest.fail.Exception, match="without the mark process"), guard.allowing():
        with suppress(BaseException):
            subprocess.run([sys.executable, "--version"], check=False)


@pytest.mark.parametrize("name", guard.MARKS)
def test_what_a_mark_allows_is_let_through(name: str) -> None:
    with guard.allowing({name}):
        sys.audit("import", "torch", None) if name == "model" else sys.audit("os.fork")


def test_a_fixture_that_loads_the_model_marks_every_test_that_uses_it(pytester: pytest.Pytester) -> None:
    pytester.makepyfile(
        """
        import pytest

        @pytest.fixture
        def encoder(): ...

        @pytest.fixture
        def service(encoder): ...

        def test_with(service): ...

        def test_without(): ...
        """
    )

    result = pytester.runpytest_inprocess("-p", "tests.guard", "-p", "no:cacheprovider", "-m", "not model")

    result.assert_outcomes(passed=1, deselected=1)
