# Octavo in a few commands. Everything they need is installed into .venv first, with hashes.
PYTHON ?= python3
PY := .venv/bin/python
# Paths stay relative, so that a folder with spaces in its name works.

.DEFAULT_GOAL := help
.PHONY: help demo serve test soak fake backup restore clean ready ready-dev

help:
	@echo "make demo    from a manuscript to a checked print file, into var/demo/"
	@echo "make serve   the desk on http://127.0.0.1:8000, until Ctrl-C"
	@echo "make test    the suite and the checks"
	@echo "make soak    the long ones: random kills, load, ten times the cases"
	@echo "make fake    a picture service of our own, for machines without keys, until Ctrl-C: ARGS=..."
	@echo "make backup  one file with everything, while it runs: FILE=... or var/backups/"
	@echo "make restore FILE=...   that file into an empty installation"
	@echo "make clean   removes .venv and caches; books and pictures in var/ are kept"

# exec: the program takes the shell's place, so that signals reach it. OCTAVO_MAKER tells it whom
# to watch: when make itself is killed, it ends too.
demo: ready
	@OCTAVO_MAKER=$$PPID exec $(PY) manage.py demo $(ARGS)

serve: ready
	@OCTAVO_MAKER=$$PPID exec $(PY) manage.py serve $(ARGS)

test: ready-dev
	@$(PY) -m ruff check .
	@$(PY) -m ruff format --check .
	@$(PY) manage.py makemigrations --check --dry-run
	@$(PY) -m mypy .
	@exec $(PY) -m pytest -n 2 --dist loadfile --no-loadscope-reorder $(ARGS)

soak: ready-dev
	@bash -o pipefail -c '$(PY) -m pytest --no-header -v -s --timeout 0 benchmarks/soak $(ARGS) | tee docs/soak.log'
	@OCTAVO_THOROUGH=10 exec $(PY) -m pytest --timeout 0 -n 2 --dist loadfile $$(grep -rlE 'from tests.thorough import' tests)

fake: ready
	@exec $(PY) -m illustration.providers.fake $(ARGS)

backup: ready
	@exec $(PY) manage.py backup $(if $(FILE),"$(FILE)") $(ARGS)

restore: ready
	@test -n "$(FILE)" || { echo "Say which backup: make restore FILE=octavo.tar" >&2; exit 2; }
	@exec $(PY) manage.py restore "$(FILE)" $(ARGS)

clean:
	rm -rf .venv .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find . -name __pycache__ -type d -not -path './var/*' -prune -exec rm -rf {} +

ready ready-dev:
	@command -v "$(PYTHON)" >/dev/null || { \
	  echo "Octavo needs Python 3.11 or newer, and $(PYTHON) is not here. Install it with:" >&2; \
	  echo "  Debian, Ubuntu: sudo apt install python3 python3-venv" >&2; \
	  echo "  macOS:          brew install python@3.12" >&2; exit 2; }
	@exec "$(PYTHON)" -I config/engine/install.py $(if $(filter ready-dev,$@),--dev)
