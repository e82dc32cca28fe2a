/* expect: signal 6; profile: test-host */
#include "deed.h"

int main(void)
{
	abort();
}
