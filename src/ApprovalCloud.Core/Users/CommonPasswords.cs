using System.Collections.Frozen;

namespace ApprovalCloud.Core.Users;

/// <summary>The passwords that people choose most often, in small letters.</summary>
public sealed class CommonPasswords
{
    private readonly FrozenSet<string> all;

    private CommonPasswords(IEnumerable<string> all) => this.all = all.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Reads a list: one on each line.</summary>
    public static CommonPasswords Read(TextReader list)
    {
        var read = new List<string>();
        while (list.ReadLine() is { } line)
            read.Add(line);
        return new CommonPasswords(read);
    }

    public bool Contains(string password) => all.Contains(password);
}
