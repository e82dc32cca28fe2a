# hone: one file, no configure. `make help` lists what it can do.
#
# BUILD=release (default), debug, asan or fuzz: each has a tree of its own under build/.
# PREFIX and DESTDIR are honoured by install and uninstall.

BUILD   ?= release
PREFIX  ?= /usr/local
ifeq ($(BUILD),fuzz)
CC      := clang
else ifeq ($(origin CC),default)
CC      := gcc
endif
VERSION := 0.1.0

OUT     := build/$(BUILD)
DEPS    := libuv jansson libdw libelf

flags_release := -O2 -g
flags_debug   := -O0 -g3
flags_asan    := -O1 -g3 -fsanitize=address,undefined -fno-sanitize-recover=all \
	-fno-omit-frame-pointer
flags_fuzz    := -O1 -g -fsanitize=fuzzer-no-link,address,undefined -fno-sanitize-recover=all
ifeq ($(flags_$(BUILD)),)
$(error BUILD is release, debug, asan or fuzz, not '$(BUILD)')
endif

WARN     := -Wall -Wextra -Wshadow -Wpointer-arith -Wstrict-prototypes -Wmissing-prototypes \
	-Wwrite-strings -Wundef -Wvla -Wno-missing-field-initializers $(if $(WERROR),-Werror)
CFLAGS   ?= $(flags_$(BUILD))
CPPFLAGS := -D_GNU_SOURCE -DHONE_VERSION='"$(VERSION)"' -Irunner -Iinclude -I$(OUT)/gen
BASE     := -std=gnu11 -fPIE -fno-strict-aliasing $(WARN) $(CPPFLAGS) $(CFLAGS)
PKG       = $(shell pkg-config --cflags $(DEPS))
LIBS      = $(shell pkg-config --libs $(DEPS)) -lmd

