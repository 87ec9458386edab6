using ApprovalCloud.Core.Users;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace ApprovalCloud.Core.Encryption;

/// <summary>Identity numbers are encrypted; people are found by the keyed hash beside it.</summary>
public static class IdentityMarks
{
    /// <summary>Whoever has this resident identity number.</summary>
    public static IQueryable<User> WithIdentity(this IQueryable<User> users, EncryptionKeys keys, string number) => users.WithIdentityIn(keys, [number]);

    /// <summary>Whoever has one of these.</summary>
    public static IQueryable<User> WithIdentityIn(this IQueryable<User> users, EncryptionKeys keys, IEnumerable<string> numbers)
    {
        var marks = numbers.SelectMany(keys.Marks).ToList();
        return users.Where(user => marks.Contains(user.IdentityMark!));
    }
}

/// <summary>With every number that is saved, its mark.</summary>
internal sealed class MarkIdentities(EncryptionKeys keys) : SaveChangesInterceptor
{
    public override InterceptionResult<int> SavingChanges(DbContextEventData eventData, InterceptionResult<int> result)
    {
        Mark(eventData.Context!);
        return result;
    }

    public override ValueTask<InterceptionResult<int>> SavingChangesAsync(DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        Mark(eventData.Context!);
        return ValueTask.FromResult(result);
    }

    private void Mark(DbContext db)
    {
        foreach (var entry in db.ChangeTracker.Entries<User>().Where(entry => entry.State == EntityState.Added || entry.Property(user => user.IdentityNumber).IsModified))
            entry.Property(user => user.IdentityMark).CurrentValue = entry.Entity.IdentityNumber is { } number ? keys.Mark(number) : null;
    }
}
