import MongosyncAPI
import Testing

@Suite struct AddressTests {
  @Test(arguments: [
    ("http://localhost:27182", "http://localhost:27182/api/v1/progress"),
    ("http://localhost:27182/", "http://localhost:27182/api/v1/progress"),
    ("http://localhost:27182/api/v1", "http://localhost:27182/api/v1/progress"),
    ("http://localhost:27182/api/v1/", "http://localhost:27182/api/v1/progress"),
    ("http://localhost:27182/api/v1/progress", "http://localhost:27182/api/v1/progress"),
    ("HTTPS://sync.example:443", "https://sync.example:443/api/v1/progress"),
    ("http://[::1]:27182", "http://[::1]:27182/api/v1/progress"),
    ("http://user:Geheim@host", "http://host/api/v1/progress"),
  ])
  func `an address leads to the progress alone`(_ text: String, _ expected: String) throws {
    #expect(try MongosyncAddress(text).description == expected)
  }

  @Test(arguments: [
    "", "localhost", "localhost:27182", "ftp://Geheim@host", "file:///etc/Geheim", "mongodb://u:Geheim@host", "http://",
    "http:///api/v1", "http://host:0", "http://host:99999", "http://host:Geheim", "http://host/api/v1/commit",
    "http://host/api/v1/../Geheim", "http://host?Geheim=1", "http://host/#Geheim", "http://host/api/v1/progress/",
    "http://ho st", "http://host/api%2Fv1", "http://u:Geheim@/", "http://host\r\nX: Geheim",
  ])
  func `anything else is refused and not quoted`(_ text: String) {
    let error = #expect(throws: ProgressError.self) { try MongosyncAddress(text) }
    #expect(error?.code == .badAddress)
    #expect(error?.description.contains("Geheim") == false)
  }
}
