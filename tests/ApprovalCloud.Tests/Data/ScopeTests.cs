using System.Text.RegularExpressions;

namespace ApprovalCloud.Tests.Data;

/// <summary>No query on citizens' applications or on departments' tasks begins without saying for whom.</summary>
public sealed partial class ScopeTests
{
    private static readonly string[] Scopes =
    [
        "OwnedBy", "HandledBy", "HeldBy", "AskedOf", "Between", "WorkedBy", "FiledBy", "FollowedBy", "SupervisedBy", "TasksOf", "IssuedBy", "AboutDepartmentOf", "AnsweredBy", "PresentedAs", "OfDepartmentOf", "OfPrincipals",
        "ForThePlatform", "OfScopedRows",
    ];

    [Fact]
    public void Queries_OnApplications_AreScoped() => Assert.Empty(Unscoped(SourceFiles().Select(file => (file.Name, file.Text))));

    [Theory]
    [InlineData("return db.Applications.AsNoTracking().Where(application => true);")]
    [InlineData("return db.Licences.Where(licence => licence.Number == number);")]
    [InlineData("return db.FactReads.CountAsync();")]
    [InlineData("return db.Ratings.Where(rating => rating.Comment != null);")]
    [InlineData("return db.Delegations.ToListAsync();")]
    [InlineData("return db.SavedFilters.ToListAsync();")]
    [InlineData("return db.Absences.ToListAsync();")]
    [InlineData("return db.Documents.Where(document => document.Step == step);")]
    public void Scan_OfAnUnscopedQuery_FindsIt(string query) => Assert.NotEmpty(Unscoped([("Bad.cs", query)]));

    // The exceptions only help use cases that say it.
    [Fact]
    public void WhateverAsksForAnother_SaysWhatItTakes_AndNothingElseIsOpenToDelegates() => Assert.Empty(
        from file in SourceFiles()
        where file.Text.Contains(".HandledBy(", StringComparison.Ordinal) && file.Name is not ("Scopes.cs" or "EarlierAnswers.cs" or "FileRoom.cs" or "Uploads.cs")
            && !file.Text.Contains("IActsFor", StringComparison.Ordinal)
        select file.Name);

    private static IEnumerable<string> Unscoped(IEnumerable<(string Name, string Text)> files) =>
        from file in files
        from Match query in Query().Matches(file.Text)
        let statement = file.Text[query.Index..Math.Min(file.Text.Length, query.Index + 160)]
        where !Scopes.Any(scope => statement.Contains($".{scope}(", StringComparison.Ordinal))
        select $"{file.Name}: {statement.Split('\n')[0]}";

    private static IEnumerable<(string Name, string Text)> SourceFiles()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "ApprovalCloud.sln")))
            folder = folder.Parent!;
        return Directory.EnumerateFiles(Path.Combine(folder.FullName, "src"), "*.cs", SearchOption.AllDirectories)
            .Where(path => !path.Contains("/obj/", StringComparison.Ordinal))
            .Select(path => (Path.GetFileName(path), File.ReadAllText(path)));
    }

    [GeneratedRegex(@"db\.(?:Applications|Licences|Documents|FactReads|SavedFilters|Ratings|Redress|Delegations|CounterSessions|CounterFilings|ProcessLogs|Absences)\b(?!\.Add)", RegexOptions.None, matchTimeoutMilliseconds: 5_000)]
    private static partial Regex Query();
}
