/* run/source: what a preprocessed source may not ask for. The texts are as gcc 12 writes them. */
#include "cmocka_all.h"
#include "base/auto.h"
#include "run/source.h"
#include "run/tokens.h"

#include <string.h>

static const struct source_file file = { "a.c", 50 };

static bool is_refused(const char *text, struct source_fault *fault)
{
	return source_find_fault(text, strlen(text), &file, fault);
}

static void c_as_people_write_it_is_accepted(void **state)
{
	static const char *const text[] = {
		"", "\n", "int f(void) { return 0; }\n",
		/* words that are only text */
		"const char *s = \"__asm__(\\\"nop\\\") __attribute__((section(\\\"x\\\")))\";\n",
		"const char *s = \"\\\\\"; int x = '\"'; const char *t = \"'\\\"\";\n",
		"int asm_ = 1, my__asm__ = 2, a__builtin_frame_address, asm;\n",
		"int constructor(int section) { return section; }\n",
		"int main__(void); int real = 0x1p+3, x = 0xe+1, y = .5e-3;\n",
		/* libc's headers */
		"extern int sscanf (const char *s, ...) __asm__ (\"\" \"__isoc99_sscanf\") "
		"__attribute__ ((__nothrow__ , __leaf__));\n",
		"extern wint_t f (int c) __asm (\"btowc\");\n",
		"extern int x[2] __asm__(\"y\"), z __asm__(\"w\");\n",
		"extern void *g (size_t n) __attribute__ ((__nothrow__ , __leaf__)) "
		"__attribute__ ((__malloc__)) __attribute__ ((__alloc_size__ (1)));\n",
		"extern int h (int) __attribute ((__weak__));\n",
		"typedef int word_t __attribute__ ((__mode__ (__word__)));\n",
		/* what a learner may want */
		"static int f(void) __attribute__((unused, format(printf, 1, 2),, cold));\n",
		"__attribute__(()) int f(void);\n",
		"struct s { int a __attribute__((aligned(sizeof(long)))); } "
		"__attribute__((packed));\n",
		"int f(void) __attribute__((deprecated(\"use section(\\n)\")));\n",
		"[[maybe_unused]] static int f(void); int a[2], b = a[a[0]];\n",
		"[[gnu::unused, deprecated(\"x\")]] int f(void);\n",
		"#pragma GCC diagnostic push\n#pragma pack(1)\n#pragma STDC FENV_ACCESS ON\n",
		"#pragma once\n#pragma omp parallel for\n",
		"int f(int x) { return __builtin_expect(__builtin_popcount(x), 0); }\n",
		"int f(int *p) { return __atomic_load_n(p, 5) + __sync_fetch_and_add(p, 1); }\n",
		"void f(void) { register int i = 0; __builtin_unreachable(); }\n",
		"int f(register int i); int signals = __libc_current_sigrtmin();\n",
		"# 1 \"a.c\"\n# 1 \"/usr/include/x.h\" 1 3 4\n# 2 \"a.c\" 2\nint x;\n",
	};
	struct source_fault fault;

	(void)state;
	for (size_t i = 0; i < LEN(text); i++)
		if (is_refused(text[i], &fault))
			fail_msg("refused: %s: %s", text[i], fault.words);
}

