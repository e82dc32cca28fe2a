/* judge.h: every row of the table, applied. */
#ifndef VET_JUDGE_H
#define VET_JUDGE_H

struct evidence;
struct vet_result;

/* Fills r->finding, r->n and r->ok. Without a manifest only the first row says anything. */
void judge_all(const struct evidence *ev, struct vet_result *r);

#endif
