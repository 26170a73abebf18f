#include "message.h"

#include <arpa/inet.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

/* Where a header's value begins; the search starts at `from`, which stands at a line's beginning. */
static const char *find_header(const char *from, const char *name, const char *compact) {
    for (const char *line = from; line && strncmp(line, "\r\n", 2) && *line;) {
        size_t length = strcspn(line, ":\r\n");
        size_t trimmed = length;
        while (trimmed && (line[trimmed - 1] == ' ' || line[trimmed - 1] == '\t')) trimmed--;
        bool same = (trimmed == strlen(name) && !strncasecmp(line, name, trimmed)) ||
                    (compact && trimmed == 1 && !strncasecmp(line, compact, 1));
        if (same && line[length] == ':') {
            const char *value = line + length + 1;
            return value + strspn(value, " \t");
        }
        line = strstr(line, "\r\n");
        if (line) line += 2;
    }
    return NULL;
}

static const char *first_header_line(const char *message) {
    const char *line = strstr(message, "\r\n");
    return line ? line + 2 : message + strlen(message);
}

static void copy(char *out, size_t size, const char *from, size_t length) {
    if (length >= size) length = size - 1;
    memcpy(out, from, length);
    out[length] = 0;
}

bool read_header(const char *message, const char *name, const char *compact, char *out, size_t size) {
    const char *value = find_header(first_header_line(message), name, compact);
    copy(out, size, value ? value : "", value ? strcspn(value, "\r\n") : 0);
    return value;
}

void read_method(const char *message, char *out, size_t size) {
    char cseq[64];
    read_header(message, "CSeq", NULL, cseq, sizeof cseq);
    const char *method = strchr(cseq, ' ');
    copy(out, size, method ? method + 1 : "", method ? strlen(method + 1) : 0);
}

void read_tag(const char *message, const char *header, const char *compact, char *out, size_t size) {
    char value[URI_SIZE];
    read_header(message, header, compact, value, sizeof value);
    const char *end_of_uri = strchr(value, '>');
    const char *tag = strstr(end_of_uri ? end_of_uri : value, ";tag=");
    copy(out, size, tag ? tag + 5 : "", tag ? strcspn(tag + 5, "; \t") : 0);
}

bool read_contact(const char *message, char *out, size_t size) {
    char value[URI_SIZE];
    if (!read_header(message, "Contact", "m", value, sizeof value)) return false;
    const char *bracket = strchr(value, '<');
    const char *uri = bracket ? bracket + 1 : value;
    copy(out, size, uri, strcspn(uri, bracket ? ">" : "; \t"));
    return *out;
}

int status_of(const char *message) {
    return strncmp(message, "SIP/2.0 ", 8) ? 0 : atoi(message + 8);
}

bool read_answer(const char *message, struct answer *out) {
    const char *body = strstr(message, "\r\n\r\n");
    const char *media = body ? strstr(body, "\nm=audio ") : NULL;
    if (!media) return false;
    int port = atoi(media + 9);
    bool pcmu = false;
    for (const char *format = strstr(media, "RTP/AVP"); format && *format && !strchr("\r\n", *format);) {
        format += strcspn(format, " \r\n");
        if (!strncmp(format, " 0", 2) && strchr(" \r\n", format[2])) pcmu = true;
        format += strspn(format, " ");
    }
    const char *own = strstr(media, "\nc=IN IP4 ");
    const char *connection = own ? own : strstr(body, "\nc=IN IP4 ");
    char host[INET_ADDRSTRLEN] = "";
    if (connection) copy(host, sizeof host, connection + 10, strcspn(connection + 10, "/ \r\n"));
    *out = (struct answer){.address = {.sin_family = AF_INET, .sin_port = htons((unsigned short)port)}};
    out->event_type = -1;
    for (const char *map = media; (map = strstr(map, "\na=rtpmap:")); map++) {
        int type;
        char name[32];
        if (sscanf(map, "\na=rtpmap:%d %31[^/\r\n]", &type, name) == 2 && !strcasecmp(name, "telephone-event"))
            out->event_type = type;
    }
    return pcmu && port > 0 && port < 65536 && inet_aton(host, &out->address.sin_addr);
}

