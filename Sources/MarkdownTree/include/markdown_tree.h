// Trees of libcmark whose memory is one arena: hundreds of small nodes a file, which are all given back at once.
//
// libcmark asks for memory without telling for which document, so that the arena is its thread's while it parses.

#ifndef MARKDOWN_TREE_H
#define MARKDOWN_TREE_H

#include <cmark.h>
#include <stddef.h>

typedef struct markdown_tree markdown_tree;

// Parses UTF-8. Never NULL: where there is no memory the program ends, as with libcmark itself.
markdown_tree *markdown_tree_parse(const char *text, size_t length);

// The root of the tree: to be read, not changed.
cmark_node *markdown_tree_document(const markdown_tree *tree);

void markdown_tree_free(markdown_tree *tree);

#endif
