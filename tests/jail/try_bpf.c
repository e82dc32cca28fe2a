/* expect: denied; profile: both; unjailed: root */
#include "deed.h"

int main(void)
{
	return tried(syscall(SYS_bpf, 0 /* BPF_MAP_CREATE */, &(unsigned[32]){ 2, 4, 4, 1 }, 72));
}
