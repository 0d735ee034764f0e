/// What a site generator puts in the place of a tag: `{{ site.port }}`, `{% include a.md %}`, `{{< ref "a" >}}`, `<Card />`.
public struct TemplateTag: Sendable {
  public enum Form: UInt8, Sendable {
    /// `{{ name }}`, `{% $name %}`, and in MDX `{name}`.
    case variable
    /// `{% name … %}` of Liquid, Jinja and Markdoc, `{{#name}}` of Handlebars.
    case tag
    /// `{{< name … >}}` and `{{% name … %}}` of Hugo.
    case shortcode
    /// `<Name … />` of MDX and Vue.
    case component
    /// `![[page]]` of Obsidian.
    case embed
  }

  public var form: Form
  /// From the first brace or bracket to the last.
  public var range: SourceRange
  /// Empty of an embed and of a variable that is no call, whose arguments are all of it.
  public var name: SourceRange
  /// What stands behind the name, for `TagArguments`.
  public var arguments: SourceRange
  /// A hash of the name and of the arguments that are not made to be translated.
  public var key: UInt64
  /// The block that the tag stands in; of a tag that stands alone on its lines the block before it, -1 if there is none.
  public var block: Int
  public var section: Int
  /// Whether the tag has its lines for itself.
  public var standsAlone: Bool
  /// Whether it is of a kind that has a name.
  public var hasName: Bool { form != .embed && (form != .variable || !name.isEmpty) }
  /// Whether another tag closes it: it frames what stands in between.
  public var isPaired = false
  /// Where the tag begins that closes it; nil if none does.
  public var contentEnd: Int?
  /// Whether it closes another tag; the tags of an article are without those.
  public var isClosing = false
  /// The numbers in the arguments that readers see, if the tag stands alone; else they are literals of the block.
  public var numbers: [Literal] = []

  public init(
    form: Form, range: SourceRange, name: SourceRange, arguments: SourceRange, key: UInt64, block: Int, section: Int,
    standsAlone: Bool
  ) {
    self.form = form
    self.range = range
    self.name = name
    self.arguments = arguments
    self.key = key
    self.block = block
    self.section = section
    self.standsAlone = standsAlone
  }
}
