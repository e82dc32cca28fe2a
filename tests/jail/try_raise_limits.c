/* expect: denied; profile: both; unjailed: root */
#include "deed.h"

#include <sys/resource.h>

int main(void)
{
	static const int resource[] = { RLIMIT_CPU, RLIMIT_FSIZE, RLIMIT_NOFILE, RLIMIT_STACK,
					RLIMIT_CORE };

	for (size_t i = 0; i < sizeof resource / sizeof *resource; i++) {
		struct rlimit l;

		getrlimit((__rlimit_resource_t)resource[i], &l);
		if (l.rlim_max == RLIM_INFINITY)
			return tried(0);
		l.rlim_max++;
		if (setrlimit((__rlimit_resource_t)resource[i], &l) == 0)
			return tried(0);
	}
	return tried(-1);
}
