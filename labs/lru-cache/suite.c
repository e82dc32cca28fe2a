/* The suite of lru-cache. A test's comment quotes the sentence of lru_cache.h it checks.
 *
 * Most tests are scenes: "put 1; put 2; get 1; put 3; miss 2". The commands stand in `commands`. A
 * value is ten times its key if none is written, and 0 is NULL. */
#include <hone/mem.h>
#include <hone/rng.h>
#include <hone/sequence.h>
#include <hone/suite.h>

#include "lru_cache.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define LEN(a) (sizeof(a) / sizeof *(a))

/* ---- values: pointers that name themselves, and that nobody may free ---- */

static char cells[4096], untouched;

/* The value called n; 0 is NULL. */
static void *value(uint64_t n)
{
	return n ? &cells[n % sizeof cells] : NULL;
}

static const char *name_of_value(const void *p)
{
	static char names[4][8];
	static unsigned next;
	char *name = names[next++ % LEN(names)];
	uintptr_t n = (uintptr_t)p - (uintptr_t)cells;

	if (!p)
		return "NULL";
	if (p == &untouched)
		return "what it was before";
	if (n >= sizeof cells)
		return "a pointer that nobody put";
	snprintf(name, sizeof *names, "%u", (unsigned)n);
	return name;
}

static const char *name_of_reason(int why)
{
	static const char *const names[] = { "EVICTED", "REPLACED", "DELETED", "FREED" };

	return why >= 0 && (size_t)why < LEN(names) ? names[why] : "for a reason unknown";
}

/* ---- the scene: a cache, and what its `left` was told ---- */

/* Each test has a process of its own, so there is one scene, ready at its start. */
static struct scene {
	uint64_t times, plus; /* the hash, if it is given, is key * times + plus */
	const char *what;     /* and so it is told */
	struct lru *c;
	struct lru_config cfg;
	char told[400]; /* what `left` heard since it was last forgotten */
	bool quiet;     /* the story is told in another way, or would be too long */
	bool looks;     /* `left` looks at the cache, and says what it sees */
	size_t most;    /* the length that it may see at most */
} scene;

/* Adds to a list in words as much as fits. */
static void add(char *text, size_t size, const char *what)
{
	size_t used = strlen(text);

	if (used + 1 < size)
		snprintf(text + used, size - used, "%s%s", used ? ", " : "", what);
}

/* What is there at this moment, from within `left`. */
static const char *seen(uint64_t key)
{
	static char text[96];
	void *found = &untouched;

	if (lru_peek(scene.c, key, &found))
		snprintf(text, sizeof text, " and sees %" PRIu64 " = %s", key,
			 name_of_value(found));
	else
		snprintf(text, sizeof text, " and sees no %" PRIu64, key);
	if (lru_length(scene.c) > scene.most)
		add(text, sizeof text, "and too many entries");
	return text;
}

static void note_left(uint64_t key, void *v, enum lru_reason why, void *ctx)
{
	char text[200];

	if (strlen(scene.told) > sizeof scene.told - 100)
		return; /* thousands of entries, which nobody reads */
	snprintf(text, sizeof text, "%" PRIu64 " = %s %s%s%s", key, name_of_value(v),
		 name_of_reason((int)why), ctx == &scene ? "" : " with a ctx that is not cfg.ctx",
		 scene.looks ? seen(key) : "");
	add(scene.told, sizeof scene.told, text);
	if (!scene.quiet)
		hone_did("  left hears: %s", text);
}

/* A cache as scene.cfg has it. The story begins anew. */
static void create(const char *what)
{
	scene.most = scene.cfg.capacity;
	scene.told[0] = '\0';
	hone_story_clear();
	hone_did("a cache of %zu%s", scene.cfg.capacity, what);
	scene.c = lru_new(&scene.cfg);
	if (!scene.c)
		hone_fail("a cache", "NULL", "lru_new with a capacity of %zu", scene.cfg.capacity);
}

static uint64_t given_hash(uint64_t key)
{
	return key * scene.times + scene.plus;
}

static void give_hash(uint64_t times, uint64_t plus, const char *what)
{
	scene.times = times;
	scene.plus = plus;
	scene.what = what;
	scene.cfg = (struct lru_config){ 3, given_hash, note_left, &scene };
}

static void begin(void **state, size_t capacity)
{
	(void)state;
	scene.cfg = (struct lru_config){ capacity, scene.cfg.hash, note_left, &scene };
	create(scene.what ? scene.what : "");
}

static void end(void)
{
	scene.looks = false;
	if (scene.c)
		lru_free(scene.c);
	scene.c = NULL;
}

/* ---- the commands of a script, each with its story and its expectations ---- */

struct words {
	const char *command, *text; /* text: all that follows */
	uint64_t n[3];              /* its numbers; the second is 10 times the first if missing */
	bool yes;                   /* the answer to expect */
};

#define EXPECT(got, w, ...) hone_expect_bool_at(__FILE__, __LINE__, (got), (w)->yes, __VA_ARGS__)

static void do_put(const struct words *w)
{
	char call[64];

	snprintf(call, sizeof call, "put(%" PRIu64 ", %s)", w->n[0], name_of_value(value(w->n[1])));
	hone_did("%s", call);
	EXPECT(lru_put(scene.c, w->n[0], value(w->n[1])), w, "%s", call);
}

/* "get(2) = 20", "get(2) misses", or a miss that should have left *value alone. */
static void say_found(char text[128], const char *call, bool hit, const void *v)
{
	snprintf(text, 128, "%s%s%s", call, hit ? " = " : v == &untouched ? " misses"
		 : " misses, and sets *value to ", hit || v != &untouched ? name_of_value(v) : "");
}

static void do_find(const struct words *w)
{
	bool peeks = strstr(w->command, "peek") != NULL, hit;
	char call[64], expected[128], got[128];
	void *found = &untouched;

	snprintf(call, sizeof call, "%s(%" PRIu64 ")", peeks ? "peek" : "get", w->n[0]);
	hone_did("%s", call);
	hit = peeks ? lru_peek(scene.c, w->n[0], &found) : lru_get(scene.c, w->n[0], &found);
	say_found(expected, call, w->yes, w->yes ? value(w->n[1]) : &untouched);
	say_found(got, call, hit, found);
	if (strcmp(expected, got) != 0)
		hone_fail(expected, got, "%s", call);
	hone_expect_true(true, "%s", call); /* it counts as one */
}

