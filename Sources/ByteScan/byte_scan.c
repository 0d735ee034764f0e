// For memmem.
#define _GNU_SOURCE
#include "byte_scan.h"

#ifdef __SSE2__
#include <emmintrin.h>
#endif

// The compiler makes vectors of the loops below. Half of the time is saved by longer ones where the processor has them.
#if defined(__x86_64__) && defined(__ELF__)
#define VECTORS __attribute__((target_clones("avx2", "default")))
#else
#define VECTORS
#endif
#define BLOCK 64

// A truth value of one byte, so that a vector holds as many of them as bytes of text.
typedef uint8_t flag;

static inline flag between(uint8_t byte, uint8_t first, uint8_t last) {
  return (uint8_t)(byte - first) <= (uint8_t)(last - first);
}

// In all that follows `c` is a byte, `b1` the one before it, `b2` the one before that, and so on.

static inline flag is_invalid(uint8_t c, uint8_t b1, uint8_t b2, uint8_t b3) {
  flag continues = (c & 0xC0) == 0x80;
  flag should = (flag)(b1 >= 0xC0) | (flag)(b2 >= 0xE0) | (flag)(b3 >= 0xF0);
  flag never = (flag)(c == 0xC0) | (flag)(c == 0xC1) | (flag)(c >= 0xF5);
  // Longer than needed, a surrogate, or beyond U+10FFFF.
  flag second = ((flag)(b1 == 0xE0) & (flag)(c < 0xA0)) | ((flag)(b1 == 0xED) & (flag)(c > 0x9F)) |
                ((flag)(b1 == 0xF0) & (flag)(c < 0x90)) | ((flag)(b1 == 0xF4) & (flag)(c > 0x8F));
  return (continues ^ should) | never | second;
}

static inline flag is_latin(uint8_t c) { return between(c | 0x20, 'a', 'z'); }

// The first byte of a letter of Greek, Cyrillic or Armenian.
static inline flag leads(uint8_t c) { return between(c, 0xCE, 0xD5); }

static inline flag is_capital(uint8_t c, uint8_t b1) {
  return ((flag)(b1 == 0xCE) & (flag)(c < 0xAC)) | ((flag)(b1 == 0xD0) & (flag)(c < 0xB0)) |
         ((flag)((b1 & 0xFE) == 0xD2) & (flag)(~c & 1)) | (flag)(b1 == 0xD4) |
         ((flag)(b1 == 0xD5) & (flag)(c < 0x97));
}

static inline flag is_control(uint8_t c) {
  return ((flag)(c < 0x20) & (flag)(c != '\t') & (flag)(c != '\n') & (flag)(c != '\r')) | (flag)(c == 0x7F);
}

static inline flag is_damaged(uint8_t c, uint8_t b1, uint8_t b2, uint8_t b3) {
  flag control = is_control(c) | ((flag)(b1 == 0xC2) & (flag)(c < 0xA0));
  flag decoded_twice = (flag)(b2 == 0xC3) & (((flag)((b1 | 1) == 0x83) & (flag)(c == 0xC2)) |
                                             ((flag)(b1 == 0xA2) & (flag)(c == 0xE2)));
  flag lost = (flag)(b2 == 0xEF) & (flag)(b1 == 0xBF) & (flag)(c == 0xBD);
  flag mixed = (is_latin(b1) & leads(c)) | (leads(b2) & is_latin(c));
  // Of U+0500...U+052F, behind the byte D4, capitals and small letters take turns.
  flag small = (is_capital(b2, b3) ^ 1) | (flag)(b3 == 0xD4);
  return control | decoded_twice | lost | mixed | (leads(b3) & small & leads(b1) & is_capital(c, b1));
}

