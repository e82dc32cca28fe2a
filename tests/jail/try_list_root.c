/* expect: denied; profile: both; unjailed: anyone */
#include "deed.h"

int main(void)
{
	return tried(open("/", O_RDONLY | O_DIRECTORY));
}
