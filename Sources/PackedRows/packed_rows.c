#include "packed_rows.h"

void packed_rows_grow(packed_rows *rows, size_t more) {
  size_t capacity = rows->capacity < 4096 ? 4096 : rows->capacity;
  while (capacity - rows->size < more) capacity *= 2;
  rows->bytes = realloc(rows->bytes, capacity);
  if (rows->bytes == NULL) abort();
  rows->capacity = capacity;
}

void packed_rows_free(packed_rows *rows) {
  free(rows->bytes);
  *rows = (packed_rows){.columns = rows->columns};
}

// MARK: A virtual table, see https://www.sqlite.org/vtab.html

// What is bound; its name tells SQLite that the pointer is ours.
static const char pointer_type[] = "packed_rows";

struct cursor {
  sqlite3_vtab_cursor base;
  const uint8_t *next, *end;
  int columns, is_at_end;
  // Values that are not read yet.
  size_t left;
  sqlite3_int64 row;
  // Where each value of the row begins: its kind.
  const uint8_t *values[packed_columns_limit];
};

// The hidden column's number: the table's argument.
enum { argument = packed_columns_limit };

static int connect(sqlite3 *database, void *unused, int count, const char *const *words, sqlite3_vtab **table, char **error) {
  (void)unused, (void)count, (void)words, (void)error;
  sqlite3_str *sql = sqlite3_str_new(database);
  sqlite3_str_appendall(sql, "CREATE TABLE packed_rows (");
  for (int column = 0; column < packed_columns_limit; column++) sqlite3_str_appendf(sql, "c%d, ", column);
  sqlite3_str_appendall(sql, "source HIDDEN)");
  char *text = sqlite3_str_finish(sql);
  if (text == NULL) return SQLITE_NOMEM;
  int code = sqlite3_declare_vtab(database, text);
  sqlite3_free(text);
  if (code != SQLITE_OK) return code;
  *table = sqlite3_malloc(sizeof(**table));
  if (*table == NULL) return SQLITE_NOMEM;
  **table = (sqlite3_vtab){0};
  return SQLITE_OK;
}

static int disconnect(sqlite3_vtab *table) {
  sqlite3_free(table);
  return SQLITE_OK;
}

static int best_index(sqlite3_vtab *table, sqlite3_index_info *info) {
  (void)table;
  for (int i = 0; i < info->nConstraint; i++) {
    if (info->aConstraint[i].iColumn != argument || !info->aConstraint[i].usable) continue;
    if (info->aConstraint[i].op != SQLITE_INDEX_CONSTRAINT_EQ) continue;
    info->aConstraintUsage[i].argvIndex = 1;
    info->aConstraintUsage[i].omit = 1;
    return SQLITE_OK;
  }
  return SQLITE_CONSTRAINT;
}

static int open_cursor(sqlite3_vtab *table, sqlite3_vtab_cursor **opened) {
  (void)table;
  struct cursor *cursor = sqlite3_malloc(sizeof(*cursor));
  if (cursor == NULL) return SQLITE_NOMEM;
  *cursor = (struct cursor){.is_at_end = 1};
  *opened = &cursor->base;
  return SQLITE_OK;
}

static int close_cursor(sqlite3_vtab_cursor *cursor) {
  sqlite3_free(cursor);
  return SQLITE_OK;
}

static uint32_t length_of(const uint8_t *value) {
  uint32_t length;
  memcpy(&length, value + 1, sizeof(length));
  return length;
}

// Where a value ends; NULL if the bytes end before it does, or if it is of no kind.
static const uint8_t *end_of(const uint8_t *value, const uint8_t *end) {
  size_t left = end - value, size = 1;
  if (left < size) return NULL;
  switch (*value) {
    case packed_null: break;
    case packed_integer: size += sizeof(int64_t); break;
    case packed_real: size += sizeof(double); break;
    case packed_text:
    case packed_blob:
      size += sizeof(uint32_t);
      if (left < size) return NULL;
      size += length_of(value);
      break;
    default: return NULL;
  }
  return left < size ? NULL : value + size;
}

