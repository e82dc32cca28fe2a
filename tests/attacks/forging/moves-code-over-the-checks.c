/* attack: moves a page of its own code over the expectations, by mremap, which asks for no right to
 * run what is moved
 * answer: not-yet denied says=mremap
 * labs: sum
 * uses: tools calls */
static void attack(void)
{
	call_fn *call = call_libc();
	uintptr_t check = (uintptr_t)tool_find(tool_host(), "hone_expect_i64_at");
	uintptr_t own = (uintptr_t)call_libc;

	call_see("mremap", call(SYS_mremap, own & ~4095ul, 4096L, 4096L, 3, check & ~4095ul));
}
