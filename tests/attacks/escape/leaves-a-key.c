/* attack: leaves a key in the rings of its user, which outlive the run
 * answer: not-yet denied says=add_key
 * labs: all
 * uses: tools calls */
static void attack(void)
{
	call_fn *call = call_libc();

	call_see("add_key", call(SYS_add_key, "user", "hone-attack", "x", 1L, -4L));
	call_see("of the session", call(SYS_add_key, "user", "hone-attack", "x", 1L, -3L));
	call_see("request_key", call(SYS_request_key, "user", "hone-attack", NULL, -3L));
	call_see("keyctl", call(SYS_keyctl, 0L, -3L, 1L, 0L, 0L)); /* KEYCTL_GET_KEYRING_ID */
	call_see("joins", call(SYS_keyctl, 1L, "hone-attack", 0L, 0L, 0L));
}
