/* expect: denied; profile: both; unjailed: root */
#include "deed.h"

int main(void)
{
	return tried(chroot("/"));
}
