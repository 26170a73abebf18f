/* The audio of a call: 20 ms packets of PCMU out, everything that comes in counted and timed by the kernel. */
#ifndef CALLGEN_MEDIA_H
#define CALLGEN_MEDIA_H

#include "gaps.h"
#include "message.h"

/* What is measured while the load is steady. */
struct steady {
    bool now;
    struct gaps gaps;
    uint64_t packets, lost;
};

/* Opens a socket on an even port of 127.0.0.1; false when there is none left. */
bool open_media(struct media_side *media);
void connect_media(struct media_side *media, const struct answer *answer);

/* The packet of this 20 ms: audio, or a part of the key (RFC 4733) once it has been pressed. */
void send_packet(struct media_side *media, char key);
void press_key(struct media_side *media);

/* Reads every packet that waits. `quiet_s` without anything audible ends the prompt that the key should stop. */
void hear_packets(struct media_side *media, struct steady *steady, double quiet_s);

/* To be called at the end: the quiet after a prompt may be the last that was heard. */
void settle_key(struct media_side *media, int64_t end_ns, double quiet_s);

#endif
