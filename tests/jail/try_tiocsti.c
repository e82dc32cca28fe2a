/* expect: denied; profile: both; unjailed: anyone */
#include "deed.h"

#include <sys/ioctl.h>

/* Types into a terminal. Standard input is none here; the kernel must not even look. */
int main(void)
{
	int result = ioctl(0, TIOCSTI, "x");

	return tried(result < 0 && errno == ENOTTY ? 0 : result);
}
