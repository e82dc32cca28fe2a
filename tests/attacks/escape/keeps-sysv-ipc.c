/* attack: leaves shared memory, semaphores and a queue of messages behind
 * answer: not-yet denied says=shmget
 * labs: sum
 * uses: tools calls */
static void attack(void)
{
	call_fn *call = call_libc();
	long shared = call(SYS_shmget, 0x686f6e65L, 4096L, 01600);

	call_see("shmget", shared);
	call_see("shmat", call(SYS_shmat, shared, NULL, 0));
	call_see("semget", call(SYS_semget, 0x686f6e65L, 1, 01600));
	call_see("msgget", call(SYS_msgget, 0x686f6e65L, 01600));
}
