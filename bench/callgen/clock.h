/* The two clocks: intervals are measured on the one, kernel stamps compared on the other. */
#ifndef CALLGEN_CLOCK_H
#define CALLGEN_CLOCK_H

#include <stdint.h>
#include <time.h>

static inline double now_s(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + (double)now.tv_nsec * 1e-9;
}

static inline int64_t realtime_ns(void) {
    struct timespec now;
    clock_gettime(CLOCK_REALTIME, &now);
    return now.tv_sec * 1000000000LL + now.tv_nsec;
}

#endif
