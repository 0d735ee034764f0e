# For a tap of Homebrew. A release fills in URL, SHA256 and HOMEPAGE (.github/workflows/release.yml).
class Stele < Formula
  desc "Find where the translations of support articles have drifted apart"
  homepage "@HOMEPAGE@"
  url "@URL@"
  sha256 "@SHA256@"
  license "MIT"

  depends_on "pkgconf" => :build
  depends_on xcode: ["26.0", :build] # Swift 6.2
  depends_on "cmark"
  depends_on "icu4c"
  depends_on macos: :sequoia
  depends_on "snowball"
  uses_from_macos "sqlite"

  def install
    ENV.prepend_path "PKG_CONFIG_PATH", Formula["icu4c"].opt_lib/"pkgconfig"
    %w[stele generate-manual].each do |product|
      system "swift", "build", "--disable-sandbox", "--configuration", "release", "--product", product
    end
    system "Packaging/documents", ".build/release/stele", ".build/release/generate-manual", ".build/documents"
    system "Packaging/install", ".build/release/stele", ".build/documents", prefix
  end

  test do
    (testpath/"en/port.md").write "# Open the port\n\n1. Allow TCP port 3389.\n"
    (testpath/"fr/port.md").write "# Ouvrir le port\n\n1. Autorisez le port TCP 8080.\n"
    output = shell_output("#{bin}/stele audit . --source en", 1)
    assert_match "[port-mismatch]", output
  end
end