static const struct refusal { const char *text, *says; } refusal[] = {
	{ "void f(void) { __asm__ volatile(\"nop\"); }\n", "inline assembly" },
	{ "void f(void) { __asm goto (\"nop\" : : : : x); }\n", "inline assembly" },
	{ "void f(void) { __asm__(\"syscall\"); }\n", "inline assembly" },
	{ "void f(void) { if (x) __asm__(\"syscall\"); }\n", "inline assembly" },
	{ "void f(void) { register long x __asm__(\"rsp\"); }\n", "inline assembly" },
	{ "int x = sizeof(({ __asm__(\"nop\"); 1; }));\n", "inline assembly" },
	{ "<% __asm__(\"nop\"); %>\n", "inline assembly" },
	{ "__asm__(\"nop\");\n", "inline assembly" },
	{ "int x; __asm__(\"nop\");\n", "inline assembly" },
	{ "int f(void) {} __asm__(\"nop\");\n", "inline assembly" },
	{ "__extension__ __asm__(\"nop\");\n", "inline assembly" },
	{ "int f(int x __asm__(\"rdi\"));\n", "inline assembly" },
	{ "int f(void) __asm__(\"nop\" : : : \"memory\");\n", "inline assembly" },
	{ "int f(void) __asm__", "inline assembly" },
	{ "int f(void) __asm__(\"x", "inline assembly" },
	{ "int x __asm__(\"x\\n\\tsyscall\");\n", "the name of a symbol" },
	{ "int x __asm__(\"x\" \";\" \"nop\");\n", "the name of a symbol" },
	{ "int x __asm__(\"\");\n", "the name of a symbol" },
	{ "int x __asm__(\"malloc\");\n", "reserved" },
	{ "int x __asm__(\"__asan\" \"_init\");\n", "reserved" },
	{ "register long sp __asm__(\"rsp\");\n", "register" },

	{ "__attribute__((constructor)) void f(void);\n", "before or after" },
	{ "void f(void) __attribute__((unused, __destructor__(101)));\n", "before or after" },
	{ "void f(void) __attribute((unused(1), section(\"x\")));\n", "'section'" },
	{ "void f(void) __attribute__((alias(\"g\")));\n", "'alias'" },
	{ "void f(void) __attribute__((__weakref__(\"g\")));\n", "'weakref'" },
	{ "void f(void) __attribute__((ifunc(\"g\")));\n", "'ifunc'" },
	{ "void f(void) __attribute__((symver(\"g@x\")));\n", "'symver'" },
	{ "void f(void) __attribute__((no_sanitize(\"address\")));\n", "switches off" },
	{ "void f(void) __attribute__((no_sanitize_address));\n", "switches off" },
	{ "void f(void) __attribute__((__no_instrument_function__));\n", "switches off" },
	{ "void f(void) __attribute__((optimize(\"O3\")));\n", "'optimize'" },
	{ "void f(void) __attribute__((target(\"avx\")));\n", "'target'" },
	{ "void f(void) __attribute__((naked));\n", "'naked'" },
	{ "void f(void) __attribute__((frobnicate));\n", "'frobnicate', which is not one" },
	{ "int x __attribute__((aligned(sizeof(int __attribute__((unused))))));\n", "within" },
	{ "int x __attribute__((aligned(({ __asm__(\"nop\"); 8; }))));\n", "inline assembly" },
	{ "[[gnu::constructor]] void f(void);\n", "before or after" },
	{ "<:[gnu::unused, gnu::section(\"x\"):>:> void f(void);\n", "'section'" },
	{ "[ [ __gnu__ :: __section__(\"x\") ] ] void f(void);\n", "'section'" },
	{ "[[vendor::unused]] void f(void);\n", "'vendor'" },

	{ "#pragma weak f\n", "#pragma weak f" },
	{ "  #   pragma   redefine_extname a b\n", "redefine_extname" },
	{ "#pragma GCC optimize(\"O3\")\n", "GCC optimize" },
	{ "#pragma GCC target(\"avx\")\n", "GCC target" },
	{ "#pragma GCC pch_preprocess \"x\"\n", "pch_preprocess" },
	{ "#pragma push_macro(\"x\")\n", "push_macro" },
	{ "#pragma scalar_storage_order big-endian\n", "scalar" },
	{ "#pragma GCC diagnostics push\n", "diagnostics" },
	{ "#pragma\n", "#pragma" },
	{ "#ident \"x\"\n", "ident" },
	{ "#\n", "'#" },
	{ "int x; # pragma weak f\n", "'#'" },

	{ "void f(void) { __asan_unpoison_memory_region(p, 4); }\n", "__asan_unpoison" },
	{ "const char *__ubsan_default_options(void);\n", "__ubsan_default" },
	{ "void f(void) { __real_malloc(4); }\n", "__real_malloc" },
	{ "void f(void) { __sanitizer_cov_trace_pc(); }\n", "__sanitizer_cov" },
	{ "void *f(void) { return __builtin_return_address(0); }\n", "below C" },
	{ "void *f(void) { return __builtin_frame_address(0); }\n", "below C" },
	{ "void f(void **p) { __builtin_longjmp(p, 1); }\n", "below C" },
	{ "void f(void) { __builtin_ia32_wrpkru(0); }\n", "below C" },
};

