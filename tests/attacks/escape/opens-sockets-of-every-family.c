/* attack: makes a socket of every family and kind
 * answer: not-yet denied says=socket
 * labs: all
 * uses: tools calls */
static void attack(void)
{
	call_fn *call = call_libc();

	for (int family = 0; family < 48; family++)
		for (int kind = 1; kind <= 6; kind++)
			call_see("socket", call(SYS_socket, family, kind, 0));
}
