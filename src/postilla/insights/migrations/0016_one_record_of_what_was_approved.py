import json

from django.db import migrations


def join(apps, schema_editor):
    """What an editor saw becomes part of the line as it stood; of those approved before lines were kept so, of the line
    as the article has it."""
    approvals = apps.get_model('insights', 'Approval').objects
    gathered = apps.get_model('insights', 'Gathered').objects
    for row in approvals.filter(ended_at=None).iterator(chunk_size=200):
        seen = [(one[0], one[1], one[2] if len(one) > 2 else []) for one in json.loads(row.quoted)]
        line, rests = json.loads(row.stood) if row.stood else (None, [])
        if line is None and (kept := gathered.filter(pk=row.subject).first()) is not None:
            line = next((one for one in json.loads(kept.lines)[1:] if one[0] == row.line), None)
            rests = json.loads(kept.rests)
        if line is not None:
            line[5] = [[number, '', 'none', spans] for number, _, spans in seen]
            known = {number: revision for number, revision in rests} | {one[0]: one[1] for one in seen}
            mine = {point[0] for point in line[3]}
            rests = sorted((number, revision) for number, revision in known.items() if number in mine)
            approvals.filter(pk=row.pk).update(stood=json.dumps([line, rests], ensure_ascii=False))


class Migration(migrations.Migration):

    dependencies = [
        ('insights', '0015_indexes_of_before'),
    ]

    operations = [
        migrations.RunPython(join, migrations.RunPython.noop),
        migrations.RemoveField(
            model_name='approval',
            name='quoted',
        ),
    ]
