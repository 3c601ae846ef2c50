import ProgramRunning
import SubmissionReading

extension ProgramEnd {
  /// The sentence that a student is told; nil where the program ended well.
  func text(_ language: Language) -> String? {
    switch language {
    case .ru: russian
    case .en: english
    }
  }

  private var russian: String? {
    switch self {
    case .finished: nil
    case .failed(let status, let words, let line):
      "программа закончилась ошибкой" + (line.map { " (строка \($0))" } ?? "") + ": "
        + (!words.isEmpty
          ? words : status > 128 ? Self.russianSignal(status - 128) : "код завершения \(status)")
    case .notCompiled(let words, let line):
      "программа не компилируется" + (line.map { " (строка \($0))" } ?? "") + ": " + words
    case .stopped(let limit, let limits):
      switch limit {
      case .wall: "программа остановлена: она работала дольше \(limits.wall.inSeconds) с"
      case .cpu:
        "программа остановлена: она заняла процессор больше чем на \(limits.cpu.inSeconds) с"
      case .memory: "программа остановлена: она заняла больше \(limits.memory >> 20) МиБ памяти"
      case .processes:
        "программа остановлена: она запустила больше \(limits.processes) процессов и потоков"
      case .output: "программа остановлена: она напечатала больше \(limits.output >> 10) КиБ"
      case .fileSize:
        "программа остановлена: она писала файл больше \(limits.fileSize >> 20) МиБ"
      case .temporaryFiles:
        "программа остановлена: она создала больше \(limits.temporaryFiles) файлов"
      }
    }
  }

  /// A signal, and what it mostly comes from: a program that crashes seldom says it.
  private static func russianSignal(_ number: Int32) -> String {
    switch number {
    case 4, 5: "сигнал \(number) (например, переполнение целого числа)"
    case 8: "сигнал 8 (например, деление целого числа на ноль)"
    case 11: "сигнал 11 (например, бесконечная рекурсия)"
    default: "сигнал \(number)"
    }
  }

  private static func englishSignal(_ number: Int32) -> String {
    switch number {
    case 4, 5: "signal \(number) (an integer overflow, for example)"
    case 8: "signal 8 (an integer divided by zero, for example)"
    case 11: "signal 11 (a recursion without end, for example)"
    default: "signal \(number)"
    }
  }

  private var english: String? {
    switch self {
    case .finished: nil
    case .failed(let status, let words, let line):
      "the program ended with an error" + (line.map { " (line \($0))" } ?? "") + ": "
        + (!words.isEmpty
          ? words : status > 128 ? Self.englishSignal(status - 128) : "exit status \(status)")
    case .notCompiled(let words, let line):
      "the program does not compile" + (line.map { " (line \($0))" } ?? "") + ": " + words
    case .stopped(let limit, let limits):
      switch limit {
      case .wall: "the program was stopped: it ran longer than \(limits.wall.inSeconds) s"
      case .cpu:
        "the program was stopped: it used more than \(limits.cpu.inSeconds) s of processor time"
      case .memory:
        "the program was stopped: it used more than \(limits.memory >> 20) MiB of memory"
      case .processes:
        "the program was stopped: it started more than \(limits.processes) processes and threads"
      case .output: "the program was stopped: it printed more than \(limits.output >> 10) KiB"
      case .fileSize:
        "the program was stopped: it wrote a file of more than \(limits.fileSize >> 20) MiB"
      case .temporaryFiles:
        "the program was stopped: it made more than \(limits.temporaryFiles) files"
      }
    }
  }
}

extension Duration {
  /// Seconds, without a fraction where there is none.
  fileprivate var inSeconds: String {
    let (seconds, attoseconds) = components
    let tenths = attoseconds / 100_000_000_000_000_000
    return tenths == 0 ? "\(seconds)" : "\(seconds).\(tenths)"
  }
}
