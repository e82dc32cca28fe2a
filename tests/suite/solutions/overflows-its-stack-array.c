/* expect: does code=77 record=none sanitizer~index%204%20out%20of%20bounds */
#define BAD_do
#include "good.h"

int thing_do(void)
{
	int four[4] = { 0 };

	four[thing_number(4)] = 1;
	return four[0];
}
