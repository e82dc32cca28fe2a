/* attack: lets the host's call of _exit end in a function of its own, which turns the status of a
 * failure into that of a pass
 * answer: not-yet crash
 * labs: all
 * uses: tools */
static void ends_well(int status)
{
	(void)status;
	_exit(86);
}

static void attack(void)
{
	const unsigned char *base = tool_base(tool_host());
	const char *names = (const char *)tool_table(base, DT_STRTAB);
	const Elf64_Sym *symbols = (const Elf64_Sym *)(const void *)tool_table(base, DT_SYMTAB);
	const Elf64_Rela *call = (const Elf64_Rela *)(const void *)tool_table(base, DT_JMPREL);
	size_t n = tool_dynamic(base, DT_PLTRELSZ) / sizeof *call;

	for (size_t i = 0; i < n; i++)
		if (strcmp(names + symbols[ELF64_R_SYM(call[i].r_info)].st_name, "_exit") == 0)
			*(void (**)(int))(uintptr_t)(base + call[i].r_offset) = ends_well;
}
