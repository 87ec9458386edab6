using ApprovalCloud.Core.Licences;
using ApprovalCloud.Core.Materials;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Core.SharedData;
using ApprovalCloud.Core.Tasks;
using ApprovalCloud.Engine.Definition;
using Microsoft.Extensions.Localization;

namespace ApprovalCloud.Web.Pages.Desk;

/// <param name="IsGood">Whether nothing speaks against it.</param>
public sealed record PlatformCheck(bool IsGood, string Words);

/// <summary>What the platform has looked at already, so that its clerk does not have to; each line says what was found.</summary>
public static class PlatformChecks
{
    public static IReadOnlyList<PlatformCheck> Of(TaskView task, Vocabulary vocabulary, bool isScanned, DateTimeOffset now, IStringLocalizer T) =>
        [.. OfAnswers(task, vocabulary, T), .. OfSources(task, vocabulary, now, T), .. OfMaterials(task, T), .. OfFiles(task, isScanned, T), .. OfClerk(task, T)];

    private static IEnumerable<PlatformCheck> OfAnswers(TaskView task, Vocabulary vocabulary, IStringLocalizer T)
    {
        if (task.Facts.Count == 0)
            yield break;
        var wrong = task.Facts.Where(fact => FactReader.Kept(vocabulary[fact.Key], fact.Value).Problem is not null).Select(fact => fact.Key).ToList();
        yield return wrong.Count == 0
            ? new(true, T["Every answer has the form that is asked for; check characters of identity numbers and credit codes are right."])
            : new(false, T["These answers do not have the form that is asked for: {0}", Labels(wrong, vocabulary, T)]);
    }

    private static IEnumerable<PlatformCheck> OfSources(TaskView task, Vocabulary vocabulary, DateTimeOffset now, IStringLocalizer T)
    {
        var fetched = task.Sources.Where(source => source.Value.Kind == SourceKind.Registry && task.Facts.ContainsKey(source.Key)).ToList();
        if (fetched.Count == 0)
            yield break;
        var (other, old) = (fetched.Where(source => source.Value.Now is not null).ToList(), fetched.Where(source => source.Value.HasExpired(now)).ToList());
        if (other.Count == 0 && old.Count == 0)
            yield return new(true, T["Answers taken from registries, as far as they were asked since still the same: {0}", Labels(fetched.Select(one => one.Key), vocabulary, T)]);
        if (other.Count > 0)
            yield return new(false, T["A registry says something else by now: {0}", Labels(other.Select(one => one.Key), vocabulary, T)]);
        if (old.Count > 0)
            yield return new(false, T["Older than such an answer may be; ask the registries again: {0}", Labels(old.Select(one => one.Key), vocabulary, T)]);
    }

    private static IEnumerable<PlatformCheck> OfMaterials(TaskView task, IStringLocalizer T)
    {
        if (task.Materials.Count == 0)
            yield break;
        var (missing, invalid) = (
            task.Materials.Where(one => one.State is MaterialState.HandIn or MaterialState.ToBeIssued).ToList(),
            task.Materials.Where(one => one.State is MaterialState.Revoked or MaterialState.Expired).ToList());
        if (missing.Count == 0 && invalid.Count == 0)
            yield return new(true, T["Every document that is needed is there, and every e-licence among them is in force."]);
        if (missing.Count > 0)
            yield return new(false, T["Not here: {0}", Titles(missing, T)]);
        if (invalid.Count > 0)
            yield return new(false, T["No longer in force: {0}", Titles(invalid, T)]);
    }

    private static IEnumerable<PlatformCheck> OfFiles(TaskView task, bool isScanned, IStringLocalizer T)
    {
        var current = task.Materials.SelectMany(material => material.Files).Where(file => file.IsCurrent).ToList();
        if (current.Exists(file => file.State == FileState.Ready))
        {
            yield return isScanned
                ? new(true, T["What is in each file that can be opened is what its name says, and no malware was found."])
                : new(false, T["What is in each file that can be opened is what its name says. No malware scanner is set up."]);
        }

        if (current.Exists(file => file.State == FileState.BeingChecked))
            yield return new(false, T["Some files are still being checked."]);
    }

    // The engine lets nobody decide who has a part in it.
    private static IEnumerable<PlatformCheck> OfClerk(TaskView task, IStringLocalizer T)
    {
        if (task.May.Decide || task.May.Review)
            yield return new(true, T["You are not the applicant, and have no part in the application for anybody."]);
    }

    private static string Labels(IEnumerable<string> facts, Vocabulary vocabulary, IStringLocalizer T) => string.Join(T[", "], facts.Select(fact => vocabulary.LabelOf(fact).Here()));

    private static string Titles(IEnumerable<TaskMaterial> materials, IStringLocalizer T) => string.Join(T[", "], materials.Select(one => one.Material.Title.Here()));
}
