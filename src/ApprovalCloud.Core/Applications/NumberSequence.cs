using System.Collections.Concurrent;
using System.Globalization;
using ApprovalCloud.Core.Data;
using ApprovalCloud.Engine.Definition;
using Microsoft.EntityFrameworkCore;

namespace ApprovalCloud.Core.Applications;

/// <summary>
/// Case numbers: <c>{division6}{service}{yyyyMMdd}{seq6}{check}</c>, the check character by ISO 7064 MOD 37,36 (GB/T 39046).
/// Each process takes blocks, so that submissions do not wait for each other; a number is never given twice, some are
/// never given.
/// </summary>
public sealed class NumberSequence(string division)
{
    private const int BlockSize = 20;
    private readonly ConcurrentDictionary<string, ConcurrentQueue<int>> blocks = new();

    /// <summary>The six digits that case numbers begin with.</summary>
    public string Division => division;

    public async Task<string> Next(AppDbContext db, string serviceCode, DateOnly day, CancellationToken cancellationToken)
    {
        var name = $"{serviceCode}{day.ToString("yyyyMMdd", CultureInfo.InvariantCulture)}";
        var code = $"{division}{name}{await NextSerial(db, name, cancellationToken):D6}";
        return code + Identifiers.Mod3736Check(code);
    }

    /// <summary>The next number of the sequence of this name, which has at most 40 characters.</summary>
    public async Task<int> NextSerial(AppDbContext db, string name, CancellationToken cancellationToken)
    {
        var block = blocks.GetOrAdd(name, _ => new ConcurrentQueue<int>());
        int number;
        while (!block.TryDequeue(out number))
        {
            var next = await TakeBlock(db, name, cancellationToken);
            foreach (var one in Enumerable.Range(next - BlockSize + 1, BlockSize))
                block.Enqueue(one);
        }

        return number;
    }

    private static async Task<int> TakeBlock(AppDbContext db, string name, CancellationToken cancellationToken)
    {
        var next = await db.Database.SqlQuery<int>($"""
            INSERT INTO number_blocks (name, next) VALUES ({name}, {BlockSize})
            ON CONFLICT (name) DO UPDATE SET next = number_blocks.next + {BlockSize} RETURNING next AS "Value"
            """).ToListAsync(cancellationToken);
        return next[0];
    }
}
