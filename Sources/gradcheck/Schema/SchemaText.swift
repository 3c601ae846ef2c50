/// The JSON Schemas of the file formats: the files of Fixtures/schemas, for a command that stands alone.
///
/// Each is a property in a file of its own; a test compares them with the folder.
enum SchemaText {}
