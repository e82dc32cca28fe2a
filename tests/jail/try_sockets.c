/* expect: denied; profile: both; unjailed: anyone */
#include "deed.h"

#include <sys/socket.h>

/* Every family, in every kind. */
int main(void)
{
	for (int family = 0; family < 64; family++)
		for (int kind = 1; kind <= 6; kind++)
			if (socket(family, kind, 0) >= 0)
				return tried(family);
	return tried(-1);
}
