/* expect: denied; profile: both; with: --proc; unjailed: anyone */
#include "deed.h"

/* Of the process that has started us: in a jail, its INIT. */
int main(void)
{
	char path[64];

	snprintf(path, sizeof path, "/proc/%d/mem", getppid());
	return tried(open(path, O_RDWR));
}
