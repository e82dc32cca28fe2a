/* attack: includes files of the compiler's own process, to read them in its messages
 * answer: not-compiled
 * labs: sum */
#include "/proc/self/environ"
#include "/proc/self/maps"
#include "/proc/1/cwd/etc/passwd"
#include "../../../../../../etc/passwd"
