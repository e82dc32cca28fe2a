#include "base/auto.h"
#include "base/buf.h"
#include "base/fs.h"
#include "base/path.h"
#include "model/lab.h"
#include "run/build.h"
#include "run/engine_private.h"

bool build_write_exports(const struct lab *lab, const char *path, const char *more, struct err *e)
{
	AUTO(buf_release) struct buf text = BUF_INIT;

	buf_fmt(&text, "{ global:%s", more);
	for (size_t i = 0; i < lab->napi; i++)
		buf_fmt(&text, " %s;", lab->api[i]);
	buf_str(&text, " local: *; };\n");
	return fs_write_new(path, text.s, text.len, e);
}

static bool copy_header(const struct lab *lab, const char *dir, struct err *e)
{
	AUTO(freep) char *from = lab_path(lab, lab->header);
	AUTO(freep) char *to = path_join(dir, lab->header);
	AUTO(buf_release) struct buf text = BUF_INIT;

	return fs_read(from, LAB_MAX_SOLUTION, &text, e) && fs_write_new(to, text.s, text.len, e);
}

bool build_prepare(const struct lab *lab, const struct workspace *workspace, const void *bytes,
		   size_t n, struct err *e)
{
	AUTO(freep) char *path = path_join(workspace->dir, lab->solution);
	AUTO(freep) char *exports = path_join(workspace->dir, "exports.map");

	return fs_write_new(path, bytes, n, e) && copy_header(lab, workspace->dir, e) &&
	       build_write_exports(lab, exports, "", e);
}

bool build_prepare_reference(struct engine *engine, const struct lab *lab,
			     struct workspace *workspace, struct err *e)
{
	AUTO(freep) char *reference = lab_reference_path(lab);
	AUTO(buf_release) struct buf text = BUF_INIT;

	return fs_read(reference, LAB_MAX_SOLUTION, &text, e) &&
	       workspace_make(workspace, &engine->scratch, e) &&
	       build_prepare(lab, workspace, text.s, text.len, e);
}
