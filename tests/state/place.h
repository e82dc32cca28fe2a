/* place.h: what all channels share: their name, and what was granted. */
#ifndef STATE_PLACE_H
#define STATE_PLACE_H

#include <limits.h>

#define NAME "hone-state"

static char file[PATH_MAX];  /* is there, and may be read */
static char other[PATH_MAX]; /* would be beside it */

#endif
