/* attack: includes a device that never ends
 * answer: not-compiled
 * labs: sum */
#include "/dev/zero"
