import TestSupport
import QuestionnaireLibrary
import Testing

/// The rules on site files: nobody is left without a number to call.
@Suite struct BadSiteTests {
  @Test(arguments: [
    BadFile(
      "without crisis lines", in: GoodFile.site, "crisis-lines:\n  - { name: Danger, reach: [Call 112] }\n",
      "",
      problems: "1:1: a site needs 'crisis-lines'; the program does not start without them"),
    BadFile(
      "with empty crisis lines", in: GoodFile.site, "\n  - { name: Danger, reach: [Call 112] }", " []",
      problems: "6:15: 'crisis-lines' is empty"),
    BadFile(
      "with a crisis line that cannot be reached", in: GoodFile.site, "reach: [Call 112]", "reach: []",
      problems: "7:28: 'reach' is empty"),
    BadFile(
      "with a crisis line without words", in: GoodFile.site, "reach: [Call 112]", "reach: [\"\"]",
      problems: "7:29: …"),
    BadFile(
      "with a crisis line that is a mapping", in: GoodFile.site, "reach: [Call 112]",
      "reach: [{ call: 112 }]",
      problems: "7:29: each entry of 'reach' is plain text"),
    BadFile(
      "with a plan that is a mapping", in: GoodFile.site, "[quick]", "[{ id: quick }]",
      problems: "10:9: each entry of 'plans' is plain text"),
    BadFile(
      "without a centre", in: GoodFile.site,
      "centre: { name: A centre, place: A town, about: Care, phone: 555-0100 }\n", "",
      problems: "1:1: a site needs 'centre' with its name and phone number"),
    BadFile(
      "without a phone number", in: GoodFile.site, ", phone: 555-0100", "",
      problems: "4:9: 'centre' needs 'phone'"),
    BadFile(
      "that hurries people", in: GoodFile.site, "idle-seconds: 60", "idle-seconds: 19",
      problems: "13:15: 'idle-seconds' is at least 20, so that nobody is hurried"),
    BadFile(
      "with a short countdown", in: GoodFile.site, "countdown-seconds: 30", "countdown-seconds: 0",
      problems: "14:20: 'countdown-seconds' is at least 20, so that nobody is hurried"),
    BadFile(
      "with a staff code as it is typed", in: GoodFile.site, "idle-seconds: 60",
      "kiosk: { staff-code: '4711' }\nidle-seconds: 60",
      problems: "13:22: 'staff-code' is the line that 'selfscreen kiosk --set-staff-code' prints, not the code itself"),
    BadFile(
      "with counts beside the program", in: GoodFile.site, "idle-seconds: 60",
      "kiosk: { counts: counts.csv }\nidle-seconds: 60",
      problems: "13:18: 'counts' is the full path of a file, from / on"),
    BadFile(
      "with a count of wrong codes beside the program", in: GoodFile.site, "idle-seconds: 60",
      "kiosk: { staff-code-tries: tries }\nidle-seconds: 60",
      problems: "13:28: 'staff-code-tries' is the full path of a file, from / on"),
    BadFile(
      "with two counts in one file", in: GoodFile.site, "idle-seconds: 60",
      "kiosk: { counts: /a, staff-code-tries: /a }\nidle-seconds: 60",
      problems: "13:40: 'staff-code-tries' and 'counts' are two files"),
    BadFile(
      "with a kiosk that hurries people", in: GoodFile.site, "idle-seconds: 60",
      "kiosk: { finished-seconds: 5, crisis-seconds: 19 }\nidle-seconds: 60",
      problems: "13:28: 'finished-seconds' is at least 20, so that nobody is hurried",
      "13:47: 'crisis-seconds' is at least 20, so that nobody is hurried"),
    BadFile(
      "with an unknown wish for the kiosk", in: GoodFile.site, "idle-seconds: 60",
      "kiosk: { alarm: true }\nidle-seconds: 60", problems: "13:10: …"),
    BadFile(
      "with an unknown plan", in: GoodFile.site, "[quick]", "[quick, slow]",
      problems: "10:16: there is no plan 'slow'"),
    BadFile(
      "with an unknown topic", in: GoodFile.site, "[mood]", "[moods]",
      problems: "11:10: there is no plan 'moods'"),
  ])
  func site(_ file: BadFile) throws {
    try file.check()
  }
}
