import QuestionnaireLibrary
import TerminalKit

extension Strings: TerminalStrings {}
