#include "markdown_tree.h"

#include <stdlib.h>
#include <string.h>

// Enough for most articles, and little enough that the allocator keeps it for the next one.
#define CHUNK_SIZE (28 * 1024)
#define ALIGNMENT 16

struct chunk {
  struct chunk *previous;
  size_t used, size;
  _Alignas(ALIGNMENT) char bytes[];
};

struct markdown_tree {
  struct chunk *chunk;
  cmark_node *document;
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

static void *allocate_zeroed(size_t count, size_t size) { return memset(allocate(count * size), 0, count * size); }

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

cmark_node *markdown_tree_document(const markdown_tree *tree) { return tree->document; }

void markdown_tree_free(markdown_tree *tree) {
  while (tree->chunk != NULL) {
    struct chunk *chunk = tree->chunk;
    tree->chunk = chunk->previous;
    free(chunk);
  }
  free(tree);
}
