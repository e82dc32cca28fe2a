/* attack: includes its own input
 * answer: not-compiled
 * tier 1: not-yet fail
 * labs: sum */
#include "/dev/stdin"
