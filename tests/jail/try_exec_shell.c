/* expect: denied; profile: both; unjailed: anyone */
#include "deed.h"

int main(void)
{
	return tried(open("/bin/sh", O_RDONLY));
}
