/// The tables of a session file; docs/session-format.md explains them.
enum SessionSchema {
  /// The version of the format that this code writes, and the newest that it reads.
  static let format = 1
  /// `PLXS`: tells a session from other databases.
  static let applicationID = 0x504C_5853

  /// Numbers of events that a file may hold; far from where arithmetic on them ends.
  static let numbers = 1...(1 << 53)
  /// Times that a file may hold, microseconds.
  static let times: ClosedRange<Int64> = 0...(1 << 53)

  static let sql = """
    CREATE TABLE session(
      id TEXT NOT NULL, format INTEGER NOT NULL, system TEXT NOT NULL, title TEXT NOT NULL, preset TEXT,
      configuration TEXT NOT NULL, seed TEXT NOT NULL, threads INTEGER NOT NULL, data_path TEXT NOT NULL,
      created TEXT NOT NULL, fingerprint TEXT NOT NULL, status TEXT NOT NULL, summary TEXT, failure TEXT,
      duration_us INTEGER);
    CREATE TABLE name(id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
    CREATE TABLE event(
      seq INTEGER PRIMARY KEY, tick INTEGER NOT NULL, step INTEGER NOT NULL, time_us INTEGER NOT NULL,
      kind TEXT NOT NULL, name TEXT NOT NULL, meta TEXT NOT NULL, size INTEGER, data BLOB);
    CREATE INDEX event_mark ON event(seq) WHERE kind IN ('phase', 'command');
    CREATE TABLE scalar(
      seq INTEGER PRIMARY KEY, tick INTEGER NOT NULL, step INTEGER NOT NULL, time_us INTEGER NOT NULL,
      name INTEGER NOT NULL, value);
    CREATE TABLE keyframe(seq INTEGER PRIMARY KEY, time_us INTEGER NOT NULL, size INTEGER NOT NULL, data BLOB);
    CREATE TABLE state(
      seq INTEGER PRIMARY KEY, tick INTEGER NOT NULL, marked INTEGER NOT NULL, configuration TEXT NOT NULL,
      data BLOB, path TEXT);
    CREATE TABLE note(id INTEGER PRIMARY KEY, time_us INTEGER NOT NULL, text TEXT NOT NULL);
    CREATE TABLE resumption(seq INTEGER PRIMARY KEY, time_us INTEGER NOT NULL, fingerprint TEXT NOT NULL);
    CREATE TABLE gap(seq INTEGER PRIMARY KEY, time_us INTEGER NOT NULL, reason TEXT NOT NULL);
    """
}
