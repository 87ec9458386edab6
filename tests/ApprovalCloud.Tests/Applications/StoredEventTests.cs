using System.Reflection;
using ApprovalCloud.Core.Applications;
using ApprovalCloud.Engine.Running;

namespace ApprovalCloud.Tests.Applications;

/// <summary>What is stored is read for ever, as it was written.</summary>
public sealed class StoredEventTests
{
    private const string Old = """{"kind":"StepGranted","step":"a","note":"","at":"2026-03-03T01:30:00+00:00","by":{"id":"00000000-0000-0000-0000-000000000001","name":"Anna"}}""";

    [Fact]
    public void Grant_FromBeforeThereWereLicences_IsReadAndHasNone()
    {
        var read = Assert.IsType<StepGranted>(Json("Read", Old));

        Assert.Null(read.Licence);
        Assert.DoesNotContain("licence", (string)Json("Write", read), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void Grant_WithALicence_IsReadAsItWasWritten()
    {
        var granted = new StepGranted(DateTimeOffset.UnixEpoch, new Person(Guid.Empty, "Anna"), "a", "", "1.2.156.3005.2.X");

        Assert.Equal(granted, Json("Read", Json("Write", granted)));
    }

    private static object Json(string method, object argument) => typeof(EventRow).Assembly.GetType("ApprovalCloud.Core.Applications.EventJson")!
        .GetMethod(method, BindingFlags.Public | BindingFlags.Static)!.Invoke(null, [argument])!;
}
