/* needs: filter
 * expect: does code=86 record=one denied=NR_clone denied_at:HERE */
#define BAD_do
#include "good.h"

#include <unistd.h>

int thing_do(void)
{
	return fork() != -1; /* HERE */
}
