#include "markdown_tree.h"

#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>

// Enough for most articles, and little enough that the allocator keeps it for the next one.
#define CHUNK_SIZE (48 * 1024)
#define ALIGNMENT 16
// More than a parser asks for before it has its document.
#define ZEROED_KEPT 8

struct chunk {
  struct chunk *previous;
  size_t used, size;
  _Alignas(ALIGNMENT) char bytes[];
};

struct markdown_tree {
  struct chunk *chunk;
  cmark_node *document;
  // The first pieces that libcmark asked for, in order.
  void *zeroed[ZEROED_KEPT];
  int zeroed_count;
};

static _Thread_local markdown_tree *current;

static size_t rounded(size_t size) { return (size + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT; }

// Before each piece stands its size, for when it is to grow.
static void *allocate(size_t size) {
  size_t needed = rounded(size) + ALIGNMENT;
  struct chunk *chunk = current->chunk;
  if (chunk == NULL || chunk->size - chunk->used < needed) {
    size_t all = needed > CHUNK_SIZE ? needed : CHUNK_SIZE;
    chunk = malloc(sizeof(struct chunk) + all);
    if (chunk == NULL || needed < size) abort();
    *chunk = (struct chunk){.previous = current->chunk, .size = all};
    current->chunk = chunk;
  }
  char *piece = chunk->bytes + chunk->used + ALIGNMENT;
  chunk->used += needed;
  memcpy(piece - sizeof(size_t), &size, sizeof(size_t));
  return piece;
}

static void *allocate_zeroed(size_t count, size_t size) {
  void *piece = memset(allocate(count * size), 0, count * size);
  if (current->zeroed_count < ZEROED_KEPT) current->zeroed[current->zeroed_count++] = piece;
  return piece;
}

static void *reallocate(void *piece, size_t size) {
  if (piece == NULL) return allocate(size);
  size_t old;
  memcpy(&old, (char *)piece - sizeof(size_t), sizeof(size_t));
  if (size <= old) return piece;
  // The last piece grows where it is: mostly it is the text of the block that is open.
  struct chunk *chunk = current->chunk;
  size_t end = (size_t)((char *)piece - chunk->bytes) + rounded(old);
  if (end == chunk->used && chunk->size - chunk->used >= rounded(size) - rounded(old)) {
    chunk->used += rounded(size) - rounded(old);
    memcpy((char *)piece - sizeof(size_t), &size, sizeof(size_t));
    return piece;
  }
  return memcpy(allocate(size), piece, old);
}

static void keep(void *piece) { (void)piece; }

static cmark_mem arena = {allocate_zeroed, reallocate, keep};

static markdown_tree *new_tree(void) {
  markdown_tree *tree = calloc(1, sizeof(markdown_tree));
  if (tree == NULL) abort();
  return tree;
}

markdown_tree *markdown_tree_parse(const char *text, size_t length) {
  markdown_tree *tree = current = new_tree();
  cmark_parser *parser = cmark_parser_new_with_mem(CMARK_OPT_DEFAULT, &arena);
  cmark_parser_feed(parser, text, length);
  tree->document = cmark_parser_finish(parser);
  current = NULL;
  return tree;
}

// libcmark gives a document away when it is finished, with its inline content: which of the pieces that a parser asks for
// is the document is learnt from an empty one. -1 if it is none of the first.
static int place_of_document(void) {
  static atomic_int known = -2;
  int place = atomic_load_explicit(&known, memory_order_relaxed);
  if (place != -2) return place;
  markdown_tree *empty = markdown_tree_parse("", 0);
  for (place = empty->zeroed_count - 1; place >= 0 && empty->zeroed[place] != empty->document;) place--;
  markdown_tree_free(empty);
  atomic_store_explicit(&known, place, memory_order_relaxed);
  return place;
}

markdown_tree *markdown_tree_parse_blocks(const char *text, size_t length) {
  int place = place_of_document();
  if (place < 0) return markdown_tree_parse(text, length);
  markdown_tree *tree = current = new_tree();
  cmark_parser *parser = cmark_parser_new_with_mem(CMARK_OPT_DEFAULT, &arena);
  cmark_node *document = tree->document = tree->zeroed[place];
  cmark_parser_feed(parser, text, length);
  // All blocks but the last are closed. What is not in the document when it is finished, has no inline content parsed.
  cmark_node *aside = cmark_node_new_with_mem(CMARK_NODE_DOCUMENT, &arena);
  cmark_node *last = cmark_node_last_child(document), *node;
  while ((node = cmark_node_first_child(document)) != last && cmark_node_append_child(aside, node)) {}
  cmark_parser_finish(parser);
  while ((node = cmark_node_last_child(aside)) != NULL && cmark_node_prepend_child(document, node)) {}
  current = NULL;
  return tree;
}

cmark_node *markdown_tree_document(const markdown_tree *tree) { return tree->document; }

void markdown_tree_free(markdown_tree *tree) {
  while (tree->chunk != NULL) {
    struct chunk *chunk = tree->chunk;
    tree->chunk = chunk->previous;
    free(chunk);
  }
  free(tree);
}