static void what_a_lab_refuses_is_found(void **state)
{
	(void)state;
	for (size_t i = 0; i < LEN(refusal); i++) {
		struct source_fault fault = { "", NULL, 0 };

		if (!is_refused(refusal[i].text, &fault))
			fail_msg("accepted: %s", refusal[i].text);
		if (!strstr(fault.words, refusal[i].says))
			fail_msg("%s: %s", refusal[i].text, fault.words);
		assert_non_null(fault.hint);
	}
}

/* Headers are read like the rest, and are not to blame: the line is the learner's last one. */
static void a_fault_is_at_the_learners_line_whatever_markers_claim(void **state)
{
	static const struct { const char *text; unsigned line; } row[] = {
		{ "# 1 \"a.c\"\nint x;\n#pragma weak x\n", 2 },
		{ "# 1 \"a.c\"\n# 1 \"x.h\" 1 3 4\n\n\n#pragma weak x\n", 1 },
		{ "# 1 \"a.c\"\n# 1 \"x.h\" 1\n\n# 7 \"a.c\" 2\n\n#pragma weak x\n", 8 },
		{ "# 1 \"a.c\"\n\n# 30 \"aa.c\"\n__asm__(\"nop\");\n", 2 },
		{ "# 51 \"a.c\"\n__asm__(\"nop\");\n", 0 },
		{ "# 99999999999999999999 \"a.c\"\n__asm__(\"nop\");\n", 0 },
		{ "# 5 \"a.c\n__asm__(\"nop\");\n", 0 },
		{ "__asm__(\"nop\");\n", 0 },
		{ "# 5 \"a.c\"\nint x[2] = {\n1,\n2 }; __asm__(\"nop\");\n", 7 },
	};

	(void)state;
	for (size_t i = 0; i < LEN(row); i++) {
		struct source_fault fault;

		assert_true(is_refused(row[i].text, &fault));
		assert_int_equal(fault.line, row[i].line);
	}
}

static void hostile_names_are_shown_and_bounded(void **state)
{
	char text[4096];
	struct source_fault fault;

	(void)state;
	memset(text, 'x', sizeof text);
	memcpy(text, "#pragma \033]52;", 13);
	assert_true(source_find_fault(text, sizeof text, &file, &fault));
	assert_null(strchr(fault.words, '\033'));
	assert_true(strlen(fault.words) < 120);
}

static void tokens_are_what_the_compiler_would_see(void **state)
{
	static const char text[] = "L\"a\\\"b\" 'c' x1 0x1p-3.e+2 ..5 <: %> \"open\n\\u \0y";
	static const struct { enum token_kind kind; size_t n; char mark; } expected[] = {
		{ TOKEN_NAME, 1, 0 },   { TOKEN_STRING, 6, 0 }, { TOKEN_CHARACTER, 3, 0 },
		{ TOKEN_NAME, 2, 0 },   { TOKEN_NUMBER, 10, 0 }, { TOKEN_MARK, 1, '.' },
		{ TOKEN_NUMBER, 2, 0 }, { TOKEN_MARK, 2, '[' }, { TOKEN_MARK, 2, '}' },
		{ TOKEN_STRING, 5, 0 }, { TOKEN_MARK, 1, '\\' }, { TOKEN_NAME, 1, 0 },
		{ TOKEN_NAME, 1, 0 },   { TOKEN_END, 0, 0 },    { TOKEN_END, 0, 0 },
	};
	struct tokens t;

	(void)state;
	tokens_init(&t, text, sizeof text - 1, "a.c");
	for (size_t i = 0; i < LEN(expected); i++) {
		struct token peeked = tokens_peek(&t), token = tokens_next(&t);

		assert_int_equal(token.kind, expected[i].kind);
		assert_int_equal(token.n, expected[i].n);
		assert_int_equal(token.mark, expected[i].mark);
		assert_ptr_equal(token.s, peeked.s);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(c_as_people_write_it_is_accepted),
		cmocka_unit_test(what_a_lab_refuses_is_found),
		cmocka_unit_test(a_fault_is_at_the_learners_line_whatever_markers_claim),
		cmocka_unit_test(hostile_names_are_shown_and_bounded),
		cmocka_unit_test(tokens_are_what_the_compiler_would_see),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
