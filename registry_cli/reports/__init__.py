"""Reports for meetings: one file per report. To add one: a file, a template, and a name in `REPORTS`."""

from registry_cli.reports import (
    conformance,
    contracts,
    costs,
    datasources,
    landscape,
    lineage,
    overlap,
    roadmap,
    supplier,
    system,
    tender_plan,
)
from registry_cli.reports.report import Report, ReportAbout

REPORTS: dict[str, Report | ReportAbout] = {
    report.name: report
    for report in (
        landscape.REPORT,
        contracts.REPORT,
        tender_plan.REPORT,
        costs.REPORT,
        datasources.REPORT,
        overlap.REPORT,
        conformance.REPORT,
        lineage.REPORT,
        roadmap.REPORT,
        system.REPORT,
        supplier.REPORT,
    )
}

__all__ = ["REPORTS", "Report", "ReportAbout"]
