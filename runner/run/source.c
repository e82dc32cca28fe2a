/* What could do harm before a test's process takes its filter on, or switch a check off, is asked
 * for by the source in a few ways only: assembly, attributes, pragmas, builtins, and the names of
 * the tools' own functions. gcc writes the strings in some of them into its assembler text as they
 * are, line ends included, so that text can be made to say anything; here, before that, they are
 * still what they are.
 *
 * The text is one stream of tokens, and every one is looked at, once. Three counts say where we
 * are: braces, parentheses, and whether we are in an attribute. They are right where the source is
 * C; where it is not, the compiler refuses it, and that decides. Line markers decide nothing but
 * the number in the message.
 *
 * `asm` without underscores is an ordinary name under -std=c11. */
#include "run/source.h"
#include "base/auto.h"
#include "run/symbols_allowed.h"
#include "run/tokens.h"

#include <stdio.h>
#include <string.h>

struct reader {
	struct tokens tokens;
	struct token before; /* the last one that was read */
	unsigned braces, parentheses;
	char attribute;   /* what opened the one we are in, '(' or '['; 0: none */
	unsigned outside; /* its parentheses are those beyond */
	const struct source_file *file;
	struct source_fault *fault;
};

/* Always true, so that whoever finds a fault can return it. */
static bool find(struct reader *r, const struct token *at, const char *format, const char *hint)
{
	struct source_fault *fault = r->fault;
	int n = at->n < 64 ? (int)at->n : 64;
	char name[65];

	for (int i = 0; i < n; i++)
		name[i] = at->s[i] > ' ' && at->s[i] < 0x7f ? at->s[i] : ' ';
	name[n] = '\0';
	snprintf(fault->words, sizeof fault->words, format, name);
	fault->hint = hint;
	fault->line = at->line <= r->file->lines ? at->line : 0;
	return true;
}

/* ---- assembly ---- */

#define NO_ASSEMBLY "write it in C: a lab never needs assembly"

/* `( "" "name" )`, joined; false if it is anything else. What does not fit is no name. */
static bool take_label(struct reader *r, char *name, size_t room)
{
	struct token t = tokens_next(&r->tokens);
	size_t used = 0;

	if (!token_is_mark(&t, '('))
		return false;
	while ((t = tokens_next(&r->tokens)).kind == TOKEN_STRING) {
		size_t n = t.n > 1 ? t.n - 2 : 0;

		if (n >= room - used)
			return false;
		memcpy(name + used, t.s + 1, n);
		used += n;
	}
	name[used] = '\0';
	return token_is_mark(&t, ')');
}

static bool is_plain(const char *name)
{
	return *name && !name[strspn(name, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
					   "0123456789_")];
}

/* libc's headers give functions another name for the assembler, outside of any function and behind
 * what is declared. The same words after a ';', or inside a function, are a statement. */
static bool read_assembly(struct reader *r, const struct token *t)
{
	const struct token *before = &r->before;
	bool is_declared = token_is_mark(before, ')') || token_is_mark(before, ']') ||
			   (before->kind == TOKEN_NAME && !token_is(before, "__extension__"));
	char label[128];

	if (r->braces || r->parentheses || !is_declared || !take_label(r, label, sizeof label))
		return find(r, t, "contains inline assembly", NO_ASSEMBLY);
	if (!is_plain(label))
		return find(r, t, "contains inline assembly in the name of a symbol", NO_ASSEMBLY);
	if (!symbol_is_reserved(label))
		return false;
	return find(r, t, "gives what it declares a name that is reserved, by %s",
		    "remove the assembler name");
}

/* ---- attributes ---- */

/* What libc's headers use, and what a learner may want: they describe, and the compiler warns or
 * optimises by them. A string in them goes nowhere but into a message. `weak` is here because
 * pthread.h has it: nothing weak gets through the check of the object. */
static const char harmless_attributes[] =
	" access aligned alloc_align alloc_size always_inline artificial assume_aligned"
	" cleanup cold const deprecated designated_init error fallthrough fd_arg"
	" flatten format format_arg gnu_inline hot leaf malloc may_alias maybe_unused mode nocommon"
	" nodiscard noclone noinline noipa nonnull nonstring noreturn _Noreturn nothrow packed pure"
	" returns_nonnull returns_twice sentinel transparent_union unavailable unused used"
	" vector_size visibility warn_unused_result warning weak gnu ";

