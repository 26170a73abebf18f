#include "dialog.h"

#include <string.h>
#include <sys/socket.h>

#include "clock.h"
#include "media.h"

static const double T1_S = 0.5, T2_S = 4, GIVE_UP_S = 32;

static void send_to_server(const struct line *line, const char *message) {
    sendto(line->socket, message, strlen(message), 0, (const struct sockaddr *)&line->server, sizeof line->server);
}

static void start_timers(struct call *call, double now) {
    call->sip.repeat_s = T1_S;
    call->sip.repeat_at = now + T1_S;
    call->sip.give_up_at = now + GIVE_UP_S;
}

static void fail(struct line *line, struct call *call, const char *why) {
    call->state = CALL_FAILED;
    if (!*line->first_failure) snprintf(line->first_failure, sizeof line->first_failure, "%s", why);
}

/* Sends the request that the call's state waits upon. */
static void send_pending(struct line *line, struct call *call) {
    char message[MESSAGE_SIZE];
    if (call->state == CALL_INVITED)
        write_invite(message, &line->who, call);
    else if (call->state == CALL_CANCELLED)
        write_cancel(message, &line->who, call);
    else
        write_bye(message, &line->who, call);
    send_to_server(line, message);
}

void begin_call(struct line *line, struct call *call) {
    call->state = CALL_INVITED;
    call->sip.begun_at = now_s();
    start_timers(call, call->sip.begun_at);
    send_pending(line, call);
}

void leave_call(struct line *line, struct call *call) {
    double now = now_s();
    if (call->state == CALL_UP) {
        call->state = CALL_LEAVING;
        call->sip.left_at = now;
    } else if (call->state == CALL_INVITED && call->sip.provisional) {
        call->state = CALL_CANCELLED; /* never before a 1xx: RFC 3261 section 9.1 */
    } else {
        return;
    }
    start_timers(call, now);
    send_pending(line, call);
}

void repeat_requests(struct line *line, struct call *call) {
    bool inviting = call->state == CALL_INVITED;
    if (!inviting && call->state != CALL_CANCELLED && call->state != CALL_LEAVING) return;
    double now = now_s();
    if (now >= call->sip.give_up_at) {
        if (call->state == CALL_LEAVING)
            call->state = CALL_ENDED;
        else
            fail(line, call, "no final answer in 32 s");
    } else if (now >= call->sip.repeat_at && !(inviting && call->sip.provisional)) {
        call->sip.repeat_s *= 2;
        if (!inviting && call->sip.repeat_s > T2_S) call->sip.repeat_s = T2_S;
        call->sip.repeat_at = now + call->sip.repeat_s;
        line->repeats++;
        send_pending(line, call);
    }
}

static void on_answer(struct line *line, struct call *call, const char *message) {
    char ack[MESSAGE_SIZE];
    bool first = call->state == CALL_INVITED || call->state == CALL_CANCELLED;
    if (first) {
        read_tag(message, "To", "t", call->sip.remote_tag, sizeof call->sip.remote_tag);
        if (!read_contact(message, call->sip.target, sizeof call->sip.target))
            snprintf(call->sip.target, sizeof call->sip.target, "sip:%s:%d", line->who.server_host,
                     line->who.server_port);
    }
    write_ack_of_answer(ack, &line->who, call);
    send_to_server(line, ack);
    if (!first) return; /* the ACK before got lost */
    bool cancelled = call->state == CALL_CANCELLED;
    call->state = CALL_UP;
    call->sip.answered_at = now_s();
    struct answer answer;
    if (cancelled) {
        leave_call(line, call);
    } else if (!read_answer(message, &answer) || ntohl(answer.address.sin_addr.s_addr) >> 24 != 127) {
        if (!*line->first_failure)
            snprintf(line->first_failure, sizeof line->first_failure, "the answer has no PCMU on loopback");
        leave_call(line, call);
    } else {
        connect_media(&call->media, &answer);
    }
}

static void on_response(struct line *line, struct call *call, const char *message) {
    char method[16], ack[MESSAGE_SIZE];
    int status = status_of(message);
    read_method(message, method, sizeof method);
    if (!strcmp(method, "BYE")) {
        if (status >= 200 && call->state == CALL_LEAVING) call->state = CALL_ENDED;
    } else if (!strcmp(method, "INVITE")) {
        if (status < 200) {
            call->sip.provisional = true;
        } else if (status < 300) {
            on_answer(line, call, message);
        } else {
            write_ack_of_refusal(ack, &line->who, call, message);
            send_to_server(line, ack);
            char why[64];
            snprintf(why, sizeof why, "%.*s", (int)strcspn(message + 8, "\r\n"), message + 8);
            if (call->state == CALL_INVITED || call->state == CALL_CANCELLED) fail(line, call, why);
        }
    }
}

static void on_request(struct line *line, struct call *call, const char *message, const struct sockaddr_in *from) {
    char method[16], response[MESSAGE_SIZE];
    const char *status = "405 Method Not Allowed";
    snprintf(method, sizeof method, "%.*s", (int)strcspn(message, " "), message);
    if (!strcmp(method, "ACK")) return;
    if (!strcmp(method, "BYE") || !strcmp(method, "OPTIONS")) status = "200 OK";
    if (!strcmp(method, "INVITE")) status = "488 Not Acceptable Here";
    write_response(response, message, status);
    sendto(line->socket, response, strlen(response), 0, (const struct sockaddr *)from, sizeof *from);
    if (!strcmp(method, "BYE") && (call->state == CALL_UP || call->state == CALL_LEAVING)) {
        call->ended_by_server = call->state == CALL_UP;
        call->state = CALL_ENDED;
        call->sip.left_at = now_s();
    }
}

static struct call *find_call(struct line *line, const char *message) {
    char id[ID_SIZE];
    int index;
    if (!read_header(message, "Call-ID", "i", id, sizeof id) || sscanf(id, "%d-", &index) != 1) return NULL;
    if (index < 0 || index >= line->count || strcmp(id, line->calls[index].sip.call_id)) return NULL;
    return &line->calls[index];
}

void read_line(struct line *line) {
    static char message[65536];
    for (;;) {
        struct sockaddr_in from;
        socklen_t from_size = sizeof from;
        ssize_t size = recvfrom(line->socket, message, sizeof message - 1, MSG_DONTWAIT, (struct sockaddr *)&from,
                                &from_size);
        if (size < 0) return;
        message[size] = 0;
        struct call *call = find_call(line, message);
        if (!call) continue;
        if (status_of(message))
            on_response(line, call, message);
        else
            on_request(line, call, message, &from);
    }
}
