"""The report: a static site in Arabic and English, drawn from the published warehouse."""

from extract.report.serve import serve_report
from extract.report.site import renew_report, write_report

__all__ = ["renew_report", "serve_report", "write_report"]