static const struct {
	const char *names, *words, *hint;
} refused_attribute[] = {
	{ " constructor destructor init_priority ",
	  "has code that runs before or after the tests, by the attribute '%s'",
	  "remove the constructor or destructor attribute" },
	{ " no_sanitize no_sanitize_address no_address_safety_analysis no_sanitize_undefined"
	  " no_sanitize_thread no_sanitize_coverage no_instrument_function ",
	  "switches off checks that it is graded by, by the attribute '%s'",
	  "remove the attribute, and mend what the check finds" },
	{ " section alias ifunc weakref copy symver target_clones noinit persistent ",
	  "says how it is linked, by the attribute '%s'",
	  "remove the attribute: a plain function or variable will do" },
	{ " optimize target naked simd interrupt patchable_function_entry no_stack_protector"
	  " zero_call_used_regs no_split_stack ms_abi sysv_abi regparm ",
	  "says how it is compiled, by the attribute '%s'",
	  "remove the attribute: every solution is compiled in the same way" },
};

/* `__name__` is `name`. */
static struct token without_underscores(struct token t)
{
	if (t.n > 4 && memcmp(t.s, "__", 2) == 0 && memcmp(t.s + t.n - 2, "__", 2) == 0) {
		t.s += 2;
		t.n -= 4;
	}
	return t;
}

static bool is_one_of(const char *words, const struct token *t)
{
	for (const char *at = words + 1; *at; at += strcspn(at, " ") + 1)
		if (strcspn(at, " ") == t->n && memcmp(at, t->s, t->n) == 0)
			return true;
	return false;
}

static bool read_attribute(struct reader *r, struct token t)
{
	t = without_underscores(t);
	if (is_one_of(harmless_attributes, &t))
		return false;
	for (size_t i = 0; i < LEN(refused_attribute); i++)
		if (is_one_of(refused_attribute[i].names, &t))
			return find(r, &t, refused_attribute[i].words, refused_attribute[i].hint);
	return find(r, &t, "uses the attribute '%s', which is not one that a lab needs",
		    "remove the attribute");
}

static bool begin_attribute(struct reader *r, const struct token *t, char opened_by)
{
	if (r->attribute)
		return find(r, t, "has an attribute within an attribute", "remove the inner one");
	r->attribute = opened_by;
	r->outside = r->parentheses;
	return false;
}

static void end_attribute(struct reader *r, char closed_by)
{
	bool is_end = r->attribute == '(' ? closed_by == ')' : closed_by == ']';

	if (is_end && r->parentheses <= r->outside)
		r->attribute = 0;
}

/* Does an attribute's name stand here, and not one of its arguments? */
static bool is_attribute_name(const struct reader *r)
{
	const struct token *before = &r->before;

	if (r->attribute == '(')
		return r->parentheses == r->outside + 2 &&
		       (token_is_mark(before, '(') || token_is_mark(before, ','));
	return r->attribute == '[' && r->parentheses == r->outside &&
	       (token_is_mark(before, '[') || token_is_mark(before, ',') ||
		token_is_mark(before, ':'));
}

/* ---- names ---- */

/* Most builtins compute, or are functions of libc under another name: all that are not here are
 * harmless, and too many to list. These reach registers, frames and return addresses, or
 * instructions that only one kind of processor has. */
static const char *const low_builtin[] = {
	"__builtin_return", "__builtin_frame_address", "__builtin_extract_return_addr",
	"__builtin_frob_return_addr", "__builtin_apply", "__builtin_setjmp", "__builtin_longjmp",
	"__builtin_nonlocal_goto", "__builtin_update_setjmp_buf", "__builtin_unwind_init",
	"__builtin_eh_return", "__builtin_dwarf_", "__builtin_init_dwarf_", "__builtin_stack_",
	"__builtin_thread_pointer", "__builtin_set_thread_pointer", "__builtin_ia32_",
	"__builtin_aarch64_", "__builtin_arm_", "__builtin_cpu_",
	"__builtin_call_with_static_chain", "__builtin_adjust_trampoline",
	"__builtin_init_trampoline", "__builtin___clear_cache", "__builtin_asan_",
	"__builtin___asan_",
};