static void do_length(const struct words *w)
{
	hone_expect_u64(lru_length(scene.c), w->n[0], "the length");
}

static void do_oldest(const struct words *w)
{
	uint64_t key = 999;

	hone_did("oldest()");
	EXPECT(lru_oldest(scene.c, &key), w, "oldest()");
	hone_expect_u64(key, w->yes ? w->n[0] : 999, "*key after oldest()");
}

static void do_delete(const struct words *w)
{
	hone_did("delete(%" PRIu64 ")", w->n[0]);
	EXPECT(lru_delete(scene.c, w->n[0]), w, "delete(%" PRIu64 ")", w->n[0]);
}

static void do_resize(const struct words *w)
{
	hone_did("resize(%" PRIu64 ")", w->n[0]);
	EXPECT(lru_resize(scene.c, w->n[0]), w, "resize(%" PRIu64 ")", w->n[0]);
	scene.most = w->n[0];
}

static void do_told(const struct words *w)
{
	hone_expect_str(*scene.told ? scene.told : "nothing", *w->text ? w->text : "nothing",
			"what left heard");
	scene.told[0] = '\0';
}

static void do_free(const struct words *w)
{
	hone_did("free()");
	end();
	do_told(w);
}

static void do_stats(const struct words *w)
{
	struct lru_stats s = lru_get_stats(scene.c);

	hone_expect_u64(s.hits, w->n[0], "the hits in the stats");
	hone_expect_u64(s.misses, w->n[1], "the misses in the stats");
	hone_expect_u64(s.evictions, w->n[2], "the evictions in the stats");
}

/* Puts new keys until those named have left, and sees by peek which one went each time. */
static void do_leave(const struct words *w)
{
	char order[160] = "", digit[2] = "1";
	void *v;

	hone_did("then new keys are put, one by one, and push out the others");
	scene.quiet = true;
	for (uint64_t i = 0; i < 9; i++) {
		lru_put(scene.c, 1000 + i, value(400));
		for (uint64_t key = 1; key < 10; key++) {
			digit[0] = (char)('0' + key);
			if (strstr(w->text, digit) && !strstr(order, digit) &&
			    !lru_peek(scene.c, key, &v))
				add(order, sizeof order, digit);
		}
	}
	scene.quiet = false;
	hone_expect_str(order, w->text, "the order in which the keys leave");
}

static void do_fill(const struct words *w)
{
	uint64_t step = w->n[2] ? w->n[1] : 1;

	hone_did("put(%" PRIu64 ", 10) to put(%" PRIu64 ", %" PRIu64 ")", step, w->n[0] * step,
		 10 * w->n[0]);
	scene.quiet = true;
	for (uint64_t i = 1; i <= w->n[0]; i++)
		lru_put(scene.c, i * step, value(10 * i));
	scene.quiet = false;
}

static void do_look(const struct words *w)
{
	scene.looks = w->yes;
}

static const struct {
	const char *name;
	bool yes;
	void (*run)(const struct words *w);
} commands[] = {
	{ "put", true, do_put },         /* KEY [VALUE]: is stored */
	{ "refuse", false, do_put },     /* KEY: put says false */
	{ "get", true, do_find },         /* KEY [VALUE]: a hit */
	{ "miss", false, do_find },       /* KEY */
	{ "peek", true, do_find },       /* KEY [VALUE] */
	{ "no-peek", false, do_find },   /* KEY: is not found */
	{ "length", true, do_length },   /* N */
	{ "oldest", true, do_oldest },   /* KEY: is named */
	{ "no-oldest", false, do_oldest },
	{ "delete", true, do_delete },   /* KEY: was there */
	{ "no-delete", false, do_delete }, /* KEY: was not */
	{ "resize", true, do_resize },   /* CAPACITY */
	{ "told", true, do_told },       /* all that left heard since it was last asked */
	{ "free", true, do_free },       /* the same, and the cache is freed before */
	{ "stats", true, do_stats },     /* HITS MISSES EVICTIONS */
	{ "leave", true, do_leave },     /* KEY, KEY …, below 10: the order when new ones come */
	{ "fill", true, do_fill },       /* N [STEP 1]: N keys */
	{ "look", true, do_look },       /* from now on left looks at the cache */
};

static void do_command(char *line)
{
	size_t length = strcspn(line, " ");
	struct words w = { line, line + length + (line[length] == ' '), { 0, 0, 0 }, false };
	char *at = line + length, *rest;

	for (size_t i = 0; i < LEN(w.n); i++, at = rest) {
		w.n[i] = strtoull(at, &rest, 10);
		if (i == 1 && rest == at)
			w.n[1] = 10 * w.n[0];
	}
	line[length] = '\0';
	for (size_t i = 0; i < LEN(commands); i++)
		if (strcmp(commands[i].name, line) == 0) {
			w.yes = commands[i].yes;
			commands[i].run(&w);
			return;
		}
	hone_fail("a command of this suite", line, "the script"); /* a mistake of ours */
}

/* Plays a script on the cache that there is. */
static void go_on(const char *script)
{
	while (*script) {
		size_t length = strcspn(script, ";");
		char line[160];

		snprintf(line, sizeof line, "%.*s", (int)length, script);
		do_command(line);
		script += length + strspn(script + length, "; ");
	}
}

/* A scene of its own: a new cache, the script, and the cache is freed. */
static void play(void **state, size_t capacity, const char *script)
{
	begin(state, capacity);
	go_on(script);
	end();
}

/* ---- put, get and length ---- */

/* "An empty cache."; "How many entries there are". "False, a miss: *value is untouched", and
 * nothing appears because somebody asked for it. */
static void a_new_cache_is_empty(void **state)
{
	play(state, 3, "length 0; miss 1; miss 0; miss 1; length 0");
}

/* "Stores value, and NULL is a value too"; "True, a hit: *value is set"; "How many entries there
 * are". */
static void put_then_get_returns_the_value(void **state)
{
	play(state, 3, "put 1; length 1; get 1; put 2; length 2; get 2; get 1; length 2");
	play(state, 3, "put 1 0; length 1; get 1 0");
}

