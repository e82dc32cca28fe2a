/* expect: denied; profile: both; unjailed: root */
#include "deed.h"

#include <sys/resource.h>

int main(void)
{
	struct rlimit none = { RLIM_INFINITY, RLIM_INFINITY };

	return tried(prlimit(getppid(), RLIMIT_CORE, NULL, &none));
}
