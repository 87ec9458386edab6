using ApprovalCloud.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace ApprovalCloud.Core.Logs;

/// <summary>Which cases of a log: by the months in which they ended, both counted; by department; by channel.</summary>
public sealed record LogFilter(string? FromMonth = null, string? ToMonth = null, string? Department = null, string? Channel = null)
{
    public static readonly LogFilter All = new();

    /// <summary>The slices that have exactly these cases.</summary>
    internal IQueryable<LogSlice> Of(AppDbContext db, Guid log)
    {
        var slices = db.LogSlices.AsNoTracking().Where(slice => slice.LogId == log && slice.Cases > 0);
        if (this == All)
            return slices.Where(slice => slice.Month == "");
        slices = slices.Where(slice => slice.Month != "");
        if (FromMonth is not null)
            slices = slices.Where(slice => string.Compare(slice.Month, FromMonth) >= 0);
        if (ToMonth is not null)
            slices = slices.Where(slice => slice.Month != Slice.NoMonth && string.Compare(slice.Month, ToMonth) <= 0);
        if (Department is not null)
            slices = slices.Where(slice => slice.Department == Department);
        return Channel is null ? slices : slices.Where(slice => slice.Channel == Channel);
    }
}