// Whether a block may be damaged that has these two bytes, and none beyond ASCII right before it: some that are not may be.
static inline flag may_be_damaged(uint8_t c, uint8_t b1) {
  flag decoded_twice = (flag)(b1 == 0xC3) & ((flag)((c | 1) == 0x83) | (flag)(c == 0xA2));
  return is_control(c) | leads(c) | (flag)(c == 0xEF) | ((flag)(b1 == 0xC2) & (flag)(c < 0xA0)) | decoded_twice;
}

// A scan looks at bytes of which the three before the first can be read too.

VECTORS static bool scan_utf8(const uint8_t *text, size_t length) {
  size_t i = 0;
  for (; i + BLOCK <= length; i += BLOCK) {
    const uint8_t *block = text + i;
    uint8_t any = block[-1] | block[-2] | block[-3];
    for (int j = 0; j < BLOCK; j++) any |= block[j];
    if (any < 0x80) continue;
    flag found = 0;
    for (int j = 0; j < BLOCK; j++) found |= is_invalid(block[j], block[j - 1], block[j - 2], block[j - 3]);
    if (found) return false;
  }
  flag found = 0;
  for (; i < length; i++) found |= is_invalid(text[i], text[i - 1], text[i - 2], text[i - 3]);
  return !found;
}

VECTORS static bool scan_undamaged(const uint8_t *text, size_t length) {
  size_t i = 0;
  for (; i + BLOCK <= length; i += BLOCK) {
    const uint8_t *block = text + i;
    uint8_t before = block[-1] | block[-2] | block[-3];
    uint8_t any = before;
    flag found = 0;
    for (int j = 0; j < BLOCK; j++) any |= block[j];
    if (any < 0x80) {
      for (int j = 0; j < BLOCK; j++) found |= is_control(block[j]);
    } else {
      // Most texts in Latin letters show that they are not damaged by less.
      flag may = before >= 0x80;
      if (!may) for (int j = 0; j < BLOCK; j++) may |= may_be_damaged(block[j], block[j - 1]);
      if (may) for (int j = 0; j < BLOCK; j++) found |= is_damaged(block[j], block[j - 1], block[j - 2], block[j - 3]);
    }
    if (found) return false;
  }
  flag found = 0;
  for (; i < length; i++) found |= is_damaged(text[i], text[i - 1], text[i - 2], text[i - 3]);
  return !found;
}

// As if spaces stood around the text.
static bool scan_all(const uint8_t *text, size_t length, bool (*scan)(const uint8_t *, size_t)) {
  uint8_t edge[9];
  memset(edge, ' ', sizeof(edge));
  if (length <= 3) {
    if (length > 0) memcpy(edge + 3, text, length);
    return scan(edge + 3, length + 3);
  }
  memcpy(edge + 3, text, 3);
  if (!scan(edge + 3, 3) || !scan(text + 3, length - 3)) return false;
  memcpy(edge, text + length - 3, 3);
  memset(edge + 3, ' ', 3);
  return scan(edge + 3, 3);
}

bool bytes_are_utf8(const uint8_t *text, size_t length) { return scan_all(text, length, scan_utf8); }

bool bytes_are_undamaged(const uint8_t *text, size_t length) { return scan_all(text, length, scan_undamaged); }

VECTORS static void count_letters(const uint8_t *block, int *latin, int *other) {
  uint8_t of_latin = 0, of_others = 0;
  for (int i = 0; i < BLOCK; i++) {
    uint8_t c = block[i];
    of_latin += is_latin(c) | between(c, 0xC0, 0xCA);
    of_others += between(c, 0xCB, 0xDF) | (flag)((flag)(c >= 0xE0) & (flag)(c != 0xE2)) << 1;
  }
  *latin = of_latin;
  *other = of_others;
}

void bytes_count_letters(const uint8_t *text, size_t length, int *latin, int *other) {
  // Zeros are no letters, and a whole block takes less time than the bytes one by one.
  uint8_t block[BLOCK] = {0};
  if (length < BLOCK) text = memcpy(block, text, length);
  count_letters(text, latin, other);
}

