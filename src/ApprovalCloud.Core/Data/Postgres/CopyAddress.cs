using System.Globalization;
using Npgsql;

namespace ApprovalCloud.Core.Data.Postgres;

/// <summary>Where copies are read: what the setting says of them, the rest as of the primary, which itself comes last.</summary>
internal static class CopyAddress
{
    public static string Of(string reads, string primary)
    {
        var (all, own) = (new NpgsqlConnectionStringBuilder(primary), new NpgsqlConnectionStringBuilder(reads));
        var last = Hosts(all);
        foreach (var key in own.Keys)
            all[key] = own[key];
        var hosts = Hosts(all).Concat(last).Distinct().ToList();
        all.Host = string.Join(',', hosts);
        // Of a single host nothing can be preferred.
        all.TargetSessionAttributes = hosts.Count == 1 ? null : own.TargetSessionAttributes ?? "prefer-standby";
        return all.ToString();
    }

    private static List<string> Hosts(NpgsqlConnectionStringBuilder address) =>
        [.. (address.Host ?? "").Split(',').Select(host => host.Contains(':', StringComparison.Ordinal) || host.StartsWith('/') ? host : string.Create(CultureInfo.InvariantCulture, $"{host}:{address.Port}"))];
}
