/* A table of keys drives the parser: what a key is called, what its value may be, and where it
 * goes. A line is read key by key; what the table does not know is refused. */
#include "model/facts.h"
#include "base/auto.h"
#include "base/err.h"
#include "base/fields.h"
#include "base/str.h"
#include "base/xmem.h"

#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#define MAX_NAME 127

enum kind { NUMBER, FLAG, CODE, TEXT, BYTES, HOW, RECORD };

#define AT(member) offsetof(struct test_facts, member)

static const struct key {
	const char *name;
	enum kind kind;
	size_t at;
} keys[] = {
	{ "end", TEXT, AT(test) },
	{ "how", HOW, AT(how) },
	{ "code", CODE, AT(code) },
	{ "cpu_us", NUMBER, AT(cpu_us) },
	{ "wall_us", NUMBER, AT(wall_us) },
	{ "peak_kb", NUMBER, AT(peak_kb) },
	{ "record", RECORD, AT(record) },
	{ "asserts", NUMBER, AT(asserts) },
	{ "trail", NUMBER, AT(trail) },
	{ "foreign", FLAG, AT(foreign) },
	{ "varies", FLAG, AT(varies) },
	{ "random", FLAG, AT(random) },
	{ "failed", FLAG, AT(failed) },
	{ "what", TEXT, AT(what) },
	{ "expected", TEXT, AT(expected) },
	{ "got", TEXT, AT(got) },
	{ "suite_line", NUMBER, AT(suite_line) },
	{ "story", TEXT, AT(story) },
	{ "story_cut", FLAG, AT(story_cut) },
	{ "calls", TEXT, AT(calls) },
	{ "at", NUMBER, AT(at) },
	{ "loop", TEXT, AT(loop) },
	{ "loop_from", TEXT, AT(loop_from) },
	{ "loop_calls", NUMBER, AT(loop_calls) },
	{ "loop_in", TEXT, AT(loop_in) },
	{ "leaks", NUMBER, AT(leaks) },
	{ "leak_bytes", NUMBER, AT(leak_bytes) },
	{ "leak_at", NUMBER, AT(leak_at) },
	{ "bad_free", FLAG, AT(bad_free) },
	{ "over_memory", FLAG, AT(over_memory) },
	{ "denied", NUMBER, AT(denied_nr) },
	{ "denied_args", TEXT, AT(denied_args) },
	{ "denied_path", TEXT, AT(denied_path) },
	{ "denied_through", TEXT, AT(denied_through) },
	{ "denied_at", NUMBER, AT(denied_at) },
	{ "denied_others", NUMBER, AT(denied_others) },
	{ "sanitizer", TEXT, AT(sanitizer) },
	{ "output", BYTES, AT(output) },
	{ "output_cut", FLAG, AT(output_cut) },
};

static const char *const hows[HOW_COUNT] = {
	[HOW_EXIT] = "exit", [HOW_SIGNAL] = "signal", [HOW_CPU] = "cpu",
	[HOW_WALL] = "wall", [HOW_MEMORY] = "memory", [HOW_OUTPUT] = "output",
};

static const char *const records[RECORD_COUNT] = {
	[RECORD_NONE] = "none", [RECORD_ONE] = "one", [RECORD_MANY] = "many", [RECORD_BAD] = "bad",
	[RECORD_CONTRADICTED] = "contradicted",
};

static const struct key *find_key(const char *name)
{
	for (size_t i = 0; i < LEN(keys); i++)
		if (str_eq(keys[i].name, name))
			return &keys[i];
	return NULL;
}

static bool find_word(const char *word, const char *const *words, size_t n, unsigned *found)
{
	for (size_t i = 0; i < n; i++)
		if (str_eq(words[i], word)) {
			*found = (unsigned)i;
			return true;
		}
	return false;
}

/* The numbers come from a page that the learner's code may have written to: all of them will do,
 * so that a strange one spoils a place and not the whole report. */
static uint64_t largest(enum kind kind)
{
	return kind == FLAG ? 1 : kind == CODE ? 255 : UINT64_MAX;
}

