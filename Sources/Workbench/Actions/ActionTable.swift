import Experiments
import Terminal

/// The one table of actions: keys, help and the lines of keys all come from it.
package enum ActionTable {
  /// The actions of the workbench itself, in the order in which help and lines of keys name them.
  package static let own: [ActionEntry] =
    home + setup + settings + lesson + run + replay + compare + cursor + panels + popups + typing + everywhere

  /// The whole table for a system: its own actions and those of the workbench, with their usual keys.
  package static func entries(of system: LabDescription?) -> [ActionEntry] {
    (system?.actions.map(ActionEntry.init) ?? []) + own
  }

  private static let home: [ActionEntry] = [
    entry(.homeUp, .home, "up k", "choose", "Chooses the line above."),
    entry(.homeDown, .home, "down j", "choose", "Chooses the line below."),
    entry(.homeOpen, .home, "enter", "open", "Sets up a run of the system, or opens the session."),
    entry(.homePanel, .home, "tab shift-tab left right", "other list", "Goes to the other list."),
    entry(.homeReplay, .home, "r", "replay last", "Replays the last session of the system."),
    entry(.homeResume, .home, "o", "go on", "Goes on with the session, if it was interrupted or stopped."),
    entry(.homeMark, .home, "space x", "mark", "Marks the session for a comparison, or no longer."),
    entry(.homeCompare, .home, "c", "compare", "Compares the marked sessions, two to six."),
    entry(
      .homeVerify, .home, "v", "verify", "Runs the session again behind the screen and compares every event."),
    entry(.homeRename, .home, "R", "", "Gives the session another name."),
    entry(.homeRemark, .home, "m", "", "Writes in a line what the session is."),
    entry(.homeDelete, .home, "delete D", "", "Deletes the session; asks first."),
    entry(.homeFilter, .home, "/", "filter", "Shows only lines that contain a text."),
    entry(.homeFirst, .home, "home g", "", "Chooses the first line."),
    entry(.homeLast, .home, "end G", "", "Chooses the last line."),
    entry(.homeLessons, .home, "l", "lessons", "Goes to the list of lessons."),
    entry(.homeRefresh, .home, "f5", "", "Reads the list of sessions again."),
    entry(.homeAbout, .home, "a", "", "Shows versions and where files are."),
    entry(.quit, .home, "q", "quit", "Ends the program; asks first while runs go on."),
    entry(.homeSettings, .home, ",", "settings", "Shows the settings, to be changed and kept."),
  ]

  private static let setup: [ActionEntry] = [
    entry(.setupStart, .setup, "enter", "start", "Starts the run with these settings."),
    entry(.setupPreset, .setup, "p", "preset", "Takes the values of the next preset."),
    entry(.setupPreviousPreset, .setup, "P", "", "Takes the values of the preset before."),
    entry(.setupUp, .setup, "up k shift-tab", "", "Chooses the field above."),
    entry(.setupDown, .setup, "down j tab", "", "Chooses the field below."),
    entry(.setupFirst, .setup, "home g", "", "Chooses the first field."),
    entry(.setupLast, .setup, "end G", "", "Chooses the last field."),
    entry(.setupEdit, .setup, "e space", "edit", "Types a value; a digit begins one, too."),
    entry(.setupLess, .setup, "left h", "change", "Takes a smaller value or the choice before."),
    entry(.setupMore, .setup, "right l", "change", "Takes a larger value or the next choice."),
    entry(.setupDefault, .setup, "d", "default", "Takes the default of the field."),
    entry(.setupUndo, .setup, "u", "undo", "Takes back the last change."),
    entry(.setupSave, .setup, "s", "save", "Writes the form to a YAML file for plexus run --config."),
  ]

  private static let settings: [ActionEntry] = [
    entry(.settingsSave, .settings, "enter", "save", "Keeps the changes, for now and in the file."),
    entry(.settingsUp, .settings, "up k shift-tab", "", "Chooses the setting above."),
    entry(.settingsDown, .settings, "down j tab", "", "Chooses the setting below."),
    entry(.settingsFirst, .settings, "home g", "", "Chooses the first setting."),
    entry(.settingsLast, .settings, "end G", "", "Chooses the last setting."),
    entry(.settingsEdit, .settings, "e space", "edit", "Types a value, or takes the next choice."),
    entry(.settingsLess, .settings, "left h", "change", "Takes a smaller value or the choice before."),
    entry(.settingsMore, .settings, "right l", "change", "Takes a larger value or the next choice."),
    entry(.settingsDefault, .settings, "d", "default", "Takes the default of the setting."),
  ]

  private static let lesson: [ActionEntry] =
    [
      entry(.lessonNext, .lessonGo, "enter", "go on", "Goes on with the lesson."),
      entry(.lessonNext, .lessonText, "right", "", "Goes on with the lesson."),
      entry(.lessonBack, .lessonText, "left", "", "Goes back to the step before."),
      entry(.lessonChoiceUp, .lessonQuestion, "up k", "choose", "Chooses the answer above."),
      entry(.lessonChoiceDown, .lessonQuestion, "down j", "choose", "Chooses the answer below."),
      entry(.lessonAnswer, .lessonQuestion, "enter", "answer", "Answers with the one that is chosen."),
    ]
    + zip(UserAction.choices, 1...).map { action, number in
      entry(action, .lessonQuestion, "\(number)", "", "Answers with that one.")
    } + [
      entry(.lessonBack, .lesson, "backspace", "back", "Goes back to the step before."),
      entry(.lessonSkip, .lesson, "ctrl-n", "", "Goes on with the lesson without doing what it asks for."),
    ]

  private static let run: [ActionEntry] = [
    entry(.runPause, .run, "space", "pause", "Pauses the run, or lets it go on."),
    entry(.runStep, .run, ".", "", "While paused: goes on to the next boundary and pauses there."),
    entry(.runLess, .run, "left h <", "adjust", "Lowers the parameter that is chosen for changes."),
    entry(.runMore, .run, "right l >", "adjust", "Raises the parameter that is chosen for changes."),
    entry(.runParameter, .run, "p", "parameter", "Chooses the next parameter that may change during a run."),
    entry(
      .runPreviousParameter, .run, "P", "", "Chooses the previous parameter that may change during a run."),
    entry(.runReplay, .run, "enter", "replay", "Once the run is over: replays it."),
    entry(.runAgain, .run, "r", "again", "Once the run is over: runs again with the same seed."),
    entry(.runAgainNewSeed, .run, "R", "new seed", "Once the run is over: runs again with a new seed."),
    entry(.runNote, .run, "m", "note", "Writes a note at this moment of the run."),
    entry(.runStop, .run, "S", "", "Ends the run at its next boundary and saves it; asks first."),
  ]

  private static let replay: [ActionEntry] =
    [
      entry(.replayPlay, .replay, "space", "play", "Plays, or holds."),
      entry(.replayRewind, .replay, "left h", "5 s", "Goes back by 5 seconds."),
      entry(.replayForward, .replay, "right l", "5 s", "Goes on by 5 seconds."),
      entry(.replayStepBack, .replay, ",", "step", "Goes back by one step, at a tracker by one frame."),
      entry(.replayStepForward, .replay, ".", "step", "Goes on by one step, at a tracker by one frame."),
      entry(.replayPreviousMark, .replay, "[", "marks", "Goes back to the mark before."),
      entry(.replayNextMark, .replay, "]", "marks", "Goes on to the next mark."),
    ]
    + zip(UserAction.jumps, 0...).map { action, tenth in
      entry(action, .replay, "\(tenth)", "jump", "Goes to that tenth of the session.")
    } + [
      entry(.replayFaster, .replay, "+ = >", "speed", "Plays twice as fast, up to 64 times."),
      entry(.replaySlower, .replay, "- <", "speed", "Plays half as fast, down to a quarter."),
      entry(.replayStart, .replay, "g home", "", "Goes to the beginning."),
      entry(.replayEnd, .replay, "G end $", "", "Goes to the end; while the run goes on, follows it."),
      entry(.replayLoop, .replay, "c", "", "Plays again from the beginning once the end is reached, or not."),
      entry(.replayNote, .replay, "m", "", "Writes a note at this moment of the session."),
      entry(.replayAgain, .replay, "r", "", "Starts a run with the same settings and seed."),
      entry(.replayAgainNewSeed, .replay, "R", "", "Starts a run with the same settings and a new seed."),
    ]

  /// The same keys in every panel whose values can be read.
  private static let cursor: [ActionEntry] = [
    entry(.cursorLeft, .cursor, "left h", "move", "Moves the cursor to the left."),
    entry(.cursorRight, .cursor, "right l", "move", "Moves the cursor to the right."),
    entry(.cursorUp, .cursor, "up k", "move", "Moves the cursor up, to the curve above in a legend."),
    entry(.cursorDown, .cursor, "down j", "move", "Moves the cursor down, to the curve below in a legend."),
    entry(.cursorFarLeft, .cursor, "shift-left {", "", "Moves the cursor ten times as far to the left."),
    entry(.cursorFarRight, .cursor, "shift-right }", "", "Moves the cursor ten times as far to the right."),
    entry(.cursorFarUp, .cursor, "page-up shift-up", "", "Moves the cursor ten times as far up."),
    entry(.cursorFarDown, .cursor, "page-down shift-down", "", "Moves the cursor ten times as far down."),
    entry(.cursorFirst, .cursor, "home g", "", "Moves the cursor to the beginning."),
    entry(.cursorLast, .cursor, "end G", "", "Moves the cursor to the end."),
    entry(.cursorZoomIn, .cursor, "+ =", "zoom", "Shows a smaller part around the cursor, larger."),
    entry(.cursorZoomOut, .cursor, "-", "zoom", "Shows a larger part around the cursor, smaller."),
    entry(.cursorShowAll, .cursor, "a", "all", "Shows all again."),
    entry(
      .cursorSeek, .cursor, "enter", "go there", "In a replay: goes to the moment of the curves' cursor."),
    entry(.cursorClose, .cursor, "escape q v", "done", "Ends reading; the arrows do what they did before."),
  ]

  private static let compare: [ActionEntry] = [
    entry(.compareCurve, .compare, "n", "next curve", "Shows the next curve of all sessions."),
    entry(.comparePreviousCurve, .compare, "N", "", "Shows the curve before."),
    entry(
      .compareRefresh, .compare, "r f5", "read again", "Reads the sessions again, as far as they have come."),
    entry(.aboutUp, .about, "up k page-up", "scroll", "Goes up."),
    entry(.aboutDown, .about, "down j page-down", "scroll", "Goes down."),
  ]

  private static let panels: [ActionEntry] = [
    entry(.curvesLogarithm, .panel(.curves), "L", "log", "Shows values on a logarithmic axis, or not."),
    entry(.curvesSmooth, .panel(.curves), "s e", "smooth", "Smooths the curves more, at last not at all."),
    entry(.curvesRecent, .panel(.curves), "w", "recent", "Shows the last tenth of the steps, or all."),
    entry(
      .curvesHoldValues, .panel(.curves), "y", "hold", "Holds the values of the axis, or lets it follow."),
    entry(
      .curvesLogarithmicSteps, .panel(.curves), "X", "", "Shows steps on a logarithmic axis, or not."),
    entry(.curvesPrevious, .panel(.curves), "up k", "", "Chooses the curve above in the legend."),
    entry(.curvesNext, .panel(.curves), "down j", "", "Chooses the curve below in the legend."),
    entry(.curvesHide, .panel(.curves), "x", "", "Hides the chosen curve, or shows it again."),
    entry(.curvesOnly, .panel(.curves), "o", "", "Shows the chosen curve alone, or all curves."),
    entry(.rasterRates, .panel(.raster), "b", "", "Shows the rates along the edges, or not."),
    entry(.histogramLogarithm, .panel(.histogram), "L", "log", "Shows logarithms of the counts, or not."),
    entry(.tableColumnLeft, .panel(.table), "shift-left H", "", "Chooses the column to the left."),
    entry(.tableColumnRight, .panel(.table), "shift-right L", "", "Chooses the column to the right."),
    entry(
      .tableSort, .panel(.table), "o", "sort",
      "Sorts by the chosen column, then the other way round, then not at all."),
    entry(
      .tableColours, .panel(.table), "x", "colours",
      "Colours numbers within their columns, then within the table, then not at all."),
    entry(.textSearch, .panel(.text), "/", "search", "Searches for a text and marks it."),
    entry(.textNextMatch, .panel(.text), "n", "", "Goes to the next line with what was searched for."),
    entry(.textPreviousMatch, .panel(.text), "N", "", "Goes to the line before with what was searched for."),
    entry(
      .textLevel, .panel(.text), "f", "level", "Shows all lines of a log, warnings and errors, or errors."),
    entry(
      .textTimes, .panel(.text), "i", "times", "Shows the time and the step of each line of a log, or not."),
    entry(.textWrap, .panel(.text), "w", "", "Goes on with long lines in the next, or cuts them."),
    entry(.rowsUp, .panel(.rows), "up k", "", "Goes up one line."),
    entry(.rowsDown, .panel(.rows), "down j", "", "Goes down one line."),
    entry(.rowsPageUp, .panel(.rows), "page-up", "", "Goes up ten lines."),
    entry(.rowsPageDown, .panel(.rows), "page-down", "", "Goes down ten lines."),
    entry(.rowsFirst, .panel(.rows), "g home", "", "Goes to the first line."),
    entry(.rowsLast, .panel(.rows), "G end", "", "Goes to the last line."),
    entry(
      .pictureEnlarge, .panel(.image), "enter", "", "Of several pictures: shows the chosen one alone, or all."
    ),
    entry(.picturePrevious, .panel(.image), "page-up", "", "Of several pictures: chooses the one before."),
    entry(.pictureNext, .panel(.image), "page-down", "", "Of several pictures: chooses the next one."),
    entry(.trackingEvents, .panel(.tracking), "e", "events", "Shows camera events, or not."),
    entry(.trackingBoxes, .panel(.tracking), "B", "boxes", "Shows boxes, or not."),
    entry(.pictureZoomIn, .picture, "+ =", "zoom", "Shows a smaller part, larger."),
    entry(.pictureZoomOut, .picture, "-", "zoom", "Shows a larger part, smaller."),
    entry(.pictureCharacters, .picture, "a", "ASCII", "Draws in characters, or in blocks of colour."),
    entry(.pictureRange, .picture, "y", "range", "Lets the scale follow each image, or keeps it as given."),
    entry(.picturePanUp, .picture, "K shift-up", "", "Moves the part that is shown up."),
    entry(.picturePanDown, .picture, "J shift-down", "", "Moves the part that is shown down."),
    entry(.picturePanLeft, .picture, "H shift-left", "", "Moves the part that is shown to the left."),
    entry(.picturePanRight, .picture, "L shift-right", "", "Moves the part that is shown to the right."),
    entry(.pictureShowAll, .picture, "f", "", "Shows the whole image."),
    entry(.graphUp, .panel(.graph), "up k", "move", "Chooses the nearest node above."),
    entry(.graphDown, .panel(.graph), "down j", "move", "Chooses the nearest node below."),
    entry(.graphLeft, .panel(.graph), "left h", "move", "Chooses the nearest node to the left."),
    entry(.graphRight, .panel(.graph), "right l", "move", "Chooses the nearest node to the right."),
    entry(.graphFind, .panel(.graph), "/", "find", "Chooses a node by its name."),
    entry(.graphZoomIn, .panel(.graph), "+ =", "zoom", "Shows a smaller part, larger."),
    entry(.graphZoomOut, .panel(.graph), "-", "zoom", "Shows a larger part, smaller."),
    entry(
      .graphNeighbourhood, .panel(.graph), "n", "neighbourhood",
      "Shows only what is near the chosen node, or all."),
    entry(.graphFewerHops, .panel(.graph), "{", "hops", "Shows one edge less around that node."),
    entry(.graphMoreHops, .panel(.graph), "}", "hops", "Shows one edge more around that node, up to nine."),
    entry(.graphCenter, .panel(.graph), "N", "", "Shows what is near the node that is chosen now."),
    entry(
      .graphLayout, .panel(.graph), "o", "layout",
      "Goes to the next layout: by forces, in layers, on a circle."),
    entry(.graphPanUp, .panel(.graph), "K shift-up", "", "Moves the part that is shown up."),
    entry(.graphPanDown, .panel(.graph), "J shift-down", "", "Moves the part that is shown down."),
    entry(.graphPanLeft, .panel(.graph), "H shift-left", "", "Moves the part that is shown to the left."),
    entry(.graphPanRight, .panel(.graph), "L shift-right", "", "Moves the part that is shown to the right."),
    entry(.graphShowAll, .panel(.graph), "a", "", "Shows the whole network."),
    entry(.panelNext, .panels, "tab", "panel", "Goes to the next panel."),
    entry(.panelPrevious, .panels, "shift-tab", "", "Goes to the panel before."),
    entry(
      .panelRead, .panels, "v", "read", "Reads values: the arrows move a cursor in the panel until Escape."),
    entry(.panelZoom, .panels, "z", "zoom", "Gives the panel the whole screen, or back."),
    entry(
      .panelExport, .panels, "E", "",
      "Writes the data of the panel to a file: CSV, JSON or text by its ending."),
    entry(.panelHide, .panels, "Z", "", "Hides the panel."),
    entry(.panelEarlier, .panels, "(", "", "Moves the panel before the one before it."),
    entry(.panelLater, .panels, ")", "", "Moves the panel behind the one after it."),
    entry(.panelList, .panels, "O", "", "Lists all panels, to show, hide and order them."),
  ]

  private static let popups: [ActionEntry] = [
    entry(.helpUp, .help, "up k page-up", "scroll", "Goes up."),
    entry(.helpDown, .help, "down j page-down", "scroll", "Goes down."),
    entry(.helpFind, .help, "/", "find", "Shows only lines that contain a text."),
    entry(.helpClose, .help, "escape q ? f1 enter", "close", "Closes the help."),
    entry(.entryAccept, .entry, "enter", "accept", "Takes what is typed."),
    entry(.entryCancel, .entry, "escape ctrl-g", "cancel", "Leaves all as it was."),
    entry(.entryPrevious, .entry, "up", "", "Takes the choice before, or the field above."),
    entry(.entryNext, .entry, "down tab", "", "Takes the next choice, or the field below."),
    entry(.help, .question, "?", "help", "Shows the keys of the place you are in."),
    entry(.quitWait, .quitQuestion, "w", "wait", "Waits until the runs are over, then quits."),
    entry(.quitStop, .quitQuestion, "s ctrl-c", "stop and save", "Stops the runs, saves them, and quits."),
    entry(.quitCancel, .quitQuestion, "c escape q", "cancel", "Stays here."),
    entry(.stopConfirm, .stopQuestion, "s y", "stop and save", "Stops the run and saves it."),
    entry(.panelListToggle, .panelList, "space enter", "show or hide", "Shows the panel, or hides it."),
    entry(.panelListUp, .panelList, "up k", "choose", "Chooses the panel above."),
    entry(.panelListDown, .panelList, "down j", "choose", "Chooses the panel below."),
    entry(.panelListEarlier, .panelList, "( K shift-up", "move", "Moves the panel up."),
    entry(.panelListLater, .panelList, ") J shift-down", "move", "Moves the panel down."),
    entry(.panelListReset, .panelList, "d", "default", "Shows all panels in the system's own order."),
    entry(.panelListClose, .panelList, "escape q O", "close", "Closes the list."),
    entry(.stopCancel, .stopQuestion, "c n escape q", "cancel", "Lets the run go on."),
    entry(.deleteConfirm, .deleteQuestion, "y", "delete", "Deletes the session for good."),
    entry(.deleteCancel, .deleteQuestion, "c n escape q", "cancel", "Leaves the session where it is."),
  ]

  private static let typing: [ActionEntry] = [
    entry(.commandAccept, .commandLine, "enter", "do it", "Does what the line says."),
    entry(.commandComplete, .commandLine, "tab", "complete", "Takes the next word that could stand here."),
    entry(
      .commandCompleteBack, .commandLine, "shift-tab", "", "Takes the word before that could stand here."),
    entry(
      .commandOlder, .commandLine, "up", "history", "Shows the earlier line that begins as what is typed."),
    entry(
      .commandNewer, .commandLine, "down", "history", "Shows the later line that begins as what is typed."),
    entry(.commandCancel, .commandLine, "escape ctrl-g", "cancel", "Leaves the command line."),
    entry(.paletteAccept, .palette, "enter", "do it", "Does what is chosen."),
    entry(.paletteUp, .palette, "up ctrl-p shift-tab", "choose", "Chooses the line above."),
    entry(.paletteDown, .palette, "down ctrl-n tab", "choose", "Chooses the line below."),
    entry(.palettePageUp, .palette, "page-up", "", "Goes up ten lines."),
    entry(.palettePageDown, .palette, "page-down", "", "Goes down ten lines."),
    entry(.paletteCancel, .palette, "escape ctrl-g", "cancel", "Leaves the palette."),
  ]

  private static let everywhere: [ActionEntry] = [
    entry(.help, .everywhere, "? f1", "help", "Shows the keys of the place you are in."),
    entry(.back, .everywhere, "escape q", "back", "Goes back; a run goes on meanwhile."),
    entry(.commandLine, .everywhere, ":", "command", "Types a command; Tab completes it."),
    entry(.palette, .everywhere, "ctrl-p", "palette", "Looks for anything that can be done here."),
    entry(.toggleTheme, .everywhere, "t", "", "Goes to the next theme."),
    entry(.nextGlyphs, .everywhere, "T", "", "Goes to the next set of glyphs: braille, block, ascii."),
    entry(.toggleMouse, .everywhere, "M", "", "Leaves the mouse to the terminal, or takes it back."),
    entry(.help, .always, "f1", "", "Shows the keys of the place you are in, also while you type."),
    entry(.redraw, .always, "ctrl-l", "", "Draws the screen anew."),
    entry(.suspend, .always, "ctrl-z", "", "Puts the program to sleep; fg in the shell wakes it."),
    entry(
      .quit, .always, "ctrl-c", "",
      "Ends the program; asks first while runs go on. Twice stops and saves them, three times ends at once."),
  ]

  private static func entry(
    _ action: UserAction, _ place: Place, _ keys: String, _ hint: String, _ help: String
  ) -> ActionEntry {
    let keys = keys.split(separator: " ").map { name in
      guard let key = Key(String(name)) else { preconditionFailure("\(action.rawValue): no key \(name)") }
      return key
    }
    return ActionEntry(target: .user(action), place: place, keys: keys, help: help, hint: hint)
  }
}

extension UserAction {
  /// The answers to a question, from 1.
  package static let choices: [UserAction] = [
    .lessonChoice1, .lessonChoice2, .lessonChoice3, .lessonChoice4, .lessonChoice5, .lessonChoice6,
  ]

  /// The jumps to tenths, from 0 to 9.
  package static let jumps: [UserAction] = [
    .replayJump0, .replayJump1, .replayJump2, .replayJump3, .replayJump4, .replayJump5, .replayJump6,
    .replayJump7, .replayJump8, .replayJump9,
  ]
}
