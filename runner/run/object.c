/* Two readings. The relocatable object still has every name, so it answers what the learner should
 * know, with lines. The shared object is what dlopen will obey, so it answers what is safe. */
#include "run/object.h"
#include "base/auto.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/fs.h"
#include "base/str.h"
#include "base/xmem.h"
#include "model/diagnostics.h"
#include "model/lab.h"
#include "model/result.h"
#include "run/asm_text.h"
#include "run/sections.h"
#include "run/symbols_allowed.h"

#include <ctype.h>
#include <gelf.h>
#include <stdio.h>
#include <string.h>

#define MAX_OBJECT_BYTES (64u << 20)
#define MAX_FINDINGS 8
#define MAX_SECTIONS 128
#define MAX_SYMBOLS (1u << 16)
#define MAX_RELOCATIONS (1u << 20) /* a pointer in a table is one */

struct file {
	int fd;
	Elf *elf;
};

static void file_release(struct file *f)
{
	elf_end(f->elf);
	closep(&f->fd);
}

/* ---- findings ---- */

void findings_release(struct findings *f)
{
	for (size_t i = 0; i < f->n; i++)
		diagnostic_release(&f->list[i]);
	free(f->list);
	*f = (struct findings){ NULL, 0 };
}

void findings_add(struct findings *f, const char *file, unsigned line, const char *message,
		  const char *hint)
{
	struct diagnostic d = { .severity = xstrdup("error"), .message = xstrdup(message),
				.file = xstrdup(file), .line = line,
				.hint = xstrdup_or_null(hint) };

	VEC_PUSH(f->list, f->n, d);
}

/* ---- opening ---- */

static bool file_open(struct file *f, const char *path, struct err *e)
{
	elf_version(EV_CURRENT);
	f->fd = fs_open_hostile(path, MAX_OBJECT_BYTES, e);
	if (f->fd < 0)
		return false;
	f->elf = elf_begin(f->fd, ELF_C_READ_MMAP, NULL);
	if (!f->elf || elf_kind(f->elf) != ELF_K_ELF)
		return err_set(e, ERR_TOOLS, "the assembler's output is no object file");
	return true;
}

static Elf_Scn *find_section(Elf *elf, GElf_Word type, GElf_Shdr *header)
{
	Elf_Scn *section = NULL;

	while ((section = elf_nextscn(elf, section)))
		if (gelf_getshdr(section, header) && header->sh_type == type)
			return section;
	return NULL;
}

/* ---- the relocatable object: symbols ---- */

struct reading {
	Elf *elf;
	const struct lab *lab;
	const struct buf *text;
	struct findings *found;
	bool *defined; /* for each function of the lab */
};

static void add(struct reading *r, const char *symbol, const char *hint, const char *format,
		const char *argument)
{
	char message[256];
	AUTO(freep) char *shown = xstrndup(argument, 64);

	if (r->found->n == MAX_FINDINGS)
		return;
	snprintf(message, sizeof message, format, shown);
	findings_add(r->found, r->lab->solution,
		     symbol ? asm_line_of(r->text->s, r->text->len, symbol) : 0, message, hint);
}

static bool is_plain_name(const char *name)
{
	for (; *name; name++)
		if (!isalnum((unsigned char)*name) && !strchr("_.$-", *name))
			return false;
	return true;
}

/* Local names count too: a static can be given any name, and then calls that the compiler makes, to
 * count work or to check memory, end there. */
static void read_defined(struct reading *r, const char *name, const GElf_Sym *symbol)
{
	int type = GELF_ST_TYPE(symbol->st_info);
	bool is_local = GELF_ST_BIND(symbol->st_info) == STB_LOCAL;

	if (type == STT_GNU_IFUNC)
		add(r, NULL, "write a plain function", "'%s' chooses its code when it is loaded",
		    name);
	for (size_t i = 0; i < r->lab->napi; i++)
		if (!is_local && type == STT_FUNC && str_eq(name, r->lab->api[i]))
			r->defined[i] = true;
	if (is_local && type != STT_FUNC && type != STT_OBJECT)
		return; /* sections, files, labels */
	if (str_eq(name, "main"))
		add(r, NULL, "remove main(): the tests call your functions themselves",
		    "defines %s()", name);
	else if (symbol_is_reserved(name))
		add(r, NULL, "give it another name", "defines '%s', a name that is reserved", name);
}

static void read_undefined(struct reading *r, const char *name)
{
	/* the linker will have written __wrap_ before those that the kit counts */
	if (symbol_is_allowed(name, r->lab->profile))
		return;
	add(r, name, symbol_advice(name), "uses %s(), which a lab does not offer", name);
}

