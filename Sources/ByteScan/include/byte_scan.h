// What is asked of all bytes of a text: one pass each, many bytes at a time, without a branch for what they are.

#ifndef BYTE_SCAN_H
#define BYTE_SCAN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

// Where a byte stands first; `length` if it does not.
static inline size_t bytes_find(const uint8_t *text, size_t length, uint8_t byte) {
  const uint8_t *found = memchr(text, byte, length);
  return found == NULL ? length : (size_t)(found - text);
}

// Where other bytes, at least one, stand first; `length` if they do not.
size_t bytes_find_all(const uint8_t *text, size_t length, const uint8_t *other, size_t other_length);

// Whether bytes are UTF-8 (Unicode 15, table 3-7).
bool bytes_are_utf8(const uint8_t *text, size_t length);

// Whether UTF-8 has none of these: control characters, U+FFFD, UTF-8 that was decoded as Latin-1, a Latin letter right
// beside one of Greek, Cyrillic or Armenian, or a capital of these right behind a small letter. True means that it is
// not damaged in a way that shows; false, that it may be.
bool bytes_are_undamaged(const uint8_t *text, size_t length);

// How many bytes of a text of at most 64 are of Latin letters and of others: a letter of two bytes counts as one, a longer
// one as two; general punctuation as none.
void bytes_count_letters(const uint8_t *text, size_t length, int *latin, int *other);

// How many bytes are at least `first` and at most `last`.
size_t bytes_count(const uint8_t *text, size_t length, uint8_t first, uint8_t last);

// Whether a byte stands right before another.
bool bytes_have_pair(const uint8_t *text, size_t length, uint8_t first, uint8_t second);

// Writes where each line feed of a text ends, and returns how many there are: no more than fit in `behind`, which must have
// room for all (`bytes_count`). The text is shorter than 2 GB.
size_t bytes_find_feeds(const uint8_t *text, size_t length, int32_t *behind);

#endif
