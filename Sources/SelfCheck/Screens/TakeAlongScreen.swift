import TerminalKit

extension Session {
  /// The ways to take the results along, each only when it is asked for, and who can read them then.
  package struct TakeAlongScreen: Screen {
    package var policy: ScreenPolicy {
      ScreenPolicy(audience: .owner, layer: .page, patience: .finished, typing: .none)
    }

    package init() {}

    package func content(in session: Session) -> Content {
      let strings = session.strings
      let codes = [
        Choice(strings.takeAwayNumber) { $0.open(PhoneCodeScreen(.number)) },
        Choice(strings.takeAwayResults) { $0.open(PhoneCodeScreen(.results)) },
        Choice(strings.takeAwayAnswers) { $0.open(PhoneCodeScreen(.answers)) },
      ]
      return Content(
        title: strings.takeAwayTitle, blocks: [.text(strings.takeAwayIntroduction)],
        field: .menu((session.settings.isInLines ? [] : codes) + Role.waysToTakeAlong(in: session)),
        after: [.text(strings.takeAwayWhoReads)], aside: session.aside(.end),
        keys: [.enter, .move, .back, .leave, .help, .keys])
    }
  }

  /// The choice that leads to the ways to take the results along; none where there is no way.
  var choicesOfTakingAlong: [Choice] {
    if settings.isInLines && Role.waysToTakeAlong(in: self).isEmpty { return [] }
    return [Choice(strings.takeAwayTitle) { $0.open(TakeAlongScreen()) }]
  }
}
