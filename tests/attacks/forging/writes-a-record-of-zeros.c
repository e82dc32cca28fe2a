/* attack: writes a record of the right size to the harness's descriptor, then ends as a pass does
 * answer: forged forged says=not its own
 * labs: all */
#include <unistd.h>

static void attack(void)
{
	char record[984] = { 0 };

	if (write(200, record, sizeof record) > 0)
		_exit(86);
}