/* "Stores value, and NULL is a value too" under any uint64_t: 0 and the largest do not mean that
 * there is none, and keys that differ in one high bit, here 2^32 and 2^63, differ. */
static void a_key_may_be_any_64_bits(void **state)
{
	play(state, 3, "put 0 10; put 18446744073709551615 20; get 0 10; "
		       "get 18446744073709551615 20; length 2");
	play(state, 3, "put 1; miss 4294967297; put 4294967297 20; get 1; get 4294967297 20");
	play(state, 3, "put 1; miss 9223372036854775809; put 9223372036854775809 20; get 1; "
		       "get 9223372036854775809 20");
}

/* ---- capacity ---- */

/* "How many entries there are, from 0 to the capacity"; the capacity counts "entries; 0 is a
 * cache that stores nothing": "False if the capacity is 0", and "the value is still the caller's",
 * so nobody hears that it left. */
static void never_more_than_the_capacity(void **state)
{
	play(state, 3, "put 1; length 1; put 2; length 2; put 3; length 3; put 4; length 3; "
		       "put 5; length 3");
	play(state, 1, "put 1; length 1; get 1; put 2; get 2; miss 1; length 1");
	play(state, 0, "refuse 1; told; length 0; miss 1");
}

/* ---- eviction ---- */

/* "For a new key in a full cache, the entry unused for longest leaves." */
static void a_full_cache_evicts_the_oldest(void **state)
{
	play(state, 3, "put 1; put 2; put 3; put 4; miss 1; get 2; get 3; get 4");
	play(state, 2, "put 1; put 2; put 3; put 4; miss 2; put 5; miss 3; get 4; get 5");
	play(state, 2, "put 1; put 2; put 3; put 1 11; miss 2; get 1 11; get 3; length 2");
}

/* "Which entry would leave next: sets *key"; "False when empty, and then *key is untouched." */
static void oldest_names_who_leaves_next(void **state)
{
	play(state, 3, "put 1; oldest 1; put 2; put 3; oldest 1; put 4; oldest 2");
	play(state, 3, "no-oldest");
}

/* ---- get refreshes, and what does not ---- */

/* "True, a hit: *value is set, and the entry is now the one used last", wherever it stood: at the
 * old end, inside, at the young end. */
static void get_refreshes_an_entry(void **state)
{
	play(state, 3, "put 1; put 2; put 3; get 1; put 4; miss 2; get 1");
	play(state, 4, "put 1; put 2; put 3; put 4; get 1; leave 2, 3, 4, 1");
	play(state, 4, "put 1; put 2; put 3; put 4; get 2; leave 1, 3, 4, 2");
	play(state, 4, "put 1; put 2; put 3; put 4; get 3; leave 1, 2, 4, 3");
	play(state, 4, "put 1; put 2; put 3; put 4; get 4; leave 1, 2, 3, 4");
}

/* "the entry unused for longest leaves", however often it was used before. */
static void the_last_use_counts_not_how_often(void **state)
{
	play(state, 3, "put 1; put 2; put 3; get 1; get 1; get 1; get 2; get 3; leave 1, 2, 3");
}

/* "As lru_get, but leaves no trace: nothing is counted, and nothing becomes younger." Oldest "sets
 * *key and leaves no trace", too. */
static void peek_and_oldest_leave_no_trace(void **state)
{
	play(state, 3, "put 1; put 2 0; no-peek 3; peek 2 0; peek 1; put 3; put 4; miss 1; get 3");
	play(state, 3, "put 1; put 2; put 3; oldest 1; put 4; miss 1; get 2");
}

/* ---- a key that is there ---- */

/* "For a key that is there the value is replaced", and there is no second entry. */
static void a_second_put_replaces_the_value(void **state)
{
	play(state, 3, "put 1; put 2; put 1 11; length 2; get 1 11; put 1 0; get 1 0; get 2");
}

/* "as the entry used last. For a key that is there the value is replaced": it is used, too. */
static void a_second_put_refreshes(void **state)
{
	play(state, 3, "put 1; put 2; put 3; put 1 11; leave 2, 3, 1");
	play(state, 3, "put 1; put 2; put 3; put 2 22; leave 1, 3, 2");
}

/* "nothing is evicted": the cache is full, and needs no room. */
static void a_second_put_evicts_nothing(void **state)
{
	play(state, 2, "put 1; put 2; put 2 21; length 2; get 1; get 2 21; put 1 11; get 2 21; "
		       "get 1 11");
	play(state, 1, "put 1; put 1 11; length 1; get 1 11");
}

/* "as the entry used last", also where the value "is the same pointer". */
static void the_same_value_again_refreshes(void **state)
{
	play(state, 3, "put 1; put 2; put 3; put 1; get 1; put 2; leave 3, 1, 2");
}

/* ---- delete ---- */

/* "Takes the entry out. False if it is not there": never was, or is no more. */
static void a_deleted_entry_is_gone(void **state)
{
	play(state, 3, "put 1; put 2; delete 1; length 1; miss 1; get 2");
	play(state, 3, "no-delete 1; put 1; no-delete 2; get 1; delete 1; no-delete 1; length 0");
}

/* "Takes the entry out", so there is room: only "a new key in a full cache" makes another one
 * leave. */
static void a_deleted_entry_makes_room(void **state)
{
	play(state, 3, "put 1; put 2; put 3; delete 2; put 4; length 3; get 1; get 3; get 4; "
		       "put 5; miss 1; get 3");
}

/* "Takes the entry out", and of the rest "the entry unused for longest leaves" as before. What
 * comes after the only one finds the cache as if it were new. */
static void the_rest_keeps_its_order(void **state)
{
	play(state, 4, "put 1; put 2; put 3; put 4; delete 1; oldest 2; leave 2, 3, 4");
	play(state, 4, "put 1; put 2; put 3; put 4; delete 2; oldest 1; leave 1, 3, 4");
	play(state, 4, "put 1; put 2; put 3; put 4; delete 4; oldest 1; leave 1, 2, 3");
	play(state, 2, "put 1; delete 1; length 0; put 2; put 3; oldest 2; leave 2, 3");
}

/* ---- who is told ---- */

/* "Told once for each value that leaves"; "EVICTED: its entry was the one unused for longest, and
 * there was no room." And the ctx is "passed on to left". */
