using ApprovalCloud.Tests.Browser;
using Xunit.Sdk;
using Xunit.v3;

[assembly: TestCollectionOrderer(typeof(ApprovalCloud.Tests.Support.LongestFirst))]

namespace ApprovalCloud.Tests.Support;

/// <summary>What takes longest begins first, so that nobody waits for it in the end.</summary>
public sealed class LongestFirst : ITestCollectionOrderer
{
    // Whoever learns forecasts has the memory tidied up each time, which is quick while no platform has been in it.
    private static readonly string[] First = ["Forecast", nameof(Chromium), nameof(AllPages), nameof(PostgresPlatform), nameof(SqlitePlatform)];

    public IReadOnlyCollection<TTestCollection> OrderTestCollections<TTestCollection>(IReadOnlyCollection<TTestCollection> testCollections)
        where TTestCollection : ITestCollection =>
        [.. DefaultTestCollectionOrderer.Instance.OrderTestCollections(testCollections).OrderBy(Place)];

    private static int Place<TTestCollection>(TTestCollection collection) where TTestCollection : ITestCollection =>
        Array.FindIndex(First, one => collection.TestCollectionDisplayName.Contains(one, StringComparison.Ordinal)) is var place and >= 0 ? place : First.Length;
}
