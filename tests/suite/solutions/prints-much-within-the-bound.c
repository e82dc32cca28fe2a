/* options: --output-kb 64
 * expect: does code=86 record=one output~0123456789 output_cut=1 */
#define BAD_do
#include "good.h"

#include <stdio.h>

int thing_do(void)
{
	for (int i = 0; i < 4000; i++)
		printf("0123456789");
	return 0;
}
