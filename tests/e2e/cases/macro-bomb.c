/* expect: not-compiled exit=3 */
#include "sum.h"
#include __FILE__
