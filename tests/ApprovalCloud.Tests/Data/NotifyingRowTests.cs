using System.Reflection;
using System.Runtime.CompilerServices;
using ApprovalCloud.Core.Applications;
using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Messaging;
using ApprovalCloud.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace ApprovalCloud.Tests.Data;

/// <summary>Of these rows Entity Framework keeps no copy: what they did not say would not be saved.</summary>
public sealed class NotifyingRowTests(SqlitePlatform platform) : IClassFixture<SqlitePlatform>
{
    [Fact]
    public async Task Rows_ThatDecisionsAreMadeOf_SayWhenTheyChange()
    {
        var notifying = (await Properties()).Select(one => one.DeclaringType).Distinct();

        Assert.Superset(new HashSet<Type?> { typeof(Application), typeof(StepRow), typeof(OutboxMessage) }, notifying.ToHashSet());
    }

    [Fact]
    public async Task Row_WhoseColumnIsSet_SaysSoBeforeAndAfter()
    {
        var silent = (await Properties()).Where(one => Said(one) is not ["changing", "changed"]).Select(one => $"{one.DeclaringType!.Name}.{one.Name}");

        Assert.Empty(silent);
    }

    [Fact]
    public async Task Row_WhoseColumnIsSetToWhatItIs_SaysNothing()
    {
        var talkative = (await Properties()).Where(one => Said(one, other: false).Length > 0).Select(one => $"{one.DeclaringType!.Name}.{one.Name}");

        Assert.Empty(talkative);
    }

    /// <summary>All columns that can be set after their row was made.</summary>
    private async Task<List<PropertyInfo>> Properties() => await platform.InDatabase(db => Task.FromResult(db.Model.GetEntityTypes()
        .Where(type => type.ClrType.IsAssignableTo(typeof(NotifyingRow)))
        .SelectMany(type => type.GetProperties().Select(column => column.PropertyInfo!))
        .Where(one => one.SetMethod is { } set && !set.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit)))
        .ToList()));

    private static string[] Said(PropertyInfo property, bool other = true)
    {
        var row = (NotifyingRow)Activator.CreateInstance(property.DeclaringType!, nonPublic: true)!;
        var said = new List<string>();
        row.PropertyChanging += (_, change) => said.Add(change.PropertyName == property.Name ? "changing" : "another");
        row.PropertyChanged += (_, change) => said.Add(change.PropertyName == property.Name ? "changed" : "another");
        property.SetValue(row, other ? Other(property.PropertyType) : property.GetValue(row));
        return [.. said];
    }

    private static object Other(Type type) => (Nullable.GetUnderlyingType(type) ?? type) switch
    {
        var one when one == typeof(string) => "something else",
        var one when one == typeof(byte[]) => new byte[] { 1 },
        var one when one == typeof(bool) => true,
        var one when one == typeof(int) || one == typeof(long) => Convert.ChangeType(7, one, null),
        var one when one == typeof(Guid) => Guid.NewGuid(),
        var one when one == typeof(DateTimeOffset) => DateTimeOffset.UnixEpoch,
        var one when one == typeof(DateOnly) => DateOnly.MaxValue,
        { IsEnum: true } one => Enum.GetValues(one).GetValue(1)!,
        var one => RuntimeHelpers.GetUninitializedObject(one),
    };
}
