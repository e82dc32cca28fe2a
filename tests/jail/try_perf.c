/* expect: denied; profile: both; unjailed: maybe */
#include "deed.h"

#include <linux/perf_event.h>

int main(void)
{
	return tried(syscall(SYS_perf_event_open, &(struct perf_event_attr){ .type = PERF_TYPE_SOFTWARE,
			     .size = sizeof(struct perf_event_attr),
			     .config = PERF_COUNT_SW_TASK_CLOCK, .exclude_kernel = 1 },
			     0, -1, -1, 0));
}
