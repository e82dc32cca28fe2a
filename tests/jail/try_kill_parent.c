/* expect: denied; profile: both */
#include "deed.h"

int main(void)
{
	return tried(kill(getppid(), SIGKILL));
}
