#include "options.h"

#include <arpa/inet.h>
#include <getopt.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char USAGE[] =
    "callgen --server 127.0.0.1:PORT --user DIALLED [options]\n"
    "  SIP calls over UDP on the loopback interface, PCMU both ways; the last line of output is a JSON object.\n"
    "  --calls N       how many (default 50, at most 4000)\n"
    "  --rate R        calls begun per second (default 20, at most 1000)\n"
    "  --hold S        hang up S seconds after the answer (default: at the end of the run)\n"
    "  --settle S      wait between the last start and the steady period (default 3)\n"
    "  --steady S      length of the steady period (default 10, at most 120); with --hold it is\n"
    "                  the time from the first hang-up to the last start\n"
    "  --key K         press K (0-9 * #) once, as RFC 4733 event\n"
    "  --key-at S      so long after the answer (default 2)\n"
    "  --quiet S       a prompt has stopped when nothing audible comes for S seconds (default 0.2)\n";

_Noreturn static void refuse(const char *format, ...) {
    va_list values;
    va_start(values, format);
    fputs("callgen: ", stderr);
    vfprintf(stderr, format, values);
    fprintf(stderr, "\n\n%s", USAGE);
    va_end(values);
    exit(2);
}

static double number(const char *name, const char *text, double low, double high) {
    char *end;
    double value = strtod(text, &end);
    if (*end || end == text || !(value >= low && value <= high))
        refuse("--%s %s is not a number from %g to %g", name, text, low, high);
    return value;
}

static struct sockaddr_in address(const char *text) {
    struct sockaddr_in result = {.sin_family = AF_INET};
    char host[64];
    int port;
    if (sscanf(text, "%63[0-9.]:%d", host, &port) != 2 || !inet_aton(host, &result.sin_addr) || port < 1 ||
        port > 65535)
        refuse("--server %s is not ADDRESS:PORT", text);
    if (ntohl(result.sin_addr.s_addr) >> 24 != 127)
        refuse("--server %s: this generator sends to the loopback interface only (127.x.x.x)", text);
    result.sin_port = htons((unsigned short)port);
    return result;
}

struct options read_options(int count, char **arguments) {
    enum { SERVER = 1, USER, CALLS, RATE, HOLD, SETTLE, STEADY, KEY, KEY_AT, QUIET };
    static const struct option names[] = {
        {"server", 1, 0, SERVER}, {"user", 1, 0, USER},     {"calls", 1, 0, CALLS},   {"rate", 1, 0, RATE},
        {"hold", 1, 0, HOLD},     {"settle", 1, 0, SETTLE}, {"steady", 1, 0, STEADY}, {"key", 1, 0, KEY},
        {"key-at", 1, 0, KEY_AT}, {"quiet", 1, 0, QUIET},   {0},
    };
    struct options chosen = {
        .calls = 50, .rate = 20, .settle_s = 3, .steady_s = 10, .key_at_s = 2, .quiet_s = 0.2};
    int name;
    while ((name = getopt_long(count, arguments, "", names, NULL)) != -1) {
        switch (name) {
        case SERVER: chosen.server = address(optarg); break;
        case USER: chosen.user = optarg; break;
        case CALLS: chosen.calls = (int)number("calls", optarg, 1, MAX_CALLS); break;
        case RATE: chosen.rate = number("rate", optarg, 0.1, MAX_RATE); break;
        case HOLD: chosen.hold_s = number("hold", optarg, 0, MAX_SECONDS); break;
        case SETTLE: chosen.settle_s = number("settle", optarg, 0, MAX_SECONDS); break;
        case STEADY: chosen.steady_s = number("steady", optarg, 0, MAX_SECONDS); break;
        case KEY: chosen.key = optarg[0]; break;
        case KEY_AT: chosen.key_at_s = number("key-at", optarg, 0, MAX_SECONDS); break;
        case QUIET: chosen.quiet_s = number("quiet", optarg, 0.05, 10); break;
        default: refuse("unknown option");
        }
    }
    if (optind < count) refuse("what is %s?", arguments[optind]);
    if (!chosen.server.sin_port || !chosen.user) refuse("--server and --user are needed");
    if (strlen(chosen.user) > 60 || strpbrk(chosen.user, " @<>;\r\n")) refuse("--user cannot be dialled");
    if (chosen.key && !strchr("0123456789*#", chosen.key)) refuse("--key is one of 0-9 * #");
    return chosen;
}
