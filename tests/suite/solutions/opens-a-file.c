/* needs: filter
 * expect: does code=86 record=one denied=NR_openat denied_path=/etc/passwd denied_at:HERE !denied_others */
#define BAD_do
#include "good.h"

#include <stdio.h>

int thing_do(void)
{
	FILE *f = fopen("/etc/passwd", "r"); /* HERE */

	return f != NULL;
}
