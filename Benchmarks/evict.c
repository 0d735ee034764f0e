// evict LIST
//
// Takes the files whose paths stand in LIST, one a line, out of the system's cache: who reads them next waits for the disk.
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

int main(int count, char **arguments) {
  FILE *list = count == 2 ? fopen(arguments[1], "r") : NULL;
  if (list == NULL) return fputs("usage: evict LIST\n", stderr), 2;
  char *path = NULL;
  size_t capacity = 0;
  while (getline(&path, &capacity, list) > 0) {
    path[strcspn(path, "\n")] = 0;
    int file = open(path, O_RDONLY);
    if (file < 0 || posix_fadvise(file, 0, 0, POSIX_FADV_DONTNEED) != 0) {
      perror(path);
      return 1;
    }
    close(file);
  }
  free(path);
  fclose(list);
  return 0;
}
