using System.Collections.Concurrent;
using ApprovalCloud.Core.SharedData;
using ApprovalCloud.Engine.Definition;

namespace ApprovalCloud.Tests.Support;

/// <summary>Registries that say what a test wrote down for them; the wire is tested elsewhere.</summary>
public sealed class ScriptedRegistries : IRegistries
{
    private readonly ConcurrentDictionary<string, Func<IReadOnlyDictionary<string, string>, RegistryAnswer>> answers = new();

    public ConcurrentQueue<(string Registry, string Path, IReadOnlyDictionary<string, string> Names)> Asked { get; } = new();

    public void Says(string registry, string path, RegistryAnswer answer) => Says(registry, path, _ => answer);

    public void Says(string registry, string path, Func<IReadOnlyDictionary<string, string>, RegistryAnswer> answer) =>
        answers[$"{registry}{path}"] = answer;

    public void Fails(string registry, string path, LookupOutcome outcome) => Says(registry, path, new RegistryAnswer(outcome));

    public void Forget()
    {
        answers.Clear();
        Asked.Clear();
    }

    public static RegistryAnswer Answer(params (string Fact, string Value)[] facts) =>
        new(LookupOutcome.Answered) { Facts = facts.ToDictionary(fact => fact.Fact, fact => fact.Value) };

    public Task<RegistryAnswer> Ask(
        Registry registry, Lookup lookup, IReadOnlyDictionary<string, string> names, AskedFor askedFor, CancellationToken cancellationToken)
    {
        Asked.Enqueue((registry.Key, lookup.Path, names));
        return Task.FromResult(answers.TryGetValue($"{registry.Key}{lookup.Path}", out var answer)
            ? answer(names)
            : new RegistryAnswer(LookupOutcome.Down));
    }
}
