/* What gcc 9 to 14 write at -O0 to -O3 and -Os, on x86-64 and aarch64, with neither
 * -ffunction-sections nor -fdata-sections. A section that is not here was asked for by name. */
#include "run/sections.h"
#include "base/auto.h"
#include "base/str.h"

#include <elf.h>
#include <string.h>

#ifndef SHT_X86_64_UNWIND
#define SHT_X86_64_UNWIND 0x70000001
#endif

#define CODE (SHF_ALLOC | SHF_EXECINSTR)
#define DATA (SHF_ALLOC | SHF_WRITE)
#define TEXTS (SHF_MERGE | SHF_STRINGS)

/* `flags` must all be there, `more` may be. A name that ends in '*' is any that begins so. */
static const struct {
	const char *name;
	uint32_t type;
	uint64_t flags, more;
} row[] = {
	{ "", SHT_NULL, 0, 0 },
	{ ".text", SHT_PROGBITS, CODE, 0 },
	{ ".text.unlikely", SHT_PROGBITS, CODE, 0 },
	{ ".text.hot", SHT_PROGBITS, CODE, 0 },
	{ ".text.startup", SHT_PROGBITS, CODE, 0 }, /* the sanitizer's constructor, and its end */
	{ ".text.exit", SHT_PROGBITS, CODE, 0 },
	{ ".rodata", SHT_PROGBITS, SHF_ALLOC, 0 },
	{ ".rodata.cst*", SHT_PROGBITS, SHF_ALLOC | SHF_MERGE, 0 },
	{ ".rodata.str*", SHT_PROGBITS, SHF_ALLOC | TEXTS, 0 },
	{ ".data", SHT_PROGBITS, DATA, 0 },
	{ ".data.rel", SHT_PROGBITS, DATA, 0 },
	{ ".data.rel.local", SHT_PROGBITS, DATA, 0 },
	{ ".data.rel.ro", SHT_PROGBITS, DATA, 0 },
	{ ".data.rel.ro.local", SHT_PROGBITS, DATA, 0 },
	{ ".bss", SHT_NOBITS, DATA, 0 },
	{ ".tdata", SHT_PROGBITS, DATA | SHF_TLS, 0 },
	{ ".tbss", SHT_NOBITS, DATA | SHF_TLS, 0 },
	{ ".init_array.00099", SHT_INIT_ARRAY, DATA, 0 },
	{ ".fini_array.00099", SHT_FINI_ARRAY, DATA, 0 },
	{ ".eh_frame", SHT_PROGBITS, SHF_ALLOC, 0 },
	{ ".eh_frame", SHT_X86_64_UNWIND, SHF_ALLOC, 0 },
	{ ".debug_*", SHT_PROGBITS, 0, TEXTS },
	{ ".comment", SHT_PROGBITS, TEXTS, 0 },
	{ ".note.GNU-stack", SHT_PROGBITS, 0, 0 },
	{ ".note.gnu.property", SHT_NOTE, SHF_ALLOC, 0 }, /* where -fcf-protection is usual */
	{ ".symtab", SHT_SYMTAB, 0, 0 },
	{ ".strtab", SHT_STRTAB, 0, 0 },
	{ ".shstrtab", SHT_STRTAB, 0, 0 },
};

static bool is_named(const char *name, const char *pattern)
{
	size_t n = strlen(pattern);

	if (n && pattern[n - 1] == '*')
		return strncmp(name, pattern, n - 1) == 0;
	return str_eq(name, pattern);
}

/* Relocations are of something that has bytes to relocate. */
static bool has_bytes(const char *name)
{
	for (size_t i = 0; i < LEN(row); i++)
		if (is_named(name, row[i].name))
			return (row[i].flags & SHF_ALLOC || str_starts(name, ".debug_")) &&
			       row[i].type != SHT_NOBITS && row[i].type != SHT_NOTE;
	return false;
}

bool section_is_gccs(const char *name, uint32_t type, uint64_t flags)
{
	if (type == SHT_RELA)
		return str_starts(name, ".rela.") && has_bytes(name + strlen(".rela")) &&
		       flags == SHF_INFO_LINK;
	for (size_t i = 0; i < LEN(row); i++)
		if (is_named(name, row[i].name) && type == row[i].type &&
		    (flags & ~row[i].more) == row[i].flags)
			return true;
	return false;
}
