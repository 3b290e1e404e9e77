/* A lossless JBIG2 generic region (ITU-T T.88, 6.2): template 0, typical prediction, the MQ coder of annex E.

   One call: a picture of bytes (0 paper, 1 ink) in, coded bytes out. Nothing is kept between calls. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum { CONTEXTS = 65536, TYPICAL = 0x9B25 /* figure 8 */, BEFORE = 8, BEHIND = 24, RUN = 8 };

typedef struct {
    uint32_t qe;
    uint8_t if_likely, if_not, turns;
} State;

static const State states[47] = { /* table E.1 */
    {0x5601, 1, 1, 1},    {0x3401, 2, 6, 0},    {0x1801, 3, 9, 0},    {0x0AC1, 4, 12, 0},   {0x0521, 5, 29, 0},
    {0x0221, 38, 33, 0},  {0x5601, 7, 6, 1},    {0x5401, 8, 14, 0},   {0x4801, 9, 14, 0},   {0x3801, 10, 14, 0},
    {0x3001, 11, 17, 0},  {0x2401, 12, 18, 0},  {0x1C01, 13, 20, 0},  {0x1601, 29, 21, 0},  {0x5601, 15, 14, 1},
    {0x5401, 16, 14, 0},  {0x5101, 17, 15, 0},  {0x4801, 18, 16, 0},  {0x3801, 19, 17, 0},  {0x3401, 20, 18, 0},
    {0x3001, 21, 19, 0},  {0x2801, 22, 19, 0},  {0x2401, 23, 20, 0},  {0x2201, 24, 21, 0},  {0x1C01, 25, 22, 0},
    {0x1801, 26, 23, 0},  {0x1601, 27, 24, 0},  {0x1401, 28, 25, 0},  {0x1201, 29, 26, 0},  {0x1101, 30, 27, 0},
    {0x0AC1, 31, 28, 0},  {0x09C1, 32, 29, 0},  {0x08A1, 33, 30, 0},  {0x0521, 34, 31, 0},  {0x0441, 35, 32, 0},
    {0x02A1, 36, 33, 0},  {0x0221, 37, 34, 0},  {0x0141, 38, 35, 0},  {0x0111, 39, 36, 0},  {0x0085, 40, 37, 0},
    {0x0049, 41, 38, 0},  {0x0025, 42, 39, 0},  {0x0015, 43, 40, 0},  {0x0009, 44, 41, 0},  {0x0005, 45, 42, 0},
    {0x0001, 45, 43, 0},  {0x5601, 46, 46, 0},
};

typedef struct {
    uint32_t c, a;      /* C and A of the standard */
    int left;           /* shifts until a byte is full: CT */
    int64_t at, room;   /* the last byte written; bytes that fit. What does not fit is counted, not written. */
    uint8_t last, *out; /* `last` may still take a carry, so it is written when the next one comes */
    uint8_t state[CONTEXTS], likely[CONTEXTS];
} Coder;

static void put(Coder *m, uint32_t byte) {
    if (m->at >= 0 && m->at < m->room) m->out[m->at] = m->last;
    m->at++;
    m->last = (uint8_t)byte;
}

static void byte_out(Coder *m) { /* figure E.9 */
    if (m->last != 0xFF && m->c >= 0x8000000) {
        m->last++;
        m->c &= 0x7FFFFFF;
    }
    int stuffed = m->last == 0xFF; /* a byte behind FF has seven bits */
    put(m, m->c >> (stuffed ? 20 : 19));
    m->c &= stuffed ? 0xFFFFF : 0x7FFFF;
    m->left = stuffed ? 7 : 8;
}

static void renormalise(Coder *m) { /* figure E.8 */
    do {
        m->a <<= 1;
        m->c <<= 1;
        if (--m->left == 0) byte_out(m);
    } while (!(m->a & 0x8000));
}

static inline void code(Coder *m, uint32_t context, uint8_t bit) { /* figures E.3 to E.7 */
    const State *s = &states[m->state[context]];
    m->a -= s->qe;
    if (bit == m->likely[context]) {
        if (m->a & 0x8000) {
            m->c += s->qe;
            return;
        }
        if (m->a < s->qe) m->a = s->qe;
        else m->c += s->qe;
        m->state[context] = s->if_likely;
    } else {
        if (m->a < s->qe) m->c += s->qe;
        else m->a = s->qe;
        m->likely[context] ^= s->turns;
        m->state[context] = s->if_not;
    }
    renormalise(m);
}

static void flush(Coder *m) { /* figures E.11 and E.12 */
    uint32_t most = m->c + m->a;
    m->c |= 0xFFFF;
    if (m->c >= most) m->c -= 0x8000;
    m->c <<= m->left;
    byte_out(m);
    m->c <<= m->left;
    byte_out(m);
    if (m->last != 0xFF) put(m, 0xFF);
    put(m, 0xAC);
    put(m, 0);
}

static uint64_t eight(const uint8_t *from) {
    uint64_t word;
    memcpy(&word, from, sizeof word);
    return word;
}

/* A row of pixels below two others; each has paper before and behind it. The context (figure 3): five pixels of the
   row two above, seven of the row above, four of its own, the nearest in the lowest bits. */
static void code_row(Coder *m, const uint8_t *row, const uint8_t *above, const uint8_t *two_above, int64_t width) {
    uint32_t far = two_above[0] << 1 | two_above[1], near = above[0] << 2 | above[1] << 1 | above[2], own = 0;
    for (int64_t x = 0; x < width; x++) {
        far = (far << 1 | two_above[x + 2]) & 0x1F;
        near = (near << 1 | above[x + 3]) & 0x7F;
        uint32_t context = far << 11 | near << 4 | own;
        if (!context && x + RUN <= width && !eight(row + x) && !eight(above + x + 4) && !eight(two_above + x + 3)) {
            uint32_t all = RUN * states[m->state[0]].qe; /* paper amid paper: eight at once */
            if (!m->likely[0] && m->a >= 0x8000 + all) {
                m->a -= all;
                m->c += all;
                x += RUN - 1;
                continue;
            }
        }
        code(m, context, row[x]);
        own = (own << 1 | row[x]) & 0xF;
    }
}

/* The bytes that the picture comes to, whether they fit into `room` or not; -1 without memory. */
int64_t archivist_generic_region(const uint8_t *ink, int64_t width, int64_t height, uint8_t *out, int64_t room) {
    int64_t stride = BEFORE + width + BEHIND;
    Coder *m = calloc(1, sizeof *m);
    uint8_t *rows = calloc(3, (size_t)stride), typical = 0;
    if (!m || !rows) {
        free(m);
        free(rows);
        return -1;
    }
    m->a = 0x8000;
    m->left = 12;
    m->at = -1;
    m->room = room;
    m->out = out;
    for (int64_t y = 0; y < height; y++) {
        uint8_t *row = rows + y % 3 * stride + BEFORE, *above = rows + (y + 2) % 3 * stride + BEFORE;
        const uint8_t *two_above = rows + (y + 1) % 3 * stride + BEFORE;
        memcpy(row, ink + y * width, (size_t)width);
        uint8_t same = !memcmp(row, above, (size_t)width);
        code(m, TYPICAL, same ^ typical);
        typical = same;
        if (!same) code_row(m, row, above, two_above, width);
    }
    flush(m);
    int64_t length = m->at;
    free(m);
    free(rows);
    return length;
}
