/* expect: denied; profile: both; unjailed: anyone */
#include "deed.h"

#include <sys/shm.h>

int main(void)
{
	return tried(shmctl(shmget(IPC_PRIVATE, 4096, 0600), IPC_RMID, NULL));
}
