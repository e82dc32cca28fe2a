/* needs: filter
 * expect: does code=86 record=one denied=NR_close denied_args~0, denied_at:HERE denied_others=1023 */
#define BAD_do
#include "good.h"

#include <unistd.h>

int thing_do(void)
{
	for (int fd = 0; fd < 1024; fd++)
		close(fd); /* HERE */
	return 0;
}
