# Archivist's one front door. Each target first makes sure that the set-up is complete; that is quick when nothing changed.

BIN := .venv/bin
MAKEFLAGS += --no-print-directory

.DEFAULT_GOAL := targets
.PHONY: targets setup demo desk test test-long check bench pictures messages sbom documents clean

targets: ## List these targets
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## (.*)/  make \1	\2/' | expand -t 18

setup: ## Install what is missing: Debian packages (as root), .venv, compiled translations
	@tools/setup.sh

demo: setup ## Take the sample batch from scans to a checked package, into demo/
	@$(BIN)/archivist demo --into demo

desk: setup ## Open the window
	@test -n "$$DISPLAY$$WAYLAND_DISPLAY" || { \
	  echo "There is no display: neither DISPLAY nor WAYLAND_DISPLAY is set."; \
	  echo "Run this at a computer with a screen, or on an invisible one: xvfb-run -a make desk"; exit 1; } >&2
	@$(BIN)/archivist-desk

test: check ## Check the code, then run all quick tests, on all cores
	@$(BIN)/pytest --numprocesses auto --maxprocesses 4 --dist loadfile

test-long: check ## As test, and the kill storms, soaks and large sweeps too
	@$(BIN)/pytest -m "long or not long"

check: setup ## Lint, format, types, layers
	@$(BIN)/ruff check
	@$(BIN)/ruff format --check --quiet || { $(BIN)/ruff format --check; exit 1; }
	@$(BIN)/mypy --no-error-summary
	@said=$$($(BIN)/lint-imports 2>&1) || { echo "$$said"; exit 1; }

bench: ## Measure speed, size and accuracy beside a peer; installs the peer first; ARGS=--write keeps the table
	@tools/setup.sh bench
	@$(BIN)/python -m tools.bench $(ARGS)
	@$(BIN)/python -m tools.bench.quality $(ARGS)
	@$(BIN)/python -m tools.bench.facsimile $(ARGS)
	@$(BIN)/python -m tools.bench.desk $(ARGS)

pictures: setup ## Draw the pictures of the desk that the documents show
	@QT_QPA_PLATFORM=offscreen $(BIN)/python -m tools.pictures

messages: setup ## Bring the translation catalogues up to date with the sentences in the code
	@$(BIN)/python -m tools.messages

sbom: setup ## List everything that Archivist runs with, as CycloneDX (dist/archivist.cdx.json)
	@$(BIN)/python -m tools.sbom dist/archivist.cdx.json

documents: setup ## Write docs/troubles.md and docs/settings.md from the code
	@$(BIN)/python -m tools.document

clean: ## Remove what the other targets made, except .venv
	rm -rf demo build dist .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
	find archivist tools tests -name __pycache__ -type d -prune -exec rm -rf {} +
	rm -f resources/translations/*/LC_MESSAGES/*.mo archivist/pdf/*.machine .venv/ready*
