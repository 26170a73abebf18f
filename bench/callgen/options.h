/* What the command line asks for. */
#ifndef CALLGEN_OPTIONS_H
#define CALLGEN_OPTIONS_H

#include <netinet/in.h>

enum { MAX_CALLS = 4000, MAX_RATE = 1000, MAX_SECONDS = 120 };

struct options {
    struct sockaddr_in server;
    const char *user;       /* what is dialled: the user part of the request URI */
    int calls;              /* 1 to MAX_CALLS */
    double rate;            /* calls begun per second, up to MAX_RATE */
    double hold_s;          /* hang up so long after the answer; 0: at the end of the run */
    double settle_s;        /* between the last call's start and the steady period */
    double steady_s;        /* how long gaps, losses (and, by the caller of this program, CPU) are measured */
    char key;               /* 0-9 * #, or 0 for none */
    double key_at_s;        /* pressed so long after the answer */
    double quiet_s;         /* a prompt has stopped when nothing audible comes for so long */
};

/* Exits with 2 and a message on stderr when the arguments cannot be meant. */
struct options read_options(int count, char **arguments);

#endif
