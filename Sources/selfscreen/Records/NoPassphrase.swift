/// Why there is no passphrase to open the records with.
struct NoPassphrase: Error, CustomStringConvertible {
  let description: String
}
