/* The signalling of a call: INVITE, CANCEL, BYE, with the repeats of RFC 3261 section 17.1 over UDP. */
#ifndef CALLGEN_DIALOG_H
#define CALLGEN_DIALOG_H

#include "message.h"

struct line {
    int socket; /* UDP, for all calls */
    struct sockaddr_in server;
    struct parties who;
    struct call *calls;
    int count;
    uint64_t repeats;          /* requests that had to be sent again */
    char first_failure[64];    /* status line of the first call that failed */
};

void begin_call(struct line *line, struct call *call);

/* BYE or CANCEL, as the state wants it; nothing when the call is over or has not begun. */
void leave_call(struct line *line, struct call *call);

/* To be called every few milliseconds. */
void repeat_requests(struct line *line, struct call *call);

/* Reads and acts on every message that waits. */
void read_line(struct line *line);

#endif