static bool starts_with(const struct token *t, const char *prefix)
{
	size_t n = strlen(prefix);

	return t->n >= n && memcmp(t->s, prefix, n) == 0;
}

static bool read_reserved(struct reader *r, const struct token *t)
{
	if (symbol_is_the_tools(t->s, t->n))
		return find(r, t, "uses the name '%s', which belongs to the tools that grade it",
			    "leave it out, or give it another name");
	for (size_t i = 0; i < LEN(low_builtin); i++)
		if (starts_with(t, low_builtin[i]))
			return find(r, t, "uses '%s', which reaches below C",
				    "leave it out: a lab never needs it");
	return false;
}

static bool read_name(struct reader *r, const struct token *t)
{
	if (is_attribute_name(r) && read_attribute(r, *t))
		return true;
	if (token_is(t, "register") && !r->braces && !r->parentheses)
		return find(r, t, "keeps a register of the processor for itself",
			    "make it a plain variable");
	if (*t->s != '_')
		return false;
	if (token_is(t, "__asm__") || token_is(t, "__asm"))
		return read_assembly(r, t);
	if (token_is(t, "__attribute__") || token_is(t, "__attribute"))
		return begin_attribute(r, t, '(');
	return read_reserved(r, t);
}

/* ---- lines with a '#' ---- */

/* What the compiler ignores, or what changes its warnings, its messages and the layout of structs
 * only. A row is the first words of it. */
static const char *const harmless_pragma[] = {
	"STDC", "once", "pack", "message", "GCC diagnostic", "GCC unroll", "GCC ivdep",
	"GCC warning", "GCC error", "GCC poison", "omp", "clang", "region", "endregion",
};

/* Do the words come next, as whole words? Blanks may be as many as they like. */
static bool begins_with_words(const struct token *t, const char *words)
{
	struct tokens rest;

	tokens_init(&rest, t->s, t->n, "");
	while (*words) {
		struct token next = tokens_next(&rest);
		size_t n = strcspn(words, " ");

		if (next.kind != TOKEN_NAME || next.n != n || memcmp(next.s, words, n) != 0)
			return false;
		words += n + (words[n] == ' ');
	}
	return true;
}

static bool read_directive(struct reader *r, const struct token *t)
{
	struct token rest = *t;

	if (!begins_with_words(t, "pragma"))
		return find(r, t, "has a line '#%s' that a lab refuses", "remove the line");
	rest.s += strlen("pragma");
	rest.n -= strlen("pragma");
	for (size_t i = 0; i < LEN(harmless_pragma); i++)
		if (begins_with_words(&rest, harmless_pragma[i]))
			return false;
	return find(r, t, "has '#%s', which a lab refuses", "remove the pragma");
}

/* ---- all of it ---- */

static void count(unsigned *depth, const struct token *t, char open, char close)
{
	if (token_is_mark(t, open))
		++*depth;
	else if (token_is_mark(t, close) && *depth)
		--*depth;
}

static bool read_mark(struct reader *r, const struct token *t)
{
	if (t->mark == '#')
		return find(r, t, "has a '#' where C has none", "remove it");
	count(&r->braces, t, '{', '}');
	count(&r->parentheses, t, '(', ')');
	if (r->attribute)
		end_attribute(r, t->mark);
	else if (t->mark == '[' && token_is_mark(&r->before, '['))
		return begin_attribute(r, t, '[');
	return false;
}

static bool read_token(struct reader *r, const struct token *t)
{
	if (t->kind == TOKEN_NAME)
		return read_name(r, t);
	if (t->kind == TOKEN_MARK)
		return read_mark(r, t);
	return t->kind == TOKEN_DIRECTIVE && read_directive(r, t);
}

bool source_find_fault(const char *text, size_t n, const struct source_file *file,
		       struct source_fault *fault)
{
	struct reader r = { .file = file, .fault = fault };

	tokens_init(&r.tokens, text, n, file->name);
	for (;;) {
		struct token t = tokens_next(&r.tokens);

		if (t.kind == TOKEN_END)
			return false;
		if (read_token(&r, &t))
			return true;
		r.before = t;
	}
}
