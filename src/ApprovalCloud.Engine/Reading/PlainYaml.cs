using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace ApprovalCloud.Engine.Reading;

/// <summary>Refuses the parts of YAML with which a small file becomes endless: aliases, deep nesting.</summary>
internal sealed class PlainYaml(IParser inner) : IParser
{
    private const int Deepest = 40;

    private int depth;

    public ParsingEvent? Current => inner.Current;

    public bool MoveNext()
    {
        if (!inner.MoveNext())
            return false;
        depth += inner.Current!.NestingIncrease;
        if (inner.Current is AnchorAlias)
            throw new YamlException(inner.Current.Start, inner.Current.End, "aliases (*) are not used here");
        if (depth > Deepest)
            throw new YamlException(inner.Current.Start, inner.Current.End, $"nested more than {Deepest} levels deep");
        return true;
    }
}
