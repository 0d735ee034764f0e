// parse LIST
//
// The yardstick of an audit: reads the files whose paths stand in LIST, one a line, parses each with libcmark, and walks
// its tree, on one thread.
#include <cmark.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

// The whole file in `buffer`, which grows as need be; -1 if it cannot be read.
static ssize_t read_file(const char *path, char **buffer, size_t *capacity) {
  int file = open(path, O_RDONLY);
  if (file < 0) return -1;
  struct stat status;
  if (fstat(file, &status) != 0) return close(file), -1;
  size_t size = (size_t)status.st_size;
  if (size > *capacity) {
    *buffer = realloc(*buffer, *capacity = 2 * size);
    if (*buffer == NULL) abort();
  }
  size_t length = 0;
  ssize_t count = 1;
  while (length < size && (count = read(file, *buffer + length, size - length)) > 0) length += (size_t)count;
  close(file);
  return count < 0 ? -1 : (ssize_t)length;
}

int main(int count, char **arguments) {
  FILE *list = count == 2 ? fopen(arguments[1], "r") : NULL;
  if (list == NULL) return fputs("usage: parse LIST\n", stderr), 2;
  char *path = NULL, *buffer = NULL;
  size_t path_capacity = 0, capacity = 0;
  ssize_t path_length;
  long files = 0, bytes = 0, events = 0;
  while ((path_length = getline(&path, &path_capacity, list)) > 0) {
    path[strcspn(path, "\n")] = 0;
    ssize_t length = read_file(path, &buffer, &capacity);
    if (length < 0) {
      perror(path);
      return 1;
    }
    cmark_node *document = cmark_parse_document(buffer, (size_t)length, CMARK_OPT_DEFAULT);
    cmark_iter *walk = cmark_iter_new(document);
    while (cmark_iter_next(walk) != CMARK_EVENT_DONE) events++;
    cmark_iter_free(walk);
    cmark_node_free(document);
    files++;
    bytes += length;
  }
  printf("%ld files, %ld bytes, %ld nodes entered or left\n", files, bytes, events);
  free(buffer);
  free(path);
  fclose(list);
  return 0;
}
