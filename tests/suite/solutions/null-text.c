/* expect: text failed=1 what=the%20text expected="twelve" got=NULL
 * expect: cm_text failed=1 expected="twelve" got=NULL
 * expect: cm_truth failed=1 what~thing_text */
#define BAD_text
#include "good.h"

const char *thing_text(void)
{
	return NULL;
}
