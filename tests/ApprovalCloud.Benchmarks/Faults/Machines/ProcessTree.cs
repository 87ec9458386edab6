using System.Globalization;

namespace ApprovalCloud.Benchmarks.Faults.Machines;

/// <summary>A process and all that it has started.</summary>
internal static class ProcessTree
{
    public static IReadOnlyList<int> Of(int root)
    {
        var parents = Directory.EnumerateDirectories("/proc")
            .Select(folder => int.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out var id) ? id : 0)
            .Where(id => id > 0).Select(id => (Id: id, Parent: ParentOf(id))).ToList();
        var (tree, found) = (new List<int> { root }, 0);
        while (found < tree.Count)
        {
            var parent = tree[found++];
            tree.AddRange(parents.Where(one => one.Parent == parent).Select(one => one.Id));
        }

        return tree;
    }

    // What follows the name, which may hold anything: the state, then the parent.
    private static int ParentOf(int process)
    {
        try
        {
            var line = File.ReadAllText($"/proc/{process}/stat");
            return int.Parse(line[(line.LastIndexOf(')') + 2)..].Split(' ')[1], CultureInfo.InvariantCulture);
        }
        catch (IOException)
        {
            return 0;
        }
    }
}
