using ApprovalCloud.Engine.Definition;

namespace ApprovalCloud.Engine.Running;

/// <summary>
/// What a service asks of somebody, beside what the same departments' separate procedures would: questions (a separate
/// form asks every fact its step reads), materials and visits (declared in the service), and working days (the law's
/// limits one after another, where one step needs the other; here, what is promised).
/// </summary>
/// <param name="Duplicates">Questions that several of the separate forms would ask again.</param>
public sealed record Burden(
    int SeparateQuestions, int Asked, int Prefilled, int Duplicates,
    int SeparateMaterials, int MaterialsAsked, int MaterialsMet,
    int SeparateVisits, int Visits, int SeparateDays, int Days)
{
    /// <summary>1 − fields typed ÷ fields on the separate forms.</summary>
    public decimal FormSaved => SeparateQuestions == 0 ? 0 : 1 - ((decimal)Asked / SeparateQuestions);

    /// <summary>What had not to be typed ÷ what is needed.</summary>
    public decimal Reuse => Asked + Prefilled == 0 ? 0 : (decimal)Prefilled / (Asked + Prefilled);

    /// <param name="isSupplied">Facts that did not have to be typed.</param>
    /// <param name="isMet">Materials that did not have to be handed in.</param>
    public static Burden Of(Plan plan, Func<string, bool> isSupplied, Func<Material, bool> isMet)
    {
        var steps = plan.Required.Select(step => step.Step).ToList();
        var asked = plan.Questions.Where(question => !question.Question.Optional || question.IsAnswered).ToList();
        var separate = steps.Sum(step => step.Reads.Count(fact => plan.Facts[fact] is not FactValue.Nothing));
        var distinct = steps.SelectMany(step => step.Reads).Where(fact => plan.Facts[fact] is not FactValue.Nothing).Distinct().Count();
        var materials = plan.Materials.Where(material => material.Involvement == Involvement.Required).Select(material => material.Material).ToList();
        var unmet = materials.Where(material => !isMet(material)).ToList();
        return new Burden(
            separate, asked.Count(question => !isSupplied(question.Fact)), asked.Count(question => isSupplied(question.Fact)), separate - distinct,
            steps.Sum(step => step.Separately.Materials), unmet.Count, materials.Count - unmet.Count,
            // What cannot be had from an e-licence is handed in where it is read.
            steps.Sum(step => step.Separately.Visits),
            steps.Where(step => unmet.Any(material => material.ReadBy.Contains(step.Key))).Select(step => step.Department).Distinct().Count(),
            LongestStatutoryPath(plan), plan.WorkingDays);
    }

    private static int LongestStatutoryPath(Plan plan)
    {
        var ends = new Dictionary<string, int>();
        foreach (var step in plan.Required.OrderBy(step => step.Wave))
            ends[step.Step.Key] = step.Needs.Select(need => ends.GetValueOrDefault(need)).DefaultIfEmpty(0).Max() + step.Step.Limit.Statutory;
        return ends.Values.DefaultIfEmpty(0).Max();
    }
}
