/* folder.h: a folder that is made whole, or not at all.
 *
 * It is filled under a name of its own and then renamed, so it is either there, whole, or not
 * there; and a rename never replaces a folder that holds something. */
#ifndef CMD_FOLDER_H
#define CMD_FOLDER_H

#include <stdbool.h>

struct err;

struct folder_spec {
	const char *path; /* the folder above it is there */
	/* Fills `folder`; `final` is the absolute path that it will have. */
	bool (*fill)(const char *folder, const char *final, void *ctx, struct err *e);
	/* There is something of that name already: sets *e. Always false. */
	bool (*refuse)(const char *path, void *ctx, struct err *e);
	void *ctx;
};

bool folder_make(const struct folder_spec *spec, struct err *e);

/* A file in a folder that is being filled. */
bool folder_copy(const char *folder, const char *name, const char *from, struct err *e);
bool folder_write(const char *folder, const char *name, const char *text, struct err *e);

/* What an operand names, without the slashes at its end. Owned by the caller. */
char *folder_named(const char *operand);

#endif
