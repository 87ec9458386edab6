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

    public async Task<string> Next(AppDbContext db, string serviceCode, DateOnly day, CancellationToken cancellationToken)
    {
        var name = $"{serviceCode}{day.ToString("yyyyMMdd", CultureInfo.InvariantCulture)}";
        var block = blocks.GetOrAdd(name, _ => new ConcurrentQueue<int>());
        int number;
        while (!block.TryDequeue(out number))
        {
            var next = await TakeBlock(db, name, cancellationToken);
            foreach (var one in Enumerable.Range(next - BlockSize + 1, BlockSize))
                block.Enqueue(one);
        }

        var code = $"{division}{name}{number:D6}";
        return code + Identifiers.Mod3736Check(code);
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
