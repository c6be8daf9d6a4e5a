import DemoScene
import Testing

@Suite struct ShellRemedyTests {
  @Test func `the known shapes are read`() {
    #expect(ShellRemedy("db.adminCommand({ setUserWriteBlockMode: 1, global: false })") == .liftWriteBlock)
    #expect(ShellRemedy(#"db.getSiblingDB("shop").dropDatabase()"#) == .dropDatabase("shop"))
    #expect(ShellRemedy(#"db.getSiblingDB("a\"b\\c\u00e9").dropDatabase()"#) == .dropDatabase(#"a"b\cé"#))
  }

  @Test(arguments: [
    "db.adminCommand({ setUserWriteBlockMode: 1, global: true })",
    #"db.getSiblingDB("shop").dropDatabase(); db.getSiblingDB("bank").dropDatabase()"#,
    #"db.getSiblingDB("shop"+"").dropDatabase()"#, #"db.getSiblingDB("").dropDatabase()"#, "db.dropDatabase()",
  ])
  func `any other shape is refused`(command: String) {
    #expect(ShellRemedy(command) == nil)
  }
}
