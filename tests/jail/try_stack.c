/* expect: signal 11; profile: both */
#include "deed.h"

static int deeper(volatile char *above, int left)
{
	volatile char room[4096];

	room[0] = above ? above[0] : 1;
	return left ? deeper(room, left - 1) + room[0] : 0;
}

int main(void)
{
	return deeper(NULL, 1 << 30);
}
