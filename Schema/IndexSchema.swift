/// The index's schema: plain SQL, embedded in the program.
///
/// `index.sql` beside this file is the whole of it, for people to read; a test holds the migrations against it.
public enum IndexSchema {
  /// `PRAGMA application_id` of an index: "Stel" in ASCII. See https://www.sqlite.org/fileformat.html#application_id.
  public static let applicationID: Int32 = 0x5374_656C

  /// `PRAGMA user_version` of an index that all migrations were applied to.
  public static var version: Int { migrations.count }

  /// The SQL that makes version n + 1 of version n, in the order of n; an empty file has version 0.
  public static let migrations: [String] = [
    String(decoding: PackageResources.v1_sql, as: UTF8.self),
    String(decoding: PackageResources.v2_sql, as: UTF8.self),
    String(decoding: PackageResources.v3_sql, as: UTF8.self),
    String(decoding: PackageResources.v4_sql, as: UTF8.self),
    String(decoding: PackageResources.v5_sql, as: UTF8.self),
    String(decoding: PackageResources.v6_sql, as: UTF8.self),
    String(decoding: PackageResources.v7_sql, as: UTF8.self),
    String(decoding: PackageResources.v8_sql, as: UTF8.self),
  ]
}