static void left_hears_of_what_is_evicted(void **state)
{
	play(state, 2, "put 1; put 2; told; put 3; told 1 = 10 EVICTED; put 4; "
		       "told 2 = 20 EVICTED");
}

/* "Why a value left": "REPLACED: another value was put for its key", and "`left` hears of the old
 * value". */
static void left_hears_of_what_is_replaced(void **state)
{
	play(state, 2, "put 1; put 2; put 1 11; told 1 = 10 REPLACED; put 1 0; "
		       "told 1 = 11 REPLACED; put 1 12; told 1 = NULL REPLACED");
}

/* "DELETED: by lru_delete." "What happens to the value is its business; the cache never frees one":
 * these values would not bear it. */
static void left_hears_of_what_is_deleted(void **state)
{
	play(state, 2, "put 1; put 2; delete 1; told 1 = 10 DELETED; no-delete 1; told");
}

/* "Frees the cache. The entries leave oldest first, LRU_FREED."; "FREED: by lru_free". "The
 * caller frees it with lru_free": nothing is left over then, which the kit sees to in each test. */
static void free_lets_the_oldest_go_first(void **state)
{
	play(state, 3, "put 1; put 2; put 3; get 1; free 2 = 20 FREED, 3 = 30 FREED, 1 = 10 FREED");
	play(state, 3, "free");
}

/* "NULL is fine." */
static void to_free_null_does_nothing(void **state)
{
	(void)state;
	hone_did("free(NULL)");
	lru_free(NULL);
	play(state, 2, "put 1; free 1 = 10 FREED");
}

/* "hears of the old value unless it is the same pointer": then nothing left. */
static void the_same_value_does_not_leave(void **state)
{
	play(state, 2, "put 1; put 1; told; put 2 0; put 2 0; told; "
		       "free 1 = 10 FREED, 2 = NULL FREED");
}

/* "after the cache has changed: the entry is gone (REPLACED: the new value is there) and the length
 * is at most the capacity"; "It may call lru_peek and lru_length". */
static void left_is_told_after_the_change(void **state)
{
	play(state, 2, "look; put 1; put 2; put 3; told 1 = 10 EVICTED and sees no 1");
	play(state, 2, "look; put 1; put 2; put 1 11; told 1 = 10 REPLACED and sees 1 = 11");
	play(state, 2, "look; put 1; put 2; delete 2; told 2 = 20 DELETED and sees no 2");
}

/* "may be NULL": then the values leave, and nobody hears of it. */
static void a_cache_may_have_nobody_to_tell(void **state)
{
	(void)state;
	scene.cfg = (struct lru_config){ 2, NULL, NULL, NULL };
	create(" whose left is NULL");
	go_on("put 1; put 2; put 3; put 3 31; delete 2; put 4; get 4; free");
}

/* "*cfg is copied." So the caller may use it for something else. */
static void the_configuration_is_copied(void **state)
{
	begin(state, 2);
	hone_did("the configuration that lru_new was given is overwritten with zeros");
	scene.cfg = (struct lru_config){ 0, NULL, NULL, NULL };
	go_on("put 1; put 2; put 3; length 2; told 1 = 10 EVICTED; "
	      "free 2 = 20 FREED, 3 = 30 FREED");
}

/* ---- resize ---- */

/* "What no longer fits leaves oldest first, LRU_EVICTED", and "the length is at most the capacity
 * (in lru_resize, the old one)". */
static void a_smaller_cache_keeps_the_youngest(void **state)
{
	play(state, 4, "look; put 1; put 2; put 3; put 4; get 1; resize 2; "
		       "told 2 = 20 EVICTED and sees no 2, 3 = 30 EVICTED and sees no 3; "
		       "length 2; peek 1; peek 4; put 5; told 4 = 40 EVICTED and sees no 4");
}

/* "Sets a new capacity": there is room for more, and then no more room. Back again, only
 * "What no longer fits leaves". */
static void a_larger_cache_has_room(void **state)
{
	play(state, 2, "put 1; put 2; resize 4; told; put 3; put 4; length 4; told; "
		       "leave 1, 2, 3, 4");
	play(state, 4, "put 1; put 2; resize 4; resize 3; resize 2; told; length 2; put 3; "
		       "told 1 = 10 EVICTED");
}

/* "Sets a new capacity": to 0, which "is a cache that stores nothing", and back from there. */
static void a_cache_may_shrink_to_none(void **state)
{
	play(state, 2, "put 1; put 2; resize 0; told 1 = 10 EVICTED, 2 = 20 EVICTED; length 0; "
		       "refuse 3; resize 1; put 4; get 4; told; put 5; told 4 = 40 EVICTED");
}

/* "Sets a new capacity", and loses nothing on the way: many entries, in their order. */
static void a_resize_loses_no_entry(void **state)
{
	play(state, 100, "fill 100; resize 1000; peek 1; resize 40; length 40; oldest 61; peek 61; "
			 "peek 80; peek 90; peek 100; no-peek 60; no-peek 1");
}

/* ---- the stats ---- */

/* "calls of lru_get that found their key, those that did not"; "Counted in the stats."
 * Peek "leaves no trace: nothing is counted". */
static void hits_and_misses_are_counted(void **state)
{
	play(state, 2, "stats 0 0 0; miss 1; put 1; get 1; get 1; put 2 0; get 2 0; miss 3; "
		       "stats 3 2 0");
	play(state, 2, "put 1; put 1 11; peek 1 11; no-peek 3; delete 1; no-delete 1; stats 0 0 0");
}

/* "values that left as LRU_EVICTED": by put and by resize, and none of the others. */
static void evictions_are_counted(void **state)
{
	play(state, 3, "put 1; put 2; put 3; put 3 31; stats 0 0 0; put 4; stats 0 0 1; "
		       "delete 3; stats 0 0 1; resize 0; refuse 5; stats 0 0 3");
}

/* "Since lru_new: calls of lru_get": nothing begins anew, whatever happens to the entries. */
static void the_stats_never_begin_anew(void **state)
{
	play(state, 1, "put 1; get 1; miss 2; put 2; resize 0; resize 50; put 3; delete 3; "
		       "stats 1 1 2");
}

/* A cache as simple as can be: when each key was used last, and 0 for one that is not there. It
 * writes down what `left` should hear. */
