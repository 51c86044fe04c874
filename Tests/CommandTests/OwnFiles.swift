/// Files that a site could add.
enum OwnFiles {
  static let screen = """
    kind: screen
    id: own-screen
    version: "1"
    area: mood
    title: An own screen
    short: Own
    minutes: 1
    option-sets:
      yn:
        - { code: n, points: 0, text: No }
        - { code: y, points: 1, text: Yes }
    items:
      - { id: own_1, text: One, options: yn }
      - { id: own_2, text: Two, options: yn }
    scores:
      - { id: sum, title: Sum, method: sum, items: [own_1, own_2] }
    source: { citation: A paper, terms: Free }

    """

  /// Another file, with two problems: in lines 11 and 16.
  static let badScreen = screen.replacing("own", with: "bad")
    .replacing("points: 1", with: "points: one").replacing("method: sum", with: "method: mean")
}
