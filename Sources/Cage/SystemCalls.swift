import CCage

/// The calls to the kernel that a mode may make, by what they are for.
struct SystemCalls {
  let numbers: [Int32]

  static func + (one: SystemCalls, other: SystemCalls) -> SystemCalls {
    SystemCalls(numbers: one.numbers + other.numbers)
  }

  /// Using what is open already: the terminal, a pipe, a file.
  static let openFiles = SystemCalls(numbers: [
    SYS_read, SYS_write, SYS_readv, SYS_writev, SYS_close, SYS_fstat, SYS_lseek, SYS_fcntl, SYS_ppoll, SYS_pselect6,
    SYS_dup, SYS_dup3,
  ])

  /// Looking at names, which opens nothing.
  static let names = SystemCalls(numbers: [SYS_newfstatat, SYS_statx, SYS_getcwd, SYS_readlinkat, SYS_faccessat])

  static let memory = SystemCalls(numbers: [SYS_munmap, SYS_mremap, SYS_brk, SYS_madvise, SYS_mlock, SYS_munlock])

  static let time = SystemCalls(numbers: [
    SYS_clock_gettime, SYS_clock_getres, SYS_clock_nanosleep, SYS_nanosleep, SYS_gettimeofday,
  ])

  /// This process, its signals, and its end.
  static let process = SystemCalls(numbers: [
    SYS_rt_sigaction, SYS_rt_sigprocmask, SYS_rt_sigreturn, SYS_rt_sigtimedwait, SYS_sigaltstack, SYS_restart_syscall,
    SYS_signalfd4, SYS_getpid, SYS_getppid, SYS_gettid, SYS_getuid, SYS_geteuid, SYS_getgid, SYS_getegid, SYS_getpgid,
    SYS_kill,
    SYS_tgkill, SYS_exit, SYS_exit_group, SYS_futex, SYS_rseq, SYS_set_robust_list, SYS_sched_yield,
    SYS_sched_getaffinity, SYS_getrandom, SYS_uname, SYS_sysinfo, SYS_prlimit64, SYS_getrlimit,
  ])

  #if arch(x86_64)
    /// What the C library of this processor still calls by older names.
    static let older = SystemCalls(numbers: [
      SYS_poll, SYS_select, SYS_stat, SYS_lstat, SYS_access, SYS_readlink, SYS_dup2, SYS_time, SYS_getpgrp,
    ])
  #else
    static let older = SystemCalls(numbers: [])
  #endif

  /// Opening, making and removing files, where Landlock lets it.
  static let files = SystemCalls(
    numbers: [
      SYS_openat, SYS_unlinkat, SYS_ftruncate, SYS_fsync, SYS_fdatasync, SYS_pread64, SYS_pwrite64, SYS_fchmod,
      SYS_getdents64, SYS_fallocate, SYS_flock,
    ] + olderFiles)

  #if arch(x86_64)
    private static let olderFiles: [Int32] = [SYS_open, SYS_unlink]
  #else
    private static let olderFiles: [Int32] = []
  #endif

  /// Opening, making and changing small files, where Landlock lets it.
  static let smallFiles = SystemCalls(
    numbers: [SYS_openat, SYS_pread64, SYS_pwrite64, SYS_fdatasync, SYS_flock, SYS_getdents64] + olderOpening)

  #if arch(x86_64)
    private static let olderOpening: [Int32] = [SYS_open]
  #else
    private static let olderOpening: [Int32] = []
  #endif

  /// Opening files to read them.
  static let reading = SystemCalls(numbers: [SYS_openat, SYS_pread64, SYS_getdents64] + olderOpening)

  /// Working on several things at once, as Dispatch does it.
  static let queues = SystemCalls(
    numbers: [
      SYS_epoll_create1, SYS_epoll_ctl, SYS_epoll_pwait, SYS_eventfd2, SYS_timerfd_create, SYS_timerfd_settime,
      SYS_timerfd_gettime, SYS_setpriority, SYS_getpriority, SYS_sched_getparam, SYS_sched_setparam,
      SYS_sched_getscheduler, SYS_sched_setscheduler, SYS_sched_get_priority_max, SYS_sched_get_priority_min,
    ] + olderQueues)

  #if arch(x86_64)
    private static let olderQueues: [Int32] = [SYS_epoll_wait]
  #else
    private static let olderQueues: [Int32] = []
  #endif

  /// Becoming another program, where Landlock lets it, with all that the C library does at the start of one.
  static let start = SystemCalls(numbers: [SYS_execve, SYS_set_tid_address, SYS_mlockall] + olderStart)

  #if arch(x86_64)
    private static let olderStart: [Int32] = [SYS_arch_prctl]
  #else
    private static let olderStart: [Int32] = []
  #endif

  /// What every mode needs.
  static let always = openFiles + names + memory + time + process + older
}
