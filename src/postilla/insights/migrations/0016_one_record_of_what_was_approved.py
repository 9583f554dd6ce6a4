import json

from django.db import migrations


def join(apps, schema_editor):
    """What an editor saw becomes part of the line as it stood."""
    approvals = apps.get_model('insights', 'Approval').objects
    gathered = apps.get_model('insights', 'Gathered').objects
    for row in approvals.filter(ended_at=None).iterator(chunk_size=200):
        kept = gathered.filter(pk=row.subject).values_list('lines', 'rests').first() or ('[0]', '[]')
        approvals.filter(pk=row.pk).update(stood=as_one(row.line, row.quoted, row.stood, *kept))


def as_one(key, quoted, stood, lines, rests):
    """Of a line that was approved before lines were kept so, as the article has it; '' where it has none."""
    seen = [(one[0], one[1], one[2] if len(one) > 2 else []) for one in json.loads(quoted)]
    line, known = json.loads(stood) if stood else (None, json.loads(rests))
    line = line or next((one for one in json.loads(lines)[1:] if one[0] == key), None)
    if line is None:
        return ''
    line[5] = [[number, '', 'none', spans] for number, _, spans in seen]
    revisions = {**dict(known), **{number: revision for number, revision, _ in seen}}
    mine = {point[0] for point in line[3]}
    return json.dumps([line, sorted(pair for pair in revisions.items() if pair[0] in mine)], ensure_ascii=False)


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
