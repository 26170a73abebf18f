/* The result, as one JSON object on a line of its own. */
#ifndef CALLGEN_REPORT_H
#define CALLGEN_REPORT_H

#include "dialog.h"
#include "media.h"
#include "options.h"

void write_report(FILE *out, const struct options *options, const struct line *line, const struct steady *steady,
                  double steady_s, double late_ms);

#endif
