import Records
import SQLite
import Testing

@testable import Register

private let allScopes = [SuppressionScope.erased, .field, .lookAlike, .admitted]

@Suite("Suppression codes as the register keeps them") struct SuppressionStoreTests {
  @Test("Each scope has its own codes", arguments: allScopes) func scopes(_ scope: SuppressionScope) throws {
    let house = try TestRegister()
    try house.night(Spoken("s", Said("1", "Aino Meri")))
    let store = SuppressionStore(house.register)
    for code in [[3], [1], [3]] as [[UInt8]] { try store.add(scope: scope, code: code, keyVersion: 2, run: 1) }
    for other in allScopes { #expect(try store.codes(scope: other) == (other == scope ? [[1], [3]] : [])) }
    for other in allScopes where other != scope { try store.lift(scope: other, code: [3]) }
    #expect(try store.codes(scope: scope) == [[1], [3]])
    try store.lift(scope: scope, code: [3])
    #expect(try store.codes(scope: scope) == [[1]])
  }

  @Test("One code in two scopes of a table is two") func two() throws {
    let house = try TestRegister()
    let store = SuppressionStore(house.register)
    for scope in [SuppressionScope.lookAlike, .admitted] {
      try store.add(scope: scope, code: [1], keyVersion: 1, run: nil)
    }
    try store.lift(scope: .admitted, code: [1])
    #expect(try store.codes(scope: .lookAlike) == [[1]] && store.codes(scope: .admitted) == [])
  }

  @Test("What was read after the newest code was looked at for all of them") func newest() throws {
    let house = try TestRegister()
    for _ in 1...5 { try house.night(Spoken("s", Said("1", "Aino Meri"))) }
    let store = SuppressionStore(house.register)
    #expect(try store.newestRun() == 0)
    for (scope, run, newest) in [
      (.erased, 1, 1), (.admitted, 5, 1), (.field, 2, 2), (.lookAlike, 3, 3), (.erased, 4, 4), (.field, nil, 5),
    ] as [(SuppressionScope, Int64?, Int64)] {
      try store.add(scope: scope, code: [UInt8(run ?? 9)], keyVersion: 1, run: run)
      #expect(try store.newestRun() == newest, "\(scope)")
    }
    #expect(try house.rows("SELECT key_version, run FROM suppressed_value ORDER BY run") == ["1|2", "1|5"])
  }
}
