#include "solution.h"
#include "ending.h"
#include "stub.h"

#include <dlfcn.h>
#include <link.h>
#include <stdio.h>
#include <sys/mman.h>

/* Stands in for a function that the solution does not define. */
static void missing(void)
{
	struct hone_failure f = { 0 };

	snprintf(f.what, sizeof f.what, "a function that the lab asks for");
	snprintf(f.expected, sizeof f.expected, "a definition of %s()",
		 hone_api_names[hone_page->called - 1]);
	snprintf(f.got, sizeof f.got, "none");
	hone_end_failed(&f);
}

static int find_code(struct dl_phdr_info *info, size_t size, void *ctx)
{
	struct hone_solution *solution = ctx;

	(void)size;
	if (info->dlpi_addr != solution->base)
		return 0;
	for (int i = 0; i < info->dlpi_phnum; i++) {
		const ElfW(Phdr) *part = &info->dlpi_phdr[i];

		if (part->p_type != PT_LOAD || !(part->p_flags & PF_X))
			continue;
		solution->text = info->dlpi_addr + part->p_vaddr;
		solution->end = solution->text + part->p_memsz;
	}
	return 1;
}

static void *object;

void (*hone_solution_dump(void))(void)
{
	void (*dump)(void) = NULL;

	*(void **)&dump = dlsym(object, HONE_COVER_DUMP);
	return dump;
}

const char *hone_solution_load(struct hone_solution *solution, const char *path)
{
	struct link_map *map;

	object = dlopen(path, RTLD_NOW | RTLD_LOCAL);
	if (!object || dlinfo(object, RTLD_DI_LINKMAP, &map) != 0)
		return dlerror();
	for (size_t i = 0; i < hone_api_count; i++) {
		hone_api_slots[i] = dlsym(object, hone_api_names[i]);
		if (!hone_api_slots[i])
			*(void (**)(void))&hone_api_slots[i] = missing;
	}
	if (mprotect(hone_api_slots, HONE_SLOTS_BYTES(hone_api_count), PROT_READ) != 0)
		return "the table of functions cannot be protected";
	*solution = (struct hone_solution){ map->l_addr, 0, 0 };
	dl_iterate_phdr(find_code, solution);
	return NULL;
}
