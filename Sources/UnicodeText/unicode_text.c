#include "unicode_text.h"

#include <stdlib.h>
#include <unicode/ubrk.h>
#include <unicode/uloc.h>
#include <unicode/unorm2.h>
#include <unicode/ustring.h>

// A title or a word mostly fits.
enum { stack_units = 512 };

static int32_t normalize(
    const UNormalizer2 *form, const UChar *source, int32_t length, UChar *target, int32_t capacity, UErrorCode *error) {
  return unorm2_normalize(form, source, length, target, capacity, error);
}

static int32_t nfkc_lower(
    const UChar *source, int32_t length, UChar *target, int32_t capacity, UErrorCode *error) {
  UChar stack[stack_units];
  // NFKC makes a text up to 18 times as long.
  int32_t room = length <= stack_units / 18 ? stack_units : length * 18;
  UChar *composed = room == stack_units ? stack : malloc((size_t)room * sizeof(UChar));
  if (!composed) return -1;
  int32_t count = normalize(unorm2_getNFKCInstance(error), source, length, composed, room, error);
  if (U_SUCCESS(*error)) count = u_strToLower(target, capacity, composed, count, "", error);
  if (composed != stack) free(composed);
  return count;
}

int32_t unicode_text_convert(
    unicode_text_form form, const uint16_t *source, int32_t length, uint16_t *target, int32_t capacity) {
  UErrorCode error = U_ZERO_ERROR;
  int32_t count;
  switch (form) {
    case unicode_text_nfc:
      count = normalize(unorm2_getNFCInstance(&error), source, length, target, capacity, &error);
      break;
    case unicode_text_nfd:
      count = normalize(unorm2_getNFDInstance(&error), source, length, target, capacity, &error);
      break;
    case unicode_text_nfkc_lower:
      count = nfkc_lower(source, length, target, capacity, &error);
      break;
    default:
      return -1;
  }
  return U_SUCCESS(error) && count <= capacity ? count : -1;
}

unicode_text_breaks *unicode_text_breaks_open(unicode_text_unit unit, const char *language) {
  UErrorCode error = U_ZERO_ERROR;
  UBreakIteratorType type = unit == unicode_text_sentence ? UBRK_SENTENCE : UBRK_WORD;
  UBreakIterator *breaks = ubrk_open(type, language, NULL, 0, &error);
  return U_SUCCESS(error) ? (unicode_text_breaks *)breaks : NULL;
}

void unicode_text_breaks_close(unicode_text_breaks *breaks) { ubrk_close((UBreakIterator *)breaks); }

int unicode_text_breaks_begin(unicode_text_breaks *breaks, const uint16_t *text, int32_t length) {
  UErrorCode error = U_ZERO_ERROR;
  ubrk_setText((UBreakIterator *)breaks, text, length, &error);
  return U_SUCCESS(error);
}

int32_t unicode_text_breaks_next(unicode_text_breaks *breaks) {
  int32_t end = ubrk_next((UBreakIterator *)breaks);
  return end == UBRK_DONE ? -1 : end;
}

int unicode_text_is_right_to_left(const char *locale) { return uloc_isRightToLeft(locale); }
