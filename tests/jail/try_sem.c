/* expect: denied; profile: both; unjailed: anyone */
#include "deed.h"

#include <sys/sem.h>

int main(void)
{
	return tried(semctl(semget(IPC_PRIVATE, 1, 0600), 0, IPC_RMID));
}
