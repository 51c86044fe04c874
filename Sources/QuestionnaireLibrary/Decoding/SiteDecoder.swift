import Yams

/// Reads a file of `kind: site`.
struct SiteDecoder {
  let log: FileLog

  func decode(_ node: Node) -> SiteProfile {
    let fields = fields(
      node, as: "a site",
      keys: [
        "kind", "id", "language", "centre", "emergency", "crisis-lines", "more-lines",
        "trusted-person", "outside", "after-leaving",
        "plans", "topics",
        "languages", "noncommercial", "idle-seconds", "countdown-seconds", "kiosk", "counselor",
      ])
    if !fields.has("crisis-lines") {
      log.error("a site needs 'crisis-lines'; the program does not start without them", at: node)
    }
    for plan in fields.list("plans") + fields.list("topics") {
      if let id = plan.string { log.refer(to: .plan(id), at: plan) }
    }
    return SiteProfile(
      id: fields.requiredID(),
      language: fields.requiredString("language"),
      centre: centre(fields),
      emergencyNumber: fields.requiredString("emergency"),
      crisisLines: fields.has("crisis-lines") ? fields.requiredList("crisis-lines").map(crisisLine) : [],
      moreLines: fields.list("more-lines").map(crisisLine),
      trustedPerson: fields.requiredString("trusted-person"),
      outside: fields.requiredString("outside"),
      lineAfterLeaving: fields.string("after-leaving", filling: SiteProfile.places),
      plans: fields.requiredStrings("plans"),
      topics: fields.requiredStrings("topics"),
      languages: fields.requiredStrings("languages"),
      offersNoncommercial: fields.bool("noncommercial"),
      idleSeconds: seconds("idle-seconds", in: fields),
      countdownSeconds: seconds("countdown-seconds", in: fields),
      kiosk: fields["kiosk"].map(kiosk) ?? SiteProfile.Kiosk(),
      counselor: fields["counselor"].map(counselor) ?? SiteProfile.Counselor())
  }

  private func fields(_ node: Node, as what: String, keys: Set<String>) -> Fields {
    Fields(node, as: what, keys: keys, language: "en", log: log)
  }

  private func centre(_ site: Fields) -> SiteProfile.Centre {
    guard let node = site["centre"] else {
      log.error("a site needs 'centre' with its name and phone number", at: site.node)
      return SiteProfile.Centre(name: "", place: "", about: "", phone: "")
    }
    let fields = fields(node, as: "'centre'", keys: ["name", "place", "about", "phone", "second-phone", "web"])
    var centre = SiteProfile.Centre(
      name: fields.requiredString("name"), place: fields.requiredString("place"),
      about: fields.requiredString("about"), phone: fields.requiredString("phone"))
    centre.secondPhone = fields.string("second-phone")
    centre.web = fields.string("web")
    return centre
  }

  private func kiosk(_ node: Node) -> SiteProfile.Kiosk {
    let fields = fields(
      node, as: "'kiosk'",
      keys: [
        "welcome", "crisis", "staff-code", "staff-code-tries", "prints", "printer", "counts", "finished-seconds",
        "crisis-seconds",
      ])
    var kiosk = SiteProfile.Kiosk()
    kiosk.welcome = fields.string("welcome", filling: SiteProfile.places)
    kiosk.crisis = fields.string("crisis", filling: SiteProfile.places)
    kiosk.staffCode = fields.string("staff-code")
    kiosk.staffCodeTriesFile = path("staff-code-tries", in: fields)
    kiosk.prints = fields.bool("prints")
    kiosk.printer = fields.string("printer")
    kiosk.countsFile = path("counts", in: fields)
    if fields.has("finished-seconds") { kiosk.finishedSeconds = seconds("finished-seconds", in: fields) }
    if fields.has("crisis-seconds") { kiosk.crisisSeconds = seconds("crisis-seconds", in: fields) }
    if let code = kiosk.staffCode, !code.hasPrefix("scrypt:") {
      log.error(
        "'staff-code' is the line that 'selfscreen kiosk --set-staff-code' prints, not the code itself",
        at: fields["staff-code"] ?? node)
    }
    if let counts = kiosk.countsFile, counts == kiosk.staffCodeTriesFile {
      log.error("'staff-code-tries' and 'counts' are two files", at: fields["staff-code-tries"] ?? node)
    }
    return kiosk
  }

  private func path(_ key: String, in fields: Fields) -> String? {
    guard let path = fields.string(key) else { return nil }
    if !path.hasPrefix("/") {
      log.error("'\(key)' is the full path of a file, from / on", at: fields[key] ?? fields.node)
    }
    return path
  }

  private func counselor(_ node: Node) -> SiteProfile.Counselor {
    let fields = fields(
      node, as: "'counselor'", keys: ["lock-seconds", "ask-in-person", "summary-pages", "printer"])
    var counselor = SiteProfile.Counselor()
    if fields.has("lock-seconds") { counselor.lockSeconds = seconds("lock-seconds", in: fields) }
    counselor.askInPerson = fields.string("ask-in-person")
    if let questionnaire = counselor.askInPerson {
      log.refer(to: .questionnaire(questionnaire), at: fields["ask-in-person"])
    }
    for page in fields.list("summary-pages") {
      log.refer(to: .education(page.string ?? ""), at: page)
    }
    counselor.summaryPages = fields.strings("summary-pages")
    counselor.printer = fields.string("printer")
    return counselor
  }

  private func crisisLine(_ node: Node) -> SiteProfile.CrisisLine {
    let fields = fields(node, as: "a crisis line", keys: ["name", "reach", "note"])
    return SiteProfile.CrisisLine(
      name: fields.requiredString("name"), reach: fields.requiredStrings("reach"),
      note: fields.string("note"))
  }

  private func seconds(_ key: String, in fields: Fields) -> Int {
    let seconds = fields.requiredInt(key)
    // WCAG 2.2.1 asks for at least 20 s in which a time limit can be extended.
    if fields.has(key), fields.int(key) != nil, seconds < 20 {
      log.error("'\(key)' is at least 20, so that nobody is hurried", at: fields[key])
    }
    return seconds
  }
}
