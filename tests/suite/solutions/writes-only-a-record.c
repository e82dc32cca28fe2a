/* expect: does how=exit code=86 record=bad */
#define BAD_do
#include "good.h"

#include <unistd.h>

int thing_do(void)
{
	char record[1024] = { 0 };

	if (write(200, record, sizeof record) < 0)
		return 1;
	_exit(86);
}
