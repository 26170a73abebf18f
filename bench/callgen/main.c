/* callgen: SIP calls over the loopback interface, to load a server and to measure what it sends.
 *
 * One thread, one epoll. Every call has its own UDP socket for audio, whose packets the kernel stamps on arrival, so
 * that what is measured is when the server sent them and not when this program came to read them. Lines of output:
 * {"event":"steady"} and {"event":"over"} as the steady period begins and ends, then the result. */
#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/timerfd.h>
#include <unistd.h>
#include <arpa/inet.h>

#include "clock.h"
#include "dialog.h"
#include "media.h"
#include "options.h"
#include "report.h"

enum { SLOTS = 20, TICK_MS = 1, LINE = MAX_CALLS, TICKER, EVENTS = 512 }; /* LINE, TICKER: beside call indexes */

static const double LEAVE_S = 8;

struct run {
    struct options options;
    struct line line;
    struct steady steady;
    double start, steady_from, steady_to, give_up;
    double late_ms;
    int begun, slot;
    enum { BEFORE, STEADY, OVER } phase;
    int leaving; /* calls that were told to leave at the end */
};

static volatile sig_atomic_t interrupted;

static void on_signal(int number) {
    (void)number;
    interrupted = 1;
}

static int fail(const char *what) {
    fprintf(stderr, "callgen: %s: %s\n", what, strerror(errno));
    return 3;
}

static void announce(const char *event) {
    printf("{\"event\":\"%s\"}\n", event);
    fflush(stdout);
}

static void change_phase(struct run *run, double now) {
    if (run->phase == BEFORE && now >= run->steady_from) {
        run->phase = STEADY;
        run->steady.now = true;
        announce("steady");
    }
    if (run->phase == STEADY && (now >= run->steady_to || interrupted)) {
        run->phase = OVER;
        run->steady.now = false;
        run->steady_to = now;
        announce("over");
    }
    if (interrupted) run->phase = OVER;
}

static void tend_call(struct run *run, struct call *call, double now) {
    const struct options *options = &run->options;
    if (call->state == CALL_UP) {
        double up_s = now - call->sip.answered_at;
        if (options->key && !call->media.key_ns && up_s >= options->key_at_s && call->media.connected)
            press_key(&call->media);
        send_packet(&call->media, options->key);
        if (options->hold_s && up_s >= options->hold_s) leave_call(&run->line, call);
    }
    repeat_requests(&run->line, call);
}

/* Every millisecond: begin the calls that are due, and serve one call in twenty. */
static void tick(struct run *run) {
    double now = now_s();
    change_phase(run, now);
    while (run->phase != OVER && run->begun < run->line.count && now >= run->start + run->begun / run->options.rate)
        begin_call(&run->line, &run->line.calls[run->begun++]);
    for (int i = run->slot; i < run->begun; i += SLOTS) tend_call(run, &run->line.calls[i], now);
    run->slot = (run->slot + 1) % SLOTS;
    bool all_leave = run->phase == OVER && (!run->options.hold_s || interrupted);
    if (all_leave && run->leaving < run->begun) leave_call(&run->line, &run->line.calls[run->leaving++]);
}

static bool finished(const struct run *run) {
    if (run->phase != OVER) return false;
    if (now_s() >= run->give_up) return true;
    for (int i = 0; i < run->begun; i++) {
        enum call_state state = run->line.calls[i].state;
        if (state != CALL_ENDED && state != CALL_FAILED) return false;
    }
    return true;
}

static void plan(struct run *run) {
    const struct options *options = &run->options;
    double last_start = options->calls / options->rate;
    run->start = now_s();
    if (options->hold_s) {
        run->steady_from = run->start + options->hold_s;
        run->steady_to = run->start + (last_start > options->hold_s ? last_start : options->hold_s);
        run->give_up = run->start + last_start + options->hold_s + LEAVE_S;
    } else {
        run->steady_from = run->start + last_start + options->settle_s;
        run->steady_to = run->steady_from + options->steady_s;
        run->give_up = run->steady_to + options->calls * TICK_MS / 1e3 + LEAVE_S;
    }
}

