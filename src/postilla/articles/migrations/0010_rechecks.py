import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0009_avif'),
    ]

    operations = [
        migrations.CreateModel(
            name='Recheck',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('settled_at', models.DateTimeField(null=True)),
                ('by', models.CharField(blank=True, max_length=150)),
                ('answer', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='answers', to='articles.correction')),
                ('correction', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='rechecks', to='articles.correction')),
                ('page', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='rechecks', to='articles.articlepage')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('correction', 'page'), name='articles_one_recheck_each')],
            },
        ),
    ]
