"""Great Expectations over `raw` and the marts: what may cross, what is held back, what stops publishing."""

from checks.result import CheckResult, ExpectationResult, Failure, QuarantinedRow
from checks.run import run_checks

__all__ = ["CheckResult", "ExpectationResult", "Failure", "QuarantinedRow", "run_checks"]