/* gcc writes what C can say: nothing weak, nothing unique, nothing at a fixed address. */
static bool is_of_a_kind_that_c_has(const GElf_Sym *symbol)
{
	static const int types[] = { STT_NOTYPE, STT_OBJECT, STT_FUNC, STT_SECTION, STT_FILE,
				     STT_TLS, STT_GNU_IFUNC /* which has words of its own */ };
	int type = GELF_ST_TYPE(symbol->st_info), bind = GELF_ST_BIND(symbol->st_info);
	bool is_fixed = symbol->st_shndx == SHN_ABS && type != STT_FILE;

	for (size_t i = 0; i < LEN(types); i++)
		if (type == types[i])
			return (bind == STB_LOCAL || bind == STB_GLOBAL) && !is_fixed;
	return false;
}

static void read_symbol(struct reading *r, const char *name, const GElf_Sym *symbol)
{
	if (!is_of_a_kind_that_c_has(symbol))
		add(r, NULL, "remove attributes and assembler names from it",
		    "has a symbol '%s' that is weak, unique or at a fixed address", name);
	if (!*name)
		return;
	if (!is_plain_name(name))
		add(r, NULL, "remove the assembler name", "gives a symbol a name that C cannot%s",
		    "");
	else if (symbol->st_shndx == SHN_UNDEF)
		read_undefined(r, name);
	else
		read_defined(r, name, symbol);
}

static void read_symbols(struct reading *r)
{
	GElf_Shdr header;
	Elf_Scn *section = find_section(r->elf, SHT_SYMTAB, &header);
	Elf_Data *data = section ? elf_getdata(section, NULL) : NULL;
	size_t n = data && header.sh_entsize ? header.sh_size / header.sh_entsize : 0;

	if (n > MAX_SYMBOLS)
		add(r, NULL, "make it smaller", "defines too many names%s", "");
	for (size_t i = 1; i < n && i <= MAX_SYMBOLS; i++) {
		GElf_Sym symbol;
		const char *name;

		if (!gelf_getsym(data, (int)i, &symbol))
			continue;
		name = elf_strptr(r->elf, header.sh_link, symbol.st_name);
		read_symbol(r, name ? name : "?\n", &symbol);
	}
}

/* ---- the relocatable object: sections ---- */

/* AddressSanitizer registers its globals in one constructor of priority 99 a file. */
static bool is_the_sanitizers(const char *name, const GElf_Shdr *header)
{
	return (str_eq(name, ".init_array.00099") || str_eq(name, ".fini_array.00099")) &&
	       header->sh_size == 8;
}

/* Each of the two holds one address, so one relocation: another one would decide what is run. */
static bool is_rewired(const char *name, const GElf_Shdr *header)
{
	return (str_ends(name, ".init_array.00099") || str_ends(name, ".fini_array.00099")) &&
	       header->sh_type == SHT_RELA && header->sh_size != header->sh_entsize;
}

static void read_section(struct reading *r, const char *name, const GElf_Shdr *header)
{
	bool runs_early = header->sh_type == SHT_INIT_ARRAY || header->sh_type == SHT_FINI_ARRAY ||
			  header->sh_type == SHT_PREINIT_ARRAY || str_starts(name, ".ctors") ||
			  str_starts(name, ".dtors") || str_eq(name, ".init") ||
			  str_eq(name, ".fini");

	if (!is_plain_name(name))
		add(r, NULL, "remove the section attribute", "names a section as C cannot%s", "");
	else if ((runs_early && !is_the_sanitizers(name, header)) || is_rewired(name, header))
		add(r, NULL, "remove the constructor or destructor attribute",
		    "has code that runs before or after the tests%s", "");
	else if ((header->sh_flags & SHF_WRITE) && (header->sh_flags & SHF_EXECINSTR))
		add(r, NULL, "remove the section attribute", "has code that can be rewritten%s",
		    "");
	else if (str_eq(name, ".note.GNU-stack") && (header->sh_flags & SHF_EXECINSTR))
		add(r, NULL, "make the nested function a plain one",
		    "takes the address of a nested function, which needs code on the stack%s", "");
	else if (!section_is_gccs(name, header->sh_type, header->sh_flags))
		add(r, NULL, "remove the section attribute",
		    "has a section '%s', which the compiler makes only when told to", name);
}

/* `.rela.text` is applied to `.text`, and to nothing else. */
static void read_relocations(struct reading *r, const char *name, const GElf_Shdr *header,
			     size_t names)
{
	Elf_Scn *target = elf_getscn(r->elf, header->sh_info);
	GElf_Shdr of;
	const char *target_name = gelf_getshdr(target, &of) ?
		elf_strptr(r->elf, names, of.sh_name) : NULL;

	if (!str_starts(name, ".rela") || !str_eq(name + strlen(".rela"), target_name))
		add(r, NULL, "remove the section attribute",
		    "has a section '%s' that changes another one than it says", name);
	else if (header->sh_size / sizeof(GElf_Rela) > MAX_RELOCATIONS)
		add(r, NULL, "make generated data smaller", "holds too many addresses%s", "");
}

