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
            "“{0}” may take {1} working days, the law allows {2}. Shorten it.", "“{0}”的法定时限为 {1} 个工作日，法律只允许 {2} 个。请缩短。", "「{0}」的法定時限為 {1} 個工作日，法律只允許 {2} 個。請縮短。"),
        FindingRule.PromiseOverLimit => new(
            "“{0}” promises {1} working days, more than its limit of {2}. Shorten the promise.", "“{0}”的承诺时限 {1} 个工作日超过法定时限 {2} 个。请缩短承诺。", "「{0}」的承諾時限 {1} 個工作日超過法定時限 {2} 個。請縮短承諾。"),
        FindingRule.ExampleFails => new(
            "The example “{0}” does not hold: {1}. Correct the service or the example.", "示例“{0}”不成立：{1}。请更正事项或示例。", "範例「{0}」不成立：{1}。請更正事項或範例。"),
        FindingRule.PublishedVersionChanged => new(
            "{0} version {1} was published on {2} and never changes. Save the change as v{3}.yaml with version {3}.", "{0} 第 {1} 版已于 {2} 发布，不可更改。请将修改另存为 v{3}.yaml（version: {3}）。", "{0} 第 {1} 版已於 {2} 發布，不可更改。請將修改另存為 v{3}.yaml（version: {3}）。"),
    };
}
