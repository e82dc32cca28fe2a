/* expect: denied; profile: both; unjailed: maybe */
#include "deed.h"

int main(void)
{
	return tried(syscall(SYS_keyctl, 0 /* KEYCTL_GET_KEYRING_ID */, -2, 1));
}
