/* expect: denied; profile: both; unjailed: root */
#include "deed.h"

#include <sys/resource.h>

int main(void)
{
	return tried(setpriority(PRIO_PROCESS, (id_t)getppid(), 19));
}
