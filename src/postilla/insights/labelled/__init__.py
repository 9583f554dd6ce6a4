"""Files of labelled comments: ours, and whatever others have. docs/INSIGHTS.md says what they may look like."""

from postilla.insights.labelled.cases import Case, Found, read, second_pass

__all__ = ["Case", "Found", "read", "second_pass"]
