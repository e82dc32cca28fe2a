/* attack: includes itself without an end
 * answer: not-compiled
 * labs: sum */
#include __FILE__
