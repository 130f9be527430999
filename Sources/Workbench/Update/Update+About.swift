extension Model {
  mutating func scrollAbout(by lines: Int) {
    about.offset = moved(about.offset, by: lines, count: aboutScroll + 1)
  }
}