VECTORS size_t bytes_count(const uint8_t *text, size_t length, uint8_t first, uint8_t last) {
  size_t count = 0, i = 0;
  for (; i + BLOCK <= length; i += BLOCK) {
    uint8_t found = 0;
    for (int j = 0; j < BLOCK; j++) found += between(text[i + j], first, last);
    count += found;
  }
  if (length - i < 16) {
    for (; i < length; i++) count += between(text[i], first, last);
    return count;
  }
  // The rest as a whole block, which takes less time than its bytes one by one.
  uint8_t rest[BLOCK], found = 0;
  memset(rest, (uint8_t)(last + 1), BLOCK);
  memcpy(rest, text + i, length - i);
  for (int j = 0; j < BLOCK; j++) found += between(rest[j], first, last);
  return count + found;
}

VECTORS bool bytes_have_pair(const uint8_t *text, size_t length, uint8_t first, uint8_t second) {
  flag found = 0;
  for (size_t i = 1; i < length; i++) found |= (flag)(text[i - 1] == first) & (flag)(text[i] == second);
  return found;
}

// Which of sixteen bytes are line feeds: a bit each, that of the first the lowest.
static inline unsigned feeds_in_16(const uint8_t *text) {
#ifdef __SSE2__
  __m128i found = _mm_cmpeq_epi8(_mm_loadu_si128((const __m128i *)text), _mm_set1_epi8('\n'));
  return (unsigned)_mm_movemask_epi8(found);
#else
  unsigned found = 0;
  for (int i = 0; i < 16; i++) found |= (unsigned)(text[i] == '\n') << i;
  return found;
#endif
}

size_t bytes_find_feeds(const uint8_t *text, size_t length, int32_t *behind) {
  size_t count = 0, i = 0;
  for (; i + 16 <= length; i += 16) {
    for (unsigned left = feeds_in_16(text + i); left != 0; left &= left - 1) {
      behind[count++] = (int32_t)(i + (size_t)__builtin_ctz(left) + 1);
    }
  }
  for (; i < length; i++) {
    if (text[i] == '\n') behind[count++] = (int32_t)(i + 1);
  }
  return count;
}

#ifdef __SSE2__
// Which of sixteen places have the byte of others that is so far behind their first, and the last of them.
static inline unsigned ends_in_16(const uint8_t *text, const uint8_t *other, size_t other_length, size_t second) {
  __m128i near = _mm_cmpeq_epi8(_mm_loadu_si128((const __m128i *)(text + second)), _mm_set1_epi8((char)other[second]));
  const uint8_t *behind = text + other_length - 1;
  __m128i last = _mm_cmpeq_epi8(_mm_loadu_si128((const __m128i *)behind), _mm_set1_epi8((char)other[other_length - 1]));
  return (unsigned)_mm_movemask_epi8(_mm_and_si128(near, last));
}
#endif

size_t bytes_find_all(const uint8_t *text, size_t length, const uint8_t *other, size_t other_length) {
  if (other_length == 0 || other_length > length) return length;
  size_t i = 0;
#ifdef __SSE2__
  // The first byte of a letter of two or three is that of all letters around it.
  size_t second = other[0] >= 0xC0 && other_length > 1 ? 1 : 0;
  // Few places in a text have both bytes. Where too many have, memmem takes no longer for it.
  size_t in_vain = 0;
  for (; i + 16 + other_length <= length + 1 && in_vain <= 16 + i / 16; i += 16) {
    for (unsigned left = ends_in_16(text + i, other, other_length, second); left != 0; left &= left - 1) {
      size_t place = i + (size_t)__builtin_ctz(left);
      if (memcmp(text + place, other, other_length) == 0) return place;
      in_vain++;
    }
  }
#endif
  const uint8_t *found = memmem(text + i, length - i, other, other_length);
  return found == NULL ? length : (size_t)(found - text);
}
