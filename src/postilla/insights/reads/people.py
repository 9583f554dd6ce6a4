from postilla.insights.models import OptedOut


def is_opted_out(guest_id: int) -> bool:
    """Whether this reader's comments are left out of analysis."""
    return OptedOut.objects.filter(guest_id=guest_id).exists()
