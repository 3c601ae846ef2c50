import Foundation

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// An element of a well-formed document, with what is in it.
final class MarkupElement {
  struct Malformed: Error { var line: Int }

  let name: String
  let attributes: [String: String]
  fileprivate(set) var children: [MarkupElement] = []
  fileprivate(set) var text = ""

  fileprivate init(_ name: String, _ attributes: [String: String]) {
    self.name = name
    self.attributes = attributes
  }

  /// The element and all that are in it, in the order of the document.
  var all: [MarkupElement] { [self] + children.flatMap(\.all) }

  /// All text in the element.
  var wholeText: String { text + children.map(\.wholeText).joined() }
}

extension MarkupElement {
  /// Parses a document, or says that it is not well formed.
  convenience init(parsing document: String) throws {
    let parser = XMLParser(data: Data(document.utf8))
    let builder = Builder()
    parser.delegate = builder
    guard parser.parse(), let root = builder.root else {
      throw Malformed(line: parser.lineNumber)
    }
    self.init(root.name, root.attributes)
    children = root.children
    text = root.text
  }

  private final class Builder: NSObject, XMLParserDelegate {
    var root: MarkupElement?
    var open: [MarkupElement] = []

    func parser(
      _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
      qualifiedName: String?, attributes: [String: String] = [:]
    ) {
      let element = MarkupElement(name, attributes)
      if let parent = open.last { parent.children.append(element) } else { root = element }
      open.append(element)
    }

    func parser(
      _ parser: XMLParser, didEndElement name: String, namespaceURI: String?,
      qualifiedName: String?
    ) {
      open.removeLast()
    }

    func parser(_ parser: XMLParser, foundCharacters text: String) { open.last?.text += text }
  }
}
