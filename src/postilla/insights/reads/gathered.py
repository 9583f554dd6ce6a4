"""Of which articles lines are kept."""

from datetime import datetime

from postilla.insights.models import Gathered


def gathered(after: str, most: int) -> list[tuple[str, datetime]]:
    """The conversations that have lines, in the order of their subjects, from the one behind `after` on; and when these
    were made last."""
    rows = Gathered.objects.filter(subject__gt=after).order_by("subject")
    return list(rows.values_list("subject", "made_at")[:most])
