# The environment lives in .venv and is renewed only when pyproject.toml or .constraints.txt changed.
PYTHON ?= python3
BIN := .venv/bin

.PHONY: run test check fuzz crash bench clean
.DELETE_ON_ERROR:

run: .venv/ready
	@.ci/system window || :
	@mkdir -p out
	@[ -e out/sample.briefing ] || $(BIN)/briefer new --sample -o out/sample.briefing
	@if [ -n "$$DISPLAY$$WAYLAND_DISPLAY" ] || [ "$$(uname)" = Darwin ]; then \
		$(BIN)/briefer out/sample.briefing; \
	else \
		echo "There is no display: the editions of the sample go to out/." && \
		$(BIN)/briefer export out/sample.briefing -o out --force; \
	fi

test: export QT_QPA_PLATFORM := offscreen
test: .venv/ready
	@.ci/system tests || :
	$(BIN)/pytest -q -n 2

check: .venv/ready
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports

fuzz: .venv/ready
	$(BIN)/pytest -q -n 2 -m "hypothesis or fuzz" --long

crash: .venv/ready
	$(BIN)/pytest -q -m crash --long

bench: .venv/bench
	@.ci/system bench || :
	$(BIN)/python tests/bench
	$(BIN)/python tests/bench/start.py
	$(BIN)/python tests/bench/gaps.py
	$(BIN)/python tests/bench/growth.py

clean:
	rm -rf .venv build dist out .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache

.venv/ready: pyproject.toml .constraints.txt
	@$(BIN)/python -m pip --version >/dev/null 2>&1 || $(PYTHON) -m venv --clear .venv || \
		{ .ci/system venv && $(PYTHON) -m venv --clear .venv; }
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c .constraints.txt -e '.[test]'
	@touch $@

.venv/bench: .venv/ready
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c .constraints.txt -e '.[test,bench]'
	@touch $@