static bool open_line(struct line *line, const struct options *options) {
    struct sockaddr_in here = {.sin_family = AF_INET};
    socklen_t size = sizeof here;
    int receive = 8 << 20;
    here.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    line->socket = socket(AF_INET, SOCK_DGRAM, 0);
    setsockopt(line->socket, SOL_SOCKET, SO_RCVBUF, &receive, sizeof receive);
    if (line->socket < 0 || bind(line->socket, (struct sockaddr *)&here, sizeof here) ||
        getsockname(line->socket, (struct sockaddr *)&here, &size))
        return false;
    line->server = options->server;
    line->who = (struct parties){.local_port = ntohs(here.sin_port),
                                 .server_port = ntohs(options->server.sin_port),
                                 .user = options->user};
    inet_ntop(AF_INET, &options->server.sin_addr, line->who.server_host, sizeof line->who.server_host);
    line->count = options->calls;
    line->calls = calloc((size_t)options->calls, sizeof *line->calls);
    return line->calls;
}

static bool open_calls(struct line *line) {
    for (int i = 0; i < line->count; i++) {
        struct call *call = &line->calls[i];
        call->index = i;
        snprintf(call->sip.call_id, sizeof call->sip.call_id, "%d-%08lx-%d@127.0.0.1", i, random(), getpid());
        snprintf(call->sip.tag, sizeof call->sip.tag, "%d.%08lx", i, random());
        call->media.ssrc = (uint32_t)random();
        call->media.timestamp = (uint32_t)random();
        call->media.sequence = (uint16_t)random();
        if (!open_media(&call->media)) return false;
    }
    return true;
}

static bool watch(int poll, int file, uint32_t number) {
    struct epoll_event event = {.events = EPOLLIN, .data.u32 = number};
    return !epoll_ctl(poll, EPOLL_CTL_ADD, file, &event);
}

static void on_ticker(struct run *run, int ticker) {
    uint64_t due = 0;
    if (read(ticker, &due, sizeof due) != sizeof due) return;
    double late_ms = (double)(due - 1) * TICK_MS;
    if (run->steady.now && late_ms > run->late_ms) run->late_ms = late_ms;
    while (due--) tick(run);
}

static int serve(struct run *run) {
    struct itimerspec every = {.it_interval.tv_nsec = TICK_MS * 1000000L, .it_value.tv_nsec = TICK_MS * 1000000L};
    int poll = epoll_create1(0), ticker = timerfd_create(CLOCK_MONOTONIC, TFD_NONBLOCK);
    if (poll < 0 || ticker < 0 || timerfd_settime(ticker, 0, &every, NULL)) return fail("no timer");
    bool watching = watch(poll, run->line.socket, LINE) && watch(poll, ticker, TICKER);
    for (int i = 0; i < run->line.count; i++)
        watching = watching && watch(poll, run->line.calls[i].media.socket, (uint32_t)i);
    if (!watching) return fail("cannot watch the sockets");
    plan(run);
    while (!finished(run)) {
        struct epoll_event events[EVENTS];
        int count = epoll_wait(poll, events, EVENTS, 1000);
        for (int i = 0; i < count; i++) {
            uint32_t number = events[i].data.u32;
            if (number == LINE)
                read_line(&run->line);
            else if (number == TICKER)
                on_ticker(run, ticker);
            else
                hear_packets(&run->line.calls[number].media, &run->steady, run->options.quiet_s);
        }
    }
    return 0;
}

int main(int count, char **arguments) {
    static struct run run;
    struct rlimit files;
    run.options = read_options(count, arguments);
    if (!getrlimit(RLIMIT_NOFILE, &files)) {
        files.rlim_cur = files.rlim_max;
        setrlimit(RLIMIT_NOFILE, &files);
    }
    signal(SIGINT, on_signal);
    signal(SIGTERM, on_signal);
    srandom((unsigned)(realtime_ns() ^ getpid()));
    if (!open_line(&run.line, &run.options)) return fail("cannot open the SIP line");
    if (!open_calls(&run.line)) return fail("cannot open a socket for every call");
    int failure = serve(&run);
    if (failure) return failure;
    for (int i = 0; i < run.line.count; i++) {
        struct call *call = &run.line.calls[i];
        int64_t end_ns = realtime_ns();
        if (call->sip.left_at) end_ns -= (int64_t)((now_s() - call->sip.left_at) * 1e9);
        settle_key(&call->media, end_ns, run.options.quiet_s);
    }
    write_report(stdout, &run.options, &run.line, &run.steady, run.steady_to - run.steady_from, run.late_ms);
    return 0;
}
