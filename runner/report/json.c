#include "report/report.h"
#include "base/auto.h"
#include "model/result.h"

void report_json(const struct result *r, const struct report_style *style UNUSED, struct buf *out)
{
	result_to_json(r, out);
}
