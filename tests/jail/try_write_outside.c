/* expect: denied; profile: both; unjailed: root */
#include "deed.h"

int main(void)
{
	static const char *const folder[] = { "/", "/usr", "/dev", "/proc", "/var/tmp", "/dev/shm" };
	char path[64];

	for (size_t i = 0; i < sizeof folder / sizeof *folder; i++) {
		snprintf(path, sizeof path, "%s/hone-jail-test", folder[i]);
		if (open(path, O_CREAT | O_EXCL | O_WRONLY, 0600) >= 0) {
			unlink(path);
			return tried(0);
		}
	}
	return tried(-1);
}
