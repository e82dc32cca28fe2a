/* attack: leaves shared memory behind, by the functions for that
 * answer: refused says=uses shm_open()
 * labs: sum */
#include <fcntl.h>
#include <semaphore.h>
#include <sys/mman.h>

static void attack(void)
{
	shm_open("/hone-attack", O_CREAT | O_RDWR, 0600);
	sem_open("/hone-attack", O_CREAT, 0600, 1);
}
