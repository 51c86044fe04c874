import Screening

/// Every piece of wording that the program's own pages need. The words are in `Questionnaires/interface/`.
enum Word: String, Sendable, CaseIterable {
  // The head of every page and the area names
  case appName = "app-name"
  case areaMood = "area-mood"
  case areaAnxiety = "area-anxiety"
  case areaTrauma = "area-trauma"
  case areaSubstanceUse = "area-substance-use"
  case areaGeneral = "area-general"
  case progress
  case progressMayGrow = "progress-may-grow"
  case aboutMinutes = "about-minutes"
  case moreAbove = "more-above"
  case moreBelow = "more-below"
  case tooSmall = "too-small"

  // The first page
  case welcomeWhat = "welcome-what"
  case welcomePrivate = "welcome-private"
  case welcomeTopic = "welcome-topic"
  case welcomeLearn = "welcome-learn"
  case welcomeHelpNow = "welcome-help-now"
  case welcomeHelpNowDetail = "welcome-help-now-detail"
  case welcomeNotHeading = "welcome-not-heading"
  case welcomeNot = "welcome-not"
  case welcomePrivacyHeading = "welcome-privacy-heading"
  case welcomePrivacy = "welcome-privacy"
  case welcomePlansHeading = "welcome-plans-heading"
  case topicsIntroduction = "topics-introduction"

  // Questions
  case offerUnknown = "offer-unknown"
  case offerYes = "offer-yes"
  case offerNo = "offer-no"
  case declinedBefore = "declined-before"
  case noticeChooseFirst = "notice-choose-first"
  case noticeChooseDigit = "notice-choose-digit"
  case noticeWhichAnswer = "notice-which-answer"
  case noticeTypeNumber = "notice-type-number"
  case noticeNumberRange = "notice-number-range"
  case noticeNothingTicked = "notice-nothing-ticked"
  case answerDeclined = "answer-declined"
  case answerMissing = "answer-missing"
  case answerNotAsked = "answer-not-asked"

  // The crisis page
  case crisisTitle = "crisis-title"
  case crisisThanks = "crisis-thanks"
  case crisisHope = "crisis-hope"
  case supportOpening = "support-opening"
  case crisisGoOn = "crisis-go-on"
  case crisisNobodyWatches = "crisis-nobody-watches"

  // Review
  case reviewTitle = "review-title"
  case reviewIntroduction = "review-introduction"
  case reviewResults = "review-results"
  case reviewGoOn = "review-go-on"
  case reviewTicked = "review-ticked"
  case reviewOffer = "review-offer"

  // Results
  case resultsTitle = "results-title"
  case resultsNotDiagnosis = "results-not-diagnosis"
  case resultsScore = "results-score"
  case resultsNumber = "results-number"
  case rangeOfScores = "range-of-scores"
  case resultsBand = "results-band"
  case resultsCutOffReached = "results-cut-off-reached"
  case resultsCutOffBelow = "results-cut-off-below"
  case resultsCutOffUnknown = "results-cut-off-unknown"
  case resultsReported = "results-reported"
  case resultsChecklist = "results-checklist"
  case resultsTicked = "results-ticked"
  case resultsOneTicked = "results-one-ticked"
  case resultsOneNotTicked = "results-one-not-ticked"
  case resultsMissing = "results-missing"
  case resultsHelp = "results-help"

  // How a score adds up
  case arithmeticTitle = "arithmetic-title"
  case arithmeticSum = "arithmetic-sum"
  case arithmeticCount = "arithmetic-count"
  case arithmeticCutOff = "arithmetic-cut-off"
  case arithmeticBands = "arithmetic-bands"
  case arithmeticUnscored = "arithmetic-unscored"

