"""The findings of `reg validate` that something else does not have: the state a change began from, or a baseline."""

from pathlib import Path

from registry_cli.cli.asking import Asked
from registry_cli.cli.telling import Format, Told, of_paths, shown
from registry_cli.findings import Severity


def besides(
    question: Asked, file: Path, paths: list[Path] | None, name: Format, fail_on: Severity, *, is_written: bool
) -> Told:
    """The findings that are not in the baseline, which `is_written` first; what of it is found no more is told."""
    from registry_cli.checks.running import judge
    from registry_cli.cli import baselines
    from registry_cli.model.load import load
    from registry_cli.output.diagnostics import diagnostics
    from registry_cli.output.report import Beside
    from registry_cli.review.baseline import held_against

    source = question.open()
    registry = load(source)
    lang, judged = question.language(registry), judge(registry, question.as_of)
    known = baselines.write(file, judged, registry, lang) if is_written else baselines.read(file)
    held = held_against(known, judged, registry)
    baselines.tell_gone(held.gone, lang)
    found, chosen = of_paths(diagnostics(held.others, registry, lang), held.known, registry, source, paths)
    beside = Beside(file.as_posix(), sum(one.finding.mark.path in chosen for one in held.known))
    return shown(found, registry, chosen, name, question, source, fail_on, beside=beside)


def new(
    question: Asked, ref: str, paths: list[Path] | None, name: Format, fail_on: Severity, file: Path | None = None
) -> Told:
    """The findings that are new since `ref` parted from what is asked about, of the chosen files or of all.

    Without those that the baseline in `file` had then and has now; one that has grown fails.
    """
    from registry_cli.analysis.changes import changes
    from registry_cli.cli.sides import sides
    from registry_cli.output.diagnostics import diagnostics
    from registry_cli.output.report import Since
    from registry_cli.review.ratchet import ratchet

    both = sides(question, ref, counts_faults=False)
    found, has_grown = ratchet(changes(both.base, both.head), question.as_of), False
    if file is not None:
        from registry_cli.cli.baselines import read_with_base
        from registry_cli.review.baseline import baseline_of, held_against

        known, has_grown = read_with_base(file, both.base_commit, question.folder, both.lang)
        held = held_against(known - baseline_of(found.others, both.head), found.new, both.head)
        found = found._replace(new=held.others, others=(*found.others, *held.known))
    new, chosen = of_paths(diagnostics(found.new, both.head, both.lang), found.others, both.head, both.source, paths)
    since = Since(ref, both.base_commit, sum(one.finding.mark.path in chosen for one in found.others))
    told = shown(new, both.head, chosen, name, question, both.source, fail_on, since)
    return told._replace(is_failing=told.is_failing or has_grown)
