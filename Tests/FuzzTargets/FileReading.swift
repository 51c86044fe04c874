import QuestionnaireLibrary

/// A file of YAML, read as a site's own beside what is built in.
struct FileReading {
  /// Reads the file; in tests of the promises, with a fault.
  typealias Read = (SiteFiles) -> Result<Library, Problems>

  static let fileName = "fuzz.yaml"

  static func read(_ files: SiteFiles) -> Result<Library, Problems> {
    do throws(Problems) {
      return .success(try Library(siteFiles: files))
    } catch {
      return .failure(error)
    }
  }

  /// Reads bytes as the program would read a file that has them.
  ///
  /// - Returns: `nil` for what is refused, once the problems were checked.
  static func library(of input: [UInt8], isSiteFile: Bool, _ read: Read) throws -> Library? {
    // What is no UTF-8 is refused before it is read as YAML.
    guard let text = String(validating: input, as: UTF8.self) else { return nil }
    let files = SiteFiles(text: text, named: fileName, isSiteFile: isSiteFile)
    let outcome = read(files)
    // A file says the same each time; a part of the inputs is enough to see it.
    let isReadTwice = input.count % 16 == 0
    switch outcome {
    case .success(let library): return library
    case .failure(let problems):
      try check(problems, in: text)
      if isReadTwice, case .failure(let again) = read(files) {
        try promise(again == problems, "the problems are others the second time")
      } else if isReadTwice {
        throw BrokenPromise("a file that was refused is good the second time")
      }
      return nil
    }
  }

  private static func check(_ problems: Problems, in text: String) throws {
    try promise(!problems.all.isEmpty, "refused without a problem")
    let lengths = lineLengths(of: text)
    for problem in problems.all {
      try promise(!problem.message.isEmpty, "a problem without a word")
      // A replaced file may leave another one without what that refers to.
      guard problem.file == fileName, problem.line != 0 else { continue }
      // The end of the file is a place too.
      try promise(
        (1...(lengths.count + 1)).contains(problem.line), "\(problem): the file has \(lengths.count) lines")
      let length = problem.line <= lengths.count ? lengths[problem.line - 1] : 0
      try promise((1...(length + 2)).contains(problem.column), "\(problem): the line has \(length) characters")
    }
  }

  /// The lengths of the lines in characters, as YAML counts them.
  private static func lineLengths(of text: String) -> [Int] {
    var lengths = [0]
    var previous: Unicode.Scalar = " "
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\n" where previous == "\r": break
      case "\n", "\r", "\u{85}", "\u{2028}", "\u{2029}": lengths.append(0)
      default: lengths[lengths.count - 1] += 1
      }
      previous = scalar
    }
    return lengths
  }
}
