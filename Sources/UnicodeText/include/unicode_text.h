// What is needed of ICU, under names that Swift can call: ICU's own are macros that append its version.
// All text is UTF-16.
#pragma once

#include <stdint.h>

typedef enum {
  unicode_text_nfc,
  unicode_text_nfd,
  // NFKC, then lower case as no language in particular has it.
  unicode_text_nfkc_lower,
} unicode_text_form;

// Writes the form of a text to `target`.
// Returns how many units it takes, or -1 if they are more than `capacity`, or if ICU's data is missing.
int32_t unicode_text_convert(
    unicode_text_form form, const uint16_t *source, int32_t length, uint16_t *target, int32_t capacity);

// What a text is broken into.
typedef enum {
  // UAX #29; with dictionaries where the script has no spaces.
  unicode_text_word,
  // UAX #29, as the language has it.
  unicode_text_sentence,
} unicode_text_unit;

// Finds where words or sentences end. One thread at a time.
typedef struct unicode_text_breaks unicode_text_breaks;

// NULL if ICU's data is missing. `language` is a BCP 47 code, or empty.
unicode_text_breaks *unicode_text_breaks_open(unicode_text_unit unit, const char *language);
void unicode_text_breaks_close(unicode_text_breaks *breaks);
// Begins a text, which must stay as it is as long as it is read. Returns whether that worked.
int unicode_text_breaks_begin(unicode_text_breaks *breaks, const uint16_t *text, int32_t length);
// The end of the next word, of what stands between words, or of the next sentence; -1 at the end of the text.
int32_t unicode_text_breaks_next(unicode_text_breaks *breaks);

// Whether a locale's text runs from right to left, by its script. `locale` is a BCP 47 tag.
int unicode_text_is_right_to_left(const char *locale);