/* All that requests have in common. `branch` tells transactions apart; `to` is a whole header value. */
static void write_request(char *out, const struct parties *who, const struct call *call, const char *line,
                          const char *branch, const char *to, const char *cseq, const char *body) {
    snprintf(out, MESSAGE_SIZE,
             "%s SIP/2.0\r\n"
             "Via: SIP/2.0/UDP 127.0.0.1:%d;branch=z9hG4bK-%s-%s;rport\r\n"
             "Max-Forwards: 70\r\n"
             "From: <sip:callgen@127.0.0.1:%d>;tag=%s\r\n"
             "To: %s\r\n"
             "Call-ID: %s\r\n"
             "CSeq: %s\r\n"
             "Contact: <sip:callgen@127.0.0.1:%d>\r\n"
             "Allow: INVITE, ACK, BYE, CANCEL, OPTIONS\r\n"
             "User-Agent: callgen\r\n"
             "%s"
             "Content-Length: %zu\r\n\r\n%s",
             line, who->local_port, call->sip.tag, branch, who->local_port, call->sip.tag, to, call->sip.call_id,
             cseq, who->local_port, *body ? "Content-Type: application/sdp\r\n" : "", strlen(body), body);
}

static void dialled_uri(char *out, const struct parties *who) {
    snprintf(out, URI_SIZE, "sip:%s@%s:%d", who->user, who->server_host, who->server_port);
}

static void write_with_invite_uri(char *out, const struct parties *who, const struct call *call,
                                  const char *method, const char *to, const char *body) {
    char uri[URI_SIZE], line[URI_SIZE + 16], bare_to[URI_SIZE + 2], cseq[32];
    dialled_uri(uri, who);
    snprintf(line, sizeof line, "%s %s", method, uri);
    snprintf(bare_to, sizeof bare_to, "<%s>", uri);
    snprintf(cseq, sizeof cseq, "1 %s", method);
    write_request(out, who, call, line, "invite", to ? to : bare_to, cseq, body);
}

static void write_in_dialog(char *out, const struct parties *who, const struct call *call, const char *method,
                            int cseq) {
    char uri[URI_SIZE], line[URI_SIZE + 16], to[URI_SIZE + TAG_SIZE + 16], number[32];
    dialled_uri(uri, who);
    snprintf(line, sizeof line, "%s %s", method, call->sip.target);
    snprintf(to, sizeof to, "<%s>;tag=%s", uri, call->sip.remote_tag);
    snprintf(number, sizeof number, "%d %s", cseq, method);
    write_request(out, who, call, line, method, to, number, "");
}

void write_invite(char *out, const struct parties *who, const struct call *call) {
    char sdp[512];
    snprintf(sdp, sizeof sdp,
             "v=0\r\no=callgen 1 1 IN IP4 127.0.0.1\r\ns=-\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\n"
             "m=audio %d RTP/AVP 0 101\r\na=rtpmap:0 PCMU/8000\r\na=rtpmap:101 telephone-event/8000\r\n"
             "a=fmtp:101 0-15\r\na=ptime:20\r\na=sendrecv\r\n",
             call->media.port);
    write_with_invite_uri(out, who, call, "INVITE", NULL, sdp);
}

void write_cancel(char *out, const struct parties *who, const struct call *call) {
    write_with_invite_uri(out, who, call, "CANCEL", NULL, "");
}

void write_ack_of_refusal(char *out, const struct parties *who, const struct call *call, const char *response) {
    char to[URI_SIZE + TAG_SIZE];
    read_header(response, "To", "t", to, sizeof to);
    write_with_invite_uri(out, who, call, "ACK", to, "");
}

void write_ack_of_answer(char *out, const struct parties *who, const struct call *call) {
    write_in_dialog(out, who, call, "ACK", 1);
}

void write_bye(char *out, const struct parties *who, const struct call *call) {
    write_in_dialog(out, who, call, "BYE", 2);
}

void write_response(char *out, const char *request, const char *status) {
    char from[URI_SIZE], to[URI_SIZE + TAG_SIZE], call_id[ID_SIZE], cseq[64];
    read_header(request, "From", "f", from, sizeof from);
    read_header(request, "To", "t", to, sizeof to);
    read_header(request, "Call-ID", "i", call_id, sizeof call_id);
    read_header(request, "CSeq", NULL, cseq, sizeof cseq);
    int size = snprintf(out, MESSAGE_SIZE, "SIP/2.0 %s\r\n", status);
    const char *via = first_header_line(request);
    while ((via = find_header(via, "Via", "v")) && size < MESSAGE_SIZE / 2) {
        size_t length = strcspn(via, "\r\n");
        size += snprintf(out + size, (size_t)(MESSAGE_SIZE - size), "Via: %.*s\r\n", (int)length, via);
        if (!via[length]) break;
        via += length + 2;
    }
    if (size < MESSAGE_SIZE)
        snprintf(out + size, (size_t)(MESSAGE_SIZE - size),
                 "From: %s\r\nTo: %s\r\nCall-ID: %s\r\nCSeq: %s\r\n"
                 "Allow: INVITE, ACK, BYE, CANCEL, OPTIONS\r\nContent-Length: 0\r\n\r\n",
                 from, to, call_id, cseq);
}
