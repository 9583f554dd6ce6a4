# Each target does its own set-up first and is quick when there is nothing to do.
# Another Python: make serve PYTHON=/path/to/python3. More to say to the command: make serve ARGS="--port 9000".

.PHONY: help serve test check bench lock format hooks
export PYTHON
PYTHON ?=
ARGS ?=
# Tests run in a process for each core, four at the most.
MANY = -n logical --maxprocesses 4 --dist loadgroup

help:
	@echo "make serve   the magazine on this machine (set-up, sample articles, http://127.0.0.1:8000/)"
	@echo "make test    everything that CI runs: check, then all tests on SQLite, then all that touch tables on PostgreSQL"
	@echo "make check   format, lint, types, import contracts, migrations, translations"
	@echo "make bench   the figures of docs/PERFORMANCE.md, measured here"
	@echo "make format  let ruff put the code in order"
	@echo "make hooks   run the quick checks before every commit"
	@echo "make messages find what is to be translated, update src/postilla/locale, name what is missing"
	@echo "make tables  after a new migration: what all of them make, for a new database"
	@echo "make lock    make requirements/*.lock again from pyproject.toml"

serve:
	@tools/setup run
	@.venv/bin/postilla serve $(ARGS)

test:
	@tools/setup dev
	@tools/check
	@echo "• Tests on SQLite"
	@.venv/bin/pytest $(MANY) $(ARGS)
	@echo "• Tests that touch tables, on PostgreSQL"
	@.venv/bin/pytest --postgres $(MANY) $(ARGS)

check:
	@tools/setup dev --no-browser
	@tools/check

bench:
	@tools/setup dev --no-browser
	@.venv/bin/python -m bench $(addprefix --only ,$(ONLY)) $(ARGS)

format:
	@tools/setup dev --no-browser
	@.venv/bin/ruff format
	@.venv/bin/ruff check --fix

hooks:
	@tools/setup dev --no-browser
	@.venv/bin/pre-commit install

lock:
	@tools/setup dev --no-browser
	@tools/lock

.PHONY: tables
tables:
	@tools/setup dev --no-browser
	@.venv/bin/python -m tools.tables

.PHONY: messages
messages:
	@tools/setup dev --no-browser
	@.venv/bin/python -m tools.messages
