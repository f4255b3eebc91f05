/// By what a row of a published list was found to be a firm (对上的依据), the strongest first.
public enum ListMatch: String, Coded {
  case chosen, number, code, name, former, similar

  public var name: Text {
    switch self {
    case .chosen: Text("人工指定", "chosen by hand")
    case .number: Text("证书编号", "certificate number")
    case .code: Text("信用代码", "credit code")
    case .name: Text("同名", "same name")
    case .former: Text("曾用名", "former name")
    case .similar: Text("名称相近", "similar name")
    }
  }
}
