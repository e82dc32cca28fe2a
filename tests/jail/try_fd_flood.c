/* expect: denied; profile: both; with: --files 40 */
#include "deed.h"

int main(void)
{
	for (int i = 0; i < 100; i++)
		if (dup(0) < 0)
			return tried(-1);
	return tried(0);
}
