#include "report.h"

#include <math.h>
#include <stdlib.h>

static int by_size(const void *left, const void *right) {
    double a = *(const double *)left, b = *(const double *)right;
    return (a > b) - (a < b);
}

/* Sorts. The smallest value that at least `share` of them do not exceed. */
static double percentile(double *values, int count, double share) {
    if (!count) return 0;
    qsort(values, (size_t)count, sizeof *values, by_size);
    int rank = (int)ceil(share * count);
    return values[rank < 1 ? 0 : rank - 1];
}

static void write_times(FILE *out, const char *name, double *ms, int count) {
    fprintf(out, "\"%s\":{\"count\":%d,\"p50\":%.2f,\"p99\":%.2f,\"max\":%.2f}", name, count,
            percentile(ms, count, 0.5), percentile(ms, count, 0.99), percentile(ms, count, 1));
}

void write_report(FILE *out, const struct options *options, const struct line *line, const struct steady *steady,
                  double steady_s, double late_ms) {
    static double setup_ms[MAX_CALLS], stop_ms[MAX_CALLS];
    int answered = 0, failed = 0, unfinished = 0, by_server = 0, without_audio = 0;
    int pressed = 0, in_pause = 0, stopped = 0;
    uint64_t lost = 0, dropped = 0;
    for (int i = 0; i < line->count; i++) {
        const struct call *call = &line->calls[i];
        const struct media_side *media = &call->media;
        if (call->sip.answered_at) setup_ms[answered++] = (call->sip.answered_at - call->sip.begun_at) * 1e3;
        failed += call->state == CALL_FAILED;
        unfinished += call->state != CALL_FAILED && call->state != CALL_ENDED;
        by_server += call->ended_by_server;
        without_audio += call->sip.answered_at && !media->received;
        lost += media->lost;
        dropped += media->receiver_dropped;
        if (!media->key_ns) continue;
        pressed++;
        if (!media->key_in_prompt)
            in_pause++;
        else if (media->prompt_stopped)
            stop_ms[stopped++] = fmax(0, (double)(media->audible_ns - media->key_ns) * 1e-6);
    }
    fprintf(out, "{\"calls\":%d,\"answered\":%d,\"failed\":%d,\"unfinished\":%d,\"first_failure\":\"", line->count,
            answered, failed, unfinished);
    for (const char *c = line->first_failure; *c; c++)
        if (*c != '"' && *c != '\\' && (unsigned char)*c >= ' ') fputc(*c, out);
    fprintf(out, "\",\"ended_by_server\":%d,\"without_audio\":%d,\"repeats\":%lu,", by_server, without_audio,
            (unsigned long)line->repeats);
    write_times(out, "setup_ms", setup_ms, answered);
    fprintf(out,
            ",\"steady\":{\"seconds\":%.2f,\"packets\":%lu,\"lost\":%lu,\"gap_ms\":{\"p50\":%.2f,\"p99\":%.2f,"
            "\"p999\":%.2f,\"max\":%.2f}},\"lost\":%lu,\"receiver_dropped\":%lu,\"late_ms\":%.1f",
            steady_s, (unsigned long)steady->packets, (unsigned long)steady->lost, gap_at(&steady->gaps, 0.5),
            gap_at(&steady->gaps, 0.99), gap_at(&steady->gaps, 0.999), steady->gaps.longest_ms, (unsigned long)lost,
            (unsigned long)dropped, late_ms);
    if (options->key) {
        fprintf(out, ",\"key\":{\"pressed\":%d,\"not_in_prompt\":%d,\"not_stopped\":%d,", pressed, in_pause,
                pressed - in_pause - stopped);
        write_times(out, "stop_ms", stop_ms, stopped);
        fputc('}', out);
    }
    fputs("}\n", out);
}
