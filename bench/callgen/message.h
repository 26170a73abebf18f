/* Reading and writing SIP messages (RFC 3261) as text. Messages are NUL-terminated. */
#ifndef CALLGEN_MESSAGE_H
#define CALLGEN_MESSAGE_H

#include "call.h"

enum { MESSAGE_SIZE = 8192 };

/* Where we are, and whom we call. */
struct parties {
    int local_port;
    int server_port;
    char server_host[INET_ADDRSTRLEN];
    const char *user;
};

/* A new request of a call. The branch of an ACK for a refusal and of a CANCEL is that of the INVITE (RFC 3261
 * sections 17.1.1.3 and 9.1); every other request has its own. */
void write_invite(char *out, const struct parties *who, const struct call *call);
void write_cancel(char *out, const struct parties *who, const struct call *call);
void write_ack_of_answer(char *out, const struct parties *who, const struct call *call);
void write_ack_of_refusal(char *out, const struct parties *who, const struct call *call, const char *response);
void write_bye(char *out, const struct parties *who, const struct call *call);

/* The answer to a request of the server. */
void write_response(char *out, const char *request, const char *status);

/* The status code of a response; 0 for a request. */
int status_of(const char *message);

/* Copies a header's value, cut to fit; false, and empty, when there is none. */
bool read_header(const char *message, const char *name, const char *compact, char *out, size_t size);

/* The method in CSeq, which is what a response answers. */
void read_method(const char *message, char *out, size_t size);

void read_tag(const char *message, const char *header, const char *compact, char *out, size_t size);

/* The URI of Contact without brackets and parameters of the header. */
bool read_contact(const char *message, char *out, size_t size);

/* What the SDP of an answer says. False when it offers no PCMU or is not there. */
struct answer {
    struct sockaddr_in address;
    int event_type; /* -1 for none */
};
bool read_answer(const char *message, struct answer *out);

#endif
