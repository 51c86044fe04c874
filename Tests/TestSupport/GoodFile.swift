/// Small files without a fault.
package enum GoodFile {
  package static let screen = """
    kind: screen
    id: test
    version: "1"
    area: mood
    title: Test
    short: T
    minutes: 1
    option-sets:
      yn:
        - { code: n, points: 0, text: No }
        - { code: y, points: 1, text: Yes }
    items:
      - { id: a_1, text: One, options: yn }
      - { id: a_2, text: Two, options: yn }
    scores:
      - { id: total, title: Total, method: sum, items: [a_1, a_2] }
    source: { citation: A paper, terms: Free }

    """

  package static let plan = """
    kind: plan
    id: test
    title: Test
    summary: For tests
    minutes: 1
    learn: [benefits]
    steps:
      - ask: phq-4
      - ask: phq-9
        when: { cut-off: phq-4/depression }

    """

  package static let education = """
    kind: education
    id: test
    language: en
    order: 1
    title: Test
    summary: For tests
    blocks:
      - text: Words

    """

  package static let site = """
    kind: site
    id: test
    language: en
    centre: { name: A centre, place: A town, about: Care, phone: 555-0100 }
    emergency: "112"
    crisis-lines:
      - { name: Danger, reach: [Call 112] }
    trusted-person: Tell someone
    outside: Elsewhere
    plans: [quick]
    topics: [mood]
    languages: [en]
    idle-seconds: 60
    countdown-seconds: 30

    """

  package static let all = [screen, plan, education, site]
}
