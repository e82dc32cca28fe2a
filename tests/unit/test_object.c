/* run/object and run/sections: what gcc makes of C is accepted, and what only an assembler can say
 * is not. The sources are constant and ours, so the tools run here without the jail. */
#include "cmocka_all.h"
#include "scratch.h"
#include "base/auto.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/str.h"
#include "model/lab.h"
#include "model/result.h"
#include "run/capture.h"
#include "run/flags.h"
#include "jail/spec.h"
#include "run/object.h"
#include "run/sections.h"

#include <elf.h>
#include <string.h>

static const char *api[] = { "choose" };
static char solution[] = "a.c";

static struct findings check(const char *object)
{
	struct lab lab = { .api = api, .napi = LEN(api), .solution = solution };
	AUTO(freep) char *path = path_join(scratch, object);
	struct buf text = BUF_INIT;
	struct findings found = { NULL, 0 };
	struct err e = ERR_INIT;

	if (!object_check(path, &lab, &text, &found, &e))
		fail_msg("%s", e.text);
	return found;
}

static void run(const struct jail_spec *spec)
{
	AUTO(buf_release) struct buf out = BUF_INIT_MAX(4096);
	struct err e = ERR_INIT;
	int status;

	if (!capture(spec->argv, &out, &status, &e))
		fail_msg("%s", e.text);
	assert_int_equal(status, 0);
}

static void compile(const char *source, const char *optimize, const char *object)
{
	const char *const args[] = { "-w", "-c", "-o", object, optimize, source, NULL };
	AUTO(jail_spec_release) struct jail_spec spec = JAIL_SPEC_INIT;

	jail_spec_arg(&spec, "gcc");
	flags_add(&spec, solution_cflags);
	flags_add(&spec, gcc_cflags);
	flags_add(&spec, args);
	run(&spec);
}

static void is_accepted(const char *source, const char *optimize)
{
	AUTO(freep) char *path = path_join(scratch, "a.c");
	AUTO(freep) char *object = path_join(scratch, "a.o");
	struct findings found;

	scratch_write("a.c", source);
	compile(path, optimize, object);
	found = check("a.o");
	if (found.n)
		fail_msg("%s: %s", optimize, found.list[0].message);
	findings_release(&found);
}

static void nothing_that_gcc_makes_of_c_is_refused(void **state)
{
	static const char *const optimize[] = { "-O0", "-O1", "-O2" };
	AUTO(buf_release) struct buf source = BUF_INIT;
	struct err e = ERR_INIT;

	(void)state;
	if (!fs_read("tests/unit/much_of_c.inc", 1 << 20, &source, &e))
		fail_msg("%s", e.text);
	for (size_t i = 0; i < LEN(optimize); i++)
		is_accepted(source.s, optimize[i]);
}

/* From 7000 on gcc calls __asan_load4 and its kind instead of looking at the shadow itself. */
static void a_function_of_very_many_accesses_is_not_refused(void **state)
{
	AUTO(buf_release) struct buf source = BUF_INIT;

	(void)state;
	buf_str(&source, "struct s { char c[7]; };\nint choose(volatile int *p, volatile char *q, "
			 "struct s *s)\n{\n");
	for (size_t i = 0; i < 3600; i++)
		buf_fmt(&source, "\tp[%zu] = q[%zu];\n", i, i);
	buf_str(&source, "\ts[1] = s[0];\n\treturn 0;\n}\n");
	is_accepted(source.s, "-O0");
}

