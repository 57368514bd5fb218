internal import CLibXML2

/// The library that parses pages.
public enum PageLibrary {
  /// Its name and version, as it is loaded now: `libxml2 2.9.14`.
  public static var version: String {
    // 20914, and what the distribution puts behind it.
    let number = Int(unsafe String(cString: libxml2_loaded_version()).prefix { $0.isNumber }) ?? 0
    return "libxml2 \(number / 10000).\(number / 100 % 100).\(number % 100)"
  }
}
