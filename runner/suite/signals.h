/* signals.h: what a solution's signal() is. */
#ifndef SUITE_SIGNALS_H
#define SUITE_SIGNALS_H

#include <signal.h>

typedef void hone_handler(int number);
hone_handler *__sysv_signal(int number, hone_handler *handler);

#endif