struct model {
	uint64_t used[100], values[100], now;
	size_t length, capacity;
	struct lru_stats stats;
	char told[sizeof scene.told];
};

static size_t model_oldest(const struct model *m)
{
	size_t oldest = 0;

	for (size_t key = 0; key < LEN(m->used); key++)
		if (m->used[key] && (!m->used[oldest] || m->used[key] < m->used[oldest]))
			oldest = key;
	return oldest;
}

static void model_tell(struct model *m, size_t key, const char *why)
{
	char text[64];

	snprintf(text, sizeof text, "%zu = %s %s", key, name_of_value(value(m->values[key])), why);
	add(m->told, sizeof m->told, text);
}

static void model_leave(struct model *m, size_t key, const char *why)
{
	model_tell(m, key, why);
	m->used[key] = 0;
	m->length--;
	m->stats.evictions += strcmp(why, "EVICTED") == 0;
}

static bool model_get(struct model *m, size_t key)
{
	m->stats.misses += !m->used[key];
	m->stats.hits += m->used[key] > 0;
	if (m->used[key])
		m->used[key] = ++m->now;
	return m->used[key];
}

static bool model_put(struct model *m, size_t key, uint64_t v)
{
	if (m->capacity == 0)
		return false;
	if (m->used[key] && m->values[key] != v)
		model_tell(m, key, "REPLACED");
	if (!m->used[key] && m->length == m->capacity)
		model_leave(m, model_oldest(m), "EVICTED");
	m->length += !m->used[key];
	m->used[key] = ++m->now;
	m->values[key] = v;
	return true;
}

/* "calls of lru_get that found their key", exactly, where few keys are asked for often: each key
 * that is missed is put. The trace is the same for every seed. */
static void the_hits_of_a_trace_are_exact(void **state)
{
	struct model m = { .capacity = 20 };
	struct hone_rng *rng = hone_rng_new(20260101);
	void *v;

	begin(state, 20);
	hone_did("2,000 gets of 100 keys, the low ones most often; what misses is put");
	scene.quiet = true;
	for (int i = 0; i < 2000; i++) {
		uint64_t key = hone_rng_between(rng, 0, hone_rng_between(rng, 0, 99));

		if (!lru_get(scene.c, key, &v))
			lru_put(scene.c, key, value(1));
		if (!model_get(&m, key))
			model_put(&m, key, 1);
	}
	hone_rng_free(rng);
	do_stats(&(struct words){ .n = { m.stats.hits, m.stats.misses, m.stats.evictions } });
	end();
}

/* ---- what it costs ----
 *
 * Counted at n and at 10 n. A table that grows may stop for it now and then, so what is compared
 * is the mean of many operations. */

#define N 1000
#define OPS 200

/* Not more than twice the work, and 64 for each operation. */
static uint64_t allowed(uint64_t work, uint64_t ops)
{
	return 2 * work + 64 * ops;
}

/* A cache of n with the keys 1 to n. The mean cost of a put must not grow meanwhile: that is seen
 * early, so that a slow solution is told so instead of being waited for. One expectation. */
static void begin_full(void **state, size_t n)
{
	uint64_t start, work = 0, first = 0, most = 0;

	begin(state, n);
	hone_did("the keys 1 to %zu are put", n);
	scene.quiet = true;
	start = hone_work();
	for (uint64_t key = 1; key <= n && work <= most; key++) {
		lru_put(scene.c, key, value(key));
		if (key % (N / 2))
			continue;
		work = hone_work() - start;
		first = first ? first : work;
		most = key / (N / 2) * allowed(first, N / 2);
	}
	hone_expect_between(work, 0, most,
			    "the work, when for the first %d puts it was %" PRIu64, N / 2, first);
}

/* OPS times the operation, with i from 0 on, in a cache of N and in one of 10 N. */
static void expect_same_cost(void **state, const char *what,
			     bool (*operation)(uint64_t n, uint64_t i))
{
	uint64_t work[2], right = 0;

	for (size_t k = 0; k < 2; k++) {
		uint64_t n = k ? 10 * N : N, start;

		begin_full(state, n);
		start = hone_work();
		for (uint64_t i = 0; i < OPS; i++)
			right += operation(n, i);
		work[k] = hone_work() - start;
		hone_did("%d times: %s; the work is %" PRIu64, OPS, what, work[k]);
		hone_expect_between(work[k], 0, k ? allowed(work[0], OPS) : UINT64_MAX,
				    "the work among %" PRIu64 " entries, when among %d it was %"
				    PRIu64, n, N, work[0]);
		end();
	}
	hone_expect_u64(right, 2 * OPS, "how many of these operations gave the right answers");
}

/* Whatever leaves the number of entries as it is. */
static bool use(uint64_t n, uint64_t i)
{
	uint64_t key;
	void *v;

	return lru_get(scene.c, 1 + i * 37 % n, &v) &&
	       lru_put(scene.c, 1 + (i * 37 + n / 2) % n, value(2)) &&
	       !lru_get(scene.c, n + 1 + i, &v) && !lru_peek(scene.c, n + 1 + i, &v) &&
	       lru_peek(scene.c, n - i, &v) && lru_oldest(scene.c, &key) &&
	       lru_length(scene.c) == n;
}

static bool put_new(uint64_t n, uint64_t i)
{
	return lru_put(scene.c, n + 1 + i, value(1));
}

static bool delete_one(uint64_t n, uint64_t i)
{
	return lru_delete(scene.c, 1 + i * 37 % n);
}

/* "put, get, peek, delete and oldest are O(1): what one of them costs does not grow with the
 * number of entries"; "How many entries there are, from 0 to the capacity, in O(1)." The hash is
 * the solution's own. */
static void use_costs_the_same_among_many(void **state)
{
	expect_same_cost(state, "get, put, peek and oldest", use);
}

/* "what one of them costs does not grow with the number of entries": a put that evicts. */
static void evicting_costs_the_same_among_many(void **state)
{
	expect_same_cost(state, "put of a new key", put_new);
}

/* "put, get, peek, delete and oldest are O(1)": a delete of any entry. */
static void deleting_costs_the_same_among_many(void **state)
{
	expect_same_cost(state, "delete of a key that is there", delete_one);
}

