/* attack: includes the memory of the compiler
 * answer: not-compiled
 * labs: sum */
#include "/proc/self/mem"
