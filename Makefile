# make ask Q="…"   a question to the library        make quick   the tests of every day, in half a minute
# make ask         a conversation                   make test    all tests
# make fix         format, and mend what can be     make check   what CI runs
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
READY  := $(VENV)/ready

# On Linux the usual torch brings gigabytes of CUDA; PyTorch keeps its CPU builds in an index of its own.
# torch alone is looked up there, and before anything that needs it. TORCH_INDEX= (empty) leaves it out.
TORCH_INDEX ?= https://download.pytorch.org/whl/cpu

.PHONY: ask quick test nightly faults milvus audit sbom check format lint types contracts security fix docs lock clean

# No answer (status 3) is no failure of make's.
ask: $(READY)
	@$(BIN)/scholiast ask $${Q:+"$$Q"} || [ $$? -eq 3 ]

# Without the model, a process of its own or the network (tests/guard.py keeps them so), and without what is made
# very long; laws on a fifth of the examples.
quick: $(READY)
	HYPOTHESIS_PROFILE=quick $(BIN)/pytest -m "not model and not process and not long"

test: $(READY)
	$(BIN)/pytest

# The laws on other examples than by day, and on ten times as many; see tests/laws.py.
nightly: $(READY)
	HYPOTHESIS_PROFILE=nightly $(BIN)/pytest -m hypothesis

# Kills, damages, full disks, hostile texts, as often as their figures are reported for: half an hour.
faults: $(READY)
	$(BIN)/python -m tests.faults --large

# The contract of an engine of vectors, on a server of Milvus that pip installs (500 MB, in an environment of its own). It
# would listen to everybody, so it gets a network of its own, in which one at a time can run. Some five minutes.
MILVUS := .milvus
milvus: $(READY)
	$(PYTHON) -m venv $(MILVUS)
	$(MILVUS)/bin/pip install --quiet 'milvus==2.3.5' 'setuptools<81' 'marshmallow<4' 'numpy<2'
	$(BIN)/pip install --quiet -c constraints.txt --editable '.[milvus]'
	SCHOLIAST_TEST_MILVUS_SERVER=$(MILVUS)/bin/milvus-server unshare --map-root-user --net --pid --fork --mount-proc \
		sh -c 'ip link set lo up && $(BIN)/pytest tests/embeddings/test_engine.py -k served && \
			exec $(BIN)/pytest tests/embeddings/test_engine.py -k "hangs or wants_a_key"'

# Known holes of what is installed. Where its sources cannot be reached, pip-audit finds none: believe it only with
# a connection.
audit: $(READY)
	$(BIN)/pip install --quiet 'pip-audit>=2.10,<3'
	$(BIN)/pip-audit --skip-editable

# What is in an installation, as CycloneDX.
sbom: $(READY)
	$(BIN)/pip install --quiet 'cyclonedx-bom>=7,<8'
	$(BIN)/cyclonedx-py environment $(VENV) --output-file sbom.json

check: format lint types contracts security test

format: $(READY)
	$(BIN)/ruff format --check

lint: $(READY)
	$(BIN)/ruff check

types: $(READY)
	$(BIN)/mypy

# What harms in our own code: bandit beyond what ruff knows of it.
security: $(READY)
	$(BIN)/bandit --quiet --recursive --severity-level medium bot embeddings corpus

contracts: $(READY)
	$(BIN)/lint-imports --no-logo

fix: $(READY)
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

$(READY): pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' || \
		{ echo "Scholiast needs Python 3.11 to 3.13; try: make PYTHON=python3.12 …" >&2; exit 1; }
	@echo "Installing into $(VENV); the first time takes a few minutes." >&2
	@$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --retries 1 --no-deps -c constraints.txt $(if $(TORCH_INDEX),--extra-index-url $(TORCH_INDEX)) torch
	$(BIN)/pip install --quiet -c constraints.txt --editable '.[dev]'
	@touch $@

# What a fresh machine gets is what was tested: run this after changing a bound, and run the tests. requirements.lock
# has what the bot needs to run, each file by its hash, but for torch, whose builds differ (decision 74).
lock: $(READY)
	$(BIN)/pip freeze --exclude-editable --exclude scholiast | sed -e 's/+cpu//' -e '/ @ /d' > constraints.txt
	$(BIN)/pip install --quiet 'uv>=0.9,<1'
	$(BIN)/uv pip compile --quiet --no-config pyproject.toml -c constraints.txt --generate-hashes --no-emit-package torch \
		--no-emit-index-url --no-emit-find-links --no-annotate --no-header --python-version 3.11 \
		$(if $(TORCH_INDEX),--extra-index-url $(TORCH_INDEX) --index-strategy unsafe-best-match) -o requirements.lock

docs: $(READY)
	$(BIN)/python -c 'from bot import settings; print(settings.example(), end="")' > .env.example

clean:
	rm -rf $(VENV) $(MILVUS) .scholiast .mypy_cache .ruff_cache .pytest_cache .hypothesis
