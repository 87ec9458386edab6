using ApprovalCloud.Engine.Definition;
using ApprovalCloud.Engine.Reading;

namespace ApprovalCloud.Engine.Tests.Reading;

/// <summary>The smallest sound workflows that use every part of the format; tests break them at one place.</summary>
internal static class SmallWorkflows
{
    public const string Service = "services/cafe/v1.yaml";
    public const string Examples = "services/cafe/v1.examples.yaml";
    public const string Facts = "facts.yaml";
    public const string Departments = "departments.yaml";
    public const string Calendar = "calendars/cn.yaml";
    public const string Jurisdiction = "jurisdictions/cn.yaml";

    public static readonly IReadOnlyDictionary<string, string> Files = new Dictionary<string, string>
    {
        [Departments] = """
            departments:
              fire:
                name: { en: Fire, zh-Hans: 消防队, zh-Hant: 消防隊 }
                code: "01"
              health:
                name: { en: Health, zh-Hans: 卫健局, zh-Hant: 衛健局 }
                code: "02"
            """,
        [Facts] = """
            facts:
              person.name:
                label: { en: Name, zh-Hans: 姓名, zh-Hant: 姓名 }
                question: { en: Name?, zh-Hans: 姓名？, zh-Hant: 姓名？ }
                hint: { en: In full, zh-Hans: 全名, zh-Hant: 全名 }
                type: text
                owner: health
                registry: population
                sensitivity: personal
                valid-for-days: 30
              size.n:
                label: { en: Size, zh-Hans: 面积, zh-Hant: 面積 }
                question: { en: Size?, zh-Hans: 面积？, zh-Hant: 面積？ }
                type: number
                unit: m²
                min: 1
                max: 1000
                sensitivity: public
              flag.a:
                label: { en: Signage, zh-Hans: 招牌, zh-Hant: 招牌 }
                question: { en: Signage?, zh-Hans: 招牌？, zh-Hant: 招牌？ }
                type: boolean
                sensitivity: public
              tenure.c:
                label: { en: Tenure, zh-Hans: 权属, zh-Hant: 權屬 }
                question: { en: Tenure?, zh-Hans: 权属？, zh-Hant: 權屬？ }
                type: choice
                choices:
                  owned: { en: Owned, zh-Hans: 自有, zh-Hant: 自有 }
                  rented: { en: Rented, zh-Hans: 租赁, zh-Hant: 租賃 }
                sensitivity: public
              born.d:
                label: { en: Born, zh-Hans: 出生, zh-Hant: 出生日 }
                question: { en: Born?, zh-Hans: 出生？, zh-Hant: 出生日？ }
                type: date
                sensitivity: personal
            """,
        [Calendar] = """
            key: cn
            title: { en: Days, zh-Hans: 日历, zh-Hant: 日曆 }
            years:
              2026:
                source: https://www.gov.cn/
                holidays:
                  - name: { en: Spring, zh-Hans: 春节, zh-Hant: 春節 }
                    from: 2026-02-15
                    to: 2026-02-23
                    working: [2026-02-14, 2026-02-28]
            """,
        [Jurisdiction] = """
            key: cn
            title: { en: China, zh-Hans: 中国, zh-Hant: 中國 }
            calendar: cn
            time-zone: Asia/Shanghai
            limits: { step: 20, joint: 45 }
            legal-basis: { en: Law, zh-Hans: 法律, zh-Hant: 法律條文 }
            """,
        [Service] = """
            key: cafe
            version: 1
            code: CAF1
            title: { en: Café, zh-Hans: 咖啡馆, zh-Hant: 咖啡館 }
            summary: { en: A café, zh-Hans: 开咖啡馆, zh-Hant: 開咖啡館 }
            audience: business
            jurisdiction: cn
            legal-basis: [{ en: Law, zh-Hans: 法律, zh-Hant: 法律條文 }]
            limit: { statutory: 45, promised: 15 }
            sections:
              - key: form
                title: { en: Form, zh-Hans: 表格, zh-Hant: 表單 }
                questions:
                  - person.name
                  - size.n
                  - flag.a
                  - fact: tenure.c
                    when: flag.a = true
                  - fact: born.d
                    optional: true
            materials:
              - key: plan
                title: { en: Plan, zh-Hans: 平面图, zh-Hant: 平面圖 }
                when: size.n > 50
                read-by: [first]
                secondary: true
            steps:
              - key: first
                title: { en: First, zh-Hans: 第一步骤, zh-Hant: 第一步驟 }
                department: fire
                reads: [person.name, size.n, flag.a, tenure.c, born.d]
                limit: { statutory: 20, promised: 5 }
                legal-basis: { en: Law, zh-Hans: 法律, zh-Hant: 法律條文 }
                on-refusal: stop-all
                special-procedures: [testing, expert-review]
                result: { en: Permit, zh-Hans: 许可证, zh-Hant: 許可證 }
              - key: second
                title: { en: Second, zh-Hans: 第二步骤, zh-Hant: 第二步驟 }
                department: health
                needs: [first]
                when: size.n >= 300
                reads: [person.name]
                limit: { statutory: 10, promised: 3 }
                legal-basis: { en: Law, zh-Hans: 法律, zh-Hant: 法律條文 }
                result: { en: Permit, zh-Hans: 许可证, zh-Hant: 許可證 }
              - key: stage
                title: { en: Stage, zh-Hans: 阶段, zh-Hant: 階段 }
                lead: health
                needs: [second]
                when: flag.a = true
                steps:
                  - key: inner
                    title: { en: Inner, zh-Hans: 内部步骤, zh-Hant: 內部步驟 }
                    department: health
                    reads: [person.name]
                    limit: { statutory: 9, promised: 2 }
                    legal-basis: { en: Law, zh-Hans: 法律, zh-Hant: 法律條文 }
                    result: { en: Permit, zh-Hans: 许可证, zh-Hant: 許可證 }
            """,
        [Examples] = """
            examples:
              - name: A large café
                submitted: 2026-02-10
                facts: { person.name: 李娜, size.n: 320, flag.a: false, born.d: 1990-01-31 }
                refuse: [second]
                expect:
                  steps: [[first], [second]]
                  departments: [fire, health]
                  materials: [plan]
                  not-asked: [tenure.c]
                  working-days: 8
                  due: 2026-04-20
                  outcome: partlyGranted
            """,
    };

    /// <summary>The findings after replacing one passage, which must stand in the file exactly once.</summary>
    public static IReadOnlyList<Finding> Findings(string file, string old, string @new) => Check(file, Edited(file, old, @new));

    public static IReadOnlyList<Finding> Check(string file, string content) =>
        WorkflowsReader.ReadAndCheck(With(file, content)).Findings;

    public static string Edited(string file, string old, string @new)
    {
        Assert.Equal(2, Files[file].Split(old).Length);
        return Files[file].Replace(old, @new, StringComparison.Ordinal);
    }

    public static List<WorkflowFile> With(string file, string content) =>
        [.. Files.Where(pair => pair.Key != file).Select(pair => new WorkflowFile(pair.Key, pair.Value)), new WorkflowFile(file, content)];
}
