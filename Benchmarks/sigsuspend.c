// To be preloaded under valgrind, which writes to the signal mask that it is given and crashes where that cannot be written
// to, as libdispatch's: sigsuspend with a copy of the mask.
#define _GNU_SOURCE
#include <signal.h>
#include <sys/syscall.h>
#include <unistd.h>

int sigsuspend(const sigset_t *mask) {
  sigset_t copy = *mask;
  return (int)syscall(SYS_rt_sigsuspend, &copy, _NSIG / 8);
}
