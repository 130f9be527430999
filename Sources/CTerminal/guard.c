#include "CTerminal.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdatomic.h>
#include <string.h>
#include <sys/resource.h>
#ifdef __linux__
#include <sys/syscall.h>
#endif
#include <termios.h>
#include <unistd.h>

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

static const int crashes[] = {SIGSEGV, SIGBUS, SIGILL, SIGFPE, SIGTRAP, SIGABRT, SIGSYS};
static const int told[] = {SIGHUP, SIGTERM, SIGINT, SIGQUIT, SIGWINCH, SIGTSTP, SIGCONT};
static struct sigaction before_crash[COUNT(crashes)];
static struct sigaction before_told[COUNT(told)];
static int crash_installed, told_installed;

static struct termios found;
static int terminal = -1;
static char string[256];
static volatile size_t string_length;
static atomic_flag restored = ATOMIC_FLAG_INIT;
static volatile sig_atomic_t byte_fd = -1;
static char alternate[1 << 16];

int ct_guard_begin(int fd, const char *restore, size_t length) {
  if (tcgetattr(fd, &found) != 0) return -1;
  string_length = length < sizeof string ? length : 0;
  memcpy(string, restore, string_length);
  atomic_flag_clear(&restored);
  terminal = fd;
  return 0;
}

void ct_guard_restore(int writes_string) {
  if (terminal < 0) return;
  for (size_t done = 0; writes_string && done < string_length;) {
    ssize_t count = write(terminal, string + done, string_length - done);
    if (count <= 0) break;
    done += (size_t)count;
  }
  tcsetattr(terminal, TCSANOW, &found);
}

void ct_guard_end(void) { terminal = -1; }

static void on_crash(int number, siginfo_t *info, void *context) {
  (void)context;
  int error = errno;
  if (!atomic_flag_test_and_set(&restored)) ct_guard_restore(1);
  if (info->si_code == SI_USER) {
    // Sent by another process: a crash reporter would return and nothing would fault again.
    signal(number, SIG_DFL);
  } else {
    // A crash reporter that could ask for a key would; it reports and goes on where there is nothing to read.
    int nothing = open("/dev/null", O_RDONLY);
    if (nothing > 0) dup2(nothing, STDIN_FILENO);
    for (size_t i = 0; i < COUNT(crashes); i++) {
      if (crashes[i] == number) sigaction(number, &before_crash[i], NULL);
    }
  }
  errno = error;
  // Blocked until this handler returns, then delivered to the previous action.
  raise(number);
}

void ct_install_crash_handlers(void) {
  if (crash_installed++) return;
  stack_t stack;
  // A stack overflow can only be handled on another stack; Swift's crash reporter may have brought one.
  if (sigaltstack(NULL, &stack) == 0 && (stack.ss_flags & SS_DISABLE)) {
    stack = (stack_t){.ss_sp = alternate, .ss_size = sizeof alternate};
    sigaltstack(&stack, NULL);
  }
  struct sigaction action = {.sa_sigaction = on_crash, .sa_flags = SA_ONSTACK | SA_SIGINFO};
  sigemptyset(&action.sa_mask);
  for (size_t i = 0; i < COUNT(crashes); i++) sigaction(crashes[i], &action, &before_crash[i]);
}

static void on_told(int number) {
  int error = errno;
  unsigned char byte = (unsigned char)number;
  // The pipe does not block; a full one already holds what wakes the reader.
  if (write(byte_fd, &byte, 1) < 0) errno = error;
  errno = error;
}

void ct_install_signal_bytes(int fd) {
  byte_fd = fd;
  if (told_installed++) return;
  struct sigaction action = {.sa_handler = on_told, .sa_flags = SA_RESTART};
  sigemptyset(&action.sa_mask);
  // A parent may hand down a mask that would keep them from this thread.
  sigset_t wanted;
  sigemptyset(&wanted);
  for (size_t i = 0; i < COUNT(told); i++) sigaddset(&wanted, told[i]);
  pthread_sigmask(SIG_UNBLOCK, &wanted, NULL);
  for (size_t i = 0; i < COUNT(told); i++) {
    sigaction(told[i], NULL, &before_told[i]);
    // What the parent had ignored (nohup) stays ignored.
    if (before_told[i].sa_handler != SIG_IGN) sigaction(told[i], &action, NULL);
  }
}

void ct_remove_handlers(void) {
  if (told_installed) {
    for (size_t i = 0; i < COUNT(told); i++) sigaction(told[i], &before_told[i], NULL);
  }
  if (crash_installed) {
    for (size_t i = 0; i < COUNT(crashes); i++) sigaction(crashes[i], &before_crash[i], NULL);
  }
  told_installed = crash_installed = 0;
}

void ct_stop(void) {
  struct sigaction plain = {.sa_handler = SIG_DFL}, ours;
  sigemptyset(&plain.sa_mask);
  sigaction(SIGTSTP, &plain, &ours);
  raise(SIGTSTP);
  sigaction(SIGTSTP, &ours, NULL);
}

void ct_prefer_short_turns(void) {
#ifdef SYS_sched_setattr
  // As the kernel lays it out; no header that all systems have declares it.
  struct {
    uint32_t size, policy;
    uint64_t flags;
    int32_t nice;
    uint32_t priority;
    uint64_t runtime, deadline, period;
  } wanted = {.size = 48, .flags = 1 /* not inherited */, .runtime = 100000 /* nanoseconds */};
  wanted.nice = getpriority(PRIO_PROCESS, 0);
  // Older kernels take no notice.
  syscall(SYS_sched_setattr, 0, &wanted, 0);
#endif
}
