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
    public const string LifeEvents = "life-events.yaml";
    public const string Registries = "registries.yaml";
    public const string Licences = "licences.yaml";
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
        [LifeEvents] = """
            life-events:
              opening:
                title: { en: Opening, zh-Hans: 开业, zh-Hant: 開業 }
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
              person.id:
                label: { en: Identity number, zh-Hans: 身份号码, zh-Hant: 身份號碼 }
                question: { en: Identity number?, zh-Hans: 身份号码？, zh-Hant: 身份號碼？ }
                type: residentId
                sensitivity: sensitive
              child.n:
                label: { en: Child benefit, zh-Hans: 育儿补贴, zh-Hant: 育兒補貼 }
                question: { en: Child benefit?, zh-Hans: 育儿补贴？, zh-Hant: 育兒補貼？ }
                type: money
                registry: population
                sensitivity: personal
              person.agrees:
                label: { en: Agreement, zh-Hans: 授权, zh-Hant: 授權 }
                question: { en: I agree., zh-Hans: 我同意。, zh-Hant: 我同意此事。 }
                type: declaration
                sensitivity: personal
            """,
        [Registries] = """
            registries:
              population:
                title: { en: People, zh-Hans: 人口库, zh-Hant: 人口庫 }
                owner: health
                endpoint: https://people.example/api
                protocol: x-road
                x-road: { client: CN/GOV/1/portal, service: CN/GOV/2/people/v1 }
                authentication: { kind: client-credentials, token-endpoint: https://people.example/token, scope: read }
                trust: A
                basis: statutory-duty
                legal-basis: { en: Law, zh-Hans: 法律, zh-Hant: 法律條文 }
                lookups:
                  person:
                    path: /people/{applicant}
                    same: { applicant: /id }
                    concerns: /id
                    single: /found
                    facts: { person.name: /name }
                    licences:
                      permit: { number: /permit/number, valid-until: /permit/until }
                  child:
                    path: /children/{person.id}?of={partner}
                    facts: { child.n: /benefit }
            """,
        [Licences] = """
            licences:
              permit:
                title: { en: Permit, zh-Hans: 许可证, zh-Hant: 許可證 }
                issuer: fire
                code: 11100000000013338W001
                numbering: pattern
                pattern: "{division}{year}{serial}{check}"
                holder: person.id
                assigns: { person.id: licence-number }
                valid-for-months: 60
                renew-before: 30 working-days
                legal-basis: { en: Law, zh-Hans: 法律, zh-Hant: 法律條文 }
              badge:
                title: { en: Badge, zh-Hans: 徽章, zh-Hant: 徽章 }
                issuer: health
                code: 11100000000013338W002
                legal-basis: { en: Law, zh-Hans: 法律, zh-Hant: 法律條文 }
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
            legal-basis: { en: Law, zh-Hans: 法律, zh-Hant: 法律條文 }
            step:
              longest: 20 working-days
              starts: acceptance
              counts-first-day: false
              roll: next-working-day
              silence: grant
              silence-after: 3 calendar-days
              publish-within: 2 weeks
              extensions: [{ longest: 10 working-days, approver: agency-head, legal-basis: { en: Law, zh-Hans: 法律, zh-Hant: 法律條文 } }]
              legal-basis: { en: Law, zh-Hans: 法律, zh-Hant: 法律條文 }
            case:
              longest: 45 working-days
              starts: receipt
              roll: none
              silence: breach
              legal-basis: { en: Law, zh-Hans: 法律, zh-Hant: 法律條文 }
            acceptance: { within: 5 working-days, deemed: true, notices: 1, legal-basis: { en: Law, zh-Hans: 法律, zh-Hant: 法律條文 } }
            suspensions:
              - causes: [correction, testing]
                needs-notice: true
                needs-term: true
                ends-with-term: true
                first-day: next-day
                counts-last-day: true
                legal-basis: { en: Law, zh-Hans: 法律, zh-Hant: 法律條文 }
            delivery: { within: 10 working-days, legal-basis: { en: Law, zh-Hans: 法律, zh-Hant: 法律條文 } }
            remedies: [{ key: appeal, title: { en: Appeal, zh-Hans: 复议程序, zh-Hant: 復議程序 }, within: 2 months, decide-within: 60 calendar-days, legal-basis: { en: Law, zh-Hans: 法律, zh-Hant: 法律條文 } }]
            received-after: 3 calendar-days
            cards: { yellow-at: 80 }
            """,
        [Service] = """
            key: cafe
            version: 1
            code: CAF1
            title: { en: Café, zh-Hans: 咖啡馆, zh-Hant: 咖啡館 }
            summary: { en: A café, zh-Hans: 开咖啡馆, zh-Hant: 開咖啡館 }
            also-called: { en: [coffee house], zh-Hans: [咖啡厅], zh-Hant: [咖啡廳] }
            life-events: [opening]
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
                  - person.id
                  - child.n
                  - person.agrees
                  - fact: tenure.c
                    when: flag.a = true
                  - fact: born.d
                    optional: true
            parties:
              - key: partner
                title: { en: Partner, zh-Hans: 合伙人, zh-Hant: 合夥人 }
                identity: person.id
                authorises: person.agrees
                when: flag.a = true
                is-applicant: size.n > 900
            materials:
              - key: plan
                title: { en: Plan, zh-Hans: 平面图, zh-Hant: 平面圖 }
                when: size.n > 50
                read-by: [first]
                secondary: true
                follow-within: 5 working-days
                met-by: permit
            steps:
              - key: first
                title: { en: First, zh-Hans: 第一步骤, zh-Hant: 第一步驟 }
                department: fire
                reads: [person.name, size.n, flag.a, tenure.c, child.n, person.agrees, { fact: person.id, legal-basis: { en: Identity law, zh-Hans: 身份证法, zh-Hant: 身份證法 } }, born.d]
                limit: { statutory: 20, promised: 5, unit: working-days }
                legal-basis: { en: Law, zh-Hans: 法律, zh-Hant: 法律條文 }
                on-refusal: stop-all
                special-procedures: [testing, expert-review]
                phases: [accept, review, decide]
                second-person: true
                result: { en: Permit, zh-Hans: 许可证, zh-Hant: 許可證 }
                issues: permit
                silence: breach
                visit: true
                instant: { grant-when: size.n < 100, rule-version: 1, lowest-trust: B, audit-percent: 10 }
                commitment: { terms: { en: I commit, zh-Hans: 本人承诺, zh-Hant: 本人承諾 }, check-within: 2 months, rectify-within: 20 working-days }
                separately: { materials: 3, visits: 2 }
                fee: { amount: 80, for: { en: Entry, zh-Hans: 登记, zh-Hant: 登記 }, legal-basis: { en: Law, zh-Hans: 法律, zh-Hant: 法律條文 } }
              - key: second
                title: { en: Second, zh-Hans: 第二步骤, zh-Hant: 第二步驟 }
                bulk: true
                department: health
                needs: [first]
                when: size.n >= 300
                reads: [person.name]
                limit: { statutory: 10, promised: 3 }
                legal-basis: { en: Law, zh-Hans: 法律, zh-Hant: 法律條文 }
                result: { en: Permit, zh-Hans: 许可证, zh-Hant: 許可證 }
                renews: badge
                silence: renew
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
                facts: { person.name: 李娜, size.n: 320, flag.a: false, person.id: 511602199302186427, child.n: 2, person.agrees: true, born.d: 1990-01-31 }
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