static void what_only_an_assembler_can_say_is_refused(void **state)
{
	static const struct { const char *text, *says; } row[] = {
		{ "", NULL },
		{ ".weak f\nf: ret\n", "weak" },
		{ ".weak f\ncall f\n", "weak" },
		{ ".globl f\n.type f, @gnu_unique_object\n.data\nf: .long 1\n", "unique" },
		{ ".globl f\nf = 4096\n", "fixed address" },
		{ ".section .debug_x,\"a\",@progbits\n.long 1\n", "'.debug_x'" },
		{ ".section .note.mine,\"a\",@note\n.long 1\n", "'.note.mine'" },
		{ ".section .text.mine,\"ax\",@progbits\nnop\n", "'.text.mine'" },
		{ ".section .rodata,\"aw\",@progbits\n.long 1\n", "'.rodata'" },
		{ ".section .init_array.00099,\"aw\",@init_array\n.quad choose, choose\n",
		  "before" },
		{ ".section .ctors,\"aw\",@progbits\n.quad choose\n", "before" },
		{ ".section .rela.text,\"a\",@progbits\n.quad 1\n", "'.rela.text'" },
		{ ".section .gnu.warning,\"\",@progbits\n.long 1\n", "'.gnu.warning'" },
		{ ".section .group.x,\"aG\",@progbits,x,comdat\n.long 1\n", "group" },
		{ "call __asan_report_error\n", "__asan_report_error" },
		{ "call __ubsan_handle_mine\n", "__ubsan_handle_mine" },
		{ "call __asan_poison_memory_region\n", "__asan_poison" },
	};
	AUTO(freep) char *path = path_join(scratch, "a.s");
	AUTO(freep) char *object = path_join(scratch, "a.o");

	(void)state;
	for (size_t i = 0; i < LEN(row); i++) {
		const char *const args[] = { "as", "-o", object, path, NULL };
		AUTO(freep) char *text = xfmt("\t.globl choose\n\t.type choose, @function\n"
					      "choose:\n\tret\n%s", row[i].text);
		AUTO(jail_spec_release) struct jail_spec spec = JAIL_SPEC_INIT;
		struct findings found;

		scratch_write("a.s", text);
		flags_add(&spec, args);
		run(&spec);
		found = check("a.o");
		if (!row[i].says && found.n)
			fail_msg("refused: %s", found.list[0].message);
		if (row[i].says && (!found.n || !strstr(found.list[0].message, row[i].says)))
			fail_msg("%s: %s", row[i].text,
				 found.n ? found.list[0].message : "accepted");
		findings_release(&found);
	}
}

static void a_section_is_gccs_by_name_type_and_flags(void **state)
{
	static const struct { const char *name; uint32_t type; uint64_t flags; bool is; } row[] = {
		{ ".text", SHT_PROGBITS, SHF_ALLOC | SHF_EXECINSTR, true },
		{ ".text", SHT_PROGBITS, SHF_ALLOC | SHF_EXECINSTR | SHF_WRITE, false },
		{ ".text", SHT_NOBITS, SHF_ALLOC | SHF_EXECINSTR, false },
		{ ".text.f", SHT_PROGBITS, SHF_ALLOC | SHF_EXECINSTR, false },
		{ ".rodata.str1.1", SHT_PROGBITS, SHF_ALLOC | SHF_MERGE | SHF_STRINGS, true },
		{ ".rodata.str1.1", SHT_PROGBITS, SHF_ALLOC, false },
		{ ".debug_info", SHT_PROGBITS, 0, true },
		{ ".debug_str", SHT_PROGBITS, SHF_MERGE | SHF_STRINGS, true },
		{ ".debug_info", SHT_PROGBITS, SHF_COMPRESSED, false },
		{ ".debug_info", SHT_NOTE, 0, false },
		{ ".rela.text", SHT_RELA, SHF_INFO_LINK, true },
		{ ".rela.debug_info", SHT_RELA, SHF_INFO_LINK, true },
		{ ".rela.init_array.00099", SHT_RELA, SHF_INFO_LINK, true },
		{ ".rela.text", SHT_RELA, SHF_INFO_LINK | SHF_ALLOC, false },
		{ ".rela.bss", SHT_RELA, SHF_INFO_LINK, false },
		{ ".rela.comment", SHT_RELA, SHF_INFO_LINK, false },
		{ ".rela", SHT_RELA, SHF_INFO_LINK, false },
		{ ".rel.text", SHT_REL, SHF_INFO_LINK, false },
		{ ".init_array", SHT_INIT_ARRAY, SHF_ALLOC | SHF_WRITE, false },
		{ ".dynamic", SHT_DYNAMIC, SHF_ALLOC | SHF_WRITE, false },
		{ "", SHT_NULL, 0, true },
		{ "", SHT_PROGBITS, SHF_ALLOC, false },
	};

	(void)state;
	for (size_t i = 0; i < LEN(row); i++)
		if (section_is_gccs(row[i].name, row[i].type, row[i].flags) != row[i].is)
			fail_msg("row %zu, '%s'", i, row[i].name);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(nothing_that_gcc_makes_of_c_is_refused,
						scratch_make, scratch_remove),
		cmocka_unit_test_setup_teardown(a_function_of_very_many_accesses_is_not_refused,
						scratch_make, scratch_remove),
		cmocka_unit_test_setup_teardown(what_only_an_assembler_can_say_is_refused,
						scratch_make, scratch_remove),
		cmocka_unit_test(a_section_is_gccs_by_name_type_and_flags),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
