/* attack: lets the table through which the tests call its functions lead to a function of the
 * host's, which returns 0
 * answer: not-yet crash
 * labs: sum
 * uses: tools */
static void attack(void)
{
	const unsigned char *stub = tool_find(tool_host(), "sum");
	int32_t distance;

	while (stub[0] != 0xff || stub[1] != 0x25) /* jmp *distance(%rip) */
		stub++;
	memcpy(&distance, stub + 2, sizeof distance);
	*(void **)(uintptr_t)(stub + 6 + distance) = tool_find(stub, "hone_mem_live_bytes");
}