// Ends the statement with an error that says what is wrong with the rows.
static int misuse(sqlite3_vtab_cursor *cursor, const char *what) {
  sqlite3_free(cursor->pVtab->zErrMsg);
  cursor->pVtab->zErrMsg = sqlite3_mprintf("packed_rows: %s", what);
  return SQLITE_MISUSE;
}

static int next_row(sqlite3_vtab_cursor *base) {
  struct cursor *cursor = (struct cursor *)base;
  cursor->is_at_end = cursor->left == 0;
  if (cursor->is_at_end) return cursor->next == cursor->end ? SQLITE_OK : misuse(base, "bytes behind the last value");
  for (int column = 0; column < cursor->columns; column++) {
    cursor->values[column] = cursor->next;
    cursor->next = end_of(cursor->next, cursor->end);
    if (cursor->next == NULL) return misuse(base, "a value is cut off");
  }
  cursor->left -= cursor->columns;
  cursor->row++;
  return SQLITE_OK;
}

static int first_row(sqlite3_vtab_cursor *base, int plan, const char *text, int count, sqlite3_value **arguments) {
  (void)plan, (void)text, (void)count;
  struct cursor *cursor = (struct cursor *)base;
  const packed_rows *rows = sqlite3_value_pointer(arguments[0], pointer_type);
  cursor->is_at_end = 1;
  if (rows == NULL) return misuse(base, "no rows are bound");
  if (rows->columns < 1 || rows->columns > packed_columns_limit) return misuse(base, "too few or too many columns");
  // Before the first row is read: none is to be written.
  if (rows->count % rows->columns != 0) return misuse(base, "a row has too few or too many values");
  cursor->next = rows->bytes;
  cursor->end = rows->bytes + rows->size;
  cursor->left = rows->count;
  cursor->columns = rows->columns;
  cursor->row = 0;
  return next_row(base);
}

static int is_at_end(sqlite3_vtab_cursor *cursor) { return ((struct cursor *)cursor)->is_at_end; }

static int column_of(sqlite3_vtab_cursor *base, sqlite3_context *result, int column) {
  struct cursor *cursor = (struct cursor *)base;
  if (column >= cursor->columns) return SQLITE_OK;
  const uint8_t *value = cursor->values[column];
  switch (*value) {
    case packed_integer: {
      int64_t number;
      memcpy(&number, value + 1, sizeof(number));
      sqlite3_result_int64(result, number);
      break;
    }
    case packed_real: {
      double number;
      memcpy(&number, value + 1, sizeof(number));
      sqlite3_result_double(result, number);
      break;
    }
    case packed_text:
      sqlite3_result_text64(
          result, (const char *)value + 1 + sizeof(uint32_t), length_of(value), SQLITE_STATIC, SQLITE_UTF8);
      break;
    case packed_blob:
      sqlite3_result_blob64(result, value + 1 + sizeof(uint32_t), length_of(value), SQLITE_STATIC);
      break;
    default: break; // As it begins: NULL.
  }
  return SQLITE_OK;
}

static int row_of(sqlite3_vtab_cursor *cursor, sqlite3_int64 *row) {
  *row = ((struct cursor *)cursor)->row;
  return SQLITE_OK;
}

int packed_rows_register(sqlite3 *database) {
  // Without xCreate it is there for every statement, and cannot be made a table of the file.
  static const sqlite3_module module = {
      .xConnect = connect,
      .xBestIndex = best_index,
      .xDisconnect = disconnect,
      .xOpen = open_cursor,
      .xClose = close_cursor,
      .xFilter = first_row,
      .xNext = next_row,
      .xEof = is_at_end,
      .xColumn = column_of,
      .xRowid = row_of,
  };
  return sqlite3_create_module(database, "packed_rows", &module, NULL);
}

int packed_rows_bind(sqlite3_stmt *statement, int parameter, packed_rows *rows) {
  return sqlite3_bind_pointer(statement, parameter, rows, pointer_type, NULL);
}
