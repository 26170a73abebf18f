#include "gaps.h"

#include <math.h>

static const double STEP_MS = 0.05;

void add_gap(struct gaps *gaps, double ms) {
    int step = ms <= 0 ? 0 : (int)(ms / STEP_MS);
    gaps->counts[step > GAP_STEPS ? GAP_STEPS : step]++;
    gaps->total++;
    if (ms > gaps->longest_ms) gaps->longest_ms = ms;
}

double gap_at(const struct gaps *gaps, double share) {
    uint64_t wanted = (uint64_t)ceil(share * (double)gaps->total), seen = 0;
    for (int step = 0; step <= GAP_STEPS && gaps->total; step++) {
        seen += gaps->counts[step];
        if (seen >= wanted) return step == GAP_STEPS ? gaps->longest_ms : (step + 1) * STEP_MS;
    }
    return 0;
}
