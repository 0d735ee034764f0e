// Rows in memory that SQLite reads as a table: one statement inserts thousands of them, in a fraction of the time of a
// statement a row. Whoever makes the rows needs no connection for it.

#ifndef PACKED_ROWS_H
#define PACKED_ROWS_H

#include <sqlite3.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

// Values one behind another, row after row: a kind, then the number, or the length and the bytes. Begins with the number
// of columns, up to `packed_columns_limit`, and else with zeroes.
typedef struct {
  int columns;
  uint8_t *bytes;
  size_t size, capacity;
  // How many values there are. Rows are not marked: that a row has too few values and a later one as many too many
  // cannot be told.
  size_t count;
} packed_rows;

enum { packed_columns_limit = 32 };

enum { packed_null, packed_integer, packed_real, packed_text, packed_blob };

// Where there is no memory the program ends.
void packed_rows_grow(packed_rows *rows, size_t more);
void packed_rows_free(packed_rows *rows);

static inline void packed_rows_add(packed_rows *rows, uint8_t kind, const void *value, size_t size) {
  if (rows->capacity - rows->size < size + 1) packed_rows_grow(rows, size + 1);
  rows->bytes[rows->size] = kind;
  memcpy(rows->bytes + rows->size + 1, value, size);
  rows->size += size + 1;
  rows->count++;
}

static inline void packed_rows_add_null(packed_rows *rows) { packed_rows_add(rows, packed_null, "", 0); }

static inline void packed_rows_add_integer(packed_rows *rows, int64_t value) {
  packed_rows_add(rows, packed_integer, &value, sizeof(value));
}

static inline void packed_rows_add_real(packed_rows *rows, double value) {
  packed_rows_add(rows, packed_real, &value, sizeof(value));
}

// Of kind `packed_text`, in UTF-8, or `packed_blob`.
static inline void packed_rows_add_bytes(packed_rows *rows, uint8_t kind, const void *bytes, uint32_t length) {
  packed_rows_add(rows, kind, &length, sizeof(length));
  if (length == 0) return;
  if (rows->capacity - rows->size < length) packed_rows_grow(rows, length);
  memcpy(rows->bytes + rows->size, bytes, length);
  rows->size += length;
}

// Makes `packed_rows(ROWS)` a table of columns c0, c1, ... for a connection. Returns a result code of SQLite.
int packed_rows_register(sqlite3 *database);

// Binds the ROWS of a statement, which must stay as they are until it is reset. Returns a result code of SQLite. The
// statement ends with SQLITE_MISUSE, and a message that says why, if nothing or something else is bound, if the values
// are no whole rows (before the first is read), or if bytes are missing.
int packed_rows_bind(sqlite3_stmt *statement, int parameter, packed_rows *rows);

#endif
