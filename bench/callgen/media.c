#include "media.h"

#include <arpa/inet.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "clock.h"

enum {
    HEADER_BYTES = 12,
    FRAME_BYTES = 160, /* 20 ms */
    PCMU = 0,
    PCMU_SILENCE = 0xff,
    PACKETS_OF_KEY = 5, /* 100 ms, then ... */
    ENDS_OF_KEY = 3,    /* ... the end three times: RFC 4733 section 2.5.1.4 */
    FIRST_PORT = 40000,
    LAST_PORT = 59998,
    RECEIVE_BYTES = 1 << 18,
    AUDIBLE = 0x58, /* codes below it, sign apart, are louder than 1.5 % of full scale (G.711 u-law) */
};

static const int64_t KEY_IN_PROMPT_NS = 60 * 1000000LL;

bool open_media(struct media_side *media) {
    static int next_port = FIRST_PORT;
    int on = 1, receive = RECEIVE_BYTES;
    media->socket = socket(AF_INET, SOCK_DGRAM, 0);
    if (media->socket < 0) return false;
    setsockopt(media->socket, SOL_SOCKET, SO_RCVBUF, &receive, sizeof receive);
    setsockopt(media->socket, SOL_SOCKET, SO_TIMESTAMPNS, &on, sizeof on);
    setsockopt(media->socket, SOL_SOCKET, SO_RXQ_OVFL, &on, sizeof on);
    for (; next_port <= LAST_PORT; next_port += 2) {
        struct sockaddr_in here = {.sin_family = AF_INET, .sin_port = htons((unsigned short)next_port)};
        here.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        if (!bind(media->socket, (struct sockaddr *)&here, sizeof here)) {
            media->port = next_port;
            next_port += 2;
            return true;
        }
    }
    close(media->socket);
    return false;
}

void connect_media(struct media_side *media, const struct answer *answer) {
    media->event_type = answer->event_type;
    media->connected =
        !connect(media->socket, (const struct sockaddr *)&answer->address, sizeof answer->address);
}

void press_key(struct media_side *media) {
    media->key_timestamp = media->timestamp;
    media->key_ns = realtime_ns();
    media->key_in_prompt = media->key_ns - media->audible_ns < KEY_IN_PROMPT_NS;
}

static size_t write_header(unsigned char *packet, const struct media_side *media, int type, bool marker,
                           uint32_t timestamp) {
    uint16_t sequence = htons(media->sequence);
    uint32_t stamp = htonl(timestamp), source = htonl(media->ssrc);
    packet[0] = 2 << 6;
    packet[1] = (unsigned char)(type | marker << 7);
    memcpy(packet + 2, &sequence, 2);
    memcpy(packet + 4, &stamp, 4);
    memcpy(packet + 8, &source, 4);
    return HEADER_BYTES;
}

void send_packet(struct media_side *media, char key) {
    unsigned char packet[HEADER_BYTES + FRAME_BYTES];
    size_t size;
    if (!media->connected) return;
    if (media->key_ns && media->event_type >= 0 && media->key_packets < PACKETS_OF_KEY + ENDS_OF_KEY) {
        static const char KEYS[] = "0123456789*#";
        bool end = media->key_packets >= PACKETS_OF_KEY;
        int frames = end ? PACKETS_OF_KEY : media->key_packets + 1;
        uint16_t duration = htons((uint16_t)(frames * FRAME_BYTES));
        size = write_header(packet, media, media->event_type, media->key_packets == 0, media->key_timestamp);
        packet[size++] = (unsigned char)(strchr(KEYS, key) - KEYS);
        packet[size++] = (unsigned char)(end << 7 | 10); /* -10 dBm0 */
        memcpy(packet + size, &duration, 2);
        size += 2;
        media->key_packets++;
    } else {
        size = write_header(packet, media, PCMU, false, media->timestamp);
        memset(packet + size, PCMU_SILENCE, FRAME_BYTES);
        size += FRAME_BYTES;
    }
    send(media->socket, packet, size, MSG_DONTWAIT);
    media->sequence++;
    media->timestamp += FRAME_BYTES;
}

static bool is_audible(const unsigned char *payload, size_t size) {
    for (size_t i = 0; i < size; i++)
        if ((payload[i] & 0x7f) < AUDIBLE) return true;
    return false;
}

void settle_key(struct media_side *media, int64_t end_ns, double quiet_s) {
    int64_t since_ns = media->audible_ns > media->key_ns ? media->audible_ns : media->key_ns;
    if (media->key_ns && end_ns - since_ns >= (int64_t)(quiet_s * 1e9)) media->prompt_stopped = true;
}

static void time_packet(struct media_side *media, const unsigned char *packet, int64_t at_ns,
                        struct steady *steady) {
    uint16_t sequence;
    uint32_t source;
    memcpy(&sequence, packet + 2, 2);
    memcpy(&source, packet + 8, 4);
    sequence = ntohs(sequence);
    media->received++;
    if (media->hearing && source == media->heard_ssrc) {
        int16_t step = (int16_t)(sequence - media->heard_sequence);
        if (step <= 0) return; /* a repeat, or one that was overtaken and counted as lost */
        media->lost += (uint64_t)(step - 1);
        if (steady->now) {
            steady->packets++;
            steady->lost += (uint64_t)(step - 1);
            /* After a key silence is what we asked for. */
            if (!media->key_ns) add_gap(&steady->gaps, (double)(at_ns - media->heard_ns) * 1e-6);
        }
    }
    media->hearing = true;
    media->heard_ssrc = source;
    media->heard_sequence = sequence;
    media->heard_ns = at_ns;
}

void hear_packets(struct media_side *media, struct steady *steady, double quiet_s) {
    for (;;) {
        unsigned char packet[2048];
        _Alignas(struct cmsghdr) char control[256];
        struct iovec into = {packet, sizeof packet};
        struct msghdr message = {
            .msg_iov = &into, .msg_iovlen = 1, .msg_control = control, .msg_controllen = sizeof control};
        ssize_t size = recvmsg(media->socket, &message, MSG_DONTWAIT);
        if (size < 0) return;
        if (size < HEADER_BYTES || packet[0] >> 6 != 2) continue;
        int64_t at_ns = 0;
        for (struct cmsghdr *item = CMSG_FIRSTHDR(&message); item; item = CMSG_NXTHDR(&message, item)) {
            if (item->cmsg_level != SOL_SOCKET) continue;
            if (item->cmsg_type == SCM_TIMESTAMPNS) {
                struct timespec stamp;
                memcpy(&stamp, CMSG_DATA(item), sizeof stamp);
                at_ns = stamp.tv_sec * 1000000000LL + stamp.tv_nsec;
            } else if (item->cmsg_type == SO_RXQ_OVFL) {
                uint32_t dropped;
                memcpy(&dropped, CMSG_DATA(item), sizeof dropped);
                media->receiver_dropped = dropped;
            }
        }
        time_packet(media, packet, at_ns, steady);
        if ((packet[1] & 0x7f) != PCMU || !is_audible(packet + HEADER_BYTES, (size_t)size - HEADER_BYTES)) continue;
        settle_key(media, at_ns, quiet_s);
        if (!media->prompt_stopped) media->audible_ns = at_ns;
    }
}
