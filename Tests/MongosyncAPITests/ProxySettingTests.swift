import MongosyncAPI
import Testing

@Suite struct ProxySettingTests {
  @Test(
    arguments: [
      ([:], nil, nil),
      (["http_proxy": "http://p"], "http_proxy", nil),
      (["HTTP_PROXY": "http://p"], nil, nil),
      (["https_proxy": "http://p"], nil, "https_proxy"),
      (["HTTPS_PROXY": "http://p", "http_proxy": ""], nil, "HTTPS_PROXY"),
      (["ALL_PROXY": "http://p"], "ALL_PROXY", "ALL_PROXY"),
      (["http_proxy": "http://p", "all_proxy": "http://p"], "http_proxy", "all_proxy"),
    ] as [([String: String], String?, String?)])
  func `a variable counts as it does for libcurl`(
    _ environment: [String: String], _ plain: String?, _ secured: String?
  ) {
    #expect(ProxySetting.variable(between: "localhost", scheme: "http", in: environment) == plain)
    #expect(ProxySetting.variable(between: "localhost", scheme: "https", in: environment) == secured)
  }

  @Test(arguments: [
    ("localhost", "*", true), ("localhost", "localhost", true), ("LocalHost", "other, LOCALHOST", true),
    ("sync.example.com", "example.com", true), ("sync.example.com", ".example.com", true),
    ("127.0.0.1", "localhost,127.0.0.1", true), ("::1", "::1", true), ("localhost", "", false),
    ("localhost", "local", false), ("badexample.com", "example.com", false), ("127.0.0.1", "0.0.1", false),
    ("127.0.0.1", "localhost", false), ("10.1.2.3", "10.0.0.0/8", false), ("localhost", ".", false),
  ])
  func `an exception lets the question through`(_ host: String, _ exceptions: String, _ isExcepted: Bool) {
    for name in ["no_proxy", "NO_PROXY"] {
      let environment = ["http_proxy": "http://proxy:3128", name: exceptions]
      #expect((ProxySetting.variable(between: host, scheme: "http", in: environment) == nil) == isExcepted)
    }
  }
}
