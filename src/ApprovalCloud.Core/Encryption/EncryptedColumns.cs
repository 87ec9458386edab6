using ApprovalCloud.Core.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Microsoft.Extensions.DependencyInjection;

namespace ApprovalCloud.Core.Encryption;

/// <summary>Which columns are encrypted, and how the model comes to do it.</summary>
internal static class EncryptedColumns
{
    private const string Mark = "Encrypted";

    /// <summary>It is encrypted as it is written, and decrypted as it is read. No query can look into it.</summary>
    public static PropertyBuilder<T> IsEncrypted<T>(this PropertyBuilder<T> property) => property.HasAnnotation(Mark, true);

    public static void Encrypt(this ModelBuilder builder, EncryptionKeys keys)
    {
        foreach (var property in builder.Model.GetEntityTypes().SelectMany(type => type.GetProperties()).Where(property => property.FindAnnotation(Mark) is not null))
        {
            property.RemoveAnnotation(Mark);
            var text = new EncryptedText(keys, property.Purpose());
            property.SetValueConverter(property.GetValueConverter() is { } own ? own.ComposeWith(text) : text);
            property.SetMaxLength(null);
            property.SetAnnotation(nameof(EncryptedText), property.Purpose());
        }
    }

    /// <summary>The encrypted columns of a model, with their purposes.</summary>
    public static IEnumerable<(IProperty Property, string Purpose)> Encrypted(this IModel model) =>
        from type in model.GetEntityTypes()
        from property in type.GetProperties()
        where property.FindAnnotation(nameof(EncryptedText)) is not null
        select (property, (string)property.FindAnnotation(nameof(EncryptedText))!.Value!);

    public static EncryptionKeys KeysOf(this DbContextOptions options) =>
        options.FindExtension<CoreOptionsExtension>()?.ApplicationServiceProvider?.GetService<EncryptionKeys>() ?? EncryptionKeys.None;

    private static string Purpose(this IReadOnlyProperty property) => $"{property.DeclaringType.ClrType.Name}.{property.Name}";
}

internal sealed class EncryptedText(EncryptionKeys keys, string purpose)
    : ValueConverter<string, string>(text => keys.Encrypt(text, purpose), stored => keys.Decrypt(stored, purpose));

/// <summary>A model knows its keys, so there is one for each set of them.</summary>
internal sealed class ModelByKeys : IModelCacheKeyFactory
{
    public object Create(DbContext context, bool designTime) => (context.GetType(), (context as AppDbContext)?.Keys, designTime);
}