/* "what one of them costs does not grow", "as long as the hash spreads the keys": not with what was
 * there before, either. Entries come and go, and leave nothing that a miss has to step over. */
static void the_past_costs_nothing(void **state)
{
	uint64_t first = 0, last = 0;
	void *v;

	give_hash(UINT64_C(0x9e3779b97f4a7c15), 0, " whose hash spreads the keys");
	begin(state, 100);
	hone_did("100 keys are put and 100 are missed; then the same with other keys, many times");
	scene.quiet = true;
	for (uint64_t i = 0; i < 40 && last <= allowed(first, 200); i++) {
		uint64_t start = hone_work();

		for (uint64_t key = 100 * i; key < 100 * i + 100; key++) {
			lru_put(scene.c, key, value(1));
			lru_get(scene.c, UINT64_MAX - key, &v);
		}
		last = hone_work() - start;
		first = i ? first : last;
	}
	hone_expect_between(last, 0, allowed(first, 200),
			    "the work of the last time, when at first it was %" PRIu64, first);
	end();
}

/* ---- any hash ---- */

/* Plays with each hash that spreads badly. */
static void play_with_hashes(void **state, size_t capacity, const char *script)
{
	static const struct {
		const char *what;
		uint64_t times, plus;
	} hashes[] = {
		{ " whose hash is 0 for every key", 0, 0 },
		{ " whose hash is 2^64 - 1 for every key", 0, UINT64_MAX },
		{ " whose hash is the key", 1, 0 },
		{ " whose hash is the key times 2^32", UINT64_C(1) << 32, 0 },
	};

	for (size_t i = 0; i < LEN(hashes); i++) {
		give_hash(hashes[i].times, hashes[i].plus, hashes[i].what);
		play(state, capacity, script);
	}
}

/* "Any one has to do, a constant one too": two keys with one hash are two keys. */
static void keys_with_one_hash_stay_apart(void **state)
{
	play_with_hashes(state, 4, "put 1; put 2; put 3; miss 4; put 2 21; length 3; get 1; "
				   "get 2 21; get 3");
	play_with_hashes(state, 30, "fill 40; length 30; no-peek 10; peek 11; peek 20; peek 40");
}

/* "Any one has to do, a constant one too": where one was taken out or evicted, the others that hash
 * alike are found. */
static void what_leaves_hides_no_other_key(void **state)
{
	play_with_hashes(state, 5, "put 1; put 2; put 3; put 4; put 5; delete 2; delete 4; miss 2; "
				   "miss 4; get 1; get 3; get 5; put 3 31; length 3; get 3 31");
	play_with_hashes(state, 4, "put 1; put 2; put 3; put 4; get 1; put 5; miss 2; get 1; "
				   "get 3; put 6; miss 4; get 5; leave 1, 3, 6, 5");
}

/* "NULL: your own. Any one has to do": for keys, too, that have their low bits in common, multiples
 * of 2^32 and of 2^56. */
static void keys_in_large_steps_are_found(void **state)
{
	play(state, 100, "fill 120 4294967296 1; length 100; no-peek 85899345920; "
			 "peek 90194313216 210; peek 257698037760 600; peek 515396075520 1200");
	play(state, 100, "fill 120 72057594037927936 1; length 100; no-peek 1441151880758558720; "
			 "peek 1513209474796486656 210; peek 8646911284551352320 1200");
}

/* ---- when memory is short ----
 *
 * How often a solution allocates is its own affair, and so is whether an operation needs memory at
 * all. So: where the k-th allocation fails, either the operation copes, or it says false and
 * nothing has changed. Both make the same number of expectations. */

#define FAILURES 5 /* the first, the second … allocation of an operation */

/* "NULL if memory is short", at whichever allocation, and what was allocated before is freed. */
static void a_failed_new_gives_null(void **state)
{
	begin(state, 3);
	end();
	for (size_t k = 1; k <= FAILURES; k++) {
		hone_did("lru_new, and its allocation number %zu fails", k);
		hone_mem_fail_at(k);
		scene.c = lru_new(&scene.cfg);
		hone_expect_true(scene.c || hone_mem_has_failed(), "a cache, or a reason for NULL");
		hone_mem_fail_at(0);
		end();
		hone_expect_u64(hone_mem_live_blocks(), 0, "the number of blocks left over");
	}
}

/* In a full cache of 2, 3, 1: put, or without a key resize, while the k-th allocation fails. Then
 * a look at everything: that of nothing changed, or `done`. */
static void try_without_memory(void **state, uint64_t key, uint64_t v, size_t capacity,
			       const char *done)
{
	static const char nothing_changed[] =
		"told; length 3; peek 1; peek 2; peek 3; no-peek 4; oldest 2; stats 1 0 0; "
		"put 6; told 2 = 20 EVICTED; free 3 = 30 FREED, 1 = 10 FREED, 6 = 60 FREED";

	for (size_t k = 1; k <= FAILURES; k++) {
		bool ok, failed;

		begin(state, 3);
		go_on("put 1; put 2; put 3; get 1; told");
		hone_mem_fail_at(k);
		ok = key ? lru_put(scene.c, key, value(v)) : lru_resize(scene.c, capacity);
		failed = hone_mem_has_failed();
		hone_mem_fail_at(0);
		hone_did("%s(%zu), whose allocation number %zu %s, answers %s",
			 key ? "put" : "resize", key ? (size_t)key : capacity, k,
			 failed ? "fails" : "would fail", ok ? "true" : "false");
		hone_expect_true(ok || failed, "the answer, or else a failed allocation");
		go_on(ok ? done : nothing_changed);
	}
}

/* "False if the capacity is 0 or memory is short: then nothing was stored, nothing has changed":
 * nobody was evicted for a value that is not there. */
static void a_failed_put_changes_nothing(void **state)
{
	try_without_memory(state, 4, 40, 0,
			   "told 2 = 20 EVICTED; length 3; peek 1; no-peek 2; peek 3; peek 4; "
			   "oldest 3; stats 1 0 1; put 6; told 3 = 30 EVICTED; "
			   "free 1 = 10 FREED, 4 = 40 FREED, 6 = 60 FREED");
	try_without_memory(state, 3, 31, 0,
			   "told 3 = 30 REPLACED; length 3; peek 1; peek 2; peek 3 31; no-peek 4; "
			   "oldest 2; stats 1 0 0; put 6; told 2 = 20 EVICTED; "
			   "free 1 = 10 FREED, 3 = 31 FREED, 6 = 60 FREED");
}