  // After the results
  case fullerTitle = "fuller-title"
  case fullerIntroduction = "fuller-introduction"
  case fullerGoOn = "fuller-go-on"
  case fullerPlan = "fuller-plan"
  case learnIntroduction = "learn-introduction"
  case centreTitle = "centre-title"
  case centreIntroduction = "centre-introduction"
  case centreCall = "centre-call"
  case centreSecond = "centre-second"
  case centreWeb = "centre-web"
  case centreFinish = "centre-finish"
  case centreResults = "centre-results"
  case centreStartAgain = "centre-start-again"

  // Leaving
  case leavingTitle = "leaving-title"
  case leavingQuestion = "leaving-question"
  case leavingStay = "leaving-stay"
  case leavingLeave = "leaving-leave"

  // A kiosk in a waiting room
  case languageName = "language-name"
  case languagesTitle = "languages-title"
  case notDiagnosis = "not-diagnosis"
  case attractMinutes = "attract-minutes"
  case attractPrivate = "attract-private"
  case attractAnyKey = "attract-any-key"
  case stillTitle = "still-title"
  case stillText = "still-text"
  case stillFinishedTitle = "still-finished-title"
  case stillFinishedText = "still-finished-text"
  case stillSeconds = "still-seconds"
  case takeAwayNumber = "take-away-number"
  case takeAwayResults = "take-away-results"
  case takeAwayPrint = "take-away-print"
  case takeAwayScan = "take-away-scan"
  case takeAwayPart = "take-away-part"
  case takeAwayTooSmall = "take-away-too-small"
  case takeAwayScore = "take-away-score"
  case takeAwayCount = "take-away-count"
  case takeAwayPrinted = "take-away-printed"
  case takeAwayNotPrinted = "take-away-not-printed"

  // The mode with lines instead of a screen
  case lineChoose = "line-choose"
  case lineMenu = "line-menu"
  case lineRead = "line-read"
  case lineAgain = "line-again"
  case lineUnknown = "line-unknown"
  case lineEnded = "line-ended"
  case lineDetail = "line-detail"
  case lineChosen = "line-chosen"

  // Keys: how they are named, and what they do
  case keysTitle = "keys-title"
  case keysColumnKey = "keys-column-key"
  case keysColumnMeaning = "keys-column-meaning"
  case keyDigits = "key-digits"
  case keyAnyDigit = "key-any-digit"
  case helpDigits = "help-digits"
  case keyArrows = "key-arrows"
  case helpMove = "help-move"
  case keySpace = "key-space"
  case helpToggle = "help-toggle"
  case keyEnter = "key-enter"
  case helpConfirm = "help-confirm"
  case keyBack = "key-back"
  case helpBack = "help-back"
  case keyBackspace = "key-backspace"
  case helpErase = "help-erase"
  case keyDecline = "key-decline"
  case helpDecline = "help-decline"
  case keyReview = "key-review"
  case helpReview = "help-review"
  case keyArithmetic = "key-arithmetic"
  case helpArithmetic = "help-arithmetic"
  case keyHelpNow = "key-help-now"
  case helpHelpNow = "help-help-now"
  case keyPrivacy = "key-privacy"
  case helpPrivacy = "help-privacy"
  case keyKeys = "key-keys"
  case helpKeys = "help-keys"
  case keyPage = "key-page"
  case helpPage = "help-page"
  case keyWheel = "key-wheel"
  case keyYes = "key-yes"
  case helpYes = "help-yes"
  case keyNo = "key-no"
  case helpNo = "help-no"
  case keyEscape = "key-escape"
  case helpEscape = "help-escape"
  case keyLeave = "key-leave"
  case helpLeave = "help-leave"
  case keyInterrupt = "key-interrupt"
  case helpInterrupt = "help-interrupt"
  case keySuspend = "key-suspend"
  case helpSuspend = "help-suspend"
}

extension Words {
  /// The name of an area.
  subscript(_ area: Area) -> String {
    switch area {
    case .mood: self[.areaMood]
    case .anxiety: self[.areaAnxiety]
    case .trauma: self[.areaTrauma]
    case .substanceUse: self[.areaSubstanceUse]
    case .general: self[.areaGeneral]
    }
  }
}
