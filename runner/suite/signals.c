/* Signals that AddressSanitizer keeps for itself stay with it: its signal() refuses them. Without
 * _DEFAULT_SOURCE, though, libc's header turns signal() into a name that it does not know. The
 * program's own definition of that name comes first, so a solution gets this one. */
#include "signals.h"

hone_handler *__sysv_signal(int number, hone_handler *handler)
{
	return signal(number, handler);
}
