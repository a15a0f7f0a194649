"""Which entities are meant: expressions such as `+ky`, `owner:ydelseschef,at:retired` and `supplier:kmd+`, as dbt has them.

The expression is read in `grammar`, what a method such as `owner:` means stands in `methods`, and `evaluation` puts both together
with what depends on what. What is shown of a registry that was narrowed to a selection stands in `analysis/narrowing.py`.
"""

from registry_cli.analysis.selection.evaluation import Selection, Unmatched, select
from registry_cli.analysis.selection.grammar import Expression, parse
from registry_cli.analysis.selection.ground import Ground

__all__ = ["Expression", "Ground", "Selection", "Unmatched", "parse", "select"]
