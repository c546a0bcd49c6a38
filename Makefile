# Nhắc việc. "make help" lists what can be done; "make run" and "make test" are
# all a newcomer needs. Everything made goes to build/<mode>/.

# asan: warnings are errors, sanitizers on; what a developer runs.
# release: hardened; what a province runs, and what people look at.
ifneq ($(filter run bench bench-large bench-audit screenshots axe install deb test-install test-upgrade soak-valgrind,$(MAKECMDGOALS)),)
MODE ?= release
else
MODE ?= asan
endif
B := build/$(MODE)

PORT    ?= 8080
VAR     ?= var
PROFILE ?= kh
JOBS    ?= $(shell nproc)
SIZE    ?= 100000
LARGE   ?= 10000000
SECONDS ?= 120
V       ?= 0
Q       := $(if $(filter 0,$(V)),@)
SAY      = $(if $(filter 0,$(V)),@echo "  $(1) $(2)")

# Lists ------------------------------------------------------------------------

LIB     := $(filter-out lib/action_main.c,$(wildcard lib/*.c))
ACTIONS := $(patsubst cgi-bin/%.c,%,$(wildcard cgi-bin/*.c))
# batch/demo_world.c is a part of the program demo; a name without "_" is a program.
BATCH   := $(foreach p,$(patsubst batch/%.c,%,$(wildcard batch/*.c)),\
             $(if $(findstring _,$(p)),,$(p)))
SUPPORT := $(wildcard tests/support/*.c)
TESTS   := $(patsubst %.c,%,$(wildcard tests/lib/test_*.c) \
             $(wildcard tests/cgi-bin/test_*.c))
# What tests run besides: the renderer of tests/templates, for one.
TOOLS   := $(patsubst %.c,%,$(wildcard tests/templates/*.c tests/http/*.c))
BENCHES := $(patsubst %.c,%,$(wildcard tests/bench/*.c))
SOURCES := $(wildcard lib/*.c cgi-bin/*.c batch/*.c nginx/*.c tests/*/*.c)
HEADERS := $(wildcard lib/*.h tests/support/*.h)

LIB_OBJECTS := $(LIB:%.c=$(B)/%.o)
PROGRAMS    := $(ACTIONS:%=$(B)/cgi-bin/%.fcgi) $(BATCH:%=$(B)/batch/%) \
               $(B)/nginx/hold
TEST_PROGRAMS := $(TESTS:%=$(B)/%) $(TOOLS:%=$(B)/%)

# Tools and flags ---------------------------------------------------------------

CC           = gcc
AR           = gcc-ar
CLANG_FORMAT = clang-format
CLANG_TIDY   = clang-tidy

# Headers of others come as system headers, so that our warnings stay ours.
# ClearSilver has no pkg-config file, and libneo_cgi is never linked.
FOREIGN_INCLUDE = -isystem /usr/include/ClearSilver -isystem /usr/include/mariadb \
    $(patsubst -I%,-isystem %,$(shell pkg-config --cflags-only-I pangocairo))
# What only the programs that look into files need: batch/file-text and others.
FOREIGN_INCLUDE += -isystem /usr/include/libxml2 -isystem /usr/include/poppler/glib
FOREIGN_LIBS    = -lfcgi -lneo_cs -lneo_utl -lmariadb -lcrypto -lunistring \
                  -lxlsxwriter -lcurl -ljansson -lmagic -lqrencode -lm \
                  -lpangocairo-1.0 -lpango-1.0 -lcairo -lgobject-2.0 -lglib-2.0 -lzip
FOREIGN_LIBS   += -lpoppler-glib -lxml2 -lqpdf -lseccomp

WARNINGS = -Wall -Wextra -Wpedantic -Wshadow -Wstrict-prototypes \
    -Wmissing-prototypes -Wold-style-definition -Wredundant-decls \
    -Wpointer-arith -Wwrite-strings -Wcast-qual -Wconversion \
    -Wsign-conversion -Wundef -Wvla -Walloca -Wformat=2 -Wformat-signedness \
    -Wnull-dereference -Wlogical-op -Wduplicated-cond -Wduplicated-branches \
    -Wswitch-enum -Wimplicit-fallthrough=5 -Wdate-time
# Warnings are errors with the compiler they were tried with. A newer one may
# know more of them; it must still build what a province runs.
WERROR = $(if $(filter 12,$(shell $(CC) -dumpversion)),-Werror)

HARDENING = -fstack-protector-strong -fstack-clash-protection \
    -fcf-protection=full -ftrivial-auto-var-init=zero -fPIE
LINK_HARDENING = -pie -Wl,-z,relro,-z,now -Wl,-z,noexecstack

ifeq ($(MODE),asan)
OPTIMISE  = -O1 -g -fno-omit-frame-pointer
SANITIZE  = -fsanitize=address,undefined -fno-sanitize-recover=all
# The sanitizers' own null checks make the optimiser see null everywhere.
WARNINGS += -Wno-null-dereference
else ifeq ($(MODE),release)
OPTIMISE  = -O2 -g -D_FORTIFY_SOURCE=3
SANITIZE  =
else ifeq ($(MODE),coverage)
OPTIMISE  = -O0 -g
SANITIZE  = --coverage
# Where nothing is optimised these see too little, and say so wrongly.
WARNINGS += -Wno-null-dereference
else
$(error MODE is asan, release or coverage, not "$(MODE)")
endif

# How many migrations this release knows (lib/schema_verbs.h).
SCHEMA_NUMBER := $(words $(wildcard sql/migrations/*.sql))

CPPFLAGS = -std=c11 -D_GNU_SOURCE -Ilib -Itests/support $(FOREIGN_INCLUDE) \
    -DSCHEMA_NUMBER=$(SCHEMA_NUMBER) -include lib/banned.h
CFLAGS   = $(OPTIMISE) $(SANITIZE) $(HARDENING) $(WARNINGS) $(WERROR)
LDFLAGS  = $(SANITIZE) $(LINK_HARDENING) -Wl,--as-needed

# banned.h is included before a file can say what it is the one place for; so
# the exceptions written in its first lines are read here.
allowed  = $$(sed -n 's/^\#define \(BANNED_ALLOW_[A-Z]*\)$$/-D\1=/p' $(1))
# A test that wraps a function to make it fail says so: " * link: -Wl,--wrap=x".
link_of  = $$(sed -n 's/^ \* link: //p' $(1))

# Building ------------------------------------------------------------------------

.DEFAULT_GOAL := all
.PHONY: all
all: $(PROGRAMS) ## build the programs (MODE=asan, the default, or MODE=release)

.SECONDARY:
.DELETE_ON_ERROR:

# Written only when the text changes: what depends on it is then made again.
.PHONY: FORCE
define record
$(Q)mkdir -p $(@D)
$(Q)echo '$(1)' | cmp -s - $@ || echo '$(1)' >$@
endef

# "run" and "test" work on a fresh machine: the packages come first.
$(B)/flags: FORCE | $(if $(filter run test,$(MAKECMDGOALS)),packages)
	$(call record,$(CC) $(CPPFLAGS) $(CFLAGS) $(LDFLAGS) $(FOREIGN_LIBS))

$(B)/lib.list: FORCE
	$(call record,$(LIB))

$(B)/%.o: %.c $(B)/flags
	@mkdir -p $(@D)
	$(call SAY,CC,$<)
	$(Q)$(CC) $(CPPFLAGS) $(call allowed,$<) $(CFLAGS) -MMD -MP -c -o $@ $<

$(B)/libapp.a: $(LIB_OBJECTS) $(B)/lib.list
	$(call SAY,AR,$@)
	$(Q)rm -f $@ && $(AR) rcs $@ $(LIB_OBJECTS)

$(B)/libsupport.a: $(SUPPORT:%.c=$(B)/%.o)
	$(call SAY,AR,$@)
	$(Q)rm -f $@ && $(AR) rcs $@ $^

define link
$(call SAY,LINK,$@)
$(Q)mkdir -p $(@D)
$(Q)$(CC) $(LDFLAGS) -o $@ $(filter %.o %.a,$^)
endef

# The main is linked as an object: each program defines only "action".
$(B)/cgi-bin/%.fcgi: $(B)/cgi-bin/%.o $(B)/lib/action_main.o $(B)/libapp.a
	$(link) $(FOREIGN_LIBS)

.SECONDEXPANSION:
$(B)/batch/%: $(B)/batch/%.o $$(addprefix $(B)/,$$(addsuffix .o,$$(basename $$(wildcard batch/$$*_*.c)))) \
    $(B)/libapp.a
	$(link) $(FOREIGN_LIBS)

$(B)/nginx/hold: $(B)/nginx/hold.o
	$(link)

$(B)/tests/lib/%: $(B)/tests/lib/%.o $(B)/libsupport.a $(B)/libapp.a
	$(link) $(call link_of,tests/lib/$*.c) -lcmocka $(FOREIGN_LIBS)

# A test of an action links the action's object, and brings its own main.
$(B)/tests/cgi-bin/test_%: $(B)/tests/cgi-bin/test_%.o $(B)/cgi-bin/%.o \
    $(B)/libsupport.a $(B)/libapp.a
	$(link) $(call link_of,tests/cgi-bin/test_$*.c) -lcmocka $(FOREIGN_LIBS)

$(TOOLS:%=$(B)/%) $(BENCHES:%=$(B)/%): $(B)/%: $(B)/%.o $(B)/libsupport.a \
    $(B)/libapp.a
	$(link) $(FOREIGN_LIBS)

-include $(SOURCES:%.c=$(B)/%.d)

# Running ---------------------------------------------------------------------------

.PHONY: run packages
run: all ## start everything on loopback: PORT=8080 VAR=var PROFILE=kh|tth
	@nginx/run --programs $(B) --var $(VAR) --port $(PORT) --profile $(PROFILE)

packages: ## install the Debian packages this needs (as root)
	@nginx/packages $(if $(filter run,$(MAKECMDGOALS)),run,test)

# Installing ------------------------------------------------------------------------

.PHONY: install deb test-install test-upgrade
install: all ## put a release build into DESTDIR, with units, cron and manuals
	@nginx/system/install $(B) "$(DESTDIR)"

deb: all ## the Debian package, into build/
	@nginx/system/deb $(B) build

test-install: deb ## install the package in a clean chroot, play the main job (root)
	@tests/install/run

test-upgrade: deb ## the release before it first, this one over it while people work (root)
	@tests/install/run --older

# Testing ---------------------------------------------------------------------------

# What the runner and the checks need to know of the build.
export NV_BUILD := $(B)
CHECKS := $(basename $(notdir $(wildcard tests/checks/*.sh tests/checks/*.py)))
check-headers: export NV_COMPILE = $(CC) $(CPPFLAGS) $(CFLAGS)
check test: export NV_COMPILE = $(CC) $(CPPFLAGS) $(CFLAGS)
export CLANG_FORMAT

.PHONY: check test $(CHECKS:%=check-%)
check: all $(TEST_PROGRAMS) ## house rules, unit, store and action tests (ONLY=name)
	@tests/run --jobs $(JOBS) $(ONLY)

test: all $(TEST_PROGRAMS) ## everything above, then the whole system through nginx
	@tests/run --all --jobs $(JOBS) $(ONLY)

$(CHECKS:%=check-%): check-%:
	@$(wildcard tests/checks/$*.sh tests/checks/$*.py)

# Listed for "make help"; the rule is above.
check-format: ## does clang-format agree?
check-layers: ## does every file include only what its layer may?
check-names: ## has every action its page, pool and test?
check-matrix: ## does the matrix of rights name every action?
check-templates: ## nothing in a template that could print a text raw
check-texts: ## every text defined, in both languages, and used
check-help: ## is every page explained in the handbook, in both languages?
check-headers: ## does every header compile alone?
check-sql: ## is SQL only in the stores?
check-words: ## no word that promises to finish later
check-style: ## does the style sheet parse, and is every property known?

.PHONY: schema
schema: $(B)/batch/migrate ## write sql/schema.sql, what all migrations make
	@tests/support/schema.py

# Tools -------------------------------------------------------------------------------

script = if [ -x $(1) ]; then $(1); else echo "There is no $(1)."; exit 1; fi

.PHONY: format lint cppcheck analyze compdb bench bench-audit screenshots axe soak clean help
.PHONY: coverage bench-large
format: ## let clang-format write every C file
	$(CLANG_FORMAT) -i $(SOURCES) $(HEADERS)

# One file at a time: from the second on clang-tidy forgets what va_start does.
lint: compdb cppcheck ## cppcheck and clang-tidy (minutes)
	printf '%s\n' $(filter-out tests/%,$(SOURCES)) | \
	    xargs -P $(JOBS) -n 1 $(CLANG_TIDY) --quiet -p build 2>&1 | \
	    { ! grep -v 'warnings\{0,1\} generated\.$$'; }

cppcheck: ## cppcheck alone
	cppcheck --quiet --error-exitcode=1 --std=c11 -j $(JOBS) --inline-suppr \
	    --enable=warning,performance,portability -Ilib $(LIB) cgi-bin batch \
	    nginx

# One file at a time, and no more than its own optimisation needs to know. The
# whole way to each finding stays in $(B)/analysis.
ANALYSES := $(patsubst %.c,$(B)/analysis/%.txt,$(filter-out tests/%,$(SOURCES)))
analyze: $(ANALYSES) ## gcc -fanalyzer; it advises, and is often wrong (half an hour; -j)
	@grep -h 'warning:' $(ANALYSES) || echo "nothing was found"

$(B)/analysis/%.txt: %.c $(HEADERS)
	@mkdir -p $(@D)
	$(call SAY,ANALYZE,$<)
	$(Q)$(CC) $(CPPFLAGS) $(call allowed,$<) -DANALYZED -O1 -g0 -fanalyzer -S \
	    -o /dev/null $< 2>$@ || { cat $@; exit 1; }

compdb: ## write build/compile_commands.json for editors and clang-tidy
	@tests/checks/compdb "$(CURDIR)" "$(CC) $(CPPFLAGS) $(OPTIMISE)" $(SOURCES)

bench: all $(BENCHES:%=$(B)/%) ## measure with a large province (minutes; SIZE=1000000)
	@tests/bench/run --sizes 1000,$(SIZE)
	@tests/bench/ladder
	@$(B)/tests/bench/annex templates 100 1000 5000

bench-large: all $(BENCHES:%=$(B)/%) ## the same with 10,000,000, without search (hours; LARGE=1000000)
	@tests/bench/run --no-search --sizes 10000,$(LARGE)

bench-audit: all ## verify 1,000,000 events, then 5,000 random damages (an hour)
	@tests/bench/audit
	@NV_AUDIT_TRIES=5000 tests/batch/test_audit.py

coverage: ## how much of each layer the tests come by (half an hour)
	@$(MAKE) --no-print-directory MODE=coverage all-tests
	@find build/coverage -name '*.gcda' -delete
	@install -d -m 1777 $(addprefix build/coverage/served$(CURDIR)/build/coverage/,lib cgi-bin batch nginx)
	@NV_BUILD=build/coverage tests/run --jobs $(JOBS) coverage/tests
	@GCOV_PREFIX=$(CURDIR)/build/coverage/served NV_BUILD=build/coverage \
	    tests/run --all --jobs $(JOBS) tests/batch tests/http
	@tests/checks/coverage build/coverage

.PHONY: all-tests
all-tests: all $(TEST_PROGRAMS)

screenshots: all $(TOOLS:%=$(B)/%) ## pictures of every page, into build/screenshots
	@$(call script,tests/browser/screenshots)

axe: all $(TOOLS:%=$(B)/%) ## every page of a province judged by axe-core, light and dark (minutes)
	@$(call script,tests/browser/axe)

soak: all $(TEST_PROGRAMS) ## the long rest: hours of load, faults and fuzzing
	@$(call script,tests/bench/soak)

.PHONY: soak-faults
soak-faults: all ## what may happen to the machine, under load (root; ten minutes)
	@$(MAKE) MODE=release all
	@tests/bench/faults

.PHONY: soak-scan
soak-scan: all ## sqlmap and wapiti signed in as each role (half an hour)
	@nginx/packages scan
	@NV_BUILD=$(B) /usr/bin/python3 tests/batch/test_scan.py

.PHONY: soak-valgrind
soak-valgrind: all ## the main story, every program under valgrind (ten minutes)
	@NV_BUILD=$(B) tests/bench/valgrind

.PHONY: fuzz
fuzz: ## every reader of untrusted bytes, SECONDS=120 each (clang; 20 minutes)
	@nice tests/fuzz/run $(SECONDS) $(ONLY)

clean: ## remove build/; var/ stays
	rm -rf build

help: ## this list
	@sed -n 's/^\([a-z][a-z-]*\):[^#]*## /\1\t/p' Makefile | \
	    awk -F '\t' '{ printf "  make %-16s %s\n", $$1, $$2 }'
