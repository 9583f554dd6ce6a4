"""Names with signs in them (ticks, stars, emoji) are kept as they look without these, too.

Where two readers have names that are the same but for signs, the earlier has the name without; each keeps their own.
"""

from typing import Any

from django.db import migrations


def look_again(apps: Any, schema_editor: Any) -> None:
    from postilla.identity.looks import looks_of, looks_with_signs

    claims = apps.get_model("identity", "Claim").objects
    names = claims.values_list("name", "guest_id", "claimed_at").order_by("claimed_at", "guest_id").distinct()
    for name, guest_id, claimed_at in names.iterator():
        if not looks_with_signs(name):
            continue
        looks = looks_of(name)
        if not claims.filter(look__in=looks).exclude(guest_id=guest_id).exists():
            new = [claims.model(look=look, name=name, guest_id=guest_id, claimed_at=claimed_at) for look in looks]
            claims.bulk_create(new, ignore_conflicts=True)


class Migration(migrations.Migration):
    dependencies = [("identity", "0008_party_reasons")]
    operations = [migrations.RunPython(look_again, migrations.RunPython.noop)]
