/* One call of the generator: its dialog with the server and its media. Times are seconds on CLOCK_MONOTONIC unless
 * they end in _ns: those are nanoseconds on CLOCK_REALTIME, the clock of the kernel's receive stamps. */
#ifndef CALLGEN_CALL_H
#define CALLGEN_CALL_H

#include <netinet/in.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

enum { ID_SIZE = 64, TAG_SIZE = 256, URI_SIZE = 512 };

enum call_state {
    CALL_WAITING,   /* not begun */
    CALL_INVITED,   /* INVITE sent, no final answer yet */
    CALL_CANCELLED, /* CANCEL sent, waiting for the INVITE's final answer */
    CALL_UP,        /* answered */
    CALL_LEAVING,   /* BYE sent */
    CALL_ENDED,     /* answered once, and over */
    CALL_FAILED,    /* never answered */
};

struct sip_side {
    char call_id[ID_SIZE];
    char tag[ID_SIZE];        /* ours */
    char remote_tag[TAG_SIZE]; /* theirs, empty until known */
    char target[URI_SIZE];    /* the Contact of the answer */
    bool provisional;         /* a 1xx came: no more repeats of the INVITE (RFC 3261 section 17.1.1.2) */
    double repeat_at;         /* when the request in flight is repeated, and ... */
    double repeat_s;          /* ... the interval before that */
    double give_up_at;        /* 64 times T1 after it was first sent */
    double begun_at, answered_at, left_at;
};

struct media_side {
    int socket;
    int port;               /* ours */
    bool connected;         /* the answer said where to send */
    int event_type;         /* payload type of telephone-event, -1 when the server takes none */
    uint16_t sequence;      /* of the next packet that we send */
    uint32_t timestamp, ssrc;

    uint64_t received, lost, receiver_dropped;
    bool hearing;           /* the fields below hold the packet before */
    uint32_t heard_ssrc;
    uint16_t heard_sequence;
    int64_t heard_ns;

    int key_packets;        /* sent so far */
    uint32_t key_timestamp;
    int64_t key_ns;         /* when the first one left; 0: not pressed */
    bool key_in_prompt;     /* something was audible right then */
    int64_t audible_ns;     /* the last audible packet; after the key: of the prompt that it should stop */
    bool prompt_stopped;
};

struct call {
    int index;
    enum call_state state;
    bool ended_by_server;
    struct sip_side sip;
    struct media_side media;
};

#endif
