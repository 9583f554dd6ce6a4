"""How well the room does on labelled comments, by language and overall, beside baselines. docs/INSIGHTS.md has figures.

It asks the parts of the room as it asks them of readers' comments, and touches no table.
"""

from postilla.insights.evaluating.agreement import Agreement, agreement
from postilla.insights.evaluating.report import Figures, Report, evaluate

__all__ = ["Agreement", "Figures", "Report", "agreement", "evaluate"]
