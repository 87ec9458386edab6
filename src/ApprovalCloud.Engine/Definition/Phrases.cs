namespace ApprovalCloud.Engine.Definition;

/// <summary>The engine's own words, from which reasons are put together.</summary>
internal static class Phrases
{
    public static readonly Text Yes = new("yes", "是", "是");
    public static readonly Text No = new("no", "否", "否");
    public static readonly Text NotApplicable = new("not applicable", "不适用", "不適用");

    public static readonly Text Quoted = new("“{0}”", "“{0}”", "「{0}」");

    public static readonly Text AtLeast = new("{0} is {1} or more", "{0}不少于{1}", "{0}不少於{1}");
    public static readonly Text MoreThan = new("{0} is more than {1}", "{0}超过{1}", "{0}超過{1}");
    public static readonly Text AtMost = new("{0} is {1} or less", "{0}不超过{1}", "{0}不超過{1}");
    public static readonly Text LessThan = new("{0} is less than {1}", "{0}少于{1}", "{0}少於{1}");
    public static readonly Text NotBefore = new("{0} is {1} or later", "{0}不早于{1}", "{0}不早於{1}");
    public static readonly Text After = new("{0} is later than {1}", "{0}晚于{1}", "{0}晚於{1}");
    public static readonly Text NotAfter = new("{0} is {1} or earlier", "{0}不晚于{1}", "{0}不晚於{1}");
    public static readonly Text Before = new("{0} is earlier than {1}", "{0}早于{1}", "{0}早於{1}");
    public static readonly Text Is = new("{0} is {1}", "{0}为{1}", "{0}為{1}");
    public static readonly Text IsNot = new("{0} is not {1}", "{0}不为{1}", "{0}不為{1}");
    public static readonly Text Answered = new("{0}: {1}", "{0}：{1}", "{0}：{1}");
    public static readonly Text OneOf = new("{0} is one of {1}", "{0}属于{1}", "{0}屬於{1}");
    public static readonly Text Between = new("{0} is between {1} and {2}", "{0}介于{1}与{2}之间", "{0}介於{1}與{2}之間");
    public static readonly Text And = new("{0} and {1}", "{0}且{1}", "{0}且{1}");
    public static readonly Text Or = new("{0} or {1}", "{0}或{1}", "{0}或{1}");
    public static readonly Text Not = new("not ({0})", "并非（{0}）", "並非（{0}）");
    public static readonly Text Group = new("({0})", "（{0}）", "（{0}）");
    public static readonly Text CountOf = new("the number of {0}", "{0}的数目", "{0}的數目");
    public static readonly Text SumOf = new("the sum of “{0}” in {1}", "{1}中“{0}”的合计", "{1}中「{0}」的合計");
    public static readonly Text EveryItem = new("for every one of {0}: {1}", "每一项{0}：{1}", "每一項{0}：{1}");
    public static readonly Text SomeItem = new("for at least one of {0}: {1}", "至少一项{0}：{1}", "至少一項{0}：{1}");
    public static readonly Text Actually = new("{0} is {1} (the rule: {2})", "{0}为{1}（规则：{2}）", "{0}為{1}（規則：{2}）");

    public static readonly Text AlwaysInvolved = new(
        "It is part of every application for this service.", "本事项的必经环节。", "本事項的必經環節。");
    public static readonly Text Because = new("Because {0}.", "因为{0}。", "因為{0}。");
    public static readonly Text NotBecause = new("Not needed, because {0}.", "无需办理，因为{0}。", "無需辦理，因為{0}。");
    public static readonly Text Depends = new("Depends on this: {0}.", "取决于：{0}。", "取決於：{0}。");
    public static readonly Text ReadBy = new("Needed for: {0}.", "用于：{0}。", "用於：{0}。");
    public static readonly Text Decides = new("Decides whether you need: {0}.", "决定是否需要办理：{0}。", "決定是否需要辦理：{0}。");
    public static readonly Text DecidesMore = new(
        "Decides what else we ask of you.", "决定还需要您提供什么。", "決定還需要您提供什麼。");
}
