/* attack: includes its own input
 * answer: not-compiled
 * labs: sum */
#include "/dev/stdin"
