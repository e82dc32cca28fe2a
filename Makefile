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
JAIL_BASE   := $(addprefix runner/base/,err.c xmem.c buf.c str.c fields.c path.c fs.c opt.c)
RUNNER_SRC  := $(call sources,runner/base runner/model runner/run runner/report runner/cmd) \
	$(JAIL_SHARED)
# A static jail starts sooner and is smaller to fork; a libc without an archive will do.
JAIL_STATIC := $(if $(filter asan,$(BUILD)),,$(shell echo 'int main(void){return 0;}' | \
	$(CC) -x c -static -o /dev/null - 2>/dev/null && echo -static))

HONE     := $(OUT)/bin/hone
JAIL     := $(OUT)/bin/hone-jail
FILTERS  := $(addprefix $(OUT)/filters/,compile.bpf test-host.bpf test-pure.bpf test-threads.bpf)

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

$(OUT)/obj/%.o: %.c
	@mkdir -p $(@D)
	$(CC) $(BASE) $(PKG) -MMD -MP -c -o $@ $<

-include $(shell find $(OUT)/obj -name '*.d' 2>/dev/null)
