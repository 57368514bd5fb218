import Glibc

/// The streams that the system gives a program.
public enum StandardStreams {
  /// Makes the streams safe to write to: a pipe that nobody reads any more is an error and no signal, and a stream that was
  /// closed before the program began stays unwritable, so that no file of the program's own gets its number.
  public static func prepare() {
    signal(SIGPIPE, SIG_IGN)
    for descriptor in [STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO] where fcntl(descriptor, F_GETFD) < 0 {
      // The least free number is given out, which is this one. Reading from standard input then ends at once.
      _ = unsafe open("/dev/null", O_RDONLY)
    }
  }

  /// Whether a stream is a terminal.
  public static func isTerminal(_ descriptor: Int32) -> Bool { isatty(descriptor) == 1 }

  /// Writes all bytes to a stream; returns why it could not, in the system's words.
  public static func write(_ bytes: [UInt8], to descriptor: Int32) -> String? {
    var written = 0
    while written < bytes.count {
      let count = unsafe bytes.withUnsafeBytes { buffer in
        unsafe Glibc.write(descriptor, buffer.baseAddress.map { unsafe $0 + written }, buffer.count - written)
      }
      if count < 0, errno == EINTR { continue }
      if count < 0, errno == EAGAIN { waitUntilWritable(descriptor); continue }
      guard count > 0 else { return reason() }
      written += count
    }
    return nil
  }

  /// Asks whether what was written has arrived, as far as the system tells at a closing; returns why it has not.
  public static func settle(_ descriptor: Int32) -> String? {
    // A copy is closed: a network file system or a quota speaks up only then.
    let copy = dup(descriptor)
    guard copy >= 0 else { return errno == EBADF ? nil : reason() }
    return close(copy) == 0 || errno == EINTR ? nil : reason()
  }

  private static func waitUntilWritable(_ descriptor: Int32) {
    var one = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
    _ = unsafe poll(&one, 1, -1)
  }

  private static func reason() -> String { unsafe String(cString: strerror(errno)) }
}
