/* expect: denied; profile: both; unjailed: anyone */
#include "deed.h"

#include <sys/msg.h>

int main(void)
{
	return tried(msgctl(msgget(IPC_PRIVATE, 0600), IPC_RMID, NULL));
}
