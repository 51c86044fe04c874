import Glibc

/// The machine's clock that only goes forward, also while it sleeps, whatever somebody sets the time of day to.
enum MonotonicClock {
  /// Seconds since the machine was started.
  static var seconds: Int {
    var time = timespec()
    clock_gettime(CLOCK_BOOTTIME, &time)
    return time.tv_sec
  }
}
