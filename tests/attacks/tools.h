/* Tools that attacks share: pasted in front of a text that says `uses: tools`. */
#include <elf.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <ucontext.h>
#include <unistd.h>

/* Where the ELF file begins that this address lies in: its segments are mapped side by side. */
static inline const unsigned char *tool_base(const void *inside)
{
	const unsigned char *at = (const unsigned char *)((uintptr_t)inside & ~(uintptr_t)4095);

	while (memcmp(at, ELFMAG, SELFMAG) != 0)
		at -= 4096;
	return at;
}

static inline const Elf64_Phdr *tool_segment(const unsigned char *base, uint32_t type,
					     uint32_t flags)
{
	const Elf64_Ehdr *header = (const Elf64_Ehdr *)(const void *)base;
	const Elf64_Phdr *part = (const Elf64_Phdr *)(const void *)(base + header->e_phoff);

	while (part->p_type != type || (part->p_flags & flags) != flags)
		part++;
	return part;
}

/* A value of the dynamic section; the loader has made addresses of most, and of the others not. */
static inline uintptr_t tool_dynamic(const unsigned char *base, Elf64_Sxword tag)
{
	const Elf64_Dyn *d = (const Elf64_Dyn *)(const void *)(base + tool_segment(base,
							       PT_DYNAMIC, 0)->p_vaddr);

	while (d->d_tag != tag && d->d_tag != DT_NULL)
		d++;
	return d->d_un.d_ptr;
}

static inline const unsigned char *tool_table(const unsigned char *base, Elf64_Sxword tag)
{
	uintptr_t at = tool_dynamic(base, tag);

	return at < (uintptr_t)base ? base + at : (const unsigned char *)at;
}

/* What the file that `inside` lies in exports under this name; NULL if it does not. Nothing has to
 * be linked against for that, so no check of names sees it. */
static inline void *tool_find(const void *inside, const char *name)
{
	const unsigned char *base = tool_base(inside);
	const char *names = (const char *)tool_table(base, DT_STRTAB);
	const Elf64_Sym *symbol = (const Elf64_Sym *)(const void *)tool_table(base, DT_SYMTAB);

	for (; (const char *)symbol < names; symbol++)
		if (symbol->st_shndx != SHN_UNDEF && strcmp(names + symbol->st_name, name) == 0)
			return (void *)(uintptr_t)(base + symbol->st_value);
	return NULL;
}

/* A function of libc's own, behind whatever stands in front of it. */
static inline void *tool_libc(const char *name)
{
	extern int ffs(int);
	int (*inside)(int) = ffs;

	return tool_find((const void *)(uintptr_t)inside, name);
}

/* The sanitizer's own function that lets memory be read and written: found as all else is, since no
 * source may name it. */
static inline void tool_unpoison(const void *at, size_t n)
{
	size_t (*inside)(const char *) = strlen; /* which is the sanitizer's here */
	void *found = tool_find((const void *)(uintptr_t)inside, "__asan_unpoison_memory_region");
	void (*unpoison)(const void *, size_t);

	memcpy(&unpoison, &found, sizeof unpoison);
	if (found)
		unpoison(at, n);
}

/* Registers are set by libc's setcontext(): the compiler's own ways may not be named either. */
static inline void tool_jump(uintptr_t frame, uintptr_t to, uintptr_t stack)
{
	typedef int context_fn(ucontext_t *context);
	static ucontext_t context;
	void *found[2] = { tool_libc("getcontext"), tool_libc("setcontext") };
	context_fn *get, *set;

	memcpy(&get, &found[0], sizeof get);
	memcpy(&set, &found[1], sizeof set);
	get(&context);
	context.uc_mcontext.__gregs[10] = (long long)frame; /* REG_RBP */
	context.uc_mcontext.__gregs[15] = (long long)stack; /* REG_RSP */
	context.uc_mcontext.__gregs[16] = (long long)to;    /* REG_RIP */
	set(&context);
}

static inline int tool_are_near(uintptr_t a, uintptr_t b)
{
	return (a > b ? a - b : b - a) < 16u << 20;
}

/* The frame of the solution's function that the tests called: [0] is the caller's frame, [1] an
 * address in the tests. The chain of frames is found from a local variable upwards: a word that
 * leads further up, and above it an address in this file's code. */
static inline uintptr_t *tool_frame(void)
{
	uintptr_t own = (uintptr_t)tool_base((const void *)(uintptr_t)tool_frame);
	uintptr_t here = 0, *frame = (uintptr_t *)((uintptr_t)&here & ~(uintptr_t)15);

	tool_unpoison(frame, 16384);
	while (frame[0] <= (uintptr_t)frame || frame[0] - (uintptr_t)frame > 8192 ||
	       !tool_are_near(frame[1], own))
		frame++;
	while (tool_are_near(frame[1], own))
		frame = (uintptr_t *)frame[0];
	return frame;
}

/* The frame of the test's own function: [1] is where the harness goes on. */
static inline uintptr_t *tool_test_frame(void)
{
	uintptr_t *frame = tool_frame(), inside = frame[1];

	while (tool_are_near(((uintptr_t *)frame[0])[1], inside))
		frame = (uintptr_t *)frame[0];
	return frame;
}

/* An address in the test host. */
static inline const void *tool_host(void)
{
	return (const void *)tool_frame()[1];
}

/* Goes on where the test's function would have returned to. */
static inline void tool_leave_test(void)
{
	uintptr_t *frame = tool_test_frame();

	tool_jump(frame[0], frame[1], (uintptr_t)(frame + 2));
}

/* The host's record of this test, before its first check: in its data, sixteen random bytes with
 * nothing but zeros after them. NULL if there is none. Words: 0 and 1 the token, 2 the count, 3 the
 * trail; at byte 60 whether it failed, at byte 64 on which line. */
#define TOOL_RECORD_BYTES 984
static inline uint64_t *tool_record(void)
{
	const unsigned char *base = tool_base(tool_host());
	const Elf64_Phdr *data = tool_segment(base, PT_LOAD, PF_W);
	uint64_t *at = (uint64_t *)(uintptr_t)(base + ((data->p_vaddr + 15) & ~(uint64_t)15));
	uint64_t *end = at + data->p_memsz / 8 - TOOL_RECORD_BYTES / 8 - 2;
	size_t zeros = 0;

	tool_unpoison(at, data->p_memsz - 16);
	for (; at < end; at += 2) {
		for (zeros = 2; zeros < TOOL_RECORD_BYTES / 8 && !at[zeros]; zeros++)
			;
		if (at[0] >> 48 && at[1] >> 48 && zeros == TOOL_RECORD_BYTES / 8)
			return at;
	}
	return NULL;
}

/* What one expectation on this line adds to the trail. */
static inline uint64_t tool_trail(uint64_t line)
{
	line = (line + 1) * UINT64_C(0x9e3779b97f4a7c15);
	line = (line ^ (line >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
	line = (line ^ (line >> 27)) * UINT64_C(0x94d049bb133111eb);
	return line ^ (line >> 31);
}