objects   = $(patsubst %.c,$(OUT)/obj/%.o,$(1))
sources   = $(sort $(wildcard $(addsuffix /*.c,$(1))))

# What the jail shares with the runner, and what makes its filters at build time.
JAIL_SHARED := runner/jail/spec.c runner/jail/status.c
JAIL_MAKER  := runner/jail/generate.c runner/jail/syscalls.c
JAIL_SRC    := $(filter-out $(JAIL_MAKER),$(call sources,runner/jail))
JAIL_BASE   := $(addprefix runner/base/,err.c xmem.c buf.c str.c fields.c path.c fs.c opt.c trace.c)
RUNNER_SRC  := $(call sources,runner/base runner/model runner/run runner/report runner/vet runner/cmd) \
	$(JAIL_SHARED)
# A static jail starts sooner and is smaller to fork; a libc without an archive will do.
JAIL_STATIC := $(if $(filter asan,$(BUILD)),,$(shell echo 'int main(void){return 0;}' | \
	$(CC) -x c -static -o /dev/null - 2>/dev/null && echo -static))

HONE     := $(OUT)/bin/hone
JAIL     := $(OUT)/bin/hone-jail
FILTERS  := $(addprefix $(OUT)/filters/,compile.bpf test-host.bpf measure.bpf \
	test-pure.bpf test-threads.bpf)

.PHONY: all help demo check bench install uninstall clean format bless deps
.DELETE_ON_ERROR:

all: $(HONE) $(JAIL) $(FILTERS) ## build hone and hone-jail

$(HONE): $(call objects,runner/main.c) $(OUT)/librunner.a
	@mkdir -p $(@D)
	$(CC) $(CFLAGS) -pie -o $@ $^ $(LIBS)

$(OUT)/librunner.a: $(call objects,$(RUNNER_SRC))
	@rm -f $@
	$(AR) rcs $@ $^

$(JAIL): $(call objects,$(JAIL_SRC) $(JAIL_BASE))
	@mkdir -p $(@D)
	$(CC) $(CFLAGS) $(if $(JAIL_STATIC),-static,-pie) -o $@ $^

# The filters are compiled once, here, by libseccomp; hone-jail has them built in, and the test
# host reads those of the tests from files.
$(OUT)/jail-generate: $(call objects,$(JAIL_MAKER) $(JAIL_SHARED) $(JAIL_BASE))
	$(CC) $(CFLAGS) -pie -o $@ $^ $(shell pkg-config --libs libseccomp)

$(OUT)/gen/filters.inc $(FILTERS) &: $(OUT)/jail-generate
	@mkdir -p $(OUT)/gen $(OUT)/filters
	$(OUT)/jail-generate $(OUT)/gen/filters.inc $(OUT)/filters

$(call objects,runner/jail/seccomp.c): $(OUT)/gen/filters.inc

# One program a parser; `make BUILD=fuzz build/fuzz/fuzz/<name>`, or tests/fuzz/run for all.
$(OUT)/fuzz/%: $(OUT)/obj/tests/fuzz/fuzz_%.o $(OUT)/librunner.a
	@mkdir -p $(@D)
	$(CC) $(CFLAGS) -fsanitize=fuzzer -pie -o $@ $^ $(LIBS)

# What reads a test's messages is the test host's, not the runner's.
$(OUT)/fuzz/record: $(call objects,$(addprefix runner/suite/,ended.c running.c report.c capture.c))

$(OUT)/obj/%.o: %.c
	@mkdir -p $(@D)
	$(CC) $(BASE) $(PKG) -MMD -MP -c -o $@ $<

# What was there when it was built: `hone version` says it.
$(OUT)/obj/runner/cmd/version.o: BASE += -DHONE_BUILT_WITH='"$(shell \
	printf '%s %s' $(notdir $(CC)) $$($(CC) -dumpfullversion -dumpversion); \
	for l in $(DEPS); do printf ', %s %s' $$l $$(pkg-config --modversion $$l); done)"'

# ---- tests: tests/README.md says which kind is for what ----

UNIT       := $(patsubst %.c,$(OUT)/%,$(wildcard tests/unit/test_*.c))
CHECKERS   := $(patsubst %.c,$(OUT)/%,$(wildcard tests/*/check.c))
KINDS      ?= house unit suite manifest golden labs vet jail state tier1 kill e2e attacks honest cli fuzz
# As many jobs as there are processors, unless -j said how many.
PARALLEL    = $(if $(findstring jobserver,$(MAKEFLAGS)),,-j$(shell nproc 2>/dev/null || echo 2))

check: deps-check ## run every test; KINDS="unit golden" runs some of them
	+$(MAKE) $(PARALLEL) WERROR=1 all tests
	OUT=$(OUT) tests/run $(KINDS)

.PHONY: tests deps-check
tests: $(UNIT) $(CHECKERS)

$(UNIT): LIBS += $(shell pkg-config --libs cmocka)
$(UNIT) $(CHECKERS): $(OUT)/%: $(OUT)/obj/%.o $(OUT)/librunner.a
	@mkdir -p $(@D)
	$(CC) $(CFLAGS) -pie -o $@ $(filter %.o,$^) $(filter %.a,$^) $(LIBS)

$(OUT)/tests/attacks/check: $(OUT)/obj/tests/attacks/solution.o

bless: $(CHECKERS) ## rewrite the expectations of golden and manifest tests; the diff is the review
	OUT=$(OUT) tests/golden/run --bless >/dev/null
	OUT=$(OUT) tests/manifest/run --bless >/dev/null
	tests/attacks/table >docs/attacks.md
	git diff --stat -- tests

# ---- for people ----

deps: ## install what hone is built with
	@ci/install-deps
deps-check:
	@ci/install-deps --check

demo: deps ## build, then grade a right solution and a wrong one
	+@$(MAKE) -s $(PARALLEL) all
	@HONE=$(HONE) ci/demo

help: ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

format: ## lay out every C file in the house style (clang-format)
	clang-format -i $(shell git ls-files '*.[ch]')

clean: ## remove everything that was built
	rm -rf build

# ---- measuring: always side by side, never against a number ----

ROUNDS ?= 300
BENCH  := $(OUT)/tests/bench
LAB    ?= retry-backoff

LAB_BENCHES = $(patsubst labs/%/bench.c,$(BENCH)/lab-%,$(wildcard labs/*/bench.c))
BENCHES     = $(addprefix $(BENCH)/,launch save throughput nothing kit-plain.o kit-sanitized.o) \
	$(LAB_BENCHES)
bench_objects = $(call objects,$(patsubst %,tests/bench/%.c,$(1) measure))

.PHONY: benches
benches: all $(BENCHES)
tests: benches # they run it, twice round
bench: benches ## measure launches, saves and gradings beside doing without hone (LAB=all: each lab)
	@OUT=$(OUT) ROUNDS=$(ROUNDS) tests/bench/run $(if $(filter all,$(LAB)),$(notdir $(patsubst %/,%,$(wildcard labs/*/))),$(LAB))