/* "False if memory is short, and then nothing has changed." */
static void a_failed_resize_changes_nothing(void **state)
{
	try_without_memory(state, 0, 0, 1,
			   "told 2 = 20 EVICTED, 3 = 30 EVICTED; length 1; peek 1; no-peek 2; "
			   "no-peek 3; no-peek 4; oldest 1; stats 1 0 2; put 6; "
			   "told 1 = 10 EVICTED; free 6 = 60 FREED");
	try_without_memory(state, 0, 0, 1000,
			   "told; length 3; peek 1; peek 2; peek 3; no-peek 4; oldest 2; "
			   "stats 1 0 0; put 6; told; "
			   "free 2 = 20 FREED, 3 = 30 FREED, 1 = 10 FREED, 6 = 60 FREED");
}

/* Are the keys 1 to n there, and no more? */
static bool holds(uint64_t n)
{
	void *v;

	for (uint64_t key = 1; key <= n; key++)
		if (!lru_peek(scene.c, key, &v) || v != value(key))
			return false;
	return lru_length(scene.c) == n && !lru_peek(scene.c, n + 1, &v);
}

/* "then nothing was stored, nothing has changed": at each length, so also where a table has to
 * grow. Then the same put again, with memory. */
static void a_failed_put_can_be_repeated(void **state)
{
	begin(state, 200);
	hone_did("keys are put; each put is tried first with an allocation that fails");
	for (uint64_t key = 1; key <= 40; key++) {
		bool ok = false, right = true;

		for (size_t k = 1; k <= 3 && !ok && right; k++) {
			hone_mem_fail_at(k);
			ok = lru_put(scene.c, key, value(key));
			right = ok || (hone_mem_has_failed() && holds(key - 1));
			hone_mem_fail_at(0);
		}
		hone_expect_true(right, "put(%" PRIu64 "), or false and nothing has changed", key);
		hone_expect_true(lru_put(scene.c, key, value(key)) && holds(key),
				 "put(%" PRIu64 ") again, and all keys before it", key);
	}
	end();
}

/* "True, a hit", "Takes the entry out", "Frees the cache": no word of memory in any of them, so
 * they do their work without it. */
static void only_new_put_and_resize_may_fail(void **state)
{
	static const char *const scripts[] = {
		"get 1", "peek 2", "oldest 2", "delete 3", "length 3", "stats 1 0 0", "miss 9",
		"told 3 = 30 DELETED", "free 2 = 20 FREED, 4 = 40 FREED, 1 = 10 FREED",
	};

	begin(state, 4);
	go_on("put 1; put 2; put 3; put 4");
	hone_did("from here on, the first allocation of each call fails");
	for (size_t i = 0; i < LEN(scripts); i++) {
		hone_mem_fail_at(1);
		go_on(scripts[i]);
	}
}

/* The first put works, or says that it does not. */
static bool first_put_works(void)
{
	void *v = &untouched;

	if (!lru_put(scene.c, 1, value(10)))
		return !lru_get(scene.c, 1, &v) && lru_length(scene.c) == 0;
	return lru_get(scene.c, 1, &v) && v == value(10) && lru_length(scene.c) == 1;
}

/* "NULL if memory is short", and for lru_resize, which "Sets a new capacity", false: sizes that
 * come from a capacity must not wrap round. Not to need so much is as good. */
static void a_huge_capacity_wraps_nothing(void **state)
{
	for (int bits = 58; bits <= 64; bits++) {
		size_t capacity = bits == 64 ? SIZE_MAX : (size_t)1 << bits;

		begin(state, 2);
		hone_did("resize(%zu), put(1, 10), get(1)", capacity);
		lru_resize(scene.c, capacity);
		hone_expect_true(first_put_works(), "the put, or false");
		end();
		scene.cfg.capacity = capacity;
		hone_did("a cache of %zu, put(1, 10), get(1)", capacity);
		scene.c = lru_new(&scene.cfg);
		hone_expect_true(!scene.c || first_put_works(), "NULL, or a cache that works");
		end();
	}
}

/* ---- many operations, and the model ---- */

enum op_kind { OP_PUT, OP_GET, OP_DELETE, OP_RESIZE };

struct op {
	enum op_kind kind;
	uint64_t key, value; /* the key is the capacity for OP_RESIZE */
};

static void draw_op(void *p, struct hone_rng *rng, void *ctx)
{
	static const enum op_kind kinds[] = { OP_PUT, OP_PUT, OP_PUT, OP_PUT, OP_GET, OP_GET,
					      OP_GET, OP_DELETE, OP_DELETE, OP_RESIZE };
	struct op *op = p;

	(void)ctx;
	op->kind = kinds[hone_rng_between(rng, 0, LEN(kinds) - 1)];
	op->key = hone_rng_between(rng, 0, op->kind == OP_RESIZE ? 5 : 7);
	op->value = 10 * hone_rng_between(rng, 0, 3);
}

static void print_op(const void *p, char *text, size_t size, void *ctx)
{
	static const char *const names[] = { "put", "get", "delete", "resize" };
	const struct op *op = p;

	(void)ctx;
	snprintf(text, size, "lru_%s(c, %" PRIu64 "%s%s);", names[op->kind], op->key,
		 op->kind == OP_PUT ? ", " : op->kind == OP_GET ? ", &value" : "",
		 op->kind == OP_PUT ? name_of_value(value(op->value)) : "");
}

/* What there is to see after an operation, the same for the model and for the solution: its answer,
 * the value of its key now, and the rest that leaves no trace. */
static const char *describe(bool ok, const void *v, uint64_t oldest, size_t length,
			    const struct lru_stats *s)
{
	static char texts[2][128];
	static unsigned next;
	char *text = texts[next++ % LEN(texts)];

	snprintf(text, sizeof *texts, "%s; value %s, oldest %" PRIu64 ", length %zu, stats %" PRIu64
		 " %" PRIu64 " %" PRIu64, ok ? "true" : "false",
		 v == &untouched ? "none" : name_of_value(v), oldest, length, s->hits, s->misses,
		 s->evictions);
	return text;
}

