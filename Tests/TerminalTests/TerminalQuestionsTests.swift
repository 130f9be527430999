import Terminal
import Testing

@Suite("What a terminal answers") struct TerminalQuestionsTests {
  @Test(arguments: [
    ("\u{1B}P>|tmux 3.4\u{1B}\\\u{1B}[?2026;2$y\u{1B}[1;1R", "tmux 3.4", true),
    ("\u{1B}[?2026;0$y\u{1B}P>|XTerm(390)\u{1B}\\\u{1B}[12;7R", "XTerm(390)", false),
    ("\u{1B}[?2026;1$y\u{1B}[1;1R", nil, true), ("\u{1B}[?2026;4$y\u{1B}[1;1R", nil, false),
    ("\u{1B}[1;1R", nil, nil),
  ])
  func `name and synchronized output are read`(_ text: String, _ program: String?, _ isSynchronized: Bool?) {
    let answer = TerminalQuestions.answer(in: text)
    #expect(answer.program == program)
    #expect(answer.isSynchronized == isSynchronized)
  }

  @Test(arguments: [("\u{1B}[12;7R", 7), ("noise\u{1B}[1;120R", 120), ("\u{1B}[1;R", nil), ("", nil)])
  func `the cursor's column is read`(_ text: String, _ column: Int?) {
    #expect(TerminalQuestions.column(in: text) == column)
  }
}
