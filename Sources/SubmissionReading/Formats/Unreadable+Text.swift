extension Unreadable {
  /// The sentence that a student is told.
  package func text(_ language: Language) -> String {
    switch language {
    case .ru: russian
    case .en: english
    }
  }

  private var russian: String {
    switch self {
    case .empty: "файл пуст"
    case .archive: "это архив: сдайте сам файл, а не архив с ним"
    case .document(let name): "это \(name), а не текст: сдайте тетрадь, программу или ответы"
    case .encoding(let name): "это \(name): сохраните файл в UTF-8"
    case .notUTF8(let line, let isAtEnd):
      isAtEnd
        ? "файл обрывается посреди буквы (строка \(line)): сдайте его целиком"
        : "строка \(line) не в UTF-8: сохраните файл в UTF-8"
    case .mergeConflict(let line):
      "в строке \(line) остался конфликт слияния (<<<<<<<): разрешите его и сдайте снова"
    case .notJSON(let line, let column, _):
      "это не JSON (строка \(line), столбец \(column)): файл повреждён или не целый"
    case .duplicateKey(let line, let column):
      "ключ повторяется (строка \(line), столбец \(column)): неясно, какое значение верно"
    case .tooDeep(let line): "скобки вложены слишком глубоко (строка \(line))"
    case .notASubmission: "это JSON, но не тетрадь Jupyter и не ответы gradcheck.answers/1"
    case .unknownKind(let ending):
      ending.isEmpty
        ? "у имени нет окончания; читаются .ipynb, .py, .json, .txt, .md и .swift"
        : "файлы .\(Self.shown(ending)) не читаются; читаются .ipynb, .py, .json, .txt, .md и .swift"
    case .notAFile(let what):
      switch what {
      case "a symbolic link": "это символическая ссылка: по ней не ходят"
      case "a folder that cannot be listed":
        "это папка, которую нельзя открыть или которая лежит слишком глубоко"
      default: "это не обычный файл: его не открывают"
      }
    case .tooLarge: "файл больше \(SubmissionFiles.sizeLimit >> 20) МиБ"
    case .system(let words): "файл не читается: \(words)"
    }
  }

  private var english: String {
    switch self {
    case .empty: "the file is empty"
    case .archive: "this is an archive: hand in the file itself"
    case .document(let name):
      "this is \(name), and no text: hand in the notebook, program or answers"
    case .encoding(let name): "this is \(name): save the file as UTF-8"
    case .notUTF8(let line, let isAtEnd):
      isAtEnd
        ? "the file ends in the middle of a character (line \(line)): hand in all of it"
        : "line \(line) is not UTF-8: save the file as UTF-8"
    case .mergeConflict(let line):
      "line \(line) holds a merge conflict (<<<<<<<): resolve it and hand in again"
    case .notJSON(let line, let column, let message): "line \(line), column \(column): \(message)"
    case .duplicateKey(let line, let column):
      "a key comes twice (line \(line), column \(column)): nobody can tell which value holds"
    case .tooDeep(let line): "brackets are nested too deep (line \(line))"
    case .notASubmission: "this is JSON, but neither a Jupyter notebook nor gradcheck.answers/1"
    case .unknownKind(let ending):
      ending.isEmpty
        ? "the name has no ending; read are .ipynb, .py, .json, .txt, .md and .swift"
        : ".\(Self.shown(ending)) files are not read; read are .ipynb, .py, .json, .txt, .md and .swift"
    case .notAFile(let what): "this is \(what): it is not opened"
    case .tooLarge: "the file is larger than \(SubmissionFiles.sizeLimit >> 20) MiB"
    case .system(let words): "the file cannot be read: \(words)"
    }
  }

  /// An ending without what acts on terminals.
  private static func shown(_ ending: String) -> String {
    String(decoding: TerminalText.plain(Array(ending.utf8)).filter { $0 != 0x0A }, as: UTF8.self)
  }
}
