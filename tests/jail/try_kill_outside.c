/* expect: denied; profile: both; args: @OUTSIDE@; unjailed: anyone */
#include "deed.h"

/* May we send signals to a process outside, whose number we know? */
int main(int argc, char **argv)
{
	return tried(argc > 1 ? kill(atoi(argv[1]), 0) : -1);
}
