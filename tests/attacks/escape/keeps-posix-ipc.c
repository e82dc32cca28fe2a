/* attack: leaves a queue, a named semaphore and shared memory behind, for the next run to find
 * answer: not-yet denied says=mq_open
 * labs: sum
 * uses: tools calls */
static void attack(void)
{
	call_fn *call = call_libc();

	call_see("mq_open", call(SYS_mq_open, "hone-attack", 0102, 0600, NULL));
	call_see("mq_unlink", call(SYS_mq_unlink, "hone-attack"));
	call_see("shm_open", call(SYS_openat, -100, "/dev/shm/hone-attack", 0102, 0600));
	call_see("sem_open", call(SYS_openat, -100, "/dev/shm/sem.hone-attack", 0102, 0600));
}
