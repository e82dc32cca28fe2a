/* expect: denied; profile: both; unjailed: root */
#include "deed.h"

int main(void)
{
	return tried(open("/etc/shadow", O_RDONLY));
}
