/* workspace.h: short-lived folders that never outlive their owner for long.
 *
 *	<scratch>/hone-<uid>/            0700, ours
 *	<scratch>/hone-<uid>/<random>/   a workspace, locked (flock) for as long as its owner lives
 *
 * A workspace whose lock nobody holds belonged to a hone that was killed: the next one removes it.
*/
#ifndef RUN_WORKSPACE_H
#define RUN_WORKSPACE_H

#include <stdbool.h>

struct err;

struct scratch { char *dir; };

/* Removes abandoned workspaces; the folder itself is made with the first new one. A folder of that
 * name that is not ours alone is refused. */
bool scratch_init(struct scratch *s, const char *parent, struct err *e);
void scratch_release(struct scratch *s);

struct workspace {
	char *dir; /* read by the jail: the snapshot of the learner's file, the lab's header */
	char *out; /* written by the jail: whatever is in there is hostile */
	int lock;
};

#define WORKSPACE_NONE { 0, 0, -1 }

bool workspace_make(struct workspace *w, const struct scratch *s, struct err *e);
void workspace_release(struct workspace *w); /* removes it; nothing when there is none */

#endif
