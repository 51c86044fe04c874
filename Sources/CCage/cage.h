#include <errno.h>
#include <fcntl.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/landlock.h>
#include <linux/seccomp.h>
#include <sys/auxv.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

// Calls that take a varying number of arguments, which Swift cannot make. Each gives -1 with errno where it fails.

static inline long cage_landlock_version(void) {
  return syscall(SYS_landlock_create_ruleset, (void *)0, 0, LANDLOCK_CREATE_RULESET_VERSION);
}

static inline int cage_landlock_rules(const struct landlock_ruleset_attr *rules, size_t size) {
  return (int)syscall(SYS_landlock_create_ruleset, rules, size, 0);
}

static inline int cage_landlock_allow(int rules, const struct landlock_path_beneath_attr *path) {
  return (int)syscall(SYS_landlock_add_rule, rules, LANDLOCK_RULE_PATH_BENEATH, path, 0);
}

static inline int cage_landlock_enter(int rules) { return (int)syscall(SYS_landlock_restrict_self, rules, 0); }

static inline int cage_no_new_rights(void) { return prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0); }

static inline int cage_filter_calls(const struct sock_fprog *filter) {
  return prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, filter, 0, 0);
}

static inline int cage_filters_calls(void) { return prctl(PR_GET_SECCOMP, 0, 0, 0, 0); }

// Swift hides fork from programs that have threads. There are none yet where it is called.
static inline pid_t cage_fork(void) { return fork(); }

// A place in a file system, for a rule about it: nothing can be read through it.
static inline int cage_open_place(const char *path) { return open(path, 010000000 /* O_PATH */ | O_CLOEXEC); }

static const unsigned cage_memory_file_without_execution = 8; // MFD_NOEXEC_SEAL

// Whether files in memory can be made that never become a program.
static inline int cage_has_memory_files_without_execution(void) {
  long file = syscall(SYS_memfd_create, "", cage_memory_file_without_execution | 1 /* close on exec */);
  if (file >= 0) close((int)file);
  return file >= 0;
}

// Where the loader of libraries lies in memory; 0 in a program without any.
static inline unsigned long cage_loader(void) { return getauxval(AT_BASE); }

// A call that no program makes: a cage answers it with a number that no kernel gives.
static inline long cage_ask(unsigned question) { return syscall(SYS_socket, question, 0, 0); }

#if defined(__x86_64__)
static const unsigned cage_architecture = AUDIT_ARCH_X86_64;
#elif defined(__aarch64__)
static const unsigned cage_architecture = AUDIT_ARCH_AARCH64;
#endif
