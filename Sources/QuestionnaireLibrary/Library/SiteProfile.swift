import Screening
import Templates

/// The center that offers the program: its numbers, the crisis lines, and what it lets people choose.
public struct SiteProfile: Sendable, Equatable, Identifiable {
  public let id: String
  public let language: String
  public let centre: Centre
  /// The number to call in immediate danger.
  public let emergencyNumber: String
  /// The first is for immediate danger. Never empty.
  public let crisisLines: [CrisisLine]
  /// Further lines, for some people or some troubles; on a page of their own.
  public let moreLines: [CrisisLine]
  /// A sentence on turning to somebody one trusts.
  public let trustedPerson: String
  /// A sentence for readers outside the country of the lines.
  public let outside: String
  /// A line that the self-check leaves in the terminal when somebody leaves it; `nil` for none.
  public let lineAfterLeaving: String?
  /// Plans on the first page, in order.
  public let plans: [String]
  /// Plans under "One topic", in order.
  public let topics: [String]
  public let languages: [String]
  /// Whether screens whose terms forbid commercial use are offered.
  public let offersNoncommercial: Bool
  /// Seconds without a key after which a kiosk asks whether somebody is there.
  public let idleSeconds: Int
  /// Seconds that it then waits before it wipes everything.
  public let countdownSeconds: Int
  public let kiosk: Kiosk
  public let counselor: Counselor

  public struct Centre: Sendable, Equatable {
    public let name: String
    public let place: String
    public let about: String
    public let phone: String
    public var secondPhone: String?
    public var web: String?
  }

  /// The site's settings for the kiosk in its waiting room.
  public struct Kiosk: Sendable, Equatable {
    /// The site's own words on the page that waits for a visitor.
    public var welcome: String?
    /// The site's own sentence on the crisis page, such as who at the desk can help now.
    public var crisis: String?
    /// The stored form of the code with which staff leave the kiosk, made by `selfscreen kiosk --set-staff-code`.
    public var staffCode: String?
    /// The file in which all kiosks with this code count the wrong ones together; each counts its own without one.
    public var staffCodeTriesFile: String?
    /// Whether visitors may print their results.
    public var prints = false
    /// The printer's name, if not the machine's own choice.
    public var printer: String?
    /// The file in which visits are counted by day; not counted without one.
    public var countsFile: String?
    /// Seconds without a key on the last pages after which it asks whether the visitor has finished.
    public var finishedSeconds = 45
    /// Seconds without a key while the crisis lines are shown after which it asks whether somebody is there.
    public var crisisSeconds = 300
  }

  /// The site's settings for counselors who work with clients.
  public struct Counselor: Sendable, Equatable {
    /// Seconds without a key after which the screen is locked.
    public var lockSeconds = 300
    /// The questionnaire that a counselor is offered to ask in person after an answer that raised a safety rule.
    public var askInPerson: String?
    /// Education pages that are printed with a summary, in order.
    public var summaryPages: [String] = []
    /// The printer's name, if not the machine's own choice.
    public var printer: String?
  }

  public struct CrisisLine: Sendable, Equatable {
    public let name: String
    /// The ways to reach it, a short line each.
    public let reach: [String]
    public let note: String?
  }

  /// The places that a site's profile fills in, by their names in braces.
  static let places = Place.allCases.map(\.rawValue)

  private enum Place: String, CaseIterable {
    case centre, place, emergency, phone
    case secondPhone = "second-phone"
    case web
  }

  /// Replaces `{centre}`, `{place}`, `{emergency}`, `{phone}`, `{second-phone}` and `{web}`.
  public func fill(_ text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: "{")) else { return text }
    return Template.fill(text) { name in Place(rawValue: String(name)).map(words) }
  }

  /// Replaces the same, and `{signs}` with these words.
  package func fill(_ text: String, signs: String) -> String {
    Template.fill(text) { name in name == Guidance.signsPlace ? signs : Place(rawValue: String(name)).map(words) }
  }

  private func words(for place: Place) -> String {
    switch place {
    case .centre: centre.name
    case .place: centre.place
    case .emergency: emergencyNumber
    case .phone: centre.phone
    case .secondPhone: centre.secondPhone ?? centre.phone
    case .web: centre.web ?? centre.phone
    }
  }
}
