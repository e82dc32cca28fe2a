/* expect: denied; profile: both; unjailed: anyone */
#include "deed.h"

#include <sys/ptrace.h>

int main(void)
{
	return tried(ptrace(PTRACE_TRACEME, 0, NULL, NULL));
}
