import Foundation
import Records
import Register

extension KeyRing {
  /// Opens a register with this ring's key, and tells a wrong key from a file that is no register.
  public func open(_ register: String, toWrite: Bool) throws(Problem) -> RegisterFile {
    let key = try newest(.cipher).bytes
    do throws(Problem) {
      return toWrite
        ? try RegisterFile.openToWrite(register, key: key) : try RegisterFile.openToRead(register, key: key)
    } catch {
      guard error.code == .badData, RegisterFile.encrypts, hasWholePages(register) else { throw error }
      throw Problem(
        .configuration, file: path, "the key file does not open this register",
        remedy: "restore the register's key file")
    }
  }

  /// An encrypted register looks like noise, but noise in pages of 16 KiB.
  private func hasWholePages(_ register: String) -> Bool {
    let attributes = try? FileManager.default.attributesOfItem(atPath: register)
    guard let size = (attributes?[.size] as? NSNumber)?.intValue else { return false }
    return size > 0 && size.isMultiple(of: 16384)
  }
}
