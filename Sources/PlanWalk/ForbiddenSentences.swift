/// What no page may say, in English: a diagnosis, blame, a level of care that is picked, comfort in a number.
package enum ForbiddenSentences {
  package static func found(in words: String) throws -> [String] {
    // What is said rightly does not count.
    let words = words.lowercased().replacing("not a diagnosis", with: "")
    return try all.get().compactMap { pattern in
      words.firstMatch(of: pattern).map { String(words[$0.range]) }
    }
  }

  nonisolated(unsafe) private static let all = Result { try patterns.map { try Regex($0) } }

  private static let patterns = [
    // A diagnosis, said or denied.
    #"\byou (may |might |could |probably |likely |do not |don't )?(have|had|suffer from|show) (no |an? )?(signs of )?(major |clinical |generali[sz]ed )?(depressi|anxiety|panic|ptsd|trauma|bipolar|manic|mania|disorder|addict|alcoholi|dependen|mental illness|substance use)"#,
    #"\byou('re| are) (not )?(depressed|anxious|addicted|an addict|an alcoholic|dependent|bipolar|mentally ill|traumati[sz]ed)"#,
    #"\bdisorder"#, #"\bdiagnos(is|e|ed|tic)"#, #"\bconsistent with\b"#,
    #"\b(suggests?|indicates?|means) (that )?(you|a|an|moderate|severe|probable)"#, #"\bprobable\b"#,
    // Comfort in a number, or fear of one.
    #"\bbelow the (published )?cut-off"#, #"\bnormal\b"#, #"\bhealthy\b"#, #"\bnothing to worry"#,
    #"\byou('re| are) (fine|okay|safe|at risk)"#,
    #"\b(low|high|higher|increased|at) risk\b"#, #"\bonly (a )?(few|mild|minimal)"#, #"\bjust (a )?(few|mild|minimal)"#,
    // A level of care that the program picks.
    #"\b(we|i) (recommend|suggest|advise)"#,
    #"\byou (need|should (get|have|enter|attend|start|go to)|must|would benefit from) (an? |the )?(iop|intensive|inpatient|outpatient|partial|program|treatment|hospital|therapy|detox)"#,
    // Blame, and words that hurt.
    #"\b(abuser|addict|alcoholic|junkie|clean|dirty|relapse|noncompliant|attention-seeking)\b"#,
    #"\bcommit(ted|s)? suicide"#, #"\b(failed|successful|unsuccessful) (suicide|attempt)"#, #"\byour fault\b"#,
    // What a program cannot promise.
    #"\b(will|guaranteed? to) (cure|fix|get better)"#, #"\bno one will (ever )?know"#,
  ]
}
