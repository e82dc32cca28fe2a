/* expect: denied; profile: both; unjailed: anyone */
#include "deed.h"

int main(void)
{
	return tried(open("/etc/passwd", O_RDONLY));
}
