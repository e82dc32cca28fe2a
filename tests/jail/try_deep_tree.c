/* expect: denied; tier1: none; profile: compile */
#include "deed.h"

#include <sys/stat.h>

int main(void)
{
	if (chdir("/tmp") != 0)
		return odd("no /tmp");
	for (int i = 0; i < 100000; i++)
		if (mkdir("d", 0700) != 0 || chdir("d") != 0)
			return tried(-1);
	return tried(0);
}