/* Reads a value that is no text: a word or a number, which holds no NUL. */
static bool read_plain(const struct field *field, const struct key *key, void *to)
{
	unsigned word = 0;
	uint64_t number = 0;

	if (strlen(field->value) != field->length)
		return false;
	if (key->kind == HOW && find_word(field->value, hows, HOW_COUNT, &word))
		return *(enum facts_how *)to = (enum facts_how)word, true;
	if (key->kind == RECORD && find_word(field->value, records, RECORD_COUNT, &word))
		return *(enum facts_record *)to = (enum facts_record)word, true;
	if (key->kind == HOW || key->kind == RECORD ||
	    !str_number(field->value, largest(key->kind), &number))
		return false;
	if (key->kind == FLAG)
		*(bool *)to = number;
	else if (key->kind == CODE)
		*(int *)to = (int)number;
	else
		*(uint64_t *)to = number;
	return true;
}

static bool read_field(struct test_facts *f, const struct field *field)
{
	const struct key *key = find_key(field->key);
	void *to = key ? (char *)f + key->at : NULL;

	if (!key)
		return false;
	if (key->kind != TEXT && key->kind != BYTES)
		return read_plain(field, key, to);
	*(char **)to = xmalloc(field->length + 1);
	memcpy(*(char **)to, field->value, field->length + 1);
	if (key->kind == BYTES)
		f->output_length = field->length;
	return true;
}

static bool is_name(const char *text)
{
	size_t n = strspn(text, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_");

	return n && !text[n] && n <= MAX_NAME;
}

/* What a line has to say to be worth anything. */
static const char *missing_in(const struct test_facts *f, const struct fields *fields)
{
	if (!f->test || !is_name(f->test) ||
	    strlen(f->test) != fields_find_raw(fields, "end")->length)
		return "it names no test";
	if (!fields_find(fields, "how"))
		return "it does not say how the test ended";
	if (!fields_find(fields, "record"))
		return "it does not say what record came";
	if ((f->how == HOW_EXIT || f->how == HOW_SIGNAL) && !fields_find(fields, "code"))
		return "it has no exit status or signal";
	return NULL;
}

/* A description without a failure describes nothing. */
static void drop_unfounded(struct test_facts *f)
{
	if (f->failed)
		return;
	free(f->what);
	free(f->expected);
	free(f->got);
	f->what = f->expected = f->got = NULL;
}

static bool read_end(struct test_facts *f, const struct fields *fields, struct err *e)
{
	const char *missing;

	for (size_t i = 0; i < fields->n; i++)
		if (!read_field(f, &fields->field[i]))
			return err_set(e, ERR_SYSTEM,
				       "the test host's report has '%.40s', which is not "
				       "of its form",
				       fields->field[i].key);
	missing = missing_in(f, fields);
	if (missing)
		return err_set(e, ERR_SYSTEM, "a line of the test host's report is not usable: %s",
			       missing);
	f->denied = fields_find(fields, "denied") != NULL;
	drop_unfounded(f);
	return true;
}

static bool read_begin(struct test_facts *f, const struct fields *fields, struct err *e)
{
	if (fields->n != 1 || strlen(fields->field[0].value) != fields->field[0].length ||
	    !is_name(fields->field[0].value))
		return err_set(e, ERR_SYSTEM,
			       "the test host's report begins no test that has a name");
	f->is_begin = true;
	f->test = xstrdup(fields->field[0].value);
	return true;
}

bool facts_parse(struct test_facts *f, const char *line, size_t n, struct err *e)
{
	AUTO(fields_release) struct fields fields = { NULL, NULL, 0 };
	bool fine;

	*f = (struct test_facts){ .at = NO_OFFSET, .leak_at = NO_OFFSET, .denied_at = NO_OFFSET };
	if (!fields_parse(&fields, line, n, e))
		return false;
	if (str_eq(fields.field[0].key, "begin"))
		fine = read_begin(f, &fields, e);
	else
		fine = read_end(f, &fields, e);
	if (!fine)
		facts_release(f);
	return fine;
}

void facts_release(struct test_facts *f)
{
	for (size_t i = 0; i < LEN(keys); i++)
		if (keys[i].kind == TEXT || keys[i].kind == BYTES)
			free(*(char **)((char *)f + keys[i].at));
	*f = (struct test_facts){ .at = NO_OFFSET, .leak_at = NO_OFFSET, .denied_at = NO_OFFSET };
}
