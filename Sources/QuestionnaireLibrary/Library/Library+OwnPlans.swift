import Screening

/// The plans that a site's own files change.
extension Library {
  /// What is built in with the files at these paths.
  ///
  /// - Throws: `Problems`, all of them, when any of the files has one.
  package static func checked(filesAt paths: [String]) throws(Problems) -> Library {
    let problems = problems(inFilesAt: paths)
    if !problems.isEmpty { throw Problems(problems) }
    return Library(language: "en", files: merge(SiteFiles(paths: paths).parsed().files))
  }

  /// The plans that a site's own files change, each with the file that changes it: the plan's own, that of a questionnaire
  /// in it, or the site file of a site that offers it. A questionnaire that no plan asks is a plan of its own.
  ///
  /// - Throws: `Problems` when a file cannot be read.
  package func plansOfOwnFiles() throws(Problems) -> [(plan: Plan, file: String)] {
    let own = files.filter(\.isOwn)
    let site = try site()
    let siteFile = own.first { $0.kind == "site" }
    var plans: [(plan: Plan, file: String)] = []
    var asked: Set<Questionnaire.ID> = []
    for id in planIDs {
      guard let plan = try plan(id) else { continue }
      let steps = Set(plan.steps.map(\.questionnaire))
      asked.formUnion(steps)
      let isOffered = (site.plans + site.topics).contains(id)
      let file =
        own.first { $0.kind == "plan" && $0.id == id } ?? own.first { $0.isQuestionnaire && steps.contains($0.id) }
        ?? (isOffered ? siteFile : nil)
      if let file { plans.append((plan, file.name)) }
    }
    for file in own where file.isQuestionnaire && !asked.contains(file.id) {
      guard let questionnaire = try questionnaire(file.id) else { continue }
      let plan = Plan(
        id: questionnaire.id, title: questionnaire.title, summary: "", minutes: questionnaire.minutes,
        steps: [Plan.Step(questionnaire: questionnaire.id)])
      plans.append((plan, file.name))
    }
    return plans
  }
}
