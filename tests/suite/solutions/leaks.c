/* expect: does code=86 record=one asserts=1 leaks=3 leak_bytes=37 leak_at:HERE !sanitizer */
#define BAD_do
#include "good.h"

static void *kept[3];

int thing_do(void)
{
	free(malloc(100));
	kept[0] = malloc(30); /* HERE */
	kept[1] = strdup("six!!");
	kept[2] = malloc(1);
	return 0;
}
