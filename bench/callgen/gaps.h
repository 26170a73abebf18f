/* How the gaps between packets are distributed: counts in steps of 0.05 ms up to 1 s. */
#ifndef CALLGEN_GAPS_H
#define CALLGEN_GAPS_H

#include <stdint.h>

enum { GAP_STEPS = 20000 };

struct gaps {
    uint64_t counts[GAP_STEPS + 1]; /* the last one: 1 s and more */
    uint64_t total;
    double longest_ms;
};

void add_gap(struct gaps *gaps, double ms);

/* The upper end of the step in which the share (0 to 1) is reached; 0 when there is nothing. */
double gap_at(const struct gaps *gaps, double share);

#endif