$(BENCH)/launch: $(call bench_objects,launch rivals steps) $(OUT)/librunner.a
	@mkdir -p $(@D)
	$(CC) $(CFLAGS) -pie -o $@ $^ $(LIBS)
$(BENCH)/save: $(call bench_objects,save ways steps)
$(BENCH)/throughput: $(call bench_objects,throughput ways)
$(BENCH)/save $(BENCH)/throughput:
	@mkdir -p $(@D)
	$(CC) $(CFLAGS) -pie -o $@ $^
$(BENCH)/lab-%: labs/%/bench.c $(wildcard labs/*/reference/*.c) tests/bench/pairs.c tests/bench/measure.c
	@mkdir -p $(@D)
	$(CC) -std=gnu11 -D_GNU_SOURCE -O2 -g -Iinclude -Ilabs/$* -Irunner/suite -o $@ $< \
		$(wildcard labs/$*/reference/*.c) tests/bench/pairs.c tests/bench/measure.c \
		runner/suite/clock.c runner/suite/rng.c
$(BENCH)/nothing:
	@mkdir -p $(@D)
	echo 'int main(void) { return 0; }' | $(CC) -O2 -static -x c -o $@ -
$(BENCH)/kit-sanitized.o: KIT := -fsanitize=address,undefined
$(BENCH)/kit-%.o: tests/bench/plain_kit.c runner/suite/clock.c runner/suite/rng.c
	@mkdir -p $(@D)
	$(CC) -std=gnu11 -D_GNU_SOURCE -g -O1 -fPIE $(KIT) -Iinclude -Irunner/suite -r -o $@ $^

# ---- installing: PREFIX, DESTDIR ----
#
#	bin/hone   libexec/hone/hone-jail   share/hone/{include/hone,suite,skeleton,labs,filters}

ROOT     = $(DESTDIR)$(PREFIX)
# "from:to" for each file that is installed, and that uninstall removes: these and no others.
SHARED   = $(foreach f,$(wildcard include/hone/*.h),$(f):$f) \
	$(foreach f,$(wildcard runner/suite/*.[ch] runner/suite/*.txt),$(f):suite/$(notdir $(f))) \
	$(foreach f,$(wildcard runner/skeleton/*.in runner/skeleton/mutants/*.in),$(f):$(f:runner/%=%)) \
	$(foreach f,$(shell find labs -name '.*' -prune -o -type f -print 2>/dev/null),$(f):$(f)) \
	$(foreach f,$(FILTERS),$(f):filters/$(notdir $(f)))

install: all ## install below PREFIX (/usr/local), DESTDIR honoured
	install -D -m 755 $(HONE) "$(ROOT)/bin/hone"
	install -D -m 755 $(JAIL) "$(ROOT)/libexec/hone/hone-jail"
	@for pair in $(SHARED); do \
		install -D -m 644 "$${pair%%:*}" "$(ROOT)/share/hone/$${pair#*:}" || exit 1; \
	done

# Folders go when they are empty: somebody else's files in them stay.
uninstall: ## remove what install has put there
	rm -f "$(ROOT)/bin/hone" "$(ROOT)/libexec/hone/hone-jail"
	@for pair in $(SHARED); do rm -f "$(ROOT)/share/hone/$${pair#*:}"; done
	@for folder in "$(ROOT)/share/hone" "$(ROOT)/libexec/hone"; do \
		[ ! -d "$$folder" ] || find "$$folder" -depth -type d -exec rmdir {} + 2>/dev/null || true; \
	done

-include $(shell find $(OUT)/obj -name '*.d' 2>/dev/null)
