namespace ApprovalCloud.Engine.Definition;

internal static class FindingTexts
{
    public static Text Of(FindingRule rule) => rule switch
    {
        FindingRule.YamlInvalid => new(
            "This is not valid YAML: {0}. Correct this line.", "不是有效的 YAML：{0}。请更正此行。", "不是有效的 YAML：{0}。請更正此行。"),
        FindingRule.PropertyUnknown => new(
            "“{0}” cannot stand here. Remove it, or use one of: {1}.", "此处不能有“{0}”。请删除，或改用：{1}。", "此處不能有「{0}」。請刪除，或改用：{1}。"),
        FindingRule.PropertyMissing => new("“{0}” is missing. Add it.", "缺少“{0}”，请补充。", "缺少「{0}」，請補充。"),
        FindingRule.ValueInvalid => new(
            "“{0}” cannot be the value of “{1}”. Write {2}.", "“{1}”的值不能是“{0}”。应为：{2}。", "「{1}」的值不能是「{0}」。應為：{2}。"),
        FindingRule.TranslationMissing => new(
            "The text “{0}” has no {1}. Add the translation.", "文本“{0}”缺少 {1}，请补充译文。", "文字「{0}」缺少 {1}，請補充譯文。"),
        FindingRule.ConditionInvalid => new(
            "The condition “{0}” cannot be read: {1}. Correct it.", "条件“{0}”无法解析：{1}。请更正。", "條件「{0}」無法解析：{1}。請更正。"),
        FindingRule.ConditionMixesTypes => new(
            "The condition “{0}” is of mixed types: {1}. Compare like with like.", "条件“{0}”类型不一致：{1}。请比较同类的值。", "條件「{0}」類型不一致：{1}。請比較同類的值。"),
        FindingRule.FileMisplaced => new(
            "The file says {0}, its place says {1}. Move it, or correct it.", "文件内容为 {0}，所在位置为 {1}。请移动文件或更正内容。", "檔案內容為 {0}，所在位置為 {1}。請移動檔案或更正內容。"),
        FindingRule.KeyTwice => new("“{0}” stands here twice. Rename one.", "“{0}”重复出现，请重命名其中之一。", "「{0}」重複出現，請重新命名其中之一。"),
        FindingRule.JurisdictionUnknown => new(
            "There is no jurisdiction “{0}”. Add workflows/jurisdictions/{0}.yaml or name one of: {1}.", "没有法域“{0}”。请添加 workflows/jurisdictions/{0}.yaml，或改用：{1}。", "沒有法域「{0}」。請新增 workflows/jurisdictions/{0}.yaml，或改用：{1}。"),
        FindingRule.CalendarUnknown => new(
            "There is no calendar “{0}”. Add workflows/calendars/{0}.yaml or name one of: {1}.", "没有日历“{0}”。请添加 workflows/calendars/{0}.yaml，或改用：{1}。", "沒有日曆「{0}」。請新增 workflows/calendars/{0}.yaml，或改用：{1}。"),
        FindingRule.DepartmentUnknown => new(
            "There is no department “{0}”. Add it to departments.yaml, or did you mean “{1}”?", "没有部门“{0}”。请在 departments.yaml 中添加，或您是指“{1}”？", "沒有部門「{0}」。請在 departments.yaml 中新增，或您是指「{1}」？"),
        FindingRule.LifeEventUnknown => new(
            "There is no life event “{0}”. Add it to life-events.yaml, or did you mean “{1}”?", "没有人生事件“{0}”。请在 life-events.yaml 中添加，或您是指“{1}”？", "沒有人生事件「{0}」。請在 life-events.yaml 中新增，或您是指「{1}」？"),
        FindingRule.FactUnknown => new(
            "There is no fact “{0}”. Add it to facts.yaml, or did you mean “{1}”?", "没有事实“{0}”。请在 facts.yaml 中添加，或您是指“{1}”？", "沒有事實「{0}」。請在 facts.yaml 中新增，或您是指「{1}」？"),
        FindingRule.FactNotAsked => new(
            "“{0}” uses the fact “{1}”, which no question asks. Add it to a section.", "“{0}”使用了事实“{1}”，但没有问题询问它。请将其加入某个部分。", "「{0}」使用了事實「{1}」，但沒有問題詢問它。請將其加入某個部分。"),
        FindingRule.QuestionWithoutUse => new(
            "“{0}” is asked, but no step reads it and no condition uses it. Remove the question.", "询问了“{0}”，但没有步骤读取，也没有条件使用。请删除该问题。", "詢問了「{0}」，但沒有步驟讀取，也沒有條件使用。請刪除該問題。"),
        FindingRule.QuestionTooEarly => new(
            "The question “{0}” depends on “{1}”, which is asked later. Ask that first.", "问题“{0}”取决于之后才询问的“{1}”。请先询问后者。", "問題「{0}」取決於之後才詢問的「{1}」。請先詢問後者。"),
        FindingRule.DecidingFactOptional => new(
            "“{0}” decides what is needed, so its question cannot be optional. Remove “optional”.", "“{0}”决定所需环节，不能为选填。请删除 optional。", "「{0}」決定所需環節，不能為選填。請刪除 optional。"),
        FindingRule.StepUnknown => new(
            "“{0}” names the step “{1}”, which does not exist. Did you mean “{2}”?", "“{0}”引用了不存在的步骤“{1}”。您是指“{2}”吗？", "「{0}」引用了不存在的步驟「{1}」。您是指「{2}」嗎？"),
        FindingRule.StepsInCircle => new(
            "These steps wait for each other: {0}. Remove one of their needs.", "这些步骤互相等待：{0}。请删除其中一个 needs。", "這些步驟互相等待：{0}。請刪除其中一個 needs。"),
        FindingRule.StepUnreachable => new(
            "The step “{0}” can never open: {1}. Correct its condition or its needs.", "步骤“{0}”永远不会开启：{1}。请更正其条件或 needs。", "步驟「{0}」永遠不會開啟：{1}。請更正其條件或 needs。"),
        FindingRule.NoSteps => new("The service has no steps. Add one.", "本事项没有步骤，请添加。", "本事項沒有步驟，請新增。"),
        FindingRule.MaterialUnread => new(
            "No step reads the material “{0}”. Name its readers, or do not ask for it.", "没有步骤读取材料“{0}”。请注明读取步骤，或不再要求。", "沒有步驟讀取材料「{0}」。請註明讀取步驟，或不再要求。"),
        FindingRule.LimitOverLaw => new(
            "“{0}” may take {1}, the law allows {2}. Shorten it.", "“{0}”的法定时限为 {1}，法律只允许 {2}。请缩短。", "「{0}」的法定時限為 {1}，法律只允許 {2}。請縮短。"),
        FindingRule.PromiseOverLimit => new(
            "“{0}” promises {1}, more than its limit of {2}. Shorten the promise.", "“{0}”的承诺时限 {1} 超过法定时限 {2}。请缩短承诺。", "「{0}」的承諾時限 {1} 超過法定時限 {2}。請縮短承諾。"),
        FindingRule.ExampleFails => new(
            "The example “{0}” does not hold: {1}. Correct the service or the example.", "示例“{0}”不成立：{1}。请更正事项或示例。", "範例「{0}」不成立：{1}。請更正事項或範例。"),
        FindingRule.PublishedVersionChanged => new(
            "{0} version {1} was published on {2} and never changes. Save the change as v{3}.yaml with version {3}.", "{0} 第 {1} 版已于 {2} 发布，不可更改。请将修改另存为 v{3}.yaml（version: {3}）。", "{0} 第 {1} 版已於 {2} 發布，不可更改。請將修改另存為 v{3}.yaml（version: {3}）。"),
        FindingRule.RegistryUnknown => new(
            "“{0}” is said to be held by the registry “{1}”, which does not exist. Add it to registries.yaml, or did you mean “{2}”?",
            "“{0}”注明由登记库“{1}”保有，但没有该登记库。请在 registries.yaml 中添加，或您是指“{2}”？",
            "「{0}」註明由登記庫「{1}」保有，但沒有該登記庫。請在 registries.yaml 中新增，或您是指「{2}」？"),
        FindingRule.RegistrySuppliesNot => new(
            "No lookup of the registry “{1}” supplies “{0}”. Add the fact to a lookup, or remove “registry” from it.",
            "登记库“{1}”没有任何查询提供“{0}”。请将该事实加入某个查询，或删除其 registry。",
            "登記庫「{1}」沒有任何查詢提供「{0}」。請將該事實加入某個查詢，或刪除其 registry。"),
        FindingRule.RegistryWithoutLookups => new(
            "The registry “{0}” cannot be asked anything. Add a lookup.", "登记库“{0}”没有任何查询，请添加。", "登記庫「{0}」沒有任何查詢，請新增。"),
        FindingRule.RegistryWithoutXRoad => new(
            "The registry “{0}” is on X-Road, but its address there is missing. Add “x-road” with client and service.",
            "登记库“{0}”通过 X-Road 连接，但缺少其 X-Road 地址。请添加 x-road（client 和 service）。",
            "登記庫「{0}」通過 X-Road 連接，但缺少其 X-Road 地址。請新增 x-road（client 和 service）。"),
        FindingRule.LookupOfAnothersFact => new(
            "The lookup “{0}” supplies “{1}”, but facts.yaml says that its registry is {2}. Let both name the same registry.",
            "查询“{0}”提供“{1}”，但 facts.yaml 注明其登记库为 {2}。请使两处一致。",
            "查詢「{0}」提供「{1}」，但 facts.yaml 註明其登記庫為 {2}。請使兩處一致。"),
        FindingRule.LookupNameUnknown => new(
            "The path of the lookup “{0}” names “{1}”, which is neither a fact nor a person of any service. Did you mean “{2}”?",
            "查询“{0}”的路径引用了“{1}”，它既不是事实，也不是任何事项的当事人。您是指“{2}”吗？",
            "查詢「{0}」的路徑引用了「{1}」，它既不是事實，也不是任何事項的當事人。您是指「{2}」嗎？"),
        FindingRule.LookupSameUnknown => new(
            "The lookup “{0}” compares “{1}”, which its path does not name. Use one of: {2}.",
            "查询“{0}”核对“{1}”，但其路径没有该名称。可用：{2}。",
            "查詢「{0}」核對「{1}」，但其路徑沒有該名稱。可用：{2}。"),
        FindingRule.LicenceUnknown => new(
            "“{0}” names the licence “{1}”, which does not exist. Add it to licences.yaml, or did you mean “{2}”?",
            "“{0}”引用了不存在的证照“{1}”。请在 licences.yaml 中添加，或您是指“{2}”？",
            "「{0}」引用了不存在的證照「{1}」。請在 licences.yaml 中新增，或您是指「{2}」？"),
        FindingRule.LicenceOfAnotherDepartment => new(
            "The step “{0}” issues “{1}”, which is a licence of {2}. Only that department can issue it.",
            "步骤“{0}”签发“{1}”，但该证照的颁发部门是 {2}，只能由该部门签发。",
            "步驟「{0}」簽發「{1}」，但該證照的頒發部門是 {2}，只能由該部門簽發。"),
        FindingRule.LicencePatternInvalid => new(
            "The licence “{0}” cannot be numbered by “{1}”: {2}. Use {{division}}, {{year}}, {{serial}} and {{check}}, with {{serial}} once.",
            "证照“{0}”不能按“{1}”编号：{2}。请使用 {{division}}、{{year}}、{{serial}} 和 {{check}}，其中 {{serial}} 出现一次。",
            "證照「{0}」不能按「{1}」編號：{2}。請使用 {{division}}、{{year}}、{{serial}} 和 {{check}}，其中 {{serial}} 出現一次。"),
        FindingRule.PartyFactOfWrongType => new(
            "“{1}” cannot be the “{2}” of the person “{0}”. Name a fact of the type {3}.",
            "“{1}”不能用作当事人“{0}”的 {2}。请改用类型为 {3} 的事实。",
            "「{1}」不能用作當事人「{0}」的 {2}。請改用類型為 {3} 的事實。"),
        FindingRule.PartyUnheard => new(
            "The person “{0}” is asked for “{1}”, but no step reads it. Let the steps that rely on it read it, or remove the person.",
            "要求当事人“{0}”提供“{1}”，但没有步骤读取。请由依赖它的步骤读取，或删除该当事人。",
            "要求當事人「{0}」提供「{1}」，但沒有步驟讀取。請由依賴它的步驟讀取，或刪除該當事人。"),
        FindingRule.AskedThoughHeld => new(
            "“{0}” is asked, though the registry “{1}” holds it: {2}. Ask first for what it is looked up with, or say why it is asked (“asked-because”).",
            "登记库“{1}”已保有“{0}”，却仍要询问：{2}。请先询问查询所需的信息，或说明询问的理由（asked-because）。",
            "登記庫「{1}」已保有「{0}」，卻仍要詢問：{2}。請先詢問查詢所需的信息，或說明詢問的理由（asked-because）。"),
        FindingRule.ReasonWithoutNeed => new(
            "“{0}” says why it is asked although a registry holds it, but none does. Remove “asked-because”.",
            "“{0}”说明了登记库已保有却仍要询问的理由，但没有登记库保有它。请删除 asked-because。",
            "「{0}」說明了登記庫已保有卻仍要詢問的理由，但沒有登記庫保有它。請刪除 asked-because。"),
        FindingRule.BulkNeedsALook => new(
            "“{0}” is to be granted several at once, but it looks at the premises, has special procedures or can be committed to: each needs a look of its own. Remove “bulk”.",
            "“{0}”允许批量批准，但它需要现场查看、设有特别程序或可作告知承诺，须逐件审查。请删除 bulk。",
            "「{0}」允許批量批准，但它需要現場查看、設有特別程序或可作告知承諾，須逐件審查。請刪除 bulk。"),
        FindingRule.InstantFactUnread => new(
            "The rule that grants “{0}” at once looks at “{1}”, which the step does not read. Let the step read it, or take it out of “grant-when”.",
            "“{0}”的即时批准规则使用了“{1}”，但该步骤并不读取它。请在 reads 中添加，或从 grant-when 中删除。",
            "「{0}」的即時批准規則使用了「{1}」，但該步驟並不讀取它。請在 reads 中新增，或從 grant-when 中刪除。"),
        FindingRule.PhasesOutOfOrder => new(
            "The phases of “{0}” are out of order. Name accept, review and decide in this order, each at most once, at least two of them, and end with decide.",
            "“{0}”的内部环节（phases）顺序有误。请按 accept、review、decide 的顺序书写，各至多一次，至少两项，并以 decide 结尾。",
            "「{0}」的內部環節（phases）順序有誤。請按 accept、review、decide 的順序書寫，各至多一次，至少兩項，並以 decide 結尾。"),
        FindingRule.PhaseWithoutAcceptance => new(
            "“{0}” has a phase in which it is accepted, but the law of “{1}” knows no acceptance. Remove “accept”.",
            "“{0}”设有受理环节，但“{1}”的法律没有受理制度。请删除 accept。",
            "「{0}」設有受理環節，但「{1}」的法律沒有受理制度。請刪除 accept。"),
        FindingRule.SecondPersonWithoutReview => new(
            "“{0}” is to be decided by a second person, but nobody reviews it before. Add “review” to its phases, or remove “second-person”.",
            "“{0}”要求由第二人决定，但没有审查环节。请在 phases 中添加 review，或删除 second-person。",
            "「{0}」要求由第二人決定，但沒有審查環節。請在 phases 中新增 review，或刪除 second-person。"),
    };
}