static void read_sections(struct reading *r)
{
	Elf_Scn *section = NULL;
	size_t names, n;

	if (elf_getshdrstrndx(r->elf, &names) != 0 || elf_getshdrnum(r->elf, &n) != 0)
		return;
	if (n > MAX_SECTIONS) {
		add(r, NULL, "remove the section attribute", "has too many sections%s", "");
		return;
	}
	while ((section = elf_nextscn(r->elf, section))) {
		GElf_Shdr header;
		const char *name;

		if (!gelf_getshdr(section, &header))
			continue;
		name = elf_strptr(r->elf, names, header.sh_name);
		read_section(r, name ? name : "?\n", &header);
		if (name && header.sh_type == SHT_RELA)
			read_relocations(r, name, &header, names);
	}
}

static void report_missing(struct reading *r)
{
	for (size_t i = 0; i < r->lab->napi; i++)
		if (!r->defined[i])
			add(r, NULL, "the header says what it does",
			    "does not define %s(), which the lab asks for", r->lab->api[i]);
}

bool object_check(const char *path, const struct lab *lab, const struct buf *text,
		  struct findings *found, struct err *e)
{
	AUTO(file_release) struct file f = { -1, NULL };
	AUTO(freep) bool *defined = xcalloc(lab->napi, sizeof *defined);
	struct reading r = { NULL, lab, text, found, defined };

	if (!file_open(&f, path, e))
		return false;
	r.elf = f.elf;
	read_sections(&r);
	read_symbols(&r);
	report_missing(&r);
	return true;
}

/* ---- the shared object ---- */

static bool refuse(struct err *e, const char *what)
{
	return err_set(e, ERR_SANDBOX, "the linked solution %s", what);
}

static bool check_segments(Elf *elf, struct err *e)
{
	size_t n;

	if (elf_getphdrnum(elf, &n) != 0 || n == 0)
		return refuse(e, "has no segments");
	for (size_t i = 0; i < n; i++) {
		GElf_Phdr segment;

		if (!gelf_getphdr(elf, (int)i, &segment))
			return refuse(e, "has a segment that cannot be read");
		if (segment.p_type == PT_INTERP)
			return refuse(e, "asks for a loader of its own");
		if ((segment.p_flags & PF_X) &&
		    (segment.p_type == PT_GNU_STACK || (segment.p_flags & PF_W)))
			return refuse(e, "has memory that can be written and run");
	}
	return true;
}

static bool check_dynamic(Elf *elf, struct err *e)
{
	static const struct { GElf_Sxword tag; const char *what; } forbidden[] = {
		{ DT_NEEDED, "asks for another library" },
		{ DT_TEXTREL, "would change its own code" },
		{ DT_INIT, "has code that runs when it is loaded" },
		{ DT_FINI, "has code that runs when it is unloaded" },
		{ DT_PREINIT_ARRAY, "has code that runs before it is loaded" },
		{ DT_AUXILIARY, "filters another library" },
		{ DT_FILTER, "filters another library" },
		{ DT_AUDIT, "audits the loader" },
		{ DT_RPATH, "says where libraries are" },
		{ DT_RUNPATH, "says where libraries are" },
	};
	GElf_Shdr header;
	Elf_Scn *section = find_section(elf, SHT_DYNAMIC, &header);
	Elf_Data *data = section ? elf_getdata(section, NULL) : NULL;
	size_t n = data && header.sh_entsize ? header.sh_size / header.sh_entsize : 0;

	if (!n)
		return refuse(e, "has no dynamic section");
	for (size_t i = 0; i < n; i++) {
		GElf_Dyn dyn;

		if (!gelf_getdyn(data, (int)i, &dyn))
			return refuse(e, "has a dynamic section that cannot be read");
		for (size_t k = 0; k < LEN(forbidden); k++)
			if (dyn.d_tag == forbidden[k].tag)
				return refuse(e, forbidden[k].what);
		if ((dyn.d_tag == DT_INIT_ARRAYSZ || dyn.d_tag == DT_FINI_ARRAYSZ) &&
		    dyn.d_un.d_val > 8)
			return refuse(e, "has code that runs when it is loaded");
	}
	return true;
}

bool object_check_loadable(const char *path, struct err *e)
{
	AUTO(file_release) struct file f = { -1, NULL };
	GElf_Ehdr header;

	if (!file_open(&f, path, e))
		return false;
	if (!gelf_getehdr(f.elf, &header) || header.e_type != ET_DYN)
		return refuse(e, "is no shared object");
	return check_segments(f.elf, e) && check_dynamic(f.elf, e);
}
