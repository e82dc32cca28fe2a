/* options: --output-kb 32
 * expect: does how=output code=9 record=none output~is%20anybody output_cut=1 */
#define BAD_do
#include "good.h"

#include <stdio.h>

int thing_do(void)
{
	for (;;)
		puts("is anybody there?");
}
