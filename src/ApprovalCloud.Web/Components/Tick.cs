using System.Globalization;
using ApprovalCloud.Core.Tasks;

namespace ApprovalCloud.Web.Components;

/// <summary>A ticked task as a form carries it: application, step and the version that was seen.</summary>
public static class Tick
{
    public static string Of(TickedTask task) => string.Create(CultureInfo.InvariantCulture, $"{task.ApplicationId}/{task.Step}/{task.Version}");

    /// <summary>What is none is left out.</summary>
    public static IReadOnlyList<TickedTask> Read(IEnumerable<string> values) => [.. values.Select(Read).OfType<TickedTask>()];

    private static TickedTask? Read(string value) =>
        value.Split('/') is [var id, var step, var version] && Guid.TryParse(id, out var application)
        && int.TryParse(version, NumberStyles.None, CultureInfo.InvariantCulture, out var seen)
            ? new TickedTask(application, step, seen)
            : null;
}
