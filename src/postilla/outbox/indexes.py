"""Indexes over large tables, made by migrations while a server goes on writing there."""

from typing import Any

from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations import AddIndex
from django.db.migrations.state import ProjectState

_LEFT = "SELECT indisvalid FROM pg_index WHERE indexrelid = to_regclass(%s)"


class AddIndexBeside(AddIndex):
    """`AddIndex` that keeps nobody waiting: on PostgreSQL the index is built concurrently, so that posts go on. Its
    migration has nothing else in it and `atomic = False`. A second time it builds what is missing: nothing, or an index
    of which the building was broken off."""

    atomic = False

    def database_forwards(
        self, app_label: str, schema_editor: BaseDatabaseSchemaEditor, from_state: ProjectState, to_state: ProjectState
    ) -> None:
        model: Any = to_state.apps.get_model(app_label, self.model_name)
        if not self.allow_migrate_model(schema_editor.connection.alias, model):
            return
        editor: Any = schema_editor
        known = _known(schema_editor, model._meta.db_table)
        if schema_editor.connection.vendor != "postgresql":
            if self.index.name not in known:
                editor.add_index(model, self.index)
            return
        with schema_editor.connection.cursor() as cursor:
            cursor.execute(_LEFT, [self.index.name])
            left = cursor.fetchone()
        if left == (False,):
            editor.remove_index(model, self.index, concurrently=True)
        if left != (True,):
            editor.add_index(model, self.index, concurrently=True)

    def describe(self) -> str:
        return f"{super().describe()}, while others write"


def _known(schema_editor: BaseDatabaseSchemaEditor, table: str) -> set[str]:
    connection = schema_editor.connection
    with connection.cursor() as cursor:
        return {*connection.introspection.get_constraints(cursor, table)}
