/* expect: denied; profile: both; unjailed: anyone */
#include "deed.h"

int main(void)
{
	return tried(fcntl(0, F_SETOWN, getppid()));
}
