/* run/asm_text: what gcc's assembler text tells about the source. The texts are gcc 12's. */
#include "cmocka_all.h"
#include "base/auto.h"
#include "run/asm_text.h"

#include <string.h>

static const char plain[] =
	"\t.file\t\"a.c\"\n"
	"\t.file 1 \"a.c\"\n"
	"f:\n"
	"\t.loc 1 3 12 view -0\n"
	"\tcall\t__sanitizer_cov_trace_pc@PLT\n"
	"\t.loc 1 6 9 is_stmt 0 view .LVU4\n"
	"\tcall\tsystem@PLT\n"
	"\t.loc 2 99 1\n"
	"\tcall\tsystemd@PLT\n"
	"\t.loc 1 7 1\n"
	"\tmovq\tstdin@GOTPCREL(%rip), %rax\n";

static void a_symbol_is_found_at_the_line_that_uses_it(void **state)
{
	static const struct { const char *symbol; unsigned line; } row[] = {
		{ "system", 6 }, { "stdin", 7 }, { "__sanitizer_cov_trace_pc", 3 },
		{ "syst", 0 },   { "ystem", 0 }, { "", 0 }, { "f", 0 },
		{ "systemd", 6 }, /* line 99 is of a header: the last line of our own counts */
	};

	(void)state;
	for (size_t i = 0; i < LEN(row); i++)
		assert_int_equal(asm_line_of(plain, strlen(plain), row[i].symbol), row[i].line);
}

static void plain_c_has_no_inline_assembly(void **state)
{
	static const char *const text[] = {
		"", "\n", "#AP", "\t.string\t\"#APP\\n\"\n", "x #APP\n", "#APPLE\n",
		"\t.string\t\"a; b\"\n", "\t.ident\t\"GCC; 12\"\n", "\tcall\tsyscall@PLT\n",
		"syscall:\n", "interrupt:\n\tintx\n", "# a; b\n", plain,
	};
	unsigned line = 0;

	(void)state;
	for (size_t i = 0; i < LEN(text); i++)
		assert_false(asm_has_inline(text[i], strlen(text[i]), &line));
}

static void inline_assembly_is_found_with_its_line(void **state)
{
	static const struct { const char *text; unsigned line; } row[] = {
		{ "\t.loc 1 4 2\n#APP\n# 5 \"a.c\" 1\n\tnop\n#NO_APP\n", 5 },
		{ "\t.loc 1 4 2\n#APP\n\tnop\n#NO_APP\n", 4 },
		{ "#APP\n\tnop\n", 0 }, /* outside of any function */
		{ "#APP", 0 },
		/* through an assembler name or the name of a section */
		{ "\t.loc 1 9 1\n\tmovl\tfoo\n\tsyscall\n", 9 },
		{ "\t.section\t.text\n\t.reloc .init_array.00099, R_X86_64_64, early\n", 0 },
		{ "\t.section\t.text; nop\n", 0 },
		{ "\t.loc 1 3 1\n\tcall\tf; nop\n", 3 },
		{ " \t int $0x80\n", 0 },
	};

	(void)state;
	for (size_t i = 0; i < LEN(row); i++) {
		unsigned line = 77;

		assert_true(asm_has_inline(row[i].text, strlen(row[i].text), &line));
		assert_int_equal(line, row[i].line);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_symbol_is_found_at_the_line_that_uses_it),
		cmocka_unit_test(plain_c_has_no_inline_assembly),
		cmocka_unit_test(inline_assembly_is_found_with_its_line),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
