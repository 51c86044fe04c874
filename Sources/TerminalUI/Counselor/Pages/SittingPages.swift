import QuestionnaireLibrary
import Records
import Screening

/// What was answered at one time.
extension AppState {
  func sittingsPage(_ sittings: [Sitting]) -> Page {
    Page(
      title: words[.sittingsTitle],
      field: .menu(
        sittings.map { sitting in
          Field.Choice(
            sitting.counted.map { shortName(of: $0.questionnaire) }.joined(separator: ", "),
            detail: desk?.minute(sitting.finishedAt))
        }),
      actions: [.confirm, .moveDown, .back, .leave, .helpNow, .keys])
  }

  func sittingPage(_ sitting: Sitting) -> Page {
    Page(
      title: words(.sittingTitle, ["date": desk?.minute(sitting.finishedAt) ?? ""]),
      blocks: sittingBlocks(sitting) + helpSection,
      actions: [.confirm, .arithmetic, .back, .pageDown, .leave, .helpNow, .keys])
  }

  /// The results, and what changed since the time before each questionnaire was answered.
  private func sittingBlocks(_ sitting: Sitting) -> [Block] {
    resultBlocks(outcome(of: sitting)) + recordedOnlyBlocks(sitting) + takenOutBlocks(sitting)
      + changes(in: sitting)
  }

  /// What raised a safety rule in questionnaires that a changed answer took out of the plan; their scores count for nothing.
  private func takenOutBlocks(_ sitting: Sitting) -> [Block] {
    sitting.screens.filter(\.isTakenOut).flatMap { screen in
      [.section(shortName(of: screen.questionnaire)), .text(words[.sittingTakenOut], .notice)]
        + screen.safetyRules.flatMap { blocks(for: alert($0, in: screen)) }
    }
  }

  func changes(in sitting: Sitting) -> [Block] {
    let changes = sitting.counted.flatMap { screen -> [Block] in
      guard let course = course(upTo: screen), course.previous != nil else { return [] }
      return [.gap, .text(shortName(of: screen.questionnaire), .question)] + changeBlocks(course)
    }
    return changes.isEmpty ? [] : [.section(words[.sittingSince])] + changes.dropFirst()
  }

  func course(upTo screen: FinishedScreen) -> Course? {
    desk?.record.flatMap { Course(of: screen.questionnaire.id, in: $0) }?.upTo(screen)
  }

  /// What the answers come to with the questionnaires that they were given to.
  func outcome(of sitting: Sitting) -> Outcome {
    Outcome(plan: sitting.plan, results: sitting.counted.compactMap(result))
  }

  /// - Returns: `nil` when the questionnaire is not here any more as it was asked, so that its scores could differ.
  func result(of screen: FinishedScreen) -> QuestionnaireResult? {
    guard let questionnaire = presentQuestionnaire(screen.questionnaire) else { return nil }
    let result = QuestionnaireResult(questionnaire: questionnaire, answers: screen.answers)
    return result.scores.map(RecordedScore.init) == screen.scores ? result : nil
  }

  /// The questionnaire as it was asked, if it is here in that version.
  func presentQuestionnaire(_ reference: QuestionnaireReference) -> Questionnaire? {
    let questionnaire = (try? library.inLanguage(reference.language).questionnaire(reference.id)) ?? nil
    return questionnaire.flatMap { reference.isOf($0) ? $0 : nil }
  }

  /// Scores as they were given, where they cannot be worked out anew.
  func recordedOnlyBlocks(_ sitting: Sitting) -> [Block] {
    sitting.counted.filter { result(of: $0) == nil }.flatMap { screen -> [Block] in
      let reference = screen.questionnaire
      let values = ["title": reference.title, "version": reference.version]
      return [.section(reference.title), .text(words(.sittingOlder, values), .dim)]
        + screen.scores.flatMap { score -> [Block] in
          [
            .text(
              words(
                .sittingRecorded,
                [
                  "title": score.title, "score": points(score.range),
                  "maximum": String(score.highestPossible),
                ]), .question)
          ] + (score.band.map { [.text(words(.sittingRecordedBand, ["band": $0]))] } ?? [])
        }
    }
  }

  // MARK: What next

  private enum SittingChoice {
    case summary
    case course(Course)
    case learn
    case done
  }

  private func choices(_ sitting: Sitting) -> [SittingChoice] {
    let courses = sitting.counted.compactMap { screen in
      desk?.record.flatMap { Course(of: screen.questionnaire.id, in: $0) }
    }
    return [.summary] + courses.map { .course($0) } + [.learn, .done]
  }

  func sittingMenuPage(_ sitting: Sitting) -> Page {
    Page(
      title: words[.sittingMenuTitle],
      field: .menu(
        choices(sitting).map { choice in
          switch choice {
          case .summary: Field.Choice(words[.sittingSummary])
          case .course(let course):
            Field.Choice(words(.sittingCourse, ["title": shortName(of: course.reference)]))
          case .learn: Field.Choice(words[.welcomeLearn])
          case .done: Field.Choice(words[.sittingDone])
          }
        }),
      after: helpSection,
      actions: [.confirm, .moveDown, .back, .leave, .helpNow, .keys])
  }

  mutating func chooseInSitting(_ choice: Int, _ sitting: Sitting) {
    switch choices(sitting)[choice] {
    case .summary: push(.desk(.summary(sitting)))
    case .course(let course): push(.desk(.course(course)))
    case .learn: push(.learn)
    case .done: popBack { $0 == .desk(.client) }
    }
  }
}
