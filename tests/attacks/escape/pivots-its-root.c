/* attack: exchanges its root for another folder
 * answer: not-yet denied says=pivot_root
 * labs: sum
 * uses: tools calls */
static void attack(void)
{
	call_fn *call = call_libc();

	call_see("pivot_root", call(SYS_pivot_root, "/tmp", "/tmp"));
	call_see("pivot_root", call(SYS_pivot_root, ".", "."));
}
