# SPDX-License-Identifier: Apache-2.0
# Developer commands.  `./dev TARGET` installs what is missing, then runs the
# target of the same name here.
#
#   make                the static core, file by file, warnings are errors
#   make test           C, Python and Node suites; T=name runs what matches
#   make check          format-check, lint, headers, unity build, test
#   make asan | tsan    suites under sanitizers
#   make fuzz F=sse S=60
#   make demo | demo-llm | bench | python | node | format | lint | clean

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
BASE      := -D_GNU_SOURCE -DZH_VERSION='"$(VERSION)"' $(DEFINES) $(INCLUDES) \
             $(CURL_C) -pthread $(SANITIZE)
COMPILE    = $(CC) -std=c11 $(CFLAGS) $(WARN) $(BASE) -MMD -MP
LIBS      := $(CURL_LIBS) -lm -pthread $(SANITIZE)

CORE_C    := $(wildcard csrc/src/*.c csrc/src/*/*.c)
CORE_H    := $(wildcard csrc/include/*.h csrc/src/*.h csrc/src/*/*.h)
CORE_O    := $(CORE_C:csrc/src/%.c=$(BUILD)/core/%.o)
CORE_A    := $(BUILD)/libzerohop.a

HELPER_C  := $(filter-out tests/c/test_%.c,$(wildcard tests/c/*.c))
HELPER_O  := $(HELPER_C:tests/c/%.c=$(BUILD)/tests/%.o)
TEST_C    := $(filter-out tests/c/test_header.c,$(wildcard tests/c/test_*.c))
TEST_ALL  := $(TEST_C:tests/c/test_%.c=%)
TEST_RUN  := $(if $(T),$(foreach t,$(TEST_ALL),$(if $(findstring $(T),$(t)),$t)),\
               $(TEST_ALL))

FORMATTED := $(wildcard csrc/*.c csrc/*/*.[ch] csrc/src/*/*.[ch] \
               python/src/*.[ch] node/src/*.[ch] tests/c/*.[ch] \
               tests/fuzz/*.[ch] tests/bench/*.[ch])

.DEFAULT_GOAL := core
.DELETE_ON_ERROR:
.PHONY: core test check asan tsan fuzz bench format format-check lint headers \
        unity python node clean demo demo-llm test-c test-python test-node venv \
        test-poll tests-c FORCE

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

.PRECIOUS: $(BUILD)/tests/%.o $(BUILD)/tests/test_%

tests-c: $(TEST_ALL:%=$(BUILD)/tests/test_%)

test-c:
	@$(MAKE) --no-print-directory -j$(JOBS) tests-c
	@$(PYTHON) tests/tools/run_c.py $(TEST_RUN:%=$(BUILD)/tests/test_%)

# The second implementation of poller and waker, on the same tests.
test-poll:
	@$(MAKE) --no-print-directory test-c BUILD=$(BUILD)/poll \
	  DEFINES=-DZH_POLLER_POLL T=$(T)

# --- builds that only have to compile -------------------------------------

headers: $(BUILD)/header.o $(BUILD)/headerxx.o

$(BUILD)/header.o: tests/c/test_header.c csrc/include/zerohop.h
	@mkdir -p $(@D)
	@echo "  cc $<"
	@$(CC) -std=c11 $(WARN) -Icsrc/include -c $< -o $@

$(BUILD)/headerxx.o: tests/c/test_header.cc csrc/include/zerohop.h
	@mkdir -p $(@D)
	@echo "  c++ $<"
	@$(CXX) -std=c++17 $(WARN) -Icsrc/include -c $< -o $@

unity: $(BUILD)/unity.o

$(BUILD)/unity.o: csrc/zerohop.c $(CORE_C) $(CORE_H) VERSION
	@mkdir -p $(@D)
	@echo "  cc $< (unity)"
	@$(COMPILE) -fvisibility=hidden -c $< -o $@

-include $(CORE_O:.o=.d) $(HELPER_O:.o=.d) \
         $(TEST_ALL:%=$(BUILD)/tests/test_%.d)

clean:
	rm -rf build

lint:
	@$(PYTHON) tests/tools/lint.py

format:
	@clang-format -i $(FORMATTED)

format-check:
	@clang-format --dry-run -Werror $(FORMATTED) && echo "format: clean"
