using ApprovalCloud.Engine.Definition;

namespace ApprovalCloud.Engine.Running;

/// <summary>
/// What a service asks of somebody, beside what the same departments' separate procedures would: questions (a separate
/// form asks every fact its step reads), materials and visits (declared in the service), and working days (along the
/// longest chain of steps that need each other: there the law's limits, here what is promised).
/// </summary>
/// <param name="Asked">Questions put to somebody; also those that only decide which steps are needed, and those that may stay empty.</param>
/// <param name="Prefilled">Questions that were answered already when they were asked.</param>
/// <param name="Duplicates">Questions that several of the separate forms would ask again.</param>
/// <param name="Visits">Departments to which a paper still has to be brought.</param>
public sealed record Burden(
    int SeparateQuestions, int Asked, int Prefilled, int Duplicates,
    int SeparateMaterials, int MaterialsAsked, int MaterialsMet,
    int SeparateVisits, int Visits, int SeparateDays, int Days)
{
    /// <summary>Departments involved: so many separate procedures' offices.</summary>
    public int Departments { get; init; }

    /// <summary>1 − fields typed ÷ fields on the separate forms; below zero if here more is asked than there.</summary>
    public decimal FormSaved => SeparateQuestions == 0 ? 0 : 1 - ((decimal)Asked / SeparateQuestions);

    /// <summary>What had not to be typed ÷ what is needed.</summary>
    public decimal Reuse => Asked + Prefilled == 0 ? 0 : (decimal)Prefilled / (Asked + Prefilled);

    /// <summary>Materials that an e-licence stands for ÷ materials needed.</summary>
    public decimal MaterialsMetRate => MaterialsAsked + MaterialsMet == 0 ? 0 : (decimal)MaterialsMet / (MaterialsAsked + MaterialsMet);

    /// <param name="isSupplied">Facts that did not have to be typed.</param>
    /// <param name="isMet">Materials that did not have to be handed in.</param>
    public static Burden Of(Plan plan, Func<string, bool> isSupplied, Func<Material, bool> isMet)
    {
        var steps = plan.Required.Select(step => step.Step).ToList();
        var questions = plan.Questions.Select(question => question.Fact).ToHashSet();
        // What does not apply to somebody would be left blank on a separate form too.
        var separate = steps.SelectMany(step => step.Reads).Where(questions.Contains).ToList();
        var prefilled = questions.Count(isSupplied);
        var materials = plan.Materials.Where(material => material.Involvement == Involvement.Required).Select(material => material.Material).ToList();
        var unmet = materials.Where(material => !isMet(material)).ToList();
        return new Burden(
            separate.Count, questions.Count - prefilled, prefilled, separate.Count - separate.Distinct().Count(),
            steps.Sum(step => step.Separately.Materials), unmet.Count, materials.Count - unmet.Count,
            // What cannot be had from an e-licence is handed in where it is read.
            steps.Sum(step => step.Separately.Visits),
            steps.Where(step => unmet.Exists(material => material.ReadBy.Contains(step.Key))).Select(step => step.Department).Distinct().Count(),
            LongestStatutoryPath(plan), plan.WorkingDays)
        {
            Departments = plan.Departments.Count(),
        };
    }

    private static int LongestStatutoryPath(Plan plan)
    {
        var ends = new Dictionary<string, int>();
        foreach (var step in plan.Required.OrderBy(step => step.Wave))
            ends[step.Step.Key] = step.Needs.Select(need => ends.GetValueOrDefault(need)).DefaultIfEmpty(0).Max() + step.Step.Limit.Statutory;
        return ends.Values.DefaultIfEmpty(0).Max();
    }
}