static const char *model_do(struct model *m, const struct op *op)
{
	bool ok = m->used[op->key];

	m->told[0] = '\0';
	if (op->kind == OP_PUT)
		ok = model_put(m, op->key, op->value);
	else if (op->kind == OP_GET)
		model_get(m, op->key);
	else if (op->kind == OP_DELETE && ok)
		model_leave(m, op->key, "DELETED");
	else if (op->kind == OP_RESIZE)
		for (ok = true, m->capacity = op->key; m->length > m->capacity; )
			model_leave(m, model_oldest(m), "EVICTED");
	return describe(ok, m->used[op->key] ? value(m->values[op->key]) : &untouched,
			m->length ? model_oldest(m) : 999, m->length, &m->stats);
}

static const char *solution_do(const struct op *op)
{
	struct lru_stats s;
	uint64_t oldest = 999;
	void *v = &untouched;
	bool ok;

	scene.told[0] = '\0';
	if (op->kind == OP_PUT)
		ok = lru_put(scene.c, op->key, value(op->value));
	else if (op->kind == OP_GET)
		ok = lru_get(scene.c, op->key, &v);
	else if (op->kind == OP_DELETE)
		ok = lru_delete(scene.c, op->key);
	else
		ok = lru_resize(scene.c, op->key);
	if (op->kind != OP_GET)
		lru_peek(scene.c, op->key, &v);
	lru_oldest(scene.c, &oldest);
	s = lru_get_stats(scene.c);
	return describe(ok, v, oldest, lru_length(scene.c), &s);
}

static bool agree(struct hone_mismatch *why, const char *what, const char *expected,
		  const char *got)
{
	snprintf(why->what, sizeof why->what, "%s", what);
	snprintf(why->expected, sizeof why->expected, "%.95s", *expected ? expected : "nothing");
	snprintf(why->got, sizeof why->got, "%.95s", *got ? got : "nothing");
	return strcmp(expected, got) == 0;
}

/* At the end the cache is freed: what `left` hears then is all that was in it, in its order. */
static bool ops_agree(const void *p, size_t n, struct hone_mismatch *why, void *ctx)
{
	struct model m = { .capacity = 3 };
	bool same = true;

	(void)ctx;
	scene.c = lru_new(&scene.cfg);
	if (!scene.c)
		return agree(why, "lru_new with a capacity of 3", "a cache", "NULL");
	for (size_t i = 0; i < n && same; i++) {
		const struct op *op = (const struct op *)p + i;

		same = agree(why, "the last operation", model_do(&m, op), solution_do(op)) &&
		       agree(why, "what left heard in the last operation", m.told, scene.told);
	}
	m.told[0] = scene.told[0] = '\0';
	end();
	while (m.length > 0)
		model_leave(&m, model_oldest(&m), "FREED");
	return same && agree(why, "what left heard in lru_free", m.told, scene.told);
}

/* The whole contract but for short memory and cost, to the last "oldest first, LRU_FREED". A
 * random test, so it belongs to no mutant's pattern. Honest solutions cannot fail: the model
 * answers what the contract says. */
static void many_operations_agree_with_a_model(void **state)
{
	const struct hone_sequence s = { sizeof(struct op), draw_op, ops_agree, print_op, NULL };

	(void)state;
	scene.quiet = true;
	give_hash(UINT64_C(1) << 62, 0, ""); /* for 8 keys 4 hashes, with the same low bits */
	hone_sequence_check(&s, 40, 40);
}

/* not tested: "One thread": it asks nothing of a solution.
 * not tested: "May cost what the number of entries is": it allows, and asks for nothing. */

HONE_SUITE(
	HONE_TEST(a_new_cache_is_empty), HONE_TEST(put_then_get_returns_the_value),
	HONE_TEST(a_key_may_be_any_64_bits), HONE_TEST(never_more_than_the_capacity),
	HONE_TEST(a_full_cache_evicts_the_oldest), HONE_TEST(oldest_names_who_leaves_next),
	HONE_TEST(get_refreshes_an_entry), HONE_TEST(the_last_use_counts_not_how_often),
	HONE_TEST(peek_and_oldest_leave_no_trace), HONE_TEST(a_second_put_replaces_the_value),
	HONE_TEST(a_second_put_refreshes), HONE_TEST(a_second_put_evicts_nothing),
	HONE_TEST(the_same_value_again_refreshes), HONE_TEST(a_deleted_entry_is_gone),
	HONE_TEST(a_deleted_entry_makes_room), HONE_TEST(the_rest_keeps_its_order),
	HONE_TEST(left_hears_of_what_is_evicted), HONE_TEST(left_hears_of_what_is_replaced),
	HONE_TEST(left_hears_of_what_is_deleted), HONE_TEST(free_lets_the_oldest_go_first),
	HONE_TEST(to_free_null_does_nothing), HONE_TEST(the_same_value_does_not_leave),
	HONE_TEST(left_is_told_after_the_change), HONE_TEST(a_cache_may_have_nobody_to_tell),
	HONE_TEST(the_configuration_is_copied), HONE_TEST(a_smaller_cache_keeps_the_youngest),
	HONE_TEST(a_larger_cache_has_room), HONE_TEST(a_cache_may_shrink_to_none),
	HONE_TEST(a_resize_loses_no_entry), HONE_TEST(hits_and_misses_are_counted),
	HONE_TEST(evictions_are_counted), HONE_TEST(the_stats_never_begin_anew),
	HONE_TEST(the_hits_of_a_trace_are_exact), HONE_TEST(use_costs_the_same_among_many),
	HONE_TEST(evicting_costs_the_same_among_many),
	HONE_TEST(deleting_costs_the_same_among_many), HONE_TEST(the_past_costs_nothing),
	HONE_TEST(keys_with_one_hash_stay_apart), HONE_TEST(what_leaves_hides_no_other_key),
	HONE_TEST(keys_in_large_steps_are_found), HONE_TEST(a_failed_new_gives_null),
	HONE_TEST(a_failed_put_changes_nothing), HONE_TEST(a_failed_resize_changes_nothing),
	HONE_TEST(a_failed_put_can_be_repeated), HONE_TEST(only_new_put_and_resize_may_fail),
	HONE_TEST(a_huge_capacity_wraps_nothing),
	HONE_TEST_RANDOM(many_operations_agree_with_a_model));
