import QuestionnaireLibrary
import Screening

/// The contents of the library. Shipped and site files were checked before the program started, so one that cannot be
/// read is only left out.
extension Session {
  package func plan(_ id: Plan.ID) -> Plan? { (try? library.plan(id)) ?? nil }

  package func questionnaires(of plan: Plan) -> [Questionnaire] {
    (try? library.questionnaires(of: plan, for: site, withCounselor: role.includesCounselorContent)) ?? []
  }

  package var educationPages: [EducationPage] {
    ((try? library.educationPages()) ?? []).map { $0.filled(from: site) }
  }

  package var topicPlans: [Plan] { site.topics.compactMap(plan) }
}
