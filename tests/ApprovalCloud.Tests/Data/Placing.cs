using ApprovalCloud.Core.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace ApprovalCloud.Tests.Data;

/// <summary>What keeps a model's tables from being placed on several servers as it is said that they are.</summary>
internal static class Placing
{
    public static IReadOnlyList<string> Faults(IModel model, IReadOnlyDictionary<Type, Place> places) =>
    [
        .. model.GetEntityTypes().Where(type => !type.IsOwned() && !places.ContainsKey(type.ClrType)).Select(type => $"{type.GetTableName()}: nobody has said where it lies"),
        .. places.Keys.Where(kind => model.FindEntityType(kind) is null).Select(kind => $"{kind.Name}: there is no such table"),
        .. model.GetEntityTypes().Where(type => places.GetValueOrDefault(type.ClrType) == Place.WithApplication && places.ContainsKey(type.ClrType)).SelectMany(Apart),
        .. model.GetEntityTypes().SelectMany(type => type.GetForeignKeys()).Where(key => places.ContainsKey(key.DeclaringEntityType.ClrType)).Select(key => Reference(key, places)).OfType<string>(),
    ];

    private static IEnumerable<string> Apart(IEntityType type) =>
        type.GetKeys().Where(key => !Has(type, key.Properties)).Select(key => $"{type.GetTableName()}: {key.GetName()} lacks the application")
            .Concat(type.GetIndexes().Where(index => index.IsUnique && !Has(type, index.Properties)).Select(index => $"{type.GetTableName()}: {index.GetDatabaseName()} lacks the application"));

    private static string? Reference(IForeignKey key, IReadOnlyDictionary<Type, Place> places)
    {
        var (from, to) = (key.DeclaringEntityType, key.PrincipalEntityType);
        return (places[from.ClrType], places.GetValueOrDefault(to.ClrType)) switch
        {
            (Place.WithApplication, Place.WithApplication) => Places(from, key.Properties) is >= 0 and var place && place == Places(to, key.PrincipalKey.Properties)
                ? null
                : $"{from.GetTableName()}: {key.GetConstraintName()} lacks the application",
            (_, Place.Everywhere) or (Place.Alone, Place.Alone) => null,
            _ => $"{from.GetTableName()}: {key.GetConstraintName()} refers to rows that lie elsewhere",
        };
    }

    private static bool Has(IEntityType type, IReadOnlyList<IProperty> properties) => Places(type, properties) >= 0;

    private static int Places(IEntityType type, IReadOnlyList<IProperty> properties) =>
        properties.Select(property => property.Name).ToList().IndexOf(Placement.ApplicationIn(type.ClrType));
}
